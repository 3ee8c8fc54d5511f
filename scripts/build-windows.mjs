// Builds the addon for Windows x64 by mingw-w64, on Linux: prebuilds/win32-x64/syssock.node, and the one with the test
// kernels for scripts/test-windows.mjs.
import { prebuild } from './prebuild.mjs';
import { runMain } from './tools.mjs';

await runMain('build-windows', () => {
	prebuild('win32-x64', { testing: true });
});
