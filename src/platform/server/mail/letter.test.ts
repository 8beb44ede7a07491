import { expect, it } from 'vitest';
import { messageIdOf, writeLetter } from './letter.ts';
import { keepInOutbox, outbox } from './outbox.ts';

const head = { to: 'a@x.example', subject: 'S', language: 'nl', messageId: '<1@x>' } as const;
const words = {
	greeting: 'Dag <i>Noor</i>,',
	lines: ['Eén & twee'],
	code: '123456',
	button: { text: 'Open', href: 'https://x.example/?a="b"' },
	foot: 'Voet',
};

it('says the same in text and in HTML, with names as text', () => {
	const letter = writeLetter(head, words);
	expect(letter.text).toBe(
		'Dag <i>Noor</i>,\n\nEén & twee\n\n123456\n\nOpen:\nhttps://x.example/?a="b"\n\n--\nVoet\n',
	);
	expect(letter.html).toContain('Dag &lt;i&gt;Noor&lt;/i&gt;,');
	expect(letter.html).toContain('href="https://x.example/?a=&quot;b&quot;"');
	expect(letter.html).toContain('123456');
	expect(letter.html).not.toContain('<i>');
});

it('carries no code where there is none', () => {
	const { code: _, ...rest } = words;
	expect(writeLetter(head, rest).text).not.toContain('123456');
});

it('has one Message-ID for every try of one job', () => {
	expect(messageIdOf('job', 'https://leerkring.example:8443/x')).toBe('<job@leerkring.example>');
});

it('keeps the newest two hundred letters of the demo, newest first', async () => {
	for (let time = 0; time < 205; time += 1)
		await keepInOutbox(writeLetter({ ...head, subject: String(time) }, words));
	expect(outbox()).toHaveLength(200);
	expect(outbox()[0]?.subject).toBe('204');
});
