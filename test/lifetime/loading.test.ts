// Where the addon comes from, and what is said when it does not come.
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
const localBuild = join(root, 'build', 'Release', 'syssock.node');
const ofThisHost = join('prebuilds', `${process.platform}-${process.arch}`, 'syssock.node');
let folder: string;
let pack: string;

/** The package as it is installed, without any build of the addon. */
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'syssock-loading-'));
	pack = join(folder, 'node_modules', 'syssock');
	mkdirSync(pack, { recursive: true });
	cpSync(join(root, 'dist'), join(pack, 'dist'), { recursive: true });
	for (const file of ['package.json', 'binding.gyp']) copyFileSync(join(root, file), join(pack, file));
	for (const name of ['commander', 'ipaddr.js']) {
		symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name), 'junction');
	}
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, content?: string): string {
	const file = join(pack, name);
	mkdirSync(join(file, '..'), { recursive: true });
	if (content === undefined) copyFileSync(localBuild, file);
	else writeFileSync(file, content);
	return file;
}

interface Ran {
	readonly stdout: string;
	readonly stderr: string;
}

function run(script: string, options: { flags?: string[]; env?: NodeJS.ProcessEnv } = {}): Ran {
	const { SYSSOCK_ADDON: _ours, ...inherited } = process.env;
	const result = spawnSync(process.execPath, [...(options.flags ?? []), '-e', script], {
		cwd: folder,
		env: { ...inherited, ...options.env },
		encoding: 'utf8',
	});
	return { stdout: result.stdout.trim(), stderr: result.stderr };
}

const loadedFile = "require('syssock'); console.log(Object.keys(require.cache).find((file) => file.endsWith('.node')))";
const problem = "try { require('syssock') } catch (error) { console.log(error.code); console.log(error.message) }";

test('a prebuilt binary is taken where there is no other', () => {
	const file = put(ofThisHost);
	expect(run(loadedFile).stdout).toBe(file);
});

test('a build made here goes before a prebuilt one', () => {
	put(ofThisHost);
	const file = put('build/Release/syssock.node');
	expect(run(loadedFile).stdout).toBe(file);
});

test('a prebuilt binary of another system is not tried', () => {
	put('prebuilds/sunos-sparc/syssock.node');
	expect(run(problem).stdout).toMatch(/^ERR_SYSSOCK_ADDON_MISSING\n/);
});

test('where there is none, the command that builds it is told', () => {
	const { stdout } = run(problem);
	expect(stdout).toContain(`it has not been built for ${process.platform}-${process.arch}`);
	expect(stdout).toContain(`npx --yes node-gyp@12 rebuild --directory "${pack}"`);
});

test('one that cannot be loaded is told with its reason, and not passed over', () => {
	put(ofThisHost);
	const file = put('build/Release/syssock.node', 'no addon');
	const { stdout } = run(problem);
	expect(stdout).toMatch(/^ERR_SYSSOCK_ADDON_BROKEN\n/);
	expect(stdout).toContain(`${file} is there, but`);
});

test('SYSSOCK_ADDON names another', () => {
	put('build/Release/syssock.node', 'no addon');
	expect(run(loadedFile, { env: { SYSSOCK_ADDON: localBuild } }).stdout).toBe(localBuild);
	const missing = join(folder, 'missing.node');
	expect(run(problem, { env: { SYSSOCK_ADDON: missing } }).stdout).toContain(`no ${missing} (named by SYSSOCK_ADDON)`);
});

test('node --permission is told to be given --allow-addons', () => {
	put(ofThisHost);
	const [major = 0] = process.versions.node.split('.').map(Number);
	const permission = [major >= 22 ? '--permission' : '--experimental-permission', '--allow-fs-read=*'];
	expect(run(problem, { flags: permission }).stdout).toContain('Give node --allow-addons too.');
	const sockets = `
		const { Socket } = require('syssock');
		const socket = new Socket({ family: 'ipv4', type: 'stream' });
		socket.bind({ host: '127.0.0.1', port: 0 });
		console.log(socket.localAddress.host);
		try { socket.connect({ host: '127.0.0.1', port: socket.localAddress.port }) } catch ({ suggestion, code }) { console.log(code) }
		socket.close();
	`;
	expect(run(sockets, { flags: [...permission, '--allow-addons'] }).stdout.split('\n')[0]).toBe('127.0.0.1');
});

test('without the package around it, as in a bundle, it is looked for where the bundle is', () => {
	const file = put(ofThisHost);
	cpSync(join(pack, 'dist'), join(folder, 'bundle', 'a', 'b', 'c'), { recursive: true });
	const bundled = (script: string) => script.replace("'syssock'", "'./bundle/a/b/c/index.js'");
	expect(run(bundled(loadedFile)).stdout).toBe(file);
	rmSync(pack, { recursive: true });
	const { stdout } = run(bundled(problem));
	expect(stdout).toMatch(/^ERR_SYSSOCK_ADDON_MISSING\n/);
	expect(stdout).toContain('--external:syssock');
});
