/** Connecting with node:net and with syssock/net, side by side. */
import { once } from 'node:events';
import * as nodeNet from 'node:net';
import { join } from 'node:path';
import { cleanUpAfterEach, temporaryFolder, turnsOfTheLoop } from '../support/clients';
import { hasIpv6 } from '../support/ipv6';
import { clientOf, listening, type Net, record, serverOf, shapeOf, sides, thrownIn } from '../support/net_sides';

cleanUpAfterEach();

type Addresses = readonly { readonly address: string; readonly family: 4 | 6 }[];
type Answer = (error: Error | null, address?: unknown, family?: number) => void;

/** A lookup that answers these, as dns.lookup does. */
const lookupOf = (addresses: Addresses) =>
	((_host: string, options: { all?: boolean }, answer: Answer) => {
		setImmediate(() => {
			if (options.all) answer(null, addresses);
			else answer(null, addresses[0]?.address, addresses[0]?.family);
		});
	}) as unknown as nodeNet.LookupFunction;

const attempts = ['connectionAttempt', 'connectionAttemptFailed', 'connectionAttemptTimeout'];
const failedAttempt = (...args: unknown[]) =>
	` ${args.slice(0, 3).join(' ')} ${(args[3] as Error | undefined)?.message ?? ''}`;

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
	const server = nodeNet.createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as nodeNet.AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}

describe.each(sides)('%s: connect()', (_name, net) => {
	test('takes a port, a host, options, a path, and a listener last', async () => {
		const { port } = await listening(net);
		const path = join(temporaryFolder(), 'p');
		const local = serverOf(net).listen(path);
		await once(local, 'listening');
		const forms: ((connected: () => void) => nodeNet.Socket)[] = [
			(connected) => net.connect({ port, host: '127.0.0.1' }, connected),
			(connected) => net.connect(port, '127.0.0.1', connected),
			(connected) => net.createConnection(port, '127.0.0.1', connected),
			(connected) => net.connect(String(port) as never, '127.0.0.1', connected),
			(connected) => new net.Socket().connect(port, '127.0.0.1', connected),
			(connected) => net.connect(path, connected),
			(connected) => net.connect({ path }, connected),
		];
		for (const form of forms) {
			const client = await new Promise<nodeNet.Socket>((resolve) => {
				const made = form(() => resolve(made));
			});
			client.destroy();
		}
	});

	test('tells what it looks up, and the attempt', async () => {
		const { port } = await listening(net);
		const log: string[] = [];
		const client = net.connect({ port, host: 'some.name', lookup: lookupOf([{ address: '127.0.0.1', family: 4 }]) });
		record(
			log,
			client,
			'client',
			['lookup', 'connectionAttempt', 'connect', 'ready'],
			(...args: unknown[]) => ` ${args}`,
		);
		await once(client, 'ready');
		client.destroy();
		expect(log).toEqual([
			'client lookup ,127.0.0.1,4,some.name',
			`client connectionAttempt 127.0.0.1,${port},4`,
			'client connect ',
			'client ready ',
		]);
	});

	test('tries one address after another', async () => {
		const { port } = await listening(net);
		const log: string[] = [];
		const lookup = lookupOf([
			{ address: '127.0.0.2', family: 4 },
			{ address: '127.0.0.1', family: 4 },
		]);
		const client = clientOf(net, { port, host: 'two.names', lookup, autoSelectFamily: true } as nodeNet.NetConnectOpts);
		record(log, client, 'client', attempts, failedAttempt as never);
		await once(client, 'connect');
		expect(log).toEqual([
			`client connectionAttempt 127.0.0.2 ${port} 4 `,
			`client connectionAttemptFailed 127.0.0.2 ${port} 4 connect ECONNREFUSED 127.0.0.2:${port}`,
			`client connectionAttempt 127.0.0.1 ${port} 4 `,
		]);
		const tried = (client as unknown as { autoSelectFamilyAttemptedAddresses: string[] })
			.autoSelectFamilyAttemptedAddresses;
		expect(tried).toEqual([`127.0.0.2:${port}`, `127.0.0.1:${port}`]);
		client.end('works');
	});

	test('says of all addresses why none would do', async () => {
		const port = await freePort();
		const lookup = lookupOf([
			{ address: '127.0.0.2', family: 4 },
			{ address: '127.0.0.1', family: 4 },
		]);
		const client = clientOf(net, { port, host: 'two.names', lookup, autoSelectFamily: true } as nodeNet.NetConnectOpts);
		const [error] = await once(client, 'error');
		expect([error.name, error.code]).toEqual(['AggregateError', 'ECONNREFUSED']);
		expect(error.errors.map((each: Error) => each.message)).toEqual([
			`connect ECONNREFUSED 127.0.0.2:${port}`,
			`connect ECONNREFUSED 127.0.0.1:${port}`,
		]);
	});

	test('binds a local address and port first', async () => {
		const { server, port } = await listening(net);
		const localPort = await freePort();
		const client = clientOf(net, { port, host: '127.0.0.1', localAddress: '127.0.0.1', localPort });
		const [[peer]] = await Promise.all([once(server, 'connection'), once(client, 'connect')]);
		expect([client.localPort, peer.remotePort]).toEqual([localPort, localPort]);
	});

	test('connects again after it was destroyed', async () => {
		const { server, port } = await listening(net);
		const socket = new net.Socket();
		for (const text of ['first', 'second']) {
			socket.connect(port, '127.0.0.1');
			const [[peer]] = await Promise.all([once(server, 'connection'), once(socket, 'connect')]);
			socket.write(text);
			expect(String((await once(peer, 'data'))[0])).toBe(text);
			peer.destroy();
			await once(socket.resume(), 'close');
		}
	});

	test('is given up by destroy(), quietly', async () => {
		const { port } = await listening(net);
		const log: string[] = [];
		const client = net.connect({ port, host: '127.0.0.1' });
		record(log, client, 'client', ['connect', 'error', 'close'], (arg: unknown) => ` ${arg}`);
		client.destroy();
		expect([client.connecting, client.destroyed]).toEqual([false, true]);
		await once(client, 'close');
		await turnsOfTheLoop(5);
		expect(log).toEqual(['client close false']);
	});

	test('fails a write that waited for it', async () => {
		const port = await freePort();
		const client = clientOf(net, { port, host: '127.0.0.1' });
		client.on('error', () => undefined);
		const error = await new Promise<NodeJS.ErrnoException | null | undefined>((resolve) => client.write('x', resolve));
		expect(['ERR_SOCKET_CLOSED_BEFORE_CONNECTION', 'ECONNREFUSED']).toContain(error?.code);
	});

	test('resets a connection that is still to be made', async () => {
		const { server, port } = await listening(net);
		const client = clientOf(net, { port, host: '127.0.0.1' });
		const reset = once(server, 'connection').then(([peer]) => once(peer.resume(), 'error'));
		client.resetAndDestroy();
		expect((await reset)[0].code).toBe('ECONNRESET');
	});

	test.each([
		['no port', {}, 'ERR_MISSING_ARGS'],
		['a port that is none', { port: 65536 }, 'ERR_SOCKET_BAD_PORT'],
		['a port of another type', { port: [] }, 'ERR_INVALID_ARG_TYPE'],
		['a local address that is none', { port: 1, localAddress: 'x' }, 'ERR_INVALID_IP_ADDRESS'],
		['a local port of another type', { port: 1, localPort: 'x' }, 'ERR_INVALID_ARG_TYPE'],
		['a lookup that is no function', { port: 1, host: 'a.b', lookup: 1 }, 'ERR_INVALID_ARG_TYPE'],
		['autoSelectFamily of another type', { port: 1, autoSelectFamily: 'x' }, 'ERR_INVALID_ARG_TYPE'],
		['a path of another type', { path: 5 }, 'ERR_INVALID_ARG_TYPE'],
	])('throws for %s', (_what, options, code) => {
		expect(thrownIn(() => new net.Socket().connect(options as never)).code).toBe(code);
	});
});

