// One import on its way: read, mapped, looked at, confirmed, done, taken back. All of it is the server's: the page can be left and opened again.
import { Alert, Button, Group, List, Progress, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Ask } from '../ui/ask.js';
import { useFormats } from '../ui/formats.js';
import { TextLink, ButtonLink } from '../ui/links.js';
import { Loaded } from '../ui/loaded.js';
import { Page } from '../ui/page.js';
import { ProblemAlert } from '../ui/problem.js';
import { Theirs } from '../ui/theirs.js';
import { ColumnsPanel } from './columns-panel.js';
import { canCancel, importQuery, isAtWork, useStep, type Import, type Step } from './import.js';
import { StateBadge } from './imports-page.js';
import { RowsPanel } from './rows-panel.js';
import { Steps } from './steps.js';

export function ImportPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { t } = useTranslation();
  const found = useQuery(importQuery(id));
  if (found.data === undefined) return <Page title={t('area.imports')}><Loaded of={found}>{() => null}</Loaded></Page>;
  return <Shown key={id} of={found.data} />;
}

const stepOf = ({ state }: Import): number =>
  ({ uploading: 0, reading: 1, failed: 1, checking: 2, checked: 2, importing: 3, imported: 4, cancelled: 4, undoing: 4, undone: 4 })[state];

function Shown({ of }: { of: Import }) {
  const { t } = useTranslation(['imports', 'common']);
  const formats = useFormats();
  const { id, state, source, kind, bytes, encoding, delimiter, columns, problems, rows } = of;
  const step = useStep(id);
  const facts = [
    t(`kind.${kind}`), t('bytes', { size: formats.number(Math.ceil(bytes / 1024)) }), ...(encoding === null ? [] : [encoding]),
    ...(delimiter === null ? [] : [t('delimitedBy', { delimiter: delimiter === '\t' ? t('tab') : delimiter })]), ...(rows > 0 ? [t('rowsRead', { count: rows })] : []), formats.time(of.createdAt),
  ];
  return (
    <Page title={t('importOf', { source })} heading={<Theirs>{source}</Theirs>} about={<><StateBadge state={state} /> {facts.join(' · ')}</>}>
      <Steps at={stepOf(of)} />
      <AtWork of={of} onCancel={() => step.mutate('cancel')} isCancelling={step.isPending} />
      <ProblemAlert error={step.error} />
      {problems.length > 0 ? (
        <Alert color="red" variant="light" role="alert" title={t('failedTitle')}>
          <List size="sm">{problems.map(({ field, message }, index) => <List.Item key={index}><strong>{field}</strong>: <Theirs>{message}</Theirs></List.Item>)}</List>
        </Alert>
      ) : null}
      <Outcome of={of} onStep={(each) => step.mutate(each)} isPending={step.isPending} />
      {columns.length > 0 ? <ColumnsPanel of={of} /> : null}
      {of.checked !== null && state !== 'checking' && state !== 'failed' ? <RowsPanel of={of} /> : null}
    </Page>
  );
}

function AtWork({ of, onCancel, isCancelling }: { of: Import; onCancel: () => void; isCancelling: boolean }) {
  const { t } = useTranslation(['imports', 'common']);
  const formats = useFormats();
  const { state, progress: { done, total, seconds } } = of;
  if (!isAtWork(of)) return null;
  const share = total === null || total === 0 ? 100 : (done / total) * 100;
  return (
    <Stack gap={4}>
      <Progress value={share} animated={total === null} striped={total === null} aria-label={t(`state.${state}`)} />
      <Group justify="space-between">
        <Text size="sm" role="status">
          {t(`state.${state}`)}: {total === null ? t('rowsSoFar', { count: done }) : t('rowsOf', { done: formats.number(done), total: formats.number(total) })} · {t('seconds', { count: Math.round(seconds) })}
        </Text>
        {canCancel(of) ? <Button size="xs" variant="default" loading={isCancelling} onClick={onCancel}>{t('stop')}</Button> : null}
      </Group>
      <Text size="xs" c="dimmed">{t('mayLeave')}</Text>
    </Stack>
  );
}

