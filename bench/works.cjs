// What is compared: the rows of the table.
'use strict';

/** How much of a row's work is done for one figure. */
const MIB_STREAMED = 1024;
const IDLE_CONNECTIONS = 15000;

const load = (...args) => ({ program: 'load', args });
const cpu = { app: 'echo', baseline: 'c-epoll', unit: 'µs', measure: 'cpu' };

/** Applications answer a hello over 64 kept-alive connections; there is none in C, so node:net is what they are beside. */
function requests(app, { maker = 'wrk', scheme = 'http', tools = [maker], ...more } = {}) {
	const load = { maker, scheme, connections: 64 };
	const title = `${app} hello, 64 kept-alive connections`;
	return { ...cpu, name: app, title, app, baseline: 'node', load, tools, ...more };
}

/** `short`: also in the short form. `growth`: a point of the chart of how cost grows, at so many connections. */
const works = [
	{ ...cpu, name: 'connect', title: 'connect + 1 B + close, 64 at once', load: load('connect', 64, 1, 1), short: true },
	{ ...cpu, name: 'echo-1', title: '64 B echo, 1 connection', load: load('echo', 1, 64, 1), short: true, growth: 1 },
	{ ...cpu, name: 'echo-64', title: '64 B echo, 64 connections', load: load('echo', 64, 64, 1), short: true },
	{ ...cpu, name: 'echo-64x16', title: 'the same, 16 in flight', load: load('echo', 64, 64, 16), short: true },
	{
		...cpu,
		name: 'echo-1000',
		title: '64 B echo, 1,000 connections',
		load: load('echo', 1000, 64, 1),
		short: true,
		growth: 1000,
	},
	{ ...cpu, name: 'echo-16k', title: '16 KiB echo, 64 connections', load: load('echo', 64, 16384, 1), short: true },
	{ ...cpu, name: 'echo-256k', title: '256 KiB echo, 64 connections', load: load('echo', 64, 262144, 1), short: true },
	requests('http', { short: true }),
	requests('express'),
	requests('fastify'),
	requests('https', { scheme: 'https', tools: ['wrk', 'openssl'] }),
	requests('http2', { maker: 'h2load' }),
	{
		...cpu,
		name: 'proxy',
		title: 'proxy: 64 KiB echo through a pipe both ways, 8 connections',
		app: 'proxy',
		baseline: 'node',
		target: 'echo',
		load: load('echo', 8, 65536, 4),
	},
];

module.exports = { works, IDLE_CONNECTIONS, MIB_STREAMED };
