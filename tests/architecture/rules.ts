/** All rules of the house, by family. */
import type { Rule } from './rule.ts';
import { accessRules } from './rules/access.ts';
import { designRules } from './rules/design.ts';
import { importRules } from './rules/imports.ts';
import { messageRules } from './rules/messages.ts';
import type { Family } from './rules/messages.ts';
import { nameRules } from './rules/names.ts';
import { purityRules } from './rules/purity.ts';
import { refusalRules } from './rules/refusals.ts';
import { repositoryRules } from './rules/repository.ts';

/** Every rule; the families are the keys that no file can name whole. */
export const rulesWith = (families: readonly Family[]): readonly Rule[] => [
	...importRules,
	...nameRules,
	...purityRules,
	...accessRules,
	...refusalRules,
	...messageRules(families),
	...designRules,
	...repositoryRules,
];
