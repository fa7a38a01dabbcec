// Sends decisions and takes them back: the list goes on at once, and hears of it when something did not work.
import { Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, api, ifMatch, isSignedOut } from '../api/client.js';
import { queries } from '../api/queries.js';
import { sessionHasEnded } from '../api/session-end.js';
import { Theirs } from '../ui/theirs.js';
import { inPieces } from './batch.js';
import { collisionCodes, collisionWords, isCollision } from './collision.js';
import { decidedNow, forget, hold, lastUndoable, settle, type Decided } from './decided.js';
import { proposalQuery, putRow, rowOf, type Proposal, type Row, type Ruling } from './proposals.js';
import { forgetUnsent, keepUnsent } from './rulings.js';
import { showUndo } from './undo-toast.js';

export interface BatchResult {
  row: Row;
  /** Why it was refused; null when it was taken. */
  error: string | null;
}

const holdingMs = (decision: Proposal['decision']): number =>
  (decision === null ? 0 : Math.max(0, Date.parse(decision.effectiveAt) - Date.parse(decision.decidedAt)));

/** What is being sent, by proposal: an undo waits for it. */
const sending = new Map<string, Promise<void>>();

/** `refresh` fetches the list again; `show` opens a proposal. */
export function useDecisions({ refresh, show }: { refresh: () => Promise<void>; show: (id: string) => void }) {
  const { t, i18n } = useTranslation(['queue', 'common']);
  return useMemo(() => {
    const tell = (row: Pick<Row, 'enterpriseName'>, text: string, color = 'red') => notifications.show({
      color, autoClose: 15_000, title: <Theirs>{row.enterpriseName}</Theirs>, message: <Text size="sm" dir="auto">{text}</Text>,
      closeButtonProps: { 'aria-label': t('common:close') },
    });
    const failed = (error: unknown): string => (error instanceof ApiError ? error.problem.detail : t('common:unreachable'));

    /** Somebody else was faster: puts what is there now into the list, and gives the words for who, what and when. */
    const collision = async (row: Row): Promise<string> => {
      const now = await queries.fetchQuery({ ...proposalQuery(row.id), staleTime: 0 });
      putRow(rowOf(now));
      return collisionWords(t, i18n.language, row, now);
    };

    const refused = async (row: Row, ruling: Ruling, error: unknown) => {
      forget([row.id]);
      keepUnsent(row.id, ruling);
      if (isSignedOut(error)) sessionHasEnded();
      try {
        if (isCollision(error)) tell(row, await collision(row), 'yellow');
        else tell(row, `${t('notDecided')} ${failed(error)}`);
      } catch (again) {
        tell(row, failed(again));
      }
    };

    const send = async (row: Row, ruling: Ruling) => {
      try {
        const { data } = await api.POST('/v1/proposals/{id}/decision', { params: { path: { id: row.id }, header: ifMatch(row.version) }, body: ruling });
        queries.setQueryData(proposalQuery(row.id).queryKey, data);
        hold(row.id, data.version, holdingMs(data.decision));
        forgetUnsent(row.id);
      } catch (error) {
        await refused(row, ruling, error);
      } finally {
        sending.delete(row.id);
      }
    };

    const decide = (row: Row, ruling: Ruling): void => {
      settle([row], ruling.ruling);
      showUndo(t);
      sending.set(row.id, send(row, ruling));
    };

    const refusedOfBatch = async (row: Row, error: { code: string; message: string } | null): Promise<string> => {
      if (error === null) return t('notDecided');
      return collisionCodes.includes(error.code) ? collision(row).catch(failed) : error.message;
    };

    /** One result per row; what failed stays in the list. */
    const decideAll = async (rows: readonly Row[], ruling: Ruling): Promise<BatchResult[]> => {
      settle(rows, ruling.ruling);
      const results: BatchResult[] = [];
      for (const piece of inPieces(rows)) {
        try {
          const decisions = piece.map(({ id, version }) => ({ proposalId: id, version, decision: ruling }));
          const { data } = await api.POST('/v1/proposals/decisions', { body: { decisions } });
          for (const [index, { proposal, error }] of data.results.entries()) {
            const row = piece[index]!;
            if (proposal === null) forget([row.id]);
            else hold(row.id, proposal.version, holdingMs(proposal.decision));
            results.push({ row, error: proposal === null ? await refusedOfBatch(row, error) : null });
          }
        } catch (error) {
          if (isSignedOut(error)) sessionHasEnded();
          forget(piece.map(({ id }) => id));
          results.push(...piece.map((row) => ({ row, error: failed(error) })));
        }
      }
      showUndo(t);
      if (results.some(({ error }) => error !== null)) await refresh();
      return results;
    };

    const undoAt = async (row: Row, version: number): Promise<boolean> => {
      try {
        const { data } = await api.POST('/v1/proposals/{id}/decision/undo', { params: { path: { id: row.id }, header: ifMatch(version) } });
        queries.setQueryData(proposalQuery(row.id).queryKey, data);
        putRow(rowOf(data));
        forget([row.id]);
        return true;
      } catch (error) {
        if (isSignedOut(error)) sessionHasEnded();
        else tell(row, `${t('notUndone')} ${failed(error)}`);
        return false;
      }
    };

    const undoOne = async ({ row }: Decided): Promise<boolean> => {
      await sending.get(row.id);
      const version = decidedNow().get(row.id)?.version ?? null;
      return version !== null && undoAt(row, version);
    };

    /** What was decided about this one, also from elsewhere or before the page was loaded anew. */
    const takeBack = async (row: Row): Promise<void> => {
      await undoAt(row, row.version);
      await refresh();
    };

    /** The last action, whether of one proposal or of a batch; `isHere`: the queue is open, and shows what comes back. */
    const undo = async ({ isHere = true } = {}): Promise<void> => {
      const entries = lastUndoable(decidedNow());
      if (entries.length === 0) {
        notifications.show({ color: 'gray', message: t('nothingToUndo'), closeButtonProps: { 'aria-label': t('common:close') } });
        return;
      }
      const undone: Decided[] = [];
      for (const entry of entries) if (await undoOne(entry)) undone.push(entry);
      const [first] = undone;
      if (first === undefined) return;
      notifications.show({
        color: 'gray', closeButtonProps: { 'aria-label': t('common:close') },
        message: <Stack gap={0}><Text size="sm">{t('undone', { count: undone.length })}</Text>{undone.length === 1 ? <Theirs>{first.row.enterpriseName}</Theirs> : null}</Stack>,
      });
      if (!isHere) return;
      show(first.row.id);
      await refresh();
    };

    return { decide, decideAll, undo, takeBack };
  }, [t, i18n.language, refresh, show]);
}

export type Decisions = ReturnType<typeof useDecisions>;
