// Made by scripts/generate-options.mjs from native/options.json: change those.
#ifndef SYSSOCK_NATIVE_SYS_OPTION_TABLE_DARWIN_GENERATED_H_
#define SYSSOCK_NATIVE_SYS_OPTION_TABLE_DARWIN_GENERATED_H_

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
    {"soCompartmentId", "SO_COMPARTMENT_ID", 0, 0, OptionLayout::kUint32, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soConditionalAccept", "SO_CONDITIONAL_ACCEPT", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soConnectTimeSeconds", "SO_CONNECT_TIME", 0, 0, OptionLayout::kUint32, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"soCookie", "SO_COOKIE", 0, 0, OptionLayout::kUint64, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"soDebug", "SO_DEBUG", 65535, 1, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soDetachFilter", "SO_DETACH_FILTER", 0, 0, OptionLayout::kInt, OptionAccess::kWriteOnly, false, 0, 0, 0},
    {"soDetachReusePortBpf", "SO_DETACH_REUSEPORT_BPF", 0, 0, OptionLayout::kInt, OptionAccess::kWriteOnly, false, 0, 0, 0},
    {"soDomain", "SO_DOMAIN", 0, 0, OptionLayout::kInt, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"soDontRoute", "SO_DONTROUTE", 65535, 16, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soError", "SO_ERROR", 65535, 4103, OptionLayout::kInt, OptionAccess::kReadOnly, true, 0, 0, 2147483647},
    {"soExclusiveAddrUse", "SO_EXCLUSIVEADDRUSE", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soIncomingCpu", "SO_INCOMING_CPU", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soIncomingNapiId", "SO_INCOMING_NAPI_ID", 0, 0, OptionLayout::kUint32, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"soInq", "SO_INQ", 0, 0, OptionLayout::kBool, OptionAccess::kWriteOnly, false, 0, 0, 0},
    {"soKeepAlive", "SO_KEEPALIVE", 65535, 8, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soLinger", "SO_LINGER_SEC", 65535, 4224, OptionLayout::kLinger, OptionAccess::kReadWrite, true, 0, 0, 65535},
    {"soLockFilter", "SO_LOCK_FILTER", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soMark", "SO_MARK", 0, 0, OptionLayout::kUint32, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soMaxMsgSizeBytes", "SO_MAX_MSG_SIZE", 0, 0, OptionLayout::kUint32, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"soMaxPacingRateBytesPerSecond", "SO_MAX_PACING_RATE", 0, 0, OptionLayout::kUint64, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soMemInfo", "SO_MEMINFO", 0, 0, OptionLayout::kUint32List, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"soNetnsCookie", "SO_NETNS_COOKIE", 0, 0, OptionLayout::kUint64, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"soNetServiceType", "SO_NET_SERVICE_TYPE", 65535, 4374, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 8},
    {"soNoAddrErr", "SO_NOADDRERR", 65535, 4131, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soNoFcs", "SO_NOFCS", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soNoSigPipe", "SO_NOSIGPIPE", 65535, 4130, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soNoCheck", "SO_NO_CHECK", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soNReadBytes", "SO_NREAD", 65535, 4128, OptionLayout::kInt, OptionAccess::kReadOnly, true, 0, 0, 2147483647},
    {"soNumRcvPkt", "SO_NUMRCVPKT", 65535, 4370, OptionLayout::kInt, OptionAccess::kReadOnly, true, 0, 0, 2147483647},
    {"soNWriteBytes", "SO_NWRITE", 65535, 4132, OptionLayout::kInt, OptionAccess::kReadOnly, true, 0, 0, 2147483647},
    {"soOobInline", "SO_OOBINLINE", 65535, 256, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soPassCred", "SO_PASSCRED", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soPassPidFd", "SO_PASSPIDFD", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soPassRights", "SO_PASSRIGHTS", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soPassSec", "SO_PASSSEC", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soPauseAccept", "SO_PAUSE_ACCEPT", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soPeekOffBytes", "SO_PEEK_OFF", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soPeerCred", "SO_PEERCRED", 0, 0, OptionLayout::kCredentials, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"soPeerGroups", "SO_PEERGROUPS", 0, 0, OptionLayout::kIdList, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"soPeerName", "SO_PEERNAME", 0, 0, OptionLayout::kSocketAddress, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"soPeerPidFd", "SO_PEERPIDFD", 0, 0, OptionLayout::kInt, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"soPeerSec", "SO_PEERSEC", 0, 0, OptionLayout::kString, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"soPortScalability", "SO_PORT_SCALABILITY", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soPreferBusyPoll", "SO_PREFER_BUSY_POLL", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soPriority", "SO_PRIORITY", 0, 0, OptionLayout::kUint32, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soProtocol", "SO_PROTOCOL", 0, 0, OptionLayout::kInt, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"soRandomizePort", "SO_RANDOMIZE_PORT", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soRandomPort", "SO_RANDOMPORT", 65535, 4226, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soRcvBufBytes", "SO_RCVBUF", 65535, 4098, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 2147483647},
    {"soRcvBufForceBytes", "SO_RCVBUFFORCE", 0, 0, OptionLayout::kInt, OptionAccess::kWriteOnly, false, 0, 0, 0},
    {"soRcvLowatBytes", "SO_RCVLOWAT", 65535, 4100, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 2147483647},
    {"soRcvMark", "SO_RCVMARK", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soRcvPriority", "SO_RCVPRIORITY", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soRcvTimeoMs", "SO_RCVTIMEO", 65535, 4102, OptionLayout::kTimeval, OptionAccess::kReadWrite, true, 0, 0, 2147483647},
    {"soReserveMemBytes", "SO_RESERVE_MEM", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soReuseAddr", "SO_REUSEADDR", 65535, 4, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soReusePort", "SO_REUSEPORT", 65535, 512, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soReuseShareUid", "SO_REUSESHAREUID", 65535, 4133, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soReuseMulticastPort", "SO_REUSE_MULTICASTPORT", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soReuseUnicastPort", "SO_REUSE_UNICASTPORT", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soRxqOvfl", "SO_RXQ_OVFL", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soSelectErrQueue", "SO_SELECT_ERR_QUEUE", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soSndBufBytes", "SO_SNDBUF", 65535, 4097, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 2147483647},
    {"soSndBufForceBytes", "SO_SNDBUFFORCE", 0, 0, OptionLayout::kInt, OptionAccess::kWriteOnly, false, 0, 0, 0},
    {"soSndLowatBytes", "SO_SNDLOWAT", 65535, 4099, OptionLayout::kInt, OptionAccess::kReadOnly, true, 0, 0, 2147483647},
    {"soSndTimeoMs", "SO_SNDTIMEO", 65535, 4101, OptionLayout::kTimeval, OptionAccess::kReadWrite, true, 0, 0, 2147483647},
    {"soTimestamp", "SO_TIMESTAMP", 65535, 1024, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soTimestamping", "SO_TIMESTAMPING", 0, 0, OptionLayout::kUint32, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soTimestampNs", "SO_TIMESTAMPNS", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soTimestampMonotonic", "SO_TIMESTAMP_MONOTONIC", 65535, 2048, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soTxRehash", "SO_TXREHASH", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soTxTime", "SO_TXTIME", 0, 0, OptionLayout::kBytes, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soType", "SO_TYPE", 65535, 4104, OptionLayout::kInt, OptionAccess::kReadOnly, true, 0, 0, 2147483647},
    {"soUseLoopback", "SO_USELOOPBACK", 65535, 64, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soWifiStatus", "SO_WIFI_STATUS", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soZeroCopy", "SO_ZEROCOPY", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpCcInfo", "TCP_CC_INFO", 0, 0, OptionLayout::kBytes, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"tcpCongestion", "TCP_CONGESTION", 0, 0, OptionLayout::kString, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpConnectionTimeoutSeconds", "TCP_CONNECTIONTIMEOUT", 6, 32, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 2147483647},
    {"tcpConnectionInfo", "TCP_CONNECTION_INFO", 6, 262, OptionLayout::kBytes, OptionAccess::kReadOnly, true, 256, 0, 0},
    {"tcpCork", "TCP_CORK", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpDeferAcceptSeconds", "TCP_DEFER_ACCEPT", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpDelackMaxUs", "TCP_DELACK_MAX_US", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpDelayFinAck", "TCP_DELAY_FIN_ACK", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpEnableEcn", "TCP_ENABLE_ECN", 6, 260, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"tcpExpedited1122", "TCP_EXPEDITED_1122", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpFailConnectOnIcmpError", "TCP_FAIL_CONNECT_ON_ICMP_ERROR", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpFastOpen", "TCP_FASTOPEN", 6, 261, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 2147483647},
    {"tcpFastOpenConnect", "TCP_FASTOPEN_CONNECT", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpFastOpenKey", "TCP_FASTOPEN_KEY", 0, 0, OptionLayout::kBytes, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpFastOpenNoCookie", "TCP_FASTOPEN_NO_COOKIE", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpIcmpErrorInfo", "TCP_ICMP_ERROR_INFO", 0, 0, OptionLayout::kBytes, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"tcpInfo", "TCP_INFO", 0, 0, OptionLayout::kTcpInfo, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"tcpInq", "TCP_INQ", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpIsMptcp", "TCP_IS_MPTCP", 0, 0, OptionLayout::kBool, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"tcpKeepCnt", "TCP_KEEPCNT", 6, 258, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 1, 127},
    {"tcpKeepIdleSeconds", "TCP_KEEPALIVE", 6, 16, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 1, 32767},
    {"tcpKeepIntvlSeconds", "TCP_KEEPINTVL", 6, 257, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 1, 32767},
    {"tcpLinger2Seconds", "TCP_LINGER2", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpMaxRtSeconds", "TCP_MAXRT", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpMaxRtMs", "TCP_MAXRTMS", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpMaxSegBytes", "TCP_MAXSEG", 6, 2, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 32767},
    {"tcpNoDelay", "TCP_NODELAY", 6, 1, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"tcpNoOpt", "TCP_NOOPT", 6, 8, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"tcpNoPush", "TCP_NOPUSH", 6, 4, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"tcpNotSentLowatBytes", "TCP_NOTSENT_LOWAT", 6, 513, OptionLayout::kUint32, OptionAccess::kReadWrite, true, 0, 0, 4294967295LL},
    {"tcpQueueSeq", "TCP_QUEUE_SEQ", 0, 0, OptionLayout::kUint32, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpQuickAck", "TCP_QUICKACK", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpRepair", "TCP_REPAIR", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpRepairOptions", "TCP_REPAIR_OPTIONS", 0, 0, OptionLayout::kBytes, OptionAccess::kWriteOnly, false, 0, 0, 0},
    {"tcpRepairQueue", "TCP_REPAIR_QUEUE", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpRepairWindow", "TCP_REPAIR_WINDOW", 0, 0, OptionLayout::kBytes, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpRtoMaxMs", "TCP_RTO_MAX_MS", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpRtoMinUs", "TCP_RTO_MIN_US", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpRxtConnDropTimeSeconds", "TCP_RXT_CONNDROPTIME", 6, 128, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 2147483647},
    {"tcpSavedSyn", "TCP_SAVED_SYN", 0, 0, OptionLayout::kBytes, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"tcpSaveSyn", "TCP_SAVE_SYN", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpSendMoreAcks", "TCP_SENDMOREACKS", 6, 259, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"tcpSynCnt", "TCP_SYNCNT", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpThinDupAck", "TCP_THIN_DUPACK", 0, 0, OptionLayout::kBool, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"tcpThinLinearTimeouts", "TCP_THIN_LINEAR_TIMEOUTS", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpTimestamp", "TCP_TIMESTAMP", 0, 0, OptionLayout::kUint32, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpTimestamps", "TCP_TIMESTAMPS", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpTxDelayUs", "TCP_TX_DELAY", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpUlp", "TCP_ULP", 0, 0, OptionLayout::kString, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpUserTimeoutMs", "TCP_USER_TIMEOUT", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpWindowClampBytes", "TCP_WINDOW_CLAMP", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"mptcpInfo", "MPTCP_INFO", 0, 0, OptionLayout::kMptcpInfo, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"udpLiteRecvCsCovBytes", "UDPLITE_RECV_CSCOV", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"udpLiteSendCsCovBytes", "UDPLITE_SEND_CSCOV", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"udpChecksumCoverage", "UDP_CHECKSUM_COVERAGE", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"udpCork", "UDP_CORK", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"udpEncap", "UDP_ENCAP", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"udpGro", "UDP_GRO", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"udpNoChecksum", "UDP_NOCHECKSUM", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"udpNoCheck6Rx", "UDP_NO_CHECK6_RX", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"udpNoCheck6Tx", "UDP_NO_CHECK6_TX", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"udpRecvMaxCoalescedSizeBytes", "UDP_RECV_MAX_COALESCED_SIZE", 0, 0, OptionLayout::kUint32, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"udpSegmentBytes", "UDP_SEGMENT", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipAddMembership", "IP_ADD_MEMBERSHIP", 0, 12, OptionLayout::kIpv4Membership, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipAddSourceMembership", "IP_ADD_SOURCE_MEMBERSHIP", 0, 70, OptionLayout::kIpv4Source, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipBindAddressNoPort", "IP_BIND_ADDRESS_NO_PORT", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipBlockSource", "IP_BLOCK_SOURCE", 0, 72, OptionLayout::kIpv4Source, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipBoundIf", "IP_BOUND_IF", 0, 25, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 2147483647},
    {"ipCheckSum", "IP_CHECKSUM", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipDontFrag", "IP_DONTFRAG", 0, 28, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipDropMembership", "IP_DROP_MEMBERSHIP", 0, 13, OptionLayout::kIpv4Membership, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipDropSourceMembership", "IP_DROP_SOURCE_MEMBERSHIP", 0, 71, OptionLayout::kIpv4Source, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipFreeBind", "IP_FREEBIND", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipHdrIncl", "IP_HDRINCL", 0, 2, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipLocalPortRange", "IP_LOCAL_PORT_RANGE", 0, 0, OptionLayout::kPortRange, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipMinTtl", "IP_MINTTL", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipMtuBytes", "IP_MTU", 0, 0, OptionLayout::kInt, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"ipMtuDiscover", "IP_MTU_DISCOVER", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipMulticastAll", "IP_MULTICAST_ALL", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipMulticastIf", "IP_MULTICAST_IF", 0, 9, OptionLayout::kIpv4Address, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipMulticastIfIndex", "IP_MULTICAST_IFINDEX", 0, 66, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 2147483647},
    {"ipMulticastLoop", "IP_MULTICAST_LOOP", 0, 11, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipMulticastTtl", "IP_MULTICAST_TTL", 0, 10, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, -1, 255},
    {"ipNodeFrag", "IP_NODEFRAG", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipOptions", "IP_OPTIONS", 0, 1, OptionLayout::kBytes, OptionAccess::kReadWrite, true, 40, 0, 0},
    {"ipOriginalArrivalIf", "IP_ORIGINAL_ARRIVAL_IF", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipPassSec", "IP_PASSSEC", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipPktInfo", "IP_PKTINFO", 0, 26, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipPortRange", "IP_PORTRANGE", 0, 19, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 2},
    {"ipProtocol", "IP_PROTOCOL", 0, 0, OptionLayout::kInt, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"ipReceiveBroadcast", "IP_RECEIVE_BROADCAST", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipRecvDstAddr", "IP_RECVDSTADDR", 0, 7, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipRecvErr", "IP_RECVERR", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipRecvErrRfc4884", "IP_RECVERR_RFC4884", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipRecvFragSize", "IP_RECVFRAGSIZE", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipRecvIf", "IP_RECVIF", 0, 20, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipRecvOpts", "IP_RECVOPTS", 0, 5, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipRecvOrigDstAddr", "IP_RECVORIGDSTADDR", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipRecvTos", "IP_RECVTOS", 0, 27, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipRecvTtl", "IP_RECVTTL", 0, 24, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipRetOpts", "IP_RECVRETOPTS", 0, 6, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipRouterAlert", "IP_ROUTER_ALERT", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipStripHdr", "IP_STRIPHDR", 0, 23, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipTos", "IP_TOS", 0, 3, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 255},
    {"ipTransparent", "IP_TRANSPARENT", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipTtl", "IP_TTL", 0, 4, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, -1, 255},
    {"ipUnblockSource", "IP_UNBLOCK_SOURCE", 0, 73, OptionLayout::kIpv4Source, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipUnicastIf", "IP_UNICAST_IF", 0, 0, OptionLayout::kNetworkUint32, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipUserMtuBytes", "IP_USER_MTU", 0, 0, OptionLayout::kUint32, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipMcastBlockSource", "MCAST_BLOCK_SOURCE", 0, 84, OptionLayout::kGroupSource, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipMcastJoinGroup", "MCAST_JOIN_GROUP", 0, 80, OptionLayout::kGroup, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipMcastJoinSourceGroup", "MCAST_JOIN_SOURCE_GROUP", 0, 82, OptionLayout::kGroupSource, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipMcastLeaveGroup", "MCAST_LEAVE_GROUP", 0, 81, OptionLayout::kGroup, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipMcastLeaveSourceGroup", "MCAST_LEAVE_SOURCE_GROUP", 0, 83, OptionLayout::kGroupSource, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipMcastUnblockSource", "MCAST_UNBLOCK_SOURCE", 0, 85, OptionLayout::kGroupSource, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"soOriginalDst", "SO_ORIGINAL_DST", 0, 0, OptionLayout::kSocketAddress, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"ip6tSoOriginalDst", "IP6T_SO_ORIGINAL_DST", 0, 0, OptionLayout::kSocketAddress, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"ipv6AddrForm", "IPV6_ADDRFORM", 0, 0, OptionLayout::kInt, OptionAccess::kWriteOnly, false, 0, 0, 0},
    {"ipv6AddrPreferences", "IPV6_ADDR_PREFERENCES", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6AutoFlowLabel", "IPV6_AUTOFLOWLABEL", 41, 59, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6BoundIf", "IPV6_BOUND_IF", 41, 125, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 2147483647},
    {"ipv6CheckSum", "IPV6_CHECKSUM", 41, 26, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, -1, 65534},
    {"ipv6DontFrag", "IPV6_DONTFRAG", 41, 62, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6DstOpts", "IPV6_DSTOPTS", 41, 50, OptionLayout::kBytes, OptionAccess::kReadWrite, true, 2048, 0, 0},
    {"ipv6FlowInfo", "IPV6_FLOWINFO", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6FlowInfoSend", "IPV6_FLOWINFO_SEND", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6FreeBind", "IPV6_FREEBIND", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6HdrIncl", "IPV6_HDRINCL", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6HopOpts", "IPV6_HOPOPTS", 41, 49, OptionLayout::kBytes, OptionAccess::kReadWrite, true, 2048, 0, 0},
    {"ipv6JoinAnycast", "IPV6_JOIN_ANYCAST", 0, 0, OptionLayout::kIpv6Membership, OptionAccess::kWriteOnly, false, 0, 0, 0},
    {"ipv6JoinGroup", "IPV6_JOIN_GROUP", 41, 12, OptionLayout::kIpv6Membership, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipv6LeaveAnycast", "IPV6_LEAVE_ANYCAST", 0, 0, OptionLayout::kIpv6Membership, OptionAccess::kWriteOnly, false, 0, 0, 0},
    {"ipv6LeaveGroup", "IPV6_LEAVE_GROUP", 41, 13, OptionLayout::kIpv6Membership, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipv6MinHopCount", "IPV6_MINHOPCOUNT", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6MtuBytes", "IPV6_MTU", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6MtuDiscover", "IPV6_MTU_DISCOVER", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6MulticastAll", "IPV6_MULTICAST_ALL", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6MulticastHops", "IPV6_MULTICAST_HOPS", 41, 10, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, -1, 255},
    {"ipv6MulticastIf", "IPV6_MULTICAST_IF", 41, 9, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 2147483647},
    {"ipv6MulticastLoop", "IPV6_MULTICAST_LOOP", 41, 11, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6PathMtu", "IPV6_PATHMTU", 41, 44, OptionLayout::kBytes, OptionAccess::kReadOnly, true, 64, 0, 0},
    {"ipv6PktInfo", "IPV6_PKTINFO", 41, 46, OptionLayout::kBytes, OptionAccess::kWriteOnly, true, 20, 0, 0},
    {"ipv6ProtectionLevel", "IPV6_PROTECTION_LEVEL", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6RecvDstOpts", "IPV6_RECVDSTOPTS", 41, 40, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6RecvErr", "IPV6_RECVERR", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6RecvErrRfc4884", "IPV6_RECVERR_RFC4884", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6RecvFragSize", "IPV6_RECVFRAGSIZE", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6RecvHopLimit", "IPV6_RECVHOPLIMIT", 41, 37, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6RecvHopOpts", "IPV6_RECVHOPOPTS", 41, 39, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6RecvOrigDstAddr", "IPV6_RECVORIGDSTADDR", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6RecvPathMtu", "IPV6_RECVPATHMTU", 41, 43, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6RecvPktInfo", "IPV6_RECVPKTINFO", 41, 61, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6RecvRtHdr", "IPV6_RECVRTHDR", 41, 38, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6RecvTClass", "IPV6_RECVTCLASS", 41, 35, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6RouterAlert", "IPV6_ROUTER_ALERT", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6RouterAlertIsolate", "IPV6_ROUTER_ALERT_ISOLATE", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6RtHdr", "IPV6_RTHDR", 41, 51, OptionLayout::kBytes, OptionAccess::kReadWrite, true, 2048, 0, 0},
    {"ipv6RtHdrDstOpts", "IPV6_RTHDRDSTOPTS", 41, 57, OptionLayout::kBytes, OptionAccess::kReadWrite, true, 2048, 0, 0},
    {"ipv6TClass", "IPV6_TCLASS", 41, 36, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, -1, 255},
    {"ipv6Transparent", "IPV6_TRANSPARENT", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6UnicastHops", "IPV6_UNICAST_HOPS", 41, 4, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, -1, 255},
    {"ipv6UnicastIf", "IPV6_UNICAST_IF", 0, 0, OptionLayout::kNetworkUint32, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6UserMtuBytes", "IPV6_USER_MTU", 0, 0, OptionLayout::kUint32, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6V6Only", "IPV6_V6ONLY", 41, 27, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6McastBlockSource", "MCAST_BLOCK_SOURCE", 41, 84, OptionLayout::kGroupSource, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipv6McastJoinGroup", "MCAST_JOIN_GROUP", 41, 80, OptionLayout::kGroup, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipv6McastJoinSourceGroup", "MCAST_JOIN_SOURCE_GROUP", 41, 82, OptionLayout::kGroupSource, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipv6McastLeaveGroup", "MCAST_LEAVE_GROUP", 41, 81, OptionLayout::kGroup, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipv6McastLeaveSourceGroup", "MCAST_LEAVE_SOURCE_GROUP", 41, 83, OptionLayout::kGroupSource, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipv6McastUnblockSource", "MCAST_UNBLOCK_SOURCE", 41, 85, OptionLayout::kGroupSource, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"icmp6Filter", "ICMP6_FILTER", 58, 18, OptionLayout::kBytes, OptionAccess::kReadWrite, true, 32, 0, 0},
    {"icmpFilter", "ICMP_FILTER", 0, 0, OptionLayout::kUint32, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"localPeerCred", "LOCAL_PEERCRED", 0, 1, OptionLayout::kBytes, OptionAccess::kReadOnly, true, 80, 0, 0},
    {"localPeerEPid", "LOCAL_PEEREPID", 0, 3, OptionLayout::kInt, OptionAccess::kReadOnly, true, 0, 0, 2147483647},
    {"localPeerPid", "LOCAL_PEERPID", 0, 2, OptionLayout::kInt, OptionAccess::kReadOnly, true, 0, 0, 2147483647},
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
#ifdef IPPROTO_ICMPV6
static_assert(IPPROTO_ICMPV6 == 58);
#endif
#ifdef IPPROTO_IP
static_assert(IPPROTO_IP == 0);
#endif
#ifdef IPPROTO_IPV6
static_assert(IPPROTO_IPV6 == 41);
#endif
#ifdef IPPROTO_TCP
static_assert(IPPROTO_TCP == 6);
#endif
#ifdef SOL_LOCAL
static_assert(SOL_LOCAL == 0);
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
#ifdef SO_DEBUG
static_assert(SO_DEBUG == 1);
#endif
#ifdef SO_DONTROUTE
static_assert(SO_DONTROUTE == 16);
#endif
#ifdef SO_ERROR
static_assert(SO_ERROR == 4103);
#endif
#ifdef SO_KEEPALIVE
static_assert(SO_KEEPALIVE == 8);
#endif
#ifdef SO_LINGER_SEC
static_assert(SO_LINGER_SEC == 4224);
#endif
#ifdef SO_NET_SERVICE_TYPE
static_assert(SO_NET_SERVICE_TYPE == 4374);
#endif
#ifdef SO_NOADDRERR
static_assert(SO_NOADDRERR == 4131);
#endif
#ifdef SO_NOSIGPIPE
static_assert(SO_NOSIGPIPE == 4130);
#endif
#ifdef SO_NREAD
static_assert(SO_NREAD == 4128);
#endif
#ifdef SO_NUMRCVPKT
static_assert(SO_NUMRCVPKT == 4370);
#endif
#ifdef SO_NWRITE
static_assert(SO_NWRITE == 4132);
#endif
#ifdef SO_OOBINLINE
static_assert(SO_OOBINLINE == 256);
#endif
#ifdef SO_RANDOMPORT
static_assert(SO_RANDOMPORT == 4226);
#endif
#ifdef SO_RCVBUF
static_assert(SO_RCVBUF == 4098);
#endif
#ifdef SO_RCVLOWAT
static_assert(SO_RCVLOWAT == 4100);
#endif
#ifdef SO_RCVTIMEO
static_assert(SO_RCVTIMEO == 4102);
#endif
#ifdef SO_REUSEADDR
static_assert(SO_REUSEADDR == 4);
#endif
#ifdef SO_REUSEPORT
static_assert(SO_REUSEPORT == 512);
#endif
#ifdef SO_REUSESHAREUID
static_assert(SO_REUSESHAREUID == 4133);
#endif
#ifdef SO_SNDBUF
static_assert(SO_SNDBUF == 4097);
#endif
#ifdef SO_SNDLOWAT
static_assert(SO_SNDLOWAT == 4099);
#endif
#ifdef SO_SNDTIMEO
static_assert(SO_SNDTIMEO == 4101);
#endif
#ifdef SO_TIMESTAMP
static_assert(SO_TIMESTAMP == 1024);
#endif
#ifdef SO_TIMESTAMP_MONOTONIC
static_assert(SO_TIMESTAMP_MONOTONIC == 2048);
#endif
#ifdef SO_TYPE
static_assert(SO_TYPE == 4104);
#endif
#ifdef SO_USELOOPBACK
static_assert(SO_USELOOPBACK == 64);
#endif
#ifdef TCP_CONNECTIONTIMEOUT
static_assert(TCP_CONNECTIONTIMEOUT == 32);
#endif
#ifdef TCP_CONNECTION_INFO
static_assert(TCP_CONNECTION_INFO == 262);
#endif
#ifdef TCP_ENABLE_ECN
static_assert(TCP_ENABLE_ECN == 260);
#endif
#ifdef TCP_FASTOPEN
static_assert(TCP_FASTOPEN == 261);
#endif
#ifdef TCP_KEEPCNT
static_assert(TCP_KEEPCNT == 258);
#endif
#ifdef TCP_KEEPALIVE
static_assert(TCP_KEEPALIVE == 16);
#endif
#ifdef TCP_KEEPINTVL
static_assert(TCP_KEEPINTVL == 257);
#endif
#ifdef TCP_MAXSEG
static_assert(TCP_MAXSEG == 2);
#endif
#ifdef TCP_NODELAY
static_assert(TCP_NODELAY == 1);
#endif
#ifdef TCP_NOOPT
static_assert(TCP_NOOPT == 8);
#endif
#ifdef TCP_NOPUSH
static_assert(TCP_NOPUSH == 4);
#endif
#ifdef TCP_NOTSENT_LOWAT
static_assert(TCP_NOTSENT_LOWAT == 513);
#endif
#ifdef TCP_RXT_CONNDROPTIME
static_assert(TCP_RXT_CONNDROPTIME == 128);
#endif
#ifdef TCP_SENDMOREACKS
static_assert(TCP_SENDMOREACKS == 259);
#endif
#ifdef IP_ADD_MEMBERSHIP
static_assert(IP_ADD_MEMBERSHIP == 12);
#endif
#ifdef IP_ADD_SOURCE_MEMBERSHIP
static_assert(IP_ADD_SOURCE_MEMBERSHIP == 70);
#endif
#ifdef IP_BLOCK_SOURCE
static_assert(IP_BLOCK_SOURCE == 72);
#endif
#ifdef IP_BOUND_IF
static_assert(IP_BOUND_IF == 25);
#endif
#ifdef IP_DONTFRAG
static_assert(IP_DONTFRAG == 28);
#endif
#ifdef IP_DROP_MEMBERSHIP
static_assert(IP_DROP_MEMBERSHIP == 13);
#endif
#ifdef IP_DROP_SOURCE_MEMBERSHIP
static_assert(IP_DROP_SOURCE_MEMBERSHIP == 71);
#endif
#ifdef IP_HDRINCL
static_assert(IP_HDRINCL == 2);
#endif
#ifdef IP_MULTICAST_IF
static_assert(IP_MULTICAST_IF == 9);
#endif
#ifdef IP_MULTICAST_IFINDEX
static_assert(IP_MULTICAST_IFINDEX == 66);
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
#ifdef IP_PKTINFO
static_assert(IP_PKTINFO == 26);
#endif
#ifdef IP_PORTRANGE
static_assert(IP_PORTRANGE == 19);
#endif
#ifdef IP_RECVDSTADDR
static_assert(IP_RECVDSTADDR == 7);
#endif
#ifdef IP_RECVIF
static_assert(IP_RECVIF == 20);
#endif
#ifdef IP_RECVOPTS
static_assert(IP_RECVOPTS == 5);
#endif
#ifdef IP_RECVTOS
static_assert(IP_RECVTOS == 27);
#endif
#ifdef IP_RECVTTL
static_assert(IP_RECVTTL == 24);
#endif
#ifdef IP_RECVRETOPTS
static_assert(IP_RECVRETOPTS == 6);
#endif
#ifdef IP_STRIPHDR
static_assert(IP_STRIPHDR == 23);
#endif
#ifdef IP_TOS
static_assert(IP_TOS == 3);
#endif
#ifdef IP_TTL
static_assert(IP_TTL == 4);
#endif
#ifdef IP_UNBLOCK_SOURCE
static_assert(IP_UNBLOCK_SOURCE == 73);
#endif
#ifdef MCAST_BLOCK_SOURCE
static_assert(MCAST_BLOCK_SOURCE == 84);
#endif
#ifdef MCAST_JOIN_GROUP
static_assert(MCAST_JOIN_GROUP == 80);
#endif
#ifdef MCAST_JOIN_SOURCE_GROUP
static_assert(MCAST_JOIN_SOURCE_GROUP == 82);
#endif
#ifdef MCAST_LEAVE_GROUP
static_assert(MCAST_LEAVE_GROUP == 81);
#endif
#ifdef MCAST_LEAVE_SOURCE_GROUP
static_assert(MCAST_LEAVE_SOURCE_GROUP == 83);
#endif
#ifdef MCAST_UNBLOCK_SOURCE
static_assert(MCAST_UNBLOCK_SOURCE == 85);
#endif
#ifdef IPV6_AUTOFLOWLABEL
static_assert(IPV6_AUTOFLOWLABEL == 59);
#endif
#ifdef IPV6_BOUND_IF
static_assert(IPV6_BOUND_IF == 125);
#endif
#ifdef IPV6_CHECKSUM
static_assert(IPV6_CHECKSUM == 26);
#endif
#ifdef IPV6_DONTFRAG
static_assert(IPV6_DONTFRAG == 62);
#endif
#ifdef IPV6_DSTOPTS
static_assert(IPV6_DSTOPTS == 50);
#endif
#ifdef IPV6_HOPOPTS
static_assert(IPV6_HOPOPTS == 49);
#endif
#ifdef IPV6_JOIN_GROUP
static_assert(IPV6_JOIN_GROUP == 12);
#endif
#ifdef IPV6_LEAVE_GROUP
static_assert(IPV6_LEAVE_GROUP == 13);
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
#ifdef IPV6_PATHMTU
static_assert(IPV6_PATHMTU == 44);
#endif
#ifdef IPV6_PKTINFO
static_assert(IPV6_PKTINFO == 46);
#endif
#ifdef IPV6_RECVDSTOPTS
static_assert(IPV6_RECVDSTOPTS == 40);
#endif
#ifdef IPV6_RECVHOPLIMIT
static_assert(IPV6_RECVHOPLIMIT == 37);
#endif
#ifdef IPV6_RECVHOPOPTS
static_assert(IPV6_RECVHOPOPTS == 39);
#endif
#ifdef IPV6_RECVPATHMTU
static_assert(IPV6_RECVPATHMTU == 43);
#endif
#ifdef IPV6_RECVPKTINFO
static_assert(IPV6_RECVPKTINFO == 61);
#endif
#ifdef IPV6_RECVRTHDR
static_assert(IPV6_RECVRTHDR == 38);
#endif
#ifdef IPV6_RECVTCLASS
static_assert(IPV6_RECVTCLASS == 35);
#endif
#ifdef IPV6_RTHDR
static_assert(IPV6_RTHDR == 51);
#endif
#ifdef IPV6_RTHDRDSTOPTS
static_assert(IPV6_RTHDRDSTOPTS == 57);
#endif
#ifdef IPV6_TCLASS
static_assert(IPV6_TCLASS == 36);
#endif
#ifdef IPV6_UNICAST_HOPS
static_assert(IPV6_UNICAST_HOPS == 4);
#endif
#ifdef IPV6_V6ONLY
static_assert(IPV6_V6ONLY == 27);
#endif
#ifdef ICMP6_FILTER
static_assert(ICMP6_FILTER == 18);
#endif
#ifdef LOCAL_PEERCRED
static_assert(LOCAL_PEERCRED == 1);
#endif
#ifdef LOCAL_PEEREPID
static_assert(LOCAL_PEEREPID == 3);
#endif
#ifdef LOCAL_PEERPID
static_assert(LOCAL_PEERPID == 2);
#endif
}  // namespace
}  // namespace syssock::sys

#endif  // SYSSOCK_NATIVE_SYS_OPTION_TABLE_DARWIN_GENERATED_H_
