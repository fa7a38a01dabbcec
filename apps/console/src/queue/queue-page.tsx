// The review queue: the list beside what is open, decided by keys or by buttons, one by one or several at once.
import { Alert, Box, Button, Group, Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCluster, useMe } from '../api/me.js';
import { queries } from '../api/queries.js';
import { TextLink } from '../ui/links.js';
import { Empty, Loaded } from '../ui/loaded.js';
import { Page } from '../ui/page.js';
import { ProblemAlert } from '../ui/problem.js';
import { useFormats } from '../ui/formats.js';
import { BatchDialog } from './batch-dialog.js';
import { DecisionPanel } from './decision-panel.js';
import { DeclareDialog } from './declare-dialog.js';
import { HelpDialog } from './help-dialog.js';
import { useKeysAreOn } from './keys.js';
import { ProposalArithmetic, ProposalHead } from './proposal-detail.js';
import { HelpButton, QueueFilters } from './queue-filters.js';
import { QueueList } from './queue-list.js';
import { QueueTabs } from './queue-tabs.js';
import classes from './queue.module.css';
import { ReasonDialog } from './reason-dialog.js';
import type { QueueSearch } from './search.js';
import type { Choice } from './rulings.js';
import { TakeBackButton } from './take-back-button.js';
import { useReview, useStable, type Review } from './use-review.js';

const route = getRouteApi('/shell/queue');

export function QueuePage() {
  const { t } = useTranslation(['queue', 'common']);
  const { number } = useFormats();
  const me = useMe();
  const cluster = useCluster();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (next: Partial<QueueSearch>, { replace = true } = {}) => void navigate({ search: (now) => ({ ...now, ...next }), replace, resetScroll: false });
  const review = useReview({ search, clusterId: cluster.id, mayDecide: me.role === 'cda', onItem: (item, isStep) => change({ item }, { replace: !isStep }) });
  // What is open may not be in the new list: the first of it is.
  const filter = useStable((next: Partial<QueueSearch>) => {
    review.leave();
    change({ ...next, item: undefined });
  });
  // What was open, and the requirement that was filtered by, are of the cluster before.
  const shownCluster = useRef(cluster.id);
  useEffect(() => {
    if (shownCluster.current !== null && shownCluster.current !== cluster.id) filter({ requirement: undefined });
    shownCluster.current = cluster.id;
  }, [cluster.id, filter]);
  const { queue, rows } = review;
  const about = queue.counts === undefined ? undefined : t('counts', { proposed: number(queue.counts.proposed), asked: number(queue.counts.asked) });
  if (!cluster.isPending && cluster.id === null) {
    return (
      <Page title={t('common:area.queue')}>
        {cluster.error === null ? <Empty title={t('noCluster')}>{t('noClusterAbout')}</Empty> : <ProblemAlert error={cluster.error} onRetry={() => void queries.invalidateQueries({ queryKey: ['clusters'] })} />}
      </Page>
    );
  }
  return (
    <Page title={t('common:area.queue')} about={about} actions={<HelpButton onClick={() => review.setDialog({ kind: 'help' })} />}>
      <QueueTabs current="linkages" />
      {me.role === 'cda' ? null : <Alert variant="light" color="gray">{t('onlyCda')}</Alert>}
      <div className={classes.columns}>
        {review.isWide || review.currentId === null ? (
          <section className={classes.listSide} aria-label={t('list')}>
            <QueueFilters search={search} requirementTitle={rows[0]?.requirementTitle ?? null} field={review.field} onChange={filter} />
            <Loaded of={queue}>
              {() => (rows.length === 0 && !queue.isFetching ? <Nothing search={search} onClear={() => filter({ status: undefined, requirement: undefined, minScore: undefined, q: undefined })} /> : (
                <QueueList rows={rows} currentId={review.currentId} ownId={me.accountId} selected={review.selected} takesFocus={review.takesFocus} onOpen={review.open} onSelect={review.select} onEnd={review.more} />
              ))}
            </Loaded>
            {review.chosen.length > 0 && me.role === 'cda' ? <Selection review={review} /> : null}
          </section>
        ) : null}
        {review.currentId === null ? null : <Open review={review} ownId={me.accountId} mayDecide={me.role === 'cda'} onOnly={search.requirement === undefined ? (requirement) => change({ requirement }) : null} />}
      </div>
      <Dialogs review={review} />
    </Page>
  );
}

