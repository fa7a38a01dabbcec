// Do the Kubernetes files hold: every service there, with what it needs, hardened, probed, and connected to nothing else?
import { z } from 'zod';
import {
  environmentFaults, loginFaults, migrationFaults, stopSeconds, variablesOf, type Environment, type ImageEnvironment,
} from './environment.js';
import { differences, faultsOf, readEnvFile, readYaml, type Files } from './files.js';
import { imageEnvironment, imageFaults, versionOf } from './images.js';
import { objectFaults, type KubernetesObject, type NamedObject } from './kubernetes-types.js';
import { networkFaults, type NetworkPolicy } from './network.js';

const base = 'k8s/base';
const overlay = 'k8s/overlays/example';

interface Source {
  name: string;
  key: string;
  optional?: boolean;
}

interface Container {
  name: string;
  image: string;
  args?: string[];
  env?: { name: string; value?: string; valueFrom?: { configMapKeyRef?: Source; secretKeyRef?: Source } }[];
  ports?: { name: string; containerPort: number }[];
  startupProbe?: Probe;
  livenessProbe?: Probe;
  readinessProbe?: Probe;
  lifecycle?: { preStop?: { exec?: { command: string[] } } };
  resources?: { requests?: Record<string, string>; limits?: Record<string, string> };
  securityContext?: { allowPrivilegeEscalation?: boolean; readOnlyRootFilesystem?: boolean; capabilities?: { drop?: string[] } };
}

interface Probe {
  httpGet?: { path: string; port: string | number };
}

interface Workload extends KubernetesObject {
  spec: { template: { metadata: { labels: Record<string, string> }; spec: {
    containers: Container[];
    terminationGracePeriodSeconds?: number;
    automountServiceAccountToken?: boolean;
    enableServiceLinks?: boolean;
    securityContext?: { runAsNonRoot?: boolean; runAsUser?: number; seccompProfile?: { type: string } };
  } } };
}

/** Of kustomize, what is used here; anything else is a mistake or a reason to add it. */
const KustomizationSchema = z.strictObject({
  apiVersion: z.literal('kustomize.config.k8s.io/v1beta1'),
  kind: z.literal('Kustomization'),
  namespace: z.string().optional(),
  resources: z.array(z.string()),
  images: z.array(z.strictObject({ name: z.string(), newName: z.string(), newTag: z.string() })).default([]),
  configMapGenerator: z.array(z.strictObject({
    name: z.string(), behavior: z.literal('merge').optional(), envs: z.array(z.string()).optional(), literals: z.array(z.string()).default([]),
  })).default([]),
  secretGenerator: z.array(z.strictObject({ name: z.string(), envs: z.array(z.string()) })).default([]),
});

const kustomizationOf = (files: Files, folder: string) =>
  KustomizationSchema.parse(readYaml(files, `${folder}/kustomization.yaml`)[0], {
    error: (issue) => `${folder}/kustomization.yaml: ${issue.path?.join('.') ?? ''} ${issue.code} ${'keys' in issue ? String(issue.keys) : ''}` });

/** Files that are not listed, and objects that Kubernetes would not take. */
export async function objectsFaults(files: Files): Promise<string[]> {
  try {
    const { resources } = kustomizationOf(files, base);
    const listed = differences(`${base}/kustomization.yaml`, resources.map((name) => `${base}/${name}`), manifests(files), 'list it under resources');
    return listed.length > 0 ? listed : await objectFaults(objectsOf(files));
  } catch (error) {
    return [(error as Error).message];
  }
}

/** What the objects lack for Linkwright; they are taken to be what Kubernetes takes. */
export const kubernetesFaults = (files: Files, apps: readonly string[]) => faultsOf(() => contentFaults(files, apps, objectsOf(files)));

const manifests = (files: Files) =>
  Object.keys(files).filter((path) => path.startsWith(`${base}/`) && path.endsWith('.yaml') && !path.endsWith('/kustomization.yaml'));
