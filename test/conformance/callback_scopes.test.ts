// When nextTick callbacks and microtasks of a handler run: between two events where asked for, as on node:net, or after
// all events of the turn. Child processes, so that Jest's own machinery has no part in it.
import { resultOf } from '../support/children';

const prelude = `
	const { EventEngine } = require('./dist/native/engine.js');
	const { createEngine, recordLayout, READ } = require('syssock/addon');
	const { Socket } = require('syssock');
	const net = require('node:net');
	const { once } = require('node:events');
	const { setImmediate: turn } = require('node:timers/promises');
	const order = [];
	const note = (what, name) => {
		order.push(what + name);
		process.nextTick(() => { order.push('tick' + name); });
		Promise.resolve().then(() => { order.push('micro' + name); });
	};
	const finish = () => { console.log(JSON.stringify(order)); process.exit(); };
	/** Bytes for all of them are there before the loop looks. */
	const engine = new EventEngine();
	const peers = [];
	const connection = (name, scoped) => {
		const [mine, peer] = Socket.pair();
		peers.push(peer);
		const engineId = engine.adopt(mine.leave());
		engine.admit({ engineId, onData: () => note('data', name) });
		if (scoped !== undefined) engine.setScoped(engineId, scoped);
		return engineId;
	};
	const sendToAll = () => { for (const peer of peers) peer.send('x'); };
	const until = async (condition) => { while (!condition()) await turn(); for (let i = 0; i < 5; i++) await turn(); };
`;

/** Two connections of node:net with bytes in the same turn; the kernel says which is told first. */
const ofNet = `${prelude}
	(async () => {
		const servers = [];
		const server = net.createServer((socket) => {
			servers.push(socket);
			const name = servers.length;
			socket.on('data', () => note('data', name));
		}).listen(0, '127.0.0.1');
		await once(server, 'listening');
		const clients = [];
		for (let i = 0; i < 2; i++) {
			clients.push(net.connect(server.address().port, '127.0.0.1'));
			while (servers.length < i + 1) await turn();
		}
		const fds = clients.map((client) => client._handle.fd);
		for (const fd of fds) require('node:fs').writeSync(fd, 'x');
		await until(() => order.length >= 6);
		finish();
	})();
`;

const run = (script: string) => resultOf<string[]>(script);
/** The same with '1' for whichever connection came first. */
const asTold = (order: string[]) => {
	const first = order[0]?.at(-1);
	return order.map((what) => `${what.slice(0, -1)}${what.at(-1) === first ? 1 : 2}`);
};

test('of scoped connections they run between the connections, exactly as on node:net', async () => {
	const scoped = `${prelude}
		connection(1, true);
		connection(2, true);
		sendToAll();
		until(() => order.length >= 6).then(finish);
	`;
	const order = asTold(await run(scoped));
	expect(order).toEqual(['data1', 'tick1', 'micro1', 'data2', 'tick2', 'micro2']);
	expect(order).toEqual(asTold(await run(ofNet)));
});

test.each(['', ', false'])('of others they run after all events of the turn (%s)', async (scoped) => {
	const order = asTold(
		await run(`${prelude}
			connection(1${scoped});
			connection(2${scoped});
			sendToAll();
			until(() => order.length >= 6).then(finish);
		`),
	);
	expect(order).toEqual(['data1', 'data2', 'tick1', 'tick2', 'micro1', 'micro2']);
});

test('a scoped one among others keeps the order of events, and what came before it is done first', async () => {
	const { order, ids } = await resultOf<{ order: string[]; ids: string }>(`${prelude}
		for (const name of [1, 2, 3, 4, 5]) connection(name, name === 3);
		sendToAll();
		until(() => order.length >= 15).then(() => {
			console.log(JSON.stringify({ order, ids: order.filter((what) => what.startsWith('data')).map((what) => what.at(-1)).join('') }));
			process.exit();
		});
	`);
	const [before, after] = ids.split('3').map((names) => [...names]) as [string[], string[]];
	const together = (names: string[]) => ['data', 'tick', 'micro'].flatMap((what) => names.map((name) => what + name));
	expect(order).toEqual([...together(before), ...together(['3']), ...together(after)]);
});

test('the same connection can be asked for one way, then the other', async () => {
	const order = await run(`${prelude}
		const ids = [connection(1, true), connection(2, true)];
		sendToAll();
		until(() => order.length >= 6).then(() => {
			order.length = 0;
			for (const id of ids) engine.setScoped(id, false);
			sendToAll();
			return until(() => order.length >= 6);
		}).then(finish);
	`);
	expect(asTold(order)).toEqual(['data1', 'data2', 'tick1', 'tick2', 'micro1', 'micro2']);
});

