// Lets everything happen in a small cluster: posted, drafted, decided, invited, agreed, called, and the same for services.
import { randomUUID } from 'node:crypto';
import { createClient, type Client, type Schemas } from '#client';
import type { Role } from '#contracts/message.js';
import { everyScope } from '#contracts/scopes.js';
import { until } from '../fleet/until.js';
import { day, type SmallCluster } from '../fleet/small-cluster.js';
import { aFile, weightFile } from './api.js';
import type { Prepared } from './world.js';

export const polo = 'TX.GAR.TOP.POLO';

export interface Furnished {
  /** A key for each role but the admin's. */
  keys: Partial<Record<Role, string>>;
  /** Texts of the neighbours that a role must never be shown. */
  secrets: Partial<Record<Role, string[]>>;
  spare: { id: string; keyId: string }[];
}

/** `mark` goes before every text. */
export async function furnish(url: string, cluster: SmallCluster, mark: string): Promise<Furnished> {
  const { admin, buyer, cda, clusterId } = cluster;
  const client = (apiKey: string) => createClient({ baseUrl: url, apiKey });
  const account = async (name: string, role: Role, organisationId: string | null) => {
    const { id } = (await admin.POST('/v1/accounts', { body: {
      name: `${mark}${name}`, email: `${mark}${name}@example.com`, role, organisationId, clusterIds: [clusterId],
    } })).data;
    const issued = (await admin.POST('/v1/accounts/{id}/api-keys', { params: { path: { id } }, body: { label: `${mark}key`, scopes: [...everyScope] } })).data;
    return { id, key: issued.key, keyId: issued.id };
  };
  const provider = async (name: string) => {
    const made = (await admin.POST('/v1/providers', { body: {
      name: `${mark}${name}`, kind: 'training_institute', clusterIds: [clusterId], languages: ['en'],
    } })).data;
    return account(`${name}-account`, 'provider', made.id);
  };
  const lot = (more: object = {}) => ({ code: polo, quantity: 500, unit: 'piece', deadline: day(90), ...more });
  const post = async (who: Client, title: string, more: Partial<Schemas['NewRequirement']> = {}) =>
    (await who.POST('/v1/requirements', { body: { clusterId, title: `${mark}${title}`, lots: [lot()], ...more } })).data;

  const school = await provider('school');
  const rival = await provider('rival-school');
  const manager = await account('manager', 'manager', null);
  const spare = await Promise.all(['spare-one', 'spare-two', 'spare-three'].map((name) => account(name, 'cda', null)));
  const otherBuyer = (await admin.POST('/v1/buyers', { body: { name: `${mark}rival-buyer`, country: 'SE', clusterIds: [clusterId], languages: ['en'] } })).data;
  const other = client((await account('rival-buyer-account', 'buyer', otherBuyer.id)).key);
  const [[, rivalEnterprise], [, enterprise]] = [...cluster.enterprises] as [[string, Client], [string, Client]];
  const teacher = client(school.key);

  for (const who of [buyer, enterprise, cda, client(manager.key)]) {
    const endpoint = (await who.POST('/v1/webhook-endpoints', { body: { url: `http://127.0.0.1:9/${mark}${clusterId}` } })).data;
    await who.POST('/v1/webhook-endpoints/{id}/test', { params: { path: { id: endpoint.id } } });
  }
  for (const [who, title] of [[teacher, 'Stitching'], [client(rival.key), 'rival-course']] as const) {
    await who.POST('/v1/service-offers', { body: { code: 'BS.TRN.STITCH', title: `${mark}${title}`, unit: 'person' } });
  }
  const need = async (who: Client, text: string) => (await who.POST('/v1/service-needs', {
    body: { clusterId, code: 'BS.TRN.STITCH', text: `${mark}${text}`, quantity: 3, wantedBy: day(60) },
  })).data;
  const wanted = await need(enterprise, 'Course for three');
  const another = await need(enterprise, 'Another course');
  await need(rivalEnterprise, 'rival-need');

  // Of somebody who has gone: an erasure that its cluster's people see.
  const gone = await account('gone', 'cda', null);
  await admin.POST('/v1/person-erasures', { body: { accountId: gone.id, confirm: `erase ${mark}gone@example.com` } });

  for (let n = 0; n < 2; n += 1) await upload(url, cluster);

  const agreed = await post(buyer, 'Polo shirts');
  const again = await post(buyer, 'Polo shirts again');
  const divided = await post(buyer, 'Polo shirts for two');
  await post(buyer, 'Shirts under seal', { lots: [lot({ mandatoryCertifications: ['ISO 9001'] }), lot({ mandatoryCertifications: ['ISO 9001'] })] });
  await post(other, 'rival-posting');
  await post(buyer, 'Draft', { draft: true });
  await post(cda, 'Draft of the agent', { draft: true, buyerId: cluster.buyerId });
  // A second need that the system proposes: one is confirmed, one dismissed.
  await post(buyer, 'Shirts from a green workshop', { lots: [lot({ mandatoryCertifications: ['ISO 14001'] }), lot({ mandatoryCertifications: ['ISO 14001'] })] });
  await agree(cluster, agreed.id, [buyer, enterprise]);
  await agreeOnService(cluster, wanted.id, [enterprise, teacher]);
  // Invitations that nobody has answered yet.
  await approve(cluster, again.id);
  await approveService(cluster, another.id, teacher);
  await holdDecisions(cluster, again.id, another.id);
  await split(cluster, divided.lots[0]!.id);
  await found('two needs born from missed lots', async () => (await cda.GET('/v1/service-needs', {
    params: { query: { clusterId, origin: 'market_opening' } },
  })).data.items[1]);
  await found('a question to each enterprise about its old claim', async () =>
    (await cda.GET('/v1/claim-questions')).data.items.length === cluster.enterprises.size || undefined);
  for (const who of [buyer, enterprise]) await found('a notice', async () => (await who.GET('/v1/notifications')).data.items[0]);

  return {
    keys: { buyer: cluster.buyerKey, enterprise: cluster.enterpriseKey, provider: school.key, cda: cluster.cdaKey, manager: manager.key },
    secrets: {
      buyer: ['rival-posting', 'rival-buyer'], enterprise: ['rival-need', 'rival-buyer-account'], provider: ['rival-course', 'rival-school'],
    },
    spare: spare.map(({ id, keyId }) => ({ id, keyId })),
  };
}

