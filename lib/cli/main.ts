#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { serveCommand } from './serve';

const packageFile = join(__dirname, '..', '..', 'package.json');
const { version, description } = JSON.parse(readFileSync(packageFile, 'utf8')) as Record<string, string>;

new Command('syssock')
	.description(description ?? '')
	.version(version ?? '')
	.addCommand(serveCommand())
	.parse();
