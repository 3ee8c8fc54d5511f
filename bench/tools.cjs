// What the machine has, and what the bench makes of it: C programs and a certificate.
'use strict';
const { spawnSync } = require('node:child_process');
const { mkdirSync } = require('node:fs');
const { join } = require('node:path');
const { bench, built } = require('./paths.cjs');

const has = (command, args = ['--version']) => spawnSync(command, args).error === undefined;

/** Asked once, when first wanted. */
const found = new Map();
function there(name, ask) {
	if (!found.has(name)) found.set(name, ask());
	return found.get(name);
}

const tools = {
	/** Keeps a process on one core; both that are used have to be there. */
	get taskset() {
		const works = (core) => spawnSync('taskset', ['-c', core, 'true']).status === 0;
		return there('taskset', () => works('0') && works('1'));
	},
	get wrk() {
		return there('wrk', () => has('wrk'));
	},
	get h2load() {
		return there('h2load', () => has('h2load'));
	},
	get openssl() {
		return there('openssl', () => has('openssl', ['version']));
	},
};

/** Compiles a C program of the bench's; answers its path. Throws what the compiler says. */
function compile(source, name = source.slice(source.lastIndexOf('/') + 1)) {
	const program = join(built, name);
	mkdirSync(built, { recursive: true });
	const args = ['-O2', '-Wall', '-o', program, join(bench, `${source}.c`)];
	const { status, error, stderr } = spawnSync('cc', args, { encoding: 'utf8' });
	if (status !== 0) throw new Error(`cc cannot compile ${source}.c: ${error?.message ?? stderr.trim()}`);
	return program;
}

/** A key and a certificate for TLS on loopback. */
function makeCertificate() {
	mkdirSync(built, { recursive: true });
	const [key, cert] = ['key.pem', 'cert.pem'].map((name) => join(built, name));
	const subject = ['-subj', '/CN=localhost', '-days', '1'];
	const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
	const args = ['req', '-x509', '-nodes', ...curve, '-keyout', key, '-out', cert, ...subject];
	const { status, stderr } = spawnSync('openssl', args);
	if (status !== 0) throw new Error(`openssl made no certificate: ${stderr}`);
}

module.exports = { compile, makeCertificate, tools };
