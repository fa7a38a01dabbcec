// The answer to an invitation: all of it, a part, or no with a reason; by the side itself, or by a CDA whom it asked to.
import { Alert, Button, Checkbox, Radio, Select, Stack, Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalReasonsOf } from '#contracts/matching/reasons.js';
import { serviceRefusalReasonsOf } from '#contracts/service-market/reasons.js';
import { ApiError } from '../api/client.js';
import { queries } from '../api/queries.js';
import { NumberField } from '../fields/number-field.js';
import { useQuantities } from '../fields/quantity.js';
import { fieldProblems, ProblemAlert } from '../ui/problem.js';
import { Theirs } from '../ui/theirs.js';
import { invitationQuery, type AnyInvitation } from './invitation.js';
import { useReasons } from './reasons.js';
import { sendReply, type Draft, type Said } from './reply.js';

interface ReplyFormProps {
  invitation: AnyInvitation;
  /** For whom a CDA answers; null: the side itself does. */
  forName: string | null;
  onDone: () => void;
}

const reasonsOf = ({ market, side }: AnyInvitation): readonly string[] =>
  (market === 'linkages' ? refusalReasonsOf[side as 'buyer'] : serviceRefusalReasonsOf[side as 'provider']);

export function ReplyForm({ invitation, forName, onDone }: ReplyFormProps) {
  const { t } = useTranslation('invitations');
  const { quantity, unitName } = useQuantities();
  const reason = useReasons();
  const { reply, market, unit } = invitation;
  const [draft, setDraft] = useState<Draft>({
    answer: reply?.answer ?? null, quantity: reply?.answer === 'part' ? reply.quantity : null, reasonCode: reply?.reasonCode ?? null, note: reply?.note ?? '',
  });
  const [isAsked, setAsked] = useState(false);
  const [wasTried, setTried] = useState(false);
  const [tries, setTries] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  // What is missing is said at its field, and that is where one goes on.
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true], [data-wrong] input')?.focus();
  }, [tries]);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const missing = missingIn(draft, invitation);
  const sending = useMutation({
    mutationFn: (said: Said) => sendReply(invitation, said),
    onSuccess: (now) => {
      queries.setQueryData(invitationQuery(market, invitation.id).queryKey, now);
      for (const area of ['invitations', 'linkages', 'engagements', 'proposals'] as const) void queries.invalidateQueries({ queryKey: [area] });
      setTried(false);
      onDone();
    },
    // The other side has answered meanwhile: what a yes is for now is shown.
    onError: (error) => { if (isStale(error)) void queries.invalidateQueries({ queryKey: ['invitations'] }); },
  });
  const wrong = fieldProblems(sending.error);
  const send = () => {
    setTried(true);
    if (missing !== null || (forName !== null && !isAsked)) {
      setTries(tries + 1);
      return;
    }
    sending.mutate(saidIn(draft, invitation));
  };
  return (
    <form ref={form} noValidate onSubmit={(event) => { event.preventDefault(); send(); }}>
      <Stack gap="sm" maw={560}>
        <Radio.Group
          data-wrong={(wasTried && missing === 'answer') || undefined} label={reply === null ? t('yourAnswer') : t('newAnswer')} required value={draft.answer} error={wasTried && missing === 'answer' ? t('chooseAnswer') : null}
          onChange={(answer) => change({ answer: answer as Said['answer'] })}
        >
          <Stack gap={4} mt={4}>
            <Radio value="yes" label={t('yesTo', { amount: quantity(invitation.yesQuantity, unit) })} />
            <Radio value="part" label={t('part')} />
            <Radio value="no" label={t('no')} />
          </Stack>
        </Radio.Group>
        {draft.answer === 'part' ? (
          <NumberField
            label={t('partOf', { amount: quantity(invitation.yesQuantity, unit) })} required suffix={` ${unitName(unit)}`} value={draft.quantity}
            onChange={(value) => change({ quantity: value })} error={(wasTried && missing === 'quantity' ? t('statePart') : null) ?? wrong.quantity}
          />
        ) : null}
        {draft.answer === 'no' ? (
          <Select
            label={t('whyNot')} placeholder={t('chooseReason')} required value={draft.reasonCode} onChange={(reasonCode) => change({ reasonCode })}
            data={reasonsOf(invitation).map((value) => ({ value, label: reason('refused', value, market) }))}
            error={(wasTried && missing === 'reason' ? t('stateReason') : null) ?? wrong.reasonCode}
          />
        ) : null}
        <Textarea label={t('noteIfYouLike')} description={t('noteSeen')} dir="auto" autosize minRows={2} maxLength={1000} value={draft.note} error={wrong.note} onChange={({ currentTarget }) => change({ note: currentTarget.value })} />
        {forName === null ? null : (
          <Alert variant="light" title={<>{t('onBehalf')} <Theirs>{forName}</Theirs></>}>
            <Text size="sm" mb="xs">{t('onBehalfHow')}</Text>
            <Checkbox label={t('onBehalfConsent')} checked={isAsked} onChange={({ currentTarget }) => setAsked(currentTarget.checked)} error={wasTried && !isAsked ? t('onBehalfNeeded') : null} />
          </Alert>
        )}
        {isStale(sending.error) ? <Alert role="alert" color="yellow" variant="light">{t('changedMeanwhile')}</Alert> : <ProblemAlert error={sending.error} />}
        <Button type="submit" loading={sending.isPending} style={{ alignSelf: 'flex-start' }}>{reply === null ? t('send') : t('sendChange')}</Button>
      </Stack>
    </form>
  );
}

const isStale = (error: unknown): boolean => error instanceof ApiError && error.code === 'version_stale';

/** The first thing that keeps a draft from being an answer; null when nothing does. */
function missingIn({ answer, quantity, reasonCode }: Draft, { yesQuantity, quantity: invitedFor }: AnyInvitation): 'answer' | 'quantity' | 'reason' | null {
  if (answer === null) return 'answer';
  if (answer === 'part' && (quantity === null || quantity <= 0 || quantity >= Math.max(invitedFor, yesQuantity))) return 'quantity';
  return answer === 'no' && reasonCode === null ? 'reason' : null;
}

function saidIn({ answer, quantity, reasonCode, note }: Draft, { yesQuantity }: AnyInvitation): Said {
  const noted = note.trim() === '' ? {} : { note: note.trim() };
  if (answer === 'part') return { answer, quantity: quantity!, ...noted };
  return answer === 'no' ? { answer, reasonCode: reasonCode!, ...noted } : { answer: 'yes', quantity: yesQuantity, ...noted };
}
