// Mutants exist in tests only, and each of them is somewhere in the code.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from '@jest/globals';
import { mutantNames, mutated, switchOffMutants, switchOnMutants } from './mutants.js';

afterEach(() => switchOffMutants());

describe('a mutant', () => {
  it('is off unless switched on', () => {
    expect(mutated('run.no-fence')).toBe(false);
    switchOnMutants('run.no-fence, inbox.none', 'test');
    expect([mutated('run.no-fence'), mutated('inbox.none'), mutated('sweep.none')]).toEqual([true, true, false]);
  });

  it('does not exist under a misspelt name', () => {
    expect(() => switchOnMutants('run.no-fense', 'test')).toThrow(/no mutant run\.no-fense/);
  });

  it.each(['production', 'development', undefined])('is refused when NODE_ENV is %s', (environment) => {
    expect(() => switchOnMutants('inbox.none', environment)).toThrow(/unset MUTANTS/);
    expect(() => switchOnMutants('', environment)).not.toThrow();
    expect(mutated('inbox.none')).toBe(false);
  });

  it('is asked for somewhere for every name', () => {
    const root = fileURLToPath(new URL('../../', import.meta.url));
    const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
      /^(libs\/(platform|brokering)|apps\/[\w-]+\/src)\/.*(?<!\.spec|\.e2e)\.js$/.test(path),
    );
    const asked = sources.flatMap((path) =>
      [...readFileSync(root + path, 'utf8').matchAll(/mutated\('([\w.-]+)'\)/g)].map((match) => match[1]!),
    );
    expect([...new Set(asked)].sort()).toEqual([...mutantNames].sort());
  });
});
