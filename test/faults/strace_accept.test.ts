// accept4 that fails in the kernel's own place, by strace: the real system call layer, and every client served. It is
// the poll engine's call: what io_uring accepts is no system call that strace could see.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { cleanUpAfterEach, temporaryFolder } from '../support/clients';
import { countingServer, type ServerCounts, type Watched } from '../support/counting_server';
import { Crowd } from '../support/crowd';
import { withEngine } from '../support/engines';
import { type Remote, seen, startRemote } from '../support/remote';
import { describeWithTool, findTool } from '../support/tools';

cleanUpAfterEach();

const clients = 200;
const watchedMs = 2000;
const busyShare = 0.1;

/** From the third accept4 on, every second one fails. */
function startWith(errno: string, file: string): Remote {
	const inject = `inject=accept4:error=${errno}:when=3+2`;
	const wrapper = [
		...withEngine('poll'),
		findTool('strace') as string,
		'-f',
		'-qq',
		'-e',
		'trace=accept4',
		'-e',
		inject,
		'-o',
		file,
	];
	return startRemote(countingServer(), { wrapper });
}

function injectedInto(file: string): number {
	return readFileSync(file, 'utf8').match(/\(INJECTED\)/g)?.length ?? 0;
}

async function served(errno: string) {
	const file = join(temporaryFolder(), 'trace');
	const server = startWith(errno, file);
	const port = await server.call<number>('port');
	const crowd = new Crowd();
	await crowd.connect({ port, count: clients });
	const fates = await crowd.settled();
	const rest = await server.call<Watched>('watch', watchedMs);
	await crowd.leave();
	const counts = await seen(
		() => server.call<ServerCounts>('counts'),
		({ current }) => current === 0,
	);
	await server.stop();
	return { fates, rest, counts, injected: injectedInto(file) };
}

describeWithTool('strace', `with ${clients} clients at once and every second accept4 failing`, () => {
	test.each(['EMFILE', 'ENFILE', 'ENOBUFS', 'ENOMEM'])(
		'%s is overload, counted each time, and everybody is served',
		async (errno) => {
			const { fates, rest, counts, injected } = await served(errno);
			expect(fates).toEqual({ served: clients });
			expect(injected).toBeGreaterThan(5);
			expect(counts).toMatchObject({ acceptErrors: { [errno]: injected }, total: clients, dropped: {}, errors: [] });
			expect(counts.told.slice(0, 2)).toEqual([`overload ${errno} pause`, `resumed ${errno}`]);
			expect(rest.cpuMs).toBeLessThan(rest.elapsedMs * busyShare);
		},
		60_000,
	);

	test.each(['ECONNABORTED', 'EPROTO'])(
		'%s is counted each time and no overload, and everybody is served',
		async (errno) => {
			const { fates, rest, counts, injected } = await served(errno);
			expect(fates).toEqual({ served: clients });
			expect(injected).toBeGreaterThan(5);
			expect(counts).toMatchObject({ acceptErrors: { [errno]: injected }, total: clients, dropped: {} });
			expect(counts).toMatchObject({ told: [], errors: [] });
			expect(rest.cpuMs).toBeLessThan(rest.elapsedMs * busyShare);
		},
		60_000,
	);

	test('EINTR is no error to anybody: the call is made again', async () => {
		const { fates, rest, counts, injected } = await served('EINTR');
		expect(fates).toEqual({ served: clients });
		expect(injected).toBeGreaterThan(5);
		expect(counts).toMatchObject({ acceptErrors: {}, total: clients, dropped: {}, told: [], errors: [] });
		expect(rest.cpuMs).toBeLessThan(rest.elapsedMs * busyShare);
	}, 60_000);
});
