// A server that has descriptors for a part of its clients only, by the system's own limit: every one of them is
// accounted for, and nothing spins meanwhile.
import type { OverloadAction } from '../../lib';
import { cleanUpAfterEach } from '../support/clients';
import { countingServer, type ServerCounts, type Watched } from '../support/counting_server';
import { Crowd } from '../support/crowd';
import { type Remote, seen, startRemote, withDescriptors } from '../support/remote';

cleanUpAfterEach();

const clients = 200;
const descriptors = 64;

async function start(onOverload: OverloadAction): Promise<{ server: Remote; port: number; crowd: Crowd }> {
	const server = startRemote(countingServer({ onOverload }), { wrapper: withDescriptors(descriptors) });
	return { server, port: await server.call<number>('port'), crowd: new Crowd() };
}

const counts = (server: Remote) => server.call<ServerCounts>('counts');
const sum = (numbers: Readonly<Record<string, number>>) => Object.values(numbers).reduce((a, b) => a + b, 0);
const accounted = ({ current, dropped, waiting = 0 }: ServerCounts) => current + sum(dropped) + waiting;

/** Generous: a loop that spins takes all of one, and what is asked for here is a retry a second. */
const busyShare = 0.1;
const watchedMs = 2000;

/** How often the kernel may be asked in so many milliseconds: after 5 ms, and after twice as long each time, up to 1 s. */
function triesIn(ms: number): number {
	let tries = 0;
	for (let waitMs = 5, atMs = waitMs; atMs <= ms; atMs += waitMs) {
		tries++;
		waitMs = Math.min(waitMs * 2, 1000);
	}
	return tries + 1; // one may be under way
}

describe(`with ${descriptors} descriptors and ${clients} clients at once`, () => {
	test("'pause' serves some, shows the others as waiting, rests, and serves all who come after", async () => {
		const { server, port, crowd } = await start('pause');
		await crowd.connect({ port, count: clients });
		const full = await seen(
			() => counts(server),
			(seenNow) => accounted(seenNow) >= clients && seenNow.told.length > 0,
		);
		expect(accounted(full)).toBe(clients);
		expect(full).toMatchObject({ dropped: {}, told: ['overload EMFILE pause'] });
		expect(full.current).toBeGreaterThan(10);
		expect(full.current).toBeLessThan(descriptors);
		const fates = await seen(
			() => crowd.fates(),
			({ served = 0 }) => served >= full.current,
		);
		expect(fates).toEqual({ served: full.current, waiting: clients - full.current });

		const rest = await server.call<Watched>('watch', watchedMs);
		expect(rest.cpuMs).toBeLessThan(rest.elapsedMs * busyShare);
		expect(rest.acceptErrors).toBeLessThanOrEqual(triesIn(rest.elapsedMs));

		await crowd.leave();
		expect(await crowd.oneByOne(port, clients)).toEqual({ served: clients });
		const over = await seen(
			() => counts(server),
			({ current, told }) => current === 0 && told.at(-1) === 'resumed EMFILE',
		);
		expect(over).toMatchObject({ total: 2 * clients, dropped: {}, waiting: 0 });
		expect(over.told.slice(0, 2)).toEqual(['overload EMFILE pause', 'resumed EMFILE']);
	}, 60_000);

	test("'shed' serves some, resets and counts the others, rests, and serves all who come after", async () => {
		const { server, port, crowd } = await start('shed');
		await crowd.connect({ port, count: clients });
		const fates = await crowd.settled();
		const full = await counts(server);
		expect(accounted(full)).toBe(clients);
		expect(full.waiting).toBe(0);
		expect(full.dropped).toEqual({ EMFILE: clients - full.current });
		expect(full.current).toBeGreaterThan(10);
		expect(fates).toEqual({ served: full.current, ECONNRESET: clients - full.current });
		expect(full.told[0]).toBe('overload EMFILE shed');

		const rest = await server.call<Watched>('watch', watchedMs);
		expect(rest.cpuMs).toBeLessThan(rest.elapsedMs * busyShare);
		expect(rest.acceptErrors).toBe(0); // nobody waits, nobody is asked for

		await crowd.leave();
		expect(await crowd.oneByOne(port, clients)).toEqual({ served: clients });
		const over = await seen(
			() => counts(server),
			({ current, told }) => current === 0 && told.at(-1) === 'resumed EMFILE',
		);
		expect(over.told.slice(0, 2)).toEqual(['overload EMFILE shed', 'resumed EMFILE']);
		expect(over).toMatchObject({ total: full.current + clients, dropped: { EMFILE: clients - full.current } });
	}, 60_000);
});
