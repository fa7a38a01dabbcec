// One enterprise: asked for and changed.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ifMatch, type Schemas } from '../api/client.js';

export type Enterprise = Schemas['ShownEnterprise'];
export type Claim = Enterprise['capabilities'][number];
export type EnterpriseChange = Schemas['EnterpriseChange'];

/** The id of one that was merged gives the enterprise it is part of now. */
export const enterpriseQuery = (id: string) => queryOptions({
  queryKey: ['enterprises', 'one', id],
  queryFn: async (): Promise<Enterprise> => (await api.GET('/v1/enterprises/{id}', { params: { path: { id } } })).data,
});

/** Changes what was seen: `version` is that of the enterprise as the form began with it. */
export function useChange(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ version, change }: { version: number; change: EnterpriseChange }) =>
      (await api.PATCH('/v1/enterprises/{id}', { params: { path: { id }, header: ifMatch(version) }, body: change })).data,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['enterprises'] }),
    // Somebody else may have been faster: what they made of it is shown.
    onError: () => void queries.invalidateQueries({ queryKey: ['enterprises', 'one', id] }),
  });
}
