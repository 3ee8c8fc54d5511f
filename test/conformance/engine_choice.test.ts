// Which engine a manager gets, and why: SYSSOCK_ENGINE, and what the kernel says of io_uring.
import { SocketError, type SocketManager } from '../../lib';
import { cleanUpAfterEach, connectTo, countFds, newManager } from '../support/clients';
import { describeOnRing, setEngine, whyNoRing } from '../support/engines';
import { type FaultRule, useFaultKernel, useSystemKernel } from '../support/kernels';
import { thrownBy } from '../support/sockets';

cleanUpAfterEach();
afterEach(useSystemKernel);
const before = process.env.SYSSOCK_ENGINE;
afterEach(() => setEngine(before));

const chosen = ({ engine, engineReason }: SocketManager) => ({ engine, engineReason });

/** An echo server, which has to serve its first client. */
async function serves(manager: SocketManager): Promise<void> {
	const handlers = {
		data: (connection: { write(chunk: Buffer): unknown }, chunk: Buffer) => void connection.write(chunk),
	};
	const [listener] = manager.setupServerSockets([{ host: '127.0.0.1', handlers }]);
	manager.start();
	const client = await connectTo(listener!);
	client.send('hello');
	expect(String(await client.receive(5))).toBe('hello');
}

test('SYSSOCK_ENGINE=poll is readiness, and said so', async () => {
	setEngine('poll');
	const manager = newManager();
	expect(chosen(manager)).toEqual({ engine: 'poll', engineReason: 'SYSSOCK_ENGINE=poll' });
	await serves(manager);
});

test.each([undefined, ''])('SYSSOCK_ENGINE %p is the default, or why it cannot be had', (value) => {
	setEngine(value);
	expect(newManager().engineReason).toMatch(/^'(poll|auto)' is the default$|^no io_uring here: /);
});

test("a value that is no engine's name is a TypeError that names those", () => {
	setEngine('fast');
	expect(thrownBy(() => newManager().engine)).toMatchObject({
		name: 'TypeError',
		code: 'ERR_INVALID_ARG_VALUE',
		message: "SYSSOCK_ENGINE must be 'poll', 'uring' or 'auto', not 'fast'",
	});
});

test("'auto' says why it is what it is, on whatever system", async () => {
	setEngine('auto');
	const manager = newManager();
	const refused = whyNoRing();
	if (refused === undefined) expect(chosen(manager)).toEqual({ engine: 'uring', engineReason: 'SYSSOCK_ENGINE=auto' });
	else expect(manager.engineReason.startsWith(`no io_uring here: ${refused}`)).toBe(true);
	await serves(manager);
});

/** What a kernel may refuse on the way to a ring, and the code that says so. */
const refusals: readonly (readonly [what: string, rule: FaultRule, code: string])[] = [
	['io_uring_setup by EPERM', { call: 'ringSetup', errno: 'EPERM' }, 'EPERM'],
	['io_uring_setup by ENOSYS', { call: 'ringSetup', errno: 'ENOSYS' }, 'ENOSYS'],
	['io_uring_setup by ENOMEM', { call: 'ringSetup', errno: 'ENOMEM' }, 'ENOMEM'],
	['the flags of a newer kernel', { call: 'ringSetup', errno: 'EINVAL' }, 'ENOSYS'],
	['an eventfd', { call: 'ringRegister', errno: 'EPERM' }, 'EPERM'],
	['provided buffers', { call: 'ringRegister', errno: 'EINVAL', after: 1 }, 'ENOSYS'],
];

describeOnRing('a kernel that refuses', () => {
	test.each(refusals)("%s: 'auto' is served by readiness, with the reason", async (_what, rule, code) => {
		setEngine('auto');
		useFaultKernel().inject(rule);
		const manager = newManager();
		expect(manager.engine).toBe('poll');
		expect(manager.engineReason).toMatch(new RegExp(`^no io_uring here: io_uring_setup ${code}( \\(.*\\))?$`));
		await serves(manager);
	});

	test.each(refusals)("%s: 'uring' is a SocketError that says so, and keeps no descriptor", (_what, rule, code) => {
		useFaultKernel().inject(rule);
		const manager = newManager();
		const descriptors = countFds();
		const error = thrownBy(() => manager.engine);
		expect(countFds()).toBe(descriptors);
		expect(error).toBeInstanceOf(SocketError);
		expect(error).toMatchObject({ code, syscall: 'io_uring_setup' });
	});

	test.each(['EPERM', 'ENOSYS'])('the SocketError of %s says what to set instead', (errno) => {
		useFaultKernel().inject({ call: 'ringSetup', errno });
		const error = thrownBy(() => newManager().engine) as SocketError;
		expect(error.suggestion).toContain('SYSSOCK_ENGINE to auto or poll');
	});

	test.each(['auto', 'uring'])(
		"a process without descriptors is told so with '%s', and on a ring once it has some",
		async (kind) => {
			setEngine(kind);
			const kernel = useFaultKernel().inject({ call: 'ringSetup', errno: 'EMFILE', times: 1 });
			const manager = newManager();
			const error = thrownBy(() => manager.engine);
			expect(error).toMatchObject({ name: 'SocketError', code: 'EMFILE', syscall: 'io_uring_setup' });
			expect(manager.engine).toBe('uring');
			expect(kernel.counts('ringSetup').calls).toBe(2);
			await serves(manager);
		},
	);
});
