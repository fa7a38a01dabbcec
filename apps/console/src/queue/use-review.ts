// The state of the review: which row is current, which are selected, what is being drafted, and what each key does to them.
import { useDebouncedCallback, useMediaQuery } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../api/queries.js';
import { useClaim, useClaimHints } from './claim.js';
import { isHidden, useDecided } from './decided.js';
import { useDecisions } from './decisions.js';
import { declareNone, useHasDeclared } from './declaration.js';
import { draftOf, isValid, type Draft } from './decision-panel.js';
import { useKeys } from './keys.js';
import { lookAgain, proposalQuery, rowOf, useQueue, type Row, type Ruling } from './proposals.js';
import type { QueueSearch } from './search.js';
import type { Choice } from './rulings.js';
import { onUndo } from './undo-toast.js';

export type Dialog =
  | { kind: 'help' }
  | { kind: 'declare'; choice: Choice }
  | { kind: 'reason'; choice: 'decline' | 'ask'; row: Row }
  | { kind: 'batch'; choice: Choice; rows: Row[] };

interface ReviewOptions {
  search: QueueSearch;
  clusterId: string | null;
  mayDecide: boolean;
  /** Keeps in the address what is open; as a step that can be gone back, or not. */
  onItem: (id: string | undefined, isStep: boolean) => void;
}

/** Details of so many next rows are fetched ahead. */
const ahead = 5;
/** Whoever holds the key down passes by; whoever presses it again does not. */
const aheadMs = 50;
const settleMs = 250;

/** The current row, or the page where there is none. */
const focusCurrent = (): void => (document.querySelector<HTMLElement>('li[data-current] button') ?? document.getElementById('content'))?.focus();

