/**
 * Proves that the tests hold the lock: opens one rule or takes one guard away at a time and demands
 * that something goes red naming who would have seen or done too much. Never touches the working tree.
 */
import { writeFile } from 'node:fs/promises';
import { mutateGuards } from './guards.ts';
import { tell, type Outcome } from './outcome.ts';
import { mutateRules } from './rules.ts';
import { openWorld } from './world.ts';

const outcomes: Outcome[] = [];
const keep = (one: Outcome): void => {
	outcomes.push(one);
	tell(one);
};

// Beside each other: the rules keep one thread busy, the guards' tests others.
const world = await openWorld();
await Promise.all([mutateRules(world, keep).finally(() => world.close()), mutateGuards(keep)]);

const killed = outcomes.filter(({ killedBy }) => killedBy).length;
const report = process.env['MUTATION_REPORT'];
if (report)
	await writeFile(report, JSON.stringify({ passed: killed, failed: outcomes.length - killed }));
for (const { name } of outcomes.filter(({ killedBy }) => !killedBy))
	console.log(`\nSurvived: ${name}`);
console.log(`\n${killed} mutants killed of ${outcomes.length}`);
process.exitCode = killed === outcomes.length && killed > 0 ? 0 : 1;
