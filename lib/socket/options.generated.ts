// Made by scripts/generate-options.mjs from native/options.json: change those.
import type { NativeAddress } from '../native/binding';

/** What TCP_INFO tells: as many fields as this kernel has (Linux). */
export interface TcpInfo {
	/** tcpi_state: State of the connection: 1 ESTABLISHED, 2 SYN_SENT, 3 SYN_RECV, 4 FIN_WAIT1, 5 FIN_WAIT2, 6 TIME_WAIT, 7 CLOSE, 8 CLOSE_WAIT, 9 LAST_ACK, 10 LISTEN, 11 CLOSING. */
	readonly state?: number;
	/** tcpi_ca_state: What congestion avoidance is doing: 0 open, 1 disorder, 2 CWR, 3 recovery, 4 loss. */
	readonly caState?: number;
	/** tcpi_retransmits: Retransmission timeouts in a row of the oldest segment that is not acknowledged. */
	readonly retransmits?: number;
	/** tcpi_probes: Window or keepalive probes that nobody has answered. */
	readonly probes?: number;
	/** tcpi_backoff: How often the retransmission timeout was doubled. */
	readonly backoff?: number;
	/** tcpi_options: Bits of what was negotiated: 1 timestamps, 2 SACK, 4 window scaling, 8 ECN, 16 ECN was seen, 32 data in the SYN. */
	readonly options?: number;
	/** tcpi_snd_wscale: Window scale that the peer's windows are shifted by. */
	readonly sndWscale?: number;
	/** tcpi_rcv_wscale: Window scale that the windows sent are shifted by. */
	readonly rcvWscale?: number;
	/** tcpi_delivery_rate_app_limited: 1 when the delivery rate was limited by the application, not by the network. Since Linux 4.9. */
	readonly deliveryRateAppLimited?: number;
	/** tcpi_fastopen_client_fail: Why Fast Open failed at the client: 0 it did not, 1 no cookie, 2 the data was not acknowledged, 3 a SYN was sent again. Since Linux 5.5. */
	readonly fastopenClientFail?: number;
	/** tcpi_rto: Retransmission timeout in microseconds. */
	readonly rtoUs?: number;
	/** tcpi_ato: Delayed-acknowledgement timeout in microseconds. */
	readonly atoUs?: number;
	/** tcpi_snd_mss: Largest segment that is sent, in bytes. */
	readonly sndMssBytes?: number;
	/** tcpi_rcv_mss: Estimate of the peer's segment size, in bytes. */
	readonly rcvMssBytes?: number;
	/** tcpi_unacked: Segments sent and not acknowledged; on a listener, connections that wait for accept. */
	readonly unackedSegments?: number;
	/** tcpi_sacked: Segments that were acknowledged selectively; on a listener, its backlog. */
	readonly sackedSegments?: number;
	/** tcpi_lost: Segments that are thought lost. */
	readonly lostSegments?: number;
	/** tcpi_retrans: Segments sent again and not acknowledged yet. */
	readonly retransSegments?: number;
	/** tcpi_fackets: Not used since Linux 4.15. */
	readonly facketsSegments?: number;
	/** tcpi_last_data_sent: Milliseconds since data was sent. */
	readonly lastDataSentMs?: number;
	/** tcpi_last_ack_sent: Not remembered: 0. */
	readonly lastAckSentMs?: number;
	/** tcpi_last_data_recv: Milliseconds since data came. */
	readonly lastDataRecvMs?: number;
	/** tcpi_last_ack_recv: Milliseconds since an acknowledgement came. */
	readonly lastAckRecvMs?: number;
	/** tcpi_pmtu: Path MTU in bytes. */
	readonly pmtuBytes?: number;
	/** tcpi_rcv_ssthresh: How far the receive window may grow now, in bytes. */
	readonly rcvSsthreshBytes?: number;
	/** tcpi_rtt: Smoothed round trip time in microseconds. */
	readonly rttUs?: number;
	/** tcpi_rttvar: Mean deviation of the round trip time in microseconds. */
	readonly rttvarUs?: number;
	/** tcpi_snd_ssthresh: Slow start threshold in segments; 2147483647 when there is none yet. */
	readonly sndSsthreshSegments?: number;
	/** tcpi_snd_cwnd: Congestion window in segments. */
	readonly sndCwndSegments?: number;
	/** tcpi_advmss: Segment size that was told to the peer, in bytes. */
	readonly advmssBytes?: number;
	/** tcpi_reordering: Reordering, in segments, that is not taken for loss. */
	readonly reorderingSegments?: number;
	/** tcpi_rcv_rtt: The receiver's estimate of the round trip time in microseconds; 0: none yet. */
	readonly rcvRttUs?: number;
	/** tcpi_rcv_space: Bytes that the application reads in a round trip, which the receive buffer follows. */
	readonly rcvSpaceBytes?: number;
	/** tcpi_total_retrans: Segments sent again, in all. */
	readonly totalRetransSegments?: number;
	/** tcpi_pacing_rate: Pacing rate in bytes per second; all bits set: not limited. Since Linux 3.15. */
	readonly pacingRateBytesPerSecond?: bigint;
	/** tcpi_max_pacing_rate: Limit of the pacing rate in bytes per second; all bits set: none. Since Linux 3.15. */
	readonly maxPacingRateBytesPerSecond?: bigint;
	/** tcpi_bytes_acked: Bytes that the peer has acknowledged. Since Linux 4.1. */
	readonly bytesAcked?: bigint;
	/** tcpi_bytes_received: Bytes received in order. Since Linux 4.1. */
	readonly bytesReceived?: bigint;
	/** tcpi_segs_out: Segments sent. Since Linux 4.2. */
	readonly segsOut?: number;
	/** tcpi_segs_in: Segments received. Since Linux 4.2. */
	readonly segsIn?: number;
	/** tcpi_notsent_bytes: Bytes in the send buffer that were not sent yet. Since Linux 4.6. */
	readonly notsentBytes?: number;
	/** tcpi_min_rtt: Least round trip time seen lately, in microseconds; 4294967295: none yet. Since Linux 4.6. */
	readonly minRttUs?: number;
	/** tcpi_data_segs_in: Segments with data received. Since Linux 4.6. */
	readonly dataSegsIn?: number;
	/** tcpi_data_segs_out: Segments with data sent. Since Linux 4.6. */
	readonly dataSegsOut?: number;
	/** tcpi_delivery_rate: Latest delivery rate in bytes per second. Since Linux 4.9. */
	readonly deliveryRateBytesPerSecond?: bigint;
	/** tcpi_busy_time: Microseconds with data to send or to be acknowledged. Since Linux 4.10. */
	readonly busyTimeUs?: bigint;
	/** tcpi_rwnd_limited: Microseconds that the peer's window held sending up. Since Linux 4.10. */
	readonly rwndLimitedUs?: bigint;
	/** tcpi_sndbuf_limited: Microseconds that a small send buffer held sending up. Since Linux 4.10. */
	readonly sndbufLimitedUs?: bigint;
	/** tcpi_delivered: Segments that were delivered, those sent again among them. Since Linux 4.18. */
	readonly deliveredSegments?: number;
	/** tcpi_delivered_ce: Segments delivered with a congestion mark (ECE). Since Linux 4.18. */
	readonly deliveredCeSegments?: number;
	/** tcpi_bytes_sent: Bytes sent, those sent again among them. Since Linux 4.19. */
	readonly bytesSent?: bigint;
	/** tcpi_bytes_retrans: Bytes sent again. Since Linux 4.19. */
	readonly bytesRetrans?: bigint;
	/** tcpi_dsack_dups: Duplicates that the peer reported (DSACK). Since Linux 4.19. */
	readonly dsackDups?: number;
	/** tcpi_reord_seen: Reorderings seen. Since Linux 4.19. */
	readonly reordSeen?: number;
	/** tcpi_rcv_ooopack: Segments received out of order. Since Linux 5.4. */
	readonly rcvOoopackSegments?: number;
	/** tcpi_snd_wnd: The peer's receive window, scaled, in bytes. Since Linux 5.4. */
	readonly sndWndBytes?: number;
	/** tcpi_rcv_wnd: The receive window that the peer was told, scaled, in bytes. Since Linux 6.2. */
	readonly rcvWndBytes?: number;
	/** tcpi_rehash: How often another path was tried (transmit hash), after timeouts and by PLB. Since Linux 6.2. */
	readonly rehashes?: number;
	/** tcpi_total_rto: Retransmission timeouts, those of the handshake among them. Since Linux 6.7. */
	readonly totalRtos?: number;
	/** tcpi_total_rto_recoveries: Recoveries after retransmission timeouts. Since Linux 6.7. */
	readonly totalRtoRecoveries?: number;
	/** tcpi_total_rto_time: Milliseconds spent in such recoveries. Since Linux 6.7. */
	readonly totalRtoTimeMs?: number;
	/** tcpi_received_ce: Segments received with a congestion mark (Accurate ECN). Since Linux 6.18. */
	readonly receivedCeSegments?: number;
	/** tcpi_delivered_e1_bytes: Bytes delivered with ECT(1). Since Linux 6.18. */
	readonly deliveredE1Bytes?: number;
	/** tcpi_delivered_e0_bytes: Bytes delivered with ECT(0). Since Linux 6.18. */
	readonly deliveredE0Bytes?: number;
	/** tcpi_delivered_ce_bytes: Bytes delivered with a congestion mark. Since Linux 6.18. */
	readonly deliveredCeBytes?: number;
	/** tcpi_received_e1_bytes: Bytes received with ECT(1). Since Linux 6.18. */
	readonly receivedE1Bytes?: number;
	/** tcpi_received_e0_bytes: Bytes received with ECT(0). Since Linux 6.18. */
	readonly receivedE0Bytes?: number;
	/** tcpi_received_ce_bytes: Bytes received with a congestion mark. Since Linux 6.18. */
	readonly receivedCeBytes?: number;
}

/** What MPTCP_INFO tells: as many fields as this kernel has (Linux). */
export interface MptcpInfo {
	/** mptcpi_subflows: Subflows besides the first one. */
	readonly subflows?: number;
	/** mptcpi_add_addr_signal: Addresses announced to the peer. */
	readonly addAddrSignal?: number;
	/** mptcpi_add_addr_accepted: Announced addresses of the peer's that were accepted. */
	readonly addAddrAccepted?: number;
	/** mptcpi_subflows_max: Limit of subflows besides the first one. */
	readonly subflowsMax?: number;
	/** mptcpi_add_addr_signal_max: Limit of addresses announced. */
	readonly addAddrSignalMax?: number;
	/** mptcpi_add_addr_accepted_max: Limit of announced addresses accepted. */
	readonly addAddrAcceptedMax?: number;
	/** mptcpi_flags: 1: fell back to plain TCP, 2: the peer's key was received. */
	readonly flags?: number;
	/** mptcpi_token: Local token of the connection. */
	readonly token?: number;
	/** mptcpi_write_seq: Sequence number of the next byte written. */
	readonly writeSeq?: bigint;
	/** mptcpi_snd_una: Sequence number of the oldest byte that is not acknowledged. */
	readonly sndUna?: bigint;
	/** mptcpi_rcv_nxt: Sequence number of the next byte received. */
	readonly rcvNxt?: bigint;
	/** mptcpi_local_addr_used: Local addresses in use. Since Linux 5.12. */
	readonly localAddrUsed?: number;
	/** mptcpi_local_addr_max: Limit of local addresses. Since Linux 5.12. */
	readonly localAddrMax?: number;
	/** mptcpi_csum_enabled: 1 when checksums are on. Since Linux 5.14. */
	readonly csumEnabled?: number;
	/** mptcpi_retransmits: Retransmissions at the level of the whole connection. Since Linux 6.5. */
	readonly retransmits?: number;
	/** mptcpi_bytes_retrans: Bytes sent again. Since Linux 6.5. */
	readonly bytesRetrans?: bigint;
	/** mptcpi_bytes_sent: Bytes sent. Since Linux 6.5. */
	readonly bytesSent?: bigint;
	/** mptcpi_bytes_received: Bytes received. Since Linux 6.5. */
	readonly bytesReceived?: bigint;
	/** mptcpi_bytes_acked: Bytes that the peer has acknowledged. Since Linux 6.5. */
	readonly bytesAcked?: bigint;
	/** mptcpi_subflows_total: Subflows, the first one among them. Since Linux 6.8. */
	readonly subflowsTotal?: number;
	/** mptcpi_last_data_sent: Milliseconds since data was sent. Since Linux 6.10. */
	readonly lastDataSentMs?: number;
	/** mptcpi_last_data_recv: Milliseconds since data came. Since Linux 6.10. */
	readonly lastDataRecvMs?: number;
	/** mptcpi_last_ack_recv: Milliseconds since an acknowledgement came. Since Linux 6.10. */
	readonly lastAckRecvMs?: number;
}

