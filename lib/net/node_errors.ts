/** Errors in the form that node:net gives them: what an app's own error handling reads must not change with the import. */
import { getSystemErrorMap } from 'node:util';
import type { SocketError } from '../socket/errors';

const names = getSystemErrorMap();

export interface NodeError extends Error {
	code: string;
	errno?: number;
	syscall?: string;
	address?: string | null;
	port?: number;
}

/** 'read ECONNRESET', with errno, code and syscall. `cause` is the SocketError, which has a suggestion. */
export function errnoError(result: number, syscall: string, cause?: SocketError): NodeError {
	const code = names.get(result)?.[0] ?? cause?.code ?? `Unknown system error ${result}`;
	return withCause(Object.assign(new Error(`${syscall} ${code}`), { errno: result, code, syscall }), cause);
}

/** 'listen EADDRINUSE: address already in use 127.0.0.1:80', with address and port. */
export function listenError(
	result: number,
	address: string | null,
	port: number | null,
	cause?: SocketError,
): NodeError {
	const [code, text] = names.get(result) ?? [cause?.code ?? `Unknown system error ${result}`, 'unknown error'];
	let where = '';
	if (port !== null && port > 0) where = ` ${address}:${port}`;
	else if (address) where = ` ${address}`;
	const error: NodeError = Object.assign(new Error(`listen ${code}: ${text}${where}`), {
		code,
		errno: result,
		syscall: 'listen',
		address,
	}) as NodeError;
	if (port) error.port = port;
	return withCause(error, cause);
}

/** A TypeError, RangeError or Error with a code and a stack that names it, as Node's own have. */
export function codedError<E extends Error>(
	Kind: new (message: string) => E,
	code: string,
	message: string,
): E & NodeError {
	return Object.assign(new Kind(message), { code });
}

/** Not enumerable: errors that are compared or printed as JSON look as Node's do. */
function withCause(error: NodeError, cause: SocketError | undefined): NodeError {
	if (cause !== undefined) {
		Object.defineProperty(error, 'cause', { value: cause, enumerable: false, configurable: true, writable: true });
	}
	return error;
}
