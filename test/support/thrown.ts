/**
 * What was thrown, by Jest's realm or another: native errors are none of Jest's, so compare `name` and `code`.
 */
export interface Thrown {
	name?: string;
	code?: string;
	message?: string;
	suggestion?: string;
	syscall?: string;
	option?: string;
	interface?: string;
}

/** The error of an action that has to throw one. */
export function thrownBy(action: () => unknown): Thrown {
	try {
		action();
	} catch (error) {
		return error as Thrown;
	}
	throw new Error('nothing was thrown');
}
