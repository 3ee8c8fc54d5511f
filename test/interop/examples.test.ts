/** The examples, run as the README of theirs says, with real clients. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import * as net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tls from 'node:tls';
import { WebSocket } from 'ws';
import { cert, key } from '../support/certificate';
import { afterThisTest, cleanUpAfterEach, patterned } from '../support/clients';
import { readAll } from '../support/net_sides';

cleanUpAfterEach();

const root = join(__dirname, '..', '..');
const hashOf = (bytes: Buffer) => createHash('sha1').update(bytes).digest('hex');

/** How one ends that was sent SIGTERM. Windows knows no such signal: Node ends the process at once there. */
const inOrder = process.platform === 'win32' ? [null, 'SIGTERM'] : [0, null];
const goingAway = process.platform === 'win32' ? 1006 : 1001;

/** Starts an example; answers its port once it listens. It is ended by SIGTERM after the test. */
async function start(name: string, ...args: string[]) {
	const child = spawn(process.execPath, [join('examples', `${name}.mjs`), '0', ...args], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const ended = once(child, 'exit');
	let output = '';
	child.stderr.setEncoding('utf8').on('data', (text) => {
		output += text;
	});
	afterThisTest(async () => {
		child.kill('SIGKILL');
		await ended;
	});
	child.stdout.setEncoding('utf8').on('data', (text) => {
		output += text;
	});
	while (!/listening on .*\d\s/.test(output)) {
		const over = await Promise.race([once(child.stdout, 'data').then(() => false), ended.then(() => true)]);
		if (over) throw new Error(`${name} ended: ${output}`);
	}
	const port = Number(/(\d+)\s*$/m.exec(output)?.[1]);
	return { port, child, ended, output: () => output };
}

async function connected(port: number, options: object = {}): Promise<net.Socket> {
	const socket = net.connect({ port, host: '127.0.0.1', ...options });
	afterThisTest(() => socket.destroy());
	socket.on('error', () => undefined);
	await once(socket, 'connect');
	return socket;
}

/** Lines that a telnet user would see. */
function lines(socket: net.Socket) {
	let text = '';
	socket.setEncoding('utf8').on('data', (part) => {
		text += part;
	});
	return async (part: string) => {
		while (!text.includes(part)) await once(socket, 'data');
		return text;
	};
}

test('every example has a test', () => {
	const names = readdirSync(join(root, 'examples')).filter((name) => name.endsWith('.mjs'));
	expect(names.sort()).toEqual(
		['chat', 'echo', 'express', 'fastify', 'proxy', 'tls', 'tuning', 'websocket'].map((name) => `${name}.mjs`),
	);
});

test('echo: megabytes come back as they went, and SIGTERM ends it in order', async () => {
	const { port, child, ended } = await start('echo');
	const client = await connected(port, { allowHalfOpen: true });
	const bytes = patterned(5_000_000);
	const received = readAll(client);
	client.end(bytes);
	expect((await received).equals(bytes)).toBe(true);
	child.kill('SIGTERM');
	expect(await ended).toEqual(inOrder);
});

test('chat: lines go to the others, and a line without end is refused', async () => {
	const { port, child, ended } = await start('chat');
	const anna = await connected(port);
	const annaSees = lines(anna);
	await annaSees('1 here');
	const bert = await connected(port);
	const bertSees = lines(bert);
	await Promise.all([bertSees('2 here'), annaSees('is here')]);
	anna.write('hello');
	anna.write(' bert\r\n');
	await bertSees('hello bert\r\n');
	const text = await annaSees('is here');
	expect(text).not.toContain('hello bert');
	bert.write('x'.repeat(2000));
	await bertSees('too long');
	await annaSees('has left');
	child.kill('SIGTERM');
	expect(await ended).toEqual(inOrder);
});

test('express: answers, and takes a body', async () => {
	const { port } = await start('express');
	const url = `http://127.0.0.1:${port}`;
	expect(await (await fetch(url)).json()).toEqual({ hello: expect.stringContaining('127.0.0.1'), keptAlive: true });
	const answer = await fetch(`${url}/length`, { method: 'POST', body: Buffer.alloc(3_000_000) });
	expect(await answer.json()).toEqual({ bytes: 3_000_000 });
});

test('fastify: answers, and ends in order', async () => {
	const { port, child, ended } = await start('fastify');
	const url = `http://127.0.0.1:${port}`;
	expect(await (await fetch(url)).json()).toEqual({ hello: expect.stringContaining('127.0.0.1') });
	const body = JSON.stringify({ a: 'b'.repeat(100_000) });
	const answer = await fetch(`${url}/echo`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
	expect(await answer.text()).toBe(body);
	child.kill('SIGTERM');
	expect(await ended).toEqual(inOrder);
});

test('websocket: messages go to all clients, small and large', async () => {
	const { port, child, ended } = await start('websocket');
	const [a, b] = [new WebSocket(`ws://127.0.0.1:${port}`), new WebSocket(`ws://127.0.0.1:${port}`)];
	await Promise.all([once(a, 'open'), once(b, 'open')]);
	const [small] = await Promise.all([once(b, 'message'), once(a, 'message'), a.send('hello')]);
	expect(String(small[0])).toBe('hello');
	const bytes = patterned(2_000_000);
	const [large] = await Promise.all([once(a, 'message'), b.send(bytes)]);
	expect(hashOf(large[0] as Buffer)).toBe(hashOf(bytes));
	const closed = Promise.all([once(a, 'close'), once(b, 'close')]);
	child.kill('SIGTERM');
	expect((await closed).map(([code]) => code)).toEqual([goingAway, goingAway]);
	expect(await ended).toEqual(inOrder);
});

test('tls: says hello and echoes', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'syssock-'));
	afterThisTest(() => rmSync(folder, { recursive: true }));
	writeFileSync(join(folder, 'key'), key);
	writeFileSync(join(folder, 'cert'), cert);
	const { port } = await start('tls', join(folder, 'key'), join(folder, 'cert'));
	const client = tls.connect({ port, host: '127.0.0.1', ca: cert, servername: 'localhost' });
	afterThisTest(() => client.destroy());
	const sees = lines(client);
	await sees('this is TLSv1.3');
	client.write('and back');
	await sees('and back');
});

test('proxy: passes both directions on, and each end by itself', async () => {
	const target = net.createServer({ allowHalfOpen: true }, async (socket) => {
		const request = await readAll(socket);
		socket.end(`${request.length} ${hashOf(request)}`);
	});
	target.listen(0, '127.0.0.1');
	afterThisTest(() => target.close());
	await once(target, 'listening');
	const { port } = await start('proxy', '127.0.0.1', String((target.address() as net.AddressInfo).port));
	const client = await connected(port, { allowHalfOpen: true });
	const bytes = patterned(5_000_000);
	const answer = readAll(client);
	client.end(bytes);
	expect(String(await answer)).toBe(`${bytes.length} ${hashOf(bytes)}`);
});

test('tuning: an http server with options of its sockets set', async () => {
	const { port, output } = await start('tuning');
	expect(await (await fetch(`http://127.0.0.1:${port}`)).json()).toMatchObject({ rttUs: expect.any(Number) });
	expect(output()).toContain(`listening on port ${port}`);
});