/** Options that can be read, and what they read as. */
export interface OptionValues {
	/**
	 * SO_ACCEPTCONN. Whether the socket listens.
	 * Read only. On Linux (since 2.4), macOS, Windows. See socket(7).
	 */
	soAcceptConn: boolean;
	/**
	 * SO_BINDTODEVICE. Name of the interface that the socket receives from and sends to; '' for any. A socket that has one needs CAP_NET_RAW to change it. Read since Linux 3.8.
	 * On Linux (since 2.0.30). See socket(7).
	 * @default ''
	 */
	soBindToDevice: string;
	/**
	 * SO_BINDTOIFINDEX. As soBindToDevice, by index of the interface; 0 for any.
	 * 0 to 2147483647. On Linux (since 5.1). See socket(7).
	 * @default 0
	 */
	soBindToIfIndex: number;
	/**
	 * SO_BPF_EXTENSIONS. Number of extensions that classic BPF programs of this kernel can use.
	 * Read only. On Linux (since 3.14). See socket(7).
	 */
	soBpfExtensions: number;
	/**
	 * SO_BROADCAST. Lets a datagram socket send to broadcast addresses, which is EACCES otherwise.
	 * On Linux (since 1.0), macOS, Windows. See socket(7).
	 * @default false
	 */
	soBroadcast: boolean;
	/**
	 * SO_BUF_LOCK. Which buffers the kernel does not tune: 1 send, 2 receive, 3 both. Setting a buffer size sets its bit.
	 * 0 to 3. On Linux (since 5.15). See socket(7).
	 * @default 0
	 */
	soBufLock: number;
	/**
	 * SO_BUSY_POLL. How long a receive spins on the device queue before it waits. Raising it needs CAP_NET_ADMIN.
	 * Microseconds, 0 to 2147483647. Needs CAP_NET_ADMIN. On Linux (since 3.11). See socket(7).
	 * @default 0 (net.core.busy_read)
	 */
	soBusyPollUs: number;
	/**
	 * SO_COMPARTMENT_ID. Network compartment of the socket.
	 * 0 to 4294967295. Set before bind. On Windows. See Winsock socket options.
	 */
	soCompartmentId: number;
	/**
	 * SO_CONDITIONAL_ACCEPT. Lets the application decide on a connection before it is acknowledged.
	 * Set before listen. On Windows. See Winsock socket options.
	 * @default false
	 */
	soConditionalAccept: boolean;
	/**
	 * SO_CONNECT_TIME. How long the socket has been connected; 4294967295: it is not.
	 * Seconds. Read only. On Windows. See Winsock socket options.
	 */
	soConnectTimeSeconds: number;
	/**
	 * SO_COOKIE. Number of the socket, one of its own for as long as the kernel runs; ss -e shows it in hexadecimal.
	 * Read only. On Linux (since 4.12). See socket(7).
	 */
	soCookie: bigint;
	/**
	 * SO_DEBUG. Debugging by the protocol, which hardly one does.
	 * Needs CAP_NET_ADMIN. On Linux (since 1.0), macOS, Windows. See socket(7).
	 * @default false
	 */
	soDebug: boolean;
	/**
	 * SO_DOMAIN. The address family of the socket as a number of this system (AF_INET).
	 * Read only. On Linux (since 2.6.32). See socket(7).
	 */
	soDomain: number;
	/**
	 * SO_DONTROUTE. Sends to directly connected hosts only, not through a gateway.
	 * On Linux (since 1.0), macOS, Windows. See socket(7).
	 * @default false
	 */
	soDontRoute: boolean;
	/**
	 * SO_ERROR. The pending error as a positive errno of this system, 0 for none. Reading takes it from the socket.
	 * Read only. On Linux (since 1.0), macOS, Windows. See socket(7).
	 */
	soError: number;
	/**
	 * SO_EXCLUSIVEADDRUSE. Keeps other sockets off this address and port, even with soReuseAddr: what a server wants on Windows.
	 * Set before bind. On Windows. See Winsock socket options.
	 * @default false
	 */
	soExclusiveAddrUse: boolean;
	/**
	 * SO_INCOMING_CPU. CPU that processed the last packet. Set, since Linux 4.4, it makes the listener of a soReusePort group whose CPU matches the preferred one.
	 * -1 to 2147483647. On Linux (since 3.19). See socket(7).
	 * @default -1
	 */
	soIncomingCpu: number;
	/**
	 * SO_INCOMING_NAPI_ID. Id of the device queue that the last packet came through; 0: none (loopback).
	 * Read only. On Linux (since 4.12). See socket(7).
	 */
	soIncomingNapiId: number;
	/**
	 * SO_KEEPALIVE. Sends probes on an idle connection, so that a peer that is gone is noticed.
	 * On Linux (since 1.0), macOS, Windows. See socket(7).
	 * @default false
	 */
	soKeepAlive: boolean;
	/**
	 * SO_LINGER. What close does with bytes that were not sent: enabled with 0 seconds drops them and resets the connection; with more, close waits so long for them to go: on Linux on a non-blocking socket too, and the event loop with it. Windows keeps the seconds in 16 bits.
	 * 0 to 65535. On Linux (since 1.0), macOS (SO_LINGER_SEC), Windows. See socket(7).
	 * @default { enabled: false, seconds: 0 }
	 */
	soLinger: { readonly enabled: boolean; readonly seconds: number };
	/**
	 * SO_LOCK_FILTER. Keeps the filter that the socket has, for good: unlocking is EPERM.
	 * On Linux (since 3.9). See socket(7).
	 * @default false
	 */
	soLockFilter: boolean;
	/**
	 * SO_MARK. Mark of what is sent, for routing and packet filters. CAP_NET_RAW will do since Linux 5.17.
	 * 0 to 4294967295. Needs CAP_NET_ADMIN. On Linux (since 2.6.25). See socket(7).
	 * @default 0
	 */
	soMark: number;
	/**
	 * SO_MAX_MSG_SIZE. Longest datagram that can be sent.
	 * Bytes. Read only. On Windows. See Winsock socket options.
	 */
	soMaxMsgSizeBytes: number;
	/**
	 * SO_MAX_PACING_RATE. Limit of the rate at which TCP sends. With the fq queueing discipline, UDP is paced as well. Beyond 4 GiB/s since Linux 4.20.
	 * Bytes per second. On Linux (since 3.13). See socket(7).
	 * @default 18446744073709551615n (not limited)
	 */
	soMaxPacingRateBytesPerSecond: bigint;
	/**
	 * SO_MEMINFO. Memory of the socket: bytes of received data, receive buffer, data being sent, send buffer, allocated ahead, write queue, options, backlog, and the number of drops.
	 * Read only. On Linux (since 4.12). See socket(7).
	 */
	soMemInfo: number[];
	/**
	 * SO_NETNS_COOKIE. Number of the network namespace that the socket is in.
	 * Read only. On Linux (since 5.14). See socket(7).
	 */
	soNetnsCookie: bigint;
	/**
	 * SO_NET_SERVICE_TYPE. Kind of traffic, for queueing: 0 best effort, 1 background, 2 signaling, 3 video, 4 voice, 5 responsive video, 6 streaming, 7 management, 8 responsive data.
	 * 0 to 8. On macOS. See setsockopt(2) of macOS.
	 * @default 0
	 */
	soNetServiceType: number;
	/**
	 * SO_NOADDRERR. Answers EADDRNOTAVAIL when the source address is gone.
	 * On macOS. See setsockopt(2) of macOS.
	 * @default false
	 */
	soNoAddrErr: boolean;
	/**
	 * SO_NOFCS. Takes the last four bytes sent as the checksum of the Ethernet frame: for packet sockets on few drivers.
	 * On Linux (since 3.4). See socket(7).
	 * @default false
	 */
	soNoFcs: boolean;
	/**
	 * SO_NOSIGPIPE. Sends no SIGPIPE to who writes to a connection that has ended.
	 * On macOS. See setsockopt(2) of macOS.
	 * @default false
	 */
	soNoSigPipe: boolean;
	/**
	 * SO_NO_CHECK. Sends UDP over IPv4 without checksums.
	 * On Linux (since 1.0). See socket(7).
	 * @default false
	 */
	soNoCheck: boolean;
	/**
	 * SO_NREAD. Bytes that can be read at once: those of the first datagram.
	 * Bytes. Read only. On macOS. See setsockopt(2) of macOS.
	 */
	soNReadBytes: number;
	/**
	 * SO_NUMRCVPKT. Datagrams in the receive buffer.
	 * Read only. On macOS. See setsockopt(2) of macOS.
	 */
	soNumRcvPkt: number;
	/**
	 * SO_NWRITE. Bytes in the send buffer.
	 * Bytes. Read only. On macOS. See setsockopt(2) of macOS.
	 */
	soNWriteBytes: number;
	/**
	 * SO_OOBINLINE. Leaves urgent (out-of-band) bytes in the stream instead of keeping them for MSG_OOB.
	 * On Linux (since 1.0), macOS, Windows. See socket(7).
	 * @default false
	 */
	soOobInline: boolean;
	/**
	 * SO_PASSCRED. Tells process, user and group of each sender in a control message. Unix and netlink sockets.
	 * On Linux (since 2.2). See unix(7).
	 * @default false
	 */
	soPassCred: boolean;
	/**
	 * SO_PASSPIDFD. Hands over a pidfd of each sender in a control message. Unix sockets.
	 * On Linux (since 6.5). See unix(7).
	 * @default false
	 */
	soPassPidFd: boolean;
	/**
	 * SO_PASSRIGHTS. Whether peers may send descriptors to this socket: off, their send answers EPERM. Unix sockets.
	 * On Linux (since 6.16). See unix(7).
	 * @default true
	 */
	soPassRights: boolean;
	/**
	 * SO_PASSSEC. Tells the sender's security label in a control message. Unix and netlink sockets.
	 * On Linux (since 2.6.18). See unix(7).
	 * @default false
	 */
	soPassSec: boolean;
	/**
	 * SO_PAUSE_ACCEPT. Refuses new connections for now.
	 * On Windows. See Winsock socket options.
	 * @default false
	 */
	soPauseAccept: boolean;
	/**
	 * SO_PEEK_OFF. Where MSG_PEEK begins in the queue; peeking moves it on; -1: at the front, always. Unix sockets, UDP since Linux 4.7, TCP since 6.9.
	 * Bytes, -1 to 2147483647. On Linux (since 3.4). See socket(7).
	 * @default -1
	 */
	soPeekOffBytes: number;
	/**
	 * SO_PEERCRED. Process, user and group of the peer of a unix socket, as they were when it connected or listened.
	 * Read only. On Linux (since 2.2). See unix(7).
	 */
	soPeerCred: { readonly pid: number; readonly uid: number; readonly gid: number };
	/**
	 * SO_PEERGROUPS. The peer's supplementary groups, as they were when it connected or listened.
	 * Read only. On Linux (since 4.13). See unix(7).
	 */
	soPeerGroups: number[];
	/**
	 * SO_PEERNAME. The peer's address, as getpeername has it.
	 * Read only. On Linux (since 2.2). See socket(7).
	 */
	soPeerName: NativeAddress;
	/**
	 * SO_PEERPIDFD. A pidfd of the peer's process, as it was when it connected or listened. Each reading opens a descriptor, which the reader has to close.
	 * Read only. On Linux (since 6.5). See unix(7).
	 */
	soPeerPidFd: number;
	/**
	 * SO_PEERSEC. The peer's security label. ENOPROTOOPT where no security module has labels.
	 * Read only. On Linux (since 2.6.2). See unix(7).
	 */
	soPeerSec: string;
	/**
	 * SO_PORT_SCALABILITY. Lets a port be shared by sockets on several local addresses, for many outgoing connections.
	 * Set before bind. On Windows. See Winsock socket options.
	 * @default false
	 */
	soPortScalability: boolean;
	/**
	 * SO_PREFER_BUSY_POLL. Polls devices from the application rather than by interrupt, with soBusyPollUs. Turning it on needs CAP_NET_ADMIN.
	 * Needs CAP_NET_ADMIN. On Linux (since 5.11). See socket(7).
	 * @default false
	 */
	soPreferBusyPoll: boolean;
	/**
	 * SO_PRIORITY. Queueing priority of what is sent. 0 to 6 for everybody; above 6 needs CAP_NET_ADMIN or CAP_NET_RAW. Setting ipTos changes it.
	 * 0 to 4294967295. On Linux (since 2.0). See socket(7).
	 * @default 0
	 */
	soPriority: number;
	/**
	 * SO_PROTOCOL. The protocol of the socket as a number (IPPROTO_TCP is 6, IPPROTO_UDP 17, IPPROTO_MPTCP 262).
	 * Read only. On Linux (since 2.6.32). See socket(7).
	 */
	soProtocol: number;
	/**
	 * SO_RANDOMIZE_PORT. Chooses the port for bind to port 0 at random.
	 * Set before bind. On Windows. See Winsock socket options.
	 * @default false
	 */
	soRandomizePort: boolean;
	/**
	 * SO_RANDOMPORT. Chooses the port for bind to port 0 at random.
	 * Set before bind. On macOS. See setsockopt(2) of macOS.
	 * @default false
	 */
	soRandomPort: boolean;
	/**
	 * SO_RCVBUF. Receive buffer. Linux doubles what is set, for its bookkeeping, reads back the double, clamps to net.core.rmem_max and stops tuning the buffer by itself. For a window beyond 64 KiB set it before listen or connect.
	 * Bytes, 0 to 2147483647. On Linux (since 1.0), macOS, Windows. See socket(7).
	 */
	soRcvBufBytes: number;
	/**
	 * SO_RCVLOWAT. Bytes that have to wait before a TCP socket counts as readable (since Linux 4.17 for poll). 0 is taken as 1.
	 * Bytes, 0 to 2147483647. On Linux (since 2.4), macOS. See socket(7).
	 * @default 1
	 */
	soRcvLowatBytes: number;
	/**
	 * SO_RCVMARK. Tells the mark of received packets in a control message. CAP_NET_RAW will do.
	 * Needs CAP_NET_ADMIN. On Linux (since 5.19). See socket(7).
	 * @default false
	 */
	soRcvMark: boolean;
	/**
	 * SO_RCVPRIORITY. Tells the priority of received packets in a control message. CAP_NET_RAW will do.
	 * Needs CAP_NET_ADMIN. On Linux (since 6.14). See socket(7).
	 * @default false
	 */
	soRcvPriority: boolean;
	/**
	 * SO_RCVTIMEO. How long a receive on a blocking socket waits; 0: for ever. Linux rounds up to its timer tick (1 to 10 ms).
	 * Milliseconds, 0 to 2147483647. On Linux (since 2.4), macOS, Windows. See socket(7).
	 * @default 0
	 */
	soRcvTimeoMs: number;
	/**
	 * SO_RESERVE_MEM. Memory that the socket keeps for itself, rounded up to pages. ENOTSUP unless the memory controller of its control group counts socket memory.
	 * Bytes, 0 to 2147483647. On Linux (since 5.16). See socket(7).
	 * @default 0
	 */
	soReserveMemBytes: number;
	/**
	 * SO_REUSEADDR. Lets a listener bind while connections of its predecessor are in TIME_WAIT. Set after bind it counts for those who bind there later. On Windows it lets two sockets have one port: use soExclusiveAddrUse there.
	 * On Linux (since 1.0), macOS, Windows. See socket(7).
	 * @default false
	 */
	soReuseAddr: boolean;
	/**
	 * SO_REUSEPORT. Lets several sockets of one user bind the same address, if each has it; Linux spreads connections and datagrams over them. Set after bind it counts for those who bind there later. A listener that closes resets the connections in its queue.
	 * On Linux (since 3.9), macOS. See socket(7).
	 * @default false
	 */
	soReusePort: boolean;
	/**
	 * SO_REUSESHAREUID. Lets sockets of other users share the port.
	 * Set before bind. On macOS. See setsockopt(2) of macOS.
	 * @default false
	 */
	soReuseShareUid: boolean;
	/**
	 * SO_REUSE_MULTICASTPORT. Shares a port for multicast, and receives no unicast on it. Since Windows 10.
	 * Set before bind. On Windows. See Winsock socket options.
	 * @default false
	 */
	soReuseMulticastPort: boolean;
	/**
	 * SO_REUSE_UNICASTPORT. Leaves the choice of the port to connect, so that ports can be shared among peers. Since Windows 10.
	 * Set before bind. On Windows. See Winsock socket options.
	 * @default false
	 */
	soReuseUnicastPort: boolean;
	/**
	 * SO_RXQ_OVFL. Tells in a control message how many datagrams the socket has dropped so far.
	 * On Linux (since 2.6.33). See socket(7).
	 * @default false
	 */
	soRxqOvfl: boolean;
	/**
	 * SO_SELECT_ERR_QUEUE. Reports a message in the error queue to select as exceptional (POLLPRI), not as readable only.
	 * On Linux (since 3.10). See socket(7).
	 * @default false
	 */
	soSelectErrQueue: boolean;
	/**
	 * SO_SNDBUF. Send buffer. Linux doubles what is set, for its bookkeeping, reads back the double, clamps to net.core.wmem_max and stops tuning the buffer by itself.
	 * Bytes, 0 to 2147483647. On Linux (since 1.0), macOS, Windows. See socket(7).
	 */
	soSndBufBytes: number;
	/**
	 * SO_SNDLOWAT. Room in the send buffer that makes a socket writable: 1 on Linux, which cannot change it.
	 * Bytes. Read only. On Linux (since 2.4), macOS. See socket(7).
	 */
	soSndLowatBytes: number;
	/**
	 * SO_SNDTIMEO. How long a send or connect on a blocking socket waits; 0: for ever. Linux rounds up to its timer tick (1 to 10 ms).
	 * Milliseconds, 0 to 2147483647. On Linux (since 2.4), macOS, Windows. See socket(7).
	 * @default 0
	 */
	soSndTimeoMs: number;
	/**
	 * SO_TIMESTAMP. Tells when a datagram came, in microseconds, in a control message (struct timeval).
	 * On Linux (since 2.2), macOS. See socket(7).
	 * @default false
	 */
	soTimestamp: boolean;
	/**
	 * SO_TIMESTAMPING. Time stamps of sending and receiving, by hardware and software, as SOF_TIMESTAMPING_* bits.
	 * 0 to 4294967295. On Linux (since 2.6.30). See socket(7).
	 * @default 0
	 */
	soTimestamping: number;
	/**
	 * SO_TIMESTAMPNS. Tells when a datagram came, in nanoseconds, in a control message (struct timespec). Turns soTimestamp off.
	 * On Linux (since 2.6.22). See socket(7).
	 * @default false
	 */
	soTimestampNs: boolean;
	/**
	 * SO_TIMESTAMP_MONOTONIC. Tells when a datagram came, by the monotonic clock, in a control message.
	 * On macOS. See setsockopt(2) of macOS.
	 * @default false
	 */
	soTimestampMonotonic: boolean;
	/**
	 * SO_TXREHASH. Whether TCP tries another path by a new hash when the one it has seems broken. Kept from listen on.
	 * On Linux (since 5.18). See socket(7).
	 * @default net.core.txrehash
	 */
	soTxRehash: boolean;
	/**
	 * SO_TXTIME. Lets a control message say when a datagram is to be sent: struct sock_txtime, a clock id and flags as two 32-bit numbers. Clocks other than CLOCK_MONOTONIC (1) need CAP_NET_ADMIN.
	 * On Linux (since 4.19). See socket(7).
	 */
	soTxTime: Uint8Array;
	/**
	 * SO_TYPE. The type of the socket as a number (SOCK_STREAM is 1, SOCK_DGRAM 2).
	 * Read only. On Linux (since 1.0), macOS, Windows. See socket(7).
	 */
	soType: number;
	/**
	 * SO_USELOOPBACK. Avoids the hardware where it can. Routing sockets on macOS.
	 * On macOS, Windows. See setsockopt(2), Winsock socket options.
	 * @default false
	 */
	soUseLoopback: boolean;
	/**
	 * SO_WIFI_STATUS. Tells through the error queue whether a wireless frame was acknowledged.
	 * On Linux (since 3.3). See socket(7).
	 * @default false
	 */
	soWifiStatus: boolean;
	/**
	 * SO_ZEROCOPY. Allows MSG_ZEROCOPY. TCP, UDP since Linux 5.0, vsock.
	 * On Linux (since 4.14). See socket(7).
	 * @default false
	 */
	soZeroCopy: boolean;
	/**
	 * TCP_CC_INFO. What the congestion control algorithm tells of itself; empty for one that tells nothing. 20 bytes for bbr: struct tcp_bbr_info.
	 * Read only. On Linux (since 4.1). See tcp(7).
	 */
	tcpCcInfo: Uint8Array;
	/**
	 * TCP_CONGESTION. Congestion control algorithm by name. Without CAP_NET_ADMIN only those of net.ipv4.tcp_allowed_congestion_control can be set.
	 * On Linux (since 2.6.13). See tcp(7).
	 */
	tcpCongestion: string;
	/**
	 * TCP_CONNECTIONTIMEOUT. How long connect tries.
	 * Seconds, 0 to 2147483647. On macOS. See setsockopt(2) of macOS.
	 * @default 0 (net.inet.tcp.keepinit)
	 */
	tcpConnectionTimeoutSeconds: number;
	/**
	 * TCP_CONNECTION_INFO. State, windows and counters of the connection: struct tcp_connection_info.
	 * Read only. On macOS. See setsockopt(2) of macOS.
	 */
	tcpConnectionInfo: Uint8Array;
	/**
	 * TCP_CORK. Holds back segments that are not full, for 200 ms at most, until it is turned off.
	 * On Linux (since 2.2). See tcp(7).
	 * @default false
	 */
	tcpCork: boolean;
	/**
	 * TCP_DEFER_ACCEPT. Lets a listener accept only connections that have sent something, and gives up on the others about so late. Rounded up to the times of SYN-ACK retransmissions: 5 reads back as 7.
	 * Seconds, 0 to 2147483647. On Linux (since 2.4). See tcp(7).
	 * @default 0
	 */
	tcpDeferAcceptSeconds: number;
	/**
	 * TCP_DELACK_MAX_US. Longest delay of an acknowledgement. Rounded up to timer ticks; one tick or less is EINVAL.
	 * Microseconds, 1 to 200000. On Linux (since 6.15). See tcp(7).
	 * @default 200000
	 */
	tcpDelackMaxUs: number;
	/**
	 * TCP_DELAY_FIN_ACK. Delays the acknowledgement of the peer's FIN. Since Windows 10 1607.
	 * On Windows. See Winsock socket options.
	 * @default false
	 */
	tcpDelayFinAck: boolean;
	/**
	 * TCP_ENABLE_ECN. Asks for explicit congestion notification on this connection.
	 * On macOS. See setsockopt(2) of macOS.
	 */
	tcpEnableEcn: boolean;
	/**
	 * TCP_EXPEDITED_1122. Urgent data as RFC 1122 has it. Once on, it stays on.
	 * On Windows. See Winsock socket options.
	 * @default false
	 */
	tcpExpedited1122: boolean;
	/**
	 * TCP_FAIL_CONNECT_ON_ICMP_ERROR. Ends a connect with EHOSTUNREACH when an ICMP error comes. Since Windows 10 2004.
	 * Set before connect. On Windows. See Winsock socket options.
	 * @default false
	 */
	tcpFailConnectOnIcmpError: boolean;
	/**
	 * TCP_FASTOPEN. Takes data with the SYN on a listener: so many connections at most wait for their handshake, clamped to net.core.somaxconn. Needs bit 2 of net.ipv4.tcp_fastopen. On Windows and macOS 1 is on.
	 * 0 to 2147483647. Set before connect. On Linux (since 3.7), macOS, Windows. See tcp(7).
	 * @default 0
	 */
	tcpFastOpen: number;
	/**
	 * TCP_FASTOPEN_CONNECT. Lets connect return at once and sends the first bytes with the SYN, when a cookie of the server is known.
	 * Set before connect. On Linux (since 4.11). See tcp(7).
	 * @default false
	 */
	tcpFastOpenConnect: boolean;
	/**
	 * TCP_FASTOPEN_KEY. Key of the cookies that a listener gives out: 16 bytes, or 32 for a key and the one before it (since Linux 5.4).
	 * On Linux (since 4.15). See tcp(7).
	 */
	tcpFastOpenKey: Uint8Array;
	/**
	 * TCP_FASTOPEN_NO_COOKIE. Takes or sends data with the SYN without asking for a cookie.
	 * Set before connect. On Linux (since 4.15). See tcp(7).
	 * @default false
	 */
	tcpFastOpenNoCookie: boolean;
	/**
	 * TCP_ICMP_ERROR_INFO. The ICMP error that ended a connect, with tcpFailConnectOnIcmpError: struct icmp_error_info. Since Windows 10 2004.
	 * Read only. On Windows. See Winsock socket options.
	 */
	tcpIcmpErrorInfo: Uint8Array;
	/**
	 * TCP_INFO. State, timers, windows and counters of the connection, as many fields as this kernel has. On a listener, unackedSegments is the number of connections that wait and sackedSegments the backlog.
	 * Read only. On Linux (since 2.4). See tcp(7).
	 */
	tcpInfo: TcpInfo;
	/**
	 * TCP_INQ. Tells in a control message how many bytes still wait in the receive buffer.
	 * On Linux (since 4.18). See tcp(7).
	 * @default false
	 */
	tcpInq: boolean;
	/**
	 * TCP_IS_MPTCP. Whether the connection is Multipath TCP, and has not fallen back to plain TCP.
	 * Read only. On Linux (since 6.10). See tcp(7).
	 */
	tcpIsMptcp: boolean;
	/**
	 * TCP_KEEPCNT. Keepalive probes without an answer that end the connection.
	 * 1 to 127. On Linux (since 2.4), macOS, Windows. See tcp(7).
	 * @default 9 (net.ipv4.tcp_keepalive_probes)
	 */
	tcpKeepCnt: number;
	/**
	 * TCP_KEEPIDLE. How long a connection is idle before the first keepalive probe, with soKeepAlive.
	 * Seconds, 1 to 32767. On Linux (since 2.4), macOS (TCP_KEEPALIVE), Windows. See tcp(7).
	 * @default 7200 (net.ipv4.tcp_keepalive_time)
	 */
	tcpKeepIdleSeconds: number;
	/**
	 * TCP_KEEPINTVL. Time between keepalive probes.
	 * Seconds, 1 to 32767. On Linux (since 2.4), macOS, Windows. See tcp(7).
	 * @default 75 (net.ipv4.tcp_keepalive_intvl)
	 */
	tcpKeepIntvlSeconds: number;
	/**
	 * TCP_LINGER2. How long a closed socket stays in FIN_WAIT2, clamped to 120; negative: not at all.
	 * Seconds, -1 to 2147483647. On Linux (since 2.4). See tcp(7).
	 * @default 60 (net.ipv4.tcp_fin_timeout)
	 */
	tcpLinger2Seconds: number;
	/**
	 * TCP_MAXRT. How long unacknowledged data is sent again before the connection ends; -1: for ever.
	 * Seconds, -1 to 2147483647. On Windows. See Winsock socket options.
	 */
	tcpMaxRtSeconds: number;
	/**
	 * TCP_MAXRTMS. As tcpMaxRtSeconds, in milliseconds. Since Windows 10 1607.
	 * Milliseconds, 0 to 2147483647. On Windows. See Winsock socket options.
	 */
	tcpMaxRtMs: number;
	/**
	 * TCP_MAXSEG. Largest segment. Linux takes 88 to 32767, or 0 for its own choice; before connect it is announced to the peer, and a connected socket reads what is in use. Read only on Windows.
	 * Bytes, 0 to 32767. On Linux (since 1.0), macOS, Windows. See tcp(7).
	 */
	tcpMaxSegBytes: number;
	/**
	 * TCP_NODELAY. Sends small segments at once instead of gathering them (Nagle's algorithm off).
	 * On Linux (since 1.0), macOS, Windows. See tcp(7).
	 * @default false
	 */
	tcpNoDelay: boolean;
	/**
	 * TCP_NOOPT. Sends no TCP options.
	 * On macOS. See setsockopt(2) of macOS.
	 * @default false
	 */
	tcpNoOpt: boolean;
	/**
	 * TCP_NOPUSH. Holds back segments that are not full, as tcpCork does on Linux.
	 * On macOS. See setsockopt(2) of macOS.
	 * @default false
	 */
	tcpNoPush: boolean;
	/**
	 * TCP_NOTSENT_LOWAT. Above so many bytes that were not sent yet, the socket does not count as writable.
	 * Bytes, 0 to 4294967295. On Linux (since 3.12), macOS. See tcp(7).
	 * @default 0 (net.ipv4.tcp_notsent_lowat)
	 */
	tcpNotSentLowatBytes: number;
	/**
	 * TCP_QUEUE_SEQ. Next sequence number of the queue that tcpRepairQueue chose. Set only before connect.
	 * 0 to 4294967295. Needs CAP_NET_ADMIN. On Linux (since 3.5). See tcp(7).
	 */
	tcpQueueSeq: number;
	/**
	 * TCP_QUICKACK. Acknowledges at once instead of delaying; TCP changes it by itself later.
	 * On Linux (since 2.4.4). See tcp(7).
	 */
	tcpQuickAck: boolean;
	/**
	 * TCP_REPAIR. Repair mode, to move a connection to another process or host: 1 on, 0 off, -1 off without a window probe. Only on a socket that is closed or connected. In this mode close sends nothing.
	 * -1 to 1. Needs CAP_NET_ADMIN. On Linux (since 3.5). See tcp(7).
	 * @default 0
	 */
	tcpRepair: number;
	/**
	 * TCP_REPAIR_QUEUE. The queue that repair works on: 0 none, 1 receive, 2 send.
	 * 0 to 2. Needs CAP_NET_ADMIN. On Linux (since 3.5). See tcp(7).
	 * @default 0
	 */
	tcpRepairQueue: number;
	/**
	 * TCP_REPAIR_WINDOW. Windows of a connection under repair: struct tcp_repair_window, five 32-bit numbers (snd_wl1, snd_wnd, max_window, rcv_wnd, rcv_wup).
	 * Needs CAP_NET_ADMIN. On Linux (since 4.8). See tcp(7).
	 */
	tcpRepairWindow: Uint8Array;
	/**
	 * TCP_RTO_MAX_MS. Limit of the retransmission timeout.
	 * Milliseconds, 1000 to 120000. On Linux (since 6.15). See tcp(7).
	 * @default 120000 (net.ipv4.tcp_rto_max_ms)
	 */
	tcpRtoMaxMs: number;
	/**
	 * TCP_RTO_MIN_US. Least retransmission timeout, beyond the round trip time. Rounded up to timer ticks; one tick or less is EINVAL.
	 * Microseconds, 1 to 200000. On Linux (since 6.15). See tcp(7).
	 * @default 200000 (net.ipv4.tcp_rto_min_us)
	 */
	tcpRtoMinUs: number;
	/**
	 * TCP_RXT_CONNDROPTIME. Ends the connection when segments are sent again for so long; 0: the system decides.
	 * Seconds, 0 to 2147483647. On macOS. See setsockopt(2) of macOS.
	 * @default 0
	 */
	tcpRxtConnDropTimeSeconds: number;
	/**
	 * TCP_SAVED_SYN. Headers of the SYN of an accepted connection whose listener had tcpSaveSyn on. Reading takes them: a second time it is empty.
	 * Read only. On Linux (since 4.2). See tcp(7).
	 */
	tcpSavedSyn: Uint8Array;
	/**
	 * TCP_SAVE_SYN. Keeps the headers of the SYN of each connection that a listener gets, for tcpSavedSyn: 1 from the IP header on, 2 with the link header (since Linux 5.10).
	 * 0 to 2. On Linux (since 4.2). See tcp(7).
	 * @default 0
	 */
	tcpSaveSyn: number;
	/**
	 * TCP_SENDMOREACKS. Acknowledges every second segment, always.
	 * On macOS. See setsockopt(2) of macOS.
	 * @default false
	 */
	tcpSendMoreAcks: boolean;
	/**
	 * TCP_SYNCNT. How often a SYN is sent again before connect fails.
	 * 1 to 127. Set before connect. On Linux (since 2.4). See tcp(7).
	 * @default 6 (net.ipv4.tcp_syn_retries)
	 */
	tcpSynCnt: number;
	/**
	 * TCP_THIN_DUPACK. Without effect since Linux 4.11, where it always reads false.
	 * Read only. On Linux (since 2.6.34). See tcp(7).
	 */
	tcpThinDupAck: boolean;
	/**
	 * TCP_THIN_LINEAR_TIMEOUTS. Retransmits at even intervals at first when few segments are under way.
	 * On Linux (since 2.6.34). See tcp(7).
	 * @default false
	 */
	tcpThinLinearTimeouts: boolean;
	/**
	 * TCP_TIMESTAMP. The clock of the timestamps that the socket sends, which goes on. Set in repair mode only (EPERM).
	 * 0 to 4294967295. Needs CAP_NET_ADMIN. On Linux (since 3.9). See tcp(7).
	 */
	tcpTimestamp: number;
	/**
	 * TCP_TIMESTAMPS. Uses TCP timestamps.
	 * Set before connect. On Windows. See Winsock socket options.
	 */
	tcpTimestamps: boolean;
	/**
	 * TCP_TX_DELAY. Delays all that is sent, to emulate a longer way. Newer kernels refuse very long ones with EINVAL.
	 * Microseconds, 0 to 2147483647. On Linux (since 5.3). See tcp(7).
	 * @default 0
	 */
	tcpTxDelayUs: number;
	/**
	 * TCP_ULP. Protocol on top that the kernel takes over on a connected socket, by name ('tls'). It cannot be taken off. ENOENT when this kernel has it not, or may not load it for this user.
	 * On Linux (since 4.13). See tcp(7).
	 * @default ''
	 */
	tcpUlp: string;
	/**
	 * TCP_USER_TIMEOUT. Ends the connection with ETIMEDOUT when sent bytes stay unacknowledged for so long; 0: the system decides. Set on a listener, accepted connections inherit it.
	 * Milliseconds, 0 to 2147483647. On Linux (since 2.6.37). See tcp(7).
	 * @default 0
	 */
	tcpUserTimeoutMs: number;
	/**
	 * TCP_WINDOW_CLAMP. Limit of the receive window; at least half of the least receive buffer, and 0 only before connect.
	 * Bytes, 0 to 2147483647. On Linux (since 2.4). See tcp(7).
	 * @default 0 (none)
	 */
	tcpWindowClampBytes: number;
	/**
	 * MPTCP_INFO. Subflows, addresses and counters of a Multipath TCP connection, as many fields as this kernel has.
	 * Read only. On Linux (since 5.16). See tcp(7).
	 */
	mptcpInfo: MptcpInfo;
	/**
	 * UDPLITE_RECV_CSCOV. Drops datagrams whose checksum covers less. UDP-Lite sockets.
	 * Bytes, 0 to 65535. On Linux (since 2.6.20). See udplite(7).
	 * @default 0 (any)
	 */
	udpLiteRecvCsCovBytes: number;
	/**
	 * UDPLITE_SEND_CSCOV. How much of each datagram the checksum that is sent covers, header included; 1 to 7 count as 8. UDP-Lite sockets.
	 * Bytes, 0 to 65535. On Linux (since 2.6.20). See udplite(7).
	 * @default 0 (all)
	 */
	udpLiteSendCsCovBytes: number;
	/**
	 * UDP_CHECKSUM_COVERAGE. Sends UDP with checksums.
	 * On Windows. See Winsock socket options.
	 * @default true
	 */
	udpChecksumCoverage: boolean;
	/**
	 * UDP_CORK. Gathers what is sent into one datagram until it is turned off.
	 * On Linux (since 2.5.44). See udp(7).
	 * @default false
	 */
	udpCork: boolean;
	/**
	 * UDP_ENCAP. Kind of encapsulation that the kernel takes out of datagrams: 2 ESP (RFC 3948), 3 L2TP; it stays.
	 * 0 to 2147483647. On Linux (since 2.5.67). See udp(7).
	 * @default 0
	 */
	udpEncap: number;
	/**
	 * UDP_GRO. Lets one receive take several datagrams of a sender, with their size in a control message.
	 * On Linux (since 5.0). See udp(7).
	 * @default false
	 */
	udpGro: boolean;
	/**
	 * UDP_NOCHECKSUM. Sends UDP over IPv4 without checksums.
	 * On Windows. See Winsock socket options.
	 * @default false
	 */
	udpNoChecksum: boolean;
	/**
	 * UDP_NO_CHECK6_RX. Takes UDP over IPv6 without checksums: for tunnels.
	 * On Linux (since 3.16). See udp(7).
	 * @default false
	 */
	udpNoCheck6Rx: boolean;
	/**
	 * UDP_NO_CHECK6_TX. Sends UDP over IPv6 without checksums: for tunnels.
	 * On Linux (since 3.16). See udp(7).
	 * @default false
	 */
	udpNoCheck6Tx: boolean;
	/**
	 * UDP_RECV_MAX_COALESCED_SIZE. Lets one receive take several datagrams of a sender, up to so many bytes; 0: off. Since Windows 10 2004.
	 * Bytes, 0 to 4294967295. On Windows. See Winsock socket options.
	 * @default 0
	 */
	udpRecvMaxCoalescedSizeBytes: number;
	/**
	 * UDP_SEGMENT. Cuts what is sent at once into datagrams of this size (segmentation offload); 0: off. On Windows since 10 2004.
	 * Bytes, 0 to 65535. On Linux (since 4.18), Windows (UDP_SEND_MSG_SIZE). See udp(7).
	 * @default 0
	 */
	udpSegmentBytes: number;
	/**
	 * IP_BIND_ADDRESS_NO_PORT. Lets bind to port 0 leave the choice of the port to connect, so that ports can be shared among peers.
	 * Set before bind. On Linux (since 4.2). See ip(7).
	 * @default false
	 */
	ipBindAddressNoPort: boolean;
	/**
	 * IP_BOUND_IF. Index of the interface that the socket sends through and receives from; 0 for any.
	 * 0 to 2147483647. On macOS. See setsockopt(2) of macOS.
	 * @default 0
	 */
	ipBoundIf: number;
	/**
	 * IP_CHECKSUM. Tells the checksum over the data of datagrams in a control message. UDP.
	 * On Linux (since 4.0). See ip(7).
	 * @default false
	 */
	ipCheckSum: boolean;
	/**
	 * IP_DONTFRAG. Never fragments what is sent.
	 * On macOS, Windows (IP_DONTFRAGMENT). See setsockopt(2), Winsock socket options.
	 * @default false
	 */
	ipDontFrag: boolean;
	/**
	 * IP_FREEBIND. Lets bind take an address that no interface has (yet).
	 * Set before bind. On Linux (since 2.4). See ip(7).
	 * @default false
	 */
	ipFreeBind: boolean;
	/**
	 * IP_HDRINCL. What is sent on a raw socket begins with its own IP header.
	 * On Linux (since 2.0), macOS, Windows. See ip(7).
	 * @default false
	 */
	ipHdrIncl: boolean;
	/**
	 * IP_LOCAL_PORT_RANGE. Narrows the ports that the kernel chooses from for bind to port 0 and for connect; 0 leaves that end as it is. Ports outside of the range of the system are not chosen.
	 * 0 to 65535. Set before bind. On Linux (since 6.3). See ip(7).
	 * @default { low: 0, high: 0 } (net.ipv4.ip_local_port_range)
	 */
	ipLocalPortRange: { readonly low: number; readonly high: number };
	/**
	 * IP_MINTTL. Drops received packets with a lesser time to live. TCP.
	 * 0 to 255. On Linux (since 2.6.34). See ip(7).
	 * @default 0
	 */
	ipMinTtl: number;
	/**
	 * IP_MTU. Path MTU that is known now. Connected sockets only.
	 * Bytes. Read only. On Linux (since 2.2), Windows. See ip(7).
	 */
	ipMtuBytes: number;
	/**
	 * IP_MTU_DISCOVER. Path MTU discovery: 0 never, 1 by route, 2 always, 3 set the bit but ignore the path MTU, 4 use the interface MTU, 5 as 4 but fragment. On Windows 1 is always, 2 never, 3 probe.
	 * 0 to 5. On Linux (since 2.2), Windows. See ip(7).
	 * @default 1 (net.ipv4.ip_no_pmtu_disc)
	 */
	ipMtuDiscover: number;
	/**
	 * IP_MULTICAST_ALL. Whether a socket gets all groups that this host is a member of, not only its own.
	 * On Linux (since 2.6.31). See ip(7).
	 * @default true
	 */
	ipMulticastAll: boolean;
	/**
	 * IP_MULTICAST_IF. Local address of the interface that multicast is sent from; 0.0.0.0: the route decides.
	 * On Linux (since 1.2), macOS, Windows. See ip(7).
	 * @default '0.0.0.0'
	 */
	ipMulticastIf: string;
	/**
	 * IP_MULTICAST_IFINDEX. Index of the interface that multicast is sent from.
	 * 0 to 2147483647. On macOS. See setsockopt(2) of macOS.
	 * @default 0
	 */
	ipMulticastIfIndex: number;
	/**
	 * IP_MULTICAST_LOOP. Whether multicast that is sent comes back to this host. On Windows the receiving socket decides.
	 * On Linux (since 1.2), macOS, Windows. See ip(7).
	 * @default true
	 */
	ipMulticastLoop: boolean;
	/**
	 * IP_MULTICAST_TTL. Time to live of multicast; -1: the default again (Linux).
	 * -1 to 255. On Linux (since 1.2), macOS, Windows. See ip(7).
	 * @default 1
	 */
	ipMulticastTtl: number;
	/**
	 * IP_NODEFRAG. Lets fragments that are sent through the packet filter unassembled. Raw sockets.
	 * On Linux (since 2.6.36). See ip(7).
	 * @default false
	 */
	ipNodeFrag: boolean;
	/**
	 * IP_OPTIONS. IP options of what is sent, at most 40 bytes; none takes them off.
	 * On Linux (since 2.0), macOS, Windows. See ip(7).
	 */
	ipOptions: Uint8Array;
	/**
	 * IP_ORIGINAL_ARRIVAL_IF. Tells the interface that a datagram first came through in a control message.
	 * On Windows. See Winsock socket options.
	 * @default false
	 */
	ipOriginalArrivalIf: boolean;
	/**
	 * IP_PASSSEC. Tells the peer's security label in a control message. UDP.
	 * On Linux (since 2.6.17). See ip(7).
	 * @default false
	 */
	ipPassSec: boolean;
	/**
	 * IP_PKTINFO. Tells interface and destination address of datagrams in a control message.
	 * On Linux (since 2.2), macOS, Windows. See ip(7).
	 * @default false
	 */
	ipPktInfo: boolean;
	/**
	 * IP_PORTRANGE. Ports that bind to port 0 chooses from: 0 the usual ones, 1 high ones, 2 low ones.
	 * 0 to 2. Set before bind. On macOS. See setsockopt(2) of macOS.
	 * @default 0
	 */
	ipPortRange: number;
	/**
	 * IP_PROTOCOL. Protocol of the socket. On a raw IPPROTO_RAW socket, 255.
	 * Read only. On Linux (since 6.4). See ip(7).
	 */
	ipProtocol: number;
	/**
	 * IP_RECEIVE_BROADCAST. Whether broadcasts are received.
	 * On Windows. See Winsock socket options.
	 * @default true
	 */
	ipReceiveBroadcast: boolean;
	/**
	 * IP_RECVDSTADDR. Tells the destination address of datagrams in a control message.
	 * On macOS, Windows. See setsockopt(2), Winsock socket options.
	 * @default false
	 */
	ipRecvDstAddr: boolean;
	/**
	 * IP_RECVERR. Keeps network errors, each with its datagram, in the error queue (MSG_ERRQUEUE).
	 * On Linux (since 2.2), Windows. See ip(7).
	 * @default false
	 */
	ipRecvErr: boolean;
	/**
	 * IP_RECVERR_RFC4884. Tells extensions of ICMP errors (RFC 4884) in the error queue.
	 * On Linux (since 5.9). See ip(7).
	 * @default false
	 */
	ipRecvErrRfc4884: boolean;
	/**
	 * IP_RECVFRAGSIZE. Tells the size of the largest fragment of datagrams in a control message.
	 * On Linux (since 4.10). See ip(7).
	 * @default false
	 */
	ipRecvFragSize: boolean;
	/**
	 * IP_RECVIF. Tells the interface of datagrams in a control message.
	 * On macOS, Windows. See setsockopt(2), Winsock socket options.
	 * @default false
	 */
	ipRecvIf: boolean;
	/**
	 * IP_RECVOPTS. Tells received IP options in a control message.
	 * On Linux (since 2.2), macOS. See ip(7).
	 * @default false
	 */
	ipRecvOpts: boolean;
	/**
	 * IP_RECVORIGDSTADDR. Tells the original destination of datagrams in a control message.
	 * On Linux (since 2.6.29). See ip(7).
	 * @default false
	 */
	ipRecvOrigDstAddr: boolean;
	/**
	 * IP_RECVTOS. Tells the type of service byte of datagrams in a control message.
	 * On Linux (since 2.2), macOS, Windows. See ip(7).
	 * @default false
	 */
	ipRecvTos: boolean;
	/**
	 * IP_RECVTTL. Tells the time to live of datagrams in a control message.
	 * On Linux (since 2.2), macOS, Windows. See ip(7).
	 * @default false
	 */
	ipRecvTtl: boolean;
	/**
	 * IP_RETOPTS. Tells received IP options in a control message, made ready for the answer.
	 * On Linux (since 2.2), macOS (IP_RECVRETOPTS). See ip(7).
	 * @default false
	 */
	ipRetOpts: boolean;
	/**
	 * IP_ROUTER_ALERT. Hands packets with the router alert option, which would be forwarded, to this raw socket.
	 * On Linux (since 2.2). See ip(7).
	 * @default false
	 */
	ipRouterAlert: boolean;
	/**
	 * IP_STRIPHDR. Takes the IP header off what a raw socket receives.
	 * On macOS. See setsockopt(2) of macOS.
	 * @default false
	 */
	ipStripHdr: boolean;
	/**
	 * IP_TOS. Type of service byte of what is sent: six bits DSCP, two bits ECN, which TCP keeps for itself. Sets soPriority too. Windows takes it, but ignores it.
	 * 0 to 255. On Linux (since 1.0), macOS, Windows. See ip(7).
	 * @default 0
	 */
	ipTos: number;
	/**
	 * IP_TRANSPARENT. Transparent proxying: takes connections to foreign addresses, and binds to them when set before bind. CAP_NET_RAW will do since Linux 3.2.
	 * Needs CAP_NET_ADMIN. On Linux (since 2.6.24). See ip(7).
	 * @default false
	 */
	ipTransparent: boolean;
	/**
	 * IP_TTL. Time to live of unicast packets; -1: the default again. 0 is EINVAL.
	 * -1 to 255. On Linux (since 1.0), macOS, Windows. See ip(7).
	 * @default 64 (net.ipv4.ip_default_ttl)
	 */
	ipTtl: number;
	/**
	 * IP_UNICAST_IF. Index of the interface that packets are sent from, without a limit on receiving; 0: the route decides.
	 * 0 to 2147483647. On Linux (since 3.4), Windows. See ip(7).
	 * @default 0
	 */
	ipUnicastIf: number;
	/**
	 * IP_USER_MTU. Limit of the MTU that path MTU discovery starts from.
	 * Bytes, 0 to 4294967295. On Windows. See Winsock socket options.
	 * @default 4294967295 (none)
	 */
	ipUserMtuBytes: number;
	/**
	 * SO_ORIGINAL_DST. Where a redirected (DNAT) connection was going. ENOENT when connection tracking does not know it, ENOPROTOOPT without that module.
	 * Read only. On Linux (since 2.4). See iptables-extensions(8).
	 */
	soOriginalDst: NativeAddress;
	/**
	 * IP6T_SO_ORIGINAL_DST. Where a redirected (DNAT) IPv6 connection was going. ENOENT when connection tracking does not know it, ENOPROTOOPT without that module.
	 * Read only. On Linux (since 3.7). See ip6tables-extensions(8).
	 */
	ip6tSoOriginalDst: NativeAddress;
	/**
	 * IPV6_ADDR_PREFERENCES. Which source addresses are preferred (RFC 5014): bits 1 temporary, 2 public, 4 care-of, 8 CGA, 256 the default of the first two, 1024 home, 2048 not CGA. Reads back the groups that were not set as well.
	 * 0 to 65535. On Linux (since 2.6.26). See ipv6(7).
	 */
	ipv6AddrPreferences: number;
	/**
	 * IPV6_AUTOFLOWLABEL. Makes a flow label from the hash of the connection.
	 * On Linux (since 3.17), macOS. See ipv6(7).
	 * @default true (net.ipv6.auto_flowlabels)
	 */
	ipv6AutoFlowLabel: boolean;
	/**
	 * IPV6_BOUND_IF. Index of the interface that the socket sends through and receives from; 0 for any.
	 * 0 to 2147483647. On macOS. See setsockopt(2) of macOS.
	 * @default 0
	 */
	ipv6BoundIf: number;
	/**
	 * IPV6_CHECKSUM. Where in the data of a raw socket the checksum is that the kernel fills in and checks; even; -1: nowhere. An ICMPv6 socket has 2 and keeps it.
	 * -1 to 65534. On Linux (since 2.2), macOS, Windows. See ipv6(7).
	 * @default -1
	 */
	ipv6CheckSum: number;
	/**
	 * IPV6_DONTFRAG. Never fragments what is sent: EMSGSIZE instead.
	 * On Linux (since 2.6.35), macOS, Windows. See ipv6(7).
	 * @default false
	 */
	ipv6DontFrag: boolean;
	/**
	 * IPV6_DSTOPTS. Destination options header of what is sent; none takes it off.
	 * Needs CAP_NET_RAW. On Linux (since 2.6.14), macOS. See ipv6(7).
	 */
	ipv6DstOpts: Uint8Array;
	/**
	 * IPV6_FLOWINFO. Tells the flow information of datagrams in a control message.
	 * On Linux (since 2.2). See ipv6(7).
	 * @default false
	 */
	ipv6FlowInfo: boolean;
	/**
	 * IPV6_FLOWINFO_SEND. Sends the flow information that is in the address given to connect or send.
	 * On Linux (since 2.2). See ipv6(7).
	 * @default false
	 */
	ipv6FlowInfoSend: boolean;
	/**
	 * IPV6_FREEBIND. Lets bind take an address that no interface has (yet).
	 * Set before bind. On Linux (since 4.15). See ipv6(7).
	 * @default false
	 */
	ipv6FreeBind: boolean;
	/**
	 * IPV6_HDRINCL. What is sent on a raw socket begins with its own IPv6 header.
	 * On Linux (since 4.5), Windows. See ipv6(7).
	 */
	ipv6HdrIncl: boolean;
	/**
	 * IPV6_HOPOPTS. Hop-by-hop options header of what is sent; none takes it off.
	 * Needs CAP_NET_RAW. On Linux (since 2.6.14), macOS. See ipv6(7).
	 */
	ipv6HopOpts: Uint8Array;
	/**
	 * IPV6_MINHOPCOUNT. Drops received packets with a lesser hop limit. TCP.
	 * 0 to 255. On Linux (since 2.6.35). See ipv6(7).
	 * @default 0
	 */
	ipv6MinHopCount: number;
	/**
	 * IPV6_MTU. Reads the path MTU of a connected socket. Set, 0 or from 1280 on, it is the size of fragments, which cannot be read back. Read only on Windows.
	 * Bytes, 0 to 65575. On Linux (since 2.2), Windows. See ipv6(7).
	 */
	ipv6MtuBytes: number;
	/**
	 * IPV6_MTU_DISCOVER. Path MTU discovery: 0 never, 1 by route, 2 always, 3 ignore the path MTU, 4 use the interface MTU, 5 as 4 but fragment. On Windows 1 is always, 2 never, 3 probe.
	 * 0 to 5. On Linux (since 2.2), Windows. See ipv6(7).
	 * @default 1
	 */
	ipv6MtuDiscover: number;
	/**
	 * IPV6_MULTICAST_ALL. Whether a socket gets all groups that this host is a member of, not only its own.
	 * On Linux (since 4.20). See ipv6(7).
	 * @default true
	 */
	ipv6MulticastAll: boolean;
	/**
	 * IPV6_MULTICAST_HOPS. Hop limit of multicast; -1: the default again.
	 * -1 to 255. On Linux (since 2.2), macOS, Windows. See ipv6(7).
	 * @default 1
	 */
	ipv6MulticastHops: number;
	/**
	 * IPV6_MULTICAST_IF. Index of the interface that multicast is sent from; 0: the route decides.
	 * 0 to 2147483647. On Linux (since 2.2), macOS, Windows. See ipv6(7).
	 * @default 0
	 */
	ipv6MulticastIf: number;
	/**
	 * IPV6_MULTICAST_LOOP. Whether multicast that is sent comes back to this host. On Windows the receiving socket decides.
	 * On Linux (since 2.2), macOS, Windows. See ipv6(7).
	 * @default true
	 */
	ipv6MulticastLoop: boolean;
	/**
	 * IPV6_PATHMTU. Path MTU and peer of a connected socket: struct ip6_mtuinfo.
	 * Read only. On Linux (since 2.6.35), macOS. See ipv6(7).
	 */
	ipv6PathMtu: Uint8Array;
	/**
	 * IPV6_PROTECTION_LEVEL. Whom the socket talks to: 10 everybody, through NAT traversal as well, 20 everybody, not through it, 30 the same site; -1: the default again.
	 * -1 to 30. Set before bind. On Windows. See Winsock socket options.
	 */
	ipv6ProtectionLevel: number;
	/**
	 * IPV6_RECVDSTOPTS. Tells received destination options in a control message.
	 * On Linux (since 2.6.14), macOS. See ipv6(7).
	 * @default false
	 */
	ipv6RecvDstOpts: boolean;
	/**
	 * IPV6_RECVERR. Keeps network errors, each with its datagram, in the error queue (MSG_ERRQUEUE).
	 * On Linux (since 2.2). See ipv6(7).
	 * @default false
	 */
	ipv6RecvErr: boolean;
	/**
	 * IPV6_RECVERR_RFC4884. Tells extensions of ICMPv6 errors (RFC 4884) in the error queue.
	 * On Linux (since 5.9). See ipv6(7).
	 * @default false
	 */
	ipv6RecvErrRfc4884: boolean;
	/**
	 * IPV6_RECVFRAGSIZE. Tells the size of the largest fragment of datagrams in a control message.
	 * On Linux (since 4.10). See ipv6(7).
	 * @default false
	 */
	ipv6RecvFragSize: boolean;
	/**
	 * IPV6_RECVHOPLIMIT. Tells the hop limit of datagrams in a control message.
	 * On Linux (since 2.6.14), macOS, Windows (IPV6_HOPLIMIT). See ipv6(7).
	 * @default false
	 */
	ipv6RecvHopLimit: boolean;
	/**
	 * IPV6_RECVHOPOPTS. Tells received hop-by-hop options in a control message.
	 * On Linux (since 2.6.14), macOS. See ipv6(7).
	 * @default false
	 */
	ipv6RecvHopOpts: boolean;
	/**
	 * IPV6_RECVORIGDSTADDR. Tells the original destination of datagrams in a control message.
	 * On Linux (since 2.6.37). See ipv6(7).
	 * @default false
	 */
	ipv6RecvOrigDstAddr: boolean;
	/**
	 * IPV6_RECVPATHMTU. Tells changes of the path MTU in a control message.
	 * On Linux (since 2.6.35), macOS. See ipv6(7).
	 * @default false
	 */
	ipv6RecvPathMtu: boolean;
	/**
	 * IPV6_RECVPKTINFO. Tells interface and destination address of datagrams in a control message.
	 * On Linux (since 2.6.14), macOS, Windows (IPV6_PKTINFO). See ipv6(7).
	 * @default false
	 */
	ipv6RecvPktInfo: boolean;
	/**
	 * IPV6_RECVRTHDR. Tells received routing headers in a control message.
	 * On Linux (since 2.6.14), macOS, Windows. See ipv6(7).
	 * @default false
	 */
	ipv6RecvRtHdr: boolean;
	/**
	 * IPV6_RECVTCLASS. Tells the traffic class of datagrams in a control message.
	 * On Linux (since 2.6.14), macOS, Windows. See ipv6(7).
	 * @default false
	 */
	ipv6RecvTClass: boolean;
	/**
	 * IPV6_ROUTER_ALERT. Hands packets with this router alert value, which would be forwarded, to this socket; -1: none. Raw sockets of IPPROTO_RAW.
	 * -1 to 65535. On Linux (since 2.2). See ipv6(7).
	 */
	ipv6RouterAlert: number;
	/**
	 * IPV6_ROUTER_ALERT_ISOLATE. Gets router alert packets of its own network namespace only.
	 * On Linux (since 5.2). See ipv6(7).
	 * @default false
	 */
	ipv6RouterAlertIsolate: boolean;
	/**
	 * IPV6_RTHDR. Routing header of what is sent: segment routing (type 4) or mobility (type 2), as the kernel is built; none takes it off.
	 * On Linux (since 2.6.14), macOS. See ipv6(7).
	 */
	ipv6RtHdr: Uint8Array;
	/**
	 * IPV6_RTHDRDSTOPTS. Destination options header before the routing header of what is sent; none takes it off.
	 * Needs CAP_NET_RAW. On Linux (since 2.6.14), macOS. See ipv6(7).
	 */
	ipv6RtHdrDstOpts: Uint8Array;
	/**
	 * IPV6_TCLASS. Traffic class of what is sent: six bits DSCP, two bits ECN, which TCP keeps for itself; -1: the default again.
	 * -1 to 255. On Linux (since 2.6.14), macOS, Windows. See ipv6(7).
	 * @default 0
	 */
	ipv6TClass: number;
	/**
	 * IPV6_TRANSPARENT. Transparent proxying: takes connections to foreign addresses, and binds to them when set before bind. CAP_NET_RAW will do since Linux 3.2.
	 * Needs CAP_NET_ADMIN. On Linux (since 2.6.37). See ipv6(7).
	 * @default false
	 */
	ipv6Transparent: boolean;
	/**
	 * IPV6_UNICAST_HOPS. Hop limit of unicast packets; -1: the default again.
	 * -1 to 255. On Linux (since 2.2), macOS, Windows. See ipv6(7).
	 * @default 64 (net.ipv6.conf.*.hop_limit)
	 */
	ipv6UnicastHops: number;
	/**
	 * IPV6_UNICAST_IF. Index of the interface that packets are sent from, without a limit on receiving; 0: the route decides.
	 * 0 to 2147483647. On Linux (since 3.4), Windows. See ipv6(7).
	 * @default 0
	 */
	ipv6UnicastIf: number;
	/**
	 * IPV6_USER_MTU. Limit of the MTU that path MTU discovery starts from.
	 * Bytes, 0 to 4294967295. On Windows. See Winsock socket options.
	 * @default 4294967295 (none)
	 */
	ipv6UserMtuBytes: number;
	/**
	 * IPV6_V6ONLY. Takes IPv6 only; off, the socket takes IPv4 as well (dual-stack), with mapped addresses. On Windows it is on by default.
	 * Set before bind. On Linux (since 2.4.21), macOS, Windows. See ipv6(7).
	 * @default false (net.ipv6.bindv6only)
	 */
	ipv6V6Only: boolean;
	/**
	 * ICMP6_FILTER. Types of ICMPv6 that a raw ICMPv6 socket does not receive: struct icmp6_filter, 256 bits. Linux blocks where a bit is set, macOS where it is not.
	 * On Linux (since 2.2), macOS. See RFC 3542.
	 */
	icmp6Filter: Uint8Array;
	/**
	 * ICMP_FILTER. Types of ICMP, as bits 1 << type, that a raw ICMP socket does not receive.
	 * 0 to 4294967295. On Linux (since 2.2). See raw(7).
	 * @default 0
	 */
	icmpFilter: number;
	/**
	 * LOCAL_PEERCRED. User and groups of the peer's process: struct xucred.
	 * Read only. On macOS. See unix(4).
	 */
	localPeerCred: Uint8Array;
	/**
	 * LOCAL_PEEREPID. Process that the peer stands for.
	 * Read only. On macOS. See unix(4).
	 */
	localPeerEPid: number;
	/**
	 * LOCAL_PEERPID. Process of the peer.
	 * Read only. On macOS. See unix(4).
	 */
	localPeerPid: number;
	/**
	 * SO_VM_SOCKETS_BUFFER_MAX_SIZE. Largest buffer that the peer can ask for.
	 * Bytes. On Linux (since 3.9). See vsock(7).
	 * @default 262144n
	 */
	soVmSocketsBufferMaxSizeBytes: bigint;
	/**
	 * SO_VM_SOCKETS_BUFFER_MIN_SIZE. Least buffer that the peer can ask for.
	 * Bytes. On Linux (since 3.9). See vsock(7).
	 * @default 128n
	 */
	soVmSocketsBufferMinSizeBytes: bigint;
	/**
	 * SO_VM_SOCKETS_BUFFER_SIZE. Buffer of a connection between a virtual machine and its host, within the two limits.
	 * Bytes. On Linux (since 3.9). See vsock(7).
	 * @default 262144n
	 */
	soVmSocketsBufferSizeBytes: bigint;
	/**
	 * SO_VM_SOCKETS_CONNECT_TIMEOUT. How long connect tries.
	 * Milliseconds, 1 to 2147483647. On Linux (since 3.9). See vsock(7).
	 * @default 2000
	 */
	soVmSocketsConnectTimeoutMs: number;
	/**
	 * CAN_RAW_ERR_FILTER. Classes of error frames that are received, as bits.
	 * 0 to 4294967295. On Linux (since 2.6.25). See Documentation/networking/can.rst of Linux.
	 * @default 0 (none)
	 */
	canRawErrFilter: number;
	/**
	 * CAN_RAW_FD_FRAMES. Sends and receives CAN FD frames as well.
	 * On Linux (since 3.6). See Documentation/networking/can.rst of Linux.
	 * @default false
	 */
	canRawFdFrames: boolean;
	/**
	 * CAN_RAW_FILTER. Frames that are received: struct can_filter, an id and a mask as two 32-bit numbers, 512 of them at most. Empty: none.
	 * On Linux (since 2.6.25). See Documentation/networking/can.rst of Linux.
	 * @default one that lets all pass
	 */
	canRawFilter: Uint8Array;
	/**
	 * CAN_RAW_JOIN_FILTERS. Receives frames that all filters match, not any of them.
	 * On Linux (since 4.1). See Documentation/networking/can.rst of Linux.
	 * @default false
	 */
	canRawJoinFilters: boolean;
	/**
	 * CAN_RAW_LOOPBACK. Lets the other sockets of this system receive what is sent.
	 * On Linux (since 2.6.25). See Documentation/networking/can.rst of Linux.
	 * @default true
	 */
	canRawLoopback: boolean;
	/**
	 * CAN_RAW_RECV_OWN_MSGS. Receives what this socket itself sends.
	 * On Linux (since 2.6.25). See Documentation/networking/can.rst of Linux.
	 * @default false
	 */
	canRawRecvOwnMsgs: boolean;
	/**
	 * SO_J1939_ERRQUEUE. Tells of the progress of transfers in the error queue.
	 * On Linux (since 5.4). See Documentation/networking/j1939.rst of Linux.
	 * @default false
	 */
	soJ1939ErrQueue: boolean;
	/**
	 * SO_J1939_PROMISC. Receives the messages of everybody.
	 * On Linux (since 5.4). See Documentation/networking/j1939.rst of Linux.
	 * @default false
	 */
	soJ1939Promisc: boolean;
	/**
	 * SO_J1939_SEND_PRIO. Priority of what is sent, 0 the highest. 0 and 1 need CAP_NET_ADMIN.
	 * 0 to 7. On Linux (since 5.4). See Documentation/networking/j1939.rst of Linux.
	 * @default 6
	 */
	soJ1939SendPrio: number;
	/**
	 * TIPC_CONN_TIMEOUT. How long connect tries.
	 * Milliseconds, 0 to 4294967295. On Linux (since 2.6.16). See TIPC Programmer's Guide.
	 * @default 8000
	 */
	tipcConnTimeoutMs: number;
	/**
	 * TIPC_DEST_DROPPABLE. Drops messages that cannot be delivered, in place of returning them.
	 * On Linux (since 2.6.16). See TIPC Programmer's Guide.
	 * @default false for connections
	 */
	tipcDestDroppable: boolean;
	/**
	 * TIPC_IMPORTANCE. How late messages are dropped when queues are full: 0 low, 1 medium, 2 high, 3 critical.
	 * 0 to 3. On Linux (since 2.6.16). See TIPC Programmer's Guide.
	 * @default 0
	 */
	tipcImportance: number;
	/**
	 * TIPC_SRC_DROPPABLE. Drops messages when the link is congested, in place of waiting.
	 * On Linux (since 2.6.16). See TIPC Programmer's Guide.
	 * @default false for connections
	 */
	tipcSrcDroppable: boolean;
}

