// The editor itself: shares by enterprise, fixed by hand or found by the solver; while a new answer is computed the old one stays.
import { Alert, Button, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client.js';
import { useQuantities } from '../fields/quantity.js';
import { useFormats } from '../ui/formats.js';
import { Empty, Loaded } from '../ui/loaded.js';
import { ProblemAlert } from '../ui/problem.js';
import { Unsaved } from '../ui/unsaved.js';
import { DecideButton } from './decide-button.js';
import { DemandFields } from './demand-fields.js';
import { locksOf, questionOf, splitQuery, startOfEditing, type Edited, type Simulated } from './questions.js';
import { impossibleLocks, shareProblem, totalsOf } from './split-arithmetic.js';
import { SharesTable } from './shares-table.js';
import { TotalsBar } from './totals-bar.js';
import { WaysOut } from './ways-out.js';
import { WhySplit } from './why-split.js';

/** Longer is asked for only when the first answer was not proven. */
const moreSeconds = 5;

/** Decided or closed meanwhile: what was answered before is no split of what there is. */
const isOver = (error: unknown): boolean => error instanceof ApiError && error.code === 'transition_not_allowed';

/** Once it is decided it begins anew: what was fixed is of proposals that wait for nothing any more. */
export function SplitEditor({ lotId }: { lotId: string }) {
  const [decided, setDecided] = useState(0);
  return <Asking key={decided} lotId={lotId} onDecided={() => setDecided((before) => before + 1)} />;
}

function Asking({ lotId, onDecided }: { lotId: string; onDecided: () => void }) {
  const { t } = useTranslation('splits');
  const [edited, edit] = useState<Edited>(startOfEditing);
  const [seconds, setSeconds] = useState(2);
  const [still] = useDebouncedValue(edited, 400);
  const question = questionOf(still, seconds);
  // A question that is refused leaves the answer before it, and the fields in which it can be put right; what the lot no longer allows does not.
  const [last, keep] = useState<Simulated>();
  // A fixed share that cannot be taken is said beside its field; nothing is asked with it.
  const canBeAsked = (what: Edited) => last === undefined || impossibleLocks(locksOf(what), last.candidates).length === 0;
  const asked = useQuery({ ...splitQuery(lotId, question), enabled: canBeAsked(still) });
  if (asked.data !== undefined && asked.data !== last) keep(asked.data);
  const isSettled = canBeAsked(still) && question === questionOf(edited, seconds) && !asked.isFetching && !asked.isPlaceholderData && asked.error === null;
  if (isOver(asked.error)) return <Empty title={t('nothing')}>{t('nothingWhat')}</Empty>;
  return (
    <Loaded of={{ ...asked, data: asked.data ?? (isPastAsking(asked.error) ? undefined : last) }}>{(answer) => (
      <Editing
        lotId={lotId} answer={answer} edited={edited} edit={edit} isSettled={isSettled} isAsking={canBeAsked(edited)} error={asked.error} onRetry={() => void asked.refetch()}
        onLonger={seconds < moreSeconds ? () => setSeconds(moreSeconds) : null} onDecided={onDecided}
      />
    )}</Loaded>
  );
}

const isPastAsking = (error: unknown): boolean => error instanceof ApiError && [403, 404, 409].includes(error.status);

interface EditingProps {
  lotId: string;
  answer: Simulated;
  edited: Edited;
  edit: (change: (before: Edited) => Edited) => void;
  /** Whether the answer is that to what stands here. */
  isSettled: boolean;
  /** Whether an answer to it is on its way. */
  isAsking: boolean;
  error: unknown;
  onRetry: () => void;
  onLonger: (() => void) | null;
  onDecided: () => void;
}

function Editing({ lotId, answer, edited, edit, isSettled, isAsking, error, onRetry, onLonger, onDecided }: EditingProps) {
  const { t } = useTranslation(['splits', 'common']);
  const { points } = useFormats();
  const { quantity } = useQuantities();
  const { candidates, shares, unit, status } = answer;
  if (candidates.length === 0) return <Empty title={t('nobody')}>{t('nobodyWhatNow')}</Empty>;
  const isPossible = status === 'optimal' || status === 'feasible';
  const quantityOf = (proposalId: string): number => {
    if (edited.excluded.includes(proposalId)) return 0;
    return edited.locks[proposalId] ?? shares.find((share) => share.proposalId === proposalId)?.quantity ?? 0;
  };
  const shown = candidates.map((candidate) => ({ candidate, quantity: quantityOf(candidate.proposalId) }));
  const toSplit = edited.quantity ?? answer.quantity;
  const totals = totalsOf(shown.map((each) => each.quantity), toSplit);
  const wrong = shown.filter((each) => shareProblem(each.quantity, each.candidate) !== null);
  const isChanged = Object.keys(edited.locks).length > 0 || edited.excluded.length > 0;
  return (
    <Stack gap="md">
      <Unsaved isChanged={questionOf(edited) !== questionOf(startOfEditing)} />
      <Text maw={720}>{t('about')}</Text>
      {answer.promisedQuantity > 0 ? <Text size="sm">{t('promised', { open: quantity(answer.openQuantity, unit), promised: quantity(answer.promisedQuantity, unit) })}</Text> : null}
      <DemandFields edited={edited} edit={edit} answer={answer} />
      <Group justify="space-between">
        <Title order={2} size="h3">{t('shares')}</Title>
        <Button variant="default" size="xs" disabled={!isChanged} onClick={() => edit((before) => ({ ...before, locks: {}, excluded: [] }))}>{t('freeAll')}</Button>
      </Group>
      <TotalsBar totals={totals} wanted={toSplit} unit={unit} />
      <div role="status">
        <Group gap="xs" mih={28}>
          {isSettled ? (
            <Text size="sm">{isPossible ? t(`found.${status}`, { gap: points(answer.gap), objective: points(answer.objective) }) : t(`found.${status}`)}</Text>
          ) : isAsking && error === null ? <><Loader size="xs" aria-hidden /><Text size="sm">{t('computing')}</Text></> : null}
          {isSettled && onLonger !== null && (status === 'feasible' || status === 'unknown') ? <Button size="compact-sm" variant="default" onClick={onLonger}>{t('longer')}</Button> : null}
        </Group>
      </div>
      <ProblemAlert error={error} onRetry={onRetry} />
      {isSettled && status === 'infeasible' ? <WaysOut answer={answer} edit={edit} /> : null}
      <SharesTable shown={shown} answer={answer} edited={edited} edit={edit} toSplit={toSplit} />
      {wrong.length > 0 ? <Alert color="yellow" variant="light">{t('wrongShares', { count: wrong.length })}</Alert> : null}
      <div><DecideButton lotId={lotId} shown={shown} answer={answer} isReady={isSettled && isPossible && totals.over === 0 && totals.sum > 0 && wrong.length === 0} totals={totals} onDecided={onDecided} /></div>
      {isPossible ? <WhySplit answer={answer} /> : null}
    </Stack>
  );
}
