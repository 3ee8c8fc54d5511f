// The same names by import.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { constants, formatAddress, Socket, SocketError, SocketManager } from 'syssock';
import { openSocket } from 'syssock/addon';
import net, { connect, createServer } from 'syssock/net';

assert.equal(net.connect, connect);
assert.ok(SocketError.prototype instanceof Error);
assert.equal(typeof SocketManager, 'function');
assert.equal(typeof openSocket(constants.AF_INET, constants.SOCK_STREAM, 0), 'object');
const socket = new Socket({ family: 'ipv6', type: 'stream' });
socket.bind({ host: '::1', port: 0 });
assert.match(formatAddress(socket.localAddress), /^\[::1\]:\d+$/);
socket.close();
const server = createServer((peer) => peer.pipe(peer)).listen(0, '127.0.0.1');
await once(server, 'listening');
const client = connect(server.address().port, '127.0.0.1');
client.end('echo');
const [chunk] = await once(client, 'data');
assert.equal(chunk.toString(), 'echo');
server.close();
console.log('ok import');