function Nothing({ search, onClear }: { search: QueueSearch; onClear: () => void }) {
  const { t } = useTranslation('queue');
  const isFiltered = search.requirement !== undefined || search.minScore !== undefined || search.q !== undefined || (search.status ?? 'waiting') !== 'waiting';
  if (isFiltered) return <Empty title={t('nothingFound')} action={<Button variant="default" onClick={onClear}>{t('clearFilters')}</Button>}>{t('nothingFoundAbout')}</Empty>;
  return <Empty title={t('nothingWaits')} action={<Group gap="md"><TextLink to="/requirements">{t('toRequirements')}</TextLink><TextLink to="/imports">{t('toImports')}</TextLink></Group>}>{t('nothingWaitsAbout')}</Empty>;
}

function Selection({ review }: { review: Review }) {
  const { t } = useTranslation(['queue', 'common']);
  const { number } = useFormats();
  return (
    <Group gap={6} className={classes.selection} role="region" aria-label={t('selection')}>
      <Text size="sm" role="status">{t('selected', { count: review.chosen.length })}</Text>
      {review.chosen.length < review.rows.length ? (
        <Button size="xs" variant="subtle" onClick={review.selectAll}>{t(review.more === undefined ? 'selectAll' : 'selectFirst', { count: review.rows.length, n: number(review.rows.length) })}</Button>
      ) : null}
      {(['approve', 'decline', 'ask'] as const satisfies readonly Choice[]).map((choice) => (
        <Button key={choice} size="xs" variant={choice === 'approve' ? 'filled' : 'default'} onClick={() => review.start(choice)}>{t(`do.${choice}`)}…</Button>
      ))}
      <Button size="xs" variant="subtle" onClick={review.clearSelection}>{t('clearSelection')}</Button>
    </Group>
  );
}

function Open({ review, ownId, mayDecide, onOnly }: { review: Review; ownId: string; mayDecide: boolean; onOnly: ((requirementId: string) => void) | null }) {
  const { t } = useTranslation('queue');
  const { current: row, currentId } = review;
  const settledId = useDeferredValue(currentId);
  const keysAreOn = useKeysAreOn();
  const back = useRef<HTMLButtonElement>(null);
  // On a phone the list gives way to this, and the focus with it.
  useEffect(() => back.current?.focus(), []);
  return (
    <Box component="section" aria-label={t('open')} miw={0}>
      {review.isWide ? null : <Button ref={back} variant="default" size="xs" mb="xs" onClick={review.back}>{t('backToList')}</Button>}
      <Loaded of={{ data: row, error: review.openError, isPending: row === undefined, refetch: review.queue.refetch }}>
        {(shown) => (
          <div className={classes.detail} data-proposal={shown.id}>
            <ProposalHead
              row={shown} claim={review.claim} ownId={ownId} onTakeOver={mayDecide ? review.takeOver : null}
              onOnlyRequirement={onOnly === null ? null : () => onOnly(shown.requirementId)}
            />
            {mayDecide && review.isOpenForDecision ? (
              <DecisionPanel row={shown} draft={review.draft} showsKeys={keysAreOn && review.isWide} onDraft={review.setDraft} onDecide={review.decideCurrent} />
            ) : null}
            {mayDecide && shown.decision !== null && shown.decision.undoneAt === null && !review.isOpenForDecision ? (
              <TakeBackButton key={shown.decision.id} effectiveAt={shown.decision.effectiveAt} onTakeBack={() => review.takeBack(shown)} />
            ) : null}
            {settledId === null ? null : <ProposalArithmetic id={settledId} isSettled={review.isSettled} />}
          </div>
        )}
      </Loaded>
    </Box>
  );
}

function Dialogs({ review }: { review: Review }) {
  const { dialog, dismiss: close } = review;
  if (dialog === null) return null;
  if (dialog.kind === 'help') return <HelpDialog onClose={close} />;
  if (dialog.kind === 'declare') return <DeclareDialog isOfSeveral={review.chosen.length > 0} onClose={close} onNone={() => review.declare('none', dialog.choice)} onConflict={() => review.declare('declared', dialog.choice)} />;
  if (dialog.kind === 'batch') return <BatchDialog rows={dialog.rows} choice={dialog.choice} decideAll={review.decideAll} onClose={close} />;
  return (
    <ReasonDialog
      row={dialog.row} ruling={dialog.choice} conflictOfInterest={review.draft.isConflict ? 'declared' : 'none'} onClose={close}
      onDecide={(ruling) => { review.setDialog(null); review.send(dialog.row, ruling); }}
    />
  );
}
