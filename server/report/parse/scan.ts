/**
 * Walks the stream of tokens once and gathers what the tables print: headers, and rows as a label with the tokens up
 * to the next label. It decides nothing about columns or values; that needs the whole table.
 */
import type { Span } from '../read/document.ts'
import { matchNear, on, type LabelMatch } from './match-label.ts'
import { mendLabels } from './mend-labels.ts'
import { isSectionHeading } from './sections.ts'
import {
  brokenLabel,
  cellsBehind,
  hasOwnCells,
  isFollowedBy,
  printedRow,
  valueFollows,
  valuesAround,
} from './token-runs.ts'
import { isUnit, type Token } from './tokens.ts'

/** The header of a block of table 2, or of table 3 or 4: everything between its first label and its first row. */
export interface Header {
  table: 2 | 3 | 4
  /** Null when no caption is readable (table 2). */
  caption: LabelMatch | null
  /** What stands where the caption should: "?" or another unreadable text. */
  captionText: string | null
  tokens: Token[]
  /** The first row below: a header belongs to the block of that row. */
  first: string | null
}

export interface PrintedRow {
  axis: 'entity' | 'request'
  is: string
  match: LabelMatch
  label: Span & { text: string }
  /** Values, blanks and unreadable cells behind the label. */
  tokens: Token[]
  /** How many of `tokens` stand in the printed row of the label. */
  sameLine: number
  /** All cells of that printed row, the label's included. */
  width: number
  /** Cells before and including the label. */
  lead: number
  /** A value stands before the label in its printed row: a number of the row, or a cell out of its place. */
  valueBefore: boolean
  /** The grid and the column of the label, where it stands in one. */
  table?: number
  col?: number
  header: Header | null
}

export interface Scan {
  rows: PrintedRow[]
  headers: Header[]
  /** Candidates for the data row of table 4: header and the tokens after it. */
  legal: { header: Header; tokens: Token[] }[]
  /** Values that follow no label: of a row whose label is lost. */
  orphans: Token[]
  /** What the tables cover. */
  spans: Span[]
  /** Lines that open a part of the report. */
  headings: Token[]
  noteSeen: boolean
}

