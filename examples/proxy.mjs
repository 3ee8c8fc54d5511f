// A TCP proxy. Each side's end is passed on by itself: 'nc -N' and whatever else ends its request by a FIN works through it.
// proxy.mjs PORT TARGET_HOST TARGET_PORT
import { pipeline } from 'node:stream';
import net from 'syssock/net';

const [port = '0', host, targetPort] = process.argv.slice(2);
if (targetPort === undefined) {
	console.error('usage: node examples/proxy.mjs PORT TARGET_HOST TARGET_PORT');
	process.exit(2);
}

const server = net.createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
	const target = net.connect({ host, port: Number(targetPort), allowHalfOpen: true, noDelay: true });
	// pipeline() ends what it writes to, and destroys both when one of them fails: then the other side hears of it.
	pipeline(client, target, (error) => error && client.destroy());
	pipeline(target, client, (error) => error && target.destroy());
});

server.listen(Number(port), () => {
	console.log(`listening on port ${server.address().port}`);
});
process.once('SIGTERM', () => server.close());
