/** Damage to the cells of a table before it is drawn. Figures keep the mark of their cell, wherever they end up. */
import type { Figures } from '../../test/report/support/figures.ts'
import type { PrintedCell, PrintedTable } from '../../test/report/support/render.ts'
import { columnsOf } from '../../test/report/support/report-parts.ts'
import type { Part } from '../../test/support/layouts/content.ts'
import { isMarked, withFigure } from '../../test/support/layouts/traced.ts'
import type { Random } from './random.ts'

/** A report on its way to be drawn; `figures` is what each cell prints when it is whole. */
export interface Draft {
  parts: readonly Part[]
  figures: Figures
}

export type CellMutation = (draft: Draft, random: Random, keyOf: (marked: string) => string) => Draft

const onTable =
  (change: (rows: PrintedTable, random: Random) => PrintedTable): CellMutation =>
  (draft, random) => {
    const at = random.of([...draft.parts.keys()].filter((i) => draft.parts[i]!.kind === 'table'))
    return {
      ...draft,
      parts: draft.parts.map((part, i) =>
        i === at && part.kind === 'table' ? { ...part, rows: change(part.rows, random) } : part,
      ),
    }
  }

const onRow = (change: (row: PrintedCell[], x: number) => PrintedCell[]) =>
  onTable((rows, random) => {
    if (rows.length === 0) return rows
    const y = random.below(rows.length)
    const row = rows[y]!
    return row.length === 0 ? rows : rows.toSpliced(y, 1, change(row, random.below(row.length)))
  })

/** The cells that begin in a column, and one column less for those that span it. */
function withoutColumn(rows: PrintedTable, column: number, headers: boolean): PrintedTable {
  const columns = columnsOf(rows)
  return rows.map((row, y) => {
    if (!headers && !row.some(({ text }) => isMarked(text))) return row
    return row.flatMap((one, i) => {
      const x = columns[y]![i]!
      if (column < x || column >= x + one.colSpan) return [one]
      return one.colSpan > 1 ? [{ ...one, colSpan: one.colSpan - 1 }] : []
    })
  })
}

const width = (rows: PrintedTable) => Math.max(1, ...rows.map((row) => row.length))

/** Two figures change places: each cell prints the other's from here on. */
const swapFigures: CellMutation = (draft, random, keyOf) => {
  const places = draft.parts.flatMap((part, p) =>
    part.kind === 'text'
      ? []
      : part.rows.flatMap((row, y) =>
          row.flatMap(({ text }, x) => (isMarked(text) ? [{ p, y, x, text, no: part.no }] : [])),
        ),
  )
  if (places.length === 0) return draft
  const one = random.of(places)
  const other = random.of(places.filter(({ no }) => no === one.no))
  const figures = new Map(draft.figures)
  const printed = [draft.figures.get(keyOf(one.text))!, draft.figures.get(keyOf(other.text))!] as const
  figures.set(keyOf(one.text), printed[1])
  figures.set(keyOf(other.text), printed[0])
  const parts = draft.parts.map((part, p): Part =>
    part.kind === 'text'
      ? part
      : {
          ...part,
          rows: part.rows.map((row, y) =>
            row.map((cell, x) => {
              const to =
                p === one.p && y === one.y && x === one.x
                  ? { ...one, figure: printed[1] }
                  : p === other.p && y === other.y && x === other.x
                    ? { ...other, figure: printed[0] }
                    : null
              return to ? { ...cell, text: withFigure(to.text, to.figure) } : cell
            }),
          ),
        },
  )
  return { parts, figures }
}

/** Two neighbours in the place of both. */
function joinCells(between: string): CellMutation {
  return onRow((row, x) => {
    const [one, other] = [row[x]!, row[x + 1]]
    if (!other) return row
    const colSpan = one.colSpan + other.colSpan
    return row.toSpliced(x, 2, { ...one, colSpan, text: one.text + between + other.text })
  })
}

export const CELL_MUTATIONS: Readonly<Record<string, CellMutation>> = {
  'delete a cell': onRow((row, x) => row.toSpliced(x, 1)),
  'double a cell': onRow((row, x) => row.toSpliced(x, 0, row[x]!)),
  'blank a cell': onRow((row, x) => row.toSpliced(x, 1, { ...row[x]!, text: '' })),
  'swap two cells': onRow((row, x) =>
    // Figures that change places are printed so: `swap two figures` keeps the account of that.
    x + 1 < row.length && !(isMarked(row[x]!.text) && isMarked(row[x + 1]!.text)) && !isHeading(row, x)
      ? row.toSpliced(x, 2, row[x + 1]!, row[x]!)
      : row,
  ),
  'swap two figures': swapFigures,
  'join two cells': joinCells(''),
  'join two cells with a blank': joinCells(' '),
  'split a label': onRow((row, x) => {
    const { text, rowSpan } = row[x]!
    if (isMarked(text) || text.length < 2) return row
    const cut = Math.ceil(text.length / 2)
    return row.toSpliced(
      x,
      1,
      { text: text.slice(0, cut), colSpan: 1, rowSpan },
      { ...row[x]!, text: text.slice(cut) },
    )
  }),
  'stack two rows in one': onTable((rows, random) => {
    const y = random.below(rows.length - 1)
    const [one, other] = [rows[y], rows[y + 1]]
    if (!one || other?.length !== one.length) return rows
    return rows.toSpliced(
      y,
      2,
      one.map((own, x) => ({ ...own, text: `${own.text} ${other[x]!.text}`.trim() })),
    )
  }),
  'glue the figures of a row': onRow((row) => {
    const figures = row.filter(({ text }) => isMarked(text))
    if (figures.length < 2) return row
    const glued = { ...figures[0]!, colSpan: figures.length, text: figures.map(({ text }) => text).join('') }
    return [...row.filter(({ text }) => !isMarked(text)), glued]
  }),
  'delete a row': onTable((rows, random) => rows.toSpliced(random.below(rows.length), 1)),
  'double a row': onTable((rows, random) => {
    const y = random.below(rows.length)
    return rows.length === 0 ? rows : rows.toSpliced(y, 0, rows[y]!)
  }),
  'swap two rows': onTable((rows, random) => {
    const y = random.below(rows.length - 1)
    return rows.length < 2 ? rows : rows.toSpliced(y, 2, rows[y + 1]!, rows[y]!)
  }),
  'drop a column': onTable((rows, random) => withoutColumn(rows, random.below(width(rows)), true)),
  'drop a column but its heading': onTable((rows, random) =>
    withoutColumn(rows, random.below(width(rows)), false),
  ),
  'lose a table': (draft, random) => {
    const at = random.of([...draft.parts.keys()].filter((i) => draft.parts[i]!.kind === 'table'))
    return { ...draft, parts: draft.parts.toSpliced(at, 1) }
  },
  'double a table': (draft, random) => {
    const at = random.of([...draft.parts.keys()].filter((i) => draft.parts[i]!.kind === 'table'))
    return { ...draft, parts: draft.parts.toSpliced(at, 0, draft.parts[at]!) }
  },
}

/**
 * In a sheet, and on a page, a cell stands under the heading of its column, wherever its neighbours went: what moves the rest of a row
 * prints it under other headings.
 */
export const MOVES_COLUMNS: ReadonlySet<string> = new Set([
  'delete a cell',
  'double a cell',
  'split a label',
  'glue the figures of a row',
  'drop a column but its heading',
])

/** Headings that change places rename their columns: what is printed under them would be another figure. */
const isHeading = (row: PrintedCell[], x: number) => !isMarked(row[x]!.text) && !isMarked(row[x + 1]!.text)
