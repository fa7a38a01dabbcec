// Several at once: first what it would do, then what it did, one line each.
import { Alert, Button, Group, List, Modal, ScrollArea, Stack, Table, Text } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuantities } from '../fields/quantity.js';
import { CsvButton } from '../ui/csv.js';
import { useFormats } from '../ui/formats.js';
import { Theirs } from '../ui/theirs.js';
import { summaryOf } from './batch.js';
import type { BatchResult } from './decisions.js';
import type { Row, Ruling } from './proposals.js';
import { ReasonFields } from './reason-form.js';
import { rulingOf, type Choice, type Reason } from './rulings.js';

interface BatchDialogProps {
  rows: readonly Row[];
  choice: Choice;
  decideAll: (rows: readonly Row[], ruling: Ruling) => Promise<BatchResult[]>;
  onClose: () => void;
}

export function BatchDialog({ rows, choice, decideAll, onClose }: BatchDialogProps) {
  const { t } = useTranslation(['queue', 'common']);
  const [reason, setReason] = useState<Reason>({ code: null, note: '' });
  const [wasSent, setWasSent] = useState(false);
  const [isSending, setIsSending] = useState(false);
  const [results, setResults] = useState<BatchResult[] | null>(null);
  // What is chosen when the dialog opens; rows vanish from the list while it is sent.
  const [chosen] = useState(rows);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setWasSent(true);
    const ruling = rulingOf(choice, { conflictOfInterest: 'none', reason });
    if (ruling === null) return;
    setIsSending(true);
    setResults(await decideAll(chosen, ruling));
    setIsSending(false);
  };
  return (
    <Modal opened size="lg" onClose={onClose} closeOnClickOutside={!isSending} closeOnEscape={!isSending} withCloseButton={!isSending} title={t(`batch.${choice}`, { count: chosen.length })} returnFocus={false} closeButtonProps={{ 'aria-label': t('common:close') }}>
      {results === null ? (
        <form onSubmit={(event) => void send(event)} noValidate>
          <Stack gap="sm">
            <Summary rows={chosen} />
            {choice === 'approve' ? null : <ReasonFields ruling={choice} value={reason} onChange={setReason} isMissing={wasSent} />}
            <Text size="sm" c="dimmed">{t('batchDeclares')}</Text>
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose} disabled={isSending}>{t('common:cancel')}</Button>
              <Button type="submit" loading={isSending} data-autofocus={choice === 'approve' || undefined}>{t(`batch.${choice}`, { count: chosen.length })}</Button>
            </Group>
          </Stack>
        </form>
      ) : <Results of={results} onClose={onClose} />}
    </Modal>
  );
}

function Summary({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation('queue');
  const { quantity } = useQuantities();
  const { points } = useFormats();
  const { totals, enterprises, requirements, repeated } = summaryOf(rows);
  return (
    <>
      <Text size="sm">
        {t('batchWho', { enterprises: t('enterprises', { count: enterprises }), requirements: t('requirements', { count: requirements }) })}
        {' '}{t('batchTotal', { total: totals.map((each) => quantity(each.quantity, each.unit)).join(' + ') })}
      </Text>
      {repeated.length === 0 ? null : (
        <Alert color="yellow" variant="light" title={<Text span inherit c="var(--mantine-color-text)">{t('sameLot')}</Text>}>
          <List size="sm">
            {repeated.map(({ lotId, title, rows: same }) => (
              <List.Item key={lotId}>
                <Theirs>{title}</Theirs>: {same.map(({ id, enterpriseName }, index) => <span key={id}>{index > 0 ? ', ' : ''}<Theirs>{enterpriseName}</Theirs></span>)}
                {' · '}{quantity(same.reduce((sum, each) => sum + each.quantity, 0), same[0]!.unit)}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      <ScrollArea.Autosize mah={280} viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('chosen') }}>
        <Table fz="sm">
          <Table.Thead>
            <Table.Tr><Table.Th scope="col">{t('enterprise')}</Table.Th><Table.Th scope="col">{t('requirement')}</Table.Th><Table.Th scope="col">{t('quantity')}</Table.Th><Table.Th scope="col">{t('score')}</Table.Th></Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.id}>
                <Table.Td><Theirs>{row.enterpriseName}</Theirs></Table.Td><Table.Td><Theirs>{row.requirementTitle}</Theirs></Table.Td>
                <Table.Td>{quantity(row.quantity, row.unit)}</Table.Td><Table.Td>{points(row.score)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
    </>
  );
}

function Results({ of, onClose }: { of: readonly BatchResult[]; onClose: () => void }) {
  const { t } = useTranslation(['queue', 'common']);
  const { unitName } = useQuantities();
  const failed = of.filter(({ error }) => error !== null);
  const button = useRef<HTMLButtonElement>(null);
  // What had the focus is gone with the summary.
  useEffect(() => button.current?.focus(), []);
  return (
    <Stack gap="sm" role="status">
      <Text>{t('batchDone', { count: of.length - failed.length })}</Text>
      {failed.length === 0 ? null : (
        <Alert color="red" variant="light" title={<Text span inherit c="var(--mantine-color-text)">{t('batchFailed', { count: failed.length })}</Text>}>
          <List size="sm">{failed.map(({ row, error }) => <List.Item key={row.id}><Theirs>{row.enterpriseName}</Theirs>: <span dir="auto">{error}</span></List.Item>)}</List>
        </Alert>
      )}
      <Group justify="flex-end" gap="xs">
        <CsvButton
          name="decisions" head={[t('enterprise'), t('requirement'), t('quantity'), t('unit'), t('result')]}
          rows={() => of.map(({ row, error }) => [row.enterpriseName, row.requirementTitle, row.quantity, unitName(row.unit), error ?? t('taken')])}
        />
        <Button ref={button} onClick={onClose}>{t('common:close')}</Button>
      </Group>
    </Stack>
  );
}
