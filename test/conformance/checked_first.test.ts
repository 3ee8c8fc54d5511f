// A caller's mistake is told before any system call: nothing is opened, not even for a moment.
import { SocketManager } from '../../lib/server/socket_manager';
import { createServerSocket, type ServerSocketInit } from '../../lib/socket/server_socket';
import { Socket } from '../../lib/socket/socket';
import { useScriptedKernel, useSystemKernel } from '../support/kernels';
import { thrownBy } from '../support/thrown';

afterEach(useSystemKernel);

describe('createServerSocket opens nothing', () => {
	test.each<[string, ServerSocketInit, string]>([
		['for an option that does not exist', { options: { noDelay: true } as never }, 'ERR_INVALID_ARG_VALUE'],
		['for an option of the wrong type', { options: { tcpNoDelay: 1 as never } }, 'ERR_INVALID_ARG_TYPE'],
		['for an option out of range', { options: { tcpKeepIdleSeconds: -1 } }, 'ERR_OUT_OF_RANGE'],
		['for ipv6V6Only, which dualStack tells', { options: { ipv6V6Only: true } }, 'ERR_INVALID_ARG_VALUE'],
		['for soBindToDevice, which interface tells', { options: { soBindToDevice: 'lo' } }, 'ERR_INVALID_ARG_VALUE'],
		['for a port out of range', { port: 65536 }, 'ERR_OUT_OF_RANGE'],
	])('%s', (_name, init, code) => {
		const kernel = useScriptedKernel();
		expect(thrownBy(() => createServerSocket(init))).toMatchObject({ code });
		expect(kernel.count('open')).toBe(0);
	});
});

test('setupServerSockets opens nothing for good configs beside a bad one', () => {
	const kernel = useScriptedKernel();
	const manager = new SocketManager();
	const configs = [
		{ host: '127.0.0.1', port: 0 },
		{ host: '127.0.0.1', port: 99_999 },
	];
	expect(thrownBy(() => manager.setupServerSockets(configs))).toMatchObject({ code: 'ERR_OUT_OF_RANGE' });
	expect(kernel.count('open')).toBe(0);
});

test('a manager adopts no datagram socket, which has no connection', async () => {
	const manager = new SocketManager();
	const socket = new Socket({ family: 'ipv4', type: 'datagram' });
	expect(thrownBy(() => manager.adopt(socket))).toMatchObject({ code: 'ERR_INVALID_ARG_VALUE' });
	expect(socket.closed).toBe(false);
	socket.close();
	await manager.close();
});

test('an interface that cannot be looked up for want of descriptors is no interface that is not there', () => {
	useScriptedKernel().always('interfaceIndex', 'EMFILE');
	const error = thrownBy(() => createServerSocket({ interface: 'lo' }));
	expect(error).toMatchObject({ code: 'EMFILE' });
	expect(error.message).not.toContain('there is no interface');
});
