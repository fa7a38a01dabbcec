// Do the Compose files hold: the Compose Specification's schema, what each service needs, and what keeps them safe?
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import {
  environmentFaults, loginFaults, migrationFaults, stopSeconds, variablesOf, type Environment, type ImageEnvironment,
} from './environment.js';
import { faultsOf, readYaml, type Files } from './files.js';
import { imageEnvironment, imageFaults, versionOf } from './images.js';

const main = 'docker-compose.yml';
const production = 'docker-compose.production.yml';
const servers = 'docker-compose.servers.yml';

interface Service {
  image?: string;
  build?: { args?: Record<string, string> };
  command?: string[];
  environment?: Record<string, string | null>;
  ports?: string[];
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  restart?: string;
  healthcheck?: { disable?: boolean };
  stop_grace_period?: string;
  depends_on?: Record<string, { condition: string }>;
  logging?: { options?: Record<string, string> };
  profiles?: string[];
}

// dclint brings the schema of the Compose Specification; its formats are Docker's own and say nothing more than "string".
const schemaFile = join(dirname(createRequire(import.meta.url).resolve('dclint/package.json')), 'schemas/compose.schema.json');
const matchesSchema = new Ajv({ strict: false, allErrors: true, validateFormats: false, validateSchema: false })
  .compile({ ...(JSON.parse(readFileSync(schemaFile, 'utf8')) as object), $schema: undefined });

function schemaFaults(path: string, content: unknown): string[] {
  if (matchesSchema(content)) return [];
  return (matchesSchema.errors ?? []).map(({ instancePath, message, params }) =>
    `${path}: ${instancePath || 'the file'} ${message}${'additionalProperty' in params ? `: ${String(params['additionalProperty'])}` : ''}`);
}

/** Puts values for ${NAME}, ${NAME:-default}, ${NAME-default} and ${NAME:?message}, as Compose does; throws when one is missing. */
export function interpolate(text: string, env: Environment): string {
  return text.replaceAll(/\$\{(\w+)(?:(:?[-?])([^}]*))?\}/g, (_, name: string, operator: string | undefined, rest: string) => {
    const value = env[name];
    if (value !== undefined && (value !== '' || !operator?.startsWith(':'))) return value;
    if (operator?.endsWith('-')) return rest;
    throw new Error(`${name} ${operator ? rest : 'is not set'}`);
  });
}

function servicesOf(files: Files, path: string): Record<string, Service> {
  return ((readYaml(files, path)[0] ?? {}) as { services?: Record<string, Service> }).services ?? {};
}

/** The environment of each service as Compose would set it, with or without the production file. */
export function composeEnvironments(files: Files, env: Environment, inProduction: boolean): Record<string, Environment> {
  const over = inProduction ? servicesOf(files, production) : {};
  return Object.fromEntries(Object.entries(servicesOf(files, main)).map(([name, service]) => {
    const merged = { ...service.environment, ...over[name]?.environment };
    return [name, Object.fromEntries(Object.entries(merged).map(([key, value]) => [key, interpolate(String(value ?? ''), env)]))];
  }));
}

export function composeFaults(files: Files, apps: readonly string[]): string[] {
  return faultsOf(() => {
    const faults = [main, production, servers].flatMap((path) => schemaFaults(path, readYaml(files, path)[0]));
    const services = servicesOf(files, main);
    const image = imageEnvironment(files);
    for (const [name, service] of Object.entries(services)) faults.push(...serviceFaults(name, service, files, apps));
    for (const path of [production, servers]) {
      for (const [name, service] of Object.entries(servicesOf(files, path))) {
        if (!(name in services)) faults.push(`${path}: ${name} is no service of ${main}`);
        faults.push(...portFaults(`${path}: ${name}`, service));
      }
    }
    const environments = composeEnvironments(files, {}, false);
    for (const app of apps) {
      const service = services[app];
      if (!service) faults.push(`${main} has no service ${app}: copy registry, with DATABASE_PASSWORD_… in migrate and in ${production}`);
      else faults.push(...appFaults(app, service, environments[app]!, image));
    }
    faults.push(...migrationFaults(`${main}: migrate`, Object.keys(environments['migrate'] ?? {})));
    return [...faults, ...secretFaults(files, apps), ...serverFaults(services)];
  });
}