/** Two classifications of a code each that may correspond, a file of codes whose only piece is there, weights, and what else good requests need. */
export async function prepare(url: string, adminKey: string): Promise<Prepared> {
  const send = async (path: string, body: string, type = 'text/csv') => {
    const { status, statusText } = await fetch(`${url}${path}`, {
      method: 'POST', body, headers: { authorization: `Bearer ${adminKey}`, 'content-type': type, 'idempotency-key': randomUUID() },
    });
    if (status >= 300) throw new Error(`POST ${path} was answered with ${status} ${statusText}.`);
  };
  const codes = (code: string) => `code,parent,unit,label_en\n${code},,piece,A code to correspond\n`;
  for (const name of ['FZA', 'FZB']) await send(`/v1/imports/codes?scheme=${name}`, codes(`${name}-1`));
  await send('/v1/relevance-weights', weightFile, 'application/octet-stream');
  const uploadId = randomUUID();
  await send(`/v1/imports/codes/pieces?uploadId=${uploadId}&number=1`, codes('FZC-1'));
  return {
    // The enterprise of the example was registered by hand, by the example of another operation.
    'POST /v1/imports/enterprises': { body: Buffer.from('external_id,name,size,registered\nFZ-1,Imported at once,small,true\n') },
    'POST /v1/imports/correspondences': {
      path: '/v1/imports/correspondences?from=FZA&to=FZB', body: Buffer.from('from,to\nFZA-1,FZB-1\n'),
    },
    'POST /v1/imports/codes/uploads': {
      path: '/v1/imports/codes/uploads', body: Buffer.from(JSON.stringify({ uploadId, pieces: 1, scheme: 'FZC', complete: true })),
    },
  };
}

/** A file of the CDA's, which is read and waits to be confirmed. */
async function upload(url: string, { cda, cdaKey, clusterId }: SmallCluster): Promise<void> {
  const { status } = await fetch(`${url}/v1/imports?clusterId=${clusterId}`, {
    method: 'POST', body: aFile,
    headers: { authorization: `Bearer ${cdaKey}`, 'content-type': 'application/octet-stream', 'idempotency-key': randomUUID() },
  });
  if (status !== 201) throw new Error(`An upload was answered with ${status}.`);
  await found('a checked import', async () =>
    (await cda.GET('/v1/imports', { params: { query: { clusterId } } })).data.items.every(({ state }) => state === 'checked') || undefined);
}