const objectsOf = (files: Files) => manifests(files).flatMap((path) => readYaml(files, path).map((object) => named(path, object as KubernetesObject)));
const named = (path: string, object: KubernetesObject): NamedObject => ({ where: `${path}: ${object.kind} ${object.metadata?.name}`, object });

function contentFaults(files: Files, apps: readonly string[], objects: readonly NamedObject[]): string[] {
  const image = imageEnvironment(files);
  const ofKind = <T extends KubernetesObject>(kind: string) => objects.map(({ object }) => object).filter((object): object is T => object.kind === kind);
  const values = new Values(files);
  const faults = ofKind('Secret').map(({ metadata }) => `Secret ${metadata?.name} is committed: secrets belong to an overlay's generator`);
  const [job] = ofKind<Workload>('Job');
  if (job === undefined) return [...faults, `${base} has no migration job`];
  const migration = values.of(job, faults);
  faults.push(...migrationFaults(`${base}: Job migrate`, Object.keys(migration)), ...podFaults(job, files, image));
  const deployments = new Map(ofKind<Workload>('Deployment').map((object) => [object.metadata?.name ?? '', object]));
  faults.push(...differences(base, [...deployments.keys()], apps,
    'copy registry.yaml, list it in kustomization.yaml and under images of the overlay, and add its secrets to the *.env.example'));
  for (const [app, deployment] of deployments) {
    if (!apps.includes(app)) continue;
    const given = values.of(deployment, faults);
    const where = `${base}: Deployment ${app}`;
    const wrong = environmentFaults(where, app, given, image);
    faults.push(...wrong, ...loginFaults(where, app, given, migration), ...podFaults(deployment, files, image));
    if (wrong.length === 0) faults.push(...stopFaults(where, app, deployment, given, image));
    if (!ofKind('Service').some(({ metadata }) => metadata?.name === app)) faults.push(`${where} has no Service`);
  }
  const pods = [job, ...deployments.values()].map(({ spec }) => spec.template.metadata.labels);
  return [...faults, ...networkFaults(pods, ofKind<NetworkPolicy>('NetworkPolicy'), variablesOf), ...overlayFaults(files, [job, ...deployments.values()])];
}

/** What the environment of a pod comes to, with the overlay's examples for secrets. */
class Values {
  private readonly sources: Record<string, Environment>;
  private readonly optional: Record<string, string>;

  constructor(files: Files) {
    const { secretGenerator, configMapGenerator } = kustomizationOf(files, overlay);
    const settings = readEnvFile(files[`${base}/settings.env`] ?? '');
    const replaced = configMapGenerator.flatMap(({ literals }) => Object.entries(readEnvFile(literals.join('\n'))));
    const unknown = replaced.find(([name]) => !(name in settings));
    if (unknown) throw new Error(`${overlay}/kustomization.yaml replaces ${unknown[0]}, which ${base}/settings.env does not have`);
    const examples = Object.fromEntries(secretGenerator.map(({ name, envs }) => [`secret ${name}`, envs.map((env) => files[`${overlay}/${env}.example`] ?? '').join('\n')]));
    this.optional = examples;
    // FILL-IN must not be a usable secret; here it stands for one.
    this.sources = {
      'settings linkwright': { ...settings, ...Object.fromEntries(replaced) },
      ...Object.fromEntries(Object.entries(examples).map(([name, text]) => [name, readEnvFile(text.replaceAll('FILL-IN', 'x'.repeat(43)))])),
    };
  }

  of(workload: Workload, faults: string[]): Environment {
    const found: Environment = {};
    for (const { name, value, valueFrom } of workload.spec.template.spec.containers.flatMap(({ env = [] }) => env)) {
      const source = valueFrom?.configMapKeyRef ?? valueFrom?.secretKeyRef;
      const from = source && `${valueFrom?.configMapKeyRef ? 'settings' : 'secret'} ${source.name}`;
      const there = source && from ? this.sources[from]?.[source.key] : value;
      const hinted = source?.optional && from && this.optional[from]?.includes(`# ${source.key}=`);
      if (there !== undefined) found[name] = there;
      else if (!hinted) faults.push(`${workload.kind} ${workload.metadata?.name}: ${name} comes from ${from} ${source?.key ?? ''}, which is not there`);
    }
    return found;
  }
}

