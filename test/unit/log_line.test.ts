import type { Listener, SocketAddress } from '../../lib';
import { formatDuration, waysToTry } from '../../lib/cli/log_line';

describe('formatDuration', () => {
	test.each([
		[0, '0 ms'],
		[999, '999 ms'],
		[1000, '1.0 s'],
		[3210, '3.2 s'],
		[250_000, '4 min 10 s'],
		[7_500_000, '2 h 5 min'],
	])('%i ms is %p', (ms, text) => {
		expect(formatDuration(ms)).toBe(text);
	});
});

describe('waysToTry', () => {
	const of = (address: SocketAddress) => waysToTry({ address } as Listener);

	test('every address is tried at localhost', () => {
		expect(of({ family: 'ipv6', host: '::', port: 7000 })).toEqual([
			'nc localhost 7000',
			'telnet localhost 7000',
			'curl telnet://localhost:7000',
		]);
	});

	test('an IPv6 address is in brackets in a URL only', () => {
		expect(of({ family: 'ipv6', host: '::1', port: 7000 })).toEqual([
			'nc ::1 7000',
			'telnet ::1 7000',
			'curl telnet://[::1]:7000',
		]);
	});

	test('a link-local address has its zone', () => {
		expect(of({ family: 'ipv6', host: 'fe80::1', port: 7000, scopeId: 2 })[0]).toBe('nc fe80::1%2 7000');
	});

	test('a unix path and an abstract name have a command each', () => {
		expect(of({ family: 'unix', path: '/tmp/a.sock' })).toEqual(['nc -U /tmp/a.sock']);
		expect(of({ family: 'unix', path: '\0a' })).toEqual(['socat - ABSTRACT-CONNECT:a']);
	});
});