/** What holds for every container. */
function serviceFaults(name: string, service: Service, files: Files, apps: readonly string[]): string[] {
  const where = `${main}: ${name}`;
  const faults = [...imageFaults(where, service.image ?? '(no image)', versionOf(files)), ...portFaults(where, service)];
  if (service.read_only !== true) faults.push(`${where} must be read_only, with tmpfs where it has to write`);
  if (!service.cap_drop?.includes('ALL')) faults.push(`${where} must drop ALL capabilities`);
  if (!service.security_opt?.includes('no-new-privileges:true')) faults.push(`${where} must set no-new-privileges`);
  if (!service.logging?.options?.['max-size']) faults.push(`${where} may fill the disk with its log: set logging`);
  if (name === 'migrate') return faults;
  if (service.restart !== 'unless-stopped') faults.push(`${where} must be restarted unless stopped`);
  // A service's image brings its own check.
  if (!apps.includes(name) && (!service.healthcheck || service.healthcheck.disable)) faults.push(`${where} has no healthcheck`);
  return faults;
}

function portFaults(where: string, { ports = [] }: Service): string[] {
  return ports.filter((port) => !port.startsWith('127.0.0.1:')).map((port) => `${where} publishes ${port} beyond this machine: begin with 127.0.0.1:`);
}

function appFaults(app: string, service: Service, given: Environment, image: ImageEnvironment): string[] {
  const where = `${main}: ${app}`;
  const faults = environmentFaults(where, app, given, image);
  if (service.build?.args?.['APP'] !== app) faults.push(`${where} must be built with APP: ${app}`);
  const grace = Number(/^(\d+)s$/.exec(service.stop_grace_period ?? '')?.[1] ?? 10);
  if (faults.length === 0 && grace <= stopSeconds(app, given, image)) {
    faults.push(`${where} is killed after ${grace} s while it still may stop: raise stop_grace_period above ${stopSeconds(app, given, image)}s`);
  }
  const known = variablesOf(app);
  const wanted = {
    ...(known.has('DATABASE_URL') ? { migrate: 'service_completed_successfully' } : {}),
    ...(known.has('REDIS_URL') ? { redis: 'service_healthy' } : {}), nats: 'service_healthy',
  };
  for (const [other, condition] of Object.entries(wanted)) {
    if (service.depends_on?.[other]?.condition !== condition) faults.push(`${where} must wait for ${other}: ${condition}`);
  }
  const published = (service.ports ?? []).map((port) => port.split(':').at(-1));
  for (const port of published) if (port !== image.PORT) faults.push(`${where} publishes ${port}, and the service listens on ${image.PORT}`);
  if (app === 'gateway' && published.length === 0) faults.push(`${where} publishes no port: nobody reaches the API`);
  return faults;
}

/** A different value for each variable: the same secret must reach both who sets it and who uses it, in both forms. */
function secretFaults(files: Files, apps: readonly string[]): string[] {
  const env = Object.fromEntries([...(files[main]! + files[production]!).matchAll(/\$\{(\w+)/g)].map(([, name]) => [name!, `value-of-${name}`]));
  return [false, true].flatMap((inProduction) => {
    const { migrate = {}, postgres = {}, ...services } = composeEnvironments(files, env, inProduction);
    const path = inProduction ? production : main;
    const admin = new URL(migrate['POSTGRES_URL'] ?? 'postgres://nobody').password;
    return [
      ...apps.flatMap((app) => loginFaults(`${path}: ${app}`, app, services[app] ?? {}, migrate)),
      ...(admin === postgres['POSTGRES_PASSWORD'] ? [] : [`${path}: POSTGRES_URL of migrate has not the password of postgres`]),
    ];
  });
}

function serverFaults({ redis, nats }: Record<string, Service>): string[] {
  const queue = redis?.command?.join(' ') ?? '';
  return [
    ...(queue.includes('--maxmemory-policy noeviction') ? [] : [`${main}: redis must run with noeviction: it holds queues`]),
    ...(queue.includes('--appendonly yes') ? [] : [`${main}: redis must write its append-only file`]),
    ...(nats?.command?.some((word) => /^(-js|--jetstream)$/.test(word)) ? [] : [`${main}: nats must run JetStream`]),
  ];
}

/** Variables that the production file refuses to do without. */
export function demandedInProduction(files: Files): string[] {
  return [...new Set([...(files[production] ?? '').matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name!))].sort();
}
