// Where a CDA decides on one proposal: quantity, declaration, approve, decline, ask; or why that is not possible here.
import { Alert, Button, Group, Kbd, Paper, SegmentedControl, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../fields/number-field.js';
import { useQuantities } from '../fields/quantity.js';
import type { Row } from './proposals.js';
import type { Choice } from './rulings.js';

/** What is being set up for one proposal before it is decided. */
export interface Draft {
  id: string;
  /** Null while the field is empty. */
  quantity: number | null;
  isConflict: boolean;
}

export const draftOf = ({ id, quantity }: Pick<Row, 'id' | 'quantity'>): Draft => ({ id, quantity, isConflict: false });
export const isValid = ({ quantity }: Draft): boolean => quantity !== null && quantity > 0;

interface DecisionPanelProps {
  row: Pick<Row, 'quantity' | 'unit' | 'offeredKnown' | 'offeredQuantity'>;
  draft: Draft;
  /** Whether the keys are worth showing. */
  showsKeys: boolean;
  onDraft: (draft: Draft) => void;
  onDecide: (choice: Choice) => void;
}

export function DecisionPanel({ row, draft, showsKeys, onDraft, onDecide }: DecisionPanelProps) {
  const { t } = useTranslation('queue');
  const { quantity, unitName } = useQuantities();
  const isAmended = draft.quantity !== null && draft.quantity !== row.quantity;
  const key = (letter: string) => (showsKeys ? <Kbd size="xs" aria-hidden="true">{letter}</Kbd> : null);
  return (
    <Paper withBorder p="sm" component="section" aria-label={t('decide')}>
      <Stack gap="sm">
        <Group align="flex-end" gap="md">
          <NumberField
            label={t('quantityToInvite')} suffix={` ${unitName(row.unit)}`} value={draft.quantity} min={0} maw={240}
            description={row.offeredKnown ? t('offered', { quantity: quantity(row.offeredQuantity, row.unit) }) : t('offeredUnknown')}
            error={isValid(draft) ? null : t('quantityMissing')} onChange={(value) => onDraft({ ...draft, quantity: value })}
          />
          <div>
            <Text size="sm" fw={500} id="queue-declaration">{t('declaration')}</Text>
            <SegmentedControl
              size="sm" aria-labelledby="queue-declaration" value={draft.isConflict ? 'declared' : 'none'} onChange={(value) => onDraft({ ...draft, isConflict: value === 'declared' })}
              data={[{ value: 'none', label: t('conflictNone') }, { value: 'declared', label: t('conflictDeclared') }]}
            />
          </div>
        </Group>
        {draft.isConflict ? <Alert color="yellow" variant="light" role="status">{t('conflictKeeps')}</Alert> : null}
        <Group gap="xs">
          <Button onClick={() => onDecide('approve')} disabled={draft.isConflict || !isValid(draft)} rightSection={key('a')} aria-keyshortcuts="a">
            {isAmended && draft.quantity !== null ? t('approveAmended', { quantity: quantity(draft.quantity, row.unit) }) : t('do.approve')}
          </Button>
          <Button variant="default" onClick={() => onDecide('decline')} rightSection={key('r')} aria-keyshortcuts="r">{t('do.decline')}…</Button>
          <Button variant="default" onClick={() => onDecide('ask')} rightSection={key('i')} aria-keyshortcuts="i">{t('do.ask')}…</Button>
        </Group>
      </Stack>
    </Paper>
  );
}
