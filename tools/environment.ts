// `npm run environment`: writes .env.example from the services' config schemas; a test keeps the two equal.
import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import { configSchemas } from '../apps/all/src/config-schemas.js';

export const file = '.env.example';

interface Variable {
  description?: string;
  default?: unknown;
}

/** Every variable of every service: what it is for, who reads it, its default; required ones are left to be filled in. */
export function environmentExample(): string {
  const variables = new Map<string, { apps: string[]; variable: Variable; required: boolean }>();
  for (const [app, schema] of Object.entries(configSchemas)) {
    const { properties, required = [] } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
    for (const [name, variable] of Object.entries(properties ?? {})) {
      const known = variables.get(name);
      if (known) known.apps.push(app);
      else variables.set(name, { apps: [app], variable: variable as Variable, required: required.includes(name) });
    }
  }
  const everyApp = Object.keys(configSchemas).length;
  const lines = [...variables].sort(([a], [b]) => a.localeCompare(b, 'en')).map(([name, { apps, variable, required }]) => {
    const readers = apps.length === everyApp ? 'every service' : apps.join(', ');
    const about = `# ${variable.description ?? ''} (${readers}${required ? '; required' : ''})`;
    return required ? `${about}\n${name}=` : `${about}\n# ${name}=${String(variable.default ?? '')}`;
  });
  return ['# Every variable the services read. Written by `npm run environment`; a line that starts with # NAME= shows the default.',
    '# DATABASE_URL is another one for each service: each has a login role of its own.', '', lines.join('\n\n'), ''].join('\n');
}

export function main(): number {
  writeFileSync(file, environmentExample());
  return 0;
}
