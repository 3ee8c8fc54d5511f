// Run with --import syssock/register: node:http on syssock's sockets.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { Socket } from 'syssock/net';

const server = http.createServer((request, response) => {
	response.end(String(request.socket instanceof Socket && request.socket instanceof net.Socket));
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
// Not by fetch: on Wine 8 it fails with any server, since Node's own connect does.
const [response] = await once(http.get({ host: '127.0.0.1', port: server.address().port, agent: false }), 'response');
assert.equal((await response.setEncoding('utf8').toArray()).join(''), 'true');
server.closeAllConnections();
server.close();
console.log('ok syssock/register');
