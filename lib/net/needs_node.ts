/** Imported first by what stands on node:net's own classes: other hosts' are not those, and fail in ways that tell nothing. */
import { codedError } from './node_errors';

const { bun, deno } = process.versions as { readonly bun?: string; readonly deno?: string };
const host = bun === undefined ? deno && `Deno ${deno}` : `Bun ${bun}`;
if (host !== undefined) {
	throw codedError(
		Error,
		'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM',
		`syssock/net and syssock/register need Node.js: ${host} has another node:net, and no event loop that can be joined`,
	);
}
