// Suggestions on the running system: every conflict, limit and missing permission here is a real one.
import { type ChildProcess, spawn } from 'node:child_process';
import * as dgram from 'node:dgram';
import { once } from 'node:events';
import * as fs from 'node:fs';
import * as net from 'node:net';
import * as os from 'node:os';
import { join } from 'node:path';
import { binding } from '../../lib/native/load';
import { errnoOf, type SocketError, socketError } from '../../lib/socket/errors';

const root = join(__dirname, '..', '..');
const isRoot = process.getuid?.() === 0;
const firstFreePort = Number(read('/proc/sys/net/ipv4/ip_unprivileged_port_start') ?? 0);
const hasIpv6 = Object.values(os.networkInterfaces()).some((all) => all?.some((one) => one.address === '::1'));
const onLinux = process.platform === 'linux' ? describe : describe.skip;
const withIpv6 = hasIpv6 ? test : test.skip;
const asRoot = isRoot ? test : test.skip;
const withLowPorts = firstFreePort > 1 ? test : test.skip;

/** The library from its sources, in a process of its own. What is loaded there is loaded before privileges go. */
const prelude = `
	const swc = require(${JSON.stringify(require.resolve('@swc/core'))});
	const options = { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } };
	require.extensions['.ts'] = (module, file) => module._compile(swc.transformFileSync(file, options).code, file);
	const { socketError, errnoOf } = require(${JSON.stringify(join(root, 'lib', 'socket', 'errors.ts'))});
	const net = require('node:net');
	const fs = require('node:fs');
	const tell = (value) => fs.writeSync(1, JSON.stringify(value) + '\\n');
	const dropPrivileges = () => {
		if (process.getuid() !== 0) return;
		process.setgroups([]);
		process.setgid(65534);
		process.setuid(65534);
	};
	const refused = (address, context) => new Promise((resolve, reject) => {
		const server = net.createServer();
		server.on('error', (error) => resolve(socketError(error.errno, 'bind', context)));
		server.listen(address, () => reject(new Error('it was free')));
	});
`;

const holder = `
	const server = require('node:net').createServer();
	server.listen(JSON.parse(process.argv[1]), () => console.log(JSON.stringify(server.address())));
`;

const children = new Set<ChildProcess>();
const openServers = new Set<{ close(done: () => void): unknown }>();
let folder = '';

beforeEach(() => {
	folder = fs.mkdtempSync(join(os.tmpdir(), 'syssock-'));
});

afterEach(async () => {
	await Promise.all([...children].map(stop));
	await Promise.all([...openServers].map((server) => new Promise<void>((done) => server.close(done))));
	openServers.clear();
	fs.rmSync(folder, { recursive: true, force: true });
});

