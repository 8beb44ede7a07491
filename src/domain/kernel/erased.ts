/** What stands for the name of an erased person: no name at all, so that each reader is told in their own language. */
export const erasedName = '[erased]';
