/** Did you mean …? */

export interface Candidate<Answer extends string> {
	readonly answer: Answer;
	/** How it is called, here or elsewhere ('tcpNoDelay', 'TCP_NODELAY'). */
	readonly spellings: readonly string[];
}

const maxAnswers = 3;
const maxGuessed = 64;

/** The candidates that `text` was meant to be, most likely; none when nothing is near. */
export function nearest<Answer extends string>(text: string, candidates: readonly Candidate<Answer>[]): Answer[] {
	const wanted = letters(text);
	if (wanted === '' || wanted.length > maxGuessed) return [];
	const ranked = candidates.map(({ answer, spellings }) => ({
		answer,
		distance: Math.min(...spellings.map((spelling) => distance(wanted, letters(spelling)))),
	}));
	const least = Math.min(...ranked.map((one) => one.distance));
	if (least > Math.max(2, wanted.length / 4)) return [];
	return ranked
		.filter((one) => one.distance === least)
		.slice(0, maxAnswers)
		.map((one) => one.answer);
}

/** Names of options differ in case and underscores only: 'SO_KEEPALIVE', 'soKeepAlive', 'so-keepalive'. */
function letters(text: string): string {
	return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Edits that make one word the other (Levenshtein); a name without its beginning ('nodelay') counts as one. */
function distance(wanted: string, known: string): number {
	if (wanted.length > 3 && wanted !== known && known.endsWith(wanted)) return 1;
	let above = Array.from({ length: known.length + 1 }, (_, column) => column);
	for (const [row, letter] of [...wanted].entries()) {
		const line = [row + 1];
		for (let column = 0; column < known.length; column++) {
			const replaced = (above[column] ?? 0) + (letter === known[column] ? 0 : 1);
			line.push(Math.min(replaced, (above[column + 1] ?? 0) + 1, (line[column] ?? 0) + 1));
		}
		above = line;
	}
	return above[known.length] ?? known.length;
}