onLinux('a port that is taken', () => {
	test('is another process’: it is named', async () => {
		const { child, told } = await hold({ host: '127.0.0.1', port: 0 });
		for (const host of ['127.0.0.1', '0.0.0.0']) {
			const { suggestion } = await refusedListen({ host, port: told.port });
			expect(suggestion).toMatch(
				new RegExp(`^pid ${child.pid} \\(node.*\\) listens on 127\\.0\\.0\\.1:${told.port}: stop it`),
			);
		}
	});

	test('is this process’: that is said', async () => {
		const { port, server } = await listen({ host: '127.0.0.1', port: 0 });
		const { fd } = (server as unknown as { _handle: { fd: number } })._handle;
		const { suggestion } = await refusedListen({ host: '127.0.0.1', port });
		expect(suggestion).toMatch(
			new RegExp(`^this process \\(pid ${process.pid}, fd ${fd}\\) listens on 127\\.0\\.0\\.1:${port}`),
		);
	});

	withIpv6('is a dual-stack listener’s', async () => {
		const { child, told } = await hold({ host: '::', port: 0 });
		const { suggestion } = await refusedListen({ host: '127.0.0.1', port: told.port });
		expect(suggestion).toMatch(new RegExp(`^pid ${child.pid} .* \\[::\\]:${told.port} \\(dual-stack`));
		expect((await refusedListen({ host: '::', port: told.port })).suggestion).not.toContain('dual-stack');
		expect((await refusedListen({ host: '::1', port: told.port })).suggestion).toContain(`pid ${child.pid} `);
	});

	withIpv6('is an IPv4 listener’s, and a dual-stack one wants it', async () => {
		const { child, told } = await hold({ host: '127.0.0.1', port: 0 });
		const { suggestion } = await refusedListen({ host: '::', port: told.port });
		expect(suggestion).toMatch(new RegExp(`^pid ${child.pid} .* 127\\.0\\.0\\.1:${told.port} .*ipv6V6Only`));
	});

	test('is a UDP socket’s', async () => {
		const socket = dgram.createSocket('udp4').bind(0, '127.0.0.1');
		openServers.add(socket);
		await once(socket, 'listening');
		const { port } = socket.address();
		const error = inUse({ address: '0.0.0.0', port, transport: 'udp' });
		expect(error.suggestion).toMatch(new RegExp(`^this process .* has UDP 127\\.0\\.0\\.1:${port}`));
		expect(inUse({ address: '0.0.0.0', port, transport: 'tcp' }).suggestion).not.toContain('this process');
	});

	test('is bound and does not listen', () => {
		const first = tcpSocket();
		const second = tcpSocket();
		expect(first.bind({ family: 'ipv4', host: '127.0.0.1', port: 0 })).toBe(0);
		const address = first.localAddress() as { family: 'ipv4'; host: string; port: number };
		const result = second.bind(address);
		expect(result).toBe(errnoOf('EADDRINUSE'));
		const error = socketError(result, 'bind', { address: address.host, port: address.port, transport: 'tcp' });
		expect(error.suggestion).toContain('is bound to port');
		first.close();
		second.close();
	});

	test('is in TIME_WAIT only', async () => {
		const { port, server } = await listen({ host: '127.0.0.1', port: 0 });
		server.on('connection', (socket) => socket.end());
		const client = net.connect({ host: '127.0.0.1', port }).resume();
		await once(client, 'close');
		openServers.delete(server);
		await new Promise((done) => server.close(done));
		const socket = tcpSocket();
		const result = socket.bind({ family: 'ipv4', host: '127.0.0.1', port });
		expect(result).toBe(errnoOf('EADDRINUSE'));
		const error = socketError(result, 'bind', { address: '127.0.0.1', port, transport: 'tcp' });
		expect(error.suggestion).toMatch(/ending \(TIME_WAIT\).*soReuseAddr/);
		socket.close();
	});

	asRoot('is a process’ that this user may not look into', async () => {
		const { port } = await listen({ host: '127.0.0.1', port: 0 });
		const suggestion = await inChild(`
			dropPrivileges();
			const address = { host: '127.0.0.1', port: ${port} };
			refused(address, { address: address.host, port: address.port }).then((error) => tell(error.suggestion));
		`);
		expect(suggestion).toMatch(
			new RegExp(`^a process of uid 0 that this user may not look into .* listens on 127\\.0\\.0\\.1:${port}`),
		);
	});
});

