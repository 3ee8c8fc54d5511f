// An engine needs descriptors of its own: a process that has none left is told so, and is served once it has.
import { cleanUpAfterEach, connectTo } from '../support/clients';
import { whyNoRing, withEngine } from '../support/engines';
import { type Remote, startRemote, withDescriptors } from '../support/remote';

cleanUpAfterEach();

const script = `
	const { Socket, SocketManager } = require('syssock');
	const { closeSync, openSync } = require('node:fs');
	const manager = new SocketManager();
	const handlers = { data: (connection, chunk) => connection.write(chunk) };
	const [listener] = manager.setupServerSockets([{ host: '127.0.0.1', handlers }]);
	const socket = new Socket({ family: 'ipv4', type: 'datagram' });
	const taken = [];
	const told = ({ name, code, syscall, suggestion }) => ({ name, code, syscall, hasSuggestion: suggestion !== undefined });
	calls.exhaust = () => {
		try { for (;;) taken.push(openSync('/dev/null')); } catch ({ code }) { return code; }
	};
	calls.release = () => taken.splice(0).forEach((fd) => closeSync(fd));
	calls.start = () => {
		try { manager.start(); return 'started'; } catch (error) { return told(error); }
	};
	calls.wait = () => socket.writable().then(() => 'writable', told);
	calls.address = () => listener.address;
`;
const refusing = (syscall: string) => ({ name: 'SocketError', code: 'EMFILE', syscall, hasSuggestion: true });
const engines = [['poll', 'epoll_create1'] as const, ...(whyNoRing() ? [] : [['uring', 'io_uring_setup'] as const])];

async function exhausted(kind: 'poll' | 'uring'): Promise<Remote> {
	const remote = startRemote(script, { wrapper: [...withDescriptors(64), ...withEngine(kind)] });
	expect(await remote.call('exhaust')).toBe('EMFILE');
	return remote;
}

test.each(engines)(
	'start() without descriptors for %s throws EMFILE, and serves when called again',
	async (kind, call) => {
		const remote = await exhausted(kind);
		expect(await remote.call('start')).toEqual(refusing(call));
		await remote.call('release');
		expect(await remote.call('start')).toBe('started');
		const client = await connectTo(await remote.call('address'));
		client.send('hello');
		expect(String(await client.receive(5))).toBe('hello');
	},
);

test('a wait without descriptors is refused with EMFILE, and works when there are some', async () => {
	const remote = await exhausted('poll');
	expect(await remote.call('wait')).toEqual(refusing('epoll_create1'));
	await remote.call('release');
	expect(await remote.call('wait')).toBe('writable');
});
