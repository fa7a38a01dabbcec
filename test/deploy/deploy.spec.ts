// What people deploy holds, checked without Docker or a cluster; and each check is shown a copy that does not hold.
import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { composeEnvironments, composeFaults, demandedInProduction } from './compose.js';
import { environmentFaults } from './environment.js';
import { appNames, deployFiles, readEnvFile, type Files } from './files.js';
import { dockerfileFaults, imageEnvironment } from './images.js';
import { kubernetesFaults, objectsFaults } from './kubernetes.js';
import { missingInProduction } from './production-imports.js';

const files = deployFiles();
const apps = appNames();

/** A copy in which one thing is otherwise. */
function broken(path: string, from: string | RegExp, to: string): Files {
  const text = files[path] ?? '';
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${path} has no ${String(from)} to break`);
  return { ...files, [path]: changed };
}

type Break = [what: string, path: string, from: string | RegExp, to: string, told: RegExp];

describe('the Dockerfile', () => {
  it('builds from what is here', () => {
    expect(dockerfileFaults(files, existsSync)).toEqual([]);
  });

  it.each<Break>([
    ['an image without a version', 'Dockerfile', /FROM node:\S+/, 'FROM node:lts-slim', /must say its version/],
    ['a Node without long-term support', 'Dockerfile', /FROM node:\S+/, 'FROM node:25.9.0-slim', /long-term support/],
    ['a source that is gone', 'Dockerfile', 'COPY tools tools', 'COPY tool tool', /no such file/],
    ['a source that is ignored', '.dockerignore', '!tools\n', '', /add !tools/],
    ['a script that is gone', 'Dockerfile', 'npm run build', 'npm run compile', /no script compile/],
    ['a stage that is gone', 'Dockerfile', 'AS packages', 'AS package', /no such stage/],
    ['root', 'Dockerfile', 'USER 1000:1000', 'USER root', /USER must be a number/],
    ['no APP', 'Dockerfile', 'ARG APP', 'ARG NAME', /no ARG APP/],
    ['a program that is gone', 'Dockerfile', 'scripts/container.mjs"]', 'scripts/start.mjs"]', /ENTRYPOINT names no script/],
    ['a misspelt instruction', 'Dockerfile', 'EXPOSE', 'EXPORT', /EXPORT is no instruction/],
    ['another port', 'Dockerfile', 'PORT=8080', 'PORT=80', /EXPOSE 8080 is not PORT=80/],
  ])('is refused with %s', (_, path, from, to, told) => {
    expect(dockerfileFaults(broken(path, from, to), existsSync).join('\n')).toMatch(told);
  });
});

describe('the packages in the image', () => {
  const manifest = JSON.parse(files['package.json']!) as Parameters<typeof missingInProduction>[1];
  const programs = [...apps.map((app) => `dist/apps/${app}/src/main.js`), 'dist/tools/migrate.js', 'dist/tools/dead-letters.js'];

  it('are all that services, migration and dead letters import', () => {
    expect(missingInProduction(programs, manifest)).toEqual([]);
  });

  it('are refused without one of them', () => {
    const { pg: _, ...dependencies } = manifest.dependencies;
    expect(missingInProduction(programs, { ...manifest, dependencies }).join('\n')).toMatch(/imports pg, which is no dependency/);
    expect(missingInProduction(['dist/tools/demo.js'], manifest).join('\n')).toMatch(/imports (mailparser|smtp-server),/);
  });
});

describe('the Compose files', () => {
  const main = 'docker-compose.yml';

  it('hold', () => {
    expect(composeFaults(files, apps)).toEqual([]);
  });

  it.each<Break>([
    ['an unknown key', main, 'restart: unless-stopped', 'restarts: unless-stopped', /additional properties: restarts/],
    ['a key that stands twice', main, '  nats:\n', '  redis:\n', /unique/],
    ['an image that moves', main, /postgres:18\S*/, 'postgres:latest', /must say its version/],
    ['an image of another release', main, 'linkwright/gateway:0', 'linkwright/gateway:9', /not the version of package.json/],
    ['a port for everybody', main, '"127.0.0.1:8025:8025"', '"8025:8025"', /beyond this machine/],
    ['a server port for everybody', 'docker-compose.servers.yml', '"127.0.0.1:5432', '"0.0.0.0:5432', /beyond this machine/],
    ['a port nobody listens on', main, ':8080"]', ':80"]', /the service listens on 8080/],
    ['a required variable missing', main, /\n *REPLY_LINK_SECRET.*/, '', /matching: .*REPLY_LINK_SECRET/],
    ['a misspelt variable', main, 'TRUST_PROXY:', 'TRUST_PROXIES:', /sets TRUST_PROXIES, which the config schema of gateway does not know/],
    ['an unusable value', main, '-http://127.0.0.1:8080}', '-localhost}', /gateway: .*PUBLIC_URL/],
    ['a role without its password', main, /\n *DATABASE_PASSWORD_MATCHING.*/, '', /migrate lacks DATABASE_PASSWORD_MATCHING/],
    ["another service's login", main, 'postgres://matching', 'postgres://registry', /logs in as registry/],
    ["another service's password", main, 'matching:${DATABASE_PASSWORD_MATCHING', 'matching:${DATABASE_PASSWORD_REGISTRY', /is not DATABASE_PASSWORD_MATCHING/],
    ['a service that does not wait', main, 'migrate: { condition: service_completed_successfully }', 'migrate: { condition: service_started }', /must wait for migrate/],
    ['a stop that is cut short', main, 'stop_grace_period: 25s', 'stop_grace_period: 10s', /raise stop_grace_period/],
    ['a root that can be written', main, 'read_only: true', 'read_only: false', /must be read_only/],
    ['capabilities', main, 'cap_drop: [ALL]', 'cap_drop: [NET_RAW]', /must drop ALL/],
    ['new privileges', main, 'no-new-privileges:true', 'no-new-privileges:false', /must set no-new-privileges/],
    ['queues that are evicted', main, 'noeviction', 'allkeys-lru', /noeviction/],
    ['queues that are not written', main, '--appendonly, "yes"', '--appendonly, "no"', /append-only/],
    ['no JetStream', main, '--jetstream, ', '', /JetStream/],
    ['a server nobody checks', main, /healthcheck:\n {6}test: \[CMD-SHELL/, 'labels:\n      test: [CMD-SHELL', /no healthcheck|labels/],
  ])('are refused with %s', (_, path, from, to, told) => {
    expect(composeFaults(broken(path, from, to), apps).join('\n')).toMatch(told);
  });

  it('say what to add for a new app', () => {
    expect(composeFaults(files, [...apps, 'networks']).join('\n')).toMatch(/has no service networks: copy registry/);
  });

  it('demand every secret in production, which the lines of docs/deploy.md make', () => {
    expect(() => composeEnvironments(files, {}, true)).toThrow(/is missing in \.env/);
    const lines = /```sh secrets\n([\s\S]*?)```/.exec(files['docs/deploy.md']!)?.[1]?.replace('> .env', '');
    const made = readEnvFile(execFileSync('bash', ['--norc', '-euo', 'pipefail', '-c', lines!], { encoding: 'utf8' }));
    expect(demandedInProduction(files).filter((name) => !made[name])).toEqual([]);
    const environments = composeEnvironments(files, made, true);
    for (const app of apps) expect(environmentFaults(app, app, environments[app]!, imageEnvironment(files))).toEqual([]);
    // Nothing that this file makes public is left.
    expect(JSON.stringify(environments)).not.toMatch(/development|postgres:linkwright@/);
  });
});

describe('the Kubernetes files', () => {
  const base = 'k8s/base';

  it('are what Kubernetes takes, with everything that Linkwright needs', async () => {
    expect(await objectsFaults(files)).toEqual([]);
    expect(kubernetesFaults(files, apps)).toEqual([]);
  });

  it.each<Break>([
    ['a misspelt key', `${base}/registry.yaml`, 'readOnlyRootFilesystem', 'readOnlyRootFileSystem', /registry.yaml: Deployment registry: .*readOnlyRootFileSystem/],
    ['a wrong type', `${base}/registry.yaml`, 'replicas: 1', 'replicas: one', /must be integer/],
    ['a missing field', `${base}/registry.yaml`, /selector:\n {4}matchLabels.*/, '', /selector/],
    ['an unknown kind', `${base}/registry.yaml`, 'kind: Deployment', 'kind: Deploiment', /no Deploiment/],
    ['a file that is not listed', `${base}/kustomization.yaml`, '  - matching.yaml\n', '', /lacks k8s\/base\/matching.yaml/],
    ['a listed file that is not there', `${base}/kustomization.yaml`, 'matching.yaml', 'match.yaml', /has k8s\/base\/match.yaml/],
    ['an unknown key of kustomize', `${base}/kustomization.yaml`, 'resources:', 'ressources: []\nresources:', /ressources/],
  ])('are refused with %s', async (_, path, from, to, told) => {
    expect((await objectsFaults(broken(path, from, to))).join('\n')).toMatch(told);
  });

  it.each<Break>([
    ['a required variable missing', `${base}/matching.yaml`, /\n.*name: REPLY_LINK_SECRET.*/, '', /matching: .*REPLY_LINK_SECRET/],
    ['an unknown variable', `${base}/gateway.yaml`, '{ name: TRUST_PROXY,', '{ name: TRUST_PROXIES,', /sets TRUST_PROXIES/],
    ['a secret nobody makes', `${base}/matching.yaml`, 'key: REPLY_LINK_SECRET', 'key: LINK_SECRET', /LINK_SECRET, which is not there/],
    ['an unusable setting', `${base}/settings.env`, 'LOG_LEVEL=info', 'LOG_LEVEL=loud', /LOG_LEVEL/],
    ['an image that moves', `${base}/registry.yaml`, /registry:0\S*/, 'registry:latest', /must say its version/],
    ['an overlay of another release', 'k8s/overlays/example/kustomization.yaml', /newTag: 0.1.0/, 'newTag: 0.0.9', /not the version/],
    ['root', `${base}/registry.yaml`, 'runAsNonRoot: true', 'runAsNonRoot: false', /user other than root/],
    ['no memory limit', `${base}/registry.yaml`, /\n *limits:.*/, '', /memory limit/],
    ['a probe of nothing', `${base}/registry.yaml`, 'path: /readyz', 'path: /ready', /readinessProbe must ask/],
    ['a port nobody listens on', `${base}/registry.yaml`, 'containerPort: 8080', 'containerPort: 80', /must name its port 8080/],
    ['a stop that is cut short', `${base}/gateway.yaml`, 'terminationGracePeriodSeconds: 30', 'terminationGracePeriodSeconds: 20', /raise terminationGracePeriodSeconds/],
    ['a role without its password', `${base}/migrate.yaml`, /\n.*name: DATABASE_PASSWORD_MATCHING.*/, '', /lacks DATABASE_PASSWORD_MATCHING/],
    ['pods that anybody reaches', `${base}/network-policies.yaml`, 'policyTypes: [Ingress, Egress]', 'policyTypes: [Egress]', /are open/],
    ['a service cut off from its database', `${base}/network-policies.yaml`, 'values: [gateway] }]', 'values: [gateway, matching] }]', /matching must reach port 5432/],
    ['a gateway at the database', `${base}/network-policies.yaml`, 'values: [gateway] }]', 'values: [nobody] }]', /gateway may reach port 5432/],
    ['a secret', `${base}/migrate.yaml`, /^/, 'apiVersion: v1\nkind: Secret\nmetadata: { name: spilt }\n---\n', /Secret spilt is committed/],
  ])('are refused with %s', (_, path, from, to, told) => {
    expect(kubernetesFaults(broken(path, from, to), apps).join('\n')).toMatch(told);
  });

  it('say what to add for a new app', () => {
    expect(kubernetesFaults(files, [...apps, 'networks']).join('\n')).toMatch(/lacks networks: copy registry.yaml/);
  });
});

describe('what is said of it', () => {
  it('in docs/deploy.md builds the image of every app', () => {
    const built = /for app in ([\w -]+); do/.exec(files['docs/deploy.md']!)?.[1]?.split(' ').sort();
    expect(built).toEqual(apps);
  });

  it('in the README reaches the servers of docker-compose.servers.yml', () => {
    const address = composeEnvironments(files, {}, false)['migrate']!['POSTGRES_URL']!.replace('@postgres:', '@127.0.0.1:');
    expect(readFileSync('README.md', 'utf8')).toContain(`POSTGRES_URL=${address}\n`);
    expect(files['docker-compose.servers.yml']).toContain(`POSTGRES_URL=${address}\n`);
  });
});

describe('an app', () => {
  it.each(apps)('%s has a command of its own', (app) => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    expect(scripts[`start:${app}`]).toBe(`node scripts/run.mjs start ${app}`);
  });
});
