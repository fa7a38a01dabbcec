// What is generated from the code is committed as it would be generated now.
import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { environmentExample, file } from './environment.js';
import { architecture, currentArchitecture } from './messages.js';

describe('generated files', () => {
  it('.env.example names every variable of every service; else run npm run environment', () => {
    expect(readFileSync(file, 'utf8')).toBe(environmentExample());
  });

  it('ARCHITECTURE.md lists every message; else run npm run messages', () => {
    expect(readFileSync(architecture, 'utf8')).toBe(currentArchitecture());
  });
});
