import { Command, Option } from 'commander';
import {
	type ConnectionHandlers,
	type Endpoint,
	type Listener,
	type OverloadAction,
	SocketManager,
	type SocketManagerOptions,
} from '../index';
import { collectEndpoint, parseCount, parseDurationMs } from './arguments';
import { JsonLog } from './json_log';
import { Output } from './output';
import type { ServeLog } from './serve_log';
import { showStatus } from './status';
import { TextLog } from './text_log';

interface ServeOptions {
	readonly listen?: readonly Endpoint[];
	readonly maxConnections?: number;
	/** Milliseconds, as is `drain`. */
	readonly idleTimeout?: number;
	readonly onOverload: OverloadAction;
	readonly drain?: number;
	readonly json?: boolean;
	readonly quiet?: boolean;
}

const defaultEndpoint: Endpoint = { host: '::', port: 7000 };
const signals = ['SIGINT', 'SIGTERM'] as const;

const examples = `
Durations are seconds, or have a unit: 30, 2.5s, 500ms.

Examples:
  syssock serve                                           every address, port 7000
  syssock serve -l 127.0.0.1:7000 -l '[::1]:7000'         loopback only
  syssock serve -l :0 -l unix:/tmp/echo.sock              any free port, and a unix path
  syssock serve --max-connections 100 --on-overload shed  the 101st client is reset
  syssock serve --idle-timeout 30 --drain 2 --json        for a supervisor`;

/** `syssock serve`: an echo server on any number of addresses. */
export function serveCommand(): Command {
	return new Command('serve')
		.description('echo whatever clients send, on one address or many')
		.option(
			'-l, --listen <endpoint>',
			'HOST:PORT, [IPV6]:PORT, :PORT or unix:PATH; may be repeated (default: [::]:7000)',
			collectEndpoint,
		)
		.option('--max-connections <number>', 'clients at once (default: as many as the system allows)', parseCount)
		.option('--idle-timeout <duration>', 'reset a client that is silent for so long (default: never)', parseDurationMs)
		.addOption(
			new Option('--on-overload <action>', 'at a limit: new clients wait, or are reset')
				.choices(['pause', 'shed'])
				.default('pause'),
		)
		.option('--drain <duration>', 'time that clients have after a signal (default: 5s)', parseDurationMs)
		.option('--json', 'log a JSON object a line')
		.option('-q, --quiet', 'no line for each connection, and no status')
		.addHelpText('after', examples)
		.action((options: ServeOptions) => serve(options));
}

function serve(options: ServeOptions): void {
	const output = outputOfProcess();
	const log = options.json ? new JsonLog(output) : new TextLog(output);
	const manager = new SocketManager(settingsOf(options));
	const handlers = options.quiet ? echo : { ...echo, ...logged(log) };
	const endpoints = options.listen ?? [defaultEndpoint];
	let listeners: readonly Listener[];
	try {
		listeners = manager.setupServerSockets(endpoints.map((endpoint) => ({ ...endpoint, handlers })));
	} catch (error) {
		// Nothing is open: setupServerSockets keeps all or none.
		if (!(error instanceof Error)) throw error;
		log.failed(error);
		process.exitCode = 1;
		return;
	}
	observe(manager, log, options);
	manager.closeOnSignals(signals, { drainMs: options.drain }).start();
	log.listening(listeners); // last: whoever reads it may send a signal
	if (hasStatus(options)) showStatus(manager, output, options.maxConnections);
}

function settingsOf({ maxConnections, idleTimeout, onOverload }: ServeOptions): SocketManagerOptions {
	return { maxConnections, onOverload, timeouts: { idleTimeoutMs: idleTimeout } };
}

/** A reader that has gone (`syssock serve | head`) does not end the server. */
function outputOfProcess(): Output {
	for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
	return new Output(process.stdout, process.stderr);
}

function hasStatus({ json, quiet }: ServeOptions): boolean {
	return process.stdout.isTTY && process.env.TERM !== 'dumb' && !json && !quiet;
}

const echo: ConnectionHandlers = {
	data(connection, chunk) {
		if (!connection.write(chunk)) connection.pause();
	},
	drain: (connection) => connection.resume(),
};

/** Connections are counted for the reader of the log: their ids are long numbers. */
function logged(log: ServeLog): ConnectionHandlers {
	let count = 0;
	return {
		open(connection) {
			connection.metadata = ++count;
			log.open(count, connection);
		},
		close: (connection, error) => log.close(connection.metadata as number, connection, error),
	};
}

/** Tells what happens to the server as a whole. */
function observe(manager: SocketManager, log: ServeLog, { quiet }: ServeOptions): void {
	manager.on('overload', (overload) => log.overload(overload));
	manager.on('resumed', (resumed) => log.resumed(resumed));
	if (!quiet) manager.on('drop', (drop) => log.drop(drop));
	manager.on('error', (error, listener) => log.broken(error, listener));
	const onSignal = (signal: NodeJS.Signals) => {
		stop();
		log.closing(signal, manager.clients.size);
	};
	const stop = () => {
		for (const signal of signals) process.off(signal, onSignal);
	};
	for (const signal of signals) process.on(signal, onSignal);
	manager.on('close', (report) => {
		stop();
		log.closed(report);
	});
}
