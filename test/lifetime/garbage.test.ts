// What becomes of sockets that nobody holds any more.
import { collectsAtOnce, resultOf } from '../support/children';

const flags = [...collectsAtOnce, '--no-warnings'];

/** Runs `body`, forgets what it made, and answers the warnings and how many sockets stayed. */
const script = (body: string) => `
	const { Socket, createServerSocket, SocketManager } = require('syssock');
	const { readdirSync, readlinkSync } = require('node:fs');
	const { setImmediate: turn } = require('node:timers/promises');
	const count = () => readdirSync('/proc/self/fd').filter((fd) => {
		try { return readlinkSync('/proc/self/fd/' + fd).startsWith('socket:'); } catch { return false; }
	}).length;
	const warnings = [];
	process.on('warning', (warning) => warnings.push({ name: warning.name, code: warning.code, message: warning.message }));
	async function collect() {
		for (let i = 0; i < 10; i++) { gc(); await turn(); }
	}
	(async () => {
		await collect();
		const before = count();
		await (async () => { ${body} })();
		await collect();
		const left = count() - before;
		console.log(JSON.stringify({ left, warnings }));
	})();
`;

interface Seen {
	readonly left: number;
	readonly warnings: { readonly name: string; readonly code: string; readonly message: string }[];
}

const runScript = (body: string) => resultOf<Seen>(script(body), { flags });

describe('a socket that is collected while open', () => {
	test('is closed, and the process is warned', async () => {
		const { left, warnings } = await runScript("new Socket({ family: 'ipv4', type: 'stream' });");
		expect(left).toBe(0);
		expect(warnings).toEqual([
			{
				name: 'ResourceWarning',
				code: 'SYSSOCK_UNCLOSED',
				message: expect.stringMatching(/collected.*fd \d+.*close\(\)/s),
			},
		]);
	});

	test.each([
		[
			'accepted',
			1,
			`const listener = createServerSocket({ path: '\\0gone-' + process.pid });
			const client = new Socket({ family: 'unix', type: 'stream' });
			client.connect({ path: '\\0gone-' + process.pid });
			listener.accept();
			client.close();
			listener.close();`,
		],
		['paired', 2, 'Socket.pair();'],
		['duplicated', 1, "const one = new Socket({ family: 'ipv4', type: 'stream' }); one.duplicate(); one.close();"],
		['adopted', 1, "Socket.fromFd(new Socket({ family: 'ipv4', type: 'stream' }).detachFd());"],
		['a server', 1, "createServerSocket({ host: '127.0.0.1' });"],
		[
			'one of which only the options are held',
			1,
			"new Socket({ family: 'ipv4', type: 'stream' }).options.get('soType');",
		],
	])('is closed however it came to be: %s', async (_name, count, body) => {
		const { left, warnings } = await runScript(body);
		expect(left).toBe(0);
		expect(warnings.map(({ code }) => code)).toEqual(Array(count).fill('SYSSOCK_UNCLOSED'));
	});

	test('does not close the next owner of its number', async () => {
		const { left, warnings } = await runScript(`
			const fd = (() => new Socket({ family: 'ipv4', type: 'stream' }).detachFd())();
			globalThis.kept = Socket.fromFd(fd);
			await collect();
			globalThis.kept.close();
		`);
		expect({ left, warnings }).toEqual({ left: 0, warnings: [] });
	});
});

test.each([
	['closed', "new Socket({ family: 'ipv4', type: 'stream' }).close();"],
	['disposed of', "new Socket({ family: 'ipv4', type: 'stream' })[Symbol.dispose]();"],
	['detached', "require('node:fs').closeSync(new Socket({ family: 'ipv4', type: 'stream' }).detachFd());"],
	['never opened', "try { new Socket({ family: 9999, type: 'stream' }); } catch {}"],
	[
		'refused as a file',
		"const fs = require('node:fs'); const fd = fs.openSync('/dev/null'); try { Socket.fromFd(fd); } catch {} fs.closeSync(fd);",
	],
])('there is no warning of a socket that was %s', async (_name, body) => {
	expect(await runScript(body)).toEqual({ left: 0, warnings: [] });
});

test('a socket is not collected while it waits', async () => {
	const { warnings } = await runScript(`
		const peer = await (async () => {
			const [a, b] = Socket.pair();
			void (async () => {
				await a.readable();
				globalThis.received = a.recv(8).toString();
				a.close();
			})();
			return b;
		})();
		await collect();
		peer.send('x');
		for (let i = 0; i < 10; i++) await turn();
		peer.close();
		if (globalThis.received !== 'x') throw new Error('the wait was lost');
	`);
	expect(warnings).toEqual([]);
});

test('a thousand waits on one socket leave nothing behind', async () => {
	const growth = await resultOf<number>(
		`
		const { Socket } = require('syssock');
		const [a, b] = Socket.pair();
		b.send('x');
		const { signal } = new AbortController();
		(async () => {
			const rounds = async (count) => { for (let i = 0; i < count; i++) await a.readable({ signal, timeoutMs: 1000 }); };
			await rounds(500);
			gc();
			const before = process.memoryUsage().heapUsed;
			await rounds(5000);
			gc();
			console.log(process.memoryUsage().heapUsed - before);
			process.exit();
		})();
	`,
		{ flags },
	);
	expect(growth).toBeLessThan(500_000);
});

describe('a socket that nobody names any more', () => {
	test('lives while somebody waits for it', async () => {
		const { left, warnings } = await runScript(`
			const path = '\\0waited-for-' + process.pid;
			const wait = (() => createServerSocket({ path }).readable())();
			await collect();
			const client = new Socket({ family: 'unix', type: 'stream' });
			client.connect({ path });
			await wait;
			client.close();
		`);
		expect(left).toBe(0);
		expect(warnings).toHaveLength(1); // the wait over, it was collected: open, and said so
	});

	test('lives as long as its options do', async () => {
		const { warnings } = await runScript(`
			const options = (() => new Socket({ family: 'ipv4', type: 'stream' }).options)();
			await collect();
			options.get('soType');
			globalThis.kept = options;
		`);
		expect(warnings).toEqual([]);
	});
});
