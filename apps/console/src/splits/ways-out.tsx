// No split keeps every demand: the ways out, each of which can be taken.
import { Alert, Button, List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQuantities } from '../fields/quantity.js';
import { useFormats } from '../ui/formats.js';
import type { Edited, Simulated } from './questions.js';

type WayOut = Simulated['relaxations'][number];
type Change = WayOut['changes'][number];

/** What was demanded and fixed, with the changes of a way out. */
function taken(before: Edited, changes: readonly Change[], candidates: Simulated['candidates']): Edited {
  const [demands, locks] = [{ ...before.demands }, { ...before.locks }];
  let { quantity } = before;
  for (const { demand, enterpriseId, to } of changes) {
    if (demand === 'quantity') quantity = to;
    else if (demand !== 'locked') demands[demand] = to;
    else {
      const candidate = candidates.find((each) => each.enterpriseId === enterpriseId);
      if (candidate !== undefined) locks[candidate.proposalId] = to;
    }
  }
  return { ...before, demands, locks, quantity };
}

export function WaysOut({ answer, edit }: { answer: Simulated; edit: (change: (before: Edited) => Edited) => void }) {
  const { t } = useTranslation('splits');
  const { number, percent } = useFormats();
  const { quantity } = useQuantities();
  const shown = ({ demand }: Change, value: number) => {
    if (demand === 'quantity' || demand === 'locked') return quantity(value, answer.unit);
    return demand === 'maximumEnterprises' ? number(value) : percent(value);
  };
  const nameOf = ({ demand, enterpriseId }: Change) =>
    (demand === 'locked' ? t('demand.lockedOf', { name: answer.candidates.find((each) => each.enterpriseId === enterpriseId)?.enterpriseName ?? '' }) : t(`demand.${demand}`));
  return (
    <Alert color="yellow" variant="light" title={t('impossible')}>
      <Text size="sm" mb="xs">{answer.relaxations.length === 0 ? t('noWayOut') : t('waysOut')}</Text>
      <Stack gap="sm">
        {answer.relaxations.map((way) => (
          <div key={way.words}>
            <List size="sm">{way.changes.map((change) => (
              <List.Item key={change.demand + (change.enterpriseId ?? '')}>{t('fromTo', { what: nameOf(change), from: shown(change, change.from), to: shown(change, change.to) })}</List.Item>
            ))}</List>
            <Button mt={4} size="xs" variant="default" onClick={() => edit((before) => taken(before, way.changes, answer.candidates))}>{t('takeWay')}</Button>
          </div>
        ))}
      </Stack>
    </Alert>
  );
}
