// One import: asked for until it rests, started with a file, and moved on.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ApiError, type Schemas } from '../api/client.js';

export type Import = Schemas['Import'];
export type ImportState = Import['state'];
export type ImportedRow = Schemas['ImportedRow'];

const working: ReadonlySet<ImportState> = new Set(['uploading', 'reading', 'checking', 'importing', 'undoing'] as const);
/** Something is going on that nobody has to wait for. */
export const isAtWork = ({ state }: Pick<Import, 'state'>): boolean => working.has(state);
export const canCancel = ({ state }: Pick<Import, 'state'>): boolean => state !== 'undoing' && (isAtWork({ state }) || state === 'checked');

export const importQuery = (id: string) => queryOptions({
  queryKey: ['imports', 'one', id],
  queryFn: async (): Promise<Import> => (await api.GET('/v1/imports/{id}', { params: { path: { id } } })).data,
  refetchInterval: ({ state: { data } }) => (data === undefined || isAtWork(data) ? 1_000 : false),
});

/** The columns of a kind, in the order of the template. */
export const columnsQuery = (kind: Import['kind']) => queryOptions({
  queryKey: ['imports', 'columns', kind],
  queryFn: async (): Promise<string[]> => {
    const { data } = await api.GET('/v1/imports/template', { params: { query: { kind } }, parseAs: 'text' });
    return (data as unknown as string).replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0]!.split(',');
  },
  staleTime: Infinity,
});

export interface Upload {
  file: File;
  clusterId: string;
  kind: Import['kind'];
  source: string;
  whenAlike: Import['whenAlike'];
  mapping?: Record<string, string | null>;
  /** The same for every try, so that one that broke off is not there twice. */
  key: string;
}

/** Files of this visit by import: with other columns one is read again without being looked for. */
const files = new Map<string, File>();
export const fileOf = (id: string): File | undefined => files.get(id);

async function upload({ file, mapping, key, ...query }: Upload): Promise<Import> {
  const { data } = await api.POST('/v1/imports', {
    params: { query: { ...query, ...(mapping === undefined ? {} : { mapping: JSON.stringify(mapping) }) }, header: { 'Idempotency-Key': key } },
    body: file as unknown as string, bodySerializer: (body: unknown) => body as File, headers: { 'content-type': 'application/octet-stream' },
  });
  files.set(data.id, file);
  return data;
}

export function useUpload() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: upload,
    retry: (count, error) => count < 2 && !(error instanceof ApiError),
    onSuccess: (made) => {
      queries.setQueryData(importQuery(made.id).queryKey, made);
      void queries.invalidateQueries({ queryKey: ['imports', 'list'] });
    },
  });
}

export type Step = 'confirm' | 'cancel' | 'undo';

/** Moves an import on; whatever it becomes is shown, also when somebody else was faster. */
export function useStep(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (step: Step): Promise<Import> => (await api.POST(`/v1/imports/{id}/${step}` as '/v1/imports/{id}/confirm', { params: { path: { id } } })).data,
    onSuccess: (moved) => queries.setQueryData(importQuery(id).queryKey, moved),
    onSettled: () => {
      for (const area of ['imports', 'enterprises', 'providers', 'duplicates']) void queries.invalidateQueries({ queryKey: [area] });
    },
  });
}
