'use strict';
/** As server.h has it. */
module.exports = { listenOptions: { host: '127.0.0.1', port: 0, backlog: 4096 } };
