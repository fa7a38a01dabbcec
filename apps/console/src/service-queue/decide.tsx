// The CDA's decision about one service proposal. Decline and ask need a reason; a colleague who was faster is not overruled.
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, api, ifMatch } from '../api/client.js';
import { queries } from '../api/queries.js';
import { declareNone, useHasDeclared } from '../queue/declaration.js';
import { DecisionPanel, draftOf, isValid, type Draft } from '../queue/decision-panel.js';
import { DeclareDialog } from '../queue/declare-dialog.js';
import { useKeys, useKeysAreOn } from '../queue/keys.js';
import { ReasonFields } from '../queue/reason-form.js';
import type { Choice, Reason, Reasoned } from '../queue/rulings.js';
import { ProblemAlert } from '../ui/problem.js';
import { Theirs } from '../ui/theirs.js';
import { serviceProposalQuery, serviceRulingOf, type ServiceProposal, type ServiceRuling } from './proposals.js';

const isFaster = (error: unknown): boolean => error instanceof ApiError && (error.code === 'version_stale' || error.code === 'transition_not_allowed');

export function Decide({ proposal }: { proposal: ServiceProposal }) {
  const { t } = useTranslation(['queue', 'common']);
  const { id, version } = proposal;
  const [changed, setDraft] = useState<Draft | null>(null);
  const draft = changed ?? draftOf(proposal);
  const [asked, ask] = useState<{ kind: 'declare'; choice: Choice } | { kind: 'reason'; choice: Reasoned } | null>(null);
  const hasDeclared = useHasDeclared();
  const keysAreOn = useKeysAreOn();
  const deciding = useMutation({
    mutationFn: async (ruling: ServiceRuling) =>
      (await api.POST('/v1/service-proposals/{id}/decision', { params: { path: { id }, header: ifMatch(version) }, body: ruling })).data,
    onSuccess: (decided) => {
      queries.setQueryData(serviceProposalQuery(id).queryKey, decided);
      ask(null);
      void queries.invalidateQueries({ queryKey: ['proposals'] });
    },
    // What the other did is on the page then, where this may be gone; nothing was decided over it.
    onError: (error) => {
      if (!isFaster(error)) return;
      ask(null);
      notifications.show({ color: 'yellow', autoClose: 15_000, message: t('services.faster'), closeButtonProps: { 'aria-label': t('common:close') } });
      void queries.invalidateQueries({ queryKey: ['proposals', 'services'] });
    },
  });
  const conflictOfInterest = draft.isConflict ? 'declared' as const : 'none' as const;
  const decide = (choice: Choice, { isDeclared = hasDeclared, isConflict = draft.isConflict } = {}) => {
    if (deciding.isPending) return;
    if (!isDeclared && !isConflict) return ask({ kind: 'declare', choice });
    deciding.reset();
    if (choice !== 'approve') return ask({ kind: 'reason', choice });
    ask(null);
    if (isConflict || !isValid(draft) || draft.quantity === null) return;
    deciding.mutate(draft.quantity === proposal.quantity ? { ruling: 'approve', conflictOfInterest: 'none' } : { ruling: 'amend', conflictOfInterest: 'none', quantity: draft.quantity });
  };
  const nothing = () => undefined;
  useKeys({ a: () => decide('approve'), r: () => decide('decline'), i: () => decide('ask'), j: nothing, k: nothing, x: nothing, u: nothing, '/': nothing, '?': nothing });
  return (
    <>
      {asked?.kind === 'reason' ? null : <ProblemAlert error={isFaster(deciding.error) ? null : deciding.error} />}
      <DecisionPanel row={proposal} draft={draft} showsKeys={keysAreOn} onDraft={setDraft} onDecide={decide} />
      {asked?.kind === 'declare' ? (
        <DeclareDialog
          onClose={() => ask(null)} onNone={() => { declareNone(true); decide(asked.choice, { isDeclared: true }); }}
          onConflict={() => { setDraft({ ...draft, isConflict: true }); if (asked.choice === 'approve') ask(null); else decide(asked.choice, { isConflict: true }); }}
        />
      ) : null}
      {asked?.kind === 'reason' ? (
        <ReasonDialog proposal={proposal} choice={asked.choice} isSending={deciding.isPending} error={deciding.error} onClose={() => ask(null)} onDecide={(reason) => {
          const ruling = serviceRulingOf(asked.choice, conflictOfInterest, reason);
          if (ruling !== null) deciding.mutate(ruling);
        }} />
      ) : null}
    </>
  );
}

interface ReasonDialogProps {
  proposal: ServiceProposal;
  choice: Reasoned;
  isSending: boolean;
  error: unknown;
  onDecide: (reason: Reason) => void;
  onClose: () => void;
}

function ReasonDialog({ proposal, choice, isSending, error, onDecide, onClose }: ReasonDialogProps) {
  const { t } = useTranslation(['queue', 'common']);
  const [reason, setReason] = useState<Reason>({ code: null, note: '' });
  const [wasSent, setWasSent] = useState(false);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setWasSent(true);
    if (!isSending) onDecide(reason);
  };
  return (
    <Modal opened onClose={onClose} title={t(`title.${choice}`)} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <form onSubmit={send} noValidate>
        <Stack gap="sm">
          <Text size="sm"><Theirs>{proposal.providerName}</Theirs> · <Theirs>{proposal.needTitle}</Theirs></Text>
          <ReasonFields ruling={choice} market="services" value={reason} onChange={setReason} isMissing={wasSent} />
          <ProblemAlert error={error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>{t('common:cancel')}</Button>
            <Button type="submit" loading={isSending}>{t(`do.${choice}`)}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