onLinux('a unix path that is taken', () => {
	test('is a listener’s: it is named', async () => {
		const path = join(folder, 'a.sock');
		const { child } = await hold({ path });
		const { suggestion } = await refusedListen({ path });
		expect(suggestion).toMatch(new RegExp(`^pid ${child.pid} \\(node.*\\) listens on ${path}`));
	});

	test('is an abstract name', () => {
		// Not by node:net: Node 20 fills abstract names up with NULs.
		const path = `\0syssock-test-${process.pid}`;
		const first = unixSocket();
		expect(first.bind({ family: 'unix', path })).toBe(0);
		expect(bindUnix(path)).toMatchObject({
			code: 'EADDRINUSE',
			suggestion: expect.stringMatching(`^this process .* is bound to @syssock-test-${process.pid}`),
		});
		expect(first.listen(1)).toBe(0);
		expect(bindUnix(path).suggestion).toContain(`listens on @syssock-test-${process.pid}`);
		first.close();
		expect(suggestionFor('EADDRINUSE', 'bind', { path })).toContain('another socket has the abstract name');
	});

	test('is a stale file: that is said, on bind and on connect', async () => {
		const path = join(folder, 'a.sock');
		const { child } = await hold({ path });
		await stop(child);
		expect((await refusedListen({ path })).suggestion).toMatch(/stale file.*remove it/);
		const [error] = (await once(net.connect({ path }), 'error')) as [NodeJS.ErrnoException];
		const refused = socketError(error.errno ?? 0, 'connect', { path });
		expect(refused.code).toBe('ECONNREFUSED');
		expect(refused.suggestion).toContain('its server has ended');
	});

	test('is no socket', async () => {
		const path = join(folder, 'a.txt');
		fs.writeFileSync(path, 'kept');
		expect((await refusedListen({ path })).suggestion).toContain('is a file, not a socket');
	});

	test('lies in a directory that is not there, or is a file', () => {
		const missing = join(folder, 'none', 'a.sock');
		const absent = bindUnix(missing);
		expect(absent.code).toBe('ENOENT');
		expect(absent.suggestion).toContain(`${join(folder, 'none')} is not there`);
		fs.writeFileSync(join(folder, 'file'), '');
		const blocked = bindUnix(join(folder, 'file', 'a.sock'));
		expect(blocked.code).toBe('ENOTDIR');
		expect(blocked.suggestion).toContain('is a file, not a directory');
	});
});

