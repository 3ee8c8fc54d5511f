// connectionOptions of a listener: set on each connection before anybody hears of it, or the connection is not had.
import { once } from 'node:events';
import { join } from 'node:path';

import type { Connection, Drop, ListenerConfig, OptionValues, SocketManagerOptions } from '../../lib';
import {
	cleanUpAfterEach,
	connectTo,
	countFds,
	Journal,
	journaled,
	newManager,
	temporaryFolder,
} from '../support/clients';
import { useFaultKernel, useSystemKernel } from '../support/kernels';
import { thrownBy } from '../support/thrown';

cleanUpAfterEach();
afterEach(useSystemKernel);

function serveWith(config: ListenerConfig, options?: SocketManagerOptions, open?: (connection: Connection) => void) {
	const journal = new Journal();
	const manager = newManager(options);
	const handlers = journaled(journal, {
		data: (connection, chunk) => connection.write(chunk),
		...(open && { open }),
	});
	const [listener] = manager.setupServerSockets([{ host: '127.0.0.1', ...config, handlers }]);
	return { manager, listener: listener!, journal };
}

const wanted = { ipTtl: 77, soKeepAlive: true, tcpNoDelay: undefined } as const;
const seen = ({ options }: Connection): Partial<OptionValues> => ({
	ipTtl: options.get('ipTtl'),
	soKeepAlive: options.get('soKeepAlive'),
	tcpNoDelay: options.get('tcpNoDelay'),
});

test('are there when open is told, and not on the listener', async () => {
	const values: unknown[] = [];
	const { manager, listener, journal } = serveWith({ connectionOptions: wanted }, {}, (connection) =>
		values.push(seen(connection)),
	);
	manager.start();
	await connectTo(listener);
	await journal.saw('open');
	expect(values).toEqual([{ ipTtl: 77, soKeepAlive: true, tcpNoDelay: false }]);
	expect(listener.options.get('soKeepAlive')).toBe(false);
});

test('are those of their own listener', async () => {
	const manager = newManager();
	const listeners = manager.setupServerSockets([
		{ host: '127.0.0.1', connectionOptions: { soKeepAlive: true } },
		{ host: '127.0.0.1' },
	]);
	manager.start();
	const kept: boolean[] = [];
	for (const listener of listeners) {
		const told = once(manager, 'connection') as Promise<[Connection]>;
		await connectTo(listener);
		kept.push((await told)[0].options.get('soKeepAlive'));
	}
	expect(kept).toEqual([true, false]);
});

test('win over what the connection has from the listener', async () => {
	const { manager, listener } = serveWith({
		options: { soKeepAlive: true },
		connectionOptions: { soKeepAlive: false },
	});
	manager.start();
	const told = once(manager, 'connection') as Promise<[Connection]>;
	await connectTo(listener);
	expect((await told)[0].options.get('soKeepAlive')).toBe(false);
});

test('are the ones that were given, whatever becomes of the object', async () => {
	const connectionOptions: { soKeepAlive?: boolean } = { soKeepAlive: true };
	const { manager, listener } = serveWith({ connectionOptions });
	connectionOptions.soKeepAlive = false;
	manager.start();
	const told = once(manager, 'connection') as Promise<[Connection]>;
	await connectTo(listener);
	expect((await told)[0].options.get('soKeepAlive')).toBe(true);
});

test('are set by acceptConnection too', async () => {
	const { manager, listener } = serveWith({ connectionOptions: wanted });
	await connectTo(listener);
	const connection = manager.acceptConnection(listener);
	expect(connection && seen(connection)).toMatchObject({ ipTtl: 77, soKeepAlive: true });
});

describe('that the kernel refuses', () => {
	test('cost their connection only, which is reset and told as a drop with the error', async () => {
		const kernel = useFaultKernel();
		const limits = { perNetwork: { maxConnections: 1 } };
		const { manager, listener, journal } = serveWith({ connectionOptions: { ipTtl: 77 } }, limits);
		kernel.inject({ call: 'setOption', errno: 'ENOPROTOOPT', times: 1 });
		const dropped = once(manager, 'drop') as Promise<[Drop]>;
		manager.start();
		const client = await connectTo(listener);
		expect((await dropped)[0]).toMatchObject({
			cause: 'connection-options',
			listener,
			remoteAddress: { family: 'ipv4', host: '127.0.0.1' },
			error: { code: 'ENOPROTOOPT', syscall: 'setsockopt', option: 'ipTtl' },
		});
		expect(await client.ending()).toBe('ECONNRESET');
		expect(journal.lines).toEqual([]);
		expect(manager.stats().dropped).toEqual({ 'connection-options': 1 });
		const next = await connectTo(listener); // its network has room again
		next.send('hello');
		expect(String(await next.receive(5))).toBe('hello');
	});

	test('are thrown by acceptConnection, which leaves nothing open', async () => {
		const kernel = useFaultKernel();
		const { manager, listener } = serveWith({ connectionOptions: { ipTtl: 77 } });
		await connectTo(listener);
		kernel.inject({ call: 'setOption', errno: 'EINVAL', times: 1 });
		const before = countFds();
		expect(thrownBy(() => manager.acceptConnection(listener))).toMatchObject({ option: 'ipTtl' });
		expect(countFds()).toBe(before);
	});

	test('of a unix path are refused at each connection, as the kernel does', async () => {
		const manager = newManager();
		const path = join(temporaryFolder(), 'a.sock');
		const [listener] = manager.setupServerSockets([{ path, connectionOptions: { tcpNoDelay: true } }]);
		manager.start();
		const dropped = once(manager, 'drop') as Promise<[Drop]>;
		await connectTo(listener!);
		expect((await dropped)[0]).toMatchObject({ cause: 'connection-options', error: { code: 'ENOTSUP' } });
	});
});

test.each<[string, unknown, string]>([
	['a name that there is not', { tcpNoDelai: true }, 'ERR_INVALID_ARG_VALUE'],
	['a value of the wrong type', { soKeepAlive: 1 }, 'ERR_INVALID_ARG_TYPE'],
	['a value out of range', { soRcvBufBytes: -1 }, 'ERR_OUT_OF_RANGE'],
	['what has to be set before bind', { ipv6V6Only: true }, 'ERR_INVALID_ARG_VALUE'],
	['what has to be set before connect', { tcpFastOpenConnect: true }, 'ERR_INVALID_ARG_VALUE'],
	['no object', 'tcpNoDelay', 'ERR_INVALID_ARG_TYPE'],
])('%s is refused before a socket is opened', (_name, connectionOptions, code) => {
	const kernel = useFaultKernel();
	expect(
		thrownBy(() =>
			newManager().setupServerSockets([
				{ host: '127.0.0.1' },
				{ host: '127.0.0.1', connectionOptions: connectionOptions as never },
			]),
		),
	).toMatchObject({ code });
	expect(kernel.counts('open').calls).toBe(0);
});
