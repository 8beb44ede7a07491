import type { Example } from './example.ts';

const rule = 'every component of the design system is on /design in each variant';
const pill = 'src/ui/Pill.svelte';
const route = 'src/routes/design/+page.svelte';
const slice = 'src/features/design/ui/Words.svelte';
const toned = `<script lang="ts">
	interface Props {
		tone?: 'calm' | 'loud';
	}
	const { tone = 'calm' }: Props = $props();
</script>`;

export const designExamples: readonly Example[] = [
	{
		rule,
		bad: { [pill]: '', [route]: '<p>Pill</p>', 'src/routes/today/+page.svelte': '<Pill />' },
		says: 'src/ui/Pill.svelte: is not on /design',
		good: { [pill]: '', [slice]: '<Specimen name="Pill"><Pill /></Specimen>' },
	},
	{
		rule,
		bad: { [pill]: '', [slice]: '<Specimen name="Card"><Pill /></Specimen>' },
		says: 'has no heading of its own on /design',
		good: {
			[pill]: '',
			[slice]: '<Specimen name="Pill" />',
			'src/routes/+layout.svelte': '<Pill>x</Pill>',
		},
	},
	{
		rule,
		bad: { [pill]: toned, [slice]: '<Specimen name="Pill"><Pill tone="calm" /></Specimen>' },
		says: 'is not on /design as tone loud',
		good: { [pill]: toned, [slice]: '<Specimen name="Pill"><Pill tone="loud" /></Specimen>' },
	},
];
