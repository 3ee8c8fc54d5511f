// What a handler throws, at once or later: each event is told exactly once all the same, and each error is uncaught once.
import { resultOf } from '../support/children';

interface Seen {
	readonly told: string[];
	readonly uncaught: string[];
}

/** Connections a to e have something to tell in one turn; `misbehave(name)` is what their handlers do after they noted it. */
const script = (misbehave: string, last: number) => `
	const { EventEngine } = require('./dist/native/engine.js');
	const { Socket } = require('syssock');
	const { setImmediate: turn } = require('node:timers/promises');
	const told = [];
	const uncaught = [];
	process.on('uncaughtException', (error, origin) => uncaught.push(error.message + ' ' + origin));
	const fail = (text) => { throw new Error(text); };
	const misbehave = (name) => { ${misbehave} };
	const engine = new EventEngine();
	const others = [];
	for (const name of 'abcde') {
		const [mine, other] = Socket.pair();
		others.push(other);
		const engineId = engine.adopt(mine.leave());
		engine.admit({
			engineId,
			onData(chunk) { told.push(name + ' ' + chunk); misbehave(name); },
			onEnd() { told.push(name + ' end'); engine.closeConnection(engineId, false); misbehave(name); },
		});
		other.send('x');
	}
	(async () => {
		while (told.length < 5) await turn();
		for (const other of others) other.close();
		while (told.length < 10 || uncaught.length < ${last}) await turn();
		for (let i = 0; i < 10; i++) await turn();
		console.log(JSON.stringify({ told, uncaught }));
		process.exit();
	})();
`;

const everything = [...'abcde'].flatMap((name) => [`${name} x`, `${name} end`]).sort();

describe.each([
	['the handler', 'fail(name)', 'uncaughtException'],
	['a nextTick callback', 'process.nextTick(fail, name)', 'uncaughtException'],
	['a microtask', 'queueMicrotask(() => fail(name))', 'uncaughtException'],
	['an async function', '(async () => { await null; fail(name); })()', 'unhandledRejection'],
	['a timer', 'setTimeout(fail, 0, name)', 'uncaughtException'],
])('what %s throws', (_who, action, origin) => {
	test.each(['a', 'c', 'e', 'abcde'])('for connections %s makes no event come twice, or not at all', async (names) => {
		const last = names.length * 2;
		const { told, uncaught } = await resultOf<Seen>(script(`if ('${names}'.includes(name)) ${action};`, last));
		expect(told.toSorted()).toEqual(everything);
		const expected = [...names].flatMap((name) => [`${name} ${origin}`, `${name} ${origin}`]);
		expect(uncaught.toSorted()).toEqual(expected.toSorted());
	});
});

test('a handler that throws now and later, several times, is reported each time and told once', async () => {
	const misbehave = `
		for (const time of ['tick 1', 'tick 2', 'tick 3']) process.nextTick(fail, name + ' ' + time);
		queueMicrotask(() => fail(name + ' microtask'));
		fail(name + ' now');
	`;
	const { told, uncaught } = await resultOf<Seen>(script(misbehave, 50));
	expect(told.toSorted()).toEqual(everything);
	const each = ['microtask', 'now', 'tick 1', 'tick 2', 'tick 3'];
	const expected = [...'abcde'].flatMap((name) => each.map((what) => `${name} ${what} uncaughtException`));
	expect(uncaught.toSorted()).toEqual([...expected, ...expected].sort());
});

test('what a nextTick callback throws ends the process where nobody listens for it', async () => {
	const run = resultOf(`
		const { SocketManager } = require('syssock');
		const manager = new SocketManager();
		const data = () => process.nextTick(() => { throw new Error('thrown later'); });
		const [listener] = manager.setupServerSockets([{ host: '127.0.0.1', handlers: { data } }]);
		manager.start();
		require('node:net').connect(listener.address.port, '127.0.0.1', function () { this.write('x'); });
	`);
	await expect(run).rejects.toThrow('thrown later');
});
