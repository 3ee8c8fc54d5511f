/**
 * Conformance on each kernel: the same tests on the scripted one, whose loop is turned here, and on the real one. What
 * an engine does besides (another engine) is another entry of `kernels`.
 *
 * ```ts
 * cleanUpAfterEach();
 * describe.each(kernels)('on the %s kernel', (_name, use) => {
 *   const { connectTo } = use();
 *   test('…', async () => {
 *     const { listener, journal } = serve(handlers);
 *     const client = await connectTo(listener);
 *     client.send('hello');
 * ```
 */
import type { Listener } from '../../lib';
import { afterThisTest, type Client, connectTo as connectToReal } from './clients';
import { until } from './engines';
import { type Peer, ScriptedWorld } from './simulation';

/** What a client of a test does and sees, on whichever kernel. */
export type AnyClient = Pick<Client, 'send' | 'end' | 'reset' | 'receive' | 'receiveAll' | 'ending'>;

export interface KernelInUse {
	connectTo(listener: Listener): Promise<AnyClient>;
}

class ScriptedClient implements AnyClient {
	readonly #world: ScriptedWorld;
	readonly #peer: Peer;
	#received = Buffer.alloc(0);

	constructor(world: ScriptedWorld, listener: Listener) {
		this.#world = world;
		this.#peer = world.connect(listener, 0);
	}

	send(data: string | Uint8Array): void {
		this.#world.sendData(this.#peer, Buffer.from(data));
	}

	end(): void {
		this.#world.end(this.#peer);
	}

	reset(): void {
		this.#world.reset(this.#peer);
	}

	async receive(bytes: number): Promise<Buffer> {
		await until(() => this.#read().length >= bytes || this.#world.endingOf(this.#peer) !== undefined);
		return this.#read();
	}

	async receiveAll(): Promise<Buffer> {
		const how = await this.ending();
		if (how !== 'FIN') throw new Error(`the connection ended with ${how}`);
		return this.#read();
	}

	async ending(): Promise<string> {
		await until(() => this.#world.endingOf(this.#peer) !== undefined);
		return this.#world.endingOf(this.#peer) as string;
	}

	#read(): Buffer {
		this.#received = Buffer.concat([this.#received, this.#world.received(this.#peer)]);
		return this.#received;
	}
}

/** The scripted loop turns once in each turn of the real one, and its clock goes with the real one's. */
function useScripted(): KernelInUse {
	let world: ScriptedWorld;
	beforeEach(() => {
		world = new ScriptedWorld({ stopTime: false });
		let turning = setImmediate(function turn() {
			world.turnNow();
			turning = setImmediate(turn);
		});
		// The first that is registered is the last that runs: the test's managers are closed by then.
		afterThisTest(() => {
			clearImmediate(turning);
			return world.close();
		});
	});
	return { connectTo: async (listener) => Promise.resolve(new ScriptedClient(world, listener)) };
}

export const kernels: readonly (readonly [name: string, use: () => KernelInUse])[] = [
	['scripted', useScripted],
	['real', () => ({ connectTo: connectToReal })],
];