export function scan(printed: readonly Token[]): Scan {
  const tokens = mendLabels(printed)
  const result: Scan = {
    rows: [],
    headers: [],
    legal: [],
    orphans: [],
    spans: [],
    headings: [],
    noteSeen: false,
  }
  // Widened by hand: closures below change both.
  let table = 0 as 0 | 2 | 3 | 4
  let header = null as Header | null
  let group = ''
  let inRows = false
  let i = 0

  const open = (kind: 2 | 3 | 4): Header => {
    table = kind
    inRows = false
    group = ''
    const opened: Header = { table: kind, caption: null, captionText: null, tokens: [], first: null }
    result.headers.push(opened)
    header = opened
    return opened
  }
  const current = (kind: 2 | 3 | 4): Header =>
    header !== null && table === kind && !inRows ? header : open(kind)

  while (i < tokens.length) {
    const token = tokens[i]!
    if (token.kind === 'blank') {
      if (header && !inRows) header.tokens.push(token)
      i++
      continue
    }
    if (token.kind === 'value') {
      if (table === 4 && header && !inRows) i = takeLegal(i, header)
      else {
        if (table !== 0) result.orphans.push(token)
        i++
      }
      continue
    }
    const row = rowAt(i)
    if (row) {
      i = takeRow(row)
      continue
    }
    if (token.kind === 'text') {
      takeText(i++)
      continue
    }
    i = takeHeaderLabel(i)
  }
  return result

  /** The row label that begins at `from`, over as many tokens as it was broken into. */
  function rowAt(from: number): { match: LabelMatch; from: number; next: number } | null {
    const token = tokens[from]!
    const broken = brokenLabel(tokens, from)
    const match = on(broken?.matches ?? token.matches, 'entity', 'request')
    const next = broken?.next ?? from + 1
    if (match) return accepts(match, from, next) ? { match, from, next } : null
    if (token.kind !== 'text' || table === 0) return null
    const after = tokens[next]
    if (!after || (after.kind !== 'value' && !(after.kind === 'blank' && after.line === token.line)))
      return null
    const near = matchNear(token.text, table === 2 ? ['entity'] : ['request'])
    return near ? { match: near, from, next } : null
  }

  /** 其他 and 总计 are labels on three axes: what surrounds them decides, and nothing else does. */
  function accepts(match: LabelMatch, from: number, next: number): boolean {
    const token = tokens[from]!
    const { axis, is } = match.label
    const elsewhere = token.matches.some(({ label }) => label.axis === 'applicant')
    if (axis === 'entity') return table === 2 || valueFollows(tokens, next)
    if (!elsewhere) return true
    if (table !== 3 || !inRows) return false
    if (is === 'outcome.other.misc') return group === 'other' || /^\s*[(（]?[3３]/.test(token.text)
    return true
  }

  function takeRow({ match, from, next }: { match: LabelMatch; from: number; next: number }): number {
    const axis = match.label.axis as 'entity' | 'request'
    const kind = axis === 'entity' ? 2 : 3
    // A row in the middle of nothing still opens its table: its header is lost.
    if (table !== kind || header === null) open(kind)
    const here = header as Header | null
    if (here && !inRows) here.first = match.label.is
    inRows = true
    const label = tokens[next - 1]!
    const run = cellsBehind(tokens, next, label.line)
    const cells: Token[] = []
    let sameLine = 0
    for (let at = run.from; at < run.to; at++) {
      const token = tokens[at]!
      if (isUnit(token)) continue
      cells.push(token)
      if (token.line === label.line) sameLine++
    }
    const line = printedRow(tokens, next - 1)
    const start = tokens[from]!.start
    const end = tokens[run.from - 1]!.end
    result.rows.push({
      axis,
      is: match.label.is,
      match,
      label: { start, end, text: textOf(from, run.from) },
      tokens: cells,
      sameLine,
      width: line.to - line.from,
      lead: next - line.from,
      valueBefore: hasValue(line.from, next),
      table: label.table,
      col: label.col,
      header: here,
    })
    cover(start, Math.max(end, cells.at(-1)?.end ?? 0))
    return run.to
  }

  function textOf(from: number, to: number): string {
    let text = ''
    for (let at = from; at < to; at++) text += tokens[at]!.text
    return text
  }

  function hasValue(from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (tokens[at]!.kind === 'value') return true
    return false
  }

  function takeLegal(from: number, here: Header): number {
    const run = valuesAround(tokens, from)
    const cells = tokens.slice(run.from, run.to)
    result.legal.push({ header: here, tokens: cells })
    inRows = true
    cover(cells[0]!.start, cells.at(-1)!.end)
    return run.to
  }

  function takeText(at: number) {
    const token = tokens[at]!
    if (isSectionHeading(token)) {
      result.headings.push(token)
      table = 0
      header = null
      inRows = false
      return
    }
    if (header && !inRows) header.tokens.push(token)
    else if (table === 2 && isFollowedBy(tokens, at, 'content')) {
      // "?" where the next caption should stand.
      open(2).captionText = token.text
    } else if (!token.grid && token.text.length > 40) {
      table = 0
      header = null
    }
  }

  function takeHeaderLabel(at: number): number {
    const token = tokens[at]!
    const { matches } = token
    const caption = on(matches, 'caption')
    if (caption) {
      const opened = open(2)
      opened.caption = caption
      opened.captionText = token.text
      opened.tokens.push(token)
    } else if (on(matches, 'content')) {
      if (table === 2 || isFollowedBy(tokens, at, 'measure')) {
        const here = current(2)
        here.tokens.push(token)
      }
    } else if (on(matches, 'measure')) {
      if (table === 2 || table === 0) current(2).tokens.push(token)
    } else if (on(matches, 'note', 'applicants', 'applicant_group')) {
      const note = on(matches, 'note')
      if (note) result.noteSeen = true
      if (table !== 3 || inRows) open(3)
      header!.tokens.push(token)
    } else if (on(matches, 'legal_group')) {
      if (table !== 4 || inRows) open(4)
      header!.tokens.push(token)
    } else if (on(matches, 'legal_result') && table === 4) {
      header!.tokens.push(token)
    } else if (on(matches, 'legal_result') && !on(matches, 'applicant')) {
      open(4).tokens.push(token)
    } else if (on(matches, 'applicant')) {
      const known = on(matches, 'applicant')!.label.is
      if (table === 3 && !inRows) header!.tokens.push(token)
      else if (known === 'natural_person' && !inRows) open(3).tokens.push(token)
    } else if (on(matches, 'request_group')) {
      group = on(matches, 'request_group')!.label.is
      if (group === 'other' && table === 3 && hasOwnCells(tokens, at)) {
        const match: LabelMatch = { label: OTHER_TOTAL, how: on(matches, 'request_group')!.how }
        return takeRow({ match, from: at, next: at + 1 })
      }
      if (table === 3 && !inRows) inRows = true
    }
    cover(token.start, token.end)
    return at + 1
  }

  function cover(start: number, end: number) {
    const last = result.spans.at(-1)
    if (last && start - last.end < 80 && (result.headings.at(-1)?.start ?? -1) < last.end)
      last.end = Math.max(last.end, end)
    else result.spans.push({ start, end })
  }
}

const OTHER_TOTAL = {
  axis: 'request',
  is: 'outcome.other.total',
  official: ['（六）其他处理'],
} as const
