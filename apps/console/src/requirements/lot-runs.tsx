// Match runs of a lot: how the newest went, who just missed, and those before.
import { List, Loader, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { queries, usePages } from '../api/queries.js';
import { NearMissList } from '../explanation/near-misses.js';
import { Sentence } from '../explanation/sentence.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { useFormats } from '../ui/formats.js';
import { Loaded } from '../ui/loaded.js';
import { ProblemAlert } from '../ui/problem.js';
import { voiceOf } from '../words/voice.js';
import { reasonOf, useExclusionNames } from './exclusions.js';
import { noneSentence } from './none-sentence.js';
import { runQuery, type Lot, type MatchRun } from './questions.js';

/** How the newest run went: under way, or how many of how many, and what kept the others out. */
export function LastRun({ lot }: { lot: Lot }) {
  const { t, i18n } = useTranslation('requirements');
  const { number, ago } = useFormats();
  const exclusion = useExclusionNames();
  const run = useQuery({ ...runQuery(lot.lastRunId ?? ''), enabled: lot.lastRunId !== null });
  /** English has the API's own sentence, which says more. */
  const reasonIn = (of: MatchRun): string | null => {
    if (lot.code === null) return t(reasonOf(lot));
    return noneSentence(of, lot, exclusion, voiceOf(i18n, i18n.language)) ?? (of.counts === null ? null : t('nobodyNow'));
  };
  const wasPending = useRef(false);
  const status = run.data?.status;
  useEffect(() => {
    if (status === 'pending') wasPending.current = true;
    else if (status === 'done' && wasPending.current) {
      wasPending.current = false;
      void queries.invalidateQueries({ queryKey: ['proposals'] });
    }
  }, [status]);
  return (
    <div role="status">
      <Loaded of={run}>{(last) => {
        const { status: state, counts, noneReason, finishedAt } = last;
        if (state === 'pending') return <Text size="sm"><Loader size="xs" aria-hidden /> {t('matchingNow')}</Text>;
        const excluded = Object.entries(counts?.excludedByRule ?? {}).filter(([, count]) => count > 0).toSorted(([, one], [, other]) => other - one);
        return (
          <Stack gap={4}>
            {counts === null ? null : <Text size="sm">{t('matched', { count: counts.proposed, n: number(counts.proposed), all: number(counts.considered), ago: finishedAt === null ? '' : ago(finishedAt) })}</Text>}
            {noneReason === null ? null : <Text size="sm" fw={600}><Sentence own={i18n.language === 'en' ? null : reasonIn(last)} english={noneReason} /></Text>}
            {excluded.length === 0 ? null : (
              <details>
                <summary>{t('excluded')}</summary>
                <List size="sm">{excluded.map(([rule, count]) => <List.Item key={rule}>{exclusion(rule)}: {number(count)}</List.Item>)}</List>
              </details>
            )}
          </Stack>
        );
      }}</Loaded>
    </div>
  );
}

export function NearMisses({ runId }: { runId: string }) {
  const run = useQuery(runQuery(runId));
  return <Loaded of={run}>{({ nearMisses }) => <NearMissList of={nearMisses} />}</Loaded>;
}

export function Runs({ requirementId, lot }: { requirementId: string; lot: Lot }) {
  const { t } = useTranslation('requirements');
  const { time, number } = useFormats();
  const runs = usePages(['runs', 'of-requirement', requirementId], async (cursor) => (await api.GET('/v1/requirements/{id}/match-runs', {
    params: { path: { id: requirementId }, query: { limit: 100, ...(cursor === undefined ? {} : { cursor }) } },
  })).data);
  const columns: Column<MatchRun>[] = [
    { id: 'at', header: t('when'), cell: ({ createdAt }) => time(createdAt) },
    { id: 'trigger', header: t('because'), cell: ({ trigger }) => t(`trigger.${trigger}`) },
    { id: 'proposed', header: t('proposed'), align: 'end', cell: ({ counts }) => (counts === null ? '–' : number(counts.proposed)) },
    { id: 'withdrawn', header: t('withdrawn'), align: 'end', cell: ({ counts }) => (counts === null ? '–' : number(counts.withdrawn)) },
    { id: 'considered', header: t('considered'), align: 'end', cell: ({ counts }) => (counts === null ? '–' : number(counts.considered)) },
  ];
  // The API lists those of the requirement: with many lots, those of one are farther apart.
  return (
    <Loaded of={runs}>
      {() => (
        <>
          <DataTable caption={t('section.runs')} columns={columns} rows={runs.items.filter(({ lotId }) => lotId === lot.id)} rowKey={({ id }) => id} onEnd={runs.more} />
          <ProblemAlert error={runs.error} onRetry={() => void runs.refetch()} />
        </>
      )}
    </Loaded>
  );
}
