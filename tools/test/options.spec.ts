import { describe, expect, it } from '@jest/globals';
import { readTestOptions, stageNames } from './options.js';

describe('the options of npm test', () => {
  it('runs everything when nothing is said', () => {
    expect(readTestOptions([])).toMatchObject({ stages: [...stageNames], filters: [], deep: false });
  });

  it('counts the import rules as lint', () => {
    expect(readTestOptions(['--only', 'lint']).stages).toEqual(['lint', 'imports']);
  });

  it('keeps the order of the stages, however they are named', () => {
    expect(readTestOptions(['--only', 'e2e,unit']).stages).toEqual(['unit', 'e2e']);
  });

  it('runs only test files when a path is given', () => {
    expect(readTestOptions(['libs/engine/match.spec.ts'])).toMatchObject({
      stages: ['unit', 'e2e', 'system'], filters: ['libs/engine/match.spec'],
    });
  });

  it.each([[['--only', 'unti'], /no such stage/], [['--deeper'], /--deeper/]])('refuses %j', (args, message) => {
    expect(() => readTestOptions(args)).toThrow(message);
  });
});
