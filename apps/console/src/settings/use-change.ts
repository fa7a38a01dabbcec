// A change of the cluster's settings while it is made: what is typed stays when somebody else was faster.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, api, ifMatch, type Schemas } from '../api/client.js';
import { queries } from '../api/queries.js';
import { bodyOf, differencesOf, noChange, type Difference, type SettingsChange } from './cluster-settings.js';

type Cluster = Schemas['Cluster'];
export interface Conflict {
  differences: Difference[];
  /** Null: the system; undefined: something else of the cluster was changed, and its history does not say by whom. */
  changedBy: string | null | undefined;
  changedAt: string;
}

export function useChange(cluster: Cluster) {
  const [change, setChange] = useState<SettingsChange>(noChange);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  /** The settings as they were when the change was begun, or as a conflict has shown them; null while nothing is changed. What arrives meanwhile is no consent to it. */
  const [seen, see] = useState<Cluster | null>(null);
  const body = bodyOf(change, cluster);
  const path = { id: cluster.id };
  const saving = useMutation({
    mutationFn: async () => (await api.PATCH('/v1/clusters/{id}', { params: { path, header: ifMatch((seen ?? cluster).version) }, body })).data,
    onSuccess: async (saved) => {
      queries.setQueryData(['clusters', saved.id], saved);
      setChange(noChange);
      setConflict(null);
      see(null);
      await queries.invalidateQueries({ queryKey: ['clusters'] });
    },
    onError: async (error) => {
      if (!(error instanceof ApiError && error.code === 'version_stale')) return;
      const { data: now } = await api.GET('/v1/clusters/{id}', { params: { path } });
      const { data: made } = await api.GET('/v1/clusters/{id}/weights', { params: { path, query: { version: now.weightsVersion } } });
      const before = seen ?? cluster;
      setConflict({ differences: differencesOf(before, now), changedBy: now.weightsVersion === before.weightsVersion ? undefined : made.changedBy, changedAt: now.updatedAt });
      see(now);
      await queries.invalidateQueries({ queryKey: ['clusters'] });
    },
  });
  const isStale = saving.error instanceof ApiError && saving.error.code === 'version_stale';
  return {
    body, conflict, saving, error: isStale ? null : saving.error,
    isChanged: body.weights !== undefined || body.policy !== undefined,
    /** As it would be. */
    weights: { ...cluster.weights, ...change.weights }, policy: { ...cluster.policy, ...change.policy },
    setWeights: (weights: SettingsChange['weights']) => {
      see(seen ?? cluster);
      setChange((now) => ({ ...now, weights: { ...now.weights, ...weights } }));
    },
    setPolicy: (policy: SettingsChange['policy']) => {
      see(seen ?? cluster);
      setChange((now) => ({ ...now, policy: { ...now.policy, ...policy } }));
    },
    discard: () => { setChange(noChange); setConflict(null); see(null); saving.reset(); },
  };
}
