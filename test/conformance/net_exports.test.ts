/** syssock/net has all that node:net has. */
import * as nodeNet from 'node:net';
import * as ourNet from '../../lib/net';

const theirs = nodeNet as unknown as Record<string, unknown>;
const ours = ourNet as unknown as Record<string, unknown>;

/** Names of a prototype's own properties, symbols among them. */
const namesOf = (prototype: object) => Reflect.ownKeys(prototype).map(String).sort();

test('every export of node:net is there, of the same type', () => {
	for (const name of Object.keys(theirs)) {
		if (name === 'default') continue;
		expect([name, typeof ours[name]]).toEqual([name, typeof theirs[name]]);
	}
});

test('what is no socket’s business is node:net’s own', () => {
	for (const name of ['BlockList', 'SocketAddress', 'isIP', 'isIPv4', 'isIPv6', 'setDefaultAutoSelectFamily']) {
		expect(ours[name]).toBe(theirs[name]);
	}
	expect([ours.Stream === ours.Socket, ours.createConnection === ours.connect]).toEqual([true, true]);
});

test.each([
	['Socket', nodeNet.Socket, ourNet.Socket],
	['Server', nodeNet.Server, ourNet.Server],
])('%s has every method and property of its namesake', (name, theirClass, ourClass) => {
	const their = theirClass.prototype as object;
	const our = ourClass.prototype as object;
	for (const property of namesOf(their))
		expect([property, property in our || property.startsWith('Symbol(')]).toEqual([property, true]);
	expect(Object.getPrototypeOf(our)).toBe(their);
	expect((our as { constructor: unknown }).constructor).toBe(ourClass);
	expect(ourClass.name).toBe(name);
});
