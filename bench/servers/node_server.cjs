// A server of a comparison, on node:net or on syssock, in a process of its own:
//
//     node --expose-gc node_server.cjs <net|syssock> <app> [<target port>]        apps: below
//
// How it is spoken to: report.cjs.
'use strict';
const { applications } = require('./node_apps.cjs');
const { onNet, onSyssock } = require('./node_bytes.cjs');
const { report } = require('./report.cjs');

const [, , peer, app, targetPort] = process.argv;
const bytes = peer === 'net' ? onNet : onSyssock;

if (app in bytes) bytes[app](report);
else applications[app](peer, report, Number(targetPort));
