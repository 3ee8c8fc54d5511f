/** `node --import syssock/register`, in processes of their own: unchanged servers, clusters, sockets that are sent on. */
import { resultOf, runChild } from '../support/children';

const flags = ['--import', 'syssock/register'];

/** What a server's own request handler says of the socket it was asked over. */
const describeSocket = `
	const of = (socket) => [socket.constructor.name, socket.connection !== undefined].join(' ');
`;

test('an unchanged http server runs on syssock', async () => {
	const lines = await runChild(
		`
		${describeSocket}
		const http = require('node:http');
		const server = http.createServer((request, response) => response.end(of(request.socket)));
		server.listen(0, '127.0.0.1', async () => {
			const url = 'http://127.0.0.1:' + server.address().port;
			console.log(await (await fetch(url)).text());
			server.close(() => console.log('closed'));
			server.closeAllConnections();
		});
	`,
		{ flags },
	);
	expect(lines).toEqual(['Socket true', 'closed']);
});

test('an ESM app that imports express does, too', async () => {
	const lines = await runChild(
		`
		import express from 'express';
		const app = express();
		app.get('/', (request, response) => response.json({ syssock: request.socket.connection !== undefined, ip: request.ip }));
		const server = app.listen(0, '127.0.0.1', async () => {
			const url = 'http://127.0.0.1:' + server.address().port;
			console.log(await (await fetch(url)).text());
			server.close();
			server.closeAllConnections();
		});
	`,
		{ flags, type: 'module' },
	);
	expect(lines).toEqual(['{"syssock":true,"ip":"127.0.0.1"}']);
});

test('require() does the same, and unregister() undoes it for servers to come', async () => {
	const lines = await runChild(`
		${describeSocket}
		const net = require('node:net');
		const original = net.Server.prototype._listen2;
		const { unregister, register, managerOf } = require('syssock/register');
		register();
		const ask = () => new Promise((resolve) => {
			const server = net.createServer((socket) => {
				console.log(of(socket));
				socket.end();
				server.close(resolve);
			}).listen(0, () => net.connect(server.address().port).resume());
		});
		(async () => {
			await ask();
			unregister();
			console.log(net.Server.prototype._listen2 === original);
			await ask();
		})();
	`);
	expect(lines).toEqual(['Socket true', 'true', 'Socket false']);
});

test('cluster: workers share a port, as they do on node:net, and their connections are syssock’s', async () => {
	const seen = await resultOf<{ workers: number; kinds: string[]; codes: number[]; listening: number }>(
		`
		const cluster = require('node:cluster');
		const { writeFileSync, mkdtempSync, rmSync } = require('node:fs');
		const { join } = require('node:path');
		const folder = mkdtempSync(join(require('node:os').tmpdir(), 'syssock-'));
		const exec = join(folder, 'worker.js');
		writeFileSync(exec, \`
			${describeSocket}
			const answer = (request, response) => response.end(process.pid + ' ' + of(request.socket));
			require('node:http').createServer(answer).listen(0, '127.0.0.1');
		\`);
		cluster.setupPrimary({ exec, execArgv: process.execArgv.slice(0, 2) });
		const codes = [];
		const workers = new Set();
		const kinds = new Set();
		let listening = 0;
		for (let i = 0; i < 2; i++) cluster.fork();
		cluster.on('exit', (worker, code) => {
			codes.push(code);
			if (codes.length < 2) return;
			rmSync(folder, { recursive: true });
			console.log(JSON.stringify({ workers: workers.size, kinds: [...kinds], codes, listening }));
		});
		cluster.on('listening', async (worker, { port }) => {
			if (++listening < 2) return;
			for (let i = 0; i < 20 && workers.size < 2; i++) {
				const answer = await fetch('http://127.0.0.1:' + port, { headers: { connection: 'close' } });
				const [id, ...kind] = (await answer.text()).split(' ');
				workers.add(id);
				kinds.add(kind.join(' '));
			}
			for (const each of Object.values(cluster.workers)) each.disconnect();
		});
	`,
		{ flags },
	);
	expect(seen).toEqual({ workers: 2, kinds: ['Socket true'], codes: [0, 0], listening: 2 });
});

test('a socket and a server can be sent to another process', async () => {
	const lines = await runChild(`
		const { fork } = require('node:child_process');
		const { writeFileSync, mkdtempSync, rmSync } = require('node:fs');
		const { join } = require('node:path');
		const net = require('syssock/net');
		const folder = mkdtempSync(join(require('node:os').tmpdir(), 'syssock-'));
		const file = join(folder, 'child.js');
		writeFileSync(file, \`
			process.on('message', (what, handle) => {
				if (what === 'socket') handle.end('a socket from the child');
				else handle.on('connection', (socket) => socket.end('a server in the child'));
				if (what === 'server') process.send('serving');
			});
		\`);
		const child = fork(file);
		const read = (port) => new Promise((resolve) => {
			let text = '';
			net.connect(port, '127.0.0.1').setEncoding('utf8').on('data', (part) => { text += part; }).on('end', () => resolve(text));
		});
		const sending = net.createServer({ pauseOnConnect: true }, (socket) => child.send('socket', socket));
		const given = net.createServer();
		sending.listen(0, '127.0.0.1', () => given.listen(0, '127.0.0.1', async () => {
			console.log(await read(sending.address().port));
			const { port } = given.address();
			child.send('server', given);
			await new Promise((resolve) => child.once('message', resolve));
			given.close();
			console.log(await read(port));
			child.disconnect();
			child.kill();
			rmSync(folder, { recursive: true });
			process.exit();
		}));
	`);
	expect(lines).toEqual(['a socket from the child', 'a server in the child']);
});
