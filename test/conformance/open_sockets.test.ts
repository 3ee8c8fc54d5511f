import { deadPeerOptions } from '../../lib/socket/dead_peer';
import { assertNoLeaks, leaks, trackSockets } from '../../lib/socket/open_sockets';
import { Socket } from '../../lib/socket/socket';
import { thrownBy } from '../support/thrown';

const make = () => new Socket({ family: 'ipv4', type: 'stream' });
afterEach(() => trackSockets(false));

describe('open sockets', () => {
	test('are told as long as they are open', () => {
		expect(leaks()).toEqual([]);
		const socket = make();
		expect(leaks()).toEqual([{ fd: socket.fd, madeAt: undefined }]);
		socket.close();
		assertNoLeaks();
	});

	test('are told with the place where they were made, while tracking is on', () => {
		trackSockets(true);
		const socket = make();
		expect(leaks()[0]?.madeAt).toMatch(/^\s+at make .*open_sockets\.test/);
		expect(thrownBy(assertNoLeaks).message).toMatch(/^1 socket\(s\) left open:\nfd \d+ made at\n.*open_sockets\.test/s);
		socket.close();
	});

	test('are no more when their descriptor was given away', () => {
		const fd = make().detachFd();
		assertNoLeaks();
		const socket = Socket.fromFd(fd);
		expect(leaks()).toHaveLength(1);
		socket.close();
		assertNoLeaks();
	});
});

describe('deadPeerOptions', () => {
	test.each([4000, 5000, 30_000, 3_600_000])('of %d ms probe the peer and give up within that time', (timeoutMs) => {
		const socket = make();
		for (const [name, value] of Object.entries(deadPeerOptions(timeoutMs))) {
			socket.options.set(name as 'soKeepAlive', value as boolean);
		}
		const { options } = socket;
		const { tcpKeepIdleSeconds: idle = 0, tcpKeepIntvlSeconds: interval = 0, tcpKeepCnt: count = 0 } = options.all();
		expect(options.get('soKeepAlive')).toBe(true);
		expect(options.get('tcpUserTimeoutMs')).toBe(timeoutMs);
		expect((idle + interval * count) * 1000).toBeLessThanOrEqual(timeoutMs);
		expect((idle + interval * count) * 1000).toBeGreaterThan(timeoutMs - 1000);
		socket.close();
	});

	test.each([3999, 2 ** 31, 4000.5, '5000'])('of %p are refused', (timeoutMs) => {
		expect(thrownBy(() => deadPeerOptions(timeoutMs as number)).code).toMatch(/^ERR_/);
	});
});
