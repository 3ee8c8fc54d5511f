// The code of README.md, as it stands there, run as its readers would: only ports and paths are other ones.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resultOf, runChild } from '../support/children';

const readme = readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8');
const blocks = [...readme.matchAll(/```js\n(.*?)```/gs)].map(([, code]) =>
	(code as string).replace(/\b[78]000\b/g, '0'),
);

function blockWith(text: string): string {
	const found = blocks.filter((code) => code.includes(text));
	expect(found).toHaveLength(1);
	return found[0] as string;
}

test('every example of README.md is tested here', () => {
	expect(blocks).toHaveLength(4);
});

test('the server echoes on every one of its listeners', async () => {
	const code = blockWith('setupServerSockets')
		.replace('/tmp/echo.sock', `\\0syssock-readme-${process.pid}`)
		.replace('manager.setupServerSockets', 'const listeners = manager.setupServerSockets');
	const echoed = await resultOf<string[]>(`${code}
			const { Socket } = require('syssock');
			async function echoOf({ address }) {
				const socket = new Socket({ family: address.family, type: 'stream' });
				const target = address.host === '::' ? { host: '::1', port: address.port } : address;
				if (!socket.connect(target)) await socket.writable();
				socket.send('hello');
				await socket.readable();
				const answer = String(socket.recv(64));
				socket.close();
				return answer;
			}
			Promise.all(listeners.map(echoOf)).then(async (answers) => {
				await manager.close();
				console.log(JSON.stringify(answers));
			});
	`);
	expect(echoed).toEqual(['hello', 'hello', 'hello', 'hello']);
});

test('the http server tells what its connection takes', async () => {
	const [line] = await runChild(`${blockWith('createServer')}
		server.once('listening', async () => {
			const response = await fetch('http://127.0.0.1:' + server.address().port);
			console.log((await response.text()).trim());
			server.close();
			server.closeAllConnections();
		});
	`);
	expect(line).toMatch(/^your round trip takes \d+ µs, 0 segments were sent again$/);
});

test('the options are what their comments say', async () => {
	const lines = await runChild(blockWith('soRcvBufBytes'));
	expect(lines[0]).toMatch(/^\w+$/);
	expect(lines[1]).toBe('131072');
	expect(lines.join()).toContain('soKeepAlive: false');
});

test('the addon answers with an address and an errno', async () => {
	const lines = await runChild(blockWith('openSocket'));
	expect(lines.join()).toMatch(/family: 'ipv4'.* (-11|-4088)$/);
});
