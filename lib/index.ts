/** syssock: the operating system's sockets for Node.js. */
import './net/provide';

export type { FlightRecordEntry } from './native/flight_record';
export type { AcceptanceOptions, Drop, Overload, OverloadCause, Resumed } from './server/acceptance';
export type { ConnectionLimits, NetworkLimits, OverloadAction } from './server/admission';
export type { ClientRegistry, ClientStats, RegistryEvents, SweepOptions } from './server/client_registry';
export type { CloseOptions, Connection, ConnectionHandlers, ConnectionStats } from './server/connection';
export type { ConnectionEvents } from './server/connection_events';
export type { Listener, ListenerConfig, ListenerLimits } from './server/listener';
export type { Logger } from './server/observation';
export type {
	CloseManner,
	CloseReport,
	ManagerCloseOptions,
	ManagerStats,
	SocketManagerEvents,
	SocketManagerOptions,
} from './server/socket_manager';
export { SocketManager } from './server/socket_manager';
export type { ConnectionTimeouts } from './server/timeouts';
export type { AddressFamily, Endpoint, EndpointInput, SocketAddress } from './socket/addresses';
export { formatAddress, parseEndpoint } from './socket/addresses';
export type { NodeSocket } from './socket/borrowed_socket';
export { constants } from './socket/constants';
export { deadPeerOptions } from './socket/dead_peer';
export { SocketError } from './socket/errors';
export type { OpenSocket } from './socket/open_sockets';
export { assertNoLeaks, leaks, trackSockets } from './socket/open_sockets';
export type { OptionName, OptionReport, OptionSettings, SocketOptions } from './socket/options';
export { optionsOf } from './socket/options';
export type { MptcpInfo, OptionRowInfo, OptionValues, SettableOptionValues, TcpInfo } from './socket/options.generated';
export { optionRows } from './socket/options.generated';
export type { WaitOptions } from './socket/readiness';
export type { ServerSocket, ServerSocketInit, Stack } from './socket/server_socket';
export { createServerSocket } from './socket/server_socket';
export type { ReceivedMessage, SendOptions, SocketInit } from './socket/socket';
export { Socket } from './socket/socket';
export type { SocketFamily, SocketProtocol, SocketType } from './socket/socket_kinds';