onLinux('permissions', () => {
	withLowPorts('a low port tells where they begin and both remedies', async () => {
		const port = Math.min(80, firstFreePort - 1);
		const told = await inChild(`
			dropPrivileges();
			refused({ host: '127.0.0.1', port: ${port} }, { address: '127.0.0.1', port: ${port} }).then(tell);
		`);
		expect(told).toMatchObject({ code: 'EACCES' });
		const { suggestion } = told as { suggestion: string };
		expect(suggestion).toContain(`net.ipv4.ip_unprivileged_port_start is ${firstFreePort}`);
		expect(suggestion).toContain(`setcap cap_net_bind_service=+ep '${process.execPath}'`);
		expect(suggestion).toContain(`sysctl net.ipv4.ip_unprivileged_port_start=${port}`);
	});

	asRoot('a unix path tells the directory', async () => {
		const path = join(folder, 'a.sock');
		const bind = `
			dropPrivileges();
			refused({ path: ${JSON.stringify(path)} }, { path: ${JSON.stringify(path)} }).then(tell);
		`;
		fs.chmodSync(folder, 0o700);
		expect(await inChild(bind)).toMatchObject({
			code: 'EACCES',
			suggestion: expect.stringContaining(`uid 65534 may not pass through the directory ${folder}`),
		});
		fs.chmodSync(folder, 0o755);
		expect(await inChild(bind)).toMatchObject({
			code: 'EACCES',
			suggestion: expect.stringMatching(/write permission on .*: uid 0's with mode 0755; this is uid 65534$/),
		});
	});

	asRoot('connecting tells the mode of the socket’s file', async () => {
		const path = join(folder, 'a.sock');
		await listen({ path });
		fs.chmodSync(folder, 0o755);
		fs.chmodSync(path, 0o600);
		const told = await inChild(`
			dropPrivileges();
			net.connect({ path: ${JSON.stringify(path)} }).on('error', (error) => {
				tell(socketError(error.errno, 'connect', { path: ${JSON.stringify(path)} }));
			});
		`);
		expect(told).toMatchObject({ code: 'EACCES', suggestion: expect.stringContaining("uid 0's with mode 0600") });
	});
});

onLinux('limits', () => {
	test('EMFILE tells the limit and how many are open, with no descriptor left and with some', async () => {
		const script = `
			const taken = [];
			let error;
			while (error === undefined) {
				try {
					taken.push(fs.openSync('/dev/null'));
				} catch (caught) {
					error = caught;
				}
			}
			const atLimit = socketError(error.errno, 'accept').suggestion;
			for (const fd of taken.splice(0, 10)) fs.closeSync(fd);
			const later = socketError(error.errno, 'accept').suggestion;
			tell({ code: error.code, atLimit, later, open: fs.readdirSync('/proc/self/fd').length - 1 });
		`;
		const told = (await inChild(script, ['sh', '-c', 'ulimit -n 64; exec "$@"', 'sh'])) as Record<string, unknown>;
		expect(told.code).toBe('EMFILE');
		expect(told.atLimit).toMatch(/^this process has 64 of 64 descriptors open \(RLIMIT_NOFILE\)/);
		expect(told.later).toContain(`this process has ${told.open} of 64 descriptors open (RLIMIT_NOFILE)`);
	});

	test('ENFILE and ENOBUFS tell the system’s', () => {
		expect(suggestionFor('ENFILE', 'accept')).toMatch(/^\d+ of \d+ files are open in the whole system/);
		expect(suggestionFor('ENOBUFS', 'send')).toMatch(/TCP uses \d+ of \d+ pages/);
	});

	test('reading suggestions leaves no descriptor open', async () => {
		const { port } = await listen({ host: '127.0.0.1', port: 0 });
		const before = fs.readdirSync('/proc/self/fd').length;
		for (const code of ['EADDRINUSE', 'EMFILE', 'ENFILE', 'ENOBUFS', 'EADDRNOTAVAIL', 'EAFNOSUPPORT', 'ENODEV']) {
			expect(suggestionFor(code, 'bind', { address: '127.0.0.1', port })).toBeDefined();
		}
		expect(fs.readdirSync('/proc/self/fd')).toHaveLength(before);
	});
});

onLinux('what is there instead', () => {
	test('EADDRNOTAVAIL lists the addresses', async () => {
		const error = await refusedListen({ host: '203.0.113.77', port: 0 });
		expect(error.code).toBe('EADDRNOTAVAIL');
		expect(error.suggestion).toContain('no interface of this system has 203.0.113.77; there are ');
		expect(error.suggestion).toContain('127.0.0.1 (lo)');
	});

	test('ENODEV lists the interfaces', () => {
		const result = binding.interfaceIndex('nosuch0');
		const error = socketError(result, 'if_nametoindex', { interface: 'nosuch0' });
		expect(error.code).toBe('ENODEV');
		expect(error.suggestion).toMatch(/^no interface is called 'nosuch0'; there are .*\blo\b/);
	});

	test('EAFNOSUPPORT tells what the system has', () => {
		const result = binding.openSocket(250, binding.constants.SOCK_STREAM ?? 0, 0);
		const error = socketError(result as number, 'socket');
		expect(error.code).toBe('EAFNOSUPPORT');
		expect(error.suggestion).toMatch(/IPv4.*TCP/);
	});

	test('ECONNREFUSED tells where somebody does listen', async () => {
		const { port } = await listen({ host: '127.0.0.1', port: 0 });
		const [error] = (await once(net.connect({ host: '127.0.0.2', port }), 'error')) as [NodeJS.ErrnoException];
		const refused = socketError(error.errno ?? 0, 'connect', { address: '127.0.0.2', port });
		expect(refused.code).toBe('ECONNREFUSED');
		expect(refused.suggestion).toBe(`nobody listens on 127.0.0.2:${port}, but on 127.0.0.1:${port} somebody does`);
	});

	test('EINVAL of a second bind tells the first', () => {
		const socket = udpSocket();
		expect(socket.bind({ family: 'ipv4', host: '127.0.0.1', port: 0 })).toBe(0);
		const { port } = socket.localAddress() as { port: number };
		const error = socketError(socket.bind({ family: 'ipv4', host: '127.0.0.1', port: 0 }), 'bind', { fd: socket.fd });
		expect(error.code).toBe('EINVAL');
		expect(error.suggestion).toContain(`is bound to 127.0.0.1:${port} already`);
		socket.close();
	});

	test('EOPNOTSUPP of a datagram socket that shall listen', () => {
		const socket = udpSocket();
		const error = socketError(socket.listen(1), 'listen', { fd: socket.fd });
		expect(error.code).toMatch(/^(EOPNOTSUPP|ENOTSUP)$/); // one number on Linux
		expect(error.suggestion).toContain('only stream and seqpacket sockets listen');
		socket.close();
	});
});

// ---- sockets of this process

type ListenOptions = { host: string; port: number } | { path: string };
type Context = NonNullable<Parameters<typeof socketError>[2]>;

async function listen(options: ListenOptions): Promise<{ server: net.Server; port: number }> {
	const server = net.createServer().listen(options);
	openServers.add(server);
	await once(server, 'listening');
	const address = server.address();
	return { server, port: typeof address === 'object' && address !== null ? address.port : 0 };
}

async function refusedListen(options: ListenOptions): Promise<SocketError> {
	const server = net.createServer().listen(options);
	const [error] = (await once(server, 'error')) as [NodeJS.ErrnoException];
	const context = 'path' in options ? { path: options.path } : { address: options.host, port: options.port };
	return socketError(error.errno ?? 0, 'bind', context);
}

function tcpSocket() {
	return opened(binding.openSocket(binding.constants.AF_INET ?? 0, binding.constants.SOCK_STREAM ?? 0, 0));
}

function udpSocket() {
	return opened(binding.openSocket(binding.constants.AF_INET ?? 0, binding.constants.SOCK_DGRAM ?? 0, 0));
}

function unixSocket() {
	return opened(binding.openSocket(binding.constants.AF_UNIX ?? 0, binding.constants.SOCK_STREAM ?? 0, 0));
}

function bindUnix(path: string): SocketError {
	const socket = unixSocket();
	const result = socket.bind({ family: 'unix', path });
	socket.close();
	return socketError(result, 'bind', { path });
}

function opened<T>(handle: T | number): T {
	if (typeof handle === 'number') throw socketError(handle, 'socket');
	return handle;
}

function inUse(context: Context): SocketError {
	return socketError(errnoOf('EADDRINUSE'), 'bind', context);
}

function suggestionFor(code: string, syscall: string, context?: Context): string | undefined {
	return socketError(errnoOf(code), syscall, context).suggestion;
}

function read(path: string): string | undefined {
	return fs.existsSync(path) ? fs.readFileSync(path, 'utf8') : undefined;
}

// ---- other processes

/** A process that listens there; ended with the test. */
async function hold(options: ListenOptions): Promise<{ child: ChildProcess; told: { port: number } }> {
	const child = start([process.execPath, '-e', holder, JSON.stringify(options)]);
	return { child, told: (await firstLine(child)) as { port: number } };
}

/** What a script tells that runs in a process of its own, with `prelude`. */
async function inChild(script: string, wrapper: readonly string[] = []): Promise<unknown> {
	const child = start([...wrapper, process.execPath, '-e', prelude + script]);
	const told = await firstLine(child);
	await ended(child);
	return told;
}

function start([command = '', ...args]: readonly string[]): ChildProcess {
	const child = spawn(command, args, {
		cwd: root,
		stdio: ['ignore', 'pipe', 'pipe'],
		timeout: 50_000,
		killSignal: 'SIGKILL',
	});
	children.add(child);
	return child;
}

/** The first line that a process prints, as JSON; an error with what it complained about if it ends without. */
function firstLine(child: ChildProcess): Promise<unknown> {
	let output = '';
	let complaints = '';
	child.stderr?.setEncoding('utf8').on('data', (text: string) => {
		complaints += text;
	});
	child.stdout?.setEncoding('utf8');
	return new Promise((resolve, reject) => {
		child.stdout?.on('data', (text: string) => {
			output += text;
			if (output.includes('\n')) resolve(JSON.parse(output.slice(0, output.indexOf('\n'))));
		});
		child.once('close', () => reject(new Error(`the process ended and told nothing: ${complaints}`)));
	});
}

async function ended(child: ChildProcess): Promise<void> {
	if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
	children.delete(child);
}

async function stop(child: ChildProcess): Promise<void> {
	child.kill('SIGKILL');
	await ended(child);
}
