'use strict';

// What is not run under Wine (Windows), and why. See test/support/environment.cjs.
const linuxOptions = 'an option, a limit or a file that Linux has and Windows has not';
const linuxLayouts = "written for the numbers and layouts of Linux' structs and constants";
const unixSockets = 'Wine 8 has no unix sockets, and Windows has neither pairs nor abstract names';
const noDescriptor = 'on Windows Node tells nobody the descriptor of its own sockets: told as ENOTSUP';
const reset = "Wine 8 tells a peer's reset as the end of the stream; Windows tells ECONNRESET";
const errorQueue = 'only Linux has an error queue for sockets';
const blocking = 'Winsock sets whether calls block, and has no call that tells it';
const proc = 'looks into /proc';
const signals = 'Windows has no signals that end a process in an orderly way';

module.exports = [
	// --- unit
	{ files: ['unit/scripted_engine'], tests: /drops? the error queue too|error queue alone/, why: errorQueue },
	{
		files: ['unit/options_of'],
		tests:
			/optionsOf › (?!.*(refused|wrong))|of a socket of Node|sockets of Node|before (listen|connect)|raw › on a socket of Node/,
		why: noDescriptor,
	},
	{
		files: ['unit/options_of'],
		tests:
			/before bind|unix socket is bound|soReuse|setRaw asks|closed socket is EBADF|bare descriptor|all › has what|raw › |whole address|while it is read|borrowed values/,
		why: linuxOptions,
	},
	{
		files: ['unit/options'],
		tests: /the kernel gets what|reading looks at|a timeout that is short|tcpInfo has the fields/,
		why: linuxLayouts,
	},
	{ files: ['unit/errors'], tests: /holders › are told with process/, why: proc },
	{ files: ['unit/errors'], tests: /tell range and unit of the row/, why: linuxOptions },
	{ files: ['unit/socket_arguments'], tests: /may refuse to be written to/, why: unixSockets },
	{ files: ['unit/addon_arguments'], tests: /that JavaScript constructs are closed ones/, why: linuxLayouts },
	// --- conformance
	{
		files: ['conformance/socket_unix', 'conformance/unix_recovery'],
		why: unixSockets,
	},
	{ files: ['conformance/descriptor_flags', 'conformance/open_sockets'], why: proc },
	{ files: ['conformance/options_python'], why: "asks Linux' python3 beside" },
	{
		files: ['conformance/socket'],
		tests: /bytes that the peer has not taken|not bound has the unspecified|no name for has none|on a unix socket/,
		why: 'Windows tells neither unacknowledged bytes nor an address before bind, and has other families',
	},
	{
		files: ['conformance/server_socket'],
		tests:
			/where IPv6 is not there|the backlog|an interface|old connection|ipFreeBind|soReusePort|pass to the connections|link-local|is not shared|unix socket|keeps nothing open/,
		why: linuxOptions,
	},
	{ files: ['conformance/net_socket'], tests: /hears ECONNRESET/, why: reset },
	{ files: ['conformance/manager_close'], tests: /resets what is left/, why: reset },
	{ files: ['conformance/manager_close'], tests: /no descriptor open|goes on after a failure/, why: unixSockets },
	{ files: ['conformance/manager_close'], tests: /takes its handlers away/, why: signals },
	{
		files: ['conformance/socket_manager'],
		tests: /a unix path|no unix path|closes the others when|tells of each listener/,
		why: unixSockets,
	},
	{
		files: ['conformance/connection'],
		tests: /peer resets|in error still lets close be told|peer that resets|of a peer that was gone/,
		why: reset,
	},
	{ files: ['conformance/connection'], tests: /a unix path is served/, why: unixSockets },
	{ files: ['conformance/handlers'], tests: /peer resets|in error still lets close be told/, why: reset },
	{
		files: ['conformance/engine_listener'],
		tests: /nobody reads is told once|interest is set again/,
		why: "libuv tells an error on Windows by readiness, and each turn; on Wine 8 it is the stream's end",
	},
	{ files: ['conformance/engine'], tests: /keeps whether it blocks/, why: blocking },
	{ files: ['conformance/engine_listener'], tests: /closes what it had accepted/, why: proc },
	{ files: ['conformance/socket_readiness'], tests: /an error comes|the peer is gone/, why: reset },
	{
		files: ['conformance/socket_readiness'],
		tests: /this end stops reading/,
		why: 'Windows does not call a socket readable that this end has shut down for reading',
	},
	{
		files: ['conformance/socket_readiness'],
		tests: /blocks on purpose/,
		why: blocking,
	},
	{ files: ['conformance/callback_scopes'], why: `makes pairs in child processes: ${unixSockets}` },
	// --- interop
	{
		files: ['interop/serve', 'interop/serve_options'],
		why: `${signals}: scripts/serve-windows.mjs tries serve instead, with nc of the Linux side`,
	},
	{ files: ['interop/strace'], why: 'strace watches Linux processes' },
];
