import { networkInterfaces } from 'node:os';

/** Whether ::1 can be listened on here: containers are often without it. */
export const hasIpv6 = Object.values(networkInterfaces()).some((addresses) =>
	addresses?.some(({ address }) => address === '::1'),
);

/** `describe`, where IPv6 is there; otherwise skipped, and said so. */
export function describeWithIpv6(name: string, body: () => void): void {
	if (hasIpv6) {
		describe(name, body);
		return;
	}
	process.stderr.write(`SKIPPED: ${name}: needs ::1 on the loopback interface\n`);
	describe.skip(`${name} [skipped: needs IPv6]`, body);
}
