/**
 * DOCX (Word, WPS) to paragraphs and tables, straight from the main part: merged cells are stated there as they are.
 * What counts is the final version as a reader sees it: insertions, not deletions; no hidden text, no comments.
 */
import { compose, type Composed, type Part } from './compose.ts'
import { readNumbering, type Numbering } from './docx-numbering.ts'
import { closeCell, closeTable, openCell, openRow, openTable, type OpenTable } from './docx-table.ts'
import type { OfficePackage } from './office-package.ts'
import { RunningText } from './raised.ts'
import { walkXml, type Attributes } from './xml.ts'

/**
 * Not in the final version, or there a second time for older programs. The format of 2003 keeps the headers of pages
 * and the notes among the text.
 */
const SKIPPED = new Set([
  'w:del', 'w:moveFrom', 'mc:Fallback', 'w:pPrChange', 'w:rPrChange', 'w:tcPrChange', 'w:trPrChange', 'w:hdr', 'w:ftr',
  'w:footnote', 'w:endnote',
]) // prettier-ignore

interface OpenParagraph {
  text: RunningText
  /** What the format of 2003 states of the number before the paragraph. */
  number: string
  style: string | null
  numId: string | null
  level: number | null
  /** Inside its properties, where marks of a deleted paragraph end look like those of a deleted run. */
  properties: boolean
}

export function readDocx(office: OfficePackage): Composed {
  return compose(readWordParts(office.part(office.main) ?? '', readNumbering(office)))
}

/** Of the main part of a DOCX file, or of a Word document that is one XML file (2003). */
export function readWordParts(xml: string, numbering: Numbering): Part[] {
  const body: Part[] = []
  const tables: OpenTable[] = []
  const paragraphs: OpenParagraph[] = []
  let skipped = 0
  let run: { hidden: boolean; raised: boolean } | null = null
  let inText = false

  const holder = () => tables.at(-1)?.cell?.parts ?? body
  const write = (text: string) => {
    const paragraph = paragraphs.at(-1)
    if (paragraph && !run?.hidden) paragraph.text.write(text, run?.raised ?? false)
  }

  const openers: Record<string, (attributes: Attributes) => void> = {
    'w:p': () =>
      paragraphs.push({ text: new RunningText(), number: '', style: null, numId: null, level: null, properties: false }),
    'w:pPr': () => paragraphs.length > 0 && (paragraphs.at(-1)!.properties = true),
    'w:pStyle': ({ 'w:val': value }) => inParagraph((paragraph) => (paragraph.style = value ?? null)),
    'w:numId': ({ 'w:val': value }) => inParagraph((paragraph) => (paragraph.numId = value ?? null)),
    'w:ilvl': ({ 'w:val': value }) => inParagraph((paragraph) => (paragraph.level = Number(value))),
    'wx:t': ({ 'wx:val': value }) => inParagraph((paragraph) => (paragraph.number ||= value ?? '')),
    'w:r': () => (run = { hidden: false, raised: false }),
    'w:vanish': (attributes) => run && (run.hidden = isOn(attributes)),
    'w:vertAlign': ({ 'w:val': value }) => run && (run.raised = value === 'superscript'),
    'w:t': () => (inText = true),
    'w:tab': () => run && write('\t'),
    'w:br': () => write('\n'),
    'w:cr': () => write('\n'),
    'w:noBreakHyphen': () => write('-'),
    'w:sym': (attributes) => write(symbol(attributes)),
    'w:tbl': () => tables.push(openTable()),
    'w:tr': () => inTable(openRow),
    'w:tc': () => inTable(openCell),
    'w:gridBefore': ({ 'w:val': value }) => inTable(({ rows }) => rows.length > 0 && (rows.at(-1)!.column += spanOf(value))),
    'w:gridSpan': ({ 'w:val': value }) => inCell((cell) => (cell.colSpan = spanOf(value))),
    'w:vmerge': ({ 'w:val': value }) => inCell((cell) => (cell.merge = value === 'restart' ? 'restart' : 'continue')),
    'w:hmerge': ({ 'w:val': value }) => inCell((cell) => (cell.dropped ||= value !== 'restart')),
    'w:vMerge': ({ 'w:val': value }) => inCell((cell) => (cell.merge = value === 'restart' ? 'restart' : 'continue')),
    'w:hMerge': ({ 'w:val': value }) => inCell((cell) => (cell.dropped ||= value !== 'restart')),
    'w:cellDel': () => inCell((cell) => (cell.dropped = true)),
  } // prettier-ignore
  const closers: Record<string, () => void> = {
    'w:pPr': () => paragraphs.length > 0 && (paragraphs.at(-1)!.properties = false),
    'w:p': () => {
      const paragraph = paragraphs.pop()
      if (!paragraph) return
      const number = numbering(paragraph) || paragraph.number
      holder().push({ kind: 'paragraph', text: number + paragraph.text.toString() })
    },
    'w:r': () => (run = null),
    'w:t': () => (inText = false),
    'w:tc': () => inTable(closeCell),
    'w:tbl': () => {
      const table = tables.pop()
      if (table) holder().push(...closeTable(table))
    },
  }

  const stack: string[] = []
  walkXml(xml, {
    open(name, attributes) {
      const inside = stack.at(-1)
      stack.push(name)
      if (inside === 'w:trPr' && name === 'w:del') inTable(({ rows }) => (rows.at(-1)!.dropped = true))
      if (skipped > 0 || SKIPPED.has(name)) skipped++
      else openers[name]?.(attributes)
    },
    text(piece) {
      if (skipped === 0 && inText) write(piece)
    },
    close(name) {
      stack.pop()
      if (skipped > 0) skipped--
      else closers[name]?.()
    },
  })
  return body

  function inParagraph(change: (paragraph: OpenParagraph) => void) {
    const paragraph = paragraphs.at(-1)
    if (paragraph?.properties) change(paragraph)
  }
  function inTable(change: (table: OpenTable) => void) {
    const table = tables.at(-1)
    if (table) change(table)
  }
  function inCell(change: (cell: NonNullable<OpenTable['cell']>) => void) {
    const cell = tables.at(-1)?.cell
    if (cell) change(cell)
  }
}

const isOn = ({ 'w:val': value }: Attributes) => value === undefined || !/^(?:0|false|off)$/.test(value)

/** A cell is wider than this in no report; a number out of all proportion is a slip of the writer. */
const MOST_SPAN = 200

function spanOf(value: string | undefined): number {
  const span = Number(value)
  return Number.isInteger(span) && span > 0 ? Math.min(span, MOST_SPAN) : 1
}

/** A character of a symbol font: in “Symbol” the ASCII signs stand 0xF000 higher; others are ornaments. */
function symbol({ 'w:font': font, 'w:char': char }: Attributes): string {
  const code = parseInt(char ?? '', 16) & 0xff
  return font === 'Symbol' && code > 0x20 && code < 0x7f ? String.fromCharCode(code) : '□'
}
