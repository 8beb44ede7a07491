import { paraglideVitePlugin } from '@inlang/paraglide-js';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';

/** What only /design has. */
const own = /\/src\/(?:routes|features)\/design\/|\/(?:TriangleStates|Circle)\.svelte$/;

/**
 * /design shows everything and sends no script. What it shares with other pages it gets as copies of its own, so
 * that what those send is not cut into more files, nor made larger, by what only that page shares with them.
 */
const alone: Plugin = {
	name: 'alone',
	enforce: 'pre',
	apply: 'build',
	applyToEnvironment: ({ name }) => name === 'client',
	async resolveId(source, importer, options) {
		if (!importer || !(own.test(importer) || importer.endsWith('?alone'))) return null;
		const found = await this.resolve(source, importer, { ...options, skipSelf: true });
		if (!found || own.test(found.id) || !/\/src\/.*\.(?:svelte|ts|js)$/.test(found.id)) return null;
		// The style of a component is kept with the component itself.
		if (found.id.endsWith('.svelte')) await this.load({ id: found.id });
		return `${found.id}?alone`;
	},
};

export default defineConfig({
	// One file for what the product looks like, one for the components that many pages share, one for such texts:
	// files of a few hundred bytes compress badly, and a browser keeps what all pages ask for.
	build: {
		rolldownOptions: {
			output: {
				codeSplitting: {
					groups: [
						{ name: 'looks', test: /\.css$/, priority: 1 },
						{ name: 'ui', test: /src\/(ui|platform\/(form|time))\/[^?]*$/, minShareCount: 3 },
						{ name: 'words', test: /i18n\/generated\/[^?]*$/, minShareCount: 4 },
					],
				},
			},
		},
	},
	plugins: [
		alone,
		paraglideVitePlugin({
			project: './project.inlang',
			outdir: './src/platform/i18n/generated',
			strategy: ['cookie', 'baseLocale'],
			cookieName: 'language',
		}),
		sveltekit({
			adapter: adapter(),
			compilerOptions: { runes: true },
			csp: {
				mode: 'nonce',
				directives: {
					'default-src': ['self'],
					'script-src': ['self'],
					'style-src': ['self', 'unsafe-inline'],
					'img-src': ['self', 'data:'],
					'font-src': ['self'],
					'connect-src': ['self'],
					'object-src': ['none'],
					'base-uri': ['none'],
					'form-action': ['self'],
					'frame-ancestors': ['none'],
				},
			},
		}),
	],
});
