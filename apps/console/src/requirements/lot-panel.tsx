// A lot: what is asked for, its code, and what matching found.
import { Group, Paper, Progress, Stack, Tabs, Text, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isStaff, useMe } from '../api/me.js';
import { useQuantities } from '../fields/quantity.js';
import { useFormats } from '../ui/formats.js';
import { ButtonLink } from '../ui/links.js';
import { LotCode } from './lot-code.js';
import { LotDemands } from './lot-demands.js';
import { LotProposals } from './lot-proposals.js';
import { LastRun, NearMisses, Runs } from './lot-runs.js';
import { LotTimeline } from './lot-timeline.js';
import type { Lot, Requirement } from './questions.js';
import type { Section } from './search.js';
import { WhatIf } from './what-if.js';
import { WhyNot } from './why-not.js';

export function LotPanel({ requirement, lot, show = 'proposals' }: { requirement: Requirement; lot: Lot; show: Section | undefined }) {
  const { t } = useTranslation('requirements');
  const me = useMe();
  const navigate = useNavigate();
  const { quantity } = useQuantities();
  const { percent } = useFormats();
  const staff = isStaff(me);
  // What could be otherwise is only asked while something can still come of it.
  const isOpen = requirement.status === 'posted' && lot.status === 'open';
  const shown: Section[] = ['proposals', ...(staff ? ['timeline' as const, 'near' as const] : []), ...(isOpen && lot.code !== null ? ['whatIf' as const, ...(staff ? ['whyNot' as const] : [])] : []), 'runs'];
  const current = shown.includes(show) ? show : 'proposals';
  const part = Math.min(1, lot.linkedQuantity / lot.quantity);
  return (
    <Stack gap="md">
      <Paper withBorder p="md">
        <Stack gap="sm">
          <Group justify="space-between" align="flex-start">
            <Title order={2} size="h3" style={{ overflowWrap: 'anywhere', minWidth: 0 }} dir="auto">{lot.text ?? t('lotNumber', { number: lot.number })}</Title>
            {staff && lot.lastRunId !== null ? <ButtonLink to="/lots/$lotId/split" params={{ lotId: lot.id }} search={{ requirement: requirement.id }} variant="default">{t('toSplit')}</ButtonLink> : null}
          </Group>
          <LotCode requirement={requirement} lot={lot} />
          <LotDemands lot={lot} />
          <div>
            <Text size="sm">{t('linkedOf', { linked: quantity(lot.linkedQuantity, lot.unit), all: quantity(lot.quantity, lot.unit), part: percent(part) })}</Text>
            <Progress value={part * 100} aria-label={t('linked')} mt={4} maw={420} />
          </div>
          {lot.lastRunId === null ? <Text size="sm" c="dimmed">{requirement.status === 'draft' ? t('matchedOncePosted') : t('notMatched')}</Text> : <LastRun lot={lot} />}
        </Stack>
      </Paper>
      {lot.lastRunId === null ? null : (
        <Tabs
          value={current} keepMounted={false}
          onChange={(value) => void navigate({
            to: '/requirements/$id', params: { id: requirement.id }, replace: true, resetScroll: false,
            search: { ...(lot.number === 1 ? {} : { lot: lot.number }), ...(value === null || value === 'proposals' ? {} : { show: value as Section }) },
          })}
        >
          <Tabs.List aria-label={t('aboutLot')}>{shown.map((section) => <Tabs.Tab key={section} value={section}>{t(`section.${section}`)}</Tabs.Tab>)}</Tabs.List>
          <Tabs.Panel value="proposals" pt="md"><LotProposals lot={lot} /></Tabs.Panel>
          {shown.includes('timeline') ? <Tabs.Panel value="timeline" pt="md"><LotTimeline lot={lot} /></Tabs.Panel> : null}
          {shown.includes('near') ? <Tabs.Panel value="near" pt="md"><NearMisses runId={lot.lastRunId} /></Tabs.Panel> : null}
          {shown.includes('whatIf') ? <Tabs.Panel value="whatIf" pt="md"><WhatIf lot={lot} /></Tabs.Panel> : null}
          {shown.includes('whyNot') ? <Tabs.Panel value="whyNot" pt="md"><WhyNot lot={lot} clusterId={requirement.clusterId} /></Tabs.Panel> : null}
          <Tabs.Panel value="runs" pt="md"><Runs requirementId={requirement.id} lot={lot} /></Tabs.Panel>
        </Tabs>
      )}
    </Stack>
  );
}
