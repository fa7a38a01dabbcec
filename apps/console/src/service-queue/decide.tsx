// The CDA's decision about one service proposal. Decline and ask need a reason; a colleague who was faster is not overruled.
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ifMatch } from '../api/client.js';
import { queries } from '../api/queries.js';
import { collisionWords, isCollision } from '../queue/collision.js';
import { declareNone, useHasDeclared } from '../queue/declaration.js';
import { DecisionPanel, draftOf, isValid, type Draft } from '../queue/decision-panel.js';
import { DeclareDialog } from '../queue/declare-dialog.js';
import { useKeys, useKeysAreOn } from '../queue/keys.js';
import { ReasonFields } from '../queue/reason-form.js';
import type { Choice, Reason, Reasoned } from '../queue/rulings.js';
import { ProblemAlert } from '../ui/problem.js';
import { Theirs } from '../ui/theirs.js';
import { serviceProposalQuery, serviceRulingOf, type ServiceProposal, type ServiceRuling } from './proposals.js';

/** What somebody is asked before the decision goes out, about the proposal as they saw it: it may change behind the question. */
type Asked = { of: ServiceProposal } & ({ kind: 'declare'; choice: Choice } | { kind: 'reason'; choice: Reasoned });

/** `isOpen`: whether it still waits for a decision. */
export function Decide({ proposal, isOpen }: { proposal: ServiceProposal; isOpen: boolean }) {
  const { t, i18n } = useTranslation(['queue', 'common']);
  const { id } = proposal;
  const [changed, setDraft] = useState<Draft | null>(null);
  const draft = changed ?? draftOf(proposal);
  const [asked, ask] = useState<Asked | null>(null);
  const panel = useRef<HTMLDivElement>(null);
  const decisionId = proposal.decision?.id ?? null;
  const decidedBefore = useRef(decisionId);
  // The button that was pressed to undo has gone.
  useEffect(() => {
    if (decidedBefore.current !== decisionId && document.activeElement === document.body) panel.current?.focus();
    decidedBefore.current = decisionId;
  }, [decisionId]);
  const close = () => {
    ask(null);
    panel.current?.focus();
  };
  const hasDeclared = useHasDeclared();
  const keysAreOn = useKeysAreOn();
  const collision = async (of: ServiceProposal): Promise<string> => {
    try {
      return await collisionWords(t, i18n.language, of, await queries.fetchQuery({ ...serviceProposalQuery(id), staleTime: 0 }));
    } catch {
      return t('notDecided');
    }
  };
  const deciding = useMutation({
    mutationFn: async ({ of, ruling }: { of: ServiceProposal; ruling: ServiceRuling }) =>
      (await api.POST('/v1/service-proposals/{id}/decision', { params: { path: { id }, header: ifMatch(of.version) }, body: ruling })).data,
    onSuccess: (decided) => {
      queries.setQueryData(serviceProposalQuery(id).queryKey, decided);
      ask(null);
      setDraft(null);
      void queries.invalidateQueries({ queryKey: ['proposals'] });
    },
    // What the other did is on the page then; nothing was decided over it.
    onError: async (error, { of }) => {
      if (!isCollision(error)) return;
      ask(null);
      void queries.invalidateQueries({ queryKey: ['proposals', 'services', 'list'] });
      notifications.show({ color: 'yellow', autoClose: 15_000, message: <Text size="sm" dir="auto">{await collision(of)}</Text>, closeButtonProps: { 'aria-label': t('common:close') } });
    },
  });
  const decide = (choice: Choice, { isDeclared = hasDeclared, isConflict = draft.isConflict, of = proposal } = {}) => {
    if (!isOpen || deciding.isPending) return;
    if (!isDeclared && !isConflict) return ask({ kind: 'declare', choice, of });
    deciding.reset();
    if (choice !== 'approve') return ask({ kind: 'reason', choice, of });
    ask(null);
    if (isConflict || !isValid(draft) || draft.quantity === null) return;
    deciding.mutate({ of, ruling: draft.quantity === of.quantity ? { ruling: 'approve', conflictOfInterest: 'none' } : { ruling: 'amend', conflictOfInterest: 'none', quantity: draft.quantity } });
  };
  const nothing = () => undefined;
  useKeys({ a: () => decide('approve'), r: () => decide('decline'), i: () => decide('ask'), j: nothing, k: nothing, x: nothing, u: nothing, '/': nothing, '?': nothing });
  return (
    <>
      {asked?.kind === 'reason' ? null : <ProblemAlert error={isCollision(deciding.error) ? null : deciding.error} />}
      {isOpen ? <div ref={panel} tabIndex={-1}><DecisionPanel row={proposal} draft={draft} showsKeys={keysAreOn} onDraft={setDraft} onDecide={decide} /></div> : null}
      {asked?.kind === 'declare' ? (
        <DeclareDialog
          onClose={close} onNone={() => { declareNone(true); decide(asked.choice, { isDeclared: true, of: asked.of }); }}
          onConflict={() => { setDraft({ ...draft, isConflict: true }); if (asked.choice === 'approve') close(); else decide(asked.choice, { isConflict: true, of: asked.of }); }}
        />
      ) : null}
      {asked?.kind === 'reason' ? (
        <ReasonDialog proposal={proposal} choice={asked.choice} isSending={deciding.isPending} error={isCollision(deciding.error) ? null : deciding.error} onClose={close} onDecide={(reason) => {
          const ruling = serviceRulingOf(asked.choice, draft.isConflict ? 'declared' : 'none', reason);
          if (ruling !== null) deciding.mutate({ of: asked.of, ruling });
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
