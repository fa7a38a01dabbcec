// The rows of the queue: only those near the window exist, more are fetched as the end comes near.
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuantities } from '../fields/quantity.js';
import { useFormats } from '../ui/formats.js';
import { Theirs } from '../ui/theirs.js';
import type { Row } from './proposals.js';
import classes from './queue.module.css';

interface QueueListProps {
  rows: readonly Row[];
  currentId: string | null;
  /** Of whoever looks: their own claims are no news to them. */
  ownId: string;
  selected: ReadonlySet<string>;
  /** True once a key moved: then the focus goes along with the current row. */
  takesFocus: RefObject<boolean>;
  onOpen: (id: string) => void;
  onSelect: (id: string) => void;
  /** Fetches more; left out when there are none. */
  onEnd?: (() => void) | undefined;
}

/** As the style has it: what is not measured yet leaves no gap. */
const rowHeight = 84;

export function QueueList({ rows, currentId, ownId, selected, takesFocus, onOpen, onSelect, onEnd }: QueueListProps) {
  const { t } = useTranslation('queue');
  const viewport = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length, getScrollElement: () => viewport.current, estimateSize: () => rowHeight, overscan: 8, getItemKey: (index) => rows[index]!.id,
  });
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (onEnd !== undefined && last >= rows.length - 30) onEnd();
  }, [last, rows.length, onEnd]);
  useEffect(() => {
    const index = rows.findIndex(({ id }) => id === currentId);
    if (index < 0) return undefined;
    virtual.scrollToIndex(index, { align: 'auto' });
    if (!takesFocus.current) return undefined;
    // The list may reach below the window: whoever goes down in it with a key sees where they are.
    const drawn = requestAnimationFrame(() => {
      const list = viewport.current;
      const row = list?.querySelector('[data-current]')?.getBoundingClientRect();
      if (list !== null && row !== undefined && row.bottom > window.innerHeight) window.scrollBy(0, list.parentElement!.getBoundingClientRect().bottom - window.innerHeight);
    });
    return () => cancelAnimationFrame(drawn);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- it scrolls when another row becomes current, not when rows come or go.
  }, [currentId]);
  return (
    <div ref={viewport} className={classes.viewport}>
      <ul className={classes.rows} aria-label={t('list')} style={{ height: virtual.getTotalSize() }}>
        {shown.map(({ index, start, key }) => {
          const row = rows[index]!;
          return (
            <li
              key={key} ref={virtual.measureElement} data-index={index} className={classes.row} data-current={row.id === currentId || undefined}
              aria-setsize={onEnd === undefined ? rows.length : -1} aria-posinset={index + 1} style={{ transform: `translateY(${start}px)` }}
            >
              <RowContent row={row} ownId={ownId} isCurrent={row.id === currentId} isSelected={selected.has(row.id)} takesFocus={takesFocus} onOpen={onOpen} onSelect={onSelect} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

interface RowContentProps extends Pick<QueueListProps, 'ownId' | 'takesFocus' | 'onOpen' | 'onSelect'> {
  row: Row;
  isCurrent: boolean;
  isSelected: boolean;
}

/** Plain elements: very many are made while somebody scrolls. */
const RowContent = memo(function RowContent({ row, ownId, isCurrent, isSelected, takesFocus, onOpen, onSelect }: RowContentProps) {
  const { t } = useTranslation('queue');
  const formats = useFormats();
  const { quantity } = useQuantities();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isCurrent || !takesFocus.current) return undefined;
    // To focus is to lay the page out: with the next frame, which does that anyway. Not out of a dialog that opened meanwhile.
    const soon = requestAnimationFrame(() => {
      if (document.activeElement?.closest('[role=dialog]') == null) button.current?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(soon);
  }, [isCurrent, takesFocus]);
  return (
    <>
      <div className={classes.check}>
        <input type="checkbox" checked={isSelected} onChange={() => onSelect(row.id)} aria-label={t('select', { name: row.enterpriseName })} tabIndex={isCurrent ? 0 : -1} />
      </div>
      <button type="button" ref={button} className={classes.open} onClick={() => onOpen(row.id)} aria-current={isCurrent || undefined}>
        <span className={classes.name}><Theirs>{row.enterpriseName}</Theirs></span>
        <span className={classes.title}><Theirs>{row.requirementTitle}</Theirs></span>
        <span className={classes.line}>
          <span>{t('scoreShort', { score: formats.points(row.score) })}</span>
          <span>{quantity(row.quantity, row.unit)}</span>
          <span>{t('by', { day: formats.day(row.deadline) })}</span>
          {row.status === 'proposed' ? null : <span className={classes.badge}>{t(`status.${row.status}`)}</span>}
          {row.claim === null || row.claim.accountId === ownId ? null : <span className={classes.badge} data-claimed>{t('claimed')}</span>}
        </span>
      </button>
    </>
  );
});