function podFaults({ kind, metadata, spec }: Workload, files: Files, image: ImageEnvironment): string[] {
  const where = `${base}: ${kind} ${metadata?.name}`;
  const { containers, automountServiceAccountToken, enableServiceLinks, securityContext } = spec.template.spec;
  const paths = new Set([...(files['libs/platform/health/routes.ts'] ?? '').matchAll(/server\.get\('([^']+)'/g)].map(([, path]) => path!));
  const faults: string[] = [];
  const must = (holds: boolean | undefined, what: string) => {
    if (!holds) faults.push(`${where}: ${what}`);
  };
  must(automountServiceAccountToken === false, 'automountServiceAccountToken must be false');
  must(enableServiceLinks === false, 'enableServiceLinks must be false: variables of other services are none of its configuration');
  must(securityContext?.runAsNonRoot && (securityContext.runAsUser ?? 0) > 0, 'must run as a user other than root');
  must(securityContext?.seccompProfile?.type === 'RuntimeDefault', 'needs seccompProfile RuntimeDefault');
  for (const container of containers) {
    const safe = container.securityContext;
    faults.push(...imageFaults(where, container.image, versionOf(files)));
    must(safe?.allowPrivilegeEscalation === false && safe.readOnlyRootFilesystem && safe.capabilities?.drop?.includes('ALL'),
      'needs allowPrivilegeEscalation false, readOnlyRootFilesystem true, capabilities drop ALL');
    const { requests = {}, limits = {} } = container.resources ?? {};
    must('cpu' in requests && 'memory' in requests && 'memory' in limits,
      'needs requests for cpu and memory and a memory limit');
    if (kind === 'Job') continue;
    must(container.image.endsWith(`/${metadata?.name}:${versionOf(files)}`), `runs ${container.image}`);
    must(container.ports?.some(({ name, containerPort }) => name === 'http' && String(containerPort) === image.PORT), `must name its port ${image.PORT} http`);
    for (const name of ['startupProbe', 'livenessProbe', 'readinessProbe'] as const) {
      const get = container[name]?.httpGet;
      must(get?.port === 'http' && paths.has(get.path), `${name} must ask one of ${[...paths].join(', ')} at port http`);
    }
    must(container.readinessProbe?.httpGet?.path === '/readyz' && container.livenessProbe?.httpGet?.path === '/healthz',
      'is alive by /healthz and ready by /readyz: otherwise a pod is killed for what Postgres does');
  }
  return faults;
}

function stopFaults(where: string, app: string, { spec }: Workload, given: Environment, image: ImageEnvironment): string[] {
  const { terminationGracePeriodSeconds = 30, containers } = spec.template.spec;
  const slept = Number(containers[0]?.lifecycle?.preStop?.exec?.command[1] ?? 0);
  const needed = slept + stopSeconds(app, given, image);
  return terminationGracePeriodSeconds > needed ? [] : [`${where} is killed while it still may stop: raise terminationGracePeriodSeconds above ${needed}`];
}

/** The overlay renames every image, to the version of this release. */
function overlayFaults(files: Files, workloads: readonly Workload[]): string[] {
  const { images, resources } = kustomizationOf(files, overlay);
  const used = [...new Set(workloads.flatMap(({ spec }) => spec.template.spec.containers.map(({ image }) => image.split(':')[0]!)))];
  return [
    ...differences(`${overlay}/kustomization.yaml`, images.map(({ name }) => name), used, 'add it under images'),
    ...images.flatMap(({ newName, newTag }) => imageFaults(overlay, `${newName}:${newTag}`, versionOf(files))),
    ...(resources.includes('../../base') ? [] : [`${overlay}/kustomization.yaml does not stand on ../../base`]),
  ];
}
