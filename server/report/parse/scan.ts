/**
 * Walks the stream of tokens once and gathers what the tables print: headers, and rows as a label with the tokens up
 * to the next label. It decides nothing about columns or values; that needs the whole table.
 */
import type { Span } from '../read/document.ts'
import type { Axis } from '../tables/labels.ts'
import { matchCut, matchLabel, matchNear, on, type LabelMatch } from './match-label.ts'
import { mendLabels } from './mend-labels.ts'
import { isSectionHeading } from './sections.ts'
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

const ROW_AXES: readonly Axis[] = ['entity', 'request']

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
      takeText(token)
      i++
      continue
    }
    i = takeHeaderLabel(i)
  }
  return result

  /** The row label that begins at `from`, over as many tokens as it was broken into. */
  function rowAt(from: number): { match: LabelMatch; from: number; next: number } | null {
    const token = tokens[from]!
    const broken = joined(from)
    const match = on(broken?.matches ?? token.matches, ...ROW_AXES) ?? undefined
    const next = broken?.next ?? from + 1
    if (match) return accepts(match, from, next) ? { match, from, next } : null
    if (token.kind !== 'text' || table === 0) return null
    const after = tokens[next]
    if (!after || (after.kind !== 'value' && !(after.kind === 'blank' && after.line === token.line)))
      return null
    const near = matchNear(token.text, table === 2 ? ['entity'] : ['request'])
    return near ? { match: near, from, next } : null
  }

  /** A label broken over two or three cells or lines; never across a value, never when the first is a row itself. */
  function joined(from: number): { matches: readonly LabelMatch[]; next: number } | null {
    const first = tokens[from]!
    if (first.kind === 'value') return null
    let text = first.text
    for (let next = from + 1; next < Math.min(tokens.length, from + 4); next++) {
      const token = tokens[next]!
      if (token.kind === 'blank') continue
      if (token.kind === 'value' || (token.kind === 'label' && first.kind === 'label')) return null
      if (token.text.length > 60) return null
      text += token.text
      const matches = matchLabel(text)
      if (matches.some(({ how }) => how !== 'gloss')) return { matches, next: next + 1 }
    }
    return null
  }

  /** 其他 and 总计 are labels on three axes: what surrounds them decides, and nothing else does. */
  function accepts(match: LabelMatch, from: number, next: number): boolean {
    const token = tokens[from]!
    const { axis, is } = match.label
    const elsewhere = token.matches.some(({ label }) => label.axis === 'applicant')
    if (axis === 'entity') return table === 2 || valueFollows(next)
    if (!elsewhere) return true
    if (table !== 3 || !inRows) return false
    if (is === 'outcome.other.misc') return group === 'other' || /^\s*[(（]?[3３]/.test(token.text)
    return true
  }

  function valueFollows(from: number): boolean {
    for (let next = from; next < tokens.length; next++) {
      const token = tokens[next]!
      if (token.kind === 'value') return true
      if (token.kind !== 'blank') return false
    }
    return false
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
    const end = takeCells(next, label.line)
    const cells = tokens.slice(end.from, end.to).filter((token) => !isUnit(token))
    const line = lineOf(next - 1)
    const lead = line.findIndex((token) => token === label) + 1
    result.rows.push({
      axis,
      is: match.label.is,
      match,
      label: { start: tokens[from]!.start, end: tokens[end.from - 1]!.end, text: labelText(from, end.from) },
      tokens: cells,
      sameLine: cells.filter((token) => token.line === label.line).length,
      width: line.length,
      lead,
      valueBefore: line.slice(0, lead).some((token) => token.kind === 'value'),
      table: label.table,
      col: label.col,
      header: here,
    })
    cover(tokens[from]!.start, Math.max(tokens[end.from - 1]!.end, cells.at(-1)?.end ?? 0))
    return end.to
  }

  function labelText(from: number, to: number): string {
    return tokens
      .slice(from, to)
      .map((token) => token.text)
      .join('')
  }

  /** The cells behind a label: to the next label, or the next text that cannot be a cell of this row. */
  function takeCells(start: number, line: number): { from: number; to: number } {
    let from = start
    // The rest of a long label on the next line: a bracketed gloss, or the words the official label goes on with.
    while (tokens[from]?.kind === 'text' && !tokens[from]!.grid && /^[(（【]/.test(tokens[from]!.text)) from++
    let to = from
    while (to < tokens.length) {
      const token = tokens[to]!
      if (token.kind === 'label') break
      if (token.kind === 'text' && !(token.grid && token.line === line) && !isUnit(token)) break
      to++
    }
    // Blanks at the head of the next row are its own: side labels that span it.
    const next = tokens[to]?.line
    while (to > from && tokens[to - 1]!.kind === 'blank' && tokens[to - 1]!.line === next && next !== line)
      to--
    return { from, to }
  }

  function lineOf(index: number): Token[] {
    const { line } = tokens[index]!
    let from = index
    let to = index
    while (tokens[from - 1]?.line === line) from--
    while (tokens[to + 1]?.line === line) to++
    return tokens.slice(from, to + 1)
  }

  function takeLegal(from: number, here: Header): number {
    let to = from
    while (to < tokens.length && (tokens[to]!.kind === 'value' || tokens[to]!.kind === 'blank')) to++
    // Blanks before the first value, in its own printed row, are cells of that row.
    let first = from
    while (tokens[first - 1]?.kind === 'blank' && tokens[first - 1]!.line === tokens[from]!.line) first--
    const cells = tokens.slice(first, to)
    result.legal.push({ header: here, tokens: cells })
    inRows = true
    cover(cells[0]!.start, cells.at(-1)!.end)
    return to
  }

  function takeText(token: Token) {
    if (isSectionHeading(token)) {
      result.headings.push(token)
      table = 0
      header = null
      inRows = false
      return
    }
    if (header && !inRows) header.tokens.push(token)
    else if (table === 2 && followedBy(tokens.indexOf(token, i), 'content')) {
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
      if (table === 2 || followedBy(at, 'measure')) {
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
      if (group === 'other' && table === 3 && cellsFollow(at)) {
        const match: LabelMatch = { label: OTHER_TOTAL, how: on(matches, 'request_group')!.how }
        return takeRow({ match, from: at, next: at + 1 })
      }
      if (table === 3 && !inRows) inRows = true
    }
    cover(token.start, token.end)
    return at + 1
  }

  /** 其他处理 is a row of its own in the 2019 form and the head of three rows in the 2021 form. */
  function cellsFollow(at: number): boolean {
    const after = tokens.slice(at + 1, at + 40).filter((token) => !isUnit(token))
    const [next] = after
    if (next?.kind === 'value') return true
    if (next?.kind !== 'blank') return false
    for (const [j, token] of after.entries()) {
      if (token.kind === 'value') return true
      if (token.kind !== 'blank') return token.line !== tokens[at]!.line && j > 5
    }
    return true
  }

  function followedBy(at: number, axis: Axis): boolean {
    const next = tokens.slice(at + 1, at + 12).find((token) => token.kind !== 'blank')
    if (next === undefined) return false
    return (
      on(next.matches, axis) !== undefined || (next.kind === 'text' && matchCut(next.text, axis).length > 0)
    )
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
