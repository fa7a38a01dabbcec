// Everything that happened to a proposal in order: decisions, invitations, replies, and each message with its attempts.
import { Alert, Group, List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Market } from '../invitations/market.js';
import { CsvButton } from '../ui/csv.js';
import { useFormats } from '../ui/formats.js';
import { Loaded } from '../ui/loaded.js';
import { Theirs } from '../ui/theirs.js';
import { timelineQuery, useTelling, type Happening, type Parties } from './happenings.js';
import classes from './timeline.module.css';

interface TimelineProps extends Parties {
  market: Market;
  proposalId: string;
}

export function Timeline({ market, proposalId, ...parties }: TimelineProps) {
  const found = useQuery(timelineQuery(market, proposalId));
  return (
    <Loaded of={found}>
      {({ items, deliveriesMissing }) => <Happenings market={market} of={items.map((item) => ({ item, parties }))} deliveriesMissing={deliveriesMissing} />}
    </Loaded>
  );
}

interface HappeningsProps {
  market: Market;
  /** In the order in which they are shown. */
  of: readonly { item: Happening; parties: Parties }[];
  /** Whether notifications could not be asked what was sent. */
  deliveriesMissing: boolean;
  /** Says with each which enterprise or provider it is about, where there are several. */
  withNames?: boolean;
}

export function Happenings({ market, of, deliveriesMissing, withNames = false }: HappeningsProps) {
  const { t } = useTranslation('linkages');
  const { time } = useFormats();
  const tell = useTelling(market);
  return (
    <>
      {deliveriesMissing ? <Alert color="yellow" variant="light" mb="sm">{t('deliveriesMissing')}</Alert> : null}
      <ol className={classes.timeline}>
        {of.map(({ item, parties }) => {
          const { title, who, details, note } = tell(item, parties);
          return (
            <li key={`${parties.offering} ${keyOf(item)}`} data-kind={item.kind}>
              <Text size="sm" c="dimmed" component="time" dateTime={item.at}>{time(item.at)}</Text>
              <div>
                {withNames && who !== parties.offering ? <Text size="sm" c="dimmed"><Theirs>{parties.offering}</Theirs></Text> : null}
                <Text fw={item.kind === 'delivery' ? 400 : 600}>{title}{who === null ? null : <>: <Theirs>{who}</Theirs></>}</Text>
                {details.length === 0 ? null : <Text size="sm" c="dimmed">{details.join(' · ')}</Text>}
                {note === null ? null : <Text size="sm"><Theirs>{note}</Theirs></Text>}
                <Tries of={item} />
              </div>
            </li>
          );
        })}
      </ol>
      <Group className="no-print" mt="sm">
        <CsvButton
          name="timeline" head={[t('when'), ...(withNames ? [t(`offering.${market}`)] : []), t('happened'), t('who'), t('details'), t('note')]}
          rows={() => of.map(({ item, parties }) => {
            const { title, who, details, note } = tell(item, parties);
            return [item.at, ...(withNames ? [parties.offering] : []), title, who, details.join('; '), note];
          })}
        />
      </Group>
    </>
  );
}

/** What happened when, and to which message, decision or invitation. */
const keyOf = (item: Happening): string => {
  if (item.kind === 'delivery') return item.delivery.id;
  const of = item.kind === 'decided' ? item.decision.id : 'invitationId' in item ? item.invitationId : '';
  return `${item.kind} ${item.at} ${of}`;
};

/** Each attempt to send an e-mail, where there was more than the one that went well. */
function Tries({ of }: { of: Happening }) {
  const { t } = useTranslation('linkages');
  const { time } = useFormats();
  if (of.kind !== 'delivery') return null;
  const { tries } = of.delivery;
  if (tries.length === 0 || (tries.length === 1 && tries[0]!.outcome === 'accepted')) return null;
  return (
    <List size="sm" type="ordered">
      {tries.map(({ number, startedAt, outcome }) => <List.Item key={number}>{time(startedAt)}: {t(`try.${outcome ?? 'running'}`)}</List.Item>)}
    </List>
  );
}
