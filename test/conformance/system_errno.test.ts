// Windows counts its errors by itself: its number stands beside libuv's. Elsewhere the two are one.
import { SocketError } from '../../lib/socket/errors';
import { Socket } from '../../lib/socket/socket';
import { binding, errno } from '../support/kernels';
import { closingAfterEach, loopback, socketErrorOf } from '../support/sockets';

const keep = closingAfterEach();
const stream = () => keep(new Socket({ family: 'ipv4', type: 'stream' }));
const isWindows = binding.system === 'windows';

test('EADDRINUSE', () => {
	const { port } = stream().bind(loopback.ipv4).listen().localAddress as { port: number };
	const error = socketErrorOf(() => stream().bind({ host: '127.0.0.1', port }));
	expect(error.errno).toBe(errno('EADDRINUSE'));
	expect(error.systemErrno).toBe(isWindows ? 10048 : undefined);
	expect('systemErrno' in error.toJSON()).toBe(isWindows);
});

test('EADDRNOTAVAIL', () => {
	const error = socketErrorOf(() => stream().bind({ host: '192.0.2.1', port: 0 }));
	expect(error.errno).toBe(errno('EADDRNOTAVAIL'));
	expect(error.systemErrno).toBe(isWindows ? 10049 : undefined);
});

test('it is told for the error that it belongs to only', () => {
	const { port } = stream().bind(loopback.ipv4).listen().localAddress as { port: number };
	socketErrorOf(() => stream().bind({ host: '127.0.0.1', port }));
	expect(new SocketError(errno('EMFILE'), 'accept').systemErrno).toBeUndefined();
});

test('the addon answers 0 where there is none', () => {
	expect(binding.systemErrorOf(0)).toBe(0);
	expect(binding.systemErrorOf(errno('EMFILE'))).toBe(0);
	expect(() => binding.systemErrorOf(1)).toThrow('out of range');
});
