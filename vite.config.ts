import { paraglideVitePlugin } from '@inlang/paraglide-js';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export default defineConfig({
	// One file for the components that many pages share, one for such texts: files of a few hundred bytes
	// compress badly.
	build: {
		rolldownOptions: {
			output: {
				codeSplitting: {
					groups: [
						{ name: 'ui', test: /src\/(ui|platform\/(form|time))\//, minShareCount: 3 },
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
			// The few rules of one page come with it; what all pages share is a file, which browsers keep.
			inlineStyleThreshold: 8192,
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
