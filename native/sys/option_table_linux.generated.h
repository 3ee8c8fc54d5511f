// Made by scripts/generate-options.mjs from native/options.json: change those.
#ifndef SYSSOCK_NATIVE_SYS_OPTION_TABLE_LINUX_GENERATED_H_
#define SYSSOCK_NATIVE_SYS_OPTION_TABLE_LINUX_GENERATED_H_

#include <netinet/icmp6.h>
#include <netinet/udp.h>

#include <cstddef>
#include <cstdint>

#include "option_row.h"
#include "system_headers.h"

namespace syssock::sys {
namespace {

#if defined(__powerpc__) || defined(__powerpc64__)
constexpr int kSoPassCred = 20;
#else
constexpr int kSoPassCred = 16;
#endif
#if defined(__powerpc__) || defined(__powerpc64__)
constexpr int kSoPeerCred = 21;
#else
constexpr int kSoPeerCred = 17;
#endif
#if defined(__powerpc__) || defined(__powerpc64__)
constexpr int kSoRcvLowatBytes = 16;
#else
constexpr int kSoRcvLowatBytes = 18;
#endif
#if defined(__powerpc__) || defined(__powerpc64__)
constexpr int kSoRcvTimeoMs = sizeof(time_t) > sizeof(long) ? 66 : 18;
#else
constexpr int kSoRcvTimeoMs = sizeof(time_t) > sizeof(long) ? 66 : 20;
#endif
#if defined(__powerpc__) || defined(__powerpc64__)
constexpr int kSoSndLowatBytes = 17;
#else
constexpr int kSoSndLowatBytes = 19;
#endif
#if defined(__powerpc__) || defined(__powerpc64__)
constexpr int kSoSndTimeoMs = sizeof(time_t) > sizeof(long) ? 67 : 19;
#else
constexpr int kSoSndTimeoMs = sizeof(time_t) > sizeof(long) ? 67 : 21;
#endif
constexpr int kSoTimestamp = sizeof(time_t) > sizeof(long) ? 63 : 29;
constexpr int kSoTimestamping = sizeof(time_t) > sizeof(long) ? 65 : 37;
constexpr int kSoTimestampNs = sizeof(time_t) > sizeof(long) ? 64 : 35;
constexpr int kSoVmSocketsConnectTimeoutMs = sizeof(time_t) > sizeof(long) ? 8 : 6;

// clang-format off
constexpr OptionRow kOptionRows[] = {
    {"soAcceptConn", "SO_ACCEPTCONN", 1, 30, OptionLayout::kBool, OptionAccess::kReadOnly, true, 0, 0, 0},
    {"soAttachBpf", "SO_ATTACH_BPF", 1, 50, OptionLayout::kInt, OptionAccess::kWriteOnly, true, 0, 0, 2147483647},
    {"soAttachFilter", "SO_ATTACH_FILTER", 1, 26, OptionLayout::kBpfProgram, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"soAttachReusePortCbpf", "SO_ATTACH_REUSEPORT_CBPF", 1, 51, OptionLayout::kBpfProgram, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"soAttachReusePortEbpf", "SO_ATTACH_REUSEPORT_EBPF", 1, 52, OptionLayout::kInt, OptionAccess::kWriteOnly, true, 0, 0, 2147483647},
    {"soBindToDevice", "SO_BINDTODEVICE", 1, 25, OptionLayout::kString, OptionAccess::kReadWrite, true, 16, 0, 0},
    {"soBindToIfIndex", "SO_BINDTOIFINDEX", 1, 62, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 2147483647},
    {"soBpfExtensions", "SO_BPF_EXTENSIONS", 1, 48, OptionLayout::kInt, OptionAccess::kReadOnly, true, 0, 0, 2147483647},
    {"soBroadcast", "SO_BROADCAST", 1, 6, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soBufLock", "SO_BUF_LOCK", 1, 72, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 3},
    {"soBusyPollUs", "SO_BUSY_POLL", 1, 46, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 2147483647},
    {"soBusyPollBudget", "SO_BUSY_POLL_BUDGET", 1, 70, OptionLayout::kInt, OptionAccess::kWriteOnly, true, 0, 0, 65535},
    {"soCompartmentId", "SO_COMPARTMENT_ID", 0, 0, OptionLayout::kUint32, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soConditionalAccept", "SO_CONDITIONAL_ACCEPT", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soConnectTimeSeconds", "SO_CONNECT_TIME", 0, 0, OptionLayout::kUint32, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"soCookie", "SO_COOKIE", 1, 57, OptionLayout::kUint64, OptionAccess::kReadOnly, true, 0, 0, INT64_MAX},
    {"soDebug", "SO_DEBUG", 1, 1, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soDetachFilter", "SO_DETACH_FILTER", 1, 27, OptionLayout::kInt, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"soDetachReusePortBpf", "SO_DETACH_REUSEPORT_BPF", 1, 68, OptionLayout::kInt, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"soDomain", "SO_DOMAIN", 1, 39, OptionLayout::kInt, OptionAccess::kReadOnly, true, 0, 0, 2147483647},
    {"soDontRoute", "SO_DONTROUTE", 1, 5, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soError", "SO_ERROR", 1, 4, OptionLayout::kInt, OptionAccess::kReadOnly, true, 0, 0, 2147483647},
    {"soExclusiveAddrUse", "SO_EXCLUSIVEADDRUSE", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soIncomingCpu", "SO_INCOMING_CPU", 1, 49, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, -1, 2147483647},
    {"soIncomingNapiId", "SO_INCOMING_NAPI_ID", 1, 56, OptionLayout::kUint32, OptionAccess::kReadOnly, true, 0, 0, 4294967295LL},
    {"soInq", "SO_INQ", 1, 84, OptionLayout::kBool, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"soKeepAlive", "SO_KEEPALIVE", 1, 9, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soLinger", "SO_LINGER", 1, 13, OptionLayout::kLinger, OptionAccess::kReadWrite, true, 0, 0, 65535},
    {"soLockFilter", "SO_LOCK_FILTER", 1, 44, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soMark", "SO_MARK", 1, 36, OptionLayout::kUint32, OptionAccess::kReadWrite, true, 0, 0, 4294967295LL},
    {"soMaxMsgSizeBytes", "SO_MAX_MSG_SIZE", 0, 0, OptionLayout::kUint32, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"soMaxPacingRateBytesPerSecond", "SO_MAX_PACING_RATE", 1, 47, OptionLayout::kUint64, OptionAccess::kReadWrite, true, 0, 0, INT64_MAX},
    {"soMemInfo", "SO_MEMINFO", 1, 55, OptionLayout::kUint32List, OptionAccess::kReadOnly, true, 64, 0, 4294967295LL},
    {"soNetnsCookie", "SO_NETNS_COOKIE", 1, 71, OptionLayout::kUint64, OptionAccess::kReadOnly, true, 0, 0, INT64_MAX},
    {"soNetServiceType", "SO_NET_SERVICE_TYPE", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soNoAddrErr", "SO_NOADDRERR", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soNoFcs", "SO_NOFCS", 1, 43, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soNoSigPipe", "SO_NOSIGPIPE", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soNoCheck", "SO_NO_CHECK", 1, 11, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soNReadBytes", "SO_NREAD", 0, 0, OptionLayout::kInt, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"soNumRcvPkt", "SO_NUMRCVPKT", 0, 0, OptionLayout::kInt, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"soNWriteBytes", "SO_NWRITE", 0, 0, OptionLayout::kInt, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"soOobInline", "SO_OOBINLINE", 1, 10, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soPassCred", "SO_PASSCRED", 1, kSoPassCred, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soPassPidFd", "SO_PASSPIDFD", 1, 76, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soPassRights", "SO_PASSRIGHTS", 1, 83, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soPassSec", "SO_PASSSEC", 1, 34, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soPauseAccept", "SO_PAUSE_ACCEPT", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soPeekOffBytes", "SO_PEEK_OFF", 1, 42, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, -1, 2147483647},
    {"soPeerCred", "SO_PEERCRED", 1, kSoPeerCred, OptionLayout::kCredentials, OptionAccess::kReadOnly, true, 0, 0, 0},
    {"soPeerGroups", "SO_PEERGROUPS", 1, 59, OptionLayout::kIdList, OptionAccess::kReadOnly, true, 262144, 0, 4294967295LL},
    {"soPeerName", "SO_PEERNAME", 1, 28, OptionLayout::kSocketAddress, OptionAccess::kReadOnly, true, 0, 0, 0},
    {"soPeerPidFd", "SO_PEERPIDFD", 1, 77, OptionLayout::kInt, OptionAccess::kReadOnly, true, 0, 0, 2147483647},
    {"soPeerSec", "SO_PEERSEC", 1, 31, OptionLayout::kString, OptionAccess::kReadOnly, true, 4096, 0, 0},
    {"soPortScalability", "SO_PORT_SCALABILITY", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soPreferBusyPoll", "SO_PREFER_BUSY_POLL", 1, 69, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soPriority", "SO_PRIORITY", 1, 12, OptionLayout::kUint32, OptionAccess::kReadWrite, true, 0, 0, 4294967295LL},
    {"soProtocol", "SO_PROTOCOL", 1, 38, OptionLayout::kInt, OptionAccess::kReadOnly, true, 0, 0, 2147483647},
    {"soRandomizePort", "SO_RANDOMIZE_PORT", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soRandomPort", "SO_RANDOMPORT", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soRcvBufBytes", "SO_RCVBUF", 1, 8, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 2147483647},
    {"soRcvBufForceBytes", "SO_RCVBUFFORCE", 1, 33, OptionLayout::kInt, OptionAccess::kWriteOnly, true, 0, 0, 2147483647},
    {"soRcvLowatBytes", "SO_RCVLOWAT", 1, kSoRcvLowatBytes, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 2147483647},
    {"soRcvMark", "SO_RCVMARK", 1, 75, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soRcvPriority", "SO_RCVPRIORITY", 1, 82, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soRcvTimeoMs", "SO_RCVTIMEO", 1, kSoRcvTimeoMs, OptionLayout::kTimeval, OptionAccess::kReadWrite, true, 0, 0, 2147483647},
    {"soReserveMemBytes", "SO_RESERVE_MEM", 1, 73, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 2147483647},
    {"soReuseAddr", "SO_REUSEADDR", 1, 2, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soReusePort", "SO_REUSEPORT", 1, 15, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soReuseShareUid", "SO_REUSESHAREUID", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soReuseMulticastPort", "SO_REUSE_MULTICASTPORT", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soReuseUnicastPort", "SO_REUSE_UNICASTPORT", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soRxqOvfl", "SO_RXQ_OVFL", 1, 40, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soSelectErrQueue", "SO_SELECT_ERR_QUEUE", 1, 45, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soSndBufBytes", "SO_SNDBUF", 1, 7, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 2147483647},
    {"soSndBufForceBytes", "SO_SNDBUFFORCE", 1, 32, OptionLayout::kInt, OptionAccess::kWriteOnly, true, 0, 0, 2147483647},
    {"soSndLowatBytes", "SO_SNDLOWAT", 1, kSoSndLowatBytes, OptionLayout::kInt, OptionAccess::kReadOnly, true, 0, 0, 2147483647},
    {"soSndTimeoMs", "SO_SNDTIMEO", 1, kSoSndTimeoMs, OptionLayout::kTimeval, OptionAccess::kReadWrite, true, 0, 0, 2147483647},
    {"soTimestamp", "SO_TIMESTAMP", 1, kSoTimestamp, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soTimestamping", "SO_TIMESTAMPING", 1, kSoTimestamping, OptionLayout::kUint32, OptionAccess::kReadWrite, true, 0, 0, 4294967295LL},
    {"soTimestampNs", "SO_TIMESTAMPNS", 1, kSoTimestampNs, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soTimestampMonotonic", "SO_TIMESTAMP_MONOTONIC", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soTxRehash", "SO_TXREHASH", 1, 74, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soTxTime", "SO_TXTIME", 1, 61, OptionLayout::kBytes, OptionAccess::kReadWrite, true, 8, 0, 0},
    {"soType", "SO_TYPE", 1, 3, OptionLayout::kInt, OptionAccess::kReadOnly, true, 0, 0, 2147483647},
    {"soUseLoopback", "SO_USELOOPBACK", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"soWifiStatus", "SO_WIFI_STATUS", 1, 41, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soZeroCopy", "SO_ZEROCOPY", 1, 60, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"tcpCcInfo", "TCP_CC_INFO", 6, 26, OptionLayout::kBytes, OptionAccess::kReadOnly, true, 256, 0, 0},
    {"tcpCongestion", "TCP_CONGESTION", 6, 13, OptionLayout::kString, OptionAccess::kReadWrite, true, 16, 0, 0},
    {"tcpConnectionTimeoutSeconds", "TCP_CONNECTIONTIMEOUT", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpConnectionInfo", "TCP_CONNECTION_INFO", 0, 0, OptionLayout::kBytes, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"tcpCork", "TCP_CORK", 6, 3, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"tcpDeferAcceptSeconds", "TCP_DEFER_ACCEPT", 6, 9, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 2147483647},
    {"tcpDelackMaxUs", "TCP_DELACK_MAX_US", 6, 46, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 1, 200000},
    {"tcpDelayFinAck", "TCP_DELAY_FIN_ACK", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpEnableEcn", "TCP_ENABLE_ECN", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpExpedited1122", "TCP_EXPEDITED_1122", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpFailConnectOnIcmpError", "TCP_FAIL_CONNECT_ON_ICMP_ERROR", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpFastOpen", "TCP_FASTOPEN", 6, 23, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 2147483647},
    {"tcpFastOpenConnect", "TCP_FASTOPEN_CONNECT", 6, 30, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"tcpFastOpenKey", "TCP_FASTOPEN_KEY", 6, 33, OptionLayout::kBytes, OptionAccess::kReadWrite, true, 32, 0, 0},
    {"tcpFastOpenNoCookie", "TCP_FASTOPEN_NO_COOKIE", 6, 34, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"tcpIcmpErrorInfo", "TCP_ICMP_ERROR_INFO", 0, 0, OptionLayout::kBytes, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"tcpInfo", "TCP_INFO", 6, 11, OptionLayout::kTcpInfo, OptionAccess::kReadOnly, true, 276, 0, 0},
    {"tcpInq", "TCP_INQ", 6, 36, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"tcpIsMptcp", "TCP_IS_MPTCP", 6, 43, OptionLayout::kBool, OptionAccess::kReadOnly, true, 0, 0, 0},
    {"tcpKeepCnt", "TCP_KEEPCNT", 6, 6, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 1, 127},
    {"tcpKeepIdleSeconds", "TCP_KEEPIDLE", 6, 4, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 1, 32767},
    {"tcpKeepIntvlSeconds", "TCP_KEEPINTVL", 6, 5, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 1, 32767},
    {"tcpLinger2Seconds", "TCP_LINGER2", 6, 8, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, -1, 2147483647},
    {"tcpMaxRtSeconds", "TCP_MAXRT", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpMaxRtMs", "TCP_MAXRTMS", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpMaxSegBytes", "TCP_MAXSEG", 6, 2, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 32767},
    {"tcpNoDelay", "TCP_NODELAY", 6, 1, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"tcpNoOpt", "TCP_NOOPT", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpNoPush", "TCP_NOPUSH", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpNotSentLowatBytes", "TCP_NOTSENT_LOWAT", 6, 25, OptionLayout::kUint32, OptionAccess::kReadWrite, true, 0, 0, 4294967295LL},
    {"tcpQueueSeq", "TCP_QUEUE_SEQ", 6, 21, OptionLayout::kUint32, OptionAccess::kReadWrite, true, 0, 0, 4294967295LL},
    {"tcpQuickAck", "TCP_QUICKACK", 6, 12, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"tcpRepair", "TCP_REPAIR", 6, 19, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, -1, 1},
    {"tcpRepairOptions", "TCP_REPAIR_OPTIONS", 6, 22, OptionLayout::kBytes, OptionAccess::kWriteOnly, true, 256, 0, 0},
    {"tcpRepairQueue", "TCP_REPAIR_QUEUE", 6, 20, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 2},
    {"tcpRepairWindow", "TCP_REPAIR_WINDOW", 6, 29, OptionLayout::kBytes, OptionAccess::kReadWrite, true, 20, 0, 0},
    {"tcpRtoMaxMs", "TCP_RTO_MAX_MS", 6, 44, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 1000, 120000},
    {"tcpRtoMinUs", "TCP_RTO_MIN_US", 6, 45, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 1, 200000},
    {"tcpRxtConnDropTimeSeconds", "TCP_RXT_CONNDROPTIME", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpSavedSyn", "TCP_SAVED_SYN", 6, 28, OptionLayout::kBytes, OptionAccess::kReadOnly, true, 512, 0, 0},
    {"tcpSaveSyn", "TCP_SAVE_SYN", 6, 27, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 2},
    {"tcpSendMoreAcks", "TCP_SENDMOREACKS", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpSynCnt", "TCP_SYNCNT", 6, 7, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 1, 127},
    {"tcpThinDupAck", "TCP_THIN_DUPACK", 6, 17, OptionLayout::kBool, OptionAccess::kReadOnly, true, 0, 0, 0},
    {"tcpThinLinearTimeouts", "TCP_THIN_LINEAR_TIMEOUTS", 6, 16, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"tcpTimestamp", "TCP_TIMESTAMP", 6, 24, OptionLayout::kUint32, OptionAccess::kReadWrite, true, 0, 0, 4294967295LL},
    {"tcpTimestamps", "TCP_TIMESTAMPS", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"tcpTxDelayUs", "TCP_TX_DELAY", 6, 37, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 2147483647},
    {"tcpUlp", "TCP_ULP", 6, 31, OptionLayout::kString, OptionAccess::kReadWrite, true, 16, 0, 0},
    {"tcpUserTimeoutMs", "TCP_USER_TIMEOUT", 6, 18, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 2147483647},
    {"tcpWindowClampBytes", "TCP_WINDOW_CLAMP", 6, 10, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 2147483647},
    {"mptcpInfo", "MPTCP_INFO", 284, 1, OptionLayout::kMptcpInfo, OptionAccess::kReadOnly, true, 96, 0, 0},
    {"udpLiteRecvCsCovBytes", "UDPLITE_RECV_CSCOV", 136, 11, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 65535},
    {"udpLiteSendCsCovBytes", "UDPLITE_SEND_CSCOV", 136, 10, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 65535},
    {"udpChecksumCoverage", "UDP_CHECKSUM_COVERAGE", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"udpCork", "UDP_CORK", 17, 1, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"udpEncap", "UDP_ENCAP", 17, 100, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 2147483647},
    {"udpGro", "UDP_GRO", 17, 104, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"udpNoChecksum", "UDP_NOCHECKSUM", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"udpNoCheck6Rx", "UDP_NO_CHECK6_RX", 17, 102, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"udpNoCheck6Tx", "UDP_NO_CHECK6_TX", 17, 101, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"udpRecvMaxCoalescedSizeBytes", "UDP_RECV_MAX_COALESCED_SIZE", 0, 0, OptionLayout::kUint32, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"udpSegmentBytes", "UDP_SEGMENT", 17, 103, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 65535},
    {"ipAddMembership", "IP_ADD_MEMBERSHIP", 0, 35, OptionLayout::kIpv4Membership, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipAddSourceMembership", "IP_ADD_SOURCE_MEMBERSHIP", 0, 39, OptionLayout::kIpv4Source, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipBindAddressNoPort", "IP_BIND_ADDRESS_NO_PORT", 0, 24, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipBlockSource", "IP_BLOCK_SOURCE", 0, 38, OptionLayout::kIpv4Source, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipBoundIf", "IP_BOUND_IF", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipCheckSum", "IP_CHECKSUM", 0, 23, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipDontFrag", "IP_DONTFRAG", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipDropMembership", "IP_DROP_MEMBERSHIP", 0, 36, OptionLayout::kIpv4Membership, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipDropSourceMembership", "IP_DROP_SOURCE_MEMBERSHIP", 0, 40, OptionLayout::kIpv4Source, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipFreeBind", "IP_FREEBIND", 0, 15, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipHdrIncl", "IP_HDRINCL", 0, 3, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipLocalPortRange", "IP_LOCAL_PORT_RANGE", 0, 51, OptionLayout::kPortRange, OptionAccess::kReadWrite, true, 0, 0, 65535},
    {"ipMinTtl", "IP_MINTTL", 0, 21, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 255},
    {"ipMtuBytes", "IP_MTU", 0, 14, OptionLayout::kInt, OptionAccess::kReadOnly, true, 0, 0, 2147483647},
    {"ipMtuDiscover", "IP_MTU_DISCOVER", 0, 10, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 5},
    {"ipMulticastAll", "IP_MULTICAST_ALL", 0, 49, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipMulticastIf", "IP_MULTICAST_IF", 0, 32, OptionLayout::kIpv4Address, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipMulticastIfIndex", "IP_MULTICAST_IFINDEX", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipMulticastLoop", "IP_MULTICAST_LOOP", 0, 34, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipMulticastTtl", "IP_MULTICAST_TTL", 0, 33, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, -1, 255},
    {"ipNodeFrag", "IP_NODEFRAG", 0, 22, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipOptions", "IP_OPTIONS", 0, 4, OptionLayout::kBytes, OptionAccess::kReadWrite, true, 40, 0, 0},
    {"ipOriginalArrivalIf", "IP_ORIGINAL_ARRIVAL_IF", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipPassSec", "IP_PASSSEC", 0, 18, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipPktInfo", "IP_PKTINFO", 0, 8, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipPortRange", "IP_PORTRANGE", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipProtocol", "IP_PROTOCOL", 0, 52, OptionLayout::kInt, OptionAccess::kReadOnly, true, 0, 0, 2147483647},
    {"ipReceiveBroadcast", "IP_RECEIVE_BROADCAST", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipRecvDstAddr", "IP_RECVDSTADDR", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipRecvErr", "IP_RECVERR", 0, 11, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipRecvErrRfc4884", "IP_RECVERR_RFC4884", 0, 26, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipRecvFragSize", "IP_RECVFRAGSIZE", 0, 25, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipRecvIf", "IP_RECVIF", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipRecvOpts", "IP_RECVOPTS", 0, 6, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipRecvOrigDstAddr", "IP_RECVORIGDSTADDR", 0, 20, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipRecvTos", "IP_RECVTOS", 0, 13, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipRecvTtl", "IP_RECVTTL", 0, 12, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipRetOpts", "IP_RETOPTS", 0, 7, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipRouterAlert", "IP_ROUTER_ALERT", 0, 5, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipStripHdr", "IP_STRIPHDR", 0, 0, OptionLayout::kBool, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipTos", "IP_TOS", 0, 1, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 255},
    {"ipTransparent", "IP_TRANSPARENT", 0, 19, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipTtl", "IP_TTL", 0, 2, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, -1, 255},
    {"ipUnblockSource", "IP_UNBLOCK_SOURCE", 0, 37, OptionLayout::kIpv4Source, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipUnicastIf", "IP_UNICAST_IF", 0, 50, OptionLayout::kNetworkUint32, OptionAccess::kReadWrite, true, 0, 0, 2147483647},
    {"ipUserMtuBytes", "IP_USER_MTU", 0, 0, OptionLayout::kUint32, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipMcastBlockSource", "MCAST_BLOCK_SOURCE", 0, 43, OptionLayout::kGroupSource, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipMcastJoinGroup", "MCAST_JOIN_GROUP", 0, 42, OptionLayout::kGroup, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipMcastJoinSourceGroup", "MCAST_JOIN_SOURCE_GROUP", 0, 46, OptionLayout::kGroupSource, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipMcastLeaveGroup", "MCAST_LEAVE_GROUP", 0, 45, OptionLayout::kGroup, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipMcastLeaveSourceGroup", "MCAST_LEAVE_SOURCE_GROUP", 0, 47, OptionLayout::kGroupSource, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipMcastUnblockSource", "MCAST_UNBLOCK_SOURCE", 0, 44, OptionLayout::kGroupSource, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"soOriginalDst", "SO_ORIGINAL_DST", 0, 80, OptionLayout::kSocketAddress, OptionAccess::kReadOnly, true, 0, 0, 0},
    {"ip6tSoOriginalDst", "IP6T_SO_ORIGINAL_DST", 41, 80, OptionLayout::kSocketAddress, OptionAccess::kReadOnly, true, 0, 0, 0},
    {"ipv6AddrForm", "IPV6_ADDRFORM", 41, 1, OptionLayout::kInt, OptionAccess::kWriteOnly, true, 0, 0, 2147483647},
    {"ipv6AddrPreferences", "IPV6_ADDR_PREFERENCES", 41, 72, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 65535},
    {"ipv6AutoFlowLabel", "IPV6_AUTOFLOWLABEL", 41, 70, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6BoundIf", "IPV6_BOUND_IF", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6CheckSum", "IPV6_CHECKSUM", 41, 7, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, -1, 65534},
    {"ipv6DontFrag", "IPV6_DONTFRAG", 41, 62, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6DstOpts", "IPV6_DSTOPTS", 41, 59, OptionLayout::kBytes, OptionAccess::kReadWrite, true, 2048, 0, 0},
    {"ipv6FlowInfo", "IPV6_FLOWINFO", 41, 11, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6FlowInfoSend", "IPV6_FLOWINFO_SEND", 41, 33, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6FreeBind", "IPV6_FREEBIND", 41, 78, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6HdrIncl", "IPV6_HDRINCL", 41, 36, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6HopOpts", "IPV6_HOPOPTS", 41, 54, OptionLayout::kBytes, OptionAccess::kReadWrite, true, 2048, 0, 0},
    {"ipv6JoinAnycast", "IPV6_JOIN_ANYCAST", 41, 27, OptionLayout::kIpv6Membership, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipv6JoinGroup", "IPV6_JOIN_GROUP", 41, 20, OptionLayout::kIpv6Membership, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipv6LeaveAnycast", "IPV6_LEAVE_ANYCAST", 41, 28, OptionLayout::kIpv6Membership, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipv6LeaveGroup", "IPV6_LEAVE_GROUP", 41, 21, OptionLayout::kIpv6Membership, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipv6MinHopCount", "IPV6_MINHOPCOUNT", 41, 73, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 255},
    {"ipv6MtuBytes", "IPV6_MTU", 41, 24, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 65575},
    {"ipv6MtuDiscover", "IPV6_MTU_DISCOVER", 41, 23, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 5},
    {"ipv6MulticastAll", "IPV6_MULTICAST_ALL", 41, 29, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6MulticastHops", "IPV6_MULTICAST_HOPS", 41, 18, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, -1, 255},
    {"ipv6MulticastIf", "IPV6_MULTICAST_IF", 41, 17, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 2147483647},
    {"ipv6MulticastLoop", "IPV6_MULTICAST_LOOP", 41, 19, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6PathMtu", "IPV6_PATHMTU", 41, 61, OptionLayout::kBytes, OptionAccess::kReadOnly, true, 64, 0, 0},
    {"ipv6PktInfo", "IPV6_PKTINFO", 41, 50, OptionLayout::kBytes, OptionAccess::kWriteOnly, true, 20, 0, 0},
    {"ipv6ProtectionLevel", "IPV6_PROTECTION_LEVEL", 0, 0, OptionLayout::kInt, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6RecvDstOpts", "IPV6_RECVDSTOPTS", 41, 58, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6RecvErr", "IPV6_RECVERR", 41, 25, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6RecvErrRfc4884", "IPV6_RECVERR_RFC4884", 41, 31, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6RecvFragSize", "IPV6_RECVFRAGSIZE", 41, 77, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6RecvHopLimit", "IPV6_RECVHOPLIMIT", 41, 51, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6RecvHopOpts", "IPV6_RECVHOPOPTS", 41, 53, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6RecvOrigDstAddr", "IPV6_RECVORIGDSTADDR", 41, 74, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6RecvPathMtu", "IPV6_RECVPATHMTU", 41, 60, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6RecvPktInfo", "IPV6_RECVPKTINFO", 41, 49, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6RecvRtHdr", "IPV6_RECVRTHDR", 41, 56, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6RecvTClass", "IPV6_RECVTCLASS", 41, 66, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6RouterAlert", "IPV6_ROUTER_ALERT", 41, 22, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, -1, 65535},
    {"ipv6RouterAlertIsolate", "IPV6_ROUTER_ALERT_ISOLATE", 41, 30, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6RtHdr", "IPV6_RTHDR", 41, 57, OptionLayout::kBytes, OptionAccess::kReadWrite, true, 2048, 0, 0},
    {"ipv6RtHdrDstOpts", "IPV6_RTHDRDSTOPTS", 41, 55, OptionLayout::kBytes, OptionAccess::kReadWrite, true, 2048, 0, 0},
    {"ipv6TClass", "IPV6_TCLASS", 41, 67, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, -1, 255},
    {"ipv6Transparent", "IPV6_TRANSPARENT", 41, 75, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6UnicastHops", "IPV6_UNICAST_HOPS", 41, 16, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, -1, 255},
    {"ipv6UnicastIf", "IPV6_UNICAST_IF", 41, 76, OptionLayout::kNetworkUint32, OptionAccess::kReadWrite, true, 0, 0, 2147483647},
    {"ipv6UserMtuBytes", "IPV6_USER_MTU", 0, 0, OptionLayout::kUint32, OptionAccess::kReadWrite, false, 0, 0, 0},
    {"ipv6V6Only", "IPV6_V6ONLY", 41, 26, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"ipv6McastBlockSource", "MCAST_BLOCK_SOURCE", 41, 43, OptionLayout::kGroupSource, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipv6McastJoinGroup", "MCAST_JOIN_GROUP", 41, 42, OptionLayout::kGroup, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipv6McastJoinSourceGroup", "MCAST_JOIN_SOURCE_GROUP", 41, 46, OptionLayout::kGroupSource, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipv6McastLeaveGroup", "MCAST_LEAVE_GROUP", 41, 45, OptionLayout::kGroup, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipv6McastLeaveSourceGroup", "MCAST_LEAVE_SOURCE_GROUP", 41, 47, OptionLayout::kGroupSource, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"ipv6McastUnblockSource", "MCAST_UNBLOCK_SOURCE", 41, 44, OptionLayout::kGroupSource, OptionAccess::kWriteOnly, true, 0, 0, 0},
    {"icmp6Filter", "ICMP6_FILTER", 58, 1, OptionLayout::kBytes, OptionAccess::kReadWrite, true, 32, 0, 0},
    {"icmpFilter", "ICMP_FILTER", 255, 1, OptionLayout::kUint32, OptionAccess::kReadWrite, true, 0, 0, 4294967295LL},
    {"localPeerCred", "LOCAL_PEERCRED", 0, 0, OptionLayout::kBytes, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"localPeerEPid", "LOCAL_PEEREPID", 0, 0, OptionLayout::kInt, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"localPeerPid", "LOCAL_PEERPID", 0, 0, OptionLayout::kInt, OptionAccess::kReadOnly, false, 0, 0, 0},
    {"soVmSocketsBufferMaxSizeBytes", "SO_VM_SOCKETS_BUFFER_MAX_SIZE", 40, 2, OptionLayout::kUint64, OptionAccess::kReadWrite, true, 0, 0, INT64_MAX},
    {"soVmSocketsBufferMinSizeBytes", "SO_VM_SOCKETS_BUFFER_MIN_SIZE", 40, 1, OptionLayout::kUint64, OptionAccess::kReadWrite, true, 0, 0, INT64_MAX},
    {"soVmSocketsBufferSizeBytes", "SO_VM_SOCKETS_BUFFER_SIZE", 40, 0, OptionLayout::kUint64, OptionAccess::kReadWrite, true, 0, 0, INT64_MAX},
    {"soVmSocketsConnectTimeoutMs", "SO_VM_SOCKETS_CONNECT_TIMEOUT", 40, kSoVmSocketsConnectTimeoutMs, OptionLayout::kTimeval, OptionAccess::kReadWrite, true, 0, 1, 2147483647},
    {"canRawErrFilter", "CAN_RAW_ERR_FILTER", 101, 2, OptionLayout::kUint32, OptionAccess::kReadWrite, true, 0, 0, 4294967295LL},
    {"canRawFdFrames", "CAN_RAW_FD_FRAMES", 101, 5, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"canRawFilter", "CAN_RAW_FILTER", 101, 1, OptionLayout::kBytes, OptionAccess::kReadWrite, true, 4096, 0, 0},
    {"canRawJoinFilters", "CAN_RAW_JOIN_FILTERS", 101, 6, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"canRawLoopback", "CAN_RAW_LOOPBACK", 101, 3, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"canRawRecvOwnMsgs", "CAN_RAW_RECV_OWN_MSGS", 101, 4, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soJ1939ErrQueue", "SO_J1939_ERRQUEUE", 107, 4, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soJ1939Filter", "SO_J1939_FILTER", 107, 1, OptionLayout::kBytes, OptionAccess::kWriteOnly, true, 16384, 0, 0},
    {"soJ1939Promisc", "SO_J1939_PROMISC", 107, 2, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"soJ1939SendPrio", "SO_J1939_SEND_PRIO", 107, 3, OptionLayout::kInt, OptionAccess::kReadWrite, true, 0, 0, 7},
    {"tipcConnTimeoutMs", "TIPC_CONN_TIMEOUT", 271, 130, OptionLayout::kUint32, OptionAccess::kReadWrite, true, 0, 0, 4294967295LL},
    {"tipcDestDroppable", "TIPC_DEST_DROPPABLE", 271, 129, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"tipcImportance", "TIPC_IMPORTANCE", 271, 127, OptionLayout::kUint32, OptionAccess::kReadWrite, true, 0, 0, 3},
    {"tipcSrcDroppable", "TIPC_SRC_DROPPABLE", 271, 128, OptionLayout::kBool, OptionAccess::kReadWrite, true, 0, 0, 0},
    {"algSetKey", "ALG_SET_KEY", 279, 1, OptionLayout::kBytes, OptionAccess::kWriteOnly, true, 4096, 0, 0},
};
// clang-format on
constexpr std::size_t kOptionRowCount = sizeof(kOptionRows) / sizeof(kOptionRows[0]);

// Bit fields fill a byte from its other end where the bytes of a number do.
constexpr std::uint8_t BitsAt(unsigned offset, [[maybe_unused]] unsigned width) {
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  return static_cast<std::uint8_t>(8 - offset - width);
#else
  return static_cast<std::uint8_t>(offset);
#endif
}

constexpr StructField kTcpInfoFields[] = {
    {"state", 0, 1, 0, 0},
    {"caState", 1, 1, 0, 0},
    {"retransmits", 2, 1, 0, 0},
    {"probes", 3, 1, 0, 0},
    {"backoff", 4, 1, 0, 0},
    {"options", 5, 1, 0, 0},
    {"sndWscale", 6, 1, BitsAt(0, 4), 4},
    {"rcvWscale", 6, 1, BitsAt(4, 4), 4},
    {"deliveryRateAppLimited", 7, 1, BitsAt(0, 1), 1},
    {"fastopenClientFail", 7, 1, BitsAt(1, 2), 2},
    {"rtoUs", 8, 4, 0, 0},
    {"atoUs", 12, 4, 0, 0},
    {"sndMssBytes", 16, 4, 0, 0},
    {"rcvMssBytes", 20, 4, 0, 0},
    {"unackedSegments", 24, 4, 0, 0},
    {"sackedSegments", 28, 4, 0, 0},
    {"lostSegments", 32, 4, 0, 0},
    {"retransSegments", 36, 4, 0, 0},
    {"facketsSegments", 40, 4, 0, 0},
    {"lastDataSentMs", 44, 4, 0, 0},
    {"lastAckSentMs", 48, 4, 0, 0},
    {"lastDataRecvMs", 52, 4, 0, 0},
    {"lastAckRecvMs", 56, 4, 0, 0},
    {"pmtuBytes", 60, 4, 0, 0},
    {"rcvSsthreshBytes", 64, 4, 0, 0},
    {"rttUs", 68, 4, 0, 0},
    {"rttvarUs", 72, 4, 0, 0},
    {"sndSsthreshSegments", 76, 4, 0, 0},
    {"sndCwndSegments", 80, 4, 0, 0},
    {"advmssBytes", 84, 4, 0, 0},
    {"reorderingSegments", 88, 4, 0, 0},
    {"rcvRttUs", 92, 4, 0, 0},
    {"rcvSpaceBytes", 96, 4, 0, 0},
    {"totalRetransSegments", 100, 4, 0, 0},
    {"pacingRateBytesPerSecond", 104, 8, 0, 0},
    {"maxPacingRateBytesPerSecond", 112, 8, 0, 0},
    {"bytesAcked", 120, 8, 0, 0},
    {"bytesReceived", 128, 8, 0, 0},
    {"segsOut", 136, 4, 0, 0},
    {"segsIn", 140, 4, 0, 0},
    {"notsentBytes", 144, 4, 0, 0},
    {"minRttUs", 148, 4, 0, 0},
    {"dataSegsIn", 152, 4, 0, 0},
    {"dataSegsOut", 156, 4, 0, 0},
    {"deliveryRateBytesPerSecond", 160, 8, 0, 0},
    {"busyTimeUs", 168, 8, 0, 0},
    {"rwndLimitedUs", 176, 8, 0, 0},
    {"sndbufLimitedUs", 184, 8, 0, 0},
    {"deliveredSegments", 192, 4, 0, 0},
    {"deliveredCeSegments", 196, 4, 0, 0},
    {"bytesSent", 200, 8, 0, 0},
    {"bytesRetrans", 208, 8, 0, 0},
    {"dsackDups", 216, 4, 0, 0},
    {"reordSeen", 220, 4, 0, 0},
    {"rcvOoopackSegments", 224, 4, 0, 0},
    {"sndWndBytes", 228, 4, 0, 0},
    {"rcvWndBytes", 232, 4, 0, 0},
    {"rehashes", 236, 4, 0, 0},
    {"totalRtos", 240, 2, 0, 0},
    {"totalRtoRecoveries", 242, 2, 0, 0},
    {"totalRtoTimeMs", 244, 4, 0, 0},
    {"receivedCeSegments", 248, 4, 0, 0},
    {"deliveredE1Bytes", 252, 4, 0, 0},
    {"deliveredE0Bytes", 256, 4, 0, 0},
    {"deliveredCeBytes", 260, 4, 0, 0},
    {"receivedE1Bytes", 264, 4, 0, 0},
    {"receivedE0Bytes", 268, 4, 0, 0},
    {"receivedCeBytes", 272, 4, 0, 0},
};
constexpr std::size_t kTcpInfoFieldCount = sizeof(kTcpInfoFields) / sizeof(kTcpInfoFields[0]);

constexpr StructField kMptcpInfoFields[] = {
    {"subflows", 0, 1, 0, 0},
    {"addAddrSignal", 1, 1, 0, 0},
    {"addAddrAccepted", 2, 1, 0, 0},
    {"subflowsMax", 3, 1, 0, 0},
    {"addAddrSignalMax", 4, 1, 0, 0},
    {"addAddrAcceptedMax", 5, 1, 0, 0},
    {"flags", 8, 4, 0, 0},
    {"token", 12, 4, 0, 0},
    {"writeSeq", 16, 8, 0, 0},
    {"sndUna", 24, 8, 0, 0},
    {"rcvNxt", 32, 8, 0, 0},
    {"localAddrUsed", 40, 1, 0, 0},
    {"localAddrMax", 41, 1, 0, 0},
    {"csumEnabled", 42, 1, 0, 0},
    {"retransmits", 44, 4, 0, 0},
    {"bytesRetrans", 48, 8, 0, 0},
    {"bytesSent", 56, 8, 0, 0},
    {"bytesReceived", 64, 8, 0, 0},
    {"bytesAcked", 72, 8, 0, 0},
    {"subflowsTotal", 80, 1, 0, 0},
    {"lastDataSentMs", 84, 4, 0, 0},
    {"lastDataRecvMs", 88, 4, 0, 0},
    {"lastAckRecvMs", 92, 4, 0, 0},
};
constexpr std::size_t kMptcpInfoFieldCount = sizeof(kMptcpInfoFields) / sizeof(kMptcpInfoFields[0]);

// The same numbers as in the system's headers, as far as these have them.
#ifdef AF_VSOCK
static_assert(AF_VSOCK == 40);
#endif
#ifdef IPPROTO_ICMPV6
static_assert(IPPROTO_ICMPV6 == 58);
#endif
#ifdef IPPROTO_IP
static_assert(IPPROTO_IP == 0);
#endif
#ifdef IPPROTO_IPV6
static_assert(IPPROTO_IPV6 == 41);
#endif
#ifdef IPPROTO_RAW
static_assert(IPPROTO_RAW == 255);
#endif
#ifdef IPPROTO_TCP
static_assert(IPPROTO_TCP == 6);
#endif
#ifdef IPPROTO_UDP
static_assert(IPPROTO_UDP == 17);
#endif
#ifdef IPPROTO_UDPLITE
static_assert(IPPROTO_UDPLITE == 136);
#endif
#ifdef SOL_ALG
static_assert(SOL_ALG == 279);
#endif
#ifdef SOL_CAN_J1939
static_assert(SOL_CAN_J1939 == 107);
#endif
#ifdef SOL_CAN_RAW
static_assert(SOL_CAN_RAW == 101);
#endif
#ifdef SOL_MPTCP
static_assert(SOL_MPTCP == 284);
#endif
#ifdef SOL_SOCKET
static_assert(SOL_SOCKET == 1);
#endif
#ifdef SOL_TIPC
static_assert(SOL_TIPC == 271);
#endif
#ifdef SO_ACCEPTCONN
static_assert(SO_ACCEPTCONN == 30);
#endif
#ifdef SO_ATTACH_BPF
static_assert(SO_ATTACH_BPF == 50);
#endif
#ifdef SO_ATTACH_FILTER
static_assert(SO_ATTACH_FILTER == 26);
#endif
#ifdef SO_ATTACH_REUSEPORT_CBPF
static_assert(SO_ATTACH_REUSEPORT_CBPF == 51);
#endif
#ifdef SO_ATTACH_REUSEPORT_EBPF
static_assert(SO_ATTACH_REUSEPORT_EBPF == 52);
#endif
#ifdef SO_BINDTODEVICE
static_assert(SO_BINDTODEVICE == 25);
#endif
#ifdef SO_BINDTOIFINDEX
static_assert(SO_BINDTOIFINDEX == 62);
#endif
#ifdef SO_BPF_EXTENSIONS
static_assert(SO_BPF_EXTENSIONS == 48);
#endif
#ifdef SO_BROADCAST
static_assert(SO_BROADCAST == 6);
#endif
#ifdef SO_BUF_LOCK
static_assert(SO_BUF_LOCK == 72);
#endif
#ifdef SO_BUSY_POLL
static_assert(SO_BUSY_POLL == 46);
#endif
#ifdef SO_BUSY_POLL_BUDGET
static_assert(SO_BUSY_POLL_BUDGET == 70);
#endif
#ifdef SO_COOKIE
static_assert(SO_COOKIE == 57);
#endif
#ifdef SO_DEBUG
static_assert(SO_DEBUG == 1);
#endif
#ifdef SO_DETACH_FILTER
static_assert(SO_DETACH_FILTER == 27);
#endif
#ifdef SO_DETACH_REUSEPORT_BPF
static_assert(SO_DETACH_REUSEPORT_BPF == 68);
#endif
#ifdef SO_DOMAIN
static_assert(SO_DOMAIN == 39);
#endif
#ifdef SO_DONTROUTE
static_assert(SO_DONTROUTE == 5);
#endif
#ifdef SO_ERROR
static_assert(SO_ERROR == 4);
#endif
#ifdef SO_INCOMING_CPU
static_assert(SO_INCOMING_CPU == 49);
#endif
#ifdef SO_INCOMING_NAPI_ID
static_assert(SO_INCOMING_NAPI_ID == 56);
#endif
#ifdef SO_INQ
static_assert(SO_INQ == 84);
#endif
#ifdef SO_KEEPALIVE
static_assert(SO_KEEPALIVE == 9);
#endif
#ifdef SO_LINGER
static_assert(SO_LINGER == 13);
#endif
#ifdef SO_LOCK_FILTER
static_assert(SO_LOCK_FILTER == 44);
#endif
#ifdef SO_MARK
static_assert(SO_MARK == 36);
#endif
#ifdef SO_MAX_PACING_RATE
static_assert(SO_MAX_PACING_RATE == 47);
#endif
#ifdef SO_MEMINFO
static_assert(SO_MEMINFO == 55);
#endif
#ifdef SO_NETNS_COOKIE
static_assert(SO_NETNS_COOKIE == 71);
#endif
#ifdef SO_NOFCS
static_assert(SO_NOFCS == 43);
#endif
#ifdef SO_NO_CHECK
static_assert(SO_NO_CHECK == 11);
#endif
#ifdef SO_OOBINLINE
static_assert(SO_OOBINLINE == 10);
#endif
#ifdef SO_PASSCRED
static_assert(SO_PASSCRED == kSoPassCred);
#endif
#ifdef SO_PASSPIDFD
static_assert(SO_PASSPIDFD == 76);
#endif
#ifdef SO_PASSRIGHTS
static_assert(SO_PASSRIGHTS == 83);
#endif
#ifdef SO_PASSSEC
static_assert(SO_PASSSEC == 34);
#endif
#ifdef SO_PEEK_OFF
static_assert(SO_PEEK_OFF == 42);
#endif
#ifdef SO_PEERCRED
static_assert(SO_PEERCRED == kSoPeerCred);
#endif
#ifdef SO_PEERGROUPS
static_assert(SO_PEERGROUPS == 59);
#endif
#ifdef SO_PEERNAME
static_assert(SO_PEERNAME == 28);
#endif
#ifdef SO_PEERPIDFD
static_assert(SO_PEERPIDFD == 77);
#endif
#ifdef SO_PEERSEC
static_assert(SO_PEERSEC == 31);
#endif
#ifdef SO_PREFER_BUSY_POLL
static_assert(SO_PREFER_BUSY_POLL == 69);
#endif
#ifdef SO_PRIORITY
static_assert(SO_PRIORITY == 12);
#endif
#ifdef SO_PROTOCOL
static_assert(SO_PROTOCOL == 38);
#endif
#ifdef SO_RCVBUF
static_assert(SO_RCVBUF == 8);
#endif
#ifdef SO_RCVBUFFORCE
static_assert(SO_RCVBUFFORCE == 33);
#endif
#ifdef SO_RCVLOWAT
static_assert(SO_RCVLOWAT == kSoRcvLowatBytes);
#endif
#ifdef SO_RCVMARK
static_assert(SO_RCVMARK == 75);
#endif
#ifdef SO_RCVPRIORITY
static_assert(SO_RCVPRIORITY == 82);
#endif
#ifdef SO_RCVTIMEO
static_assert(SO_RCVTIMEO == kSoRcvTimeoMs);
#endif
#ifdef SO_RESERVE_MEM
static_assert(SO_RESERVE_MEM == 73);
#endif
#ifdef SO_REUSEADDR
static_assert(SO_REUSEADDR == 2);
#endif
#ifdef SO_REUSEPORT
static_assert(SO_REUSEPORT == 15);
#endif
#ifdef SO_RXQ_OVFL
static_assert(SO_RXQ_OVFL == 40);
#endif
#ifdef SO_SELECT_ERR_QUEUE
static_assert(SO_SELECT_ERR_QUEUE == 45);
#endif
#ifdef SO_SNDBUF
static_assert(SO_SNDBUF == 7);
#endif
#ifdef SO_SNDBUFFORCE
static_assert(SO_SNDBUFFORCE == 32);
#endif
#ifdef SO_SNDLOWAT
static_assert(SO_SNDLOWAT == kSoSndLowatBytes);
#endif
#ifdef SO_SNDTIMEO
static_assert(SO_SNDTIMEO == kSoSndTimeoMs);
#endif
#ifdef SO_TIMESTAMP
static_assert(SO_TIMESTAMP == kSoTimestamp);
#endif
#ifdef SO_TIMESTAMPING
static_assert(SO_TIMESTAMPING == kSoTimestamping);
#endif
#ifdef SO_TIMESTAMPNS
static_assert(SO_TIMESTAMPNS == kSoTimestampNs);
#endif
#ifdef SO_TXREHASH
static_assert(SO_TXREHASH == 74);
#endif
#ifdef SO_TXTIME
static_assert(SO_TXTIME == 61);
#endif
#ifdef SO_TYPE
static_assert(SO_TYPE == 3);
#endif
#ifdef SO_WIFI_STATUS
static_assert(SO_WIFI_STATUS == 41);
#endif
#ifdef SO_ZEROCOPY
static_assert(SO_ZEROCOPY == 60);
#endif
#ifdef TCP_CC_INFO
static_assert(TCP_CC_INFO == 26);
#endif
#ifdef TCP_CONGESTION
static_assert(TCP_CONGESTION == 13);
#endif
#ifdef TCP_CORK
static_assert(TCP_CORK == 3);
#endif
#ifdef TCP_DEFER_ACCEPT
static_assert(TCP_DEFER_ACCEPT == 9);
#endif
#ifdef TCP_DELACK_MAX_US
static_assert(TCP_DELACK_MAX_US == 46);
#endif
#ifdef TCP_FASTOPEN
static_assert(TCP_FASTOPEN == 23);
#endif
#ifdef TCP_FASTOPEN_CONNECT
static_assert(TCP_FASTOPEN_CONNECT == 30);
#endif
#ifdef TCP_FASTOPEN_KEY
static_assert(TCP_FASTOPEN_KEY == 33);
#endif
#ifdef TCP_FASTOPEN_NO_COOKIE
static_assert(TCP_FASTOPEN_NO_COOKIE == 34);
#endif
#ifdef TCP_INFO
static_assert(TCP_INFO == 11);
#endif
#ifdef TCP_INQ
static_assert(TCP_INQ == 36);
#endif
#ifdef TCP_IS_MPTCP
static_assert(TCP_IS_MPTCP == 43);
#endif
#ifdef TCP_KEEPCNT
static_assert(TCP_KEEPCNT == 6);
#endif
#ifdef TCP_KEEPIDLE
static_assert(TCP_KEEPIDLE == 4);
#endif
#ifdef TCP_KEEPINTVL
static_assert(TCP_KEEPINTVL == 5);
#endif
#ifdef TCP_LINGER2
static_assert(TCP_LINGER2 == 8);
#endif
#ifdef TCP_MAXSEG
static_assert(TCP_MAXSEG == 2);
#endif
#ifdef TCP_NODELAY
static_assert(TCP_NODELAY == 1);
#endif
#ifdef TCP_NOTSENT_LOWAT
static_assert(TCP_NOTSENT_LOWAT == 25);
#endif
#ifdef TCP_QUEUE_SEQ
static_assert(TCP_QUEUE_SEQ == 21);
#endif
#ifdef TCP_QUICKACK
static_assert(TCP_QUICKACK == 12);
#endif
#ifdef TCP_REPAIR
static_assert(TCP_REPAIR == 19);
#endif
#ifdef TCP_REPAIR_OPTIONS
static_assert(TCP_REPAIR_OPTIONS == 22);
#endif
#ifdef TCP_REPAIR_QUEUE
static_assert(TCP_REPAIR_QUEUE == 20);
#endif
#ifdef TCP_REPAIR_WINDOW
static_assert(TCP_REPAIR_WINDOW == 29);
#endif
#ifdef TCP_RTO_MAX_MS
static_assert(TCP_RTO_MAX_MS == 44);
#endif
#ifdef TCP_RTO_MIN_US
static_assert(TCP_RTO_MIN_US == 45);
#endif
#ifdef TCP_SAVED_SYN
static_assert(TCP_SAVED_SYN == 28);
#endif
#ifdef TCP_SAVE_SYN
static_assert(TCP_SAVE_SYN == 27);
#endif
#ifdef TCP_SYNCNT
static_assert(TCP_SYNCNT == 7);
#endif
#ifdef TCP_THIN_DUPACK
static_assert(TCP_THIN_DUPACK == 17);
#endif
#ifdef TCP_THIN_LINEAR_TIMEOUTS
static_assert(TCP_THIN_LINEAR_TIMEOUTS == 16);
#endif
#ifdef TCP_TIMESTAMP
static_assert(TCP_TIMESTAMP == 24);
#endif
#ifdef TCP_TX_DELAY
static_assert(TCP_TX_DELAY == 37);
#endif
#ifdef TCP_ULP
static_assert(TCP_ULP == 31);
#endif
#ifdef TCP_USER_TIMEOUT
static_assert(TCP_USER_TIMEOUT == 18);
#endif
#ifdef TCP_WINDOW_CLAMP
static_assert(TCP_WINDOW_CLAMP == 10);
#endif
#ifdef MPTCP_INFO
static_assert(MPTCP_INFO == 1);
#endif
#ifdef UDPLITE_RECV_CSCOV
static_assert(UDPLITE_RECV_CSCOV == 11);
#endif
#ifdef UDPLITE_SEND_CSCOV
static_assert(UDPLITE_SEND_CSCOV == 10);
#endif
#ifdef UDP_CORK
static_assert(UDP_CORK == 1);
#endif
#ifdef UDP_ENCAP
static_assert(UDP_ENCAP == 100);
#endif
#ifdef UDP_GRO
static_assert(UDP_GRO == 104);
#endif
#ifdef UDP_NO_CHECK6_RX
static_assert(UDP_NO_CHECK6_RX == 102);
#endif
#ifdef UDP_NO_CHECK6_TX
static_assert(UDP_NO_CHECK6_TX == 101);
#endif
#ifdef UDP_SEGMENT
static_assert(UDP_SEGMENT == 103);
#endif
#ifdef IP_ADD_MEMBERSHIP
static_assert(IP_ADD_MEMBERSHIP == 35);
#endif
#ifdef IP_ADD_SOURCE_MEMBERSHIP
static_assert(IP_ADD_SOURCE_MEMBERSHIP == 39);
#endif
#ifdef IP_BIND_ADDRESS_NO_PORT
static_assert(IP_BIND_ADDRESS_NO_PORT == 24);
#endif
#ifdef IP_BLOCK_SOURCE
static_assert(IP_BLOCK_SOURCE == 38);
#endif
#ifdef IP_CHECKSUM
static_assert(IP_CHECKSUM == 23);
#endif
#ifdef IP_DROP_MEMBERSHIP
static_assert(IP_DROP_MEMBERSHIP == 36);
#endif
#ifdef IP_DROP_SOURCE_MEMBERSHIP
static_assert(IP_DROP_SOURCE_MEMBERSHIP == 40);
#endif
#ifdef IP_FREEBIND
static_assert(IP_FREEBIND == 15);
#endif
#ifdef IP_HDRINCL
static_assert(IP_HDRINCL == 3);
#endif
#ifdef IP_LOCAL_PORT_RANGE
static_assert(IP_LOCAL_PORT_RANGE == 51);
#endif
#ifdef IP_MINTTL
static_assert(IP_MINTTL == 21);
#endif
#ifdef IP_MTU
static_assert(IP_MTU == 14);
#endif
#ifdef IP_MTU_DISCOVER
static_assert(IP_MTU_DISCOVER == 10);
#endif
#ifdef IP_MULTICAST_ALL
static_assert(IP_MULTICAST_ALL == 49);
#endif
#ifdef IP_MULTICAST_IF
static_assert(IP_MULTICAST_IF == 32);
#endif
#ifdef IP_MULTICAST_LOOP
static_assert(IP_MULTICAST_LOOP == 34);
#endif
#ifdef IP_MULTICAST_TTL
static_assert(IP_MULTICAST_TTL == 33);
#endif
#ifdef IP_NODEFRAG
static_assert(IP_NODEFRAG == 22);
#endif
#ifdef IP_OPTIONS
static_assert(IP_OPTIONS == 4);
#endif
#ifdef IP_PASSSEC
static_assert(IP_PASSSEC == 18);
#endif
#ifdef IP_PKTINFO
static_assert(IP_PKTINFO == 8);
#endif
#ifdef IP_PROTOCOL
static_assert(IP_PROTOCOL == 52);
#endif
#ifdef IP_RECVERR
static_assert(IP_RECVERR == 11);
#endif
#ifdef IP_RECVERR_RFC4884
static_assert(IP_RECVERR_RFC4884 == 26);
#endif
#ifdef IP_RECVFRAGSIZE
static_assert(IP_RECVFRAGSIZE == 25);
#endif
#ifdef IP_RECVOPTS
static_assert(IP_RECVOPTS == 6);
#endif
#ifdef IP_RECVORIGDSTADDR
static_assert(IP_RECVORIGDSTADDR == 20);
#endif
#ifdef IP_RECVTOS
static_assert(IP_RECVTOS == 13);
#endif
#ifdef IP_RECVTTL
static_assert(IP_RECVTTL == 12);
#endif
#ifdef IP_RETOPTS
static_assert(IP_RETOPTS == 7);
#endif
#ifdef IP_ROUTER_ALERT
static_assert(IP_ROUTER_ALERT == 5);
#endif
#ifdef IP_TOS
static_assert(IP_TOS == 1);
#endif
#ifdef IP_TRANSPARENT
static_assert(IP_TRANSPARENT == 19);
#endif
#ifdef IP_TTL
static_assert(IP_TTL == 2);
#endif
#ifdef IP_UNBLOCK_SOURCE
static_assert(IP_UNBLOCK_SOURCE == 37);
#endif
#ifdef IP_UNICAST_IF
static_assert(IP_UNICAST_IF == 50);
#endif
#ifdef MCAST_BLOCK_SOURCE
static_assert(MCAST_BLOCK_SOURCE == 43);
#endif
#ifdef MCAST_JOIN_GROUP
static_assert(MCAST_JOIN_GROUP == 42);
#endif
#ifdef MCAST_JOIN_SOURCE_GROUP
static_assert(MCAST_JOIN_SOURCE_GROUP == 46);
#endif
#ifdef MCAST_LEAVE_GROUP
static_assert(MCAST_LEAVE_GROUP == 45);
#endif
#ifdef MCAST_LEAVE_SOURCE_GROUP
static_assert(MCAST_LEAVE_SOURCE_GROUP == 47);
#endif
#ifdef MCAST_UNBLOCK_SOURCE
static_assert(MCAST_UNBLOCK_SOURCE == 44);
#endif
#ifdef SO_ORIGINAL_DST
static_assert(SO_ORIGINAL_DST == 80);
#endif
#ifdef IP6T_SO_ORIGINAL_DST
static_assert(IP6T_SO_ORIGINAL_DST == 80);
#endif
#ifdef IPV6_ADDRFORM
static_assert(IPV6_ADDRFORM == 1);
#endif
#ifdef IPV6_ADDR_PREFERENCES
static_assert(IPV6_ADDR_PREFERENCES == 72);
#endif
#ifdef IPV6_AUTOFLOWLABEL
static_assert(IPV6_AUTOFLOWLABEL == 70);
#endif
#ifdef IPV6_CHECKSUM
static_assert(IPV6_CHECKSUM == 7);
#endif
#ifdef IPV6_DONTFRAG
static_assert(IPV6_DONTFRAG == 62);
#endif
#ifdef IPV6_DSTOPTS
static_assert(IPV6_DSTOPTS == 59);
#endif
#ifdef IPV6_FLOWINFO
static_assert(IPV6_FLOWINFO == 11);
#endif
#ifdef IPV6_FLOWINFO_SEND
static_assert(IPV6_FLOWINFO_SEND == 33);
#endif
#ifdef IPV6_FREEBIND
static_assert(IPV6_FREEBIND == 78);
#endif
#ifdef IPV6_HDRINCL
static_assert(IPV6_HDRINCL == 36);
#endif
#ifdef IPV6_HOPOPTS
static_assert(IPV6_HOPOPTS == 54);
#endif
#ifdef IPV6_JOIN_ANYCAST
static_assert(IPV6_JOIN_ANYCAST == 27);
#endif
#ifdef IPV6_JOIN_GROUP
static_assert(IPV6_JOIN_GROUP == 20);
#endif
#ifdef IPV6_LEAVE_ANYCAST
static_assert(IPV6_LEAVE_ANYCAST == 28);
#endif
#ifdef IPV6_LEAVE_GROUP
static_assert(IPV6_LEAVE_GROUP == 21);
#endif
#ifdef IPV6_MINHOPCOUNT
static_assert(IPV6_MINHOPCOUNT == 73);
#endif
#ifdef IPV6_MTU
static_assert(IPV6_MTU == 24);
#endif
#ifdef IPV6_MTU_DISCOVER
static_assert(IPV6_MTU_DISCOVER == 23);
#endif
#ifdef IPV6_MULTICAST_ALL
static_assert(IPV6_MULTICAST_ALL == 29);
#endif
#ifdef IPV6_MULTICAST_HOPS
static_assert(IPV6_MULTICAST_HOPS == 18);
#endif
#ifdef IPV6_MULTICAST_IF
static_assert(IPV6_MULTICAST_IF == 17);
#endif
#ifdef IPV6_MULTICAST_LOOP
static_assert(IPV6_MULTICAST_LOOP == 19);
#endif
#ifdef IPV6_PATHMTU
static_assert(IPV6_PATHMTU == 61);
#endif
#ifdef IPV6_PKTINFO
static_assert(IPV6_PKTINFO == 50);
#endif
#ifdef IPV6_RECVDSTOPTS
static_assert(IPV6_RECVDSTOPTS == 58);
#endif
#ifdef IPV6_RECVERR
static_assert(IPV6_RECVERR == 25);
#endif
#ifdef IPV6_RECVERR_RFC4884
static_assert(IPV6_RECVERR_RFC4884 == 31);
#endif
#ifdef IPV6_RECVFRAGSIZE
static_assert(IPV6_RECVFRAGSIZE == 77);
#endif
#ifdef IPV6_RECVHOPLIMIT
static_assert(IPV6_RECVHOPLIMIT == 51);
#endif
#ifdef IPV6_RECVHOPOPTS
static_assert(IPV6_RECVHOPOPTS == 53);
#endif
#ifdef IPV6_RECVORIGDSTADDR
static_assert(IPV6_RECVORIGDSTADDR == 74);
#endif
#ifdef IPV6_RECVPATHMTU
static_assert(IPV6_RECVPATHMTU == 60);
#endif
#ifdef IPV6_RECVPKTINFO
static_assert(IPV6_RECVPKTINFO == 49);
#endif
#ifdef IPV6_RECVRTHDR
static_assert(IPV6_RECVRTHDR == 56);
#endif
#ifdef IPV6_RECVTCLASS
static_assert(IPV6_RECVTCLASS == 66);
#endif
#ifdef IPV6_ROUTER_ALERT
static_assert(IPV6_ROUTER_ALERT == 22);
#endif
#ifdef IPV6_ROUTER_ALERT_ISOLATE
static_assert(IPV6_ROUTER_ALERT_ISOLATE == 30);
#endif
#ifdef IPV6_RTHDR
static_assert(IPV6_RTHDR == 57);
#endif
#ifdef IPV6_RTHDRDSTOPTS
static_assert(IPV6_RTHDRDSTOPTS == 55);
#endif
#ifdef IPV6_TCLASS
static_assert(IPV6_TCLASS == 67);
#endif
#ifdef IPV6_TRANSPARENT
static_assert(IPV6_TRANSPARENT == 75);
#endif
#ifdef IPV6_UNICAST_HOPS
static_assert(IPV6_UNICAST_HOPS == 16);
#endif
#ifdef IPV6_UNICAST_IF
static_assert(IPV6_UNICAST_IF == 76);
#endif
#ifdef IPV6_V6ONLY
static_assert(IPV6_V6ONLY == 26);
#endif
#ifdef ICMP6_FILTER
static_assert(ICMP6_FILTER == 1);
#endif
#ifdef ICMP_FILTER
static_assert(ICMP_FILTER == 1);
#endif
#ifdef SO_VM_SOCKETS_BUFFER_MAX_SIZE
static_assert(SO_VM_SOCKETS_BUFFER_MAX_SIZE == 2);
#endif
#ifdef SO_VM_SOCKETS_BUFFER_MIN_SIZE
static_assert(SO_VM_SOCKETS_BUFFER_MIN_SIZE == 1);
#endif
#ifdef SO_VM_SOCKETS_BUFFER_SIZE
static_assert(SO_VM_SOCKETS_BUFFER_SIZE == 0);
#endif
#ifdef SO_VM_SOCKETS_CONNECT_TIMEOUT
static_assert(SO_VM_SOCKETS_CONNECT_TIMEOUT == kSoVmSocketsConnectTimeoutMs);
#endif
#ifdef CAN_RAW_ERR_FILTER
static_assert(CAN_RAW_ERR_FILTER == 2);
#endif
#ifdef CAN_RAW_FD_FRAMES
static_assert(CAN_RAW_FD_FRAMES == 5);
#endif
#ifdef CAN_RAW_FILTER
static_assert(CAN_RAW_FILTER == 1);
#endif
#ifdef CAN_RAW_JOIN_FILTERS
static_assert(CAN_RAW_JOIN_FILTERS == 6);
#endif
#ifdef CAN_RAW_LOOPBACK
static_assert(CAN_RAW_LOOPBACK == 3);
#endif
#ifdef CAN_RAW_RECV_OWN_MSGS
static_assert(CAN_RAW_RECV_OWN_MSGS == 4);
#endif
#ifdef SO_J1939_ERRQUEUE
static_assert(SO_J1939_ERRQUEUE == 4);
#endif
#ifdef SO_J1939_FILTER
static_assert(SO_J1939_FILTER == 1);
#endif
#ifdef SO_J1939_PROMISC
static_assert(SO_J1939_PROMISC == 2);
#endif
#ifdef SO_J1939_SEND_PRIO
static_assert(SO_J1939_SEND_PRIO == 3);
#endif
#ifdef TIPC_CONN_TIMEOUT
static_assert(TIPC_CONN_TIMEOUT == 130);
#endif
#ifdef TIPC_DEST_DROPPABLE
static_assert(TIPC_DEST_DROPPABLE == 129);
#endif
#ifdef TIPC_IMPORTANCE
static_assert(TIPC_IMPORTANCE == 127);
#endif
#ifdef TIPC_SRC_DROPPABLE
static_assert(TIPC_SRC_DROPPABLE == 128);
#endif
#ifdef ALG_SET_KEY
static_assert(ALG_SET_KEY == 1);
#endif
static_assert(offsetof(tcp_info, tcpi_state) == 0);
static_assert(offsetof(tcp_info, tcpi_ca_state) == 1);
static_assert(offsetof(tcp_info, tcpi_retransmits) == 2);
static_assert(offsetof(tcp_info, tcpi_probes) == 3);
static_assert(offsetof(tcp_info, tcpi_backoff) == 4);
static_assert(offsetof(tcp_info, tcpi_options) == 5);
static_assert(offsetof(tcp_info, tcpi_rto) == 8);
static_assert(offsetof(tcp_info, tcpi_ato) == 12);
static_assert(offsetof(tcp_info, tcpi_snd_mss) == 16);
static_assert(offsetof(tcp_info, tcpi_rcv_mss) == 20);
static_assert(offsetof(tcp_info, tcpi_unacked) == 24);
static_assert(offsetof(tcp_info, tcpi_sacked) == 28);
static_assert(offsetof(tcp_info, tcpi_lost) == 32);
static_assert(offsetof(tcp_info, tcpi_retrans) == 36);
static_assert(offsetof(tcp_info, tcpi_fackets) == 40);
static_assert(offsetof(tcp_info, tcpi_last_data_sent) == 44);
static_assert(offsetof(tcp_info, tcpi_last_ack_sent) == 48);
static_assert(offsetof(tcp_info, tcpi_last_data_recv) == 52);
static_assert(offsetof(tcp_info, tcpi_last_ack_recv) == 56);
static_assert(offsetof(tcp_info, tcpi_pmtu) == 60);
static_assert(offsetof(tcp_info, tcpi_rcv_ssthresh) == 64);
static_assert(offsetof(tcp_info, tcpi_rtt) == 68);
static_assert(offsetof(tcp_info, tcpi_rttvar) == 72);
static_assert(offsetof(tcp_info, tcpi_snd_ssthresh) == 76);
static_assert(offsetof(tcp_info, tcpi_snd_cwnd) == 80);
static_assert(offsetof(tcp_info, tcpi_advmss) == 84);
static_assert(offsetof(tcp_info, tcpi_reordering) == 88);
static_assert(offsetof(tcp_info, tcpi_rcv_rtt) == 92);
static_assert(offsetof(tcp_info, tcpi_rcv_space) == 96);
static_assert(offsetof(tcp_info, tcpi_total_retrans) == 100);
}  // namespace
}  // namespace syssock::sys

#endif  // SYSSOCK_NATIVE_SYS_OPTION_TABLE_LINUX_GENERATED_H_
