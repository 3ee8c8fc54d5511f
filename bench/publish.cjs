// Makes the last full run the one that README.md shows.
'use strict';
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { basename, join, relative } = require('node:path');
const { drawCharts } = require('./chart/draw.cjs');
const { published, root } = require('./paths.cjs');
const { sectionOf, withSection } = require('./readme_section.cjs');

const titles = { ratios: 'What an operation costs each server', growth: 'The same over ever more connections' };

function checkWhole({ settings, failures }) {
	if (settings.form !== 'full') throw new Error('only a whole run is published: npm run bench -- --full');
	if (failures.length > 0) throw new Error(`only a run in which nothing failed is published: ${failures.length} did`);
}

/** Answers the files that it wrote. */
function publish(file) {
	const results = JSON.parse(readFileSync(file, 'utf8'));
	checkWhole(results);
	mkdirSync(published, { recursive: true });
	const copy = join(published, 'latest.json');
	writeFileSync(copy, `${JSON.stringify(results, null, '\t')}\n`);
	const charts = drawCharts(results, published);
	const readme = join(root, 'README.md');
	const shown = charts.map((chart) => ({ title: titles[basename(chart, '.svg')], path: relative(root, chart) }));
	writeFileSync(readme, withSection(readFileSync(readme, 'utf8'), sectionOf(results, shown)));
	return [copy, ...charts, readme];
}

module.exports = { publish };
