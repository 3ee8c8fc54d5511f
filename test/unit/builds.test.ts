import { join } from 'node:path';
import { builds } from '../../lib/native/builds';

const relative = (host: Parameters<typeof builds>[1]) =>
	builds('root', host).map((file) => file.slice('root/'.length).replaceAll('\\', '/'));

test('a build made here goes before one that came along', () => {
	expect(relative({ platform: 'linux', arch: 'x64', isMusl: false })).toEqual([
		'build/Release/syssock.node',
		'prebuilds/linux-x64/syssock.node',
	]);
});

test('each system and processor has its own', () => {
	expect(relative({ platform: 'win32', arch: 'arm64', isMusl: false })[1]).toBe('prebuilds/win32-arm64/syssock.node');
});

test('musl takes none that was built for glibc', () => {
	expect(builds('root', { platform: 'linux', arch: 'x64', isMusl: true })).toEqual([
		join('root', 'build', 'Release', 'syssock.node'),
	]);
});
