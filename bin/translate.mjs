/**
 * Compiles the messages by running the very plugin that vite.config.ts holds, as `vite build` runs
 * it. So unit tests and type checks see the same files as the build, and no option stands twice.
 */
import { loadConfigFromFile } from 'vite';

const pluginName = 'unplugin-paraglide-js';

process.env.NODE_ENV = 'production';
const found = await loadConfigFromFile({ command: 'build', mode: 'production' });
const listed = (await Promise.all((found?.config.plugins ?? []).flat(9))).flat(9);
const plugin = listed.find((each) => each && each.name === pluginName);
if (!plugin) throw new Error(`vite.config.ts has no plugin called ${pluginName}`);

const configure = plugin.config.handler ?? plugin.config;
configure();
await plugin.buildStart.call({ addWatchFile() {} });
