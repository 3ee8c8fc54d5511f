// What `syssock serve --json` says where a real server seldom does; the rest is in test/interop/serve_options.test.ts.
import type { Listener } from '../../lib';
import { JsonLog } from '../../lib/cli/json_log';
import { Output } from '../../lib/cli/output';
import { errnoOf, socketError } from '../../lib/socket/errors';

const listener = { name: 'front' } as Listener;
const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

function told(tell: (log: JsonLog) => void): unknown {
	const written: string[] = [];
	const sink = { write: (text: string) => written.push(text) };
	tell(new JsonLog(new Output(sink, sink)));
	expect(written).toEqual([expect.stringMatching(/^[^\n]+\n$/)]);
	return JSON.parse(written.join(''));
}

test('a broken listener is an error with its code and its listener', () => {
	const error = Object.assign(new Error('accept EINVAL:\ninvalid'), { code: 'EINVAL', suggestion: 'restart' });
	expect(told((log) => log.broken(error, listener))).toEqual({
		time,
		event: 'error',
		listener: 'front',
		code: 'EINVAL',
		message: 'accept EINVAL:\ninvalid',
		suggestion: 'restart',
	});
});

test('a client that was gone before it could be asked has no address', () => {
	expect(told((log) => log.drop({ cause: 'EMFILE', listener, remoteAddress: undefined }))).toEqual({
		time,
		event: 'drop',
		cause: 'EMFILE',
		listener: 'front',
	});
});

test('failures while closing are told with their codes', () => {
	const failures = [Object.assign(new Error('close EIO'), { code: 'EIO' }), new Error('plain')];
	const report = { ended: 1, cut: 2, unsentBytes: 3, unackedBytes: 4, failures };
	expect(told((log) => log.closed(report))).toEqual({
		time,
		event: 'closed',
		...report,
		failures: [{ code: 'EIO', message: 'close EIO' }, { message: 'plain' }],
	});
});

test('an overload by an errno has the errno, the time to the next try and what helps', () => {
	const error = socketError(errnoOf('EMFILE'), 'accept');
	const overload = { cause: 'EMFILE', action: 'pause', error, retryMs: 5, suggestion: 'ulimit -n' } as const;
	const unmet = { listener, current: undefined, limit: undefined };
	expect(told((log) => log.overload({ ...overload, ...unmet }))).toMatchObject({
		event: 'overload',
		cause: 'EMFILE',
		action: 'pause',
		listener: 'front',
		retryMs: 5,
		code: 'EMFILE',
		suggestion: 'ulimit -n',
	});
});
