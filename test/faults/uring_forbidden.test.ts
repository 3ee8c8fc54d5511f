// A kernel that forbids io_uring as containers do: by a seccomp filter, for real.
import { resultOf } from '../support/children';
import { cleanUpAfterEach, connectTo } from '../support/clients';
import { type Remote, startRemote } from '../support/remote';
import { describeWithTool, findTool } from '../support/tools';

cleanUpAfterEach();

/** Has io_uring_setup (425 on every architecture) answer this errno from here on, then becomes what its arguments say. */
const filter = `
import ctypes, os, struct, sys
libc = ctypes.CDLL(None, use_errno=True)
def instruction(code, on_true, on_false, value): return struct.pack('HBBI', code, on_true, on_false, value)
program = b''.join((
    instruction(0x20, 0, 0, 0),                            # load the call's number
    instruction(0x15, 0, 1, 425),
    instruction(0x06, 0, 0, 0x00050000 | int(sys.argv[1])),  # SECCOMP_RET_ERRNO
    instruction(0x06, 0, 0, 0x7fff0000),                   # SECCOMP_RET_ALLOW
))
memory = ctypes.create_string_buffer(program)
header = ctypes.create_string_buffer(struct.pack('HxxxxxxP', len(program) // 8, ctypes.addressof(memory)))
def prctl(*arguments):
    if libc.prctl(*map(ctypes.c_ulong, arguments)) != 0: sys.exit('prctl: ' + os.strerror(ctypes.get_errno()))
prctl(38, 1, 0, 0, 0)                                      # PR_SET_NO_NEW_PRIVS
prctl(22, 2, ctypes.addressof(header), 0, 0)               # PR_SET_SECCOMP, SECCOMP_MODE_FILTER
os.execvp(sys.argv[2], sys.argv[2:])
`;
const numbers = { EPERM: 1, ENOSYS: 38 } as const;

/** On this engine, with an io_uring_setup that answers this. */
function forbidding(errno: keyof typeof numbers, engine: string): string[] {
	const python = findTool('python3') as string;
	return ['/usr/bin/env', `SYSSOCK_ENGINE=${engine}`, python, '-c', filter, String(numbers[errno])];
}

const server = `
	const { SocketManager } = require('syssock');
	const manager = new SocketManager();
	const handlers = { data: (connection, chunk) => connection.write(chunk) };
	const [listener] = manager.setupServerSockets([{ host: '127.0.0.1', handlers }]);
	calls.start = () => manager.start();
	calls.told = () => ({ engine: manager.engine, reason: manager.engineReason, address: listener.address });
`;

describeWithTool('python3', 'under a seccomp filter that refuses io_uring_setup', () => {
	test.each([
		['EPERM', 'no io_uring here: io_uring_setup EPERM (forbidden, by seccomp or by kernel.io_uring_disabled)'],
		['ENOSYS', 'no io_uring here: io_uring_setup ENOSYS (it takes Linux 6.1 or newer)'],
	] as const)("with %s, 'auto' serves by readiness and says why", async (errno, reason) => {
		const remote: Remote = startRemote(server, { wrapper: forbidding(errno, 'auto') });
		await remote.call('start');
		const told = await remote.call<{ engine: string; reason: string; address: never }>('told');
		expect(told).toMatchObject({ engine: 'poll', reason });
		const client = await connectTo(told.address);
		client.send('hello');
		expect(String(await client.receive(5))).toBe('hello');
	});

	test("'uring' is an error that says who forbids it", async () => {
		const script = `
			const { SocketManager } = require('syssock');
			try { void new SocketManager().engine; } catch (error) { console.log(JSON.stringify(error)); }
		`;
		const error = await resultOf<Record<string, unknown>>(script, { wrapper: forbidding('EPERM', 'uring') });
		expect(error).toMatchObject({ name: 'SocketError', code: 'EPERM', syscall: 'io_uring_setup' });
		expect(error.suggestion).toMatch(/seccomp|kernel\.io_uring_disabled/);
	});

	test('a single wait needs no ring: it works all the same', async () => {
		const script = `
			const { Socket } = require('syssock');
			const [a, b] = Socket.pair();
			b.send('x');
			a.readable().then(() => console.log(JSON.stringify(String(a.recv(8)))));
		`;
		expect(await resultOf(script, { wrapper: forbidding('EPERM', 'uring') })).toBe('x');
	});
});