export function useReview({ search, clusterId, mayDecide, onItem }: ReviewOptions) {
  const { t } = useTranslation(['queue', 'common']);
  const isWide = useMediaQuery('(min-width: 62em)', undefined, { getInitialValueInEffect: false }) ?? true;
  const [chosenId, setChosenId] = useState<string | null>(search.item ?? null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [kept, setDraft] = useState<Draft | null>(null);
  const [dialog, showDialog] = useState<Dialog | null>(null);
  const focusedBefore = useRef<Element | null>(null);
  const setDialog = (next: Dialog | null) => {
    // One dialog may follow another: what had the focus before the first counts.
    if (dialog === null) focusedBefore.current = document.activeElement;
    showDialog(next);
  };
  /** Nothing came of the dialog: whoever opened it goes on where they were. */
  const dismiss = () => {
    showDialog(null);
    const before = focusedBefore.current;
    setTimeout(() => {
      if (before instanceof HTMLElement && before !== document.body && before.isConnected) before.focus();
      else focusCurrent();
    });
  };
  const takesFocus = useRef(false);
  const field = useRef<HTMLInputElement>(null);
  const lastIndex = useRef(0);

  const decided = useDecided();
  const queue = useQueue(clusterId, search, chosenId);
  const hidesDecided = search.status === undefined || search.status === 'waiting' || search.status === 'proposed' || search.status === 'asked';
  const rows = useMemo(() => (hidesDecided ? queue.rows.filter((row) => !isHidden(decided, row)) : queue.rows), [queue.rows, decided, hidesDecided]);

  const currentId = chosenId ?? (isWide ? rows[0]?.id ?? null : null);
  const index = rows.findIndex(({ id }) => id === currentId);
  if (index >= 0) lastIndex.current = index;
  const opened = useQuery({ ...proposalQuery(currentId ?? ''), enabled: currentId !== null });
  const listed = rows[index];
  const detailed = useMemo(() => (opened.data === undefined ? undefined : rowOf(opened.data)), [opened.data]);
  // Whichever is newer: a hint fetches the detail before the list.
  const current = listed !== undefined && (detailed === undefined || detailed.id !== listed.id || detailed.version <= listed.version) ? listed : detailed;
  const isOpenForDecision = current !== undefined && (current.status === 'proposed' || current.status === 'asked') && !isHidden(decided, current);

  // What the address is on its way to: it follows late, and must not lead back to a row that was left meanwhile.
  const told = useRef<(string | undefined)[]>([]);
  const tell = (id: string | undefined, isStep: boolean) => {
    if (id === (told.current.length > 0 ? told.current.at(-1) : search.item)) return;
    told.current.push(id);
    onItem(id, isStep);
  };
  // The address follows when no key is pressed for a moment.
  const tellSoon = useDebouncedCallback((id: string | undefined) => tell(id, false), 300);
  const goTo = useCallback((id: string | null) => {
    takesFocus.current = true;
    setChosenId(id);
    tellSoon(id ?? undefined);
  }, [tellSoon]);
  const open = (id: string | null) => {
    takesFocus.current = false;
    setChosenId(id);
    tell(id ?? undefined, !isWide && id !== null);
  };
  /** Whoever comes back to the list afresh begins at its first row; the address is told by the caller. */
  const leave = () => {
    tellSoon.cancel();
    setChosenId(null);
  };
  // Back, forward and links change the address without a key.
  useEffect(() => {
    const at = told.current.indexOf(search.item);
    told.current = told.current.slice(at + 1);
    if (at >= 0) return;
    setChosenId(search.item ?? null);
  }, [search.item]);

  const [settledId, setSettledId] = useState<string | null>(null);
  useEffect(() => {
    const next = setTimeout(() => {
      for (const { id } of rows.slice(lastIndex.current + 1, lastIndex.current + 1 + ahead)) void queries.prefetchQuery(proposalQuery(id));
    }, aheadMs);
    const settled = setTimeout(() => setSettledId(currentId), settleMs);
    return () => {
      clearTimeout(next);
      clearTimeout(settled);
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- it waits for the person to rest on a row, whichever rows there are.
  }, [currentId]);

  const show = useCallback((id: string) => goTo(id), [goTo]);
  const decisions = useDecisions({ refresh: queue.refresh, show });
  useEffect(() => {
    onUndo(decisions.undo);
    return () => onUndo(() => decisions.undo({ isHere: false }));
  }, [decisions]);
  useClaimHints(lookAgain);
  const { claim, takeOver } = useClaim(isOpenForDecision ? currentId : null, current?.claim ?? null, { enabled: mayDecide });

  const draft = current === undefined ? { id: '', quantity: null, isConflict: false } : kept?.id === current.id ? kept : draftOf(current);
  const hasDeclared = useHasDeclared();
  // What was selected and is not in the list any more is nobody's choice now.
  const chosen = useMemo(() => rows.filter(({ id }) => selected.has(id)), [rows, selected]);

  const move = (by: 1 | -1) => {
    if (rows.length === 0) return;
    const next = index < 0 && by === 1 ? lastIndex.current : (index < 0 ? lastIndex.current : index) + by;
    const row = rows[Math.min(Math.max(next, 0), rows.length - 1)];
    if (row !== undefined) goTo(row.id);
  };
  /** To the first row after the current one that stays; a phone goes on to it as well. */
  const goOn = (without: ReadonlySet<string>) => {
    const from = index < 0 ? lastIndex.current : index;
    const next = rows.slice(from).find(({ id }) => !without.has(id)) ?? rows.slice(0, from).findLast(({ id }) => !without.has(id));
    goTo(next?.id ?? null);
  };
  const send = (row: Row, ruling: Ruling) => {
    goOn(new Set([row.id]));
    setSelected((now) => new Set([...now].filter((id) => id !== row.id)));
    decisions.decide(row, ruling);
  };
  /** A key that does nothing says why. */
  const refuse = (message: string) => {
    notifications.show({ id: 'queue-refused', color: 'yellow', message, closeButtonProps: { 'aria-label': t('common:close') } });
  };
  const decideCurrent = (choice: Choice, { isDeclared = hasDeclared, isConflict = draft.isConflict } = {}) => {
    if (current === undefined) return;
    if (!mayDecide) return refuse(t('onlyCda'));
    if (!isOpenForDecision) return refuse(t('waitsNot', { status: t(`status.${current.status}`) }));
    if (!isDeclared && !isConflict) return setDialog({ kind: 'declare', choice });
    if (choice !== 'approve') return setDialog({ kind: 'reason', choice, row: current });
    if (isConflict) return refuse(t('conflictKeeps'));
    if (!isValid(draft) || draft.quantity === null) return refuse(t('quantityMissing'));
    const conflictOfInterest = 'none' as const;
    send(current, draft.quantity === current.quantity ? { ruling: 'approve', conflictOfInterest } : { ruling: 'amend', conflictOfInterest, quantity: draft.quantity });
  };
  /** For what is selected, or for the current one when nothing is. */
  const start = (choice: Choice, { isDeclared = hasDeclared } = {}) => {
    if (chosen.length === 0) return decideCurrent(choice, { isDeclared });
    const undecided = chosen.filter(({ status }) => status === 'proposed' || status === 'asked');
    if (!mayDecide) return refuse(t('onlyCda'));
    if (undecided.length === 0) return refuse(t('noneWaits'));
    setDialog(isDeclared ? { kind: 'batch', choice, rows: undecided } : { kind: 'declare', choice });
  };
  const declare = (conflict: Ruling['conflictOfInterest'], choice: Choice) => {
    if (conflict === 'none') {
      setDialog(null);
      declareNone(true);
      start(choice, { isDeclared: true });
    } else if (current !== undefined) {
      setDraft({ ...draft, isConflict: true });
      if (choice === 'approve') dismiss();
      else decideCurrent(choice, { isConflict: true });
    }
  };
  const decideAll = async (chosen: readonly Row[], ruling: Ruling) => {
    const ids = new Set(chosen.map(({ id }) => id));
    if (currentId !== null && ids.has(currentId)) goOn(ids);
    const results = await decisions.decideAll(chosen, ruling);
    setSelected(new Set(results.filter(({ error }) => error !== null).map(({ row }) => row.id)));
    return results;
  };
  const takeBack = async (row: Row) => {
    await decisions.takeBack(row);
    // The button is gone, and with it perhaps the row.
    setTimeout(focusCurrent);
  };
  const select = useCallback((id: string) => setSelected((now) => {
    const next = new Set(now);
    if (!next.delete(id)) next.add(id);
    return next;
  }), []);

  useKeys({
    j: () => move(1), k: () => move(-1), x: () => { if (currentId !== null) select(currentId); },
    a: () => start('approve'), r: () => start('decline'), i: () => start('ask'), u: () => void decisions.undo(),
    '/': () => field.current?.focus(), '?': () => setDialog({ kind: 'help' }),
  });

  const { hasNextPage, isFetching, fetchNextPage } = queue;
  const more = useCallback(() => { if (!isFetching) void fetchNextPage(); }, [isFetching, fetchNextPage]);
  return {
    queue, rows, isWide, currentId, current, openError: opened.error, isOpenForDecision, isSettled: settledId === currentId, claim, takeOver,
    selected, chosen, select, clearSelection: () => setSelected(new Set()), selectAll: () => setSelected(new Set(rows.map(({ id }) => id))), draft, setDraft, dialog, setDialog, dismiss, takesFocus, field,
    open: useStable(open), back: () => open(null), leave,
    more: hasNextPage ? more : undefined, start, takeBack, decideCurrent: (choice: Choice) => decideCurrent(choice), declare, decideAll, send, decisions,
  };
}

/** The newest of a function under one identity, so that what is given it is not drawn again for it. */
export function useStable<Argument>(newest: (argument: Argument) => void): (argument: Argument) => void {
  const now = useRef(newest);
  now.current = newest;
  return useCallback((argument: Argument) => now.current(argument), []);
}

export type Review = ReturnType<typeof useReview>;
