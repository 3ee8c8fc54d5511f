// Whatever is done to connections, and whenever: none is told of another's events, and no peer gets another's bytes.
import fc from 'fast-check';
import { SocketManager } from '../../lib';
import { catchUncaught, cleanUpAfterEach } from '../support/clients';
import { until } from '../support/engines';
import { Operations, onPurpose } from '../support/operations';
import { Hurry, seedAndRuns } from '../support/random';
import { RealWorld } from '../support/real_world';
import { ScriptedWorld, type World } from '../support/simulation';
import { openSockets } from '../support/sockets';
import { type Step, steps } from '../support/steps';
import { forgetPatterns } from '../support/streams';

cleanUpAfterEach();

/** What handlers were told in any run. */
const seen = new Set<string>();

type Settle = (holds: () => boolean) => Promise<void>;

async function run(world: World, list: readonly Step[], settle: Settle): Promise<void> {
	const manager = new SocketManager();
	try {
		// A small buffer is full sooner.
		const config = { host: '127.0.0.1', options: { soSndBufBytes: 4096 } };
		const operations = new Operations(world, manager, (handlers) =>
			manager.setupServerSockets([
				{ ...config, handlers },
				{ ...config, handlers },
			]),
		);
		manager.start();
		for (const step of list) {
			await operations.take(step);
			operations.assertRight();
		}
		await operations.finish(settle);
		operations.assertRight();
		for (const occasion of operations.told) seen.add(occasion);
	} finally {
		await manager.close({ drainMs: 0 });
		forgetPatterns();
	}
}

async function runScripted(list: readonly Step[]): Promise<void> {
	const world = new ScriptedWorld();
	const settle: Settle = async (holds) => {
		for (let i = 0; i < 200 && !(holds() && world.quiet); i++) {
			await world.turn();
			if (world.quiet) await world.advance(5);
		}
	};
	try {
		await run(world, list, settle);
		await world.close();
	} finally {
		world.abandon();
	}
}

async function runReal(list: readonly Step[]): Promise<void> {
	const before = new Set(openSockets().values());
	const world = new RealWorld();
	try {
		await run(world, list, until);
	} finally {
		await world.close();
	}
	const left = [...openSockets().values()].filter((socket) => !before.has(socket));
	if (left.length > 0) throw new Error(`left open: ${left}`);
}

test.each([
	['scripted', runScripted, 300, ['open', 'data', 'end', 'drain', 'error', 'close']],
	['real', runReal, 60, ['open', 'data', 'end', 'close']],
] as const)(
	'on the %s kernel',
	async (_which, property, usualRuns, expected) => {
		const caught = catchUncaught();
		seen.clear();
		const { seed, runs } = seedAndRuns(usualRuns);
		// Not fast-check's own limit, which leaves the run that is under way to itself: into the next test.
		const hurry = new Hurry();
		let made = 0;
		const counted = fc.asyncProperty(steps, async (list) => {
			if (hurry.isLate) return;
			made++;
			await property(list);
		});
		// A failure is told with its seed, and made as short as it can be where that does not take waits.
		await fc.assert(counted, { seed, numRuns: runs, endOnFailure: property === runReal });
		expect(caught.filter((error) => (error as Error).message !== onPurpose)).toEqual([]);
		// A test in which nothing happens would pass as well.
		if (made >= usualRuns) expect([...seen]).toEqual(expect.arrayContaining([...expected]));
	},
	300_000,
);
