// The classification: loaded at start, replaced by a newer one, searched and listed.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ListCodes, SearchCodes } from '#contracts/registry/codes.js';
import { Outbox } from '#platform/outbox/outbox.js';
import { createLog } from '#platform/log.js';
import { CodesRepository } from '../src/codes/codes.repository.js';
import { waitFor } from '#testing/wait-for.js';
import { CodesService } from '../src/codes/codes.service.js';
import { CorrespondencesRepository } from '../src/codes/correspondences.repository.js';
import { PastWork } from '../src/codes/past-work.service.js';
import { readStarter } from '../src/codes/starter.js';
import { startTestRegistry, toldAbout, type TestRegistry } from './registry.js';

const starter = readStarter();
let registry: TestRegistry;
beforeAll(async () => {
  registry = await startTestRegistry();
});
afterAll(() => registry.stop());

describe('the classification', () => {
  it('is loaded at the first start, once, and told', async () => {
    await registry.again();
    expect(await toldAbout(registry, starter.scheme)).toEqual([
      {
        subject: 'event.registry.classification-changed.v1',
        version: starter.version,
        body: { scheme: starter.scheme, version: starter.version },
      },
    ]);
  });

  it('is listed whole, page by page, in the order of codes', async () => {
    const found: string[] = [];
    let after: string | null = null;
    do {
      const { version, items }: { version: number; items: { code: string }[] } = await registry.ask(
        ListCodes,
        { after, limit: 40 },
      );
      expect(version).toBe(starter.version);
      found.push(...items.map(({ code }) => code));
      after = items.at(-1)?.code ?? null;
    } while (after !== null);
    expect(found).toEqual(starter.codes.map(({ code }) => code).toSorted());
  });

  it('is searched in two languages', async () => {
    const { items } = await registry.ask(SearchCodes, { q: 'chaussette', language: 'fr', limit: 2 });
    expect(items[0]).toMatchObject({ code: 'TX.KNI.HOS.SOCK', unit: 'PR', because: 'synonyme « chaussette »', reasons: [{ code: 'synonym', text: 'chaussette' }] });
    expect(items[0]!.path.map(({ label }) => label)).toEqual([
      'Textiles, habillement et cuir',
      'Bonneterie',
      'Chaussettes et bas',
      'Chaussettes',
    ]);
  });

  it('names codes that are known, each once and in the order given', async () => {
    const codes = 'TX.KNI.HOS.SOCK,XX.NONE,TX,TX.KNI.HOS.SOCK';
    const { items } = await registry.ask(SearchCodes, { codes, q: 'shirt', language: 'fr', limit: 1 });
    expect(items.map(({ code }) => code)).toEqual(['TX.KNI.HOS.SOCK', 'TX']);
    expect(items[0]).toMatchObject({ labels: { en: 'Socks', fr: 'Chaussettes' }, reasons: [{ code: 'code', text: 'TX.KNI.HOS.SOCK' }], similarNotices: 0 });
    expect((await registry.refusal(SearchCodes, { codes: 'TX,,', q: '', language: 'en', limit: 1 })).code).toBe('body_invalid');
  });

  it('is replaced by a higher version only, once when many load it together, and searched anew', async () => {
    const repository = new CodesRepository();
    const pastWork = new PastWork(registry.database, repository, createLog({ app: 'test', level: 'silent' }));
    const codes = new CodesService(registry.database, repository, new CorrespondencesRepository(), new Outbox(), pastWork);
    const next = {
      ...starter,
      version: starter.version + 1,
      codes: starter.codes.map((code) =>
        code.code === 'TX.KNI.HOS.SOCK' ? { ...code, labels: { en: 'Zoggs' } } : code,
      ),
    };
    const loads = await Promise.all([codes.load(next), codes.load(next), codes.load(starter)]);
    expect(loads.filter(Boolean)).toHaveLength(1);
    expect(await codes.load(starter)).toBe(false);
    // Another process stored it: this one looks for it once a second.
    const found = await waitFor(async () => {
      const { items } = await registry.ask(SearchCodes, { q: 'zoggs', language: 'en', limit: 5 });
      return items[0]?.labels['en'] === 'Zoggs' && items.map(({ code }) => code);
    }, { what: 'the new label' });
    expect(found).toEqual(['TX.KNI.HOS.SOCK']);
    expect((await registry.ask(ListCodes, { after: null, limit: 1 })).version).toBe(next.version);
    expect((await toldAbout(registry, starter.scheme)).map(({ version }) => version)).toEqual([
      starter.version,
      next.version,
    ]);
  });
});
