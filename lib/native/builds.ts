/** Which build of the addon this process takes, and how one is made where none fits. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** What decides which build fits. */
export interface Host {
	readonly platform: string;
	readonly arch: string;
	/** The C library is musl, which binaries for glibc do not fit. */
	readonly isMusl: boolean;
}

/** Linux only: where the dynamic loaders of the two C libraries are. */
const loaders: Readonly<Record<string, { readonly musl: string; readonly glibc: string }>> = {
	x64: { musl: '/lib/ld-musl-x86_64.so.1', glibc: '/lib64/ld-linux-x86-64.so.2' },
	arm64: { musl: '/lib/ld-musl-aarch64.so.1', glibc: '/lib/ld-linux-aarch64.so.1' },
};

export function thisHost(): Host {
	const { platform, arch } = process;
	const loader = platform === 'linux' ? loaders[arch] : undefined;
	// Where both are, musl is there for other programs.
	const isMusl = loader !== undefined && existsSync(loader.musl) && !existsSync(loader.glibc);
	return { platform, arch, isMusl };
}

/** Where builds of the addon can be, the one to take first: what was built here goes before what came along. */
export function builds(root: string, { platform, arch, isMusl }: Host): string[] {
	const local = join(root, 'build', 'Release', 'syssock.node');
	return isMusl ? [local] : [local, join(root, 'prebuilds', `${platform}-${arch}`, 'syssock.node')];
}

/** The folder of the package; undefined when this code was bundled, and no package is where the bundle is. */
export function packageRoot(): string | undefined {
	// lib/native and dist/native both lie two folders below it.
	const above = join(__dirname, '..', '..');
	if (existsSync(join(above, 'binding.gyp'))) return above;
	try {
		return dirname(createRequire(__filename).resolve('syssock/package.json'));
	} catch {
		return undefined;
	}
}

/** The one command that builds the addon. In a clone it makes all that is missing, node-gyp among it. */
export function buildCommand(root: string): string {
	const isClone = existsSync(join(root, 'scripts', 'setup.mjs'));
	return isClone ? 'npm run build' : `npx --yes node-gyp@12 rebuild --directory "${root}"`;
}
