// Sends files to a registry under test, as the gateway does, and follows what becomes of them.
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from '#contracts/registry/clusters.js';
import {
  AddImportPart, CompleteImport, ConfirmImport, ExportToCsv, GetImport, ListImportRows, ReadImportErrors, StartImport, UndoImport,
  partBytes, type ColumnMapping, type Import, type ImportKind, type ImportState, type WhenAlike,
} from '#contracts/registry/imports.js';
import { as, type TestRegistry } from './registry.js';

interface Sent {
  source?: string;
  mapping?: ColumnMapping | null;
  kind?: ImportKind;
  whenAlike?: WhenAlike;
  cluster?: Cluster;
}

/** `registry` and `cluster` are those of the moment; everything is asked by the cluster's staff. */
export function importing(registry: () => TestRegistry, clusterNow: () => Cluster, kindOfAll: ImportKind = 'enterprises') {
  const staff = (...clusters: Cluster[]) => as('cda', { clusterIds: [clusterNow(), ...clusters].map(({ id }) => id) });

  async function upload(
    file: string | Buffer, { source = 'list', mapping = null, kind = kindOfAll, whenAlike = 'create', cluster = clusterNow() }: Sent = {},
  ): Promise<Import> {
    const bytes = Buffer.from(file);
    const part = (number: number) => bytes.subarray(number * partBytes, (number + 1) * partBytes).toString('base64');
    const parts = Math.ceil(bytes.length / partBytes);
    const context = as('cda', { clusterIds: [cluster.id] });
    const { id } = await registry().ask(StartImport, { kind, clusterId: cluster.id, source, mapping, whenAlike, first: part(0) }, context);
    for (let number = 1; number < parts; number += 1) await registry().ask(AddImportPart, { id, number, part: part(number) }, context);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return registry().ask(CompleteImport, { id, parts, bytes: bytes.length, sha256 }, context);
  }

  async function until({ id }: { id: string }, ...states: ImportState[]): Promise<Import> {
    for (;;) {
      const found = await registry().ask(GetImport, { id });
      if (states.includes(found.state)) return found;
      await sleep(30);
    }
  }

  async function textOf(page: (after: string | null) => Promise<{ csv: string; next: string | null }>): Promise<string> {
    let text = '';
    for (let after: string | null | undefined; after !== null;) {
      const { csv, next }: { csv: string; next: string | null } = await page(after ?? null);
      text += csv;
      after = next;
    }
    return text;
  }

  const checked = async (...given: Parameters<typeof upload>) => until(await upload(...given), 'checked', 'failed');
  const confirmed = async ({ id, clusterId }: Import) =>
    until(await registry().ask(ConfirmImport, { id }, as('cda', { clusterIds: [clusterId] })), 'imported');
  return {
    staff, upload, until, checked, confirmed,
    imported: async (...given: Parameters<typeof upload>) => confirmed(await checked(...given)),
    undone: async ({ id }: Import) => until(await registry().ask(UndoImport, { id }, staff()), 'undone'),
    rowsOf: async ({ id }: Import, more: object = {}) => (await registry().ask(ListImportRows, { id, limit: 200, ...more })).items,
    errorsOf: ({ id }: Import) => textOf((after) => registry().ask(ReadImportErrors, { id, after })),
    exported: (cluster = clusterNow(), kind = kindOfAll) => textOf((after) => registry().ask(ExportToCsv, { kind, clusterId: cluster.id, after })),
  };
}
