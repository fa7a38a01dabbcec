// For the specs: what is wrong with a file, as `field: message` lines.
import { DomainError } from '#contracts/errors.js';
import type { ImportProblems } from './import-problems.js';

export function problemsIn(problems: ImportProblems): string[] {
  try {
    problems.throwIfAny();
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'import_invalid') throw error;
    return error.details.fields?.map(({ field, message }) => `${field}: ${message}`) ?? [];
  }
  return [];
}
