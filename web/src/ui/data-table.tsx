import { type ReactNode, useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { Button } from './button.js';
import { classes } from './classes.js';
import styles from './data-table.module.css';

export interface Column<R> {
  key: string;
  header: ReactNode;
  cell: (row: R) => ReactNode;
  /** Names the row for screen readers; on a phone it heads the card. Exactly one column. */
  rowHeader?: boolean;
  align?: 'end';
  /** On a phone the cell has no label and takes the whole width (buttons, long text). */
  bare?: boolean;
}

export interface DataTableProps<R> {
  caption: ReactNode;
  /** The caption is read but not shown (the card's heading says it already). */
  captionHidden?: boolean;
  columns: readonly Column<R>[];
  rows: readonly R[];
  rowKey: (row: R) => string;
  /** Shown in place of the table when there are no rows; usually an EmptyState. */
  empty?: ReactNode;
  /** So many rows at first; a button shows the others. For lists whose order is their urgency. */
  first?: number;
}

/** `display: block` takes the roles away from a table in some browsers, so the phone's cards get them back here. */
const ROLE = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  rowheader: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const;

/** A real table; at phone width each row becomes a card with the header beside each value. */
export function DataTable<R>(props: DataTableProps<R>) {
  const { caption, captionHidden, columns, rows, rowKey, empty, first = Infinity } = props;
  const [all, setAll] = useState(false);
  if (rows.length === 0 && empty) return <>{empty}</>;
  return (
    <div className={styles.frame}>
      <table className={styles.table} {...ROLE.table}>
        <caption className={captionHidden ? 'hidden-but-read' : undefined}>{caption}</caption>
        <thead {...ROLE.rowgroup}>
          <tr {...ROLE.row}>
            {columns.map((column) => (
              <th key={column.key} scope="col" {...ROLE.columnheader} className={column.align && styles.end}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...ROLE.rowgroup}>
          {(all ? rows : rows.slice(0, first)).map((row) => (
            <tr key={rowKey(row)} {...ROLE.row}>
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > first && <ShowAll total={rows.length} all={all} onPress={() => setAll(!all)} />}
    </div>
  );
}

function ShowAll({ total, all, onPress }: { total: number; all: boolean; onPress: () => void }) {
  const t = useT('ui');
  return (
    <div className={styles.more}>
      <Button small aria-expanded={all} onClick={onPress}>
        {all ? t('table.fewer') : t('table.all', { total })}
      </Button>
    </div>
  );
}

function Cell<R>({ column, row }: { column: Column<R>; row: R }) {
  const className = classes(column.align && styles.end, (column.rowHeader || column.bare) && styles.full);
  const content = (
    <>
      <span className={styles.tag} aria-hidden="true">
        {column.header}
      </span>
      <div>{column.cell(row)}</div>
    </>
  );
  return column.rowHeader ? (
    <th scope="row" {...ROLE.rowheader} className={className}>
      {content}
    </th>
  ) : (
    <td {...ROLE.cell} className={className}>
      {content}
    </td>
  );
}
