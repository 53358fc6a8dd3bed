import type { ReactNode } from 'react'
import { classNames } from './class-names'

export type Column<Row> = {
  key: string
  header: string
  cell: (row: Row) => ReactNode
  /** numbers stand right and in tabular figures */
  numeric?: boolean
  /** the cell that names the row: bold, and the head of its block on a phone */
  names?: boolean
}

type TableProps<Row> = { caption: string; columns: readonly Column<Row>[]; rows: readonly Row[]; rowKey: (row: Row) => string; empty?: ReactNode }

/** A table that becomes blocks of "header: value" where a phone has no room for columns. */
export function Table<Row>({ caption, columns, rows, rowKey, empty }: TableProps<Row>) {
  if (rows.length === 0 && empty) return <>{empty}</>
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-sheet">
      <table className="block w-full md:table">
        <caption className="sr-only">{caption}</caption>
        <thead className="sr-only md:not-sr-only md:table-header-group">
          <tr className="border-b border-line">
            {columns.map(({ key, header, numeric }) => <th key={key} scope="col" className={classNames('px-5 py-3 font-medium text-muted', numeric ? 'text-right' : 'text-left')}>{header}</th>)}
          </tr>
        </thead>
        <tbody className="block divide-y divide-line md:table-row-group">
          {rows.map((row) => (
            <tr key={rowKey(row)} className="block px-5 py-4 md:table-row md:hover:bg-paper">
              {columns.map((column) => <Cell key={column.key} column={column} row={row} />)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell<Row>({ column: { header, cell, numeric, names }, row }: { column: Column<Row>; row: Row }) {
  const face = 'flex justify-between gap-4 py-1 md:table-cell md:px-5 md:py-4 md:align-middle'
  if (names) return <th scope="row" className={classNames(face, 'text-left font-semibold')}>{cell(row)}</th>
  return (
    <td className={classNames(face, numeric && 'tabular md:text-right')}>
      {header && <span aria-hidden className="shrink-0 text-muted md:hidden">{header}</span>}
      <span className={classNames('text-right', !numeric && 'md:text-left')}>{cell(row)}</span>
    </td>
  )
}