/** From now on a decision can be undone for an hour. */
async function holdDecisions({ admin, cda, clusterId }: SmallCluster, requirementId: string, needId: string): Promise<void> {
  const id = { params: { path: { id: clusterId } } };
  const { version } = (await admin.GET('/v1/clusters/{id}', id)).data;
  const { weightsVersion } = (await admin.PATCH('/v1/clusters/{id}', {
    params: { ...id.params, header: { 'If-Match': `"${version}"` } as never }, body: { policy: { holdingSeconds: 3600 } },
  })).data;
  // Both services know of it when they have matched by it.
  await found('a run by the new policy', async () =>
    (await cda.GET('/v1/requirements/{id}/match-runs', { params: { path: { id: requirementId } } })).data.items.find((run) => run.weightsVersion === weightsVersion));
  await found('a match by the new policy', async () =>
    (await cda.GET('/v1/service-needs/{id}/matches', { params: { path: { id: needId } } })).data.items.find((match) => match.weightsVersion === weightsVersion));
}

/** A lot of 500 over both enterprises, which can still be undone. */
async function split({ cda }: SmallCluster, lotId: string): Promise<void> {
  await found('a split', async () => {
    const { items } = (await cda.GET('/v1/proposals', { params: { query: { lotId } } })).data;
    const shares = items.map(({ id, version }, at) => ({ proposalId: id, version, quantity: 200 + 100 * at }));
    // Matched by the new policy meanwhile, it has other versions.
    return shares.length < 2 ? undefined : cda.POST('/v1/lots/{id}/allocations', {
      params: { path: { id: lotId } }, body: { shares, conflictOfInterest: 'none', demands: { shareCap: 0.6 } as never },
    }).catch(() => undefined);
  });
}

/** The CDA approves what is proposed of the second enterprise. */
async function approve({ cda, enterprises }: SmallCluster, requirementId: string): Promise<Schemas['LinkageProposal']> {
  const enterpriseId = [...enterprises.keys()][1];
  const proposal = await found('a proposal', async () =>
    (await cda.GET('/v1/proposals', { params: { query: { requirementId } } })).data.items.find((each) => each.enterpriseId === enterpriseId));
  await cda.POST('/v1/proposals/{id}/decision', {
    params: { path: { id: proposal.id }, header: { 'If-Match': `"${proposal.version}"` } as never },
    body: { ruling: 'approve', conflictOfInterest: 'none' },
  });
  await found('its invitations', async () => (await cda.GET('/v1/invitations', { params: { query: { proposalId: proposal.id } } })).data.items[1]);
  return proposal;
}

/** The second enterprise and the buyer agree on the requirement. */
async function agree(cluster: SmallCluster, requirementId: string, sides: Client[]): Promise<void> {
  const { cda } = cluster;
  const proposal = await approve(cluster, requirementId);
  for (const side of sides) {
    const invitation = await found('an invitation', async () =>
      (await side.GET('/v1/invitations', { params: { query: { proposalId: proposal.id } } })).data.items[0]);
    await side.POST('/v1/invitations/{id}/reply', { params: { path: { id: invitation.id } }, body: { answer: 'yes' } });
  }
  await found('a linkage', async () => (await cda.GET('/v1/linkages', { params: { query: { requirementId } } })).data.items[0]);
}

async function approveService({ cda }: SmallCluster, needId: string, teacher: Client): Promise<Schemas['ServiceProposal']> {
  const proposals = await found('service proposals', async () => {
    const { items } = (await cda.GET('/v1/service-proposals', { params: { query: { needId } } })).data;
    return items.length === 2 ? items : undefined;
  });
  const provider = (await teacher.GET('/v1/providers')).data.items[0]!;
  const proposal = proposals.find((each) => each.providerId === provider.id)!;
  await cda.POST('/v1/service-proposals/{id}/decision', {
    params: { path: { id: proposal.id }, header: { 'If-Match': `"${proposal.version}"` } as never },
    body: { ruling: 'approve', conflictOfInterest: 'none' },
  });
  await found('its service invitations', async () => (await cda.GET('/v1/service-invitations', { params: { query: { proposalId: proposal.id } } })).data.items[1]);
  return proposal;
}

async function agreeOnService(cluster: SmallCluster, needId: string, sides: Client[]): Promise<void> {
  const { cda } = cluster;
  const proposal = await approveService(cluster, needId, sides[1]!);
  for (const side of sides) {
    const invitation = await found('a service invitation', async () =>
      (await side.GET('/v1/service-invitations', { params: { query: { proposalId: proposal.id } } })).data.items[0]);
    await side.POST('/v1/service-invitations/{id}/reply', { params: { path: { id: invitation.id } }, body: { answer: 'yes' } });
  }
  await found('an engagement', async () => (await cda.GET('/v1/service-engagements', { params: { query: { needId } } })).data.items[0]);
}

async function found<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
  let answer: T | undefined;
  if (!(await until(async () => (answer = await ask()) !== undefined, { timeoutMs: 120_000 }))) throw new Error(`not within 120 s: ${what}`);
  return answer!;
}