/** Options that can be set, and what they are set to. */
export interface SettableOptionValues {
	/**
	 * SO_ATTACH_BPF. Descriptor of an extended BPF program (type SOCKET_FILTER) that filters as soAttachFilter does.
	 * 0 to 2147483647. Set only. On Linux (since 3.19). See socket(7).
	 */
	soAttachBpf: number;
	/**
	 * SO_ATTACH_FILTER. Classic BPF program that decides which packets the socket receives, and how much of each.
	 * Set only. On Linux (since 2.2). See socket(7).
	 */
	soAttachFilter: readonly { readonly code: number; readonly jt: number; readonly jf: number; readonly k: number }[];
	/**
	 * SO_ATTACH_REUSEPORT_CBPF. Classic BPF program that answers which socket of a soReusePort group gets a packet, by its number in the group. TCP since Linux 4.6.
	 * Set only. On Linux (since 4.5). See socket(7).
	 */
	soAttachReusePortCbpf: readonly { readonly code: number; readonly jt: number; readonly jf: number; readonly k: number }[];
	/**
	 * SO_ATTACH_REUSEPORT_EBPF. Descriptor of an extended BPF program that chooses among the sockets of a soReusePort group. TCP since Linux 4.6.
	 * 0 to 2147483647. Set only. On Linux (since 4.5). See socket(7).
	 */
	soAttachReusePortEbpf: number;
	/**
	 * SO_BINDTODEVICE. Name of the interface that the socket receives from and sends to; '' for any. A socket that has one needs CAP_NET_RAW to change it. Read since Linux 3.8.
	 * On Linux (since 2.0.30). See socket(7).
	 * @default ''
	 */
	soBindToDevice: string;
	/**
	 * SO_BINDTOIFINDEX. As soBindToDevice, by index of the interface; 0 for any.
	 * 0 to 2147483647. On Linux (since 5.1). See socket(7).
	 * @default 0
	 */
	soBindToIfIndex: number;
	/**
	 * SO_BROADCAST. Lets a datagram socket send to broadcast addresses, which is EACCES otherwise.
	 * On Linux (since 1.0), macOS, Windows. See socket(7).
	 * @default false
	 */
	soBroadcast: boolean;
	/**
	 * SO_BUF_LOCK. Which buffers the kernel does not tune: 1 send, 2 receive, 3 both. Setting a buffer size sets its bit.
	 * 0 to 3. On Linux (since 5.15). See socket(7).
	 * @default 0
	 */
	soBufLock: number;
	/**
	 * SO_BUSY_POLL. How long a receive spins on the device queue before it waits. Raising it needs CAP_NET_ADMIN.
	 * Microseconds, 0 to 2147483647. Needs CAP_NET_ADMIN. On Linux (since 3.11). See socket(7).
	 * @default 0 (net.core.busy_read)
	 */
	soBusyPollUs: number;
	/**
	 * SO_BUSY_POLL_BUDGET. Packets that a busy poll takes at most. Raising it needs CAP_NET_ADMIN. It cannot be read.
	 * 0 to 65535. Set only. Needs CAP_NET_ADMIN. On Linux (since 5.11). See socket(7).
	 * @default 8
	 */
	soBusyPollBudget: number;
	/**
	 * SO_COMPARTMENT_ID. Network compartment of the socket.
	 * 0 to 4294967295. Set before bind. On Windows. See Winsock socket options.
	 */
	soCompartmentId: number;
	/**
	 * SO_CONDITIONAL_ACCEPT. Lets the application decide on a connection before it is acknowledged.
	 * Set before listen. On Windows. See Winsock socket options.
	 * @default false
	 */
	soConditionalAccept: boolean;
	/**
	 * SO_DEBUG. Debugging by the protocol, which hardly one does.
	 * Needs CAP_NET_ADMIN. On Linux (since 1.0), macOS, Windows. See socket(7).
	 * @default false
	 */
	soDebug: boolean;
	/**
	 * SO_DETACH_FILTER. Takes the filter off again, whatever its kind. The value means nothing. ENOENT when there is none.
	 * 0 to 0. Set only. On Linux (since 2.2). See socket(7).
	 */
	soDetachFilter: number;
	/**
	 * SO_DETACH_REUSEPORT_BPF. Takes the program of the soReusePort group off again. The value means nothing. ENOENT when there is none.
	 * 0 to 0. Set only. On Linux (since 5.3). See socket(7).
	 */
	soDetachReusePortBpf: number;
	/**
	 * SO_DONTROUTE. Sends to directly connected hosts only, not through a gateway.
	 * On Linux (since 1.0), macOS, Windows. See socket(7).
	 * @default false
	 */
	soDontRoute: boolean;
	/**
	 * SO_EXCLUSIVEADDRUSE. Keeps other sockets off this address and port, even with soReuseAddr: what a server wants on Windows.
	 * Set before bind. On Windows. See Winsock socket options.
	 * @default false
	 */
	soExclusiveAddrUse: boolean;
	/**
	 * SO_INCOMING_CPU. CPU that processed the last packet. Set, since Linux 4.4, it makes the listener of a soReusePort group whose CPU matches the preferred one.
	 * -1 to 2147483647. On Linux (since 3.19). See socket(7).
	 * @default -1
	 */
	soIncomingCpu: number;
	/**
	 * SO_INQ. Tells in a control message how many bytes still wait in a unix stream. It cannot be read.
	 * Set only. On Linux (since 6.17). See unix(7).
	 */
	soInq: boolean;
	/**
	 * SO_KEEPALIVE. Sends probes on an idle connection, so that a peer that is gone is noticed.
	 * On Linux (since 1.0), macOS, Windows. See socket(7).
	 * @default false
	 */
	soKeepAlive: boolean;
	/**
	 * SO_LINGER. What close does with bytes that were not sent: enabled with 0 seconds drops them and resets the connection; with more, close waits so long for them to go: on Linux on a non-blocking socket too, and the event loop with it. Windows keeps the seconds in 16 bits.
	 * 0 to 65535. On Linux (since 1.0), macOS (SO_LINGER_SEC), Windows. See socket(7).
	 * @default { enabled: false, seconds: 0 }
	 */
	soLinger: { readonly enabled: boolean; readonly seconds: number };
	/**
	 * SO_LOCK_FILTER. Keeps the filter that the socket has, for good: unlocking is EPERM.
	 * On Linux (since 3.9). See socket(7).
	 * @default false
	 */
	soLockFilter: boolean;
	/**
	 * SO_MARK. Mark of what is sent, for routing and packet filters. CAP_NET_RAW will do since Linux 5.17.
	 * 0 to 4294967295. Needs CAP_NET_ADMIN. On Linux (since 2.6.25). See socket(7).
	 * @default 0
	 */
	soMark: number;
	/**
	 * SO_MAX_PACING_RATE. Limit of the rate at which TCP sends. With the fq queueing discipline, UDP is paced as well. Beyond 4 GiB/s since Linux 4.20.
	 * Bytes per second. On Linux (since 3.13). See socket(7).
	 * @default 18446744073709551615n (not limited)
	 */
	soMaxPacingRateBytesPerSecond: bigint;
	/**
	 * SO_NET_SERVICE_TYPE. Kind of traffic, for queueing: 0 best effort, 1 background, 2 signaling, 3 video, 4 voice, 5 responsive video, 6 streaming, 7 management, 8 responsive data.
	 * 0 to 8. On macOS. See setsockopt(2) of macOS.
	 * @default 0
	 */
	soNetServiceType: number;
	/**
	 * SO_NOADDRERR. Answers EADDRNOTAVAIL when the source address is gone.
	 * On macOS. See setsockopt(2) of macOS.
	 * @default false
	 */
	soNoAddrErr: boolean;
	/**
	 * SO_NOFCS. Takes the last four bytes sent as the checksum of the Ethernet frame: for packet sockets on few drivers.
	 * On Linux (since 3.4). See socket(7).
	 * @default false
	 */
	soNoFcs: boolean;
	/**
	 * SO_NOSIGPIPE. Sends no SIGPIPE to who writes to a connection that has ended.
	 * On macOS. See setsockopt(2) of macOS.
	 * @default false
	 */
	soNoSigPipe: boolean;
	/**
	 * SO_NO_CHECK. Sends UDP over IPv4 without checksums.
	 * On Linux (since 1.0). See socket(7).
	 * @default false
	 */
	soNoCheck: boolean;
	/**
	 * SO_OOBINLINE. Leaves urgent (out-of-band) bytes in the stream instead of keeping them for MSG_OOB.
	 * On Linux (since 1.0), macOS, Windows. See socket(7).
	 * @default false
	 */
	soOobInline: boolean;
	/**
	 * SO_PASSCRED. Tells process, user and group of each sender in a control message. Unix and netlink sockets.
	 * On Linux (since 2.2). See unix(7).
	 * @default false
	 */
	soPassCred: boolean;
	/**
	 * SO_PASSPIDFD. Hands over a pidfd of each sender in a control message. Unix sockets.
	 * On Linux (since 6.5). See unix(7).
	 * @default false
	 */
	soPassPidFd: boolean;
	/**
	 * SO_PASSRIGHTS. Whether peers may send descriptors to this socket: off, their send answers EPERM. Unix sockets.
	 * On Linux (since 6.16). See unix(7).
	 * @default true
	 */
	soPassRights: boolean;
	/**
	 * SO_PASSSEC. Tells the sender's security label in a control message. Unix and netlink sockets.
	 * On Linux (since 2.6.18). See unix(7).
	 * @default false
	 */
	soPassSec: boolean;
	/**
	 * SO_PAUSE_ACCEPT. Refuses new connections for now.
	 * On Windows. See Winsock socket options.
	 * @default false
	 */
	soPauseAccept: boolean;
	/**
	 * SO_PEEK_OFF. Where MSG_PEEK begins in the queue; peeking moves it on; -1: at the front, always. Unix sockets, UDP since Linux 4.7, TCP since 6.9.
	 * Bytes, -1 to 2147483647. On Linux (since 3.4). See socket(7).
	 * @default -1
	 */
	soPeekOffBytes: number;
	/**
	 * SO_PORT_SCALABILITY. Lets a port be shared by sockets on several local addresses, for many outgoing connections.
	 * Set before bind. On Windows. See Winsock socket options.
	 * @default false
	 */
	soPortScalability: boolean;
	/**
	 * SO_PREFER_BUSY_POLL. Polls devices from the application rather than by interrupt, with soBusyPollUs. Turning it on needs CAP_NET_ADMIN.
	 * Needs CAP_NET_ADMIN. On Linux (since 5.11). See socket(7).
	 * @default false
	 */
	soPreferBusyPoll: boolean;
	/**
	 * SO_PRIORITY. Queueing priority of what is sent. 0 to 6 for everybody; above 6 needs CAP_NET_ADMIN or CAP_NET_RAW. Setting ipTos changes it.
	 * 0 to 4294967295. On Linux (since 2.0). See socket(7).
	 * @default 0
	 */
	soPriority: number;
	/**
	 * SO_RANDOMIZE_PORT. Chooses the port for bind to port 0 at random.
	 * Set before bind. On Windows. See Winsock socket options.
	 * @default false
	 */
	soRandomizePort: boolean;
	/**
	 * SO_RANDOMPORT. Chooses the port for bind to port 0 at random.
	 * Set before bind. On macOS. See setsockopt(2) of macOS.
	 * @default false
	 */
	soRandomPort: boolean;
	/**
	 * SO_RCVBUF. Receive buffer. Linux doubles what is set, for its bookkeeping, reads back the double, clamps to net.core.rmem_max and stops tuning the buffer by itself. For a window beyond 64 KiB set it before listen or connect.
	 * Bytes, 0 to 2147483647. On Linux (since 1.0), macOS, Windows. See socket(7).
	 */
	soRcvBufBytes: number;
	/**
	 * SO_RCVBUFFORCE. Receive buffer beyond net.core.rmem_max. Read soRcvBufBytes.
	 * Bytes, 0 to 2147483647. Set only. Needs CAP_NET_ADMIN. On Linux (since 2.6.14). See socket(7).
	 */
	soRcvBufForceBytes: number;
	/**
	 * SO_RCVLOWAT. Bytes that have to wait before a TCP socket counts as readable (since Linux 4.17 for poll). 0 is taken as 1.
	 * Bytes, 0 to 2147483647. On Linux (since 2.4), macOS. See socket(7).
	 * @default 1
	 */
	soRcvLowatBytes: number;
	/**
	 * SO_RCVMARK. Tells the mark of received packets in a control message. CAP_NET_RAW will do.
	 * Needs CAP_NET_ADMIN. On Linux (since 5.19). See socket(7).
	 * @default false
	 */
	soRcvMark: boolean;
	/**
	 * SO_RCVPRIORITY. Tells the priority of received packets in a control message. CAP_NET_RAW will do.
	 * Needs CAP_NET_ADMIN. On Linux (since 6.14). See socket(7).
	 * @default false
	 */
	soRcvPriority: boolean;
	/**
	 * SO_RCVTIMEO. How long a receive on a blocking socket waits; 0: for ever. Linux rounds up to its timer tick (1 to 10 ms).
	 * Milliseconds, 0 to 2147483647. On Linux (since 2.4), macOS, Windows. See socket(7).
	 * @default 0
	 */
	soRcvTimeoMs: number;
	/**
	 * SO_RESERVE_MEM. Memory that the socket keeps for itself, rounded up to pages. ENOTSUP unless the memory controller of its control group counts socket memory.
	 * Bytes, 0 to 2147483647. On Linux (since 5.16). See socket(7).
	 * @default 0
	 */
	soReserveMemBytes: number;
	/**
	 * SO_REUSEADDR. Lets a listener bind while connections of its predecessor are in TIME_WAIT. Set after bind it counts for those who bind there later. On Windows it lets two sockets have one port: use soExclusiveAddrUse there.
	 * On Linux (since 1.0), macOS, Windows. See socket(7).
	 * @default false
	 */
	soReuseAddr: boolean;
	/**
	 * SO_REUSEPORT. Lets several sockets of one user bind the same address, if each has it; Linux spreads connections and datagrams over them. Set after bind it counts for those who bind there later. A listener that closes resets the connections in its queue.
	 * On Linux (since 3.9), macOS. See socket(7).
	 * @default false
	 */
	soReusePort: boolean;
	/**
	 * SO_REUSESHAREUID. Lets sockets of other users share the port.
	 * Set before bind. On macOS. See setsockopt(2) of macOS.
	 * @default false
	 */
	soReuseShareUid: boolean;
	/**
	 * SO_REUSE_MULTICASTPORT. Shares a port for multicast, and receives no unicast on it. Since Windows 10.
	 * Set before bind. On Windows. See Winsock socket options.
	 * @default false
	 */
	soReuseMulticastPort: boolean;
	/**
	 * SO_REUSE_UNICASTPORT. Leaves the choice of the port to connect, so that ports can be shared among peers. Since Windows 10.
	 * Set before bind. On Windows. See Winsock socket options.
	 * @default false
	 */
	soReuseUnicastPort: boolean;
	/**
	 * SO_RXQ_OVFL. Tells in a control message how many datagrams the socket has dropped so far.
	 * On Linux (since 2.6.33). See socket(7).
	 * @default false
	 */
	soRxqOvfl: boolean;
	/**
	 * SO_SELECT_ERR_QUEUE. Reports a message in the error queue to select as exceptional (POLLPRI), not as readable only.
	 * On Linux (since 3.10). See socket(7).
	 * @default false
	 */
	soSelectErrQueue: boolean;
	/**
	 * SO_SNDBUF. Send buffer. Linux doubles what is set, for its bookkeeping, reads back the double, clamps to net.core.wmem_max and stops tuning the buffer by itself.
	 * Bytes, 0 to 2147483647. On Linux (since 1.0), macOS, Windows. See socket(7).
	 */
	soSndBufBytes: number;
	/**
	 * SO_SNDBUFFORCE. Send buffer beyond net.core.wmem_max. Read soSndBufBytes.
	 * Bytes, 0 to 2147483647. Set only. Needs CAP_NET_ADMIN. On Linux (since 2.6.14). See socket(7).
	 */
	soSndBufForceBytes: number;
	/**
	 * SO_SNDTIMEO. How long a send or connect on a blocking socket waits; 0: for ever. Linux rounds up to its timer tick (1 to 10 ms).
	 * Milliseconds, 0 to 2147483647. On Linux (since 2.4), macOS, Windows. See socket(7).
	 * @default 0
	 */
	soSndTimeoMs: number;
	/**
	 * SO_TIMESTAMP. Tells when a datagram came, in microseconds, in a control message (struct timeval).
	 * On Linux (since 2.2), macOS. See socket(7).
	 * @default false
	 */
	soTimestamp: boolean;
	/**
	 * SO_TIMESTAMPING. Time stamps of sending and receiving, by hardware and software, as SOF_TIMESTAMPING_* bits.
	 * 0 to 4294967295. On Linux (since 2.6.30). See socket(7).
	 * @default 0
	 */
	soTimestamping: number;
	/**
	 * SO_TIMESTAMPNS. Tells when a datagram came, in nanoseconds, in a control message (struct timespec). Turns soTimestamp off.
	 * On Linux (since 2.6.22). See socket(7).
	 * @default false
	 */
	soTimestampNs: boolean;
	/**
	 * SO_TIMESTAMP_MONOTONIC. Tells when a datagram came, by the monotonic clock, in a control message.
	 * On macOS. See setsockopt(2) of macOS.
	 * @default false
	 */
	soTimestampMonotonic: boolean;
	/**
	 * SO_TXREHASH. Whether TCP tries another path by a new hash when the one it has seems broken. Kept from listen on.
	 * On Linux (since 5.18). See socket(7).
	 * @default net.core.txrehash
	 */
	soTxRehash: boolean;
	/**
	 * SO_TXTIME. Lets a control message say when a datagram is to be sent: struct sock_txtime, a clock id and flags as two 32-bit numbers. Clocks other than CLOCK_MONOTONIC (1) need CAP_NET_ADMIN.
	 * On Linux (since 4.19). See socket(7).
	 */
	soTxTime: Uint8Array;
	/**
	 * SO_USELOOPBACK. Avoids the hardware where it can. Routing sockets on macOS.
	 * On macOS, Windows. See setsockopt(2), Winsock socket options.
	 * @default false
	 */
	soUseLoopback: boolean;
	/**
	 * SO_WIFI_STATUS. Tells through the error queue whether a wireless frame was acknowledged.
	 * On Linux (since 3.3). See socket(7).
	 * @default false
	 */
	soWifiStatus: boolean;
	/**
	 * SO_ZEROCOPY. Allows MSG_ZEROCOPY. TCP, UDP since Linux 5.0, vsock.
	 * On Linux (since 4.14). See socket(7).
	 * @default false
	 */
	soZeroCopy: boolean;
	/**
	 * TCP_CONGESTION. Congestion control algorithm by name. Without CAP_NET_ADMIN only those of net.ipv4.tcp_allowed_congestion_control can be set.
	 * On Linux (since 2.6.13). See tcp(7).
	 */
	tcpCongestion: string;
	/**
	 * TCP_CONNECTIONTIMEOUT. How long connect tries.
	 * Seconds, 0 to 2147483647. On macOS. See setsockopt(2) of macOS.
	 * @default 0 (net.inet.tcp.keepinit)
	 */
	tcpConnectionTimeoutSeconds: number;
	/**
	 * TCP_CORK. Holds back segments that are not full, for 200 ms at most, until it is turned off.
	 * On Linux (since 2.2). See tcp(7).
	 * @default false
	 */
	tcpCork: boolean;
	/**
	 * TCP_DEFER_ACCEPT. Lets a listener accept only connections that have sent something, and gives up on the others about so late. Rounded up to the times of SYN-ACK retransmissions: 5 reads back as 7.
	 * Seconds, 0 to 2147483647. On Linux (since 2.4). See tcp(7).
	 * @default 0
	 */
	tcpDeferAcceptSeconds: number;
	/**
	 * TCP_DELACK_MAX_US. Longest delay of an acknowledgement. Rounded up to timer ticks; one tick or less is EINVAL.
	 * Microseconds, 1 to 200000. On Linux (since 6.15). See tcp(7).
	 * @default 200000
	 */
	tcpDelackMaxUs: number;
	/**
	 * TCP_DELAY_FIN_ACK. Delays the acknowledgement of the peer's FIN. Since Windows 10 1607.
	 * On Windows. See Winsock socket options.
	 * @default false
	 */
	tcpDelayFinAck: boolean;
	/**
	 * TCP_ENABLE_ECN. Asks for explicit congestion notification on this connection.
	 * On macOS. See setsockopt(2) of macOS.
	 */
	tcpEnableEcn: boolean;
	/**
	 * TCP_EXPEDITED_1122. Urgent data as RFC 1122 has it. Once on, it stays on.
	 * On Windows. See Winsock socket options.
	 * @default false
	 */
	tcpExpedited1122: boolean;
	/**
	 * TCP_FAIL_CONNECT_ON_ICMP_ERROR. Ends a connect with EHOSTUNREACH when an ICMP error comes. Since Windows 10 2004.
	 * Set before connect. On Windows. See Winsock socket options.
	 * @default false
	 */
	tcpFailConnectOnIcmpError: boolean;
	/**
	 * TCP_FASTOPEN. Takes data with the SYN on a listener: so many connections at most wait for their handshake, clamped to net.core.somaxconn. Needs bit 2 of net.ipv4.tcp_fastopen. On Windows and macOS 1 is on.
	 * 0 to 2147483647. Set before connect. On Linux (since 3.7), macOS, Windows. See tcp(7).
	 * @default 0
	 */
	tcpFastOpen: number;
	/**
	 * TCP_FASTOPEN_CONNECT. Lets connect return at once and sends the first bytes with the SYN, when a cookie of the server is known.
	 * Set before connect. On Linux (since 4.11). See tcp(7).
	 * @default false
	 */
	tcpFastOpenConnect: boolean;
	/**
	 * TCP_FASTOPEN_KEY. Key of the cookies that a listener gives out: 16 bytes, or 32 for a key and the one before it (since Linux 5.4).
	 * On Linux (since 4.15). See tcp(7).
	 */
	tcpFastOpenKey: Uint8Array;
	/**
	 * TCP_FASTOPEN_NO_COOKIE. Takes or sends data with the SYN without asking for a cookie.
	 * Set before connect. On Linux (since 4.15). See tcp(7).
	 * @default false
	 */
	tcpFastOpenNoCookie: boolean;
	/**
	 * TCP_INQ. Tells in a control message how many bytes still wait in the receive buffer.
	 * On Linux (since 4.18). See tcp(7).
	 * @default false
	 */
	tcpInq: boolean;
	/**
	 * TCP_KEEPCNT. Keepalive probes without an answer that end the connection.
	 * 1 to 127. On Linux (since 2.4), macOS, Windows. See tcp(7).
	 * @default 9 (net.ipv4.tcp_keepalive_probes)
	 */
	tcpKeepCnt: number;
	/**
	 * TCP_KEEPIDLE. How long a connection is idle before the first keepalive probe, with soKeepAlive.
	 * Seconds, 1 to 32767. On Linux (since 2.4), macOS (TCP_KEEPALIVE), Windows. See tcp(7).
	 * @default 7200 (net.ipv4.tcp_keepalive_time)
	 */
	tcpKeepIdleSeconds: number;
	/**
	 * TCP_KEEPINTVL. Time between keepalive probes.
	 * Seconds, 1 to 32767. On Linux (since 2.4), macOS, Windows. See tcp(7).
	 * @default 75 (net.ipv4.tcp_keepalive_intvl)
	 */
	tcpKeepIntvlSeconds: number;
	/**
	 * TCP_LINGER2. How long a closed socket stays in FIN_WAIT2, clamped to 120; negative: not at all.
	 * Seconds, -1 to 2147483647. On Linux (since 2.4). See tcp(7).
	 * @default 60 (net.ipv4.tcp_fin_timeout)
	 */
	tcpLinger2Seconds: number;
	/**
	 * TCP_MAXRT. How long unacknowledged data is sent again before the connection ends; -1: for ever.
	 * Seconds, -1 to 2147483647. On Windows. See Winsock socket options.
	 */
	tcpMaxRtSeconds: number;
	/**
	 * TCP_MAXRTMS. As tcpMaxRtSeconds, in milliseconds. Since Windows 10 1607.
	 * Milliseconds, 0 to 2147483647. On Windows. See Winsock socket options.
	 */
	tcpMaxRtMs: number;
	/**
	 * TCP_MAXSEG. Largest segment. Linux takes 88 to 32767, or 0 for its own choice; before connect it is announced to the peer, and a connected socket reads what is in use. Read only on Windows.
	 * Bytes, 0 to 32767. On Linux (since 1.0), macOS, Windows. See tcp(7).
	 */
	tcpMaxSegBytes: number;
	/**
	 * TCP_NODELAY. Sends small segments at once instead of gathering them (Nagle's algorithm off).
	 * On Linux (since 1.0), macOS, Windows. See tcp(7).
	 * @default false
	 */
	tcpNoDelay: boolean;
	/**
	 * TCP_NOOPT. Sends no TCP options.
	 * On macOS. See setsockopt(2) of macOS.
	 * @default false
	 */
	tcpNoOpt: boolean;
	/**
	 * TCP_NOPUSH. Holds back segments that are not full, as tcpCork does on Linux.
	 * On macOS. See setsockopt(2) of macOS.
	 * @default false
	 */
	tcpNoPush: boolean;
	/**
	 * TCP_NOTSENT_LOWAT. Above so many bytes that were not sent yet, the socket does not count as writable.
	 * Bytes, 0 to 4294967295. On Linux (since 3.12), macOS. See tcp(7).
	 * @default 0 (net.ipv4.tcp_notsent_lowat)
	 */
	tcpNotSentLowatBytes: number;
	/**
	 * TCP_QUEUE_SEQ. Next sequence number of the queue that tcpRepairQueue chose. Set only before connect.
	 * 0 to 4294967295. Needs CAP_NET_ADMIN. On Linux (since 3.5). See tcp(7).
	 */
	tcpQueueSeq: number;
	/**
	 * TCP_QUICKACK. Acknowledges at once instead of delaying; TCP changes it by itself later.
	 * On Linux (since 2.4.4). See tcp(7).
	 */
	tcpQuickAck: boolean;
	/**
	 * TCP_REPAIR. Repair mode, to move a connection to another process or host: 1 on, 0 off, -1 off without a window probe. Only on a socket that is closed or connected. In this mode close sends nothing.
	 * -1 to 1. Needs CAP_NET_ADMIN. On Linux (since 3.5). See tcp(7).
	 * @default 0
	 */
	tcpRepair: number;
	/**
	 * TCP_REPAIR_OPTIONS. Options of the handshake of a connection under repair: pairs of 32-bit numbers, option kind and value (2 the segment size, 3 window scales, 4 SACK, 8 timestamps).
	 * Set only. Needs CAP_NET_ADMIN. On Linux (since 3.5). See tcp(7).
	 */
	tcpRepairOptions: Uint8Array;
	/**
	 * TCP_REPAIR_QUEUE. The queue that repair works on: 0 none, 1 receive, 2 send.
	 * 0 to 2. Needs CAP_NET_ADMIN. On Linux (since 3.5). See tcp(7).
	 * @default 0
	 */
	tcpRepairQueue: number;
	/**
	 * TCP_REPAIR_WINDOW. Windows of a connection under repair: struct tcp_repair_window, five 32-bit numbers (snd_wl1, snd_wnd, max_window, rcv_wnd, rcv_wup).
	 * Needs CAP_NET_ADMIN. On Linux (since 4.8). See tcp(7).
	 */
	tcpRepairWindow: Uint8Array;
	/**
	 * TCP_RTO_MAX_MS. Limit of the retransmission timeout.
	 * Milliseconds, 1000 to 120000. On Linux (since 6.15). See tcp(7).
	 * @default 120000 (net.ipv4.tcp_rto_max_ms)
	 */
	tcpRtoMaxMs: number;
	/**
	 * TCP_RTO_MIN_US. Least retransmission timeout, beyond the round trip time. Rounded up to timer ticks; one tick or less is EINVAL.
	 * Microseconds, 1 to 200000. On Linux (since 6.15). See tcp(7).
	 * @default 200000 (net.ipv4.tcp_rto_min_us)
	 */
	tcpRtoMinUs: number;
	/**
	 * TCP_RXT_CONNDROPTIME. Ends the connection when segments are sent again for so long; 0: the system decides.
	 * Seconds, 0 to 2147483647. On macOS. See setsockopt(2) of macOS.
	 * @default 0
	 */
	tcpRxtConnDropTimeSeconds: number;
	/**
	 * TCP_SAVE_SYN. Keeps the headers of the SYN of each connection that a listener gets, for tcpSavedSyn: 1 from the IP header on, 2 with the link header (since Linux 5.10).
	 * 0 to 2. On Linux (since 4.2). See tcp(7).
	 * @default 0
	 */
	tcpSaveSyn: number;
	/**
	 * TCP_SENDMOREACKS. Acknowledges every second segment, always.
	 * On macOS. See setsockopt(2) of macOS.
	 * @default false
	 */
	tcpSendMoreAcks: boolean;
	/**
	 * TCP_SYNCNT. How often a SYN is sent again before connect fails.
	 * 1 to 127. Set before connect. On Linux (since 2.4). See tcp(7).
	 * @default 6 (net.ipv4.tcp_syn_retries)
	 */
	tcpSynCnt: number;
	/**
	 * TCP_THIN_LINEAR_TIMEOUTS. Retransmits at even intervals at first when few segments are under way.
	 * On Linux (since 2.6.34). See tcp(7).
	 * @default false
	 */
	tcpThinLinearTimeouts: boolean;
	/**
	 * TCP_TIMESTAMP. The clock of the timestamps that the socket sends, which goes on. Set in repair mode only (EPERM).
	 * 0 to 4294967295. Needs CAP_NET_ADMIN. On Linux (since 3.9). See tcp(7).
	 */
	tcpTimestamp: number;
	/**
	 * TCP_TIMESTAMPS. Uses TCP timestamps.
	 * Set before connect. On Windows. See Winsock socket options.
	 */
	tcpTimestamps: boolean;
	/**
	 * TCP_TX_DELAY. Delays all that is sent, to emulate a longer way. Newer kernels refuse very long ones with EINVAL.
	 * Microseconds, 0 to 2147483647. On Linux (since 5.3). See tcp(7).
	 * @default 0
	 */
	tcpTxDelayUs: number;
	/**
	 * TCP_ULP. Protocol on top that the kernel takes over on a connected socket, by name ('tls'). It cannot be taken off. ENOENT when this kernel has it not, or may not load it for this user.
	 * On Linux (since 4.13). See tcp(7).
	 * @default ''
	 */
	tcpUlp: string;
	/**
	 * TCP_USER_TIMEOUT. Ends the connection with ETIMEDOUT when sent bytes stay unacknowledged for so long; 0: the system decides. Set on a listener, accepted connections inherit it.
	 * Milliseconds, 0 to 2147483647. On Linux (since 2.6.37). See tcp(7).
	 * @default 0
	 */
	tcpUserTimeoutMs: number;
	/**
	 * TCP_WINDOW_CLAMP. Limit of the receive window; at least half of the least receive buffer, and 0 only before connect.
	 * Bytes, 0 to 2147483647. On Linux (since 2.4). See tcp(7).
	 * @default 0 (none)
	 */
	tcpWindowClampBytes: number;
	/**
	 * UDPLITE_RECV_CSCOV. Drops datagrams whose checksum covers less. UDP-Lite sockets.
	 * Bytes, 0 to 65535. On Linux (since 2.6.20). See udplite(7).
	 * @default 0 (any)
	 */
	udpLiteRecvCsCovBytes: number;
	/**
	 * UDPLITE_SEND_CSCOV. How much of each datagram the checksum that is sent covers, header included; 1 to 7 count as 8. UDP-Lite sockets.
	 * Bytes, 0 to 65535. On Linux (since 2.6.20). See udplite(7).
	 * @default 0 (all)
	 */
	udpLiteSendCsCovBytes: number;
	/**
	 * UDP_CHECKSUM_COVERAGE. Sends UDP with checksums.
	 * On Windows. See Winsock socket options.
	 * @default true
	 */
	udpChecksumCoverage: boolean;
	/**
	 * UDP_CORK. Gathers what is sent into one datagram until it is turned off.
	 * On Linux (since 2.5.44). See udp(7).
	 * @default false
	 */
	udpCork: boolean;
	/**
	 * UDP_ENCAP. Kind of encapsulation that the kernel takes out of datagrams: 2 ESP (RFC 3948), 3 L2TP; it stays.
	 * 0 to 2147483647. On Linux (since 2.5.67). See udp(7).
	 * @default 0
	 */
	udpEncap: number;
	/**
	 * UDP_GRO. Lets one receive take several datagrams of a sender, with their size in a control message.
	 * On Linux (since 5.0). See udp(7).
	 * @default false
	 */
	udpGro: boolean;
	/**
	 * UDP_NOCHECKSUM. Sends UDP over IPv4 without checksums.
	 * On Windows. See Winsock socket options.
	 * @default false
	 */
	udpNoChecksum: boolean;
	/**
	 * UDP_NO_CHECK6_RX. Takes UDP over IPv6 without checksums: for tunnels.
	 * On Linux (since 3.16). See udp(7).
	 * @default false
	 */
	udpNoCheck6Rx: boolean;
	/**
	 * UDP_NO_CHECK6_TX. Sends UDP over IPv6 without checksums: for tunnels.
	 * On Linux (since 3.16). See udp(7).
	 * @default false
	 */
	udpNoCheck6Tx: boolean;
	/**
	 * UDP_RECV_MAX_COALESCED_SIZE. Lets one receive take several datagrams of a sender, up to so many bytes; 0: off. Since Windows 10 2004.
	 * Bytes, 0 to 4294967295. On Windows. See Winsock socket options.
	 * @default 0
	 */
	udpRecvMaxCoalescedSizeBytes: number;
	/**
	 * UDP_SEGMENT. Cuts what is sent at once into datagrams of this size (segmentation offload); 0: off. On Windows since 10 2004.
	 * Bytes, 0 to 65535. On Linux (since 4.18), Windows (UDP_SEND_MSG_SIZE). See udp(7).
	 * @default 0
	 */
	udpSegmentBytes: number;
	/**
	 * IP_ADD_MEMBERSHIP. Joins a multicast group, on the interface with this name, index or address (default: by route). EADDRINUSE when it is a member already.
	 * Set only. On Linux (since 1.2), macOS, Windows. See ip(7).
	 */
	ipAddMembership: { readonly group: string; readonly interface?: string | number };
	/**
	 * IP_ADD_SOURCE_MEMBERSHIP. Joins a multicast group for what this source sends.
	 * Set only. On Linux (since 2.4.22), macOS, Windows. See ip(7).
	 */
	ipAddSourceMembership: { readonly group: string; readonly source: string; readonly interface?: string | number };
	/**
	 * IP_BIND_ADDRESS_NO_PORT. Lets bind to port 0 leave the choice of the port to connect, so that ports can be shared among peers.
	 * Set before bind. On Linux (since 4.2). See ip(7).
	 * @default false
	 */
	ipBindAddressNoPort: boolean;
	/**
	 * IP_BLOCK_SOURCE. Takes no more multicast of this source to a group that the socket is a member of.
	 * Set only. On Linux (since 2.4.22), macOS, Windows. See ip(7).
	 */
	ipBlockSource: { readonly group: string; readonly source: string; readonly interface?: string | number };
	/**
	 * IP_BOUND_IF. Index of the interface that the socket sends through and receives from; 0 for any.
	 * 0 to 2147483647. On macOS. See setsockopt(2) of macOS.
	 * @default 0
	 */
	ipBoundIf: number;
	/**
	 * IP_CHECKSUM. Tells the checksum over the data of datagrams in a control message. UDP.
	 * On Linux (since 4.0). See ip(7).
	 * @default false
	 */
	ipCheckSum: boolean;
	/**
	 * IP_DONTFRAG. Never fragments what is sent.
	 * On macOS, Windows (IP_DONTFRAGMENT). See setsockopt(2), Winsock socket options.
	 * @default false
	 */
	ipDontFrag: boolean;
	/**
	 * IP_DROP_MEMBERSHIP. Leaves a multicast group. EADDRNOTAVAIL when the socket is no member.
	 * Set only. On Linux (since 1.2), macOS, Windows. See ip(7).
	 */
	ipDropMembership: { readonly group: string; readonly interface?: string | number };
	/**
	 * IP_DROP_SOURCE_MEMBERSHIP. Leaves a source of a multicast group; with the last source, the group.
	 * Set only. On Linux (since 2.4.22), macOS, Windows. See ip(7).
	 */
	ipDropSourceMembership: { readonly group: string; readonly source: string; readonly interface?: string | number };
	/**
	 * IP_FREEBIND. Lets bind take an address that no interface has (yet).
	 * Set before bind. On Linux (since 2.4). See ip(7).
	 * @default false
	 */
	ipFreeBind: boolean;
	/**
	 * IP_HDRINCL. What is sent on a raw socket begins with its own IP header.
	 * On Linux (since 2.0), macOS, Windows. See ip(7).
	 * @default false
	 */
	ipHdrIncl: boolean;
	/**
	 * IP_LOCAL_PORT_RANGE. Narrows the ports that the kernel chooses from for bind to port 0 and for connect; 0 leaves that end as it is. Ports outside of the range of the system are not chosen.
	 * 0 to 65535. Set before bind. On Linux (since 6.3). See ip(7).
	 * @default { low: 0, high: 0 } (net.ipv4.ip_local_port_range)
	 */
	ipLocalPortRange: { readonly low: number; readonly high: number };
	/**
	 * IP_MINTTL. Drops received packets with a lesser time to live. TCP.
	 * 0 to 255. On Linux (since 2.6.34). See ip(7).
	 * @default 0
	 */
	ipMinTtl: number;
	/**
	 * IP_MTU_DISCOVER. Path MTU discovery: 0 never, 1 by route, 2 always, 3 set the bit but ignore the path MTU, 4 use the interface MTU, 5 as 4 but fragment. On Windows 1 is always, 2 never, 3 probe.
	 * 0 to 5. On Linux (since 2.2), Windows. See ip(7).
	 * @default 1 (net.ipv4.ip_no_pmtu_disc)
	 */
	ipMtuDiscover: number;
	/**
	 * IP_MULTICAST_ALL. Whether a socket gets all groups that this host is a member of, not only its own.
	 * On Linux (since 2.6.31). See ip(7).
	 * @default true
	 */
	ipMulticastAll: boolean;
	/**
	 * IP_MULTICAST_IF. Local address of the interface that multicast is sent from; 0.0.0.0: the route decides.
	 * On Linux (since 1.2), macOS, Windows. See ip(7).
	 * @default '0.0.0.0'
	 */
	ipMulticastIf: string;
	/**
	 * IP_MULTICAST_IFINDEX. Index of the interface that multicast is sent from.
	 * 0 to 2147483647. On macOS. See setsockopt(2) of macOS.
	 * @default 0
	 */
	ipMulticastIfIndex: number;
	/**
	 * IP_MULTICAST_LOOP. Whether multicast that is sent comes back to this host. On Windows the receiving socket decides.
	 * On Linux (since 1.2), macOS, Windows. See ip(7).
	 * @default true
	 */
	ipMulticastLoop: boolean;
	/**
	 * IP_MULTICAST_TTL. Time to live of multicast; -1: the default again (Linux).
	 * -1 to 255. On Linux (since 1.2), macOS, Windows. See ip(7).
	 * @default 1
	 */
	ipMulticastTtl: number;
	/**
	 * IP_NODEFRAG. Lets fragments that are sent through the packet filter unassembled. Raw sockets.
	 * On Linux (since 2.6.36). See ip(7).
	 * @default false
	 */
	ipNodeFrag: boolean;
	/**
	 * IP_OPTIONS. IP options of what is sent, at most 40 bytes; none takes them off.
	 * On Linux (since 2.0), macOS, Windows. See ip(7).
	 */
	ipOptions: Uint8Array;
	/**
	 * IP_ORIGINAL_ARRIVAL_IF. Tells the interface that a datagram first came through in a control message.
	 * On Windows. See Winsock socket options.
	 * @default false
	 */
	ipOriginalArrivalIf: boolean;
	/**
	 * IP_PASSSEC. Tells the peer's security label in a control message. UDP.
	 * On Linux (since 2.6.17). See ip(7).
	 * @default false
	 */
	ipPassSec: boolean;
	/**
	 * IP_PKTINFO. Tells interface and destination address of datagrams in a control message.
	 * On Linux (since 2.2), macOS, Windows. See ip(7).
	 * @default false
	 */
	ipPktInfo: boolean;
	/**
	 * IP_PORTRANGE. Ports that bind to port 0 chooses from: 0 the usual ones, 1 high ones, 2 low ones.
	 * 0 to 2. Set before bind. On macOS. See setsockopt(2) of macOS.
	 * @default 0
	 */
	ipPortRange: number;
	/**
	 * IP_RECEIVE_BROADCAST. Whether broadcasts are received.
	 * On Windows. See Winsock socket options.
	 * @default true
	 */
	ipReceiveBroadcast: boolean;
	/**
	 * IP_RECVDSTADDR. Tells the destination address of datagrams in a control message.
	 * On macOS, Windows. See setsockopt(2), Winsock socket options.
	 * @default false
	 */
	ipRecvDstAddr: boolean;
	/**
	 * IP_RECVERR. Keeps network errors, each with its datagram, in the error queue (MSG_ERRQUEUE).
	 * On Linux (since 2.2), Windows. See ip(7).
	 * @default false
	 */
	ipRecvErr: boolean;
	/**
	 * IP_RECVERR_RFC4884. Tells extensions of ICMP errors (RFC 4884) in the error queue.
	 * On Linux (since 5.9). See ip(7).
	 * @default false
	 */
	ipRecvErrRfc4884: boolean;
	/**
	 * IP_RECVFRAGSIZE. Tells the size of the largest fragment of datagrams in a control message.
	 * On Linux (since 4.10). See ip(7).
	 * @default false
	 */
	ipRecvFragSize: boolean;
	/**
	 * IP_RECVIF. Tells the interface of datagrams in a control message.
	 * On macOS, Windows. See setsockopt(2), Winsock socket options.
	 * @default false
	 */
	ipRecvIf: boolean;
	/**
	 * IP_RECVOPTS. Tells received IP options in a control message.
	 * On Linux (since 2.2), macOS. See ip(7).
	 * @default false
	 */
	ipRecvOpts: boolean;
	/**
	 * IP_RECVORIGDSTADDR. Tells the original destination of datagrams in a control message.
	 * On Linux (since 2.6.29). See ip(7).
	 * @default false
	 */
	ipRecvOrigDstAddr: boolean;
	/**
	 * IP_RECVTOS. Tells the type of service byte of datagrams in a control message.
	 * On Linux (since 2.2), macOS, Windows. See ip(7).
	 * @default false
	 */
	ipRecvTos: boolean;
	/**
	 * IP_RECVTTL. Tells the time to live of datagrams in a control message.
	 * On Linux (since 2.2), macOS, Windows. See ip(7).
	 * @default false
	 */
	ipRecvTtl: boolean;
	/**
	 * IP_RETOPTS. Tells received IP options in a control message, made ready for the answer.
	 * On Linux (since 2.2), macOS (IP_RECVRETOPTS). See ip(7).
	 * @default false
	 */
	ipRetOpts: boolean;
	/**
	 * IP_ROUTER_ALERT. Hands packets with the router alert option, which would be forwarded, to this raw socket.
	 * On Linux (since 2.2). See ip(7).
	 * @default false
	 */
	ipRouterAlert: boolean;
	/**
	 * IP_STRIPHDR. Takes the IP header off what a raw socket receives.
	 * On macOS. See setsockopt(2) of macOS.
	 * @default false
	 */
	ipStripHdr: boolean;
	/**
	 * IP_TOS. Type of service byte of what is sent: six bits DSCP, two bits ECN, which TCP keeps for itself. Sets soPriority too. Windows takes it, but ignores it.
	 * 0 to 255. On Linux (since 1.0), macOS, Windows. See ip(7).
	 * @default 0
	 */
	ipTos: number;
	/**
	 * IP_TRANSPARENT. Transparent proxying: takes connections to foreign addresses, and binds to them when set before bind. CAP_NET_RAW will do since Linux 3.2.
	 * Needs CAP_NET_ADMIN. On Linux (since 2.6.24). See ip(7).
	 * @default false
	 */
	ipTransparent: boolean;
	/**
	 * IP_TTL. Time to live of unicast packets; -1: the default again. 0 is EINVAL.
	 * -1 to 255. On Linux (since 1.0), macOS, Windows. See ip(7).
	 * @default 64 (net.ipv4.ip_default_ttl)
	 */
	ipTtl: number;
	/**
	 * IP_UNBLOCK_SOURCE. Takes multicast of a source that ipBlockSource blocked again.
	 * Set only. On Linux (since 2.4.22), macOS, Windows. See ip(7).
	 */
	ipUnblockSource: { readonly group: string; readonly source: string; readonly interface?: string | number };
	/**
	 * IP_UNICAST_IF. Index of the interface that packets are sent from, without a limit on receiving; 0: the route decides.
	 * 0 to 2147483647. On Linux (since 3.4), Windows. See ip(7).
	 * @default 0
	 */
	ipUnicastIf: number;
	/**
	 * IP_USER_MTU. Limit of the MTU that path MTU discovery starts from.
	 * Bytes, 0 to 4294967295. On Windows. See Winsock socket options.
	 * @default 4294967295 (none)
	 */
	ipUserMtuBytes: number;
	/**
	 * MCAST_BLOCK_SOURCE. Takes no more of this source to an IPv4 group that the socket is a member of.
	 * Set only. On Linux (since 2.4.22), macOS, Windows. See ip(7).
	 */
	ipMcastBlockSource: { readonly group: string; readonly source: string; readonly interface?: string | number };
	/**
	 * MCAST_JOIN_GROUP. Joins an IPv4 multicast group, by the protocol-independent interface (RFC 3678).
	 * Set only. On Linux (since 2.4.22), macOS, Windows. See ip(7).
	 */
	ipMcastJoinGroup: { readonly group: string; readonly interface?: string | number };
	/**
	 * MCAST_JOIN_SOURCE_GROUP. Joins an IPv4 multicast group for what this source sends.
	 * Set only. On Linux (since 2.4.22), macOS, Windows. See ip(7).
	 */
	ipMcastJoinSourceGroup: { readonly group: string; readonly source: string; readonly interface?: string | number };
	/**
	 * MCAST_LEAVE_GROUP. Leaves an IPv4 multicast group that was joined so.
	 * Set only. On Linux (since 2.4.22), macOS, Windows. See ip(7).
	 */
	ipMcastLeaveGroup: { readonly group: string; readonly interface?: string | number };
	/**
	 * MCAST_LEAVE_SOURCE_GROUP. Leaves a source of an IPv4 multicast group.
	 * Set only. On Linux (since 2.4.22), macOS, Windows. See ip(7).
	 */
	ipMcastLeaveSourceGroup: { readonly group: string; readonly source: string; readonly interface?: string | number };
	/**
	 * MCAST_UNBLOCK_SOURCE. Takes what a blocked source sends again.
	 * Set only. On Linux (since 2.4.22), macOS, Windows. See ip(7).
	 */
	ipMcastUnblockSource: { readonly group: string; readonly source: string; readonly interface?: string | number };
	/**
	 * IPV6_ADDRFORM. Turns an IPv6 socket that is connected to an IPv4-mapped address into an IPv4 socket: its value is AF_INET.
	 * 0 to 2147483647. Set only. On Linux (since 2.2). See ipv6(7).
	 */
	ipv6AddrForm: number;
	/**
	 * IPV6_ADDR_PREFERENCES. Which source addresses are preferred (RFC 5014): bits 1 temporary, 2 public, 4 care-of, 8 CGA, 256 the default of the first two, 1024 home, 2048 not CGA. Reads back the groups that were not set as well.
	 * 0 to 65535. On Linux (since 2.6.26). See ipv6(7).
	 */
	ipv6AddrPreferences: number;
	/**
	 * IPV6_AUTOFLOWLABEL. Makes a flow label from the hash of the connection.
	 * On Linux (since 3.17), macOS. See ipv6(7).
	 * @default true (net.ipv6.auto_flowlabels)
	 */
	ipv6AutoFlowLabel: boolean;
	/**
	 * IPV6_BOUND_IF. Index of the interface that the socket sends through and receives from; 0 for any.
	 * 0 to 2147483647. On macOS. See setsockopt(2) of macOS.
	 * @default 0
	 */
	ipv6BoundIf: number;
	/**
	 * IPV6_CHECKSUM. Where in the data of a raw socket the checksum is that the kernel fills in and checks; even; -1: nowhere. An ICMPv6 socket has 2 and keeps it.
	 * -1 to 65534. On Linux (since 2.2), macOS, Windows. See ipv6(7).
	 * @default -1
	 */
	ipv6CheckSum: number;
	/**
	 * IPV6_DONTFRAG. Never fragments what is sent: EMSGSIZE instead.
	 * On Linux (since 2.6.35), macOS, Windows. See ipv6(7).
	 * @default false
	 */
	ipv6DontFrag: boolean;
	/**
	 * IPV6_DSTOPTS. Destination options header of what is sent; none takes it off.
	 * Needs CAP_NET_RAW. On Linux (since 2.6.14), macOS. See ipv6(7).
	 */
	ipv6DstOpts: Uint8Array;
	/**
	 * IPV6_FLOWINFO. Tells the flow information of datagrams in a control message.
	 * On Linux (since 2.2). See ipv6(7).
	 * @default false
	 */
	ipv6FlowInfo: boolean;
	/**
	 * IPV6_FLOWINFO_SEND. Sends the flow information that is in the address given to connect or send.
	 * On Linux (since 2.2). See ipv6(7).
	 * @default false
	 */
	ipv6FlowInfoSend: boolean;
	/**
	 * IPV6_FREEBIND. Lets bind take an address that no interface has (yet).
	 * Set before bind. On Linux (since 4.15). See ipv6(7).
	 * @default false
	 */
	ipv6FreeBind: boolean;
	/**
	 * IPV6_HDRINCL. What is sent on a raw socket begins with its own IPv6 header.
	 * On Linux (since 4.5), Windows. See ipv6(7).
	 */
	ipv6HdrIncl: boolean;
	/**
	 * IPV6_HOPOPTS. Hop-by-hop options header of what is sent; none takes it off.
	 * Needs CAP_NET_RAW. On Linux (since 2.6.14), macOS. See ipv6(7).
	 */
	ipv6HopOpts: Uint8Array;
	/**
	 * IPV6_JOIN_ANYCAST. Takes part in an anycast address. EINVAL when it is an address of this host.
	 * Set only. Needs CAP_NET_ADMIN. On Linux (since 2.4). See ipv6(7).
	 */
	ipv6JoinAnycast: { readonly group: string; readonly interface?: string | number };
	/**
	 * IPV6_JOIN_GROUP. Joins a multicast group, on the interface with this name or index (default: by route). EADDRINUSE when it is a member already.
	 * Set only. On Linux (since 2.2), macOS, Windows. See ipv6(7).
	 */
	ipv6JoinGroup: { readonly group: string; readonly interface?: string | number };
	/**
	 * IPV6_LEAVE_ANYCAST. Leaves an anycast address. ENOENT when the socket has no part in it.
	 * Set only. On Linux (since 2.4). See ipv6(7).
	 */
	ipv6LeaveAnycast: { readonly group: string; readonly interface?: string | number };
	/**
	 * IPV6_LEAVE_GROUP. Leaves a multicast group. EADDRNOTAVAIL when the socket is no member.
	 * Set only. On Linux (since 2.2), macOS, Windows. See ipv6(7).
	 */
	ipv6LeaveGroup: { readonly group: string; readonly interface?: string | number };
	/**
	 * IPV6_MINHOPCOUNT. Drops received packets with a lesser hop limit. TCP.
	 * 0 to 255. On Linux (since 2.6.35). See ipv6(7).
	 * @default 0
	 */
	ipv6MinHopCount: number;
	/**
	 * IPV6_MTU. Reads the path MTU of a connected socket. Set, 0 or from 1280 on, it is the size of fragments, which cannot be read back. Read only on Windows.
	 * Bytes, 0 to 65575. On Linux (since 2.2), Windows. See ipv6(7).
	 */
	ipv6MtuBytes: number;
	/**
	 * IPV6_MTU_DISCOVER. Path MTU discovery: 0 never, 1 by route, 2 always, 3 ignore the path MTU, 4 use the interface MTU, 5 as 4 but fragment. On Windows 1 is always, 2 never, 3 probe.
	 * 0 to 5. On Linux (since 2.2), Windows. See ipv6(7).
	 * @default 1
	 */
	ipv6MtuDiscover: number;
	/**
	 * IPV6_MULTICAST_ALL. Whether a socket gets all groups that this host is a member of, not only its own.
	 * On Linux (since 4.20). See ipv6(7).
	 * @default true
	 */
	ipv6MulticastAll: boolean;
	/**
	 * IPV6_MULTICAST_HOPS. Hop limit of multicast; -1: the default again.
	 * -1 to 255. On Linux (since 2.2), macOS, Windows. See ipv6(7).
	 * @default 1
	 */
	ipv6MulticastHops: number;
	/**
	 * IPV6_MULTICAST_IF. Index of the interface that multicast is sent from; 0: the route decides.
	 * 0 to 2147483647. On Linux (since 2.2), macOS, Windows. See ipv6(7).
	 * @default 0
	 */
	ipv6MulticastIf: number;
	/**
	 * IPV6_MULTICAST_LOOP. Whether multicast that is sent comes back to this host. On Windows the receiving socket decides.
	 * On Linux (since 2.2), macOS, Windows. See ipv6(7).
	 * @default true
	 */
	ipv6MulticastLoop: boolean;
	/**
	 * IPV6_PKTINFO. Source address and interface of every datagram: struct in6_pktinfo. It cannot be read.
	 * Set only. On Linux (since 2.6.14), macOS. See ipv6(7).
	 */
	ipv6PktInfo: Uint8Array;
	/**
	 * IPV6_PROTECTION_LEVEL. Whom the socket talks to: 10 everybody, through NAT traversal as well, 20 everybody, not through it, 30 the same site; -1: the default again.
	 * -1 to 30. Set before bind. On Windows. See Winsock socket options.
	 */
	ipv6ProtectionLevel: number;
	/**
	 * IPV6_RECVDSTOPTS. Tells received destination options in a control message.
	 * On Linux (since 2.6.14), macOS. See ipv6(7).
	 * @default false
	 */
	ipv6RecvDstOpts: boolean;
	/**
	 * IPV6_RECVERR. Keeps network errors, each with its datagram, in the error queue (MSG_ERRQUEUE).
	 * On Linux (since 2.2). See ipv6(7).
	 * @default false
	 */
	ipv6RecvErr: boolean;
	/**
	 * IPV6_RECVERR_RFC4884. Tells extensions of ICMPv6 errors (RFC 4884) in the error queue.
	 * On Linux (since 5.9). See ipv6(7).
	 * @default false
	 */
	ipv6RecvErrRfc4884: boolean;
	/**
	 * IPV6_RECVFRAGSIZE. Tells the size of the largest fragment of datagrams in a control message.
	 * On Linux (since 4.10). See ipv6(7).
	 * @default false
	 */
	ipv6RecvFragSize: boolean;
	/**
	 * IPV6_RECVHOPLIMIT. Tells the hop limit of datagrams in a control message.
	 * On Linux (since 2.6.14), macOS, Windows (IPV6_HOPLIMIT). See ipv6(7).
	 * @default false
	 */
	ipv6RecvHopLimit: boolean;
	/**
	 * IPV6_RECVHOPOPTS. Tells received hop-by-hop options in a control message.
	 * On Linux (since 2.6.14), macOS. See ipv6(7).
	 * @default false
	 */
	ipv6RecvHopOpts: boolean;
	/**
	 * IPV6_RECVORIGDSTADDR. Tells the original destination of datagrams in a control message.
	 * On Linux (since 2.6.37). See ipv6(7).
	 * @default false
	 */
	ipv6RecvOrigDstAddr: boolean;
	/**
	 * IPV6_RECVPATHMTU. Tells changes of the path MTU in a control message.
	 * On Linux (since 2.6.35), macOS. See ipv6(7).
	 * @default false
	 */
	ipv6RecvPathMtu: boolean;
	/**
	 * IPV6_RECVPKTINFO. Tells interface and destination address of datagrams in a control message.
	 * On Linux (since 2.6.14), macOS, Windows (IPV6_PKTINFO). See ipv6(7).
	 * @default false
	 */
	ipv6RecvPktInfo: boolean;
	/**
	 * IPV6_RECVRTHDR. Tells received routing headers in a control message.
	 * On Linux (since 2.6.14), macOS, Windows. See ipv6(7).
	 * @default false
	 */
	ipv6RecvRtHdr: boolean;
	/**
	 * IPV6_RECVTCLASS. Tells the traffic class of datagrams in a control message.
	 * On Linux (since 2.6.14), macOS, Windows. See ipv6(7).
	 * @default false
	 */
	ipv6RecvTClass: boolean;
	/**
	 * IPV6_ROUTER_ALERT. Hands packets with this router alert value, which would be forwarded, to this socket; -1: none. Raw sockets of IPPROTO_RAW.
	 * -1 to 65535. On Linux (since 2.2). See ipv6(7).
	 */
	ipv6RouterAlert: number;
	/**
	 * IPV6_ROUTER_ALERT_ISOLATE. Gets router alert packets of its own network namespace only.
	 * On Linux (since 5.2). See ipv6(7).
	 * @default false
	 */
	ipv6RouterAlertIsolate: boolean;
	/**
	 * IPV6_RTHDR. Routing header of what is sent: segment routing (type 4) or mobility (type 2), as the kernel is built; none takes it off.
	 * On Linux (since 2.6.14), macOS. See ipv6(7).
	 */
	ipv6RtHdr: Uint8Array;
	/**
	 * IPV6_RTHDRDSTOPTS. Destination options header before the routing header of what is sent; none takes it off.
	 * Needs CAP_NET_RAW. On Linux (since 2.6.14), macOS. See ipv6(7).
	 */
	ipv6RtHdrDstOpts: Uint8Array;
	/**
	 * IPV6_TCLASS. Traffic class of what is sent: six bits DSCP, two bits ECN, which TCP keeps for itself; -1: the default again.
	 * -1 to 255. On Linux (since 2.6.14), macOS, Windows. See ipv6(7).
	 * @default 0
	 */
	ipv6TClass: number;
	/**
	 * IPV6_TRANSPARENT. Transparent proxying: takes connections to foreign addresses, and binds to them when set before bind. CAP_NET_RAW will do since Linux 3.2.
	 * Needs CAP_NET_ADMIN. On Linux (since 2.6.37). See ipv6(7).
	 * @default false
	 */
	ipv6Transparent: boolean;
	/**
	 * IPV6_UNICAST_HOPS. Hop limit of unicast packets; -1: the default again.
	 * -1 to 255. On Linux (since 2.2), macOS, Windows. See ipv6(7).
	 * @default 64 (net.ipv6.conf.*.hop_limit)
	 */
	ipv6UnicastHops: number;
	/**
	 * IPV6_UNICAST_IF. Index of the interface that packets are sent from, without a limit on receiving; 0: the route decides.
	 * 0 to 2147483647. On Linux (since 3.4), Windows. See ipv6(7).
	 * @default 0
	 */
	ipv6UnicastIf: number;
	/**
	 * IPV6_USER_MTU. Limit of the MTU that path MTU discovery starts from.
	 * Bytes, 0 to 4294967295. On Windows. See Winsock socket options.
	 * @default 4294967295 (none)
	 */
	ipv6UserMtuBytes: number;
	/**
	 * IPV6_V6ONLY. Takes IPv6 only; off, the socket takes IPv4 as well (dual-stack), with mapped addresses. On Windows it is on by default.
	 * Set before bind. On Linux (since 2.4.21), macOS, Windows. See ipv6(7).
	 * @default false (net.ipv6.bindv6only)
	 */
	ipv6V6Only: boolean;
	/**
	 * MCAST_BLOCK_SOURCE. Takes no more of this source to an IPv6 group that the socket is a member of.
	 * Set only. On Linux (since 2.4.22), macOS, Windows. See ipv6(7).
	 */
	ipv6McastBlockSource: { readonly group: string; readonly source: string; readonly interface?: string | number };
	/**
	 * MCAST_JOIN_GROUP. Joins an IPv6 multicast group, by the protocol-independent interface (RFC 3678).
	 * Set only. On Linux (since 2.4.22), macOS, Windows. See ipv6(7).
	 */
	ipv6McastJoinGroup: { readonly group: string; readonly interface?: string | number };
	/**
	 * MCAST_JOIN_SOURCE_GROUP. Joins an IPv6 multicast group for what this source sends.
	 * Set only. On Linux (since 2.4.22), macOS, Windows. See ipv6(7).
	 */
	ipv6McastJoinSourceGroup: { readonly group: string; readonly source: string; readonly interface?: string | number };
	/**
	 * MCAST_LEAVE_GROUP. Leaves an IPv6 multicast group that was joined so.
	 * Set only. On Linux (since 2.4.22), macOS, Windows. See ipv6(7).
	 */
	ipv6McastLeaveGroup: { readonly group: string; readonly interface?: string | number };
	/**
	 * MCAST_LEAVE_SOURCE_GROUP. Leaves a source of an IPv6 multicast group.
	 * Set only. On Linux (since 2.4.22), macOS, Windows. See ipv6(7).
	 */
	ipv6McastLeaveSourceGroup: { readonly group: string; readonly source: string; readonly interface?: string | number };
	/**
	 * MCAST_UNBLOCK_SOURCE. Takes what a blocked source sends again.
	 * Set only. On Linux (since 2.4.22), macOS, Windows. See ipv6(7).
	 */
	ipv6McastUnblockSource: { readonly group: string; readonly source: string; readonly interface?: string | number };
	/**
	 * ICMP6_FILTER. Types of ICMPv6 that a raw ICMPv6 socket does not receive: struct icmp6_filter, 256 bits. Linux blocks where a bit is set, macOS where it is not.
	 * On Linux (since 2.2), macOS. See RFC 3542.
	 */
	icmp6Filter: Uint8Array;
	/**
	 * ICMP_FILTER. Types of ICMP, as bits 1 << type, that a raw ICMP socket does not receive.
	 * 0 to 4294967295. On Linux (since 2.2). See raw(7).
	 * @default 0
	 */
	icmpFilter: number;
	/**
	 * SO_VM_SOCKETS_BUFFER_MAX_SIZE. Largest buffer that the peer can ask for.
	 * Bytes. On Linux (since 3.9). See vsock(7).
	 * @default 262144n
	 */
	soVmSocketsBufferMaxSizeBytes: bigint;
	/**
	 * SO_VM_SOCKETS_BUFFER_MIN_SIZE. Least buffer that the peer can ask for.
	 * Bytes. On Linux (since 3.9). See vsock(7).
	 * @default 128n
	 */
	soVmSocketsBufferMinSizeBytes: bigint;
	/**
	 * SO_VM_SOCKETS_BUFFER_SIZE. Buffer of a connection between a virtual machine and its host, within the two limits.
	 * Bytes. On Linux (since 3.9). See vsock(7).
	 * @default 262144n
	 */
	soVmSocketsBufferSizeBytes: bigint;
	/**
	 * SO_VM_SOCKETS_CONNECT_TIMEOUT. How long connect tries.
	 * Milliseconds, 1 to 2147483647. On Linux (since 3.9). See vsock(7).
	 * @default 2000
	 */
	soVmSocketsConnectTimeoutMs: number;
	/**
	 * CAN_RAW_ERR_FILTER. Classes of error frames that are received, as bits.
	 * 0 to 4294967295. On Linux (since 2.6.25). See Documentation/networking/can.rst of Linux.
	 * @default 0 (none)
	 */
	canRawErrFilter: number;
	/**
	 * CAN_RAW_FD_FRAMES. Sends and receives CAN FD frames as well.
	 * On Linux (since 3.6). See Documentation/networking/can.rst of Linux.
	 * @default false
	 */
	canRawFdFrames: boolean;
	/**
	 * CAN_RAW_FILTER. Frames that are received: struct can_filter, an id and a mask as two 32-bit numbers, 512 of them at most. Empty: none.
	 * On Linux (since 2.6.25). See Documentation/networking/can.rst of Linux.
	 * @default one that lets all pass
	 */
	canRawFilter: Uint8Array;
	/**
	 * CAN_RAW_JOIN_FILTERS. Receives frames that all filters match, not any of them.
	 * On Linux (since 4.1). See Documentation/networking/can.rst of Linux.
	 * @default false
	 */
	canRawJoinFilters: boolean;
	/**
	 * CAN_RAW_LOOPBACK. Lets the other sockets of this system receive what is sent.
	 * On Linux (since 2.6.25). See Documentation/networking/can.rst of Linux.
	 * @default true
	 */
	canRawLoopback: boolean;
	/**
	 * CAN_RAW_RECV_OWN_MSGS. Receives what this socket itself sends.
	 * On Linux (since 2.6.25). See Documentation/networking/can.rst of Linux.
	 * @default false
	 */
	canRawRecvOwnMsgs: boolean;
	/**
	 * SO_J1939_ERRQUEUE. Tells of the progress of transfers in the error queue.
	 * On Linux (since 5.4). See Documentation/networking/j1939.rst of Linux.
	 * @default false
	 */
	soJ1939ErrQueue: boolean;
	/**
	 * SO_J1939_FILTER. Messages that are received: struct j1939_filter, 32 bytes each, 512 of them at most.
	 * Set only. On Linux (since 5.4). See Documentation/networking/j1939.rst of Linux.
	 */
	soJ1939Filter: Uint8Array;
	/**
	 * SO_J1939_PROMISC. Receives the messages of everybody.
	 * On Linux (since 5.4). See Documentation/networking/j1939.rst of Linux.
	 * @default false
	 */
	soJ1939Promisc: boolean;
	/**
	 * SO_J1939_SEND_PRIO. Priority of what is sent, 0 the highest. 0 and 1 need CAP_NET_ADMIN.
	 * 0 to 7. On Linux (since 5.4). See Documentation/networking/j1939.rst of Linux.
	 * @default 6
	 */
	soJ1939SendPrio: number;
	/**
	 * TIPC_CONN_TIMEOUT. How long connect tries.
	 * Milliseconds, 0 to 4294967295. On Linux (since 2.6.16). See TIPC Programmer's Guide.
	 * @default 8000
	 */
	tipcConnTimeoutMs: number;
	/**
	 * TIPC_DEST_DROPPABLE. Drops messages that cannot be delivered, in place of returning them.
	 * On Linux (since 2.6.16). See TIPC Programmer's Guide.
	 * @default false for connections
	 */
	tipcDestDroppable: boolean;
	/**
	 * TIPC_IMPORTANCE. How late messages are dropped when queues are full: 0 low, 1 medium, 2 high, 3 critical.
	 * 0 to 3. On Linux (since 2.6.16). See TIPC Programmer's Guide.
	 * @default 0
	 */
	tipcImportance: number;
	/**
	 * TIPC_SRC_DROPPABLE. Drops messages when the link is congested, in place of waiting.
	 * On Linux (since 2.6.16). See TIPC Programmer's Guide.
	 * @default false for connections
	 */
	tipcSrcDroppable: boolean;
	/**
	 * ALG_SET_KEY. Key of the algorithm that the socket is bound to. Before bind it is ENOPROTOOPT.
	 * Set only. On Linux (since 2.6.38). See Documentation/crypto/userspace-if.rst of Linux.
	 */
	algSetKey: Uint8Array;
}

