'use strict';

const path = require('node:path');

// In this realm only: a process that a test starts gets the real process's environment, and so the addon that users get.
// A SYSSOCK_ADDON that is set already (sanitizers) stays.
process.env.SYSSOCK_ADDON ??= path.join(__dirname, '..', '..', 'build', 'Release', 'syssock_testing.node');
