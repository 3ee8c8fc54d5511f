// Express on syssock. Without a line changed the same does: node --import syssock/register app.js
import 'syssock/register';
import express from 'express';

const app = express();

app.get('/', (request, response) => {
	response.json({ hello: request.ip, keptAlive: request.socket.bytesRead > 0 });
});
app.post('/length', (request, response) => {
	let bytes = 0;
	request.on('data', (chunk) => {
		bytes += chunk.length;
	});
	request.on('end', () => response.json({ bytes }));
});

const server = app.listen(Number(process.argv[2] ?? 0), () => {
	console.log(`listening on port ${server.address().port}`);
});
process.once('SIGTERM', () => server.close());
