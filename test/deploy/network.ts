// Works out from the network policies whom each pod may talk to, and holds that against what its configuration needs.
import type { KubernetesObject } from './kubernetes-types.js';

export interface NetworkPolicy extends KubernetesObject {
  spec: {
    podSelector: Selector;
    policyTypes: string[];
    egress?: { ports?: { port: number | string }[] }[];
    ingress?: { ports?: { port: number | string }[] }[];
  };
}

interface Selector {
  matchLabels?: Record<string, string>;
  matchExpressions?: { key: string; operator: string; values: string[] }[];
}

type Labels = Record<string, string>;

function selects({ matchLabels = {}, matchExpressions = [] }: Selector, labels: Labels): boolean {
  return Object.entries(matchLabels).every(([key, value]) => labels[key] === value)
    && matchExpressions.every(({ key, operator, values }) => {
      if (operator !== 'In' && operator !== 'NotIn') throw new Error(`A network policy uses ${operator}: teach the check`);
      return values.includes(labels[key] ?? '') === (operator === 'In');
    });
}

const nameLabel = 'app.kubernetes.io/name';

/** The port of each server, by the variable that says that somebody needs it. */
const servers = { DATABASE_URL: 5432, REDIS_URL: 6379, NATS_URL: 4222 } as const;

export function networkFaults(pods: readonly Labels[], policies: readonly NetworkPolicy[], variablesOf: (app: string) => Map<string, boolean>): string[] {
  const faults: string[] = [];
  for (const labels of pods) {
    const app = labels[nameLabel] ?? '?';
    const mine = policies.filter(({ spec }) => selects(spec.podSelector, labels));
    const denied = ['Ingress', 'Egress'].every((type) => mine.some(({ spec }) => spec.policyTypes.includes(type)));
    if (!denied) faults.push(`Pods of ${app} are open: no network policy closes both their directions`);
    const ports = (direction: 'egress' | 'ingress') =>
      new Set(mine.flatMap(({ spec }) => spec[direction] ?? []).flatMap((rule) => rule.ports ?? [{ port: 'every' }]).map(({ port }) => port));
    const out = ports('egress');
    const needs = app === 'migrate' ? new Set(['DATABASE_URL']) : new Set(variablesOf(app).keys());
    if (!out.has(53)) faults.push(`Pods of ${app} may not ask for names (port 53)`);
    for (const [variable, port] of Object.entries(servers)) {
      if (needs.has(variable) !== out.has(port)) {
        faults.push(`Pods of ${app} ${out.has(port) ? 'may reach' : 'must reach'} port ${port}, and ${variable} is ${needs.has(variable) ? '' : 'not '}theirs: see k8s/base/network-policies.yaml`);
      }
    }
    if (needs.has('SMTP_URL') !== out.has(587)) faults.push(`Pods of ${app}: the mail server belongs to whoever has SMTP_URL`);
    if (out.has('every')) faults.push(`Pods of ${app} may reach every port of somebody`);
    if (ports('ingress').size > 0 !== (app === 'gateway')) faults.push(`Pods of ${app}: only the gateway is reached from outside`);
  }
  return faults;
}
