// Who failed exactly one rule, which, and by how much: of the run that made a proposal.
import { Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client.js';
import { useFormats } from '../ui/formats.js';
import { TextLink } from '../ui/links.js';
import { Loaded } from '../ui/loaded.js';
import { Theirs } from '../ui/theirs.js';
import { RuleLine } from './rule-list.js';

/** Fetches them by the run; a run is kept for 90 days, then that is said. */
export function NearMissesOfRun({ runId, order = 3, enabled = true }: { runId: string; order?: 2 | 3 | 4; enabled?: boolean }) {
  const { t } = useTranslation('explanation');
  const run = useQuery({
    queryKey: ['runs', runId], queryFn: async () => (await api.GET('/v1/match-runs/{id}', { params: { path: { id: runId } } })).data, enabled, staleTime: 5 * 60_000,
  });
  return (
    <Stack gap="xs">
      <Title order={order} size="h5">{t('nearMisses')}</Title>
      <Loaded of={run}>{({ nearMisses }) => <NearMissList of={nearMisses} />}</Loaded>
    </Stack>
  );
}

export function NearMissList({ of: nearMisses }: { of: readonly Schemas['NearMiss'][] }) {
  const { t } = useTranslation('explanation');
  const { points } = useFormats();
  if (nearMisses.length === 0) return <Text size="sm">{t('noNearMisses')}</Text>;
  return (
    <Stack gap="xs">
      {nearMisses.map((each) => (
        <Paper key={`${each.enterpriseId} ${each.rule}`} withBorder p="xs">
          <TextLink to="/enterprises/$id" params={{ id: each.enterpriseId }} size="sm" fw={600}><Theirs>{each.enterpriseName}</Theirs></TextLink>
          {each.wouldScore === null ? null : <Text size="sm">{t('wouldScore', { score: points(each.wouldScore) })}</Text>}
          <RuleLine of={each} />
        </Paper>
      ))}
    </Stack>
  );
}
