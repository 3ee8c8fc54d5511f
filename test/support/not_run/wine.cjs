'use strict';

// What is not run under Wine (Windows), and why. See test/support/environment.cjs.
const linuxOptions = 'an option, a limit or a file that Linux has and Windows has not';
const linuxLayouts = "written for the numbers and layouts of Linux' structs and constants";
const unixSockets = 'Wine 8 has no unix sockets, and Windows has neither pairs nor abstract names';
const noDescriptor = 'on Windows Node tells nobody the descriptor of its own sockets: told as ENOTSUP';
const reset = "Wine 8 tells a peer's reset as the end of the stream; Windows tells ECONNRESET";
const wineOptions = 'Wine 8 has not this option, or takes it without effect; Windows documents it: not tried there';
const wineResets = "Wine 8 tells a peer's reset as the end of the stream, to node:net as well";
const wineError = 'Wine 8 goes on telling an error that was taken (SO_ERROR); Windows clears it';
const noFd = "a SOCKET is none of Node's file descriptors on Windows: fstat, { fd } and stdio do not know it";
const pipes = 'a path is the name of a pipe on Windows, and node:net serves it, not syssock';
const disorder =
	'under Wine 8 bytes are lost or out of order now and then when much goes both ways through a proxy, on node:net alone as well; not seen on Linux; the cause was not found';
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
		files: ['conformance/socket_unix', 'conformance/unix_recovery', 'conformance/connection_seqpacket'],
		why: unixSockets,
	},
	{ files: ['conformance/descriptor_flags', 'conformance/open_sockets'], why: proc },
	{ files: ['conformance/options_python'], why: "asks Linux' python3 beside" },
	{
		files: ['conformance/socket'],
		tests: /bytes that the peer has not taken|no name for has none|on a unix socket/,
		why: 'Windows does not tell unacknowledged bytes, and has other families',
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
	{ files: ['conformance/connection_end'], tests: /leaves no descriptor open/, why: proc },
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
	{
		files: ['conformance/options'],
		tests: new RegExp(
			`^(${[
				'so(CompartmentId|ConditionalAccept|Debug|DontRoute|PauseAccept|PortScalability|RandomizePort)',
				'so(ReuseMulticastPort|ReuseUnicastPort|UseLoopback)',
				'tcp(DelayFinAck|Expedited1122|FailConnectOnIcmpError|FastOpen|KeepCnt|KeepIdleSeconds)',
				'tcp(KeepIntvlSeconds|MaxRtSeconds|MaxRtMs|MaxSegBytes|Timestamps)',
				'udp(ChecksumCoverage|NoChecksum|RecvMaxCoalescedSizeBytes|SegmentBytes)',
				'ip(AddSourceMembership|BlockSource|DropMembership|MtuBytes|MtuDiscover|OriginalArrivalIf)',
				'ip(ReceiveBroadcast|RecvDstAddr|RecvErr|RecvIf|UnblockSource|UserMtuBytes)',
				'ip(v6)?Mcast(BlockSource|JoinGroup|JoinSourceGroup|LeaveGroup|LeaveSourceGroup|UnblockSource)',
				'ipv6(LeaveGroup|MtuBytes|MtuDiscover|ProtectionLevel|RecvRtHdr|TClass|UnicastIf|UserMtuBytes|V6Only)',
			].join('|')}) › round trip`,
		),
		why: wineOptions,
	},
	{
		files: ['conformance/socket_errors'],
		tests: /unix path|abstract name|folder|no such path|unix listener|SIGPIPE/,
		why: unixSockets,
	},
	{
		files: ['conformance/socket_errors'],
		tests: /suggestion the process that holds it|unprivileged user|EMFILE where/,
		why: `${linuxOptions}: /proc, user ids, a limit of descriptors`,
	},
	{
		files: ['conformance/socket_errors'],
		tests: /send answers EPIPE/,
		why: 'Windows answers ENOTCONN to a send on a socket that has no peer',
	},
	{ files: ['conformance/socket_errors'], tests: /ECONNREFUSED comes later/, why: wineError },
	{ files: ['conformance/socket_errors'], tests: /a peer that is gone/, why: reset },
	{
		files: ['conformance/socket_ownership'],
		tests: /of 2147483647 is EBADF/,
		why: 'Windows takes this number for the process itself: ENOTSOCK',
	},
	{
		files: ['conformance/socket_ownership'],
		tests: /next owner alone/,
		why: `${proc}; ${blocking}`,
	},
	{ files: ['conformance/socket_ownership'], tests: /non-blocking|shares whether|nonBlocking ›/, why: blocking },
	{
		files: ['conformance/socket_ownership'],
		tests: /stays open, is its taker|wrong options takes|a descriptor of its own|of a file is/,
		why: noFd,
	},
	{
		files: ['conformance/socket_ownership'],
		tests: /"family":"unix"|family without a name/,
		why: 'Windows has no sockets of other families (netlink), and of unix sockets streams only',
	},
	{ files: ['conformance/socket_datagram'], tests: /unix|sender without a name|a pair is/, why: unixSockets },
	{
		files: ['conformance/socket_datagram'],
		tests: /without an address .* are refused/,
		why: 'Windows answers ENOTCONN there, Linux EDESTADDRREQ',
	},
	{
		files: ['conformance/socket_datagram'],
		tests: /nobody listens comes back/,
		why: 'Wine 8 does not tell a closed port by readiness; Windows tells it as ECONNRESET',
	},
	{ files: ['conformance/connection_options'], tests: /unix path/, why: unixSockets },
	{ files: ['conformance/connection_options'], tests: /leaves nothing open/, why: proc },
	{ files: ['conformance/connection_options'], tests: /reset and told as a drop/, why: reset },
	{ files: ['conformance/connection_options'], tests: /before connect is refused/, why: linuxOptions },
	{ files: ['conformance/net_server', 'conformance/net_connect'], tests: /a path/, why: pipes },
	{ files: ['conformance/net_server'], tests: /its path when it closes/, why: pipes },
	{ files: ['conformance/net_server'], tests: /node:net.*on an open descriptor/, why: noFd },
	{ files: ['conformance/net_connect'], tests: /resets a connection/, why: wineResets },
	{
		files: ['conformance/net_more'],
		tests: /kernel options before bind|refuses is told by name|share a port with reusePort/,
		why: linuxOptions,
	},
	{ files: ['conformance/net_more'], tests: /setKeepAlive reach the kernel/, why: wineOptions },
	{ files: ['conformance/net_more'], tests: /has its manager/, why: wineResets },
	{ files: ['conformance/net_more'], tests: /one of a pair/, why: unixSockets },
	{ files: ['conformance/net_details'], tests: /^node:net › the type of service reaches/, why: noDescriptor },
	{ files: ['conformance/net_details'], tests: /keep-alive probes/, why: `${noDescriptor}; ${wineOptions}` },
	{
		files: ['conformance/net_details'],
		tests: /^node:net › takes very many corked writes/,
		why: 'node:net gives all pieces to one call, and Wine 8 refuses more than 1,024 with EMSGSIZE',
	},
	{ files: ['conformance/net_tls'], tests: /passes options of the socket on/, why: `${noDescriptor}; ${wineOptions}` },
	{ files: ['conformance/overload'], tests: /those who wait are reset/, why: wineResets },
	{
		files: ['conformance/connection_flow'],
		tests: /stays paused closes the peer's window/,
		why: 'Windows does not tell how many bytes a peer has not taken',
	},
	{ files: ['conformance/flight_record'], tests: /errno of what broke/, why: reset },
	{
		files: ['conformance/flight_record'],
		tests: /NODE_DEBUG/,
		why: 'the test itself starts a process by /usr/bin/env',
	},
	{ files: ['conformance/client_registry'], tests: /kernel's view/, why: linuxOptions },
	{ files: ['conformance/checked_first'], tests: /soBindToDevice/, why: linuxOptions },
	{ files: ['conformance/callback_scopes'], why: `makes pairs in child processes: ${unixSockets}` },
	// --- interop
	{
		files: ['interop/serve', 'interop/serve_options'],
		why: `${signals}: scripts/serve-windows.mjs tries serve instead, with nc of the Linux side`,
	},
	{ files: ['interop/http2'], tests: /connection that is reset|server that is gone/, why: wineResets },
	{ files: ['interop/http_endings'], tests: /is aborted/, why: wineResets },
	{ files: ['interop/tls'], tests: /that is reset for one that has ended/, why: wineResets },
	{ files: ['interop/examples'], tests: /^tuning/, why: noDescriptor },
	{ files: ['interop/proxy'], tests: /does not run ahead|heeds no backpressure|both ways at once/, why: disorder },
	{
		files: ['interop/net_register'],
		tests: /sent to another process/,
		why: 'Windows cannot give a socket that Node did not make to another process',
	},
	{
		files: ['interop/net_register'],
		tests: /^cluster/,
		why: "on Windows a cluster's workers share a handle of Node's, which node:net serves",
	},
	{ files: ['interop/readme'], tests: /every one of its listeners/, why: unixSockets },
	{ files: ['interop/readme'], tests: /what its connection takes/, why: noDescriptor },
	{ files: ['interop/readme'], tests: /what their comments say/, why: linuxOptions },
	{ files: ['interop/node_net'], tests: /optionsOf/, why: noDescriptor },
	{ files: ['interop/node_net'], tests: /given away with detachFd|another process inherits/, why: noFd },
	{ files: ['interop/node_given'], tests: /detached|that was prepared|both families/, why: noFd },
	{ files: ['interop/node_given'], tests: /optionsOf/, why: noDescriptor },
	{ files: ['interop/strace'], why: 'strace watches Linux processes' },
];
