// `npm run messages`: writes the table of every message into ARCHITECTURE.md.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '#contracts/catalogue.js';

export const architecture = 'ARCHITECTURE.md';
const [open, close] = ['<!-- messages -->', '<!-- /messages -->'];

/** All TypeScript source of an app, as one text. */
function sourceOf(folder: string): string {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return sourceOf(path);
      return entry.name.endsWith('.ts') && !/\.(spec|e2e)\.ts$/.test(entry.name) ? readFileSync(path, 'utf8') : '';
    })
    .join('\n');
}

function messageTable(): string {
  const sources = ['gateway', 'registry', 'matching', 'service-market', 'notifications'].map((app) => ({ app, text: sourceOf(`apps/${app}/src`) }));
  const rows = catalogue.map((message) => {
    const address = message.kind === 'job' ? message.queue : message.subject;
    const used = sources.filter(({ app, text }) => new RegExp(`\\b${message.name}\\b`).test(text) &&
      (app !== message.owner || message.kind !== 'request'));
    const consumers = message.kind === 'job' ? message.owner : used
      .filter(({ app, text }) => message.kind !== 'event' || app !== message.owner || new RegExp(`@OnEvents?\\(${message.name}\\)`).test(text))
      .map(({ app }) => app).join(', ');
    return `| ${message.kind} | ${message.name} | \`${address}\` | ${message.owner} | ${consumers || '–'} |`;
  });
  return ['| kind | name | subject or queue | owner | used by |', '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}

/** ARCHITECTURE.md with the table as it should be. */
export function currentArchitecture(): string {
  const [before, rest] = readFileSync(architecture, 'utf8').split(open);
  const after = rest?.split(close)[1];
  if (before === undefined || after === undefined) throw new Error(`${architecture} has lost its ${open} … ${close} markers`);
  return `${before}${open}\n${messageTable()}\n${close}${after}`;
}

export function main(): number {
  writeFileSync(architecture, currentArchitecture());
  return 0;
}
