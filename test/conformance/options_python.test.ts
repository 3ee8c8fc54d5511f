// A second implementation reads the same: Python's socket module, with its own names and numbers, on the same
// descriptor, inherited by a child.
import { spawnSync } from 'node:child_process';
import { isDeepStrictEqual } from 'node:util';
import type { Socket } from '../../lib/socket/socket';
import { binding } from '../support/kernels';
import {
	anyOptions,
	codeOf,
	openKind,
	plain,
	recipeValue,
	type SocketKind,
	type TableRow,
	table,
} from '../support/option_recipes';
import { closingAfterEach } from '../support/sockets';
import { describeWithTool, findTool } from '../support/tools';

/** Reads the options that it is asked for from descriptor 3, and says what it has no name for. */
const reader = `
import json, socket, struct, sys
s = socket.socket(fileno=3)
levels = {'SOL_SOCKET': socket.SOL_SOCKET, 'IPPROTO_TCP': socket.IPPROTO_TCP, 'IPPROTO_IP': socket.IPPROTO_IP,
          'IPPROTO_IPV6': socket.IPPROTO_IPV6, 'IPPROTO_UDPLITE': getattr(socket, 'IPPROTO_UDPLITE', None),
          'AF_VSOCK': getattr(socket, 'AF_VSOCK', None)}
word = lambda b, at=0: struct.unpack_from('@I', b, at)[0]
decode = {
    'bool': lambda b: word(b) != 0,
    'int': lambda b: struct.unpack('@i', b)[0],
    'uint32': word,
    'uint64': lambda b: str(struct.unpack('@Q', b)[0]),
    'timeval': lambda b: (lambda t: t[0] * 1000 + t[1] // 1000)(struct.unpack('@ll', b)),
    'linger': lambda b: dict(zip(('enabled', 'seconds'), (lambda t: (t[0] != 0, t[1]))(struct.unpack('@ii', b)))),
    'string': lambda b: b.split(b'\\0')[0].decode(),
    'ipv4Address': lambda b: socket.inet_ntoa(b[:4]),
    'credentials': lambda b: dict(zip(('pid', 'uid', 'gid'), struct.unpack('@3i', b))),
    'bytes': lambda b: b.hex(),
    'tcpInfo': lambda b: {'state': b[0], 'sndMssBytes': word(b, 16), 'advmssBytes': word(b, 84), 'pmtuBytes': word(b, 60)},
}
sizes = {'bool': 4, 'int': 4, 'uint32': 4, 'uint64': 8, 'ipv4Address': 4}
answers = {}
for row in json.load(sys.stdin):
    level, number = levels.get(row['level']), getattr(socket, row['symbol'], None)
    if level is None or number is None or row['layout'] not in decode:
        continue
    try:
        if s.family == getattr(socket, 'AF_VSOCK', None) and level == s.family:
            answers[row['name']] = {'value': str(s.getsockopt(level, number))}  # gives no bytes of these
        else:
            given = s.getsockopt(level, number, sizes.get(row['layout'], 512))
            answers[row['name']] = {'value': decode[row['layout']](given)}
    except OSError as error:
        answers[row['name']] = {'errno': error.errno}
print(json.dumps(answers))
s.detach()
`;

interface Answer {
	readonly value?: unknown;
	readonly errno?: number;
}

const keep = closingAfterEach();
/** Reading these takes what is read away. */
const destructive = ['soError', 'tcpSavedSyn', 'soPeerPidFd'];
const rows = table.filter(
	(row) => row.access !== 'w' && row.systems.linux !== undefined && !destructive.includes(row.name),
);
const kinds = [...new Set(rows.map((row) => row.test.socket))];
const compared = new Set<string>();
const changed = new Set<string>();

const describeOnLinux = binding.system === 'linux' ? describeWithTool : skipped;
function skipped(_tool: unknown, name: string, body: () => void): void {
	describe.skip(`${name} [skipped: not Linux]`, body);
}

describeOnLinux('python3', "Python's socket reads the same values", () => {
	test.each(kinds)('on %s', async (kind) => {
		const own = rows.filter((row) => row.test.socket === kind);
		const socket = await opened(kind);
		if (socket === undefined) return;
		const options = anyOptions(socket);
		for (const row of own) change(options, row);
		for (const [name, theirs] of Object.entries(readByPython(socket.fd, own))) {
			let ours: unknown;
			const code = codeOf(() => (ours = options.get(name)));
			expect({ name, refused: theirs.errno !== undefined }).toEqual({ name, refused: code !== undefined });
			if (theirs.errno !== undefined) continue;
			expect({ name, value: comparable(ours, theirs.value) }).toEqual({ name, value: theirs.value });
			compared.add(name);
		}
	});

	test('for 40 options and more, whose values are not those that they begin with', () => {
		expect([...changed].filter((name) => compared.has(name)).length).toBeGreaterThanOrEqual(40);
		expect(compared.size).toBeGreaterThanOrEqual(60);
	});
});

/** Sockets that a system or a user has not are options.test.ts's concern. */
async function opened(kind: SocketKind): Promise<Socket | undefined> {
	try {
		return await openKind(kind, keep);
	} catch {
		return undefined;
	}
}

/** Sets what the recipe says, as far as this user may, so that there is something to be read. */
function change(options: ReturnType<typeof anyOptions>, { name, access, test: recipe }: TableRow): void {
	if (access === 'r' || recipe.set === undefined || recipe.first !== undefined) return;
	let before: unknown;
	if (codeOf(() => (before = options.get(name))) !== undefined) return;
	if (codeOf(() => options.set(name, recipeValue(recipe.set))) !== undefined) return;
	if (!isDeepStrictEqual(plain(options.get(name)), plain(before))) changed.add(name);
}

function readByPython(fd: number, own: readonly TableRow[]): Record<string, Answer> {
	const asked = own.map(({ name, symbol, layout, systems }) => ({ name, symbol, layout, level: systems.linux?.level }));
	const { stdout, stderr, status } = spawnSync(findTool('python3') ?? 'python3', ['-c', reader], {
		input: JSON.stringify(asked),
		stdio: ['pipe', 'pipe', 'pipe', fd],
		encoding: 'utf8',
	});
	expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
	return JSON.parse(stdout);
}

/** Our value, as far as theirs goes. */
function comparable(ours: unknown, theirs: unknown): unknown {
	if (typeof ours === 'bigint') return String(ours);
	const value = plain(ours);
	if (typeof value !== 'object' || value === null || typeof theirs !== 'object' || theirs === null) return value;
	return Object.fromEntries(Object.entries(value).filter(([key]) => key in theirs));
}
