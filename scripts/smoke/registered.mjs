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
const response = await fetch(`http://127.0.0.1:${server.address().port}/`);
assert.equal(await response.text(), 'true');
server.closeAllConnections();
server.close();
console.log('ok syssock/register');
