// Every member of what index.ts exports says what it is, in a comment that editors show.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const lib = join(__dirname, '..', '..', 'lib');

/** The names that index.ts exports, by file. Generated files have their docs from the option table. */
function exportedNames(): Map<string, Set<string>> {
	const index = readFileSync(join(lib, 'index.ts'), 'utf8');
	const found = new Map<string, Set<string>>();
	for (const [, list = '', file = ''] of index.matchAll(/export (?:type )?\{([^}]*)\} from '\.\/([^']+)'/g)) {
		if (file.endsWith('.generated')) continue;
		const names = found.get(file) ?? new Set();
		for (const name of list.split(',').map((each) => each.trim())) if (name !== '') names.add(name);
		found.set(file, names);
	}
	return found;
}

interface Declared {
	readonly name: string;
	readonly documented: boolean;
}

/** The exported declarations of a file, and their public members as 'Class.member'. */
function declarationsOf(source: string): Declared[] {
	const declared = new Map<string, boolean>();
	// What is declared again is an overload, or the setter beside a getter: one comment is for all.
	const note = (name: string, documented: boolean) => declared.set(name, documented || (declared.get(name) ?? false));
	let inside: string | undefined;
	for (const [at, line] of source.split('\n').entries()) {
		const documented = /\*\/$/.test(source.split('\n')[at - 1] ?? '');
		const [, keyword, name] =
			/^export (?:abstract |async )?(class|interface|type|function|const) (\w+)/.exec(line) ?? [];
		if (name !== undefined) {
			note(name, documented);
			inside = keyword === 'class' || keyword === 'interface' ? name : undefined;
		}
		if (line === '}') inside = undefined;
		const [, member] =
			/^\t(?:declare |static |readonly |async |get |set |\*)*(\[[\w.]+\]|\w+)\??(?:<[^(]*>)?(?:: |\()/.exec(line) ?? [];
		if (inside !== undefined && member !== undefined && member !== 'constructor')
			note(`${inside}.${member}`, documented);
	}
	return [...declared].map(([name, documented]) => ({ name, documented }));
}

test.each([...exportedNames()])('all of %s is documented', (file, names) => {
	const all = declarationsOf(readFileSync(join(lib, `${file}.ts`), 'utf8'));
	const exported = all.filter(({ name }) => names.has(name.split('.')[0] ?? ''));
	// A name that is not found would have nothing to say.
	expect(new Set(exported.map(({ name }) => name.split('.')[0]))).toEqual(names);
	expect(exported.filter(({ documented }) => !documented).map(({ name }) => name)).toEqual([]);
});

test('a member without a comment is found', () => {
	const source = [
		'/** One. */',
		'export class One {',
		'\t/** Told. */',
		'\treadonly told: string;',
		'\tuntold?: number;',
		'\t#own = 1;',
		'\tget size(): number {',
		'\t\treturn 1;',
		'\t}',
		'\t/** Both ways. */',
		'\tcall(first: string): void;',
		'\tcall(first: number): void;',
		'}',
	].join('\n');
	const missing = declarationsOf(source).filter(({ documented }) => !documented);
	expect(missing.map(({ name }) => name)).toEqual(['One.untold', 'One.size']);
});
