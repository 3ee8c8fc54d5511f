// Where things lie.
'use strict';
const { join } = require('node:path');

const built = join(__dirname, 'build');

module.exports = {
	bench: __dirname,
	root: join(__dirname, '..'),
	/** What the bench makes and installs: ignored by git. */
	built,
	lastResults: join(built, 'results.json'),
	published: join(__dirname, 'results'),
};
