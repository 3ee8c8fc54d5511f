/**
 * Lets apps use names of ours for their own ends: what they assign is a property of the object, as it is on node:net's,
 * where a getter alone would throw.
 */
export function letReplace(prototype: object, names: readonly string[]): void {
	for (const name of names) {
		const getter = Object.getOwnPropertyDescriptor(prototype, name);
		Object.defineProperty(prototype, name, {
			...getter,
			set(value: unknown) {
				Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
			},
		});
	}
}
