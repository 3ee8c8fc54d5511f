// Made by scripts/generate-options.mjs from native/options.json: change those.
#ifndef SYSSOCK_NATIVE_SYS_OPTION_TABLE_WINDOWS_GENERATED_H_
#define SYSSOCK_NATIVE_SYS_OPTION_TABLE_WINDOWS_GENERATED_H_

#include <cstddef>
#include <cstdint>

#include "option_row.h"
#include "system_headers.h"

namespace syssock::sys {
namespace {

// clang-format off
constexpr OptionRow kOptionRows[] = {
    {"soAcceptConn", "SO_ACCEPTCONN", 65535, 2, OptionLayout::kBool, OptionAccess::kReadOnly, true, 0, 0, 0},
    {"soAttachBpf", "SO_ATTACH_BPF", 0, 0, OptionLayout::kInt, OptionAccess::kWriteOnly, false, 0, 0, 0},
    {"soAttachFilter", "SO_ATTACH_FILTER", 0, 0, OptionLayout::kBpfProgram, OptionAccess::kWriteOnly, false, 0, 0, 0},
    {"soAttachReusePortCbpf", "SO_ATTACH_REUSEPORT_CBPF", 0, 0, OptionLayout::kBpfProgram, OptionAccess::kWriteOnly, false, 0, 0, 0},
    {"soAttachReusePortEbpf", "SO_ATTACH_REUSEPORT_EBPF", 0, 0, OptionLayout::kInt, OptionAccess::kWriteOnly, false, 0, 0, 0},
    {"soBindToDevice", "SO_BINDTODEVICE", 0, 0, OptionLayout::kString, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soBindToIfIndex", "SO_BINDTOIFINDEX", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soBpfExtensions", "SO_BPF_EXTENSIONS", 0, 0, OptionLayout::kInt, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"soBroadcast", "SO_BROADCAST", 65535, 32, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soBufLock", "SO_BUF_LOCK", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soBusyPollUs", "SO_BUSY_POLL", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soBusyPollBudget", "SO_BUSY_POLL_BUDGET", 0, 0, OptionLayout::kInt, OptionAccess::kWriteOnly, false, 0, 0, 0},
    {"soCompartmentId", "SO_COMPARTMENT_ID", 65535, 12292, OptionLayout::kUint32, OptionAccess::kReadWrite, true, 0, 0, 4294967295LL},
    {"soConditionalAccept", "SO_CONDITIONAL_ACCEPT", 65535, 12290, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soConnectTimeSeconds", "SO_CONNECT_TIME", 65535, 28684, OptionLayout::kUint32, OptionAccess::kReadOnly, true, 0, 0, 4294967295LL},
    {"soCookie", "SO_COOKIE", 0, 0, OptionLayout::kUint64, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"soDebug", "SO_DEBUG", 65535, 1, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soDetachFilter", "SO_DETACH_FILTER", 0, 0, OptionLayout::kInt, OptionAccess::kWriteOnly, false, 0, 0, 0},
    {"soDetachReusePortBpf", "SO_DETACH_REUSEPORT_BPF", 0, 0, OptionLayout::kInt, OptionAccess::kWriteOnly, false, 0, 0, 0},
    {"soDomain", "SO_DOMAIN", 0, 0, OptionLayout::kInt, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"soDontRoute", "SO_DONTROUTE", 65535, 16, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soError", "SO_ERROR", 65535, 4103, OptionLayout::kInt, OptionAccess::kReadOnly, true, 0, 0, 2147483647},
    {"soExclusiveAddrUse", "SO_EXCLUSIVEADDRUSE", 65535, -5, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soIncomingCpu", "SO_INCOMING_CPU", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soIncomingNapiId", "SO_INCOMING_NAPI_ID", 0, 0, OptionLayout::kUint32, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"soInq", "SO_INQ", 0, 0, OptionLayout::kBool, OptionAccess::kWriteOnly, false, 0, 0, 0},
    {"soKeepAlive", "SO_KEEPALIVE", 65535, 8, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soLinger", "SO_LINGER", 65535, 128, OptionLayout::kLinger, OptionAccess::kReadWrite, true, 0, 0, 65535},
    {"soLockFilter", "SO_LOCK_FILTER", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soMark", "SO_MARK", 0, 0, OptionLayout::kUint32, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soMaxMsgSizeBytes", "SO_MAX_MSG_SIZE", 65535, 8195, OptionLayout::kUint32, OptionAccess::kReadOnly, true, 0, 0, 4294967295LL},
    {"soMaxPacingRateBytesPerSecond", "SO_MAX_PACING_RATE", 0, 0, OptionLayout::kUint64, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soMemInfo", "SO_MEMINFO", 0, 0, OptionLayout::kUint32List, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"soNetnsCookie", "SO_NETNS_COOKIE", 0, 0, OptionLayout::kUint64, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"soNetServiceType", "SO_NET_SERVICE_TYPE", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soNoAddrErr", "SO_NOADDRERR", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soNoFcs", "SO_NOFCS", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soNoSigPipe", "SO_NOSIGPIPE", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soNoCheck", "SO_NO_CHECK", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soNReadBytes", "SO_NREAD", 0, 0, OptionLayout::kInt, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"soNumRcvPkt", "SO_NUMRCVPKT", 0, 0, OptionLayout::kInt, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"soNWriteBytes", "SO_NWRITE", 0, 0, OptionLayout::kInt, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"soOobInline", "SO_OOBINLINE", 65535, 256, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soPassCred", "SO_PASSCRED", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soPassPidFd", "SO_PASSPIDFD", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soPassRights", "SO_PASSRIGHTS", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soPassSec", "SO_PASSSEC", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soPauseAccept", "SO_PAUSE_ACCEPT", 65535, 12291, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soPeekOffBytes", "SO_PEEK_OFF", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soPeerCred", "SO_PEERCRED", 0, 0, OptionLayout::kCredentials, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"soPeerGroups", "SO_PEERGROUPS", 0, 0, OptionLayout::kIdList, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"soPeerName", "SO_PEERNAME", 0, 0, OptionLayout::kSocketAddress, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"soPeerPidFd", "SO_PEERPIDFD", 0, 0, OptionLayout::kInt, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"soPeerSec", "SO_PEERSEC", 0, 0, OptionLayout::kString, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"soPortScalability", "SO_PORT_SCALABILITY", 65535, 12294, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soPreferBusyPoll", "SO_PREFER_BUSY_POLL", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soPriority", "SO_PRIORITY", 0, 0, OptionLayout::kUint32, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soProtocol", "SO_PROTOCOL", 0, 0, OptionLayout::kInt, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"soRandomizePort", "SO_RANDOMIZE_PORT", 65535, 12293, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soRandomPort", "SO_RANDOMPORT", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soRcvBufBytes", "SO_RCVBUF", 65535, 4098, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 2147483647},
    {"soRcvBufForceBytes", "SO_RCVBUFFORCE", 0, 0, OptionLayout::kInt, OptionAccess::kWriteOnly, false, 0, 0, 0},
    {"soRcvLowatBytes", "SO_RCVLOWAT", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soRcvMark", "SO_RCVMARK", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soRcvPriority", "SO_RCVPRIORITY", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soRcvTimeoMs", "SO_RCVTIMEO", 65535, 4102, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 2147483647},
    {"soReserveMemBytes", "SO_RESERVE_MEM", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soReuseAddr", "SO_REUSEADDR", 65535, 4, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soReusePort", "SO_REUSEPORT", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soReuseShareUid", "SO_REUSESHAREUID", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soReuseMulticastPort", "SO_REUSE_MULTICASTPORT", 65535, 12296, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soReuseUnicastPort", "SO_REUSE_UNICASTPORT", 65535, 12295, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soRxqOvfl", "SO_RXQ_OVFL", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soSelectErrQueue", "SO_SELECT_ERR_QUEUE", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soSndBufBytes", "SO_SNDBUF", 65535, 4097, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 2147483647},
    {"soSndBufForceBytes", "SO_SNDBUFFORCE", 0, 0, OptionLayout::kInt, OptionAccess::kWriteOnly, false, 0, 0, 0},
    {"soSndLowatBytes", "SO_SNDLOWAT", 0, 0, OptionLayout::kInt, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"soSndTimeoMs", "SO_SNDTIMEO", 65535, 4101, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 2147483647},
    {"soTimestamp", "SO_TIMESTAMP", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soTimestamping", "SO_TIMESTAMPING", 0, 0, OptionLayout::kUint32, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soTimestampNs", "SO_TIMESTAMPNS", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soTimestampMonotonic", "SO_TIMESTAMP_MONOTONIC", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soTxRehash", "SO_TXREHASH", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soTxTime", "SO_TXTIME", 0, 0, OptionLayout::kBytes, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soType", "SO_TYPE", 65535, 4104, OptionLayout::kInt, OptionAccess::kReadOnly, true, 0, 0, 2147483647},
    {"soUseLoopback", "SO_USELOOPBACK", 65535, 64, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soWifiStatus", "SO_WIFI_STATUS", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soZeroCopy", "SO_ZEROCOPY", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpCcInfo", "TCP_CC_INFO", 0, 0, OptionLayout::kBytes, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"tcpCongestion", "TCP_CONGESTION", 0, 0, OptionLayout::kString, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpConnectionTimeoutSeconds", "TCP_CONNECTIONTIMEOUT", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpConnectionInfo", "TCP_CONNECTION_INFO", 0, 0, OptionLayout::kBytes, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"tcpCork", "TCP_CORK", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpDeferAcceptSeconds", "TCP_DEFER_ACCEPT", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpDelackMaxUs", "TCP_DELACK_MAX_US", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpDelayFinAck", "TCP_DELAY_FIN_ACK", 6, 13, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"tcpEnableEcn", "TCP_ENABLE_ECN", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpExpedited1122", "TCP_EXPEDITED_1122", 6, 2, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"tcpFailConnectOnIcmpError", "TCP_FAIL_CONNECT_ON_ICMP_ERROR", 6, 18, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"tcpFastOpen", "TCP_FASTOPEN", 6, 15, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 2147483647},
    {"tcpFastOpenConnect", "TCP_FASTOPEN_CONNECT", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpFastOpenKey", "TCP_FASTOPEN_KEY", 0, 0, OptionLayout::kBytes, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpFastOpenNoCookie", "TCP_FASTOPEN_NO_COOKIE", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpIcmpErrorInfo", "TCP_ICMP_ERROR_INFO", 6, 19, OptionLayout::kBytes, OptionAccess::kReadOnly, true, 64, 0, 0},
    {"tcpInfo", "TCP_INFO", 0, 0, OptionLayout::kTcpInfo, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"tcpInq", "TCP_INQ", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpIsMptcp", "TCP_IS_MPTCP", 0, 0, OptionLayout::kBool, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"tcpKeepCnt", "TCP_KEEPCNT", 6, 16, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 1, 127},
    {"tcpKeepIdleSeconds", "TCP_KEEPIDLE", 6, 3, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 1, 32767},
    {"tcpKeepIntvlSeconds", "TCP_KEEPINTVL", 6, 17, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 1, 32767},
    {"tcpLinger2Seconds", "TCP_LINGER2", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpMaxRtSeconds", "TCP_MAXRT", 6, 5, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, -1, 2147483647},
    {"tcpMaxRtMs", "TCP_MAXRTMS", 6, 14, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 2147483647},
    {"tcpMaxSegBytes", "TCP_MAXSEG", 6, 4, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 32767},
    {"tcpNoDelay", "TCP_NODELAY", 6, 1, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"tcpNoOpt", "TCP_NOOPT", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpNoPush", "TCP_NOPUSH", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpNotSentLowatBytes", "TCP_NOTSENT_LOWAT", 0, 0, OptionLayout::kUint32, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpQueueSeq", "TCP_QUEUE_SEQ", 0, 0, OptionLayout::kUint32, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpQuickAck", "TCP_QUICKACK", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpRepair", "TCP_REPAIR", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpRepairOptions", "TCP_REPAIR_OPTIONS", 0, 0, OptionLayout::kBytes, OptionAccess::kWriteOnly, false, 0, 0, 0},
    {"tcpRepairQueue", "TCP_REPAIR_QUEUE", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpRepairWindow", "TCP_REPAIR_WINDOW", 0, 0, OptionLayout::kBytes, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpRtoMaxMs", "TCP_RTO_MAX_MS", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpRtoMinUs", "TCP_RTO_MIN_US", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpRxtConnDropTimeSeconds", "TCP_RXT_CONNDROPTIME", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpSavedSyn", "TCP_SAVED_SYN", 0, 0, OptionLayout::kBytes, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"tcpSaveSyn", "TCP_SAVE_SYN", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpSendMoreAcks", "TCP_SENDMOREACKS", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpSynCnt", "TCP_SYNCNT", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpThinDupAck", "TCP_THIN_DUPACK", 0, 0, OptionLayout::kBool, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"tcpThinLinearTimeouts", "TCP_THIN_LINEAR_TIMEOUTS", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpTimestamp", "TCP_TIMESTAMP", 0, 0, OptionLayout::kUint32, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpTimestamps", "TCP_TIMESTAMPS", 6, 10, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"tcpTxDelayUs", "TCP_TX_DELAY", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpUlp", "TCP_ULP", 0, 0, OptionLayout::kString, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpUserTimeoutMs", "TCP_USER_TIMEOUT", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpWindowClampBytes", "TCP_WINDOW_CLAMP", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"mptcpInfo", "MPTCP_INFO", 0, 0, OptionLayout::kMptcpInfo, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"udpLiteRecvCsCovBytes", "UDPLITE_RECV_CSCOV", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"udpLiteSendCsCovBytes", "UDPLITE_SEND_CSCOV", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"udpChecksumCoverage", "UDP_CHECKSUM_COVERAGE", 17, 20, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"udpCork", "UDP_CORK", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"udpEncap", "UDP_ENCAP", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"udpGro", "UDP_GRO", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"udpNoChecksum", "UDP_NOCHECKSUM", 17, 1, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"udpNoCheck6Rx", "UDP_NO_CHECK6_RX", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"udpNoCheck6Tx", "UDP_NO_CHECK6_TX", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"udpRecvMaxCoalescedSizeBytes", "UDP_RECV_MAX_COALESCED_SIZE", 17, 3, OptionLayout::kUint32, OptionAccess::kReadWrite, true, 0, 0, 4294967295LL},
    {"udpSegmentBytes", "UDP_SEND_MSG_SIZE", 17, 2, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 65535},
    {"ipAddMembership", "IP_ADD_MEMBERSHIP", 0, 12, OptionLayout::kIpv4Membership, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipAddSourceMembership", "IP_ADD_SOURCE_MEMBERSHIP", 0, 15, OptionLayout::kIpv4Source, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipBindAddressNoPort", "IP_BIND_ADDRESS_NO_PORT", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipBlockSource", "IP_BLOCK_SOURCE", 0, 17, OptionLayout::kIpv4Source, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipBoundIf", "IP_BOUND_IF", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipCheckSum", "IP_CHECKSUM", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipDontFrag", "IP_DONTFRAGMENT", 0, 14, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipDropMembership", "IP_DROP_MEMBERSHIP", 0, 13, OptionLayout::kIpv4Membership, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipDropSourceMembership", "IP_DROP_SOURCE_MEMBERSHIP", 0, 16, OptionLayout::kIpv4Source, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipFreeBind", "IP_FREEBIND", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipHdrIncl", "IP_HDRINCL", 0, 2, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipLocalPortRange", "IP_LOCAL_PORT_RANGE", 0, 0, OptionLayout::kPortRange, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipMinTtl", "IP_MINTTL", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipMtuBytes", "IP_MTU", 0, 73, OptionLayout::kInt, OptionAccess::kReadOnly, true, 0, 0, 2147483647},
    {"ipMtuDiscover", "IP_MTU_DISCOVER", 0, 71, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 5},
    {"ipMulticastAll", "IP_MULTICAST_ALL", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipMulticastIf", "IP_MULTICAST_IF", 0, 9, OptionLayout::kIpv4Address, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipMulticastIfIndex", "IP_MULTICAST_IFINDEX", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipMulticastLoop", "IP_MULTICAST_LOOP", 0, 11, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipMulticastTtl", "IP_MULTICAST_TTL", 0, 10, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, -1, 255},
    {"ipNodeFrag", "IP_NODEFRAG", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipOptions", "IP_OPTIONS", 0, 1, OptionLayout::kBytes, OptionAccess::kReadWrite, true, 40, 0, 0},
    {"ipOriginalArrivalIf", "IP_ORIGINAL_ARRIVAL_IF", 0, 47, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipPassSec", "IP_PASSSEC", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipPktInfo", "IP_PKTINFO", 0, 19, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipPortRange", "IP_PORTRANGE", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipProtocol", "IP_PROTOCOL", 0, 0, OptionLayout::kInt, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"ipReceiveBroadcast", "IP_RECEIVE_BROADCAST", 0, 22, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipRecvDstAddr", "IP_RECVDSTADDR", 0, 25, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipRecvErr", "IP_RECVERR", 0, 75, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipRecvErrRfc4884", "IP_RECVERR_RFC4884", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipRecvFragSize", "IP_RECVFRAGSIZE", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipRecvIf", "IP_RECVIF", 0, 24, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipRecvOpts", "IP_RECVOPTS", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipRecvOrigDstAddr", "IP_RECVORIGDSTADDR", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipRecvTos", "IP_RECVTOS", 0, 40, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipRecvTtl", "IP_RECVTTL", 0, 21, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipRetOpts", "IP_RETOPTS", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipRouterAlert", "IP_ROUTER_ALERT", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipStripHdr", "IP_STRIPHDR", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipTos", "IP_TOS", 0, 3, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 255},
    {"ipTransparent", "IP_TRANSPARENT", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipTtl", "IP_TTL", 0, 4, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, -1, 255},
    {"ipUnblockSource", "IP_UNBLOCK_SOURCE", 0, 18, OptionLayout::kIpv4Source, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipUnicastIf", "IP_UNICAST_IF", 0, 31, OptionLayout::kNetworkUint32, OptionAccess::kReadWrite, true, 0, 0, 2147483647},
    {"ipUserMtuBytes", "IP_USER_MTU", 0, 76, OptionLayout::kUint32, OptionAccess::kReadWrite, true, 0, 0, 4294967295LL},
    {"ipMcastBlockSource", "MCAST_BLOCK_SOURCE", 0, 43, OptionLayout::kGroupSource, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipMcastJoinGroup", "MCAST_JOIN_GROUP", 0, 41, OptionLayout::kGroup, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipMcastJoinSourceGroup", "MCAST_JOIN_SOURCE_GROUP", 0, 45, OptionLayout::kGroupSource, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipMcastLeaveGroup", "MCAST_LEAVE_GROUP", 0, 42, OptionLayout::kGroup, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipMcastLeaveSourceGroup", "MCAST_LEAVE_SOURCE_GROUP", 0, 46, OptionLayout::kGroupSource, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipMcastUnblockSource", "MCAST_UNBLOCK_SOURCE", 0, 44, OptionLayout::kGroupSource, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"soOriginalDst", "SO_ORIGINAL_DST", 0, 0, OptionLayout::kSocketAddress, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"ip6tSoOriginalDst", "IP6T_SO_ORIGINAL_DST", 0, 0, OptionLayout::kSocketAddress, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"ipv6AddrForm", "IPV6_ADDRFORM", 0, 0, OptionLayout::kInt, OptionAccess::kWriteOnly, false, 0, 0, 0},
    {"ipv6AddrPreferences", "IPV6_ADDR_PREFERENCES", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6AutoFlowLabel", "IPV6_AUTOFLOWLABEL", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6BoundIf", "IPV6_BOUND_IF", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6CheckSum", "IPV6_CHECKSUM", 41, 26, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, -1, 65534},
    {"ipv6DontFrag", "IPV6_DONTFRAG", 41, 14, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6DstOpts", "IPV6_DSTOPTS", 0, 0, OptionLayout::kBytes, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6FlowInfo", "IPV6_FLOWINFO", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6FlowInfoSend", "IPV6_FLOWINFO_SEND", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6FreeBind", "IPV6_FREEBIND", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6HdrIncl", "IPV6_HDRINCL", 41, 2, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6HopOpts", "IPV6_HOPOPTS", 0, 0, OptionLayout::kBytes, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6JoinAnycast", "IPV6_JOIN_ANYCAST", 0, 0, OptionLayout::kIpv6Membership, OptionAccess::kWriteOnly, false, 0, 0, 0},
    {"ipv6JoinGroup", "IPV6_JOIN_GROUP", 41, 12, OptionLayout::kIpv6Membership, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipv6LeaveAnycast", "IPV6_LEAVE_ANYCAST", 0, 0, OptionLayout::kIpv6Membership, OptionAccess::kWriteOnly, false, 0, 0, 0},
    {"ipv6LeaveGroup", "IPV6_LEAVE_GROUP", 41, 13, OptionLayout::kIpv6Membership, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipv6MinHopCount", "IPV6_MINHOPCOUNT", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6MtuBytes", "IPV6_MTU", 41, 72, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 65575},
    {"ipv6MtuDiscover", "IPV6_MTU_DISCOVER", 41, 71, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 5},
    {"ipv6MulticastAll", "IPV6_MULTICAST_ALL", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6MulticastHops", "IPV6_MULTICAST_HOPS", 41, 10, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, -1, 255},
    {"ipv6MulticastIf", "IPV6_MULTICAST_IF", 41, 9, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 2147483647},
    {"ipv6MulticastLoop", "IPV6_MULTICAST_LOOP", 41, 11, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6PathMtu", "IPV6_PATHMTU", 0, 0, OptionLayout::kBytes, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"ipv6PktInfo", "IPV6_PKTINFO", 0, 0, OptionLayout::kBytes, OptionAccess::kWriteOnly, false, 0, 0, 0},
    {"ipv6ProtectionLevel", "IPV6_PROTECTION_LEVEL", 41, 23, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, -1, 30},
    {"ipv6RecvDstOpts", "IPV6_RECVDSTOPTS", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6RecvErr", "IPV6_RECVERR", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6RecvErrRfc4884", "IPV6_RECVERR_RFC4884", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6RecvFragSize", "IPV6_RECVFRAGSIZE", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6RecvHopLimit", "IPV6_HOPLIMIT", 41, 21, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6RecvHopOpts", "IPV6_RECVHOPOPTS", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6RecvOrigDstAddr", "IPV6_RECVORIGDSTADDR", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6RecvPathMtu", "IPV6_RECVPATHMTU", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6RecvPktInfo", "IPV6_PKTINFO", 41, 19, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6RecvRtHdr", "IPV6_RECVRTHDR", 41, 38, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6RecvTClass", "IPV6_RECVTCLASS", 41, 40, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6RouterAlert", "IPV6_ROUTER_ALERT", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6RouterAlertIsolate", "IPV6_ROUTER_ALERT_ISOLATE", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6RtHdr", "IPV6_RTHDR", 0, 0, OptionLayout::kBytes, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6RtHdrDstOpts", "IPV6_RTHDRDSTOPTS", 0, 0, OptionLayout::kBytes, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6TClass", "IPV6_TCLASS", 41, 39, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, -1, 255},
    {"ipv6Transparent", "IPV6_TRANSPARENT", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6UnicastHops", "IPV6_UNICAST_HOPS", 41, 4, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, -1, 255},
    {"ipv6UnicastIf", "IPV6_UNICAST_IF", 41, 31, OptionLayout::kUint32, OptionAccess::kReadWrite, true, 0, 0, 2147483647},
    {"ipv6UserMtuBytes", "IPV6_USER_MTU", 41, 76, OptionLayout::kUint32, OptionAccess::kReadWrite, true, 0, 0, 4294967295LL},
    {"ipv6V6Only", "IPV6_V6ONLY", 41, 27, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6McastBlockSource", "MCAST_BLOCK_SOURCE", 41, 43, OptionLayout::kGroupSource, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipv6McastJoinGroup", "MCAST_JOIN_GROUP", 41, 41, OptionLayout::kGroup, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipv6McastJoinSourceGroup", "MCAST_JOIN_SOURCE_GROUP", 41, 45, OptionLayout::kGroupSource, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipv6McastLeaveGroup", "MCAST_LEAVE_GROUP", 41, 42, OptionLayout::kGroup, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipv6McastLeaveSourceGroup", "MCAST_LEAVE_SOURCE_GROUP", 41, 46, OptionLayout::kGroupSource, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipv6McastUnblockSource", "MCAST_UNBLOCK_SOURCE", 41, 44, OptionLayout::kGroupSource, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"icmp6Filter", "ICMP6_FILTER", 0, 0, OptionLayout::kBytes, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"icmpFilter", "ICMP_FILTER", 0, 0, OptionLayout::kUint32, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"localPeerCred", "LOCAL_PEERCRED", 0, 0, OptionLayout::kBytes, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"localPeerEPid", "LOCAL_PEEREPID", 0, 0, OptionLayout::kInt, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"localPeerPid", "LOCAL_PEERPID", 0, 0, OptionLayout::kInt, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"soVmSocketsBufferMaxSizeBytes", "SO_VM_SOCKETS_BUFFER_MAX_SIZE", 0, 0, OptionLayout::kUint64, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soVmSocketsBufferMinSizeBytes", "SO_VM_SOCKETS_BUFFER_MIN_SIZE", 0, 0, OptionLayout::kUint64, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soVmSocketsBufferSizeBytes", "SO_VM_SOCKETS_BUFFER_SIZE", 0, 0, OptionLayout::kUint64, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soVmSocketsConnectTimeoutMs", "SO_VM_SOCKETS_CONNECT_TIMEOUT", 0, 0, OptionLayout::kTimeval, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"canRawErrFilter", "CAN_RAW_ERR_FILTER", 0, 0, OptionLayout::kUint32, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"canRawFdFrames", "CAN_RAW_FD_FRAMES", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"canRawFilter", "CAN_RAW_FILTER", 0, 0, OptionLayout::kBytes, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"canRawJoinFilters", "CAN_RAW_JOIN_FILTERS", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"canRawLoopback", "CAN_RAW_LOOPBACK", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"canRawRecvOwnMsgs", "CAN_RAW_RECV_OWN_MSGS", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soJ1939ErrQueue", "SO_J1939_ERRQUEUE", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soJ1939Filter", "SO_J1939_FILTER", 0, 0, OptionLayout::kBytes, OptionAccess::kWriteOnly, false, 0, 0, 0},
    {"soJ1939Promisc", "SO_J1939_PROMISC", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soJ1939SendPrio", "SO_J1939_SEND_PRIO", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tipcConnTimeoutMs", "TIPC_CONN_TIMEOUT", 0, 0, OptionLayout::kUint32, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tipcDestDroppable", "TIPC_DEST_DROPPABLE", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tipcImportance", "TIPC_IMPORTANCE", 0, 0, OptionLayout::kUint32, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tipcSrcDroppable", "TIPC_SRC_DROPPABLE", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"algSetKey", "ALG_SET_KEY", 0, 0, OptionLayout::kBytes, OptionAccess::kWriteOnly, false, 0, 0, 0},
};
// clang-format on
constexpr std::size_t kOptionRowCount = sizeof(kOptionRows) / sizeof(kOptionRows[0]);

constexpr StructField kTcpInfoFields[] = {{"", 0, 0, 0, 0}};  // none here
constexpr std::size_t kTcpInfoFieldCount = 0;

constexpr StructField kMptcpInfoFields[] = {{"", 0, 0, 0, 0}};  // none here
constexpr std::size_t kMptcpInfoFieldCount = 0;

// The same numbers as in the system's headers, as far as these have them.
#ifdef IPPROTO_IP
static_assert(IPPROTO_IP == 0);
#endif
#ifdef IPPROTO_IPV6
static_assert(IPPROTO_IPV6 == 41);
#endif
#ifdef IPPROTO_TCP
static_assert(IPPROTO_TCP == 6);
#endif
#ifdef IPPROTO_UDP
static_assert(IPPROTO_UDP == 17);
#endif
#ifdef SOL_SOCKET
static_assert(SOL_SOCKET == 65535);
#endif
#ifdef SO_ACCEPTCONN
static_assert(SO_ACCEPTCONN == 2);
#endif
#ifdef SO_BROADCAST
static_assert(SO_BROADCAST == 32);
#endif
#ifdef SO_COMPARTMENT_ID
static_assert(SO_COMPARTMENT_ID == 12292);
#endif
#ifdef SO_CONDITIONAL_ACCEPT
static_assert(SO_CONDITIONAL_ACCEPT == 12290);
#endif
#ifdef SO_CONNECT_TIME
static_assert(SO_CONNECT_TIME == 28684);
#endif
#ifdef SO_DEBUG
static_assert(SO_DEBUG == 1);
#endif
#ifdef SO_DONTROUTE
static_assert(SO_DONTROUTE == 16);
#endif
#ifdef SO_ERROR
static_assert(SO_ERROR == 4103);
#endif
#ifdef SO_EXCLUSIVEADDRUSE
static_assert(SO_EXCLUSIVEADDRUSE == -5);
#endif
#ifdef SO_KEEPALIVE
static_assert(SO_KEEPALIVE == 8);
#endif
#ifdef SO_LINGER
static_assert(SO_LINGER == 128);
#endif
#ifdef SO_MAX_MSG_SIZE
static_assert(SO_MAX_MSG_SIZE == 8195);
#endif
#ifdef SO_OOBINLINE
static_assert(SO_OOBINLINE == 256);
#endif
#ifdef SO_PAUSE_ACCEPT
static_assert(SO_PAUSE_ACCEPT == 12291);
#endif
#ifdef SO_PORT_SCALABILITY
static_assert(SO_PORT_SCALABILITY == 12294);
#endif
#ifdef SO_RANDOMIZE_PORT
static_assert(SO_RANDOMIZE_PORT == 12293);
#endif
#ifdef SO_RCVBUF
static_assert(SO_RCVBUF == 4098);
#endif
#ifdef SO_RCVTIMEO
static_assert(SO_RCVTIMEO == 4102);
#endif
#ifdef SO_REUSEADDR
static_assert(SO_REUSEADDR == 4);
#endif
#ifdef SO_REUSE_MULTICASTPORT
static_assert(SO_REUSE_MULTICASTPORT == 12296);
#endif
#ifdef SO_REUSE_UNICASTPORT
static_assert(SO_REUSE_UNICASTPORT == 12295);
#endif
#ifdef SO_SNDBUF
static_assert(SO_SNDBUF == 4097);
#endif
#ifdef SO_SNDTIMEO
static_assert(SO_SNDTIMEO == 4101);
#endif
#ifdef SO_TYPE
static_assert(SO_TYPE == 4104);
#endif
#ifdef SO_USELOOPBACK
static_assert(SO_USELOOPBACK == 64);
#endif
#ifdef TCP_DELAY_FIN_ACK
static_assert(TCP_DELAY_FIN_ACK == 13);
#endif
#ifdef TCP_EXPEDITED_1122
static_assert(TCP_EXPEDITED_1122 == 2);
#endif
#ifdef TCP_FAIL_CONNECT_ON_ICMP_ERROR
static_assert(TCP_FAIL_CONNECT_ON_ICMP_ERROR == 18);
#endif
#ifdef TCP_FASTOPEN
static_assert(TCP_FASTOPEN == 15);
#endif
#ifdef TCP_ICMP_ERROR_INFO
static_assert(TCP_ICMP_ERROR_INFO == 19);
#endif
#ifdef TCP_KEEPCNT
static_assert(TCP_KEEPCNT == 16);
#endif
#ifdef TCP_KEEPIDLE
static_assert(TCP_KEEPIDLE == 3);
#endif
#ifdef TCP_KEEPINTVL
static_assert(TCP_KEEPINTVL == 17);
#endif
#ifdef TCP_MAXRT
static_assert(TCP_MAXRT == 5);
#endif
#ifdef TCP_MAXRTMS
static_assert(TCP_MAXRTMS == 14);
#endif
#ifdef TCP_MAXSEG
static_assert(TCP_MAXSEG == 4);
#endif
#ifdef TCP_NODELAY
static_assert(TCP_NODELAY == 1);
#endif
#ifdef TCP_TIMESTAMPS
static_assert(TCP_TIMESTAMPS == 10);
#endif
#ifdef UDP_CHECKSUM_COVERAGE
static_assert(UDP_CHECKSUM_COVERAGE == 20);
#endif
#ifdef UDP_NOCHECKSUM
static_assert(UDP_NOCHECKSUM == 1);
#endif
#ifdef UDP_RECV_MAX_COALESCED_SIZE
static_assert(UDP_RECV_MAX_COALESCED_SIZE == 3);
#endif
#ifdef UDP_SEND_MSG_SIZE
static_assert(UDP_SEND_MSG_SIZE == 2);
#endif
#ifdef IP_ADD_MEMBERSHIP
static_assert(IP_ADD_MEMBERSHIP == 12);
#endif
#ifdef IP_ADD_SOURCE_MEMBERSHIP
static_assert(IP_ADD_SOURCE_MEMBERSHIP == 15);
#endif
#ifdef IP_BLOCK_SOURCE
static_assert(IP_BLOCK_SOURCE == 17);
#endif
#ifdef IP_DONTFRAGMENT
static_assert(IP_DONTFRAGMENT == 14);
#endif
#ifdef IP_DROP_MEMBERSHIP
static_assert(IP_DROP_MEMBERSHIP == 13);
#endif
#ifdef IP_DROP_SOURCE_MEMBERSHIP
static_assert(IP_DROP_SOURCE_MEMBERSHIP == 16);
#endif
#ifdef IP_HDRINCL
static_assert(IP_HDRINCL == 2);
#endif
#ifdef IP_MTU
static_assert(IP_MTU == 73);
#endif
#ifdef IP_MTU_DISCOVER
static_assert(IP_MTU_DISCOVER == 71);
#endif
#ifdef IP_MULTICAST_IF
static_assert(IP_MULTICAST_IF == 9);
#endif
#ifdef IP_MULTICAST_LOOP
static_assert(IP_MULTICAST_LOOP == 11);
#endif
#ifdef IP_MULTICAST_TTL
static_assert(IP_MULTICAST_TTL == 10);
#endif
#ifdef IP_OPTIONS
static_assert(IP_OPTIONS == 1);
#endif
#ifdef IP_ORIGINAL_ARRIVAL_IF
static_assert(IP_ORIGINAL_ARRIVAL_IF == 47);
#endif
#ifdef IP_PKTINFO
static_assert(IP_PKTINFO == 19);
#endif
#ifdef IP_RECEIVE_BROADCAST
static_assert(IP_RECEIVE_BROADCAST == 22);
#endif
#ifdef IP_RECVDSTADDR
static_assert(IP_RECVDSTADDR == 25);
#endif
#ifdef IP_RECVERR
static_assert(IP_RECVERR == 75);
#endif
#ifdef IP_RECVIF
static_assert(IP_RECVIF == 24);
#endif
#ifdef IP_RECVTOS
static_assert(IP_RECVTOS == 40);
#endif
#ifdef IP_RECVTTL
static_assert(IP_RECVTTL == 21);
#endif
#ifdef IP_TOS
static_assert(IP_TOS == 3);
#endif
#ifdef IP_TTL
static_assert(IP_TTL == 4);
#endif
#ifdef IP_UNBLOCK_SOURCE
static_assert(IP_UNBLOCK_SOURCE == 18);
#endif
#ifdef IP_UNICAST_IF
static_assert(IP_UNICAST_IF == 31);
#endif
#ifdef IP_USER_MTU
static_assert(IP_USER_MTU == 76);
#endif
#ifdef MCAST_BLOCK_SOURCE
static_assert(MCAST_BLOCK_SOURCE == 43);
#endif
#ifdef MCAST_JOIN_GROUP
static_assert(MCAST_JOIN_GROUP == 41);
#endif
#ifdef MCAST_JOIN_SOURCE_GROUP
static_assert(MCAST_JOIN_SOURCE_GROUP == 45);
#endif
#ifdef MCAST_LEAVE_GROUP
static_assert(MCAST_LEAVE_GROUP == 42);
#endif
#ifdef MCAST_LEAVE_SOURCE_GROUP
static_assert(MCAST_LEAVE_SOURCE_GROUP == 46);
#endif
#ifdef MCAST_UNBLOCK_SOURCE
static_assert(MCAST_UNBLOCK_SOURCE == 44);
#endif
#ifdef IPV6_CHECKSUM
static_assert(IPV6_CHECKSUM == 26);
#endif
#ifdef IPV6_DONTFRAG
static_assert(IPV6_DONTFRAG == 14);
#endif
#ifdef IPV6_HDRINCL
static_assert(IPV6_HDRINCL == 2);
#endif
#ifdef IPV6_JOIN_GROUP
static_assert(IPV6_JOIN_GROUP == 12);
#endif
#ifdef IPV6_LEAVE_GROUP
static_assert(IPV6_LEAVE_GROUP == 13);
#endif
#ifdef IPV6_MTU
static_assert(IPV6_MTU == 72);
#endif
#ifdef IPV6_MTU_DISCOVER
static_assert(IPV6_MTU_DISCOVER == 71);
#endif
#ifdef IPV6_MULTICAST_HOPS
static_assert(IPV6_MULTICAST_HOPS == 10);
#endif
#ifdef IPV6_MULTICAST_IF
static_assert(IPV6_MULTICAST_IF == 9);
#endif
#ifdef IPV6_MULTICAST_LOOP
static_assert(IPV6_MULTICAST_LOOP == 11);
#endif
#ifdef IPV6_PROTECTION_LEVEL
static_assert(IPV6_PROTECTION_LEVEL == 23);
#endif
#ifdef IPV6_HOPLIMIT
static_assert(IPV6_HOPLIMIT == 21);
#endif
#ifdef IPV6_PKTINFO
static_assert(IPV6_PKTINFO == 19);
#endif
#ifdef IPV6_RECVRTHDR
static_assert(IPV6_RECVRTHDR == 38);
#endif
#ifdef IPV6_RECVTCLASS
static_assert(IPV6_RECVTCLASS == 40);
#endif
#ifdef IPV6_TCLASS
static_assert(IPV6_TCLASS == 39);
#endif
#ifdef IPV6_UNICAST_HOPS
static_assert(IPV6_UNICAST_HOPS == 4);
#endif
#ifdef IPV6_UNICAST_IF
static_assert(IPV6_UNICAST_IF == 31);
#endif
#ifdef IPV6_USER_MTU
static_assert(IPV6_USER_MTU == 76);
#endif
#ifdef IPV6_V6ONLY
static_assert(IPV6_V6ONLY == 27);
#endif
}  // namespace
}  // namespace syssock::sys

#endif  // SYSSOCK_NATIVE_SYS_OPTION_TABLE_WINDOWS_GENERATED_H_
