// A table of any length: only rows near the window exist, more are fetched as the end comes near. On a phone each row is a card; on paper all rows that were fetched are there.
import { Loader } from '@mantine/core';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import classes from './data-table.module.css';
import { useFormats } from './formats.js';

export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  align?: 'start' | 'end';
  /** Beside others it stays on one line: a day, a name of a state, a number with its unit. */
  fit?: boolean;
}

interface DataTableProps<Row> {
  /** What the table lists, for those who do not see it. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Of the row that is current, if there is one. */
  currentKey?: string | null;
  onRow?: (row: Row) => void;
  /** Fetches more; left out when there are none. */
  onEnd?: (() => void) | undefined;
}

/** True while the page is being printed: paper has no window that rows could be near to. */
function useIsPrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    // The rows must be there when this returns: then the paper is laid out.
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return isPrinting;
}

export function DataTable<Row>({ caption, columns, rows, rowKey, currentKey = null, onRow, onEnd }: DataTableProps<Row>) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const body = useRef<HTMLTableSectionElement>(null);
  // How far down the page the rows begin; of a part of a table, offsetTop would be from the table.
  const [begin, setBegin] = useState(0);
  useLayoutEffect(() => {
    if (body.current !== null) setBegin(Math.round(body.current.getBoundingClientRect().top + window.scrollY));
  }, [rows.length]);
  const virtual = useWindowVirtualizer({
    count: rows.length, estimateSize: () => 52, overscan: 12, scrollMargin: begin,
    getItemKey: (index) => rowKey(rows[index]!),
  });
  const near = virtual.getVirtualItems();
  const last = near.at(-1)?.index ?? 0;
  useEffect(() => {
    if (onEnd !== undefined && last >= rows.length - 20) onEnd();
  }, [last, rows.length, onEnd]);
  const isPrinting = useIsPrinting();
  const shown = isPrinting ? rows.map((row, index) => ({ index, key: rowKey(row) })) : near;
  const before = isPrinting ? 0 : (near[0]?.start ?? 0) - virtual.options.scrollMargin;
  const after = isPrinting ? 0 : virtual.getTotalSize() - ((near.at(-1)?.end ?? 0) - virtual.options.scrollMargin);
  return (
    <>
      <table className={classes.table} role="table" aria-rowcount={onEnd === undefined ? rows.length + 1 : -1}>
        <caption className={classes.hidden}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row" aria-rowindex={1}>
            {columns.map(({ id, header, align }) => <th key={id} scope="col" role="columnheader" data-align={align}>{header}</th>)}
          </tr>
        </thead>
        <tbody ref={body} role="rowgroup">
          {before > 0 ? <tr aria-hidden="true"><td colSpan={columns.length} style={{ height: before, padding: 0, border: 0 }} /></tr> : null}
          {shown.map(({ index, key }) => {
            const row = rows[index]!;
            return (
              <tr
                key={key} ref={virtual.measureElement} data-index={index} role="row" aria-rowindex={index + 2}
                data-current={currentKey === rowKey(row) || undefined} data-clickable={onRow !== undefined || undefined}
                onClick={onRow === undefined ? undefined : () => onRow(row)}
              >
                {columns.map(({ id, header, cell, align, fit }) => <td key={id} role="cell" data-label={header} data-align={align} data-fit={fit || align === 'end' || undefined}><div>{cell(row)}</div></td>)}
              </tr>
            );
          })}
          {after > 0 ? <tr aria-hidden="true"><td colSpan={columns.length} style={{ height: after, padding: 0, border: 0 }} /></tr> : null}
        </tbody>
      </table>
      {onEnd === undefined ? null : (
        <>
          <Loader className="no-print" size="sm" aria-label={t('loading')} role="status" />
          <p className={classes.printOnly}>{t('printedSoFar', { count: rows.length, n: number(rows.length) })}</p>
        </>
      )}
    </>
  );
}
