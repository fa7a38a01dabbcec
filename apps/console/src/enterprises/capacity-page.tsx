// Capacity in one minute a month: a big number for each thing that is made and each month, one press to leave it as it was.
import { ActionIcon, Alert, Button, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client.js';
import { NumberField } from '../fields/number-field.js';
import { useQuantities } from '../fields/quantity.js';
import { useFormats } from '../ui/formats.js';
import { ButtonLink } from '../ui/links.js';
import { Empty, Loaded } from '../ui/loaded.js';
import { Page } from '../ui/page.js';
import { LastChange } from '../ui/last-change.js';
import { ProblemAlert } from '../ui/problem.js';
import { Unsaved } from '../ui/unsaved.js';
import classes from './capacity.module.css';
import { asBefore, capacityChange, periodsOf, quantityBefore, stepOf, type Period } from './capacity.js';
import { CodeName } from './code-name.js';
import { enterpriseQuery, useChange, type Claim, type Enterprise } from './enterprise.js';

/** The months that somebody is asked about; those after them only when wanted. */
const atFirst = 3;

export function CapacityPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const navigate = useNavigate();
  return <CapacityOf id={id} editTo={`/enterprises/${id}/edit`} onDone={() => void navigate({ to: '/enterprises/$id', params: { id }, ignoreBlocker: true } as never)} />;
}

export function CapacityOf({ id, editTo, onDone }: { id: string; editTo: string; onDone: () => void }) {
  const { t } = useTranslation('enterprises');
  const found = useQuery(enterpriseQuery(id));
  return (
    <Page title={t('capacity')} about={t('capacityAbout')}>
      <Loaded of={found}>{(enterprise) => enterprise.capabilities.length === 0
        ? <Empty title={t('noClaims')} action={<ButtonLink to={editTo as string}>{t('addClaim')}</ButtonLink>}>{t('noClaimsWhat')}</Empty>
        : <Stated enterprise={enterprise} onDone={onDone} />}</Loaded>
    </Page>
  );
}

function Stated({ enterprise, onDone }: { enterprise: Enterprise; onDone: () => void }) {
  const { t } = useTranslation('enterprises');
  const today = new Date().toISOString().slice(0, 10);
  const claims = enterprise.capabilities;
  // Only what was touched: everything else shows what the enterprise says now.
  const [touched, setTouched] = useState<Record<string, Period[]>>({});
  const change = useChange(enterprise.id);
  const periods = (claim: Claim) => touched[claim.id] ?? periodsOf(claim, today);
  const done = useRef<HTMLButtonElement>(null);
  const fill = () => {
    setTouched(Object.fromEntries(claims.map((claim) => [claim.id, asBefore(claim, periods(claim))])));
    // The button that was pressed is gone, and nothing else is left to do.
    done.current?.focus({ preventScroll: true });
  };
  const save = () => {
    const sent = capacityChange(claims, touched, today);
    if (sent === null) return onDone();
    change.mutate({ version: enterprise.version, change: sent }, {
      onSuccess: () => {
        notifications.show({ message: t('saved'), withCloseButton: false });
        onDone();
      },
    });
  };
  const canFill = claims.some((claim) => periods(claim).some(({ quantity }, at) => quantity === null && quantityBefore(claim, periods(claim), at) !== null));
  const isStale = change.error instanceof ApiError && change.error.code === 'version_stale';
  return (
    <Stack className={classes.page}>
      <Unsaved isChanged={Object.keys(touched).length > 0} />
      {canFill ? <Group><Button size="md" variant="light" onClick={fill}>{t('allAsBefore')}</Button></Group> : null}
      {claims.map((claim) => <ClaimCapacity key={claim.id} claim={claim} periods={periods(claim)} onChange={(next) => setTouched({ ...touched, [claim.id]: next })} />)}
      {isStale ? <Alert color="yellow" variant="light" role="alert"><LastChange of="enterprises" changed={enterprise} />{t('capacityConflict')}</Alert> : <ProblemAlert error={change.error} />}
      <div className={classes.bar}><Button ref={done} size="md" onClick={save} loading={change.isPending}>{t('done')}</Button></div>
    </Stack>
  );
}

function ClaimCapacity({ claim, periods, onChange }: { claim: Claim; periods: Period[]; onChange: (periods: Period[]) => void }) {
  const { t } = useTranslation('enterprises');
  const unit = useQuantities().unitName(claim.unit);
  const [isWhole, setWhole] = useState(false);
  return (
    <Paper withBorder p="md">
      <Title order={2} size="h4"><CodeName code={claim.code} /></Title>
      <Text size="sm" c="dimmed" mb="sm">{unit}</Text>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }}>
        {periods.slice(0, isWhole ? periods.length : atFirst).map((period, at) => (
          <OnePeriod key={period.from} period={period} before={quantityBefore(claim, periods, at)} unit={unit}
            onChange={(quantity) => onChange(periods.with(at, { ...period, quantity }))} />
        ))}
      </SimpleGrid>
      {isWhole || periods.length <= atFirst ? null : <Button size="compact-sm" variant="subtle" onClick={() => setWhole(true)}>{t('showAllOf', { count: periods.length })}</Button>}
    </Paper>
  );
}

interface OnePeriodProps {
  period: Period;
  before: number | null;
  unit: string;
  onChange: (quantity: number | null) => void;
}

function OnePeriod({ period: { from, to, quantity, booked }, before, unit, onChange }: OnePeriodProps) {
  const { t } = useTranslation('enterprises');
  const formats = useFormats();
  const label = formats.days(from, to);
  const step = stepOf(quantity ?? before);
  const by = (amount: number) => onChange(Math.min(1e9, Math.max(0, (quantity ?? before ?? 0) + amount)));
  return (
    <div>
      <Text size="sm" fw={500} mb={4}>{label}</Text>
      <Group gap="xs" wrap="nowrap">
        <ActionIcon variant="default" size={48} aria-label={t('lessBy', { step: formats.number(step), unit, label })} onClick={() => by(-step)}>−</ActionIcon>
        <NumberField
          aria-label={t('capacityOf', { unit, label })} value={quantity} min={0} max={1e9} hideControls size="lg"
          styles={{ input: { textAlign: 'center', fontWeight: 700, fontSize: '1.5rem' } }} style={{ flex: 1, minWidth: 0 }} onChange={onChange}
        />
        <ActionIcon variant="default" size={48} aria-label={t('moreBy', { step: formats.number(step), unit, label })} onClick={() => by(step)}>+</ActionIcon>
      </Group>
      <Group gap="xs" mt={4} mih={28}>
        {booked > 0 ? <Text size="sm" c="dimmed">{t('bookedIs', { quantity: formats.number(booked) })}</Text> : null}
        {before !== null && quantity !== before ? <Button size="compact-sm" variant="subtle" onClick={() => onChange(before)}>{t('asBefore', { quantity: formats.number(before) })}</Button> : null}
      </Group>
    </div>
  );
}