/** What is known of an option, for messages, listings and the command line. */
export interface OptionRowInfo {
	readonly name: keyof OptionValues | keyof SettableOptionValues;
	readonly symbol: string;
	readonly group: 'SOCKET' | 'TCP' | 'MPTCP' | 'UDP' | 'IP' | 'IPV6' | 'ICMP' | 'LOCAL' | 'VSOCK' | 'CAN' | 'TIPC' | 'ALG';
	/** How the value lies in memory: see OptionLayout in native/sys/option_row.h. */
	readonly layout: 'bool' | 'int' | 'uint32' | 'uint64' | 'byte' | 'networkUint32' | 'timeval' | 'linger' | 'string' | 'ipv4Address' | 'socketAddress' | 'ipv4Membership' | 'ipv6Membership' | 'group' | 'groupSource' | 'ipv4Source' | 'credentials' | 'idList' | 'uint32List' | 'portRange' | 'tcpInfo' | 'mptcpInfo' | 'bpfProgram' | 'bytes';
	readonly unit?: 'ms' | 'us' | 's' | 'bytes' | 'bytes/s' | undefined;
	readonly min?: number | undefined;
	readonly max?: number | undefined;
	readonly access: 'rw' | 'r' | 'w';
	/** When it can be set, or has an effect. */
	readonly stage: 'any' | 'beforeBind' | 'beforeListen' | 'beforeConnect';
	/** The first Linux release that has it. */
	readonly since?: string | undefined;
	/** The capability that setting it needs on Linux. */
	readonly requires?: string | undefined;
	/** What reading does besides: a listing of all options leaves this one out. */
	readonly readEffect?: string | undefined;
	readonly doc: string;
	readonly man: string;
	readonly systems: readonly ('linux' | 'darwin' | 'windows')[];
}

