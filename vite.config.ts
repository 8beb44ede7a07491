import { paraglideVitePlugin } from '@inlang/paraglide-js';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export default defineConfig({
	// One file for what the product looks like, one for the components that many pages share, one for such texts:
	// files of a few hundred bytes compress badly, and a browser keeps what all pages ask for.
	build: {
		rolldownOptions: {
			output: {
				codeSplitting: {
					groups: [
						{ name: 'looks', test: /\.css$/, priority: 1 },
						// On its own, because the rest of the framework reads the version from it once it is filled.
						{ name: 'payload', test: /client\/payload\.js$/, priority: 1 },
						{ name: 'ui', test: /src\/(ui|platform\/(form|time))\//, minShareCount: 8 },
						// The words of the frame come with every page, also those that one page says again.
						{ name: 'words', test: /messages\/(platform_|curriculum_title)/, minShareCount: 2 },
						{ name: 'words', test: /i18n\/generated\//, minShareCount: 4 },
					],
				},
			},
		},
	},
	plugins: [
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
					'worker-src': ['self'],
					'object-src': ['none'],
					'base-uri': ['none'],
					'form-action': ['self'],
					'frame-ancestors': ['none'],
				},
			},
		}),
	],
});
