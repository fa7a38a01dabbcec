// Who failed exactly one rule, which, and by how much: of the run that made a proposal.
import { useQuery } from '@tanstack/react-query';
import { memo } from 'react';
import { api, type Schemas } from '../api/client.js';
import { TextLink } from '../ui/links.js';
import { Loaded } from '../ui/loaded.js';
import { Theirs } from '../ui/theirs.js';
import classes from './explanation.module.css';
import { RuleLine } from './rule-list.js';
import { Section, type Order } from './section.js';
import { useWording } from './wording.js';

/** Fetches them by the run; a run is kept for 90 days, then that is said. */
export function NearMissesOfRun({ runId, order = 3, enabled = true }: { runId: string; order?: Order; enabled?: boolean }) {
  const { t } = useWording();
  const run = useQuery({
    queryKey: ['runs', runId], queryFn: async () => (await api.GET('/v1/match-runs/{id}', { params: { path: { id: runId } } })).data, enabled, staleTime: 5 * 60_000,
  });
  return (
    <Section title={t('nearMisses')} order={order}>
      <Loaded of={run}>{({ nearMisses }) => <NearMissList of={nearMisses} />}</Loaded>
    </Section>
  );
}

/** Drawn again only for other ones: those of one lot stay where they are while somebody goes through its proposals. */
export const NearMissList = memo(function NearMissList({ of: nearMisses }: { of: readonly Schemas['NearMiss'][] }) {
  const wording = useWording();
  const { t, formats: { points } } = wording;
  if (nearMisses.length === 0) return <p className={classes.text}>{t('noNearMisses')}</p>;
  return (
    <div className={classes.section}>
      {nearMisses.map((each) => (
        <div key={`${each.enterpriseId} ${each.rule}`} className={classes.card}>
          <TextLink to="/enterprises/$id" params={{ id: each.enterpriseId }} size="sm" fw={600}><Theirs>{each.enterpriseName}</Theirs></TextLink>
          {each.wouldScore === null ? null : <p className={classes.text}>{t('wouldScore', { score: points(each.wouldScore) })}</p>}
          <RuleLine of={each} wording={wording} />
        </div>
      ))}
    </div>
  );
});