/** Every option of every system, in the order of the native table: an index here is an index there. */
export const optionRows: readonly OptionRowInfo[] = [
	{
		name: 'soAcceptConn',
		symbol: 'SO_ACCEPTCONN',
		group: 'SOCKET',
		layout: 'bool',
		access: 'r',
		stage: 'any',
		since: '2.4',
		doc: 'Whether the socket listens.',
		man: 'socket(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'soAttachBpf',
		symbol: 'SO_ATTACH_BPF',
		group: 'SOCKET',
		layout: 'int',
		min: 0,
		max: 2147483647,
		access: 'w',
		stage: 'any',
		since: '3.19',
		doc: 'Descriptor of an extended BPF program (type SOCKET_FILTER) that filters as soAttachFilter does.',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'soAttachFilter',
		symbol: 'SO_ATTACH_FILTER',
		group: 'SOCKET',
		layout: 'bpfProgram',
		access: 'w',
		stage: 'any',
		since: '2.2',
		doc: 'Classic BPF program that decides which packets the socket receives, and how much of each.',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'soAttachReusePortCbpf',
		symbol: 'SO_ATTACH_REUSEPORT_CBPF',
		group: 'SOCKET',
		layout: 'bpfProgram',
		access: 'w',
		stage: 'any',
		since: '4.5',
		doc: 'Classic BPF program that answers which socket of a soReusePort group gets a packet, by its number in the group. TCP since Linux 4.6.',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'soAttachReusePortEbpf',
		symbol: 'SO_ATTACH_REUSEPORT_EBPF',
		group: 'SOCKET',
		layout: 'int',
		min: 0,
		max: 2147483647,
		access: 'w',
		stage: 'any',
		since: '4.5',
		doc: 'Descriptor of an extended BPF program that chooses among the sockets of a soReusePort group. TCP since Linux 4.6.',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'soBindToDevice',
		symbol: 'SO_BINDTODEVICE',
		group: 'SOCKET',
		layout: 'string',
		access: 'rw',
		stage: 'any',
		since: '2.0.30',
		doc: 'Name of the interface that the socket receives from and sends to; \'\' for any. A socket that has one needs CAP_NET_RAW to change it. Read since Linux 3.8.',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'soBindToIfIndex',
		symbol: 'SO_BINDTOIFINDEX',
		group: 'SOCKET',
		layout: 'int',
		min: 0,
		max: 2147483647,
		access: 'rw',
		stage: 'any',
		since: '5.1',
		doc: 'As soBindToDevice, by index of the interface; 0 for any.',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'soBpfExtensions',
		symbol: 'SO_BPF_EXTENSIONS',
		group: 'SOCKET',
		layout: 'int',
		min: 0,
		max: 2147483647,
		access: 'r',
		stage: 'any',
		since: '3.14',
		doc: 'Number of extensions that classic BPF programs of this kernel can use.',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'soBroadcast',
		symbol: 'SO_BROADCAST',
		group: 'SOCKET',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '1.0',
		doc: 'Lets a datagram socket send to broadcast addresses, which is EACCES otherwise.',
		man: 'socket(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'soBufLock',
		symbol: 'SO_BUF_LOCK',
		group: 'SOCKET',
		layout: 'int',
		min: 0,
		max: 3,
		access: 'rw',
		stage: 'any',
		since: '5.15',
		doc: 'Which buffers the kernel does not tune: 1 send, 2 receive, 3 both. Setting a buffer size sets its bit.',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'soBusyPollUs',
		symbol: 'SO_BUSY_POLL',
		group: 'SOCKET',
		layout: 'int',
		unit: 'us',
		min: 0,
		max: 2147483647,
		access: 'rw',
		stage: 'any',
		since: '3.11',
		requires: 'CAP_NET_ADMIN',
		doc: 'How long a receive spins on the device queue before it waits. Raising it needs CAP_NET_ADMIN.',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'soBusyPollBudget',
		symbol: 'SO_BUSY_POLL_BUDGET',
		group: 'SOCKET',
		layout: 'int',
		min: 0,
		max: 65535,
		access: 'w',
		stage: 'any',
		since: '5.11',
		requires: 'CAP_NET_ADMIN',
		doc: 'Packets that a busy poll takes at most. Raising it needs CAP_NET_ADMIN. It cannot be read.',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'soCompartmentId',
		symbol: 'SO_COMPARTMENT_ID',
		group: 'SOCKET',
		layout: 'uint32',
		min: 0,
		max: 4294967295,
		access: 'rw',
		stage: 'beforeBind',
		doc: 'Network compartment of the socket.',
		man: 'Winsock socket options',
		systems: ['windows'],
	},
	{
		name: 'soConditionalAccept',
		symbol: 'SO_CONDITIONAL_ACCEPT',
		group: 'SOCKET',
		layout: 'bool',
		access: 'rw',
		stage: 'beforeListen',
		doc: 'Lets the application decide on a connection before it is acknowledged.',
		man: 'Winsock socket options',
		systems: ['windows'],
	},
	{
		name: 'soConnectTimeSeconds',
		symbol: 'SO_CONNECT_TIME',
		group: 'SOCKET',
		layout: 'uint32',
		unit: 's',
		min: 0,
		max: 4294967295,
		access: 'r',
		stage: 'any',
		doc: 'How long the socket has been connected; 4294967295: it is not.',
		man: 'Winsock socket options',
		systems: ['windows'],
	},
	{
		name: 'soCookie',
		symbol: 'SO_COOKIE',
		group: 'SOCKET',
		layout: 'uint64',
		access: 'r',
		stage: 'any',
		since: '4.12',
		doc: 'Number of the socket, one of its own for as long as the kernel runs; ss -e shows it in hexadecimal.',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'soDebug',
		symbol: 'SO_DEBUG',
		group: 'SOCKET',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '1.0',
		requires: 'CAP_NET_ADMIN',
		doc: 'Debugging by the protocol, which hardly one does.',
		man: 'socket(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'soDetachFilter',
		symbol: 'SO_DETACH_FILTER',
		group: 'SOCKET',
		layout: 'int',
		min: 0,
		max: 0,
		access: 'w',
		stage: 'any',
		since: '2.2',
		doc: 'Takes the filter off again, whatever its kind. The value means nothing. ENOENT when there is none.',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'soDetachReusePortBpf',
		symbol: 'SO_DETACH_REUSEPORT_BPF',
		group: 'SOCKET',
		layout: 'int',
		min: 0,
		max: 0,
		access: 'w',
		stage: 'any',
		since: '5.3',
		doc: 'Takes the program of the soReusePort group off again. The value means nothing. ENOENT when there is none.',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'soDomain',
		symbol: 'SO_DOMAIN',
		group: 'SOCKET',
		layout: 'int',
		min: 0,
		max: 2147483647,
		access: 'r',
		stage: 'any',
		since: '2.6.32',
		doc: 'The address family of the socket as a number of this system (AF_INET).',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'soDontRoute',
		symbol: 'SO_DONTROUTE',
		group: 'SOCKET',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '1.0',
		doc: 'Sends to directly connected hosts only, not through a gateway.',
		man: 'socket(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'soError',
		symbol: 'SO_ERROR',
		group: 'SOCKET',
		layout: 'int',
		min: 0,
		max: 2147483647,
		access: 'r',
		stage: 'any',
		since: '1.0',
		readEffect: 'takes the error from the socket',
		doc: 'The pending error as a positive errno of this system, 0 for none. Reading takes it from the socket.',
		man: 'socket(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'soExclusiveAddrUse',
		symbol: 'SO_EXCLUSIVEADDRUSE',
		group: 'SOCKET',
		layout: 'bool',
		access: 'rw',
		stage: 'beforeBind',
		doc: 'Keeps other sockets off this address and port, even with soReuseAddr: what a server wants on Windows.',
		man: 'Winsock socket options',
		systems: ['windows'],
	},
	{
		name: 'soIncomingCpu',
		symbol: 'SO_INCOMING_CPU',
		group: 'SOCKET',
		layout: 'int',
		min: -1,
		max: 2147483647,
		access: 'rw',
		stage: 'any',
		since: '3.19',
		doc: 'CPU that processed the last packet. Set, since Linux 4.4, it makes the listener of a soReusePort group whose CPU matches the preferred one.',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'soIncomingNapiId',
		symbol: 'SO_INCOMING_NAPI_ID',
		group: 'SOCKET',
		layout: 'uint32',
		min: 0,
		max: 4294967295,
		access: 'r',
		stage: 'any',
		since: '4.12',
		doc: 'Id of the device queue that the last packet came through; 0: none (loopback).',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'soInq',
		symbol: 'SO_INQ',
		group: 'SOCKET',
		layout: 'bool',
		access: 'w',
		stage: 'any',
		since: '6.17',
		doc: 'Tells in a control message how many bytes still wait in a unix stream. It cannot be read.',
		man: 'unix(7)',
		systems: ['linux'],
	},
	{
		name: 'soKeepAlive',
		symbol: 'SO_KEEPALIVE',
		group: 'SOCKET',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '1.0',
		doc: 'Sends probes on an idle connection, so that a peer that is gone is noticed.',
		man: 'socket(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'soLinger',
		symbol: 'SO_LINGER',
		group: 'SOCKET',
		layout: 'linger',
		min: 0,
		max: 65535,
		access: 'rw',
		stage: 'any',
		since: '1.0',
		doc: 'What close does with bytes that were not sent: enabled with 0 seconds drops them and resets the connection; with more, close waits so long for them to go: on Linux on a non-blocking socket too, and the event loop with it. Windows keeps the seconds in 16 bits.',
		man: 'socket(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'soLockFilter',
		symbol: 'SO_LOCK_FILTER',
		group: 'SOCKET',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '3.9',
		doc: 'Keeps the filter that the socket has, for good: unlocking is EPERM.',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'soMark',
		symbol: 'SO_MARK',
		group: 'SOCKET',
		layout: 'uint32',
		min: 0,
		max: 4294967295,
		access: 'rw',
		stage: 'any',
		since: '2.6.25',
		requires: 'CAP_NET_ADMIN',
		doc: 'Mark of what is sent, for routing and packet filters. CAP_NET_RAW will do since Linux 5.17.',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'soMaxMsgSizeBytes',
		symbol: 'SO_MAX_MSG_SIZE',
		group: 'SOCKET',
		layout: 'uint32',
		unit: 'bytes',
		min: 0,
		max: 4294967295,
		access: 'r',
		stage: 'any',
		doc: 'Longest datagram that can be sent.',
		man: 'Winsock socket options',
		systems: ['windows'],
	},
	{
		name: 'soMaxPacingRateBytesPerSecond',
		symbol: 'SO_MAX_PACING_RATE',
		group: 'SOCKET',
		layout: 'uint64',
		unit: 'bytes/s',
		access: 'rw',
		stage: 'any',
		since: '3.13',
		doc: 'Limit of the rate at which TCP sends. With the fq queueing discipline, UDP is paced as well. Beyond 4 GiB/s since Linux 4.20.',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'soMemInfo',
		symbol: 'SO_MEMINFO',
		group: 'SOCKET',
		layout: 'uint32List',
		min: 0,
		max: 4294967295,
		access: 'r',
		stage: 'any',
		since: '4.12',
		doc: 'Memory of the socket: bytes of received data, receive buffer, data being sent, send buffer, allocated ahead, write queue, options, backlog, and the number of drops.',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'soNetnsCookie',
		symbol: 'SO_NETNS_COOKIE',
		group: 'SOCKET',
		layout: 'uint64',
		access: 'r',
		stage: 'any',
		since: '5.14',
		doc: 'Number of the network namespace that the socket is in.',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'soNetServiceType',
		symbol: 'SO_NET_SERVICE_TYPE',
		group: 'SOCKET',
		layout: 'int',
		min: 0,
		max: 8,
		access: 'rw',
		stage: 'any',
		doc: 'Kind of traffic, for queueing: 0 best effort, 1 background, 2 signaling, 3 video, 4 voice, 5 responsive video, 6 streaming, 7 management, 8 responsive data.',
		man: 'setsockopt(2) of macOS',
		systems: ['darwin'],
	},
	{
		name: 'soNoAddrErr',
		symbol: 'SO_NOADDRERR',
		group: 'SOCKET',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		doc: 'Answers EADDRNOTAVAIL when the source address is gone.',
		man: 'setsockopt(2) of macOS',
		systems: ['darwin'],
	},
	{
		name: 'soNoFcs',
		symbol: 'SO_NOFCS',
		group: 'SOCKET',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '3.4',
		doc: 'Takes the last four bytes sent as the checksum of the Ethernet frame: for packet sockets on few drivers.',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'soNoSigPipe',
		symbol: 'SO_NOSIGPIPE',
		group: 'SOCKET',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		doc: 'Sends no SIGPIPE to who writes to a connection that has ended.',
		man: 'setsockopt(2) of macOS',
		systems: ['darwin'],
	},
	{
		name: 'soNoCheck',
		symbol: 'SO_NO_CHECK',
		group: 'SOCKET',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '1.0',
		doc: 'Sends UDP over IPv4 without checksums.',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'soNReadBytes',
		symbol: 'SO_NREAD',
		group: 'SOCKET',
		layout: 'int',
		unit: 'bytes',
		min: 0,
		max: 2147483647,
		access: 'r',
		stage: 'any',
		doc: 'Bytes that can be read at once: those of the first datagram.',
		man: 'setsockopt(2) of macOS',
		systems: ['darwin'],
	},
	{
		name: 'soNumRcvPkt',
		symbol: 'SO_NUMRCVPKT',
		group: 'SOCKET',
		layout: 'int',
		min: 0,
		max: 2147483647,
		access: 'r',
		stage: 'any',
		doc: 'Datagrams in the receive buffer.',
		man: 'setsockopt(2) of macOS',
		systems: ['darwin'],
	},
	{
		name: 'soNWriteBytes',
		symbol: 'SO_NWRITE',
		group: 'SOCKET',
		layout: 'int',
		unit: 'bytes',
		min: 0,
		max: 2147483647,
		access: 'r',
		stage: 'any',
		doc: 'Bytes in the send buffer.',
		man: 'setsockopt(2) of macOS',
		systems: ['darwin'],
	},
	{
		name: 'soOobInline',
		symbol: 'SO_OOBINLINE',
		group: 'SOCKET',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '1.0',
		doc: 'Leaves urgent (out-of-band) bytes in the stream instead of keeping them for MSG_OOB.',
		man: 'socket(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'soPassCred',
		symbol: 'SO_PASSCRED',
		group: 'SOCKET',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '2.2',
		doc: 'Tells process, user and group of each sender in a control message. Unix and netlink sockets.',
		man: 'unix(7)',
		systems: ['linux'],
	},
	{
		name: 'soPassPidFd',
		symbol: 'SO_PASSPIDFD',
		group: 'SOCKET',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '6.5',
		doc: 'Hands over a pidfd of each sender in a control message. Unix sockets.',
		man: 'unix(7)',
		systems: ['linux'],
	},
	{
		name: 'soPassRights',
		symbol: 'SO_PASSRIGHTS',
		group: 'SOCKET',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '6.16',
		doc: 'Whether peers may send descriptors to this socket: off, their send answers EPERM. Unix sockets.',
		man: 'unix(7)',
		systems: ['linux'],
	},
	{
		name: 'soPassSec',
		symbol: 'SO_PASSSEC',
		group: 'SOCKET',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '2.6.18',
		doc: 'Tells the sender\'s security label in a control message. Unix and netlink sockets.',
		man: 'unix(7)',
		systems: ['linux'],
	},
	{
		name: 'soPauseAccept',
		symbol: 'SO_PAUSE_ACCEPT',
		group: 'SOCKET',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		doc: 'Refuses new connections for now.',
		man: 'Winsock socket options',
		systems: ['windows'],
	},
	{
		name: 'soPeekOffBytes',
		symbol: 'SO_PEEK_OFF',
		group: 'SOCKET',
		layout: 'int',
		unit: 'bytes',
		min: -1,
		max: 2147483647,
		access: 'rw',
		stage: 'any',
		since: '3.4',
		doc: 'Where MSG_PEEK begins in the queue; peeking moves it on; -1: at the front, always. Unix sockets, UDP since Linux 4.7, TCP since 6.9.',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'soPeerCred',
		symbol: 'SO_PEERCRED',
		group: 'SOCKET',
		layout: 'credentials',
		access: 'r',
		stage: 'any',
		since: '2.2',
		doc: 'Process, user and group of the peer of a unix socket, as they were when it connected or listened.',
		man: 'unix(7)',
		systems: ['linux'],
	},
	{
		name: 'soPeerGroups',
		symbol: 'SO_PEERGROUPS',
		group: 'SOCKET',
		layout: 'idList',
		min: 0,
		max: 4294967295,
		access: 'r',
		stage: 'any',
		since: '4.13',
		doc: 'The peer\'s supplementary groups, as they were when it connected or listened.',
		man: 'unix(7)',
		systems: ['linux'],
	},
	{
		name: 'soPeerName',
		symbol: 'SO_PEERNAME',
		group: 'SOCKET',
		layout: 'socketAddress',
		access: 'r',
		stage: 'any',
		since: '2.2',
		doc: 'The peer\'s address, as getpeername has it.',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'soPeerPidFd',
		symbol: 'SO_PEERPIDFD',
		group: 'SOCKET',
		layout: 'int',
		min: 0,
		max: 2147483647,
		access: 'r',
		stage: 'any',
		since: '6.5',
		readEffect: 'opens a descriptor',
		doc: 'A pidfd of the peer\'s process, as it was when it connected or listened. Each reading opens a descriptor, which the reader has to close.',
		man: 'unix(7)',
		systems: ['linux'],
	},
	{
		name: 'soPeerSec',
		symbol: 'SO_PEERSEC',
		group: 'SOCKET',
		layout: 'string',
		access: 'r',
		stage: 'any',
		since: '2.6.2',
		doc: 'The peer\'s security label. ENOPROTOOPT where no security module has labels.',
		man: 'unix(7)',
		systems: ['linux'],
	},
	{
		name: 'soPortScalability',
		symbol: 'SO_PORT_SCALABILITY',
		group: 'SOCKET',
		layout: 'bool',
		access: 'rw',
		stage: 'beforeBind',
		doc: 'Lets a port be shared by sockets on several local addresses, for many outgoing connections.',
		man: 'Winsock socket options',
		systems: ['windows'],
	},
	{
		name: 'soPreferBusyPoll',
		symbol: 'SO_PREFER_BUSY_POLL',
		group: 'SOCKET',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '5.11',
		requires: 'CAP_NET_ADMIN',
		doc: 'Polls devices from the application rather than by interrupt, with soBusyPollUs. Turning it on needs CAP_NET_ADMIN.',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'soPriority',
		symbol: 'SO_PRIORITY',
		group: 'SOCKET',
		layout: 'uint32',
		min: 0,
		max: 4294967295,
		access: 'rw',
		stage: 'any',
		since: '2.0',
		doc: 'Queueing priority of what is sent. 0 to 6 for everybody; above 6 needs CAP_NET_ADMIN or CAP_NET_RAW. Setting ipTos changes it.',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'soProtocol',
		symbol: 'SO_PROTOCOL',
		group: 'SOCKET',
		layout: 'int',
		min: 0,
		max: 2147483647,
		access: 'r',
		stage: 'any',
		since: '2.6.32',
		doc: 'The protocol of the socket as a number (IPPROTO_TCP is 6, IPPROTO_UDP 17, IPPROTO_MPTCP 262).',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'soRandomizePort',
		symbol: 'SO_RANDOMIZE_PORT',
		group: 'SOCKET',
		layout: 'bool',
		access: 'rw',
		stage: 'beforeBind',
		doc: 'Chooses the port for bind to port 0 at random.',
		man: 'Winsock socket options',
		systems: ['windows'],
	},
	{
		name: 'soRandomPort',
		symbol: 'SO_RANDOMPORT',
		group: 'SOCKET',
		layout: 'bool',
		access: 'rw',
		stage: 'beforeBind',
		doc: 'Chooses the port for bind to port 0 at random.',
		man: 'setsockopt(2) of macOS',
		systems: ['darwin'],
	},
	{
		name: 'soRcvBufBytes',
		symbol: 'SO_RCVBUF',
		group: 'SOCKET',
		layout: 'int',
		unit: 'bytes',
		min: 0,
		max: 2147483647,
		access: 'rw',
		stage: 'any',
		since: '1.0',
		doc: 'Receive buffer. Linux doubles what is set, for its bookkeeping, reads back the double, clamps to net.core.rmem_max and stops tuning the buffer by itself. For a window beyond 64 KiB set it before listen or connect.',
		man: 'socket(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'soRcvBufForceBytes',
		symbol: 'SO_RCVBUFFORCE',
		group: 'SOCKET',
		layout: 'int',
		unit: 'bytes',
		min: 0,
		max: 2147483647,
		access: 'w',
		stage: 'any',
		since: '2.6.14',
		requires: 'CAP_NET_ADMIN',
		doc: 'Receive buffer beyond net.core.rmem_max. Read soRcvBufBytes.',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'soRcvLowatBytes',
		symbol: 'SO_RCVLOWAT',
		group: 'SOCKET',
		layout: 'int',
		unit: 'bytes',
		min: 0,
		max: 2147483647,
		access: 'rw',
		stage: 'any',
		since: '2.4',
		doc: 'Bytes that have to wait before a TCP socket counts as readable (since Linux 4.17 for poll). 0 is taken as 1.',
		man: 'socket(7)',
		systems: ['linux', 'darwin'],
	},
	{
		name: 'soRcvMark',
		symbol: 'SO_RCVMARK',
		group: 'SOCKET',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '5.19',
		requires: 'CAP_NET_ADMIN',
		doc: 'Tells the mark of received packets in a control message. CAP_NET_RAW will do.',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'soRcvPriority',
		symbol: 'SO_RCVPRIORITY',
		group: 'SOCKET',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '6.14',
		requires: 'CAP_NET_ADMIN',
		doc: 'Tells the priority of received packets in a control message. CAP_NET_RAW will do.',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'soRcvTimeoMs',
		symbol: 'SO_RCVTIMEO',
		group: 'SOCKET',
		layout: 'timeval',
		unit: 'ms',
		min: 0,
		max: 2147483647,
		access: 'rw',
		stage: 'any',
		since: '2.4',
		doc: 'How long a receive on a blocking socket waits; 0: for ever. Linux rounds up to its timer tick (1 to 10 ms).',
		man: 'socket(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'soReserveMemBytes',
		symbol: 'SO_RESERVE_MEM',
		group: 'SOCKET',
		layout: 'int',
		unit: 'bytes',
		min: 0,
		max: 2147483647,
		access: 'rw',
		stage: 'any',
		since: '5.16',
		doc: 'Memory that the socket keeps for itself, rounded up to pages. ENOTSUP unless the memory controller of its control group counts socket memory.',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'soReuseAddr',
		symbol: 'SO_REUSEADDR',
		group: 'SOCKET',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '1.0',
		doc: 'Lets a listener bind while connections of its predecessor are in TIME_WAIT. Set after bind it counts for those who bind there later. On Windows it lets two sockets have one port: use soExclusiveAddrUse there.',
		man: 'socket(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'soReusePort',
		symbol: 'SO_REUSEPORT',
		group: 'SOCKET',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '3.9',
		doc: 'Lets several sockets of one user bind the same address, if each has it; Linux spreads connections and datagrams over them. Set after bind it counts for those who bind there later. A listener that closes resets the connections in its queue.',
		man: 'socket(7)',
		systems: ['linux', 'darwin'],
	},
	{
		name: 'soReuseShareUid',
		symbol: 'SO_REUSESHAREUID',
		group: 'SOCKET',
		layout: 'bool',
		access: 'rw',
		stage: 'beforeBind',
		doc: 'Lets sockets of other users share the port.',
		man: 'setsockopt(2) of macOS',
		systems: ['darwin'],
	},
	{
		name: 'soReuseMulticastPort',
		symbol: 'SO_REUSE_MULTICASTPORT',
		group: 'SOCKET',
		layout: 'bool',
		access: 'rw',
		stage: 'beforeBind',
		doc: 'Shares a port for multicast, and receives no unicast on it. Since Windows 10.',
		man: 'Winsock socket options',
		systems: ['windows'],
	},
	{
		name: 'soReuseUnicastPort',
		symbol: 'SO_REUSE_UNICASTPORT',
		group: 'SOCKET',
		layout: 'bool',
		access: 'rw',
		stage: 'beforeBind',
		doc: 'Leaves the choice of the port to connect, so that ports can be shared among peers. Since Windows 10.',
		man: 'Winsock socket options',
		systems: ['windows'],
	},
	{
		name: 'soRxqOvfl',
		symbol: 'SO_RXQ_OVFL',
		group: 'SOCKET',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '2.6.33',
		doc: 'Tells in a control message how many datagrams the socket has dropped so far.',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'soSelectErrQueue',
		symbol: 'SO_SELECT_ERR_QUEUE',
		group: 'SOCKET',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '3.10',
		doc: 'Reports a message in the error queue to select as exceptional (POLLPRI), not as readable only.',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'soSndBufBytes',
		symbol: 'SO_SNDBUF',
		group: 'SOCKET',
		layout: 'int',
		unit: 'bytes',
		min: 0,
		max: 2147483647,
		access: 'rw',
		stage: 'any',
		since: '1.0',
		doc: 'Send buffer. Linux doubles what is set, for its bookkeeping, reads back the double, clamps to net.core.wmem_max and stops tuning the buffer by itself.',
		man: 'socket(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'soSndBufForceBytes',
		symbol: 'SO_SNDBUFFORCE',
		group: 'SOCKET',
		layout: 'int',
		unit: 'bytes',
		min: 0,
		max: 2147483647,
		access: 'w',
		stage: 'any',
		since: '2.6.14',
		requires: 'CAP_NET_ADMIN',
		doc: 'Send buffer beyond net.core.wmem_max. Read soSndBufBytes.',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'soSndLowatBytes',
		symbol: 'SO_SNDLOWAT',
		group: 'SOCKET',
		layout: 'int',
		unit: 'bytes',
		min: 0,
		max: 2147483647,
		access: 'r',
		stage: 'any',
		since: '2.4',
		doc: 'Room in the send buffer that makes a socket writable: 1 on Linux, which cannot change it.',
		man: 'socket(7)',
		systems: ['linux', 'darwin'],
	},
	{
		name: 'soSndTimeoMs',
		symbol: 'SO_SNDTIMEO',
		group: 'SOCKET',
		layout: 'timeval',
		unit: 'ms',
		min: 0,
		max: 2147483647,
		access: 'rw',
		stage: 'any',
		since: '2.4',
		doc: 'How long a send or connect on a blocking socket waits; 0: for ever. Linux rounds up to its timer tick (1 to 10 ms).',
		man: 'socket(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'soTimestamp',
		symbol: 'SO_TIMESTAMP',
		group: 'SOCKET',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '2.2',
		doc: 'Tells when a datagram came, in microseconds, in a control message (struct timeval).',
		man: 'socket(7)',
		systems: ['linux', 'darwin'],
	},
	{
		name: 'soTimestamping',
		symbol: 'SO_TIMESTAMPING',
		group: 'SOCKET',
		layout: 'uint32',
		min: 0,
		max: 4294967295,
		access: 'rw',
		stage: 'any',
		since: '2.6.30',
		doc: 'Time stamps of sending and receiving, by hardware and software, as SOF_TIMESTAMPING_* bits.',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'soTimestampNs',
		symbol: 'SO_TIMESTAMPNS',
		group: 'SOCKET',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '2.6.22',
		doc: 'Tells when a datagram came, in nanoseconds, in a control message (struct timespec). Turns soTimestamp off.',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'soTimestampMonotonic',
		symbol: 'SO_TIMESTAMP_MONOTONIC',
		group: 'SOCKET',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		doc: 'Tells when a datagram came, by the monotonic clock, in a control message.',
		man: 'setsockopt(2) of macOS',
		systems: ['darwin'],
	},
	{
		name: 'soTxRehash',
		symbol: 'SO_TXREHASH',
		group: 'SOCKET',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '5.18',
		doc: 'Whether TCP tries another path by a new hash when the one it has seems broken. Kept from listen on.',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'soTxTime',
		symbol: 'SO_TXTIME',
		group: 'SOCKET',
		layout: 'bytes',
		access: 'rw',
		stage: 'any',
		since: '4.19',
		doc: 'Lets a control message say when a datagram is to be sent: struct sock_txtime, a clock id and flags as two 32-bit numbers. Clocks other than CLOCK_MONOTONIC (1) need CAP_NET_ADMIN.',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'soType',
		symbol: 'SO_TYPE',
		group: 'SOCKET',
		layout: 'int',
		min: 0,
		max: 2147483647,
		access: 'r',
		stage: 'any',
		since: '1.0',
		doc: 'The type of the socket as a number (SOCK_STREAM is 1, SOCK_DGRAM 2).',
		man: 'socket(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'soUseLoopback',
		symbol: 'SO_USELOOPBACK',
		group: 'SOCKET',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		doc: 'Avoids the hardware where it can. Routing sockets on macOS.',
		man: 'setsockopt(2), Winsock socket options',
		systems: ['darwin', 'windows'],
	},
	{
		name: 'soWifiStatus',
		symbol: 'SO_WIFI_STATUS',
		group: 'SOCKET',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '3.3',
		doc: 'Tells through the error queue whether a wireless frame was acknowledged.',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'soZeroCopy',
		symbol: 'SO_ZEROCOPY',
		group: 'SOCKET',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '4.14',
		doc: 'Allows MSG_ZEROCOPY. TCP, UDP since Linux 5.0, vsock.',
		man: 'socket(7)',
		systems: ['linux'],
	},
	{
		name: 'tcpCcInfo',
		symbol: 'TCP_CC_INFO',
		group: 'TCP',
		layout: 'bytes',
		access: 'r',
		stage: 'any',
		since: '4.1',
		doc: 'What the congestion control algorithm tells of itself; empty for one that tells nothing. 20 bytes for bbr: struct tcp_bbr_info.',
		man: 'tcp(7)',
		systems: ['linux'],
	},
	{
		name: 'tcpCongestion',
		symbol: 'TCP_CONGESTION',
		group: 'TCP',
		layout: 'string',
		access: 'rw',
		stage: 'any',
		since: '2.6.13',
		doc: 'Congestion control algorithm by name. Without CAP_NET_ADMIN only those of net.ipv4.tcp_allowed_congestion_control can be set.',
		man: 'tcp(7)',
		systems: ['linux'],
	},
	{
		name: 'tcpConnectionTimeoutSeconds',
		symbol: 'TCP_CONNECTIONTIMEOUT',
		group: 'TCP',
		layout: 'int',
		unit: 's',
		min: 0,
		max: 2147483647,
		access: 'rw',
		stage: 'any',
		doc: 'How long connect tries.',
		man: 'setsockopt(2) of macOS',
		systems: ['darwin'],
	},
	{
		name: 'tcpConnectionInfo',
		symbol: 'TCP_CONNECTION_INFO',
		group: 'TCP',
		layout: 'bytes',
		access: 'r',
		stage: 'any',
		doc: 'State, windows and counters of the connection: struct tcp_connection_info.',
		man: 'setsockopt(2) of macOS',
		systems: ['darwin'],
	},
	{
		name: 'tcpCork',
		symbol: 'TCP_CORK',
		group: 'TCP',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '2.2',
		doc: 'Holds back segments that are not full, for 200 ms at most, until it is turned off.',
		man: 'tcp(7)',
		systems: ['linux'],
	},
	{
		name: 'tcpDeferAcceptSeconds',
		symbol: 'TCP_DEFER_ACCEPT',
		group: 'TCP',
		layout: 'int',
		unit: 's',
		min: 0,
		max: 2147483647,
		access: 'rw',
		stage: 'any',
		since: '2.4',
		doc: 'Lets a listener accept only connections that have sent something, and gives up on the others about so late. Rounded up to the times of SYN-ACK retransmissions: 5 reads back as 7.',
		man: 'tcp(7)',
		systems: ['linux'],
	},
	{
		name: 'tcpDelackMaxUs',
		symbol: 'TCP_DELACK_MAX_US',
		group: 'TCP',
		layout: 'int',
		unit: 'us',
		min: 1,
		max: 200000,
		access: 'rw',
		stage: 'any',
		since: '6.15',
		doc: 'Longest delay of an acknowledgement. Rounded up to timer ticks; one tick or less is EINVAL.',
		man: 'tcp(7)',
		systems: ['linux'],
	},
	{
		name: 'tcpDelayFinAck',
		symbol: 'TCP_DELAY_FIN_ACK',
		group: 'TCP',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		doc: 'Delays the acknowledgement of the peer\'s FIN. Since Windows 10 1607.',
		man: 'Winsock socket options',
		systems: ['windows'],
	},
	{
		name: 'tcpEnableEcn',
		symbol: 'TCP_ENABLE_ECN',
		group: 'TCP',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		doc: 'Asks for explicit congestion notification on this connection.',
		man: 'setsockopt(2) of macOS',
		systems: ['darwin'],
	},
	{
		name: 'tcpExpedited1122',
		symbol: 'TCP_EXPEDITED_1122',
		group: 'TCP',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		doc: 'Urgent data as RFC 1122 has it. Once on, it stays on.',
		man: 'Winsock socket options',
		systems: ['windows'],
	},
	{
		name: 'tcpFailConnectOnIcmpError',
		symbol: 'TCP_FAIL_CONNECT_ON_ICMP_ERROR',
		group: 'TCP',
		layout: 'bool',
		access: 'rw',
		stage: 'beforeConnect',
		doc: 'Ends a connect with EHOSTUNREACH when an ICMP error comes. Since Windows 10 2004.',
		man: 'Winsock socket options',
		systems: ['windows'],
	},
	{
		name: 'tcpFastOpen',
		symbol: 'TCP_FASTOPEN',
		group: 'TCP',
		layout: 'int',
		min: 0,
		max: 2147483647,
		access: 'rw',
		stage: 'beforeConnect',
		since: '3.7',
		doc: 'Takes data with the SYN on a listener: so many connections at most wait for their handshake, clamped to net.core.somaxconn. Needs bit 2 of net.ipv4.tcp_fastopen. On Windows and macOS 1 is on.',
		man: 'tcp(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'tcpFastOpenConnect',
		symbol: 'TCP_FASTOPEN_CONNECT',
		group: 'TCP',
		layout: 'bool',
		access: 'rw',
		stage: 'beforeConnect',
		since: '4.11',
		doc: 'Lets connect return at once and sends the first bytes with the SYN, when a cookie of the server is known.',
		man: 'tcp(7)',
		systems: ['linux'],
	},
	{
		name: 'tcpFastOpenKey',
		symbol: 'TCP_FASTOPEN_KEY',
		group: 'TCP',
		layout: 'bytes',
		access: 'rw',
		stage: 'any',
		since: '4.15',
		doc: 'Key of the cookies that a listener gives out: 16 bytes, or 32 for a key and the one before it (since Linux 5.4).',
		man: 'tcp(7)',
		systems: ['linux'],
	},
	{
		name: 'tcpFastOpenNoCookie',
		symbol: 'TCP_FASTOPEN_NO_COOKIE',
		group: 'TCP',
		layout: 'bool',
		access: 'rw',
		stage: 'beforeConnect',
		since: '4.15',
		doc: 'Takes or sends data with the SYN without asking for a cookie.',
		man: 'tcp(7)',
		systems: ['linux'],
	},
	{
		name: 'tcpIcmpErrorInfo',
		symbol: 'TCP_ICMP_ERROR_INFO',
		group: 'TCP',
		layout: 'bytes',
		access: 'r',
		stage: 'any',
		doc: 'The ICMP error that ended a connect, with tcpFailConnectOnIcmpError: struct icmp_error_info. Since Windows 10 2004.',
		man: 'Winsock socket options',
		systems: ['windows'],
	},
	{
		name: 'tcpInfo',
		symbol: 'TCP_INFO',
		group: 'TCP',
		layout: 'tcpInfo',
		access: 'r',
		stage: 'any',
		since: '2.4',
		doc: 'State, timers, windows and counters of the connection, as many fields as this kernel has. On a listener, unackedSegments is the number of connections that wait and sackedSegments the backlog.',
		man: 'tcp(7)',
		systems: ['linux'],
	},
	{
		name: 'tcpInq',
		symbol: 'TCP_INQ',
		group: 'TCP',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '4.18',
		doc: 'Tells in a control message how many bytes still wait in the receive buffer.',
		man: 'tcp(7)',
		systems: ['linux'],
	},
	{
		name: 'tcpIsMptcp',
		symbol: 'TCP_IS_MPTCP',
		group: 'TCP',
		layout: 'bool',
		access: 'r',
		stage: 'any',
		since: '6.10',
		doc: 'Whether the connection is Multipath TCP, and has not fallen back to plain TCP.',
		man: 'tcp(7)',
		systems: ['linux'],
	},
	{
		name: 'tcpKeepCnt',
		symbol: 'TCP_KEEPCNT',
		group: 'TCP',
		layout: 'int',
		min: 1,
		max: 127,
		access: 'rw',
		stage: 'any',
		since: '2.4',
		doc: 'Keepalive probes without an answer that end the connection.',
		man: 'tcp(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'tcpKeepIdleSeconds',
		symbol: 'TCP_KEEPIDLE',
		group: 'TCP',
		layout: 'int',
		unit: 's',
		min: 1,
		max: 32767,
		access: 'rw',
		stage: 'any',
		since: '2.4',
		doc: 'How long a connection is idle before the first keepalive probe, with soKeepAlive.',
		man: 'tcp(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'tcpKeepIntvlSeconds',
		symbol: 'TCP_KEEPINTVL',
		group: 'TCP',
		layout: 'int',
		unit: 's',
		min: 1,
		max: 32767,
		access: 'rw',
		stage: 'any',
		since: '2.4',
		doc: 'Time between keepalive probes.',
		man: 'tcp(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'tcpLinger2Seconds',
		symbol: 'TCP_LINGER2',
		group: 'TCP',
		layout: 'int',
		unit: 's',
		min: -1,
		max: 2147483647,
		access: 'rw',
		stage: 'any',
		since: '2.4',
		doc: 'How long a closed socket stays in FIN_WAIT2, clamped to 120; negative: not at all.',
		man: 'tcp(7)',
		systems: ['linux'],
	},
	{
		name: 'tcpMaxRtSeconds',
		symbol: 'TCP_MAXRT',
		group: 'TCP',
		layout: 'int',
		unit: 's',
		min: -1,
		max: 2147483647,
		access: 'rw',
		stage: 'any',
		doc: 'How long unacknowledged data is sent again before the connection ends; -1: for ever.',
		man: 'Winsock socket options',
		systems: ['windows'],
	},
	{
		name: 'tcpMaxRtMs',
		symbol: 'TCP_MAXRTMS',
		group: 'TCP',
		layout: 'int',
		unit: 'ms',
		min: 0,
		max: 2147483647,
		access: 'rw',
		stage: 'any',
		doc: 'As tcpMaxRtSeconds, in milliseconds. Since Windows 10 1607.',
		man: 'Winsock socket options',
		systems: ['windows'],
	},
	{
		name: 'tcpMaxSegBytes',
		symbol: 'TCP_MAXSEG',
		group: 'TCP',
		layout: 'int',
		unit: 'bytes',
		min: 0,
		max: 32767,
		access: 'rw',
		stage: 'any',
		since: '1.0',
		doc: 'Largest segment. Linux takes 88 to 32767, or 0 for its own choice; before connect it is announced to the peer, and a connected socket reads what is in use. Read only on Windows.',
		man: 'tcp(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'tcpNoDelay',
		symbol: 'TCP_NODELAY',
		group: 'TCP',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '1.0',
		doc: 'Sends small segments at once instead of gathering them (Nagle\'s algorithm off).',
		man: 'tcp(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'tcpNoOpt',
		symbol: 'TCP_NOOPT',
		group: 'TCP',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		doc: 'Sends no TCP options.',
		man: 'setsockopt(2) of macOS',
		systems: ['darwin'],
	},
	{
		name: 'tcpNoPush',
		symbol: 'TCP_NOPUSH',
		group: 'TCP',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		doc: 'Holds back segments that are not full, as tcpCork does on Linux.',
		man: 'setsockopt(2) of macOS',
		systems: ['darwin'],
	},
	{
		name: 'tcpNotSentLowatBytes',
		symbol: 'TCP_NOTSENT_LOWAT',
		group: 'TCP',
		layout: 'uint32',
		unit: 'bytes',
		min: 0,
		max: 4294967295,
		access: 'rw',
		stage: 'any',
		since: '3.12',
		doc: 'Above so many bytes that were not sent yet, the socket does not count as writable.',
		man: 'tcp(7)',
		systems: ['linux', 'darwin'],
	},
	{
		name: 'tcpQueueSeq',
		symbol: 'TCP_QUEUE_SEQ',
		group: 'TCP',
		layout: 'uint32',
		min: 0,
		max: 4294967295,
		access: 'rw',
		stage: 'any',
		since: '3.5',
		requires: 'CAP_NET_ADMIN',
		doc: 'Next sequence number of the queue that tcpRepairQueue chose. Set only before connect.',
		man: 'tcp(7)',
		systems: ['linux'],
	},
	{
		name: 'tcpQuickAck',
		symbol: 'TCP_QUICKACK',
		group: 'TCP',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '2.4.4',
		doc: 'Acknowledges at once instead of delaying; TCP changes it by itself later.',
		man: 'tcp(7)',
		systems: ['linux'],
	},
	{
		name: 'tcpRepair',
		symbol: 'TCP_REPAIR',
		group: 'TCP',
		layout: 'int',
		min: -1,
		max: 1,
		access: 'rw',
		stage: 'any',
		since: '3.5',
		requires: 'CAP_NET_ADMIN',
		doc: 'Repair mode, to move a connection to another process or host: 1 on, 0 off, -1 off without a window probe. Only on a socket that is closed or connected. In this mode close sends nothing.',
		man: 'tcp(7)',
		systems: ['linux'],
	},
	{
		name: 'tcpRepairOptions',
		symbol: 'TCP_REPAIR_OPTIONS',
		group: 'TCP',
		layout: 'bytes',
		access: 'w',
		stage: 'any',
		since: '3.5',
		requires: 'CAP_NET_ADMIN',
		doc: 'Options of the handshake of a connection under repair: pairs of 32-bit numbers, option kind and value (2 the segment size, 3 window scales, 4 SACK, 8 timestamps).',
		man: 'tcp(7)',
		systems: ['linux'],
	},
	{
		name: 'tcpRepairQueue',
		symbol: 'TCP_REPAIR_QUEUE',
		group: 'TCP',
		layout: 'int',
		min: 0,
		max: 2,
		access: 'rw',
		stage: 'any',
		since: '3.5',
		requires: 'CAP_NET_ADMIN',
		doc: 'The queue that repair works on: 0 none, 1 receive, 2 send.',
		man: 'tcp(7)',
		systems: ['linux'],
	},
	{
		name: 'tcpRepairWindow',
		symbol: 'TCP_REPAIR_WINDOW',
		group: 'TCP',
		layout: 'bytes',
		access: 'rw',
		stage: 'any',
		since: '4.8',
		requires: 'CAP_NET_ADMIN',
		doc: 'Windows of a connection under repair: struct tcp_repair_window, five 32-bit numbers (snd_wl1, snd_wnd, max_window, rcv_wnd, rcv_wup).',
		man: 'tcp(7)',
		systems: ['linux'],
	},
	{
		name: 'tcpRtoMaxMs',
		symbol: 'TCP_RTO_MAX_MS',
		group: 'TCP',
		layout: 'int',
		unit: 'ms',
		min: 1000,
		max: 120000,
		access: 'rw',
		stage: 'any',
		since: '6.15',
		doc: 'Limit of the retransmission timeout.',
		man: 'tcp(7)',
		systems: ['linux'],
	},
	{
		name: 'tcpRtoMinUs',
		symbol: 'TCP_RTO_MIN_US',
		group: 'TCP',
		layout: 'int',
		unit: 'us',
		min: 1,
		max: 200000,
		access: 'rw',
		stage: 'any',
		since: '6.15',
		doc: 'Least retransmission timeout, beyond the round trip time. Rounded up to timer ticks; one tick or less is EINVAL.',
		man: 'tcp(7)',
		systems: ['linux'],
	},
	{
		name: 'tcpRxtConnDropTimeSeconds',
		symbol: 'TCP_RXT_CONNDROPTIME',
		group: 'TCP',
		layout: 'int',
		unit: 's',
		min: 0,
		max: 2147483647,
		access: 'rw',
		stage: 'any',
		doc: 'Ends the connection when segments are sent again for so long; 0: the system decides.',
		man: 'setsockopt(2) of macOS',
		systems: ['darwin'],
	},
	{
		name: 'tcpSavedSyn',
		symbol: 'TCP_SAVED_SYN',
		group: 'TCP',
		layout: 'bytes',
		access: 'r',
		stage: 'any',
		since: '4.2',
		readEffect: 'takes the headers from the socket',
		doc: 'Headers of the SYN of an accepted connection whose listener had tcpSaveSyn on. Reading takes them: a second time it is empty.',
		man: 'tcp(7)',
		systems: ['linux'],
	},
	{
		name: 'tcpSaveSyn',
		symbol: 'TCP_SAVE_SYN',
		group: 'TCP',
		layout: 'int',
		min: 0,
		max: 2,
		access: 'rw',
		stage: 'any',
		since: '4.2',
		doc: 'Keeps the headers of the SYN of each connection that a listener gets, for tcpSavedSyn: 1 from the IP header on, 2 with the link header (since Linux 5.10).',
		man: 'tcp(7)',
		systems: ['linux'],
	},
	{
		name: 'tcpSendMoreAcks',
		symbol: 'TCP_SENDMOREACKS',
		group: 'TCP',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		doc: 'Acknowledges every second segment, always.',
		man: 'setsockopt(2) of macOS',
		systems: ['darwin'],
	},
	{
		name: 'tcpSynCnt',
		symbol: 'TCP_SYNCNT',
		group: 'TCP',
		layout: 'int',
		min: 1,
		max: 127,
		access: 'rw',
		stage: 'beforeConnect',
		since: '2.4',
		doc: 'How often a SYN is sent again before connect fails.',
		man: 'tcp(7)',
		systems: ['linux'],
	},
	{
		name: 'tcpThinDupAck',
		symbol: 'TCP_THIN_DUPACK',
		group: 'TCP',
		layout: 'bool',
		access: 'r',
		stage: 'any',
		since: '2.6.34',
		doc: 'Without effect since Linux 4.11, where it always reads false.',
		man: 'tcp(7)',
		systems: ['linux'],
	},
	{
		name: 'tcpThinLinearTimeouts',
		symbol: 'TCP_THIN_LINEAR_TIMEOUTS',
		group: 'TCP',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '2.6.34',
		doc: 'Retransmits at even intervals at first when few segments are under way.',
		man: 'tcp(7)',
		systems: ['linux'],
	},
	{
		name: 'tcpTimestamp',
		symbol: 'TCP_TIMESTAMP',
		group: 'TCP',
		layout: 'uint32',
		min: 0,
		max: 4294967295,
		access: 'rw',
		stage: 'any',
		since: '3.9',
		requires: 'CAP_NET_ADMIN',
		doc: 'The clock of the timestamps that the socket sends, which goes on. Set in repair mode only (EPERM).',
		man: 'tcp(7)',
		systems: ['linux'],
	},
	{
		name: 'tcpTimestamps',
		symbol: 'TCP_TIMESTAMPS',
		group: 'TCP',
		layout: 'bool',
		access: 'rw',
		stage: 'beforeConnect',
		doc: 'Uses TCP timestamps.',
		man: 'Winsock socket options',
		systems: ['windows'],
	},
	{
		name: 'tcpTxDelayUs',
		symbol: 'TCP_TX_DELAY',
		group: 'TCP',
		layout: 'int',
		unit: 'us',
		min: 0,
		max: 2147483647,
		access: 'rw',
		stage: 'any',
		since: '5.3',
		doc: 'Delays all that is sent, to emulate a longer way. Newer kernels refuse very long ones with EINVAL.',
		man: 'tcp(7)',
		systems: ['linux'],
	},
	{
		name: 'tcpUlp',
		symbol: 'TCP_ULP',
		group: 'TCP',
		layout: 'string',
		access: 'rw',
		stage: 'any',
		since: '4.13',
		doc: 'Protocol on top that the kernel takes over on a connected socket, by name (\'tls\'). It cannot be taken off. ENOENT when this kernel has it not, or may not load it for this user.',
		man: 'tcp(7)',
		systems: ['linux'],
	},
	{
		name: 'tcpUserTimeoutMs',
		symbol: 'TCP_USER_TIMEOUT',
		group: 'TCP',
		layout: 'int',
		unit: 'ms',
		min: 0,
		max: 2147483647,
		access: 'rw',
		stage: 'any',
		since: '2.6.37',
		doc: 'Ends the connection with ETIMEDOUT when sent bytes stay unacknowledged for so long; 0: the system decides. Set on a listener, accepted connections inherit it.',
		man: 'tcp(7)',
		systems: ['linux'],
	},
	{
		name: 'tcpWindowClampBytes',
		symbol: 'TCP_WINDOW_CLAMP',
		group: 'TCP',
		layout: 'int',
		unit: 'bytes',
		min: 0,
		max: 2147483647,
		access: 'rw',
		stage: 'any',
		since: '2.4',
		doc: 'Limit of the receive window; at least half of the least receive buffer, and 0 only before connect.',
		man: 'tcp(7)',
		systems: ['linux'],
	},
	{
		name: 'mptcpInfo',
		symbol: 'MPTCP_INFO',
		group: 'MPTCP',
		layout: 'mptcpInfo',
		access: 'r',
		stage: 'any',
		since: '5.16',
		doc: 'Subflows, addresses and counters of a Multipath TCP connection, as many fields as this kernel has.',
		man: 'tcp(7)',
		systems: ['linux'],
	},
	{
		name: 'udpLiteRecvCsCovBytes',
		symbol: 'UDPLITE_RECV_CSCOV',
		group: 'UDP',
		layout: 'int',
		unit: 'bytes',
		min: 0,
		max: 65535,
		access: 'rw',
		stage: 'any',
		since: '2.6.20',
		doc: 'Drops datagrams whose checksum covers less. UDP-Lite sockets.',
		man: 'udplite(7)',
		systems: ['linux'],
	},
	{
		name: 'udpLiteSendCsCovBytes',
		symbol: 'UDPLITE_SEND_CSCOV',
		group: 'UDP',
		layout: 'int',
		unit: 'bytes',
		min: 0,
		max: 65535,
		access: 'rw',
		stage: 'any',
		since: '2.6.20',
		doc: 'How much of each datagram the checksum that is sent covers, header included; 1 to 7 count as 8. UDP-Lite sockets.',
		man: 'udplite(7)',
		systems: ['linux'],
	},
	{
		name: 'udpChecksumCoverage',
		symbol: 'UDP_CHECKSUM_COVERAGE',
		group: 'UDP',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		doc: 'Sends UDP with checksums.',
		man: 'Winsock socket options',
		systems: ['windows'],
	},
	{
		name: 'udpCork',
		symbol: 'UDP_CORK',
		group: 'UDP',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '2.5.44',
		doc: 'Gathers what is sent into one datagram until it is turned off.',
		man: 'udp(7)',
		systems: ['linux'],
	},
	{
		name: 'udpEncap',
		symbol: 'UDP_ENCAP',
		group: 'UDP',
		layout: 'int',
		min: 0,
		max: 2147483647,
		access: 'rw',
		stage: 'any',
		since: '2.5.67',
		doc: 'Kind of encapsulation that the kernel takes out of datagrams: 2 ESP (RFC 3948), 3 L2TP; it stays.',
		man: 'udp(7)',
		systems: ['linux'],
	},
	{
		name: 'udpGro',
		symbol: 'UDP_GRO',
		group: 'UDP',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '5.0',
		doc: 'Lets one receive take several datagrams of a sender, with their size in a control message.',
		man: 'udp(7)',
		systems: ['linux'],
	},
	{
		name: 'udpNoChecksum',
		symbol: 'UDP_NOCHECKSUM',
		group: 'UDP',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		doc: 'Sends UDP over IPv4 without checksums.',
		man: 'Winsock socket options',
		systems: ['windows'],
	},
	{
		name: 'udpNoCheck6Rx',
		symbol: 'UDP_NO_CHECK6_RX',
		group: 'UDP',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '3.16',
		doc: 'Takes UDP over IPv6 without checksums: for tunnels.',
		man: 'udp(7)',
		systems: ['linux'],
	},
	{
		name: 'udpNoCheck6Tx',
		symbol: 'UDP_NO_CHECK6_TX',
		group: 'UDP',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '3.16',
		doc: 'Sends UDP over IPv6 without checksums: for tunnels.',
		man: 'udp(7)',
		systems: ['linux'],
	},
	{
		name: 'udpRecvMaxCoalescedSizeBytes',
		symbol: 'UDP_RECV_MAX_COALESCED_SIZE',
		group: 'UDP',
		layout: 'uint32',
		unit: 'bytes',
		min: 0,
		max: 4294967295,
		access: 'rw',
		stage: 'any',
		doc: 'Lets one receive take several datagrams of a sender, up to so many bytes; 0: off. Since Windows 10 2004.',
		man: 'Winsock socket options',
		systems: ['windows'],
	},
	{
		name: 'udpSegmentBytes',
		symbol: 'UDP_SEGMENT',
		group: 'UDP',
		layout: 'int',
		unit: 'bytes',
		min: 0,
		max: 65535,
		access: 'rw',
		stage: 'any',
		since: '4.18',
		doc: 'Cuts what is sent at once into datagrams of this size (segmentation offload); 0: off. On Windows since 10 2004.',
		man: 'udp(7)',
		systems: ['linux', 'windows'],
	},
	{
		name: 'ipAddMembership',
		symbol: 'IP_ADD_MEMBERSHIP',
		group: 'IP',
		layout: 'ipv4Membership',
		access: 'w',
		stage: 'any',
		since: '1.2',
		doc: 'Joins a multicast group, on the interface with this name, index or address (default: by route). EADDRINUSE when it is a member already.',
		man: 'ip(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'ipAddSourceMembership',
		symbol: 'IP_ADD_SOURCE_MEMBERSHIP',
		group: 'IP',
		layout: 'ipv4Source',
		access: 'w',
		stage: 'any',
		since: '2.4.22',
		doc: 'Joins a multicast group for what this source sends.',
		man: 'ip(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'ipBindAddressNoPort',
		symbol: 'IP_BIND_ADDRESS_NO_PORT',
		group: 'IP',
		layout: 'bool',
		access: 'rw',
		stage: 'beforeBind',
		since: '4.2',
		doc: 'Lets bind to port 0 leave the choice of the port to connect, so that ports can be shared among peers.',
		man: 'ip(7)',
		systems: ['linux'],
	},
	{
		name: 'ipBlockSource',
		symbol: 'IP_BLOCK_SOURCE',
		group: 'IP',
		layout: 'ipv4Source',
		access: 'w',
		stage: 'any',
		since: '2.4.22',
		doc: 'Takes no more multicast of this source to a group that the socket is a member of.',
		man: 'ip(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'ipBoundIf',
		symbol: 'IP_BOUND_IF',
		group: 'IP',
		layout: 'int',
		min: 0,
		max: 2147483647,
		access: 'rw',
		stage: 'any',
		doc: 'Index of the interface that the socket sends through and receives from; 0 for any.',
		man: 'setsockopt(2) of macOS',
		systems: ['darwin'],
	},
	{
		name: 'ipCheckSum',
		symbol: 'IP_CHECKSUM',
		group: 'IP',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '4.0',
		doc: 'Tells the checksum over the data of datagrams in a control message. UDP.',
		man: 'ip(7)',
		systems: ['linux'],
	},
	{
		name: 'ipDontFrag',
		symbol: 'IP_DONTFRAG',
		group: 'IP',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		doc: 'Never fragments what is sent.',
		man: 'setsockopt(2), Winsock socket options',
		systems: ['darwin', 'windows'],
	},
	{
		name: 'ipDropMembership',
		symbol: 'IP_DROP_MEMBERSHIP',
		group: 'IP',
		layout: 'ipv4Membership',
		access: 'w',
		stage: 'any',
		since: '1.2',
		doc: 'Leaves a multicast group. EADDRNOTAVAIL when the socket is no member.',
		man: 'ip(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'ipDropSourceMembership',
		symbol: 'IP_DROP_SOURCE_MEMBERSHIP',
		group: 'IP',
		layout: 'ipv4Source',
		access: 'w',
		stage: 'any',
		since: '2.4.22',
		doc: 'Leaves a source of a multicast group; with the last source, the group.',
		man: 'ip(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'ipFreeBind',
		symbol: 'IP_FREEBIND',
		group: 'IP',
		layout: 'bool',
		access: 'rw',
		stage: 'beforeBind',
		since: '2.4',
		doc: 'Lets bind take an address that no interface has (yet).',
		man: 'ip(7)',
		systems: ['linux'],
	},
	{
		name: 'ipHdrIncl',
		symbol: 'IP_HDRINCL',
		group: 'IP',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '2.0',
		doc: 'What is sent on a raw socket begins with its own IP header.',
		man: 'ip(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'ipLocalPortRange',
		symbol: 'IP_LOCAL_PORT_RANGE',
		group: 'IP',
		layout: 'portRange',
		min: 0,
		max: 65535,
		access: 'rw',
		stage: 'beforeBind',
		since: '6.3',
		doc: 'Narrows the ports that the kernel chooses from for bind to port 0 and for connect; 0 leaves that end as it is. Ports outside of the range of the system are not chosen.',
		man: 'ip(7)',
		systems: ['linux'],
	},
	{
		name: 'ipMinTtl',
		symbol: 'IP_MINTTL',
		group: 'IP',
		layout: 'int',
		min: 0,
		max: 255,
		access: 'rw',
		stage: 'any',
		since: '2.6.34',
		doc: 'Drops received packets with a lesser time to live. TCP.',
		man: 'ip(7)',
		systems: ['linux'],
	},
	{
		name: 'ipMtuBytes',
		symbol: 'IP_MTU',
		group: 'IP',
		layout: 'int',
		unit: 'bytes',
		min: 0,
		max: 2147483647,
		access: 'r',
		stage: 'any',
		since: '2.2',
		doc: 'Path MTU that is known now. Connected sockets only.',
		man: 'ip(7)',
		systems: ['linux', 'windows'],
	},
	{
		name: 'ipMtuDiscover',
		symbol: 'IP_MTU_DISCOVER',
		group: 'IP',
		layout: 'int',
		min: 0,
		max: 5,
		access: 'rw',
		stage: 'any',
		since: '2.2',
		doc: 'Path MTU discovery: 0 never, 1 by route, 2 always, 3 set the bit but ignore the path MTU, 4 use the interface MTU, 5 as 4 but fragment. On Windows 1 is always, 2 never, 3 probe.',
		man: 'ip(7)',
		systems: ['linux', 'windows'],
	},
	{
		name: 'ipMulticastAll',
		symbol: 'IP_MULTICAST_ALL',
		group: 'IP',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '2.6.31',
		doc: 'Whether a socket gets all groups that this host is a member of, not only its own.',
		man: 'ip(7)',
		systems: ['linux'],
	},
	{
		name: 'ipMulticastIf',
		symbol: 'IP_MULTICAST_IF',
		group: 'IP',
		layout: 'ipv4Address',
		access: 'rw',
		stage: 'any',
		since: '1.2',
		doc: 'Local address of the interface that multicast is sent from; 0.0.0.0: the route decides.',
		man: 'ip(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'ipMulticastIfIndex',
		symbol: 'IP_MULTICAST_IFINDEX',
		group: 'IP',
		layout: 'int',
		min: 0,
		max: 2147483647,
		access: 'rw',
		stage: 'any',
		doc: 'Index of the interface that multicast is sent from.',
		man: 'setsockopt(2) of macOS',
		systems: ['darwin'],
	},
	{
		name: 'ipMulticastLoop',
		symbol: 'IP_MULTICAST_LOOP',
		group: 'IP',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '1.2',
		doc: 'Whether multicast that is sent comes back to this host. On Windows the receiving socket decides.',
		man: 'ip(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'ipMulticastTtl',
		symbol: 'IP_MULTICAST_TTL',
		group: 'IP',
		layout: 'int',
		min: -1,
		max: 255,
		access: 'rw',
		stage: 'any',
		since: '1.2',
		doc: 'Time to live of multicast; -1: the default again (Linux).',
		man: 'ip(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'ipNodeFrag',
		symbol: 'IP_NODEFRAG',
		group: 'IP',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '2.6.36',
		doc: 'Lets fragments that are sent through the packet filter unassembled. Raw sockets.',
		man: 'ip(7)',
		systems: ['linux'],
	},
	{
		name: 'ipOptions',
		symbol: 'IP_OPTIONS',
		group: 'IP',
		layout: 'bytes',
		access: 'rw',
		stage: 'any',
		since: '2.0',
		doc: 'IP options of what is sent, at most 40 bytes; none takes them off.',
		man: 'ip(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'ipOriginalArrivalIf',
		symbol: 'IP_ORIGINAL_ARRIVAL_IF',
		group: 'IP',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		doc: 'Tells the interface that a datagram first came through in a control message.',
		man: 'Winsock socket options',
		systems: ['windows'],
	},
	{
		name: 'ipPassSec',
		symbol: 'IP_PASSSEC',
		group: 'IP',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '2.6.17',
		doc: 'Tells the peer\'s security label in a control message. UDP.',
		man: 'ip(7)',
		systems: ['linux'],
	},
	{
		name: 'ipPktInfo',
		symbol: 'IP_PKTINFO',
		group: 'IP',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '2.2',
		doc: 'Tells interface and destination address of datagrams in a control message.',
		man: 'ip(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'ipPortRange',
		symbol: 'IP_PORTRANGE',
		group: 'IP',
		layout: 'int',
		min: 0,
		max: 2,
		access: 'rw',
		stage: 'beforeBind',
		doc: 'Ports that bind to port 0 chooses from: 0 the usual ones, 1 high ones, 2 low ones.',
		man: 'setsockopt(2) of macOS',
		systems: ['darwin'],
	},
	{
		name: 'ipProtocol',
		symbol: 'IP_PROTOCOL',
		group: 'IP',
		layout: 'int',
		min: 0,
		max: 2147483647,
		access: 'r',
		stage: 'any',
		since: '6.4',
		doc: 'Protocol of the socket. On a raw IPPROTO_RAW socket, 255.',
		man: 'ip(7)',
		systems: ['linux'],
	},
	{
		name: 'ipReceiveBroadcast',
		symbol: 'IP_RECEIVE_BROADCAST',
		group: 'IP',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		doc: 'Whether broadcasts are received.',
		man: 'Winsock socket options',
		systems: ['windows'],
	},
	{
		name: 'ipRecvDstAddr',
		symbol: 'IP_RECVDSTADDR',
		group: 'IP',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		doc: 'Tells the destination address of datagrams in a control message.',
		man: 'setsockopt(2), Winsock socket options',
		systems: ['darwin', 'windows'],
	},
	{
		name: 'ipRecvErr',
		symbol: 'IP_RECVERR',
		group: 'IP',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '2.2',
		doc: 'Keeps network errors, each with its datagram, in the error queue (MSG_ERRQUEUE).',
		man: 'ip(7)',
		systems: ['linux', 'windows'],
	},
	{
		name: 'ipRecvErrRfc4884',
		symbol: 'IP_RECVERR_RFC4884',
		group: 'IP',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '5.9',
		doc: 'Tells extensions of ICMP errors (RFC 4884) in the error queue.',
		man: 'ip(7)',
		systems: ['linux'],
	},
	{
		name: 'ipRecvFragSize',
		symbol: 'IP_RECVFRAGSIZE',
		group: 'IP',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '4.10',
		doc: 'Tells the size of the largest fragment of datagrams in a control message.',
		man: 'ip(7)',
		systems: ['linux'],
	},
	{
		name: 'ipRecvIf',
		symbol: 'IP_RECVIF',
		group: 'IP',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		doc: 'Tells the interface of datagrams in a control message.',
		man: 'setsockopt(2), Winsock socket options',
		systems: ['darwin', 'windows'],
	},
	{
		name: 'ipRecvOpts',
		symbol: 'IP_RECVOPTS',
		group: 'IP',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '2.2',
		doc: 'Tells received IP options in a control message.',
		man: 'ip(7)',
		systems: ['linux', 'darwin'],
	},
	{
		name: 'ipRecvOrigDstAddr',
		symbol: 'IP_RECVORIGDSTADDR',
		group: 'IP',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '2.6.29',
		doc: 'Tells the original destination of datagrams in a control message.',
		man: 'ip(7)',
		systems: ['linux'],
	},
	{
		name: 'ipRecvTos',
		symbol: 'IP_RECVTOS',
		group: 'IP',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '2.2',
		doc: 'Tells the type of service byte of datagrams in a control message.',
		man: 'ip(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'ipRecvTtl',
		symbol: 'IP_RECVTTL',
		group: 'IP',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '2.2',
		doc: 'Tells the time to live of datagrams in a control message.',
		man: 'ip(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'ipRetOpts',
		symbol: 'IP_RETOPTS',
		group: 'IP',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '2.2',
		doc: 'Tells received IP options in a control message, made ready for the answer.',
		man: 'ip(7)',
		systems: ['linux', 'darwin'],
	},
	{
		name: 'ipRouterAlert',
		symbol: 'IP_ROUTER_ALERT',
		group: 'IP',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '2.2',
		doc: 'Hands packets with the router alert option, which would be forwarded, to this raw socket.',
		man: 'ip(7)',
		systems: ['linux'],
	},
	{
		name: 'ipStripHdr',
		symbol: 'IP_STRIPHDR',
		group: 'IP',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		doc: 'Takes the IP header off what a raw socket receives.',
		man: 'setsockopt(2) of macOS',
		systems: ['darwin'],
	},
	{
		name: 'ipTos',
		symbol: 'IP_TOS',
		group: 'IP',
		layout: 'int',
		min: 0,
		max: 255,
		access: 'rw',
		stage: 'any',
		since: '1.0',
		doc: 'Type of service byte of what is sent: six bits DSCP, two bits ECN, which TCP keeps for itself. Sets soPriority too. Windows takes it, but ignores it.',
		man: 'ip(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'ipTransparent',
		symbol: 'IP_TRANSPARENT',
		group: 'IP',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '2.6.24',
		requires: 'CAP_NET_ADMIN',
		doc: 'Transparent proxying: takes connections to foreign addresses, and binds to them when set before bind. CAP_NET_RAW will do since Linux 3.2.',
		man: 'ip(7)',
		systems: ['linux'],
	},
	{
		name: 'ipTtl',
		symbol: 'IP_TTL',
		group: 'IP',
		layout: 'int',
		min: -1,
		max: 255,
		access: 'rw',
		stage: 'any',
		since: '1.0',
		doc: 'Time to live of unicast packets; -1: the default again. 0 is EINVAL.',
		man: 'ip(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'ipUnblockSource',
		symbol: 'IP_UNBLOCK_SOURCE',
		group: 'IP',
		layout: 'ipv4Source',
		access: 'w',
		stage: 'any',
		since: '2.4.22',
		doc: 'Takes multicast of a source that ipBlockSource blocked again.',
		man: 'ip(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'ipUnicastIf',
		symbol: 'IP_UNICAST_IF',
		group: 'IP',
		layout: 'networkUint32',
		min: 0,
		max: 2147483647,
		access: 'rw',
		stage: 'any',
		since: '3.4',
		doc: 'Index of the interface that packets are sent from, without a limit on receiving; 0: the route decides.',
		man: 'ip(7)',
		systems: ['linux', 'windows'],
	},
	{
		name: 'ipUserMtuBytes',
		symbol: 'IP_USER_MTU',
		group: 'IP',
		layout: 'uint32',
		unit: 'bytes',
		min: 0,
		max: 4294967295,
		access: 'rw',
		stage: 'any',
		doc: 'Limit of the MTU that path MTU discovery starts from.',
		man: 'Winsock socket options',
		systems: ['windows'],
	},
	{
		name: 'ipMcastBlockSource',
		symbol: 'MCAST_BLOCK_SOURCE',
		group: 'IP',
		layout: 'groupSource',
		access: 'w',
		stage: 'any',
		since: '2.4.22',
		doc: 'Takes no more of this source to an IPv4 group that the socket is a member of.',
		man: 'ip(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'ipMcastJoinGroup',
		symbol: 'MCAST_JOIN_GROUP',
		group: 'IP',
		layout: 'group',
		access: 'w',
		stage: 'any',
		since: '2.4.22',
		doc: 'Joins an IPv4 multicast group, by the protocol-independent interface (RFC 3678).',
		man: 'ip(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'ipMcastJoinSourceGroup',
		symbol: 'MCAST_JOIN_SOURCE_GROUP',
		group: 'IP',
		layout: 'groupSource',
		access: 'w',
		stage: 'any',
		since: '2.4.22',
		doc: 'Joins an IPv4 multicast group for what this source sends.',
		man: 'ip(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'ipMcastLeaveGroup',
		symbol: 'MCAST_LEAVE_GROUP',
		group: 'IP',
		layout: 'group',
		access: 'w',
		stage: 'any',
		since: '2.4.22',
		doc: 'Leaves an IPv4 multicast group that was joined so.',
		man: 'ip(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'ipMcastLeaveSourceGroup',
		symbol: 'MCAST_LEAVE_SOURCE_GROUP',
		group: 'IP',
		layout: 'groupSource',
		access: 'w',
		stage: 'any',
		since: '2.4.22',
		doc: 'Leaves a source of an IPv4 multicast group.',
		man: 'ip(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'ipMcastUnblockSource',
		symbol: 'MCAST_UNBLOCK_SOURCE',
		group: 'IP',
		layout: 'groupSource',
		access: 'w',
		stage: 'any',
		since: '2.4.22',
		doc: 'Takes what a blocked source sends again.',
		man: 'ip(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'soOriginalDst',
		symbol: 'SO_ORIGINAL_DST',
		group: 'IP',
		layout: 'socketAddress',
		access: 'r',
		stage: 'any',
		since: '2.4',
		doc: 'Where a redirected (DNAT) connection was going. ENOENT when connection tracking does not know it, ENOPROTOOPT without that module.',
		man: 'iptables-extensions(8)',
		systems: ['linux'],
	},
	{
		name: 'ip6tSoOriginalDst',
		symbol: 'IP6T_SO_ORIGINAL_DST',
		group: 'IPV6',
		layout: 'socketAddress',
		access: 'r',
		stage: 'any',
		since: '3.7',
		doc: 'Where a redirected (DNAT) IPv6 connection was going. ENOENT when connection tracking does not know it, ENOPROTOOPT without that module.',
		man: 'ip6tables-extensions(8)',
		systems: ['linux'],
	},
	{
		name: 'ipv6AddrForm',
		symbol: 'IPV6_ADDRFORM',
		group: 'IPV6',
		layout: 'int',
		min: 0,
		max: 2147483647,
		access: 'w',
		stage: 'any',
		since: '2.2',
		doc: 'Turns an IPv6 socket that is connected to an IPv4-mapped address into an IPv4 socket: its value is AF_INET.',
		man: 'ipv6(7)',
		systems: ['linux'],
	},
	{
		name: 'ipv6AddrPreferences',
		symbol: 'IPV6_ADDR_PREFERENCES',
		group: 'IPV6',
		layout: 'int',
		min: 0,
		max: 65535,
		access: 'rw',
		stage: 'any',
		since: '2.6.26',
		doc: 'Which source addresses are preferred (RFC 5014): bits 1 temporary, 2 public, 4 care-of, 8 CGA, 256 the default of the first two, 1024 home, 2048 not CGA. Reads back the groups that were not set as well.',
		man: 'ipv6(7)',
		systems: ['linux'],
	},
	{
		name: 'ipv6AutoFlowLabel',
		symbol: 'IPV6_AUTOFLOWLABEL',
		group: 'IPV6',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '3.17',
		doc: 'Makes a flow label from the hash of the connection.',
		man: 'ipv6(7)',
		systems: ['linux', 'darwin'],
	},
	{
		name: 'ipv6BoundIf',
		symbol: 'IPV6_BOUND_IF',
		group: 'IPV6',
		layout: 'int',
		min: 0,
		max: 2147483647,
		access: 'rw',
		stage: 'any',
		doc: 'Index of the interface that the socket sends through and receives from; 0 for any.',
		man: 'setsockopt(2) of macOS',
		systems: ['darwin'],
	},
	{
		name: 'ipv6CheckSum',
		symbol: 'IPV6_CHECKSUM',
		group: 'IPV6',
		layout: 'int',
		min: -1,
		max: 65534,
		access: 'rw',
		stage: 'any',
		since: '2.2',
		doc: 'Where in the data of a raw socket the checksum is that the kernel fills in and checks; even; -1: nowhere. An ICMPv6 socket has 2 and keeps it.',
		man: 'ipv6(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'ipv6DontFrag',
		symbol: 'IPV6_DONTFRAG',
		group: 'IPV6',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '2.6.35',
		doc: 'Never fragments what is sent: EMSGSIZE instead.',
		man: 'ipv6(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'ipv6DstOpts',
		symbol: 'IPV6_DSTOPTS',
		group: 'IPV6',
		layout: 'bytes',
		access: 'rw',
		stage: 'any',
		since: '2.6.14',
		requires: 'CAP_NET_RAW',
		doc: 'Destination options header of what is sent; none takes it off.',
		man: 'ipv6(7)',
		systems: ['linux', 'darwin'],
	},
	{
		name: 'ipv6FlowInfo',
		symbol: 'IPV6_FLOWINFO',
		group: 'IPV6',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '2.2',
		doc: 'Tells the flow information of datagrams in a control message.',
		man: 'ipv6(7)',
		systems: ['linux'],
	},
	{
		name: 'ipv6FlowInfoSend',
		symbol: 'IPV6_FLOWINFO_SEND',
		group: 'IPV6',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '2.2',
		doc: 'Sends the flow information that is in the address given to connect or send.',
		man: 'ipv6(7)',
		systems: ['linux'],
	},
	{
		name: 'ipv6FreeBind',
		symbol: 'IPV6_FREEBIND',
		group: 'IPV6',
		layout: 'bool',
		access: 'rw',
		stage: 'beforeBind',
		since: '4.15',
		doc: 'Lets bind take an address that no interface has (yet).',
		man: 'ipv6(7)',
		systems: ['linux'],
	},
	{
		name: 'ipv6HdrIncl',
		symbol: 'IPV6_HDRINCL',
		group: 'IPV6',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '4.5',
		doc: 'What is sent on a raw socket begins with its own IPv6 header.',
		man: 'ipv6(7)',
		systems: ['linux', 'windows'],
	},
	{
		name: 'ipv6HopOpts',
		symbol: 'IPV6_HOPOPTS',
		group: 'IPV6',
		layout: 'bytes',
		access: 'rw',
		stage: 'any',
		since: '2.6.14',
		requires: 'CAP_NET_RAW',
		doc: 'Hop-by-hop options header of what is sent; none takes it off.',
		man: 'ipv6(7)',
		systems: ['linux', 'darwin'],
	},
	{
		name: 'ipv6JoinAnycast',
		symbol: 'IPV6_JOIN_ANYCAST',
		group: 'IPV6',
		layout: 'ipv6Membership',
		access: 'w',
		stage: 'any',
		since: '2.4',
		requires: 'CAP_NET_ADMIN',
		doc: 'Takes part in an anycast address. EINVAL when it is an address of this host.',
		man: 'ipv6(7)',
		systems: ['linux'],
	},
	{
		name: 'ipv6JoinGroup',
		symbol: 'IPV6_JOIN_GROUP',
		group: 'IPV6',
		layout: 'ipv6Membership',
		access: 'w',
		stage: 'any',
		since: '2.2',
		doc: 'Joins a multicast group, on the interface with this name or index (default: by route). EADDRINUSE when it is a member already.',
		man: 'ipv6(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'ipv6LeaveAnycast',
		symbol: 'IPV6_LEAVE_ANYCAST',
		group: 'IPV6',
		layout: 'ipv6Membership',
		access: 'w',
		stage: 'any',
		since: '2.4',
		doc: 'Leaves an anycast address. ENOENT when the socket has no part in it.',
		man: 'ipv6(7)',
		systems: ['linux'],
	},
	{
		name: 'ipv6LeaveGroup',
		symbol: 'IPV6_LEAVE_GROUP',
		group: 'IPV6',
		layout: 'ipv6Membership',
		access: 'w',
		stage: 'any',
		since: '2.2',
		doc: 'Leaves a multicast group. EADDRNOTAVAIL when the socket is no member.',
		man: 'ipv6(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'ipv6MinHopCount',
		symbol: 'IPV6_MINHOPCOUNT',
		group: 'IPV6',
		layout: 'int',
		min: 0,
		max: 255,
		access: 'rw',
		stage: 'any',
		since: '2.6.35',
		doc: 'Drops received packets with a lesser hop limit. TCP.',
		man: 'ipv6(7)',
		systems: ['linux'],
	},
	{
		name: 'ipv6MtuBytes',
		symbol: 'IPV6_MTU',
		group: 'IPV6',
		layout: 'int',
		unit: 'bytes',
		min: 0,
		max: 65575,
		access: 'rw',
		stage: 'any',
		since: '2.2',
		doc: 'Reads the path MTU of a connected socket. Set, 0 or from 1280 on, it is the size of fragments, which cannot be read back. Read only on Windows.',
		man: 'ipv6(7)',
		systems: ['linux', 'windows'],
	},
	{
		name: 'ipv6MtuDiscover',
		symbol: 'IPV6_MTU_DISCOVER',
		group: 'IPV6',
		layout: 'int',
		min: 0,
		max: 5,
		access: 'rw',
		stage: 'any',
		since: '2.2',
		doc: 'Path MTU discovery: 0 never, 1 by route, 2 always, 3 ignore the path MTU, 4 use the interface MTU, 5 as 4 but fragment. On Windows 1 is always, 2 never, 3 probe.',
		man: 'ipv6(7)',
		systems: ['linux', 'windows'],
	},
	{
		name: 'ipv6MulticastAll',
		symbol: 'IPV6_MULTICAST_ALL',
		group: 'IPV6',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '4.20',
		doc: 'Whether a socket gets all groups that this host is a member of, not only its own.',
		man: 'ipv6(7)',
		systems: ['linux'],
	},
	{
		name: 'ipv6MulticastHops',
		symbol: 'IPV6_MULTICAST_HOPS',
		group: 'IPV6',
		layout: 'int',
		min: -1,
		max: 255,
		access: 'rw',
		stage: 'any',
		since: '2.2',
		doc: 'Hop limit of multicast; -1: the default again.',
		man: 'ipv6(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'ipv6MulticastIf',
		symbol: 'IPV6_MULTICAST_IF',
		group: 'IPV6',
		layout: 'int',
		min: 0,
		max: 2147483647,
		access: 'rw',
		stage: 'any',
		since: '2.2',
		doc: 'Index of the interface that multicast is sent from; 0: the route decides.',
		man: 'ipv6(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'ipv6MulticastLoop',
		symbol: 'IPV6_MULTICAST_LOOP',
		group: 'IPV6',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '2.2',
		doc: 'Whether multicast that is sent comes back to this host. On Windows the receiving socket decides.',
		man: 'ipv6(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'ipv6PathMtu',
		symbol: 'IPV6_PATHMTU',
		group: 'IPV6',
		layout: 'bytes',
		access: 'r',
		stage: 'any',
		since: '2.6.35',
		doc: 'Path MTU and peer of a connected socket: struct ip6_mtuinfo.',
		man: 'ipv6(7)',
		systems: ['linux', 'darwin'],
	},
	{
		name: 'ipv6PktInfo',
		symbol: 'IPV6_PKTINFO',
		group: 'IPV6',
		layout: 'bytes',
		access: 'w',
		stage: 'any',
		since: '2.6.14',
		doc: 'Source address and interface of every datagram: struct in6_pktinfo. It cannot be read.',
		man: 'ipv6(7)',
		systems: ['linux', 'darwin'],
	},
	{
		name: 'ipv6ProtectionLevel',
		symbol: 'IPV6_PROTECTION_LEVEL',
		group: 'IPV6',
		layout: 'int',
		min: -1,
		max: 30,
		access: 'rw',
		stage: 'beforeBind',
		doc: 'Whom the socket talks to: 10 everybody, through NAT traversal as well, 20 everybody, not through it, 30 the same site; -1: the default again.',
		man: 'Winsock socket options',
		systems: ['windows'],
	},
	{
		name: 'ipv6RecvDstOpts',
		symbol: 'IPV6_RECVDSTOPTS',
		group: 'IPV6',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '2.6.14',
		doc: 'Tells received destination options in a control message.',
		man: 'ipv6(7)',
		systems: ['linux', 'darwin'],
	},
	{
		name: 'ipv6RecvErr',
		symbol: 'IPV6_RECVERR',
		group: 'IPV6',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '2.2',
		doc: 'Keeps network errors, each with its datagram, in the error queue (MSG_ERRQUEUE).',
		man: 'ipv6(7)',
		systems: ['linux'],
	},
	{
		name: 'ipv6RecvErrRfc4884',
		symbol: 'IPV6_RECVERR_RFC4884',
		group: 'IPV6',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '5.9',
		doc: 'Tells extensions of ICMPv6 errors (RFC 4884) in the error queue.',
		man: 'ipv6(7)',
		systems: ['linux'],
	},
	{
		name: 'ipv6RecvFragSize',
		symbol: 'IPV6_RECVFRAGSIZE',
		group: 'IPV6',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '4.10',
		doc: 'Tells the size of the largest fragment of datagrams in a control message.',
		man: 'ipv6(7)',
		systems: ['linux'],
	},
	{
		name: 'ipv6RecvHopLimit',
		symbol: 'IPV6_RECVHOPLIMIT',
		group: 'IPV6',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '2.6.14',
		doc: 'Tells the hop limit of datagrams in a control message.',
		man: 'ipv6(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'ipv6RecvHopOpts',
		symbol: 'IPV6_RECVHOPOPTS',
		group: 'IPV6',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '2.6.14',
		doc: 'Tells received hop-by-hop options in a control message.',
		man: 'ipv6(7)',
		systems: ['linux', 'darwin'],
	},
	{
		name: 'ipv6RecvOrigDstAddr',
		symbol: 'IPV6_RECVORIGDSTADDR',
		group: 'IPV6',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '2.6.37',
		doc: 'Tells the original destination of datagrams in a control message.',
		man: 'ipv6(7)',
		systems: ['linux'],
	},
	{
		name: 'ipv6RecvPathMtu',
		symbol: 'IPV6_RECVPATHMTU',
		group: 'IPV6',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '2.6.35',
		doc: 'Tells changes of the path MTU in a control message.',
		man: 'ipv6(7)',
		systems: ['linux', 'darwin'],
	},
	{
		name: 'ipv6RecvPktInfo',
		symbol: 'IPV6_RECVPKTINFO',
		group: 'IPV6',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '2.6.14',
		doc: 'Tells interface and destination address of datagrams in a control message.',
		man: 'ipv6(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'ipv6RecvRtHdr',
		symbol: 'IPV6_RECVRTHDR',
		group: 'IPV6',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '2.6.14',
		doc: 'Tells received routing headers in a control message.',
		man: 'ipv6(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'ipv6RecvTClass',
		symbol: 'IPV6_RECVTCLASS',
		group: 'IPV6',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '2.6.14',
		doc: 'Tells the traffic class of datagrams in a control message.',
		man: 'ipv6(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'ipv6RouterAlert',
		symbol: 'IPV6_ROUTER_ALERT',
		group: 'IPV6',
		layout: 'int',
		min: -1,
		max: 65535,
		access: 'rw',
		stage: 'any',
		since: '2.2',
		doc: 'Hands packets with this router alert value, which would be forwarded, to this socket; -1: none. Raw sockets of IPPROTO_RAW.',
		man: 'ipv6(7)',
		systems: ['linux'],
	},
	{
		name: 'ipv6RouterAlertIsolate',
		symbol: 'IPV6_ROUTER_ALERT_ISOLATE',
		group: 'IPV6',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '5.2',
		doc: 'Gets router alert packets of its own network namespace only.',
		man: 'ipv6(7)',
		systems: ['linux'],
	},
	{
		name: 'ipv6RtHdr',
		symbol: 'IPV6_RTHDR',
		group: 'IPV6',
		layout: 'bytes',
		access: 'rw',
		stage: 'any',
		since: '2.6.14',
		doc: 'Routing header of what is sent: segment routing (type 4) or mobility (type 2), as the kernel is built; none takes it off.',
		man: 'ipv6(7)',
		systems: ['linux', 'darwin'],
	},
	{
		name: 'ipv6RtHdrDstOpts',
		symbol: 'IPV6_RTHDRDSTOPTS',
		group: 'IPV6',
		layout: 'bytes',
		access: 'rw',
		stage: 'any',
		since: '2.6.14',
		requires: 'CAP_NET_RAW',
		doc: 'Destination options header before the routing header of what is sent; none takes it off.',
		man: 'ipv6(7)',
		systems: ['linux', 'darwin'],
	},
	{
		name: 'ipv6TClass',
		symbol: 'IPV6_TCLASS',
		group: 'IPV6',
		layout: 'int',
		min: -1,
		max: 255,
		access: 'rw',
		stage: 'any',
		since: '2.6.14',
		doc: 'Traffic class of what is sent: six bits DSCP, two bits ECN, which TCP keeps for itself; -1: the default again.',
		man: 'ipv6(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'ipv6Transparent',
		symbol: 'IPV6_TRANSPARENT',
		group: 'IPV6',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '2.6.37',
		requires: 'CAP_NET_ADMIN',
		doc: 'Transparent proxying: takes connections to foreign addresses, and binds to them when set before bind. CAP_NET_RAW will do since Linux 3.2.',
		man: 'ipv6(7)',
		systems: ['linux'],
	},
	{
		name: 'ipv6UnicastHops',
		symbol: 'IPV6_UNICAST_HOPS',
		group: 'IPV6',
		layout: 'int',
		min: -1,
		max: 255,
		access: 'rw',
		stage: 'any',
		since: '2.2',
		doc: 'Hop limit of unicast packets; -1: the default again.',
		man: 'ipv6(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'ipv6UnicastIf',
		symbol: 'IPV6_UNICAST_IF',
		group: 'IPV6',
		layout: 'networkUint32',
		min: 0,
		max: 2147483647,
		access: 'rw',
		stage: 'any',
		since: '3.4',
		doc: 'Index of the interface that packets are sent from, without a limit on receiving; 0: the route decides.',
		man: 'ipv6(7)',
		systems: ['linux', 'windows'],
	},
	{
		name: 'ipv6UserMtuBytes',
		symbol: 'IPV6_USER_MTU',
		group: 'IPV6',
		layout: 'uint32',
		unit: 'bytes',
		min: 0,
		max: 4294967295,
		access: 'rw',
		stage: 'any',
		doc: 'Limit of the MTU that path MTU discovery starts from.',
		man: 'Winsock socket options',
		systems: ['windows'],
	},
	{
		name: 'ipv6V6Only',
		symbol: 'IPV6_V6ONLY',
		group: 'IPV6',
		layout: 'bool',
		access: 'rw',
		stage: 'beforeBind',
		since: '2.4.21',
		doc: 'Takes IPv6 only; off, the socket takes IPv4 as well (dual-stack), with mapped addresses. On Windows it is on by default.',
		man: 'ipv6(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'ipv6McastBlockSource',
		symbol: 'MCAST_BLOCK_SOURCE',
		group: 'IPV6',
		layout: 'groupSource',
		access: 'w',
		stage: 'any',
		since: '2.4.22',
		doc: 'Takes no more of this source to an IPv6 group that the socket is a member of.',
		man: 'ipv6(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'ipv6McastJoinGroup',
		symbol: 'MCAST_JOIN_GROUP',
		group: 'IPV6',
		layout: 'group',
		access: 'w',
		stage: 'any',
		since: '2.4.22',
		doc: 'Joins an IPv6 multicast group, by the protocol-independent interface (RFC 3678).',
		man: 'ipv6(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'ipv6McastJoinSourceGroup',
		symbol: 'MCAST_JOIN_SOURCE_GROUP',
		group: 'IPV6',
		layout: 'groupSource',
		access: 'w',
		stage: 'any',
		since: '2.4.22',
		doc: 'Joins an IPv6 multicast group for what this source sends.',
		man: 'ipv6(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'ipv6McastLeaveGroup',
		symbol: 'MCAST_LEAVE_GROUP',
		group: 'IPV6',
		layout: 'group',
		access: 'w',
		stage: 'any',
		since: '2.4.22',
		doc: 'Leaves an IPv6 multicast group that was joined so.',
		man: 'ipv6(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'ipv6McastLeaveSourceGroup',
		symbol: 'MCAST_LEAVE_SOURCE_GROUP',
		group: 'IPV6',
		layout: 'groupSource',
		access: 'w',
		stage: 'any',
		since: '2.4.22',
		doc: 'Leaves a source of an IPv6 multicast group.',
		man: 'ipv6(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'ipv6McastUnblockSource',
		symbol: 'MCAST_UNBLOCK_SOURCE',
		group: 'IPV6',
		layout: 'groupSource',
		access: 'w',
		stage: 'any',
		since: '2.4.22',
		doc: 'Takes what a blocked source sends again.',
		man: 'ipv6(7)',
		systems: ['linux', 'darwin', 'windows'],
	},
	{
		name: 'icmp6Filter',
		symbol: 'ICMP6_FILTER',
		group: 'ICMP',
		layout: 'bytes',
		access: 'rw',
		stage: 'any',
		since: '2.2',
		doc: 'Types of ICMPv6 that a raw ICMPv6 socket does not receive: struct icmp6_filter, 256 bits. Linux blocks where a bit is set, macOS where it is not.',
		man: 'RFC 3542',
		systems: ['linux', 'darwin'],
	},
	{
		name: 'icmpFilter',
		symbol: 'ICMP_FILTER',
		group: 'ICMP',
		layout: 'uint32',
		min: 0,
		max: 4294967295,
		access: 'rw',
		stage: 'any',
		since: '2.2',
		doc: 'Types of ICMP, as bits 1 << type, that a raw ICMP socket does not receive.',
		man: 'raw(7)',
		systems: ['linux'],
	},
	{
		name: 'localPeerCred',
		symbol: 'LOCAL_PEERCRED',
		group: 'LOCAL',
		layout: 'bytes',
		access: 'r',
		stage: 'any',
		doc: 'User and groups of the peer\'s process: struct xucred.',
		man: 'unix(4)',
		systems: ['darwin'],
	},
	{
		name: 'localPeerEPid',
		symbol: 'LOCAL_PEEREPID',
		group: 'LOCAL',
		layout: 'int',
		min: 0,
		max: 2147483647,
		access: 'r',
		stage: 'any',
		doc: 'Process that the peer stands for.',
		man: 'unix(4)',
		systems: ['darwin'],
	},
	{
		name: 'localPeerPid',
		symbol: 'LOCAL_PEERPID',
		group: 'LOCAL',
		layout: 'int',
		min: 0,
		max: 2147483647,
		access: 'r',
		stage: 'any',
		doc: 'Process of the peer.',
		man: 'unix(4)',
		systems: ['darwin'],
	},
	{
		name: 'soVmSocketsBufferMaxSizeBytes',
		symbol: 'SO_VM_SOCKETS_BUFFER_MAX_SIZE',
		group: 'VSOCK',
		layout: 'uint64',
		unit: 'bytes',
		access: 'rw',
		stage: 'any',
		since: '3.9',
		doc: 'Largest buffer that the peer can ask for.',
		man: 'vsock(7)',
		systems: ['linux'],
	},
	{
		name: 'soVmSocketsBufferMinSizeBytes',
		symbol: 'SO_VM_SOCKETS_BUFFER_MIN_SIZE',
		group: 'VSOCK',
		layout: 'uint64',
		unit: 'bytes',
		access: 'rw',
		stage: 'any',
		since: '3.9',
		doc: 'Least buffer that the peer can ask for.',
		man: 'vsock(7)',
		systems: ['linux'],
	},
	{
		name: 'soVmSocketsBufferSizeBytes',
		symbol: 'SO_VM_SOCKETS_BUFFER_SIZE',
		group: 'VSOCK',
		layout: 'uint64',
		unit: 'bytes',
		access: 'rw',
		stage: 'any',
		since: '3.9',
		doc: 'Buffer of a connection between a virtual machine and its host, within the two limits.',
		man: 'vsock(7)',
		systems: ['linux'],
	},
	{
		name: 'soVmSocketsConnectTimeoutMs',
		symbol: 'SO_VM_SOCKETS_CONNECT_TIMEOUT',
		group: 'VSOCK',
		layout: 'timeval',
		unit: 'ms',
		min: 1,
		max: 2147483647,
		access: 'rw',
		stage: 'any',
		since: '3.9',
		doc: 'How long connect tries.',
		man: 'vsock(7)',
		systems: ['linux'],
	},
	{
		name: 'canRawErrFilter',
		symbol: 'CAN_RAW_ERR_FILTER',
		group: 'CAN',
		layout: 'uint32',
		min: 0,
		max: 4294967295,
		access: 'rw',
		stage: 'any',
		since: '2.6.25',
		doc: 'Classes of error frames that are received, as bits.',
		man: 'Documentation/networking/can.rst of Linux',
		systems: ['linux'],
	},
	{
		name: 'canRawFdFrames',
		symbol: 'CAN_RAW_FD_FRAMES',
		group: 'CAN',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '3.6',
		doc: 'Sends and receives CAN FD frames as well.',
		man: 'Documentation/networking/can.rst of Linux',
		systems: ['linux'],
	},
	{
		name: 'canRawFilter',
		symbol: 'CAN_RAW_FILTER',
		group: 'CAN',
		layout: 'bytes',
		access: 'rw',
		stage: 'any',
		since: '2.6.25',
		doc: 'Frames that are received: struct can_filter, an id and a mask as two 32-bit numbers, 512 of them at most. Empty: none.',
		man: 'Documentation/networking/can.rst of Linux',
		systems: ['linux'],
	},
	{
		name: 'canRawJoinFilters',
		symbol: 'CAN_RAW_JOIN_FILTERS',
		group: 'CAN',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '4.1',
		doc: 'Receives frames that all filters match, not any of them.',
		man: 'Documentation/networking/can.rst of Linux',
		systems: ['linux'],
	},
	{
		name: 'canRawLoopback',
		symbol: 'CAN_RAW_LOOPBACK',
		group: 'CAN',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '2.6.25',
		doc: 'Lets the other sockets of this system receive what is sent.',
		man: 'Documentation/networking/can.rst of Linux',
		systems: ['linux'],
	},
	{
		name: 'canRawRecvOwnMsgs',
		symbol: 'CAN_RAW_RECV_OWN_MSGS',
		group: 'CAN',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '2.6.25',
		doc: 'Receives what this socket itself sends.',
		man: 'Documentation/networking/can.rst of Linux',
		systems: ['linux'],
	},
	{
		name: 'soJ1939ErrQueue',
		symbol: 'SO_J1939_ERRQUEUE',
		group: 'CAN',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '5.4',
		doc: 'Tells of the progress of transfers in the error queue.',
		man: 'Documentation/networking/j1939.rst of Linux',
		systems: ['linux'],
	},
	{
		name: 'soJ1939Filter',
		symbol: 'SO_J1939_FILTER',
		group: 'CAN',
		layout: 'bytes',
		access: 'w',
		stage: 'any',
		since: '5.4',
		doc: 'Messages that are received: struct j1939_filter, 32 bytes each, 512 of them at most.',
		man: 'Documentation/networking/j1939.rst of Linux',
		systems: ['linux'],
	},
	{
		name: 'soJ1939Promisc',
		symbol: 'SO_J1939_PROMISC',
		group: 'CAN',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '5.4',
		doc: 'Receives the messages of everybody.',
		man: 'Documentation/networking/j1939.rst of Linux',
		systems: ['linux'],
	},
	{
		name: 'soJ1939SendPrio',
		symbol: 'SO_J1939_SEND_PRIO',
		group: 'CAN',
		layout: 'int',
		min: 0,
		max: 7,
		access: 'rw',
		stage: 'any',
		since: '5.4',
		doc: 'Priority of what is sent, 0 the highest. 0 and 1 need CAP_NET_ADMIN.',
		man: 'Documentation/networking/j1939.rst of Linux',
		systems: ['linux'],
	},
	{
		name: 'tipcConnTimeoutMs',
		symbol: 'TIPC_CONN_TIMEOUT',
		group: 'TIPC',
		layout: 'uint32',
		unit: 'ms',
		min: 0,
		max: 4294967295,
		access: 'rw',
		stage: 'any',
		since: '2.6.16',
		doc: 'How long connect tries.',
		man: 'TIPC Programmer\'s Guide',
		systems: ['linux'],
	},
	{
		name: 'tipcDestDroppable',
		symbol: 'TIPC_DEST_DROPPABLE',
		group: 'TIPC',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '2.6.16',
		doc: 'Drops messages that cannot be delivered, in place of returning them.',
		man: 'TIPC Programmer\'s Guide',
		systems: ['linux'],
	},
	{
		name: 'tipcImportance',
		symbol: 'TIPC_IMPORTANCE',
		group: 'TIPC',
		layout: 'uint32',
		min: 0,
		max: 3,
		access: 'rw',
		stage: 'any',
		since: '2.6.16',
		doc: 'How late messages are dropped when queues are full: 0 low, 1 medium, 2 high, 3 critical.',
		man: 'TIPC Programmer\'s Guide',
		systems: ['linux'],
	},
	{
		name: 'tipcSrcDroppable',
		symbol: 'TIPC_SRC_DROPPABLE',
		group: 'TIPC',
		layout: 'bool',
		access: 'rw',
		stage: 'any',
		since: '2.6.16',
		doc: 'Drops messages when the link is congested, in place of waiting.',
		man: 'TIPC Programmer\'s Guide',
		systems: ['linux'],
	},
	{
		name: 'algSetKey',
		symbol: 'ALG_SET_KEY',
		group: 'ALG',
		layout: 'bytes',
		access: 'w',
		stage: 'any',
		since: '2.6.38',
		doc: 'Key of the algorithm that the socket is bound to. Before bind it is ENOPROTOOPT.',
		man: 'Documentation/crypto/userspace-if.rst of Linux',
		systems: ['linux'],
	},
];
