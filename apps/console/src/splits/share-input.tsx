// One share: typed, or stepped with the arrow keys, farther with page up and down; what was set so is fixed.
import { ActionIcon, Group, Text } from '@mantine/core';
import { useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../fields/number-field.js';
import { useQuantities } from '../fields/quantity.js';
import type { SplitCandidate } from './questions.js';
import { shareProblem, stepped } from './split-arithmetic.js';

interface ShareInputProps {
  candidate: SplitCandidate;
  quantity: number;
  step: number;
  unit: string;
  isDisabled: boolean;
  onSet: (quantity: number) => void;
  onFree: () => void;
}

export function ShareInput({ candidate, quantity, step, unit, isDisabled, onSet, onFree }: ShareInputProps) {
  const { t } = useTranslation('splits');
  const quantities = useQuantities();
  const problemId = useId();
  // While somebody types the field may be empty; nothing is taken from that.
  const [isEmpty, setEmpty] = useState(false);
  const problem = shareProblem(quantity, candidate);
  const go = (direction: 1 | -1, by: number) => {
    setEmpty(false);
    onSet(stepped(quantity, direction, by, candidate));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, readonly [1 | -1, number]> = { ArrowUp: [1, step], ArrowDown: [-1, step], PageUp: [1, step * 10], PageDown: [-1, step * 10] };
    const found = steps[event.key];
    if (found === undefined) return;
    event.preventDefault();
    go(...found);
  };
  return (
    <div>
      <Group gap={4} wrap="nowrap">
        <ActionIcon variant="default" size={30} tabIndex={-1} disabled={isDisabled} aria-label={t('less', { name: candidate.enterpriseName })} onClick={() => go(-1, step)}>−</ActionIcon>
        <NumberField
          aria-label={t('shareOf', { name: candidate.enterpriseName, unit: quantities.unitName(unit) })} role="spinbutton" aria-valuenow={quantity} aria-valuemin={0}
          aria-valuemax={candidate.freeQuantity ?? undefined} aria-valuetext={quantities.quantity(quantity, unit)} aria-describedby={problem === null ? undefined : problemId}
          size="xs" w={110} hideControls withKeyboardEvents={false} clampBehavior="none" decimalScale={6} disabled={isDisabled} error={problem !== null}
          value={isEmpty ? null : quantity} onKeyDown={onKeyDown}
          onChange={(value) => {
            setEmpty(value === null);
            if (value !== null && value !== quantity) onSet(value);
          }}
          onBlur={() => {
            if (isEmpty) onFree();
            setEmpty(false);
          }}
        />
        <ActionIcon variant="default" size={30} tabIndex={-1} disabled={isDisabled} aria-label={t('more', { name: candidate.enterpriseName })} onClick={() => go(1, step)}>+</ActionIcon>
      </Group>
      {problem === null ? null : <Text size="xs" c="var(--mantine-color-error)" id={problemId}>{t(`problem.${problem}`)}</Text>}
    </div>
  );
}
