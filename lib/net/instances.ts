/**
 * In a program whose import was changed, `socket instanceof net.Socket` has to stay true for what Node itself makes: TLS
 * sockets, http and https servers.
 */
export function alsoInstances(own: object, nodes: new (...args: never[]) => object): void {
	Object.defineProperty(own, Symbol.hasInstance, {
		configurable: true,
		value(this: unknown, value: unknown): boolean {
			// Classes that are made of ours inherit this, and mean themselves.
			return this === own ? value instanceof nodes : Function.prototype[Symbol.hasInstance].call(this, value);
		},
	});
}
