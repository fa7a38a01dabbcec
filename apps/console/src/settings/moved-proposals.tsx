// Which proposals a change would add, drop or move to another rank: lot by lot, and all of them as a file.
import { Badge, Button, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import { CsvButton } from '../ui/csv.js';
import { useFormats } from '../ui/formats.js';
import { TextLink } from '../ui/links.js';
import { Theirs } from '../ui/theirs.js';
import { becomesOf, rowsOfMoves } from './moves.js';

type Simulated = Schemas['SimulatedPolicy'];
type Lot = Simulated['lots'][number];
const atFirst = 5;

export function MovedProposals({ of: { lots, changedLots } }: { of: Pick<Simulated, 'lots' | 'changedLots'> }) {
  const { t } = useTranslation(['settings', 'common']);
  const { number } = useFormats();
  const [all, setAll] = useState(false);
  if (lots.length === 0) return null;
  const head = [t('preview.requirement'), t('preview.lot'), t('preview.enterprise'), t('preview.becomes'), t('preview.rankBefore'), t('preview.rankAfter'), t('preview.scoreBefore'), t('preview.scoreAfter')];
  return (
    <Stack gap="sm">
      <Title order={4} size="h5">{t('preview.byLot')}</Title>
      {changedLots > lots.length ? <Text size="sm">{t('preview.newestOnly', { n: number(lots.length) })}</Text> : null}
      <div><CsvButton name="changed-proposals" head={head} rows={() => rowsOfMoves(lots, (becomes) => t(`preview.is.${becomes}`))} /></div>
      {(all ? lots : lots.slice(0, atFirst)).map((lot) => <OneLot key={lot.lotId} lot={lot} />)}
      {all || lots.length <= atFirst ? null : <div><Button size="xs" variant="default" onClick={() => setAll(true)}>{t('preview.allLots', { n: number(lots.length) })}</Button></div>}
    </Stack>
  );
}

function OneLot({ lot: { requirementId, title, number: lotNumber, postedAt, added, dropped, moved, proposals } }: { lot: Lot }) {
  const { t } = useTranslation(['settings', 'common']);
  const { number, points, day } = useFormats();
  const place = (at: Lot['proposals'][number]['before']) => (at === null ? '–' : `${number(at.rank)} (${points(at.score)})`);
  return (
    <section>
      <Title order={5} size="h6"><TextLink to="/requirements/$id" params={{ id: requirementId }} inherit><Theirs>{title}</Theirs></TextLink> · {t('preview.lotNumber', { n: number(lotNumber) })} · {day(postedAt)}</Title>
      <Text size="sm" c="dimmed">{t('preview.ofLot', { added: number(added), dropped: number(dropped), moved: number(moved) })}</Text>
      <Table.ScrollContainer type="native" minWidth={320} tabIndex={0} role="group" aria-label={`${title} · ${t('preview.lotNumber', { n: number(lotNumber) })}`}>
        <Table verticalSpacing={4}>
          <Table.Thead><Table.Tr>
            <Table.Th scope="col">{t('preview.enterprise')}</Table.Th>
            {[t('preview.rankBefore'), t('preview.rankAfter')].map((name) => <Table.Th key={name} scope="col" ta="end">{name}</Table.Th>)}
            <Table.Th scope="col">{t('preview.becomes')}</Table.Th>
          </Table.Tr></Table.Thead>
          <Table.Tbody>
            {proposals.map((each) => (
              <Table.Tr key={each.enterpriseId}>
                <Table.Td><TextLink to="/enterprises/$id" params={{ id: each.enterpriseId }} size="sm"><Theirs>{each.enterpriseName}</Theirs></TextLink></Table.Td>
                <Table.Td ta="end">{place(each.before)}</Table.Td>
                <Table.Td ta="end">{place(each.after)}</Table.Td>
                <Table.Td><Badge size="sm" variant="outline" color="gray">{t(`preview.is.${becomesOf(each)}`)}</Badge></Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}
