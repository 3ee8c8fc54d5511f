'use strict';

// Wine 8 has no TCP_KEEPIDLE, and libuv fails a connect for which keep-alive was asked before: fetch() does so, so that no
// test could use it. On Windows it is there. The sockets of syssock/net are not touched.
const net = require('node:net');

const { setKeepAlive } = net.Socket.prototype;
net.Socket.prototype.setKeepAlive = function (...args) {
	return this.connecting && this.constructor === net.Socket ? this : setKeepAlive.apply(this, args);
};