test('a scoped listener tells of each connection in a scope of its own, and its connections are scoped too', async () => {
	const order = await run(`${prelude}
		const listener = new Socket({ family: 'ipv4', type: 'stream' }).bind({ host: '127.0.0.1', port: 0 }).listen();
		const id = engine.listen(listener.handle, 8);
		engine.setScoped(id, true);
		let names = 0;
		engine.admit({
			engineId: id,
			onAccepted(engineId) {
				const name = ++names;
				note('open', name);
				engine.admit({ engineId, onData: () => note('data', name) });
			},
		});
		for (let i = 0; i < 2; i++) {
			const client = new Socket({ family: 'ipv4', type: 'stream' });
			client.nonBlocking = false;
			client.connect(listener.localAddress);
			client.send('x');
			peers.push(client);
		}
		until(() => order.length >= 12).then(finish);
	`);
	expect(order.slice(0, 6)).toEqual(['open1', 'tick1', 'micro1', 'open2', 'tick2', 'micro2']);
	expect(asTold(order.slice(6))).toEqual(['data1', 'tick1', 'micro1', 'data2', 'tick2', 'micro2']);
});

test('the next tenant of a scoped slot is not scoped', async () => {
	const order = await run(`${prelude}
		for (const id of [connection(8, true), connection(9, true)]) engine.closeConnection(id, false);
		peers.length = 0;
		connection(1);
		connection(2);
		sendToAll();
		until(() => order.length >= 6).then(finish);
	`);
	expect(asTold(order)).toEqual(['data1', 'data2', 'tick1', 'tick2', 'micro1', 'micro2']);
});

describe('what runs between two events of one turn', () => {
	const between = (act: string) => `${prelude}
		const ids = [];
		const sockets = [];
		for (const name of [1, 2, 3]) {
			const [mine, peer] = Socket.pair();
			peers.push(peer);
			const engineId = engine.adopt(mine.leave());
			ids.push(engineId);
			engine.setScoped(engineId, true);
			engine.admit({
				engineId,
				onData(chunk) {
					order.push('data' + name);
					const others = ids.filter((id) => id !== engineId);
					process.nextTick(() => { ${act} });
				},
				onEnd: () => order.push('end' + name),
			});
		}
		sendToAll();
		(async () => { for (let i = 0; i < 20; i++) await turn(); finish(); })();
	`;

	test('may close the others: they are not told', async () => {
		const order = await run(between('for (const id of others) engine.closeConnection(id, true);'));
		expect(order).toHaveLength(1);
	});

	test('may close the engine: nothing more is told', async () => {
		expect(await run(between('engine.close();'))).toHaveLength(1);
	});

	test('may collect everything that nobody holds after that', async () => {
		const script = between('engine.close(); ids.length = 0; gc(); gc();');
		expect(await resultOf(script, { flags: ['--expose-gc'] })).toHaveLength(1);
	});

	test('cannot take a connection whose bytes are on their way', async () => {
		const take = 'if (order.length === 1) order.push(others.map((id) => typeof engine.take(id)).join());';
		const order = await run(between(take));
		expect(order[1]).toBe('number,number');
		expect(order.filter((what) => what.startsWith('data'))).toHaveLength(3);
	});

	test('can put another connection in the place of one that had something to tell', async () => {
		const order = await run(
			between(`
				if (ids.length !== 3) return;
				for (const id of others) engine.closeConnection(id, true);
				for (const id of others) {
					const [mine, peer] = Socket.pair();
					const engineId = engine.adopt(mine.leave());
					ids.push(engineId, peer);
					engine.admit({ engineId, onData: () => order.push('foreign'), onEnd: () => order.push('foreign') });
				}
			`),
		);
		expect(order).toHaveLength(1);
	});

	test('may throw: the next is told all the same, once', async () => {
		const order = await run(
			`process.on('uncaughtException', (error) => order.push(error.message));${between("throw new Error('thrown');")}`,
		);
		expect(order.map((what) => what.replace(/\d/, ''))).toEqual(['data', 'thrown', 'data', 'thrown', 'data', 'thrown']);
		expect(new Set(order)).toEqual(new Set(['data1', 'data2', 'data3', 'thrown']));
	});
});
