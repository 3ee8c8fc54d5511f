// README's section of figures, made from results.
'use strict';

const BEGIN = '<!-- bench: written by `npm run bench -- publish`, not by hand -->';
const END = '<!-- /bench -->';

const cell = (value, digits) =>
	value === undefined
		? ''
		: value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });

function table(head, rows) {
	const lines = [head, head.map((_, column) => (column === 0 ? '---' : '--:')), ...rows];
	return lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
}

/** Works beside the same baseline; without one they say what they cost. */
function tableOf(works, peers, corner) {
	const columns = peers.filter(({ name }) => works.some((work) => name in work.peers));
	const rows = works.map((work) => {
		const hasRatio = work.baseline !== undefined;
		const title = hasRatio ? work.title : `${work.title}: ${work.unit}`;
		const figures = columns.map(({ name }) => work.peers[name]);
		return [title, ...figures.map((one) => (hasRatio ? cell(one?.ratio, 2) : cell(one?.cost, 0)))];
	});
	return table([corner, ...columns.map(({ title }) => title)], rows);
}

/** Rows of one table are beside one another: those on C epoll, with those that have no baseline, and those on node:net. */
function tables({ works, peers }) {
	const sockets = works.filter((work) => work.baseline !== 'node');
	const applications = works.filter((work) => work.baseline === 'node');
	return [
		...(sockets.length > 0 ? [tableOf(sockets, peers, 'sockets, C epoll = 1')] : []),
		...(applications.length > 0 ? [tableOf(applications, peers, 'applications, node:net on this Node = 1')] : []),
	];
}

function circumstances({ date, command, settings, machine, versions, leftOut }) {
	const runtimes = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
	const missing = leftOut.map(({ what, why }) => `${what} (${why})`);
	return [
		`${date.slice(0, 10)}, \`${command}\`: medians of ${settings.rounds} rounds.`,
		`${machine.processor}, ${machine.cores} cores, ${machine.system}, Linux ${machine.kernel};`,
		`${runtimes.join(', ')}.`,
		...(missing.length > 0 ? [`Left out: ${missing.join('; ')}.`] : []),
	].join('\n');
}

/** The text between the marks. `charts`: their paths, as seen from README.md. */
function sectionOf(results, charts) {
	const pictures = charts.map(({ title, path }) => `![${title}](${path})`);
	return [...pictures, ...tables(results), circumstances(results)].join('\n\n');
}

/** `text` with another section between the marks; throws when it does not have them once. */
function withSection(text, section) {
	const [before, rest, ...more] = text.split(BEGIN);
	const [, after, ...others] = (rest ?? '').split(END);
	if (after === undefined || more.length + others.length > 0) throw new Error(`no place between ${BEGIN} and ${END}`);
	return `${before}${BEGIN}\n${section}\n${END}${after}`;
}

module.exports = { BEGIN, END, sectionOf, withSection };