interface OutcomeProps {
  of: Import;
  onStep: (step: Step) => void;
  isPending: boolean;
}

/** What it would do or did, and what can be done about it. */
function Outcome({ of, onStep, isPending }: OutcomeProps) {
  const { t } = useTranslation(['imports', 'common']);
  const { state, undone } = of;
  const rests = !isAtWork(of);
  const isOver = rests && state !== 'checked';
  const counts = state === 'checked' || of.done === null ? of.checked : of.done;
  const wouldChange = of.checked !== null && of.checked.create + of.checked.update > 0;
  const skipped = (counts?.skip ?? of.checked?.skip ?? 0) > 0;
  return (
    <Stack gap="sm">
      {counts === null || state === 'checking' || state === 'reading' ? null : <CountCards of={of} counts={counts} />}
      {undone === null ? null : <Alert color="blue" variant="light" role="status">{t('undoneWhat', { restored: undone.restored, kept: undone.kept })}</Alert>}
      {state === 'checked' && !wouldChange ? <Alert color="gray" variant="light">{t('nothingToDo')}</Alert> : null}
      {rests ? (
        <Group gap="xs">
          {state === 'checked' && wouldChange ? <Ask button={t('confirm')} title={t('confirmTitle')} isPending={isPending} onYes={() => onStep('confirm')}><Summary of={of} /></Ask> : null}
          {canCancel(of) ? <Button variant="default" loading={isPending} onClick={() => onStep('cancel')}>{t('discard')}</Button> : null}
          {skipped ? <Button component="a" href={`/v1/imports/${of.id}/errors.csv`} download={`errors-${of.id}.csv`} variant="default">{t('errorFile')}</Button> : null}
          {skipped || isOver ? <ButtonLink to="/imports/new" search={{ kind: of.kind, source: of.source, whenAlike: of.whenAlike }} variant="default">
            {t(skipped || state === 'failed' ? 'importCorrected' : 'importAnother')}</ButtonLink> : null}
          {(state === 'imported' || state === 'cancelled') && of.done !== null && of.done.create + of.done.update > 0
            ? <Ask button={t('undoBatch')} title={t('undoTitle')} isPending={isPending} onYes={() => onStep('undo')} variant="default">{t('undoWhat')}</Ask> : null}
        </Group>
      ) : null}
      {skipped && rests ? <Text size="sm" c="dimmed">{t('errorFileWhat')}</Text> : null}
    </Stack>
  );
}

function CountCards({ of, counts }: { of: Import; counts: NonNullable<Import['checked']> }) {
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const isDone = of.state !== 'checked' && of.done !== null;
  return (
    <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="xs">
      {(['create', 'update', 'unchanged', 'skip'] as const).map((each) => (
        <TextLink key={each} to="/imports/$id" params={{ id: of.id }} search={{ rows: each }} p="sm" bd="1px solid var(--mantine-color-default-border)" c="inherit" style={{ borderRadius: 8 }}>
          <Text size="xl" fw={700} component="span" display="block">{formats.number(counts[each])}</Text>
          <Text size="sm" component="span">{t(isDone ? `did.${each}` : `would.${each}`)}</Text>
        </TextLink>
      ))}
    </SimpleGrid>
  );
}

function Summary({ of: { checked, likelyDuplicates, kind } }: { of: Import }) {
  const { t } = useTranslation('imports');
  return (
    <>
      <Text size="sm">{t(`kind.${kind}`)}:</Text>
      <List size="sm">
        {checked === null ? null : (['create', 'update', 'unchanged', 'skip'] as const).map((each) => <List.Item key={each}>{t(`countOf.${each}`, { count: checked[each] })}</List.Item>)}
        {likelyDuplicates > 0 ? <List.Item>{t('alikeCount', { count: likelyDuplicates })}</List.Item> : null}
      </List>
    </>
  );
}