describe('errors of connect() are the same on both', () => {
	const errorOf = async (net: Net, options: object) => {
		const client = clientOf(net, options as nodeNet.NetConnectOpts);
		const log: string[] = [];
		record(log, client, 'client', ['connectionAttempt', 'lookup', 'error', 'close'], (arg: unknown) => ` ${arg}`);
		const closed = new Promise((resolve) => client.on('close', resolve));
		const [error] = await once(client, 'error');
		await closed;
		return { ...shapeOf(error), log };
	};
	const both = async (options: object) => {
		const theirs = await errorOf(nodeNet, options);
		const ours = await errorOf(sides[1]?.[1] as Net, options);
		expect(ours).toEqual(theirs);
		return theirs.message;
	};

	test('nobody listens', async () => {
		expect(await both({ port: await freePort(), host: '127.0.0.1' })).toContain('ECONNREFUSED');
	});

	test('nobody listens, at a name', async () => {
		const lookup = lookupOf([{ address: '127.0.0.1', family: 4 }]);
		expect(await both({ port: await freePort(), host: 'a.name', lookup })).toContain('ECONNREFUSED');
	});

	test('no such path', async () => {
		const path = join(temporaryFolder(), 'nobody');
		expect(await both({ path })).toContain('ENOENT');
	});

	test('a local address that is not ours', async () => {
		expect(await both({ port: 1, host: '127.0.0.1', localAddress: '192.0.2.1' })).toContain('EADDRNOTAVAIL');
	});

	test('a local port that is taken', async () => {
		const { port } = await listening(nodeNet);
		expect(await both({ port: 1, host: '127.0.0.1', localAddress: '127.0.0.1', localPort: port })).toContain(
			'EADDRINUSE',
		);
	});

	test('an address family that is not there to connect from', async () => {
		if (!hasIpv6) return;
		const options = { port: await freePort(), host: '::1', localAddress: '::1' };
		expect(await both(options)).toContain('ECONNREFUSED');
	});

	test('a lookup that fails, and one that answers no address', async () => {
		const failing = ((_host: string, _options: object, answer: Answer) =>
			setImmediate(answer, new Error('no name server'))) as never;
		expect(await both({ port: 1, host: 'a.name', lookup: failing })).toBe('no name server');
		const silly = lookupOf([{ address: 'not an address', family: 4 }]);
		expect(await both({ port: 1, host: 'a.name', lookup: silly })).toContain('Invalid IP address');
	});
});
