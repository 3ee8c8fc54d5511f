// How the bench reads what wrk and h2load print.
const { parseH2load, parseWrk } = require('../../bench/load/requests.cjs');

const wrk = (report: string) => `Running 1s test @ http://127.0.0.1:8765/
  1 threads and 4 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     8.57ms   23.49ms 133.08ms   90.59%
  8800 requests in 1.05s, 1.03MB read
Requests/sec:   8370.16
${report}
`;
const h2load = (requests: string) => `starting benchmark...
Application protocol: h2c

finished in 1.01s, 3500.00 req/s, 72.03KB/s
${requests}
status codes: 3500 2xx, 0 3xx, 0 4xx, 0 5xx
time for request:      213us    152.27ms     11.37ms     17.84ms    90.57%
`;

test('wrk is read by the report of its script', () => {
	const report = '{"requests":8800,"seconds":1.051354,"failed":0,"p50Us":283,"p99Us":118263,"p999Us":131619}';
	expect(parseWrk(wrk(`wrk_report ${report}`))).toEqual({
		operations: 8800,
		seconds: 1.051354,
		p50Us: 283,
		p99Us: 118263,
		p999Us: 131619,
	});
});

test('a run of wrk in which requests failed, or none was made, is no figure', () => {
	const failed = '{"requests":14322,"seconds":1.003,"failed":14322,"p50Us":205,"p99Us":12157,"p999Us":21623}';
	expect(() => parseWrk(wrk(`wrk_report ${failed}`))).toThrow('14322 failed');
	const none = '{"requests":0,"seconds":1.003,"failed":0,"p50Us":0,"p99Us":0,"p999Us":0}';
	expect(() => parseWrk(wrk(`wrk_report ${none}`))).toThrow('0 requests');
	expect(() => parseWrk(wrk(''))).toThrow('no report');
});

test('h2load is read by its summary', () => {
	const line = 'requests: 3500 total, 3540 started, 3500 done, 3500 succeeded, 0 failed, 0 errored, 0 timeout';
	expect(parseH2load(h2load(line))).toEqual({ operations: 3500, seconds: 1.01 });
});

test.each([
	['failed', 'requests: 10 total, 10 started, 10 done, 7 succeeded, 3 failed, 0 errored, 0 timeout', '3 failed'],
	['errored', 'requests: 10 total, 10 started, 10 done, 8 succeeded, 0 failed, 2 errored, 0 timeout', '2 failed'],
	['timed out', 'requests: 10 total, 10 started, 10 done, 9 succeeded, 0 failed, 0 errored, 1 timeout', '1 failed'],
	['never began', 'requests: 0 total, 0 started, 0 done, 0 succeeded, 0 failed, 0 errored, 0 timeout', '0 requests'],
])('a run of h2load whose requests %s is no figure', (_how, line, message) => {
	expect(() => parseH2load(h2load(line))).toThrow(message);
});
