// What is compared: the rows of the table.
'use strict';

/** Messages there and back: load/messages.h. */
const load = (...args) => ({ program: 'messages', args });
const cpu = { app: 'echo', baseline: 'c-epoll', unit: 'µs', measure: 'cpu' };

/** Applications answer a hello over 64 kept-alive connections; there is none in C, so node:net is what they are beside. */
function requests(app, { maker = 'wrk', scheme = 'http', tools = [maker], ...more } = {}) {
	const load = { maker, scheme, connections: 64 };
	const title = `${app} hello, 64 kept-alive connections`;
	return { ...cpu, name: app, title, app, baseline: 'node', load, tools, ...more };
}

function echo(name, connections, bytes, inFlight, more) {
	const size = bytes < 1024 ? `${bytes} B` : `${bytes / 1024} KiB`;
	const crowd = connections === 1 ? '1 connection' : `${connections.toLocaleString('en')} connections`;
	const title = `${size} echo, ${crowd}${inFlight > 1 ? `, ${inFlight} in flight` : ''}`;
	return { ...cpu, name, title, load: load('echo', connections, bytes, inFlight), descriptors: connections, ...more };
}

/** It takes MiB instead of milliseconds. */
const stream = (name, title, app, way) => ({
	...cpu,
	name,
	title,
	app,
	unit: 'µs/MiB',
	load: { program: 'stream', args: [way], isMib: true },
	short: true,
});

/**
 * `measure`: which of measure.cjs; `unit`: of what it costs. `baseline`: the peer that ratios are to. `short`: also in the
 * short form. `growth`: a point of the chart of how cost grows, at so many connections. `descriptors`: that a process needs.
 */
const works = [
	{ ...cpu, name: 'connect', title: 'connect + 1 B + close, 64 at once', load: load('connect', 64, 1, 1), short: true },
	echo('echo-1', 1, 64, 1, { short: true, growth: 1 }),
	echo('echo-10', 10, 64, 1, { growth: 10 }),
	echo('echo-64', 64, 64, 1, { short: true }),
	echo('echo-64x16', 64, 64, 16, { short: true }),
	echo('echo-100', 100, 64, 1, { growth: 100 }),
	echo('echo-1000', 1000, 64, 1, { short: true, growth: 1000 }),
	echo('echo-10000', 10000, 64, 1, { growth: 10000 }),
	echo('echo-16k', 64, 16384, 1, { short: true }),
	echo('echo-256k', 64, 262144, 1, { short: true }),
	stream('stream-in', 'stream of 1 GiB into the server', 'sink', 'in'),
	stream('stream-out', 'stream of 1 GiB out of the server', 'source', 'out'),
	{
		name: 'flood',
		title: '99 % of echoes are back within, while 200 connect every 50 ms',
		app: 'echo',
		baseline: 'c-epoll',
		unit: 'µs',
		measure: 'latency',
		load: { program: 'flood', args: [16, 200] },
	},
	{
		name: 'idle',
		title: 'memory of an idle connection, 15,000 open',
		app: 'echo',
		unit: 'bytes',
		measure: 'idle',
		load: load('idle', 15000),
		descriptors: 15000,
	},
	requests('http', { short: true }),
	requests('express'),
	requests('fastify'),
	requests('https', { scheme: 'https', tools: ['wrk', 'openssl'] }),
	requests('http2', { maker: 'h2load' }),
	{
		...cpu,
		name: 'proxy',
		title: 'proxy: 64 KiB echo, pipes both ways, 8 connections',
		app: 'proxy',
		baseline: 'node',
		target: 'echo',
		load: load('echo', 8, 65536, 4),
	},
];

module.exports = { works };
