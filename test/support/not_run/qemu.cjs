'use strict';

// What is not run on arm64 under qemu-user, and why. See test/support/environment.cjs.
const children = 'starts a process, which qemu-user does by the kernel only where that knows arm64 (binfmt_misc)';

module.exports = [
	{
		files: ['conformance/socket_errors'],
		tests: /of an unprivileged user|raises no SIGPIPE|EMFILE where the limit/,
		why: children,
	},
	{ files: ['conformance/connection_flow'], tests: /process\.exit\(\) › right after write/, why: children },
	{
		files: ['conformance/connection_flow'],
		tests: /half a million small pieces/,
		why: 'takes minutes under emulation',
	},
	{ files: ['faults/uring_forbidden'], why: 'qemu-user has no io_uring that could be forbidden' },
];
