import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import typescript from 'typescript-eslint';

/** Svelte 5 has no svelte.config.js here: vite.config.ts says runes, and the rules must know it. */
const svelteConfig = { compilerOptions: { runes: true } };

export default typescript.config(
	{ ignores: ['build/', '.svelte-kit/', 'node_modules/', 'src/platform/i18n/generated/'] },
	...typescript.configs.recommended,
	...svelte.configs.recommended,
	{ languageOptions: { globals: { ...globals.browser, ...globals.node } } },
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: { parser: typescript.parser, extraFileExtensions: ['.svelte'], svelteConfig },
		},
	},
	{
		rules: {
			// The compiler says so already, and knows what is a type.
			'no-undef': 'off',
			// Leerkring lives at the root of its own address, and src/ui knows no routes.
			'svelte/no-navigation-without-resolve': 'off',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' },
			],
		},
	},
);
