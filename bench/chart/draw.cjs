// Draws charts as SVG, by echarts and without a browser.
'use strict';
const { spawnSync } = require('node:child_process');
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { growthOf } = require('./growth.cjs');
const { ratiosOf } = require('./ratios.cjs');

/** echarts, installed when it is not there yet. Throws what npm says. */
function loadCharts() {
	try {
		return require('echarts');
	} catch (error) {
		if (error.code !== 'MODULE_NOT_FOUND') throw error;
	}
	const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
	const { status, error, stderr } = spawnSync('npm', args, { cwd: __dirname, encoding: 'utf8' });
	if (status !== 0) throw new Error(`npm cannot install echarts: ${error?.message ?? stderr.trim()}`);
	return require('echarts');
}

function svgOf({ width, height, option }) {
	const chart = loadCharts().init(null, null, { renderer: 'svg', ssr: true, width, height });
	chart.setOption({ animation: false, backgroundColor: '#ffffff', ...option });
	const svg = chart.renderToSVGString();
	chart.dispose();
	return svg;
}

const charts = { ratios: ratiosOf, growth: growthOf };

/** Writes the charts that the results have enough for; answers their paths. */
function drawCharts(results, folder) {
	const drawn = [];
	for (const [name, chartOf] of Object.entries(charts)) {
		const chart = chartOf(results);
		if (chart === undefined) continue;
		const file = join(folder, `${name}.svg`);
		writeFileSync(file, `${svgOf(chart)}\n`);
		drawn.push(file);
	}
	return drawn;
}

module.exports = { drawCharts };
