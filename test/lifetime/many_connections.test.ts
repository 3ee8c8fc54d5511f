// Very many connections of one process, again and again: what each took is back when it is gone.
import { readFileSync } from 'node:fs';

import { collectsAtOnce, isSanitized } from '../support/children';
import { cleanUpAfterEach } from '../support/clients';
import { countingServer, type Held, type ServerCounts } from '../support/counting_server';
import { Crowd } from '../support/crowd';
import { inForm, tellFigures } from '../support/long';
import { type Remote, seen, startRemote } from '../support/remote';

cleanUpAfterEach();

const wanted = inForm({ short: { connections: 2000, rounds: 6 }, long: { connections: 19_000, rounds: 10 } });
/** Of each side, beside those of the connections. */
const otherDescriptors = 500;
/** Each address has the ports of this end for itself: those of connections that are ending are out of use for a while. */
const hosts = Array.from({ length: 20 }, (_, i) => `127.0.0.${i + 1}`);

/** With a young generation that does not grow: it does by 8 MiB now and then, as late as in the seventh round. */
const flags = [...collectsAtOnce, '--max-semi-space-size=1'];
/**
 * How much more may be held after the later half of the rounds than after the earlier one. By then malloc's arenas, V8's
 * pages and the engine's slots are as large as the crowd makes them; what is left is how both cut their pages: 3 MiB
 * between the highest and the lowest of 32 rounds on a busy machine. A leak of 90 bytes a connection is beyond it in the
 * long form.
 */
const rssMarginBytes = 8 * 1024 * 1024;
/** What lives in JavaScript after a collection varies by some 300 KiB (compiled code, caches). */
const heapMarginBytes = 1024 * 1024;

/**
 * The least of the later rounds against the least of the earlier ones: what is held for a while goes, a leak stays. The
 * first round is left out: it is the one that everything grows in.
 */
function growth(rounds: readonly Held[], of: 'rssBytes' | 'heapBytes'): number {
	const least = (some: readonly Held[]) => Math.min(...some.map((held) => held[of]));
	const half = rounds.length / 2;
	return least(rounds.slice(half)) - least(rounds.slice(1, half));
}

function connectionsPossible(): number {
	const limits = /^Max open files +\d+ +(\d+|unlimited)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1];
	const possible = limits === 'unlimited' ? Infinity : Number(limits) - otherDescriptors;
	if (possible >= wanted.connections) return wanted.connections;
	process.stderr.write(
		`SMALLER: ${possible} connections at once, not ${wanted.connections}: ulimit -Hn is ${limits}\n`,
	);
	return possible;
}

/** Opens, uses and closes a crowd; answers what is held when it is gone. */
async function round(server: Remote, crowd: Crowd, port: number, count: number): Promise<Held> {
	await crowd.connect({ port, count, atOnce: 200, hosts });
	expect(await crowd.settled()).toEqual({ served: count });
	expect(await server.call<ServerCounts>('counts')).toMatchObject({ current: count, errors: [], told: [] });
	await crowd.leave();
	await seen(
		() => server.call<ServerCounts>('counts'),
		({ current }) => current === 0,
	);
	return server.call<Held>('held');
}

test(`${wanted.connections} connections at once, opened, used and closed ${wanted.rounds} times, leave nothing`, async () => {
	const count = connectionsPossible();
	const server = startRemote(countingServer({}, '0.0.0.0'), { flags });
	const port = await server.call<number>('port');
	const crowd = new Crowd();
	const before = await server.call<Held>('held');
	const after: Held[] = [];
	for (let i = 0; i < wanted.rounds; i++) after.push(await round(server, crowd, port, count));
	tellFigures('many connections', { count, before, after });
	expect(after.map(({ descriptors }) => descriptors)).toEqual(after.map(() => before.descriptors));
	if (!isSanitized) expect(growth(after, 'rssBytes')).toBeLessThan(rssMarginBytes);
	expect(growth(after, 'heapBytes')).toBeLessThan(heapMarginBytes);
	expect(await server.call<ServerCounts>('counts')).toMatchObject({ total: count * wanted.rounds, dropped: {} });
}, 600_000);
