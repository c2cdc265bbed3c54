/**
 * RTF (Word, WPS, WordPad; often under the name of a .doc file) to paragraphs and tables. What counts is the final
 * version as a reader sees it: no deleted or hidden text, no notes, no page headers. Rich Text Format Specification 1.9.
 */
import { compose, type Composed, type Part } from './compose.ts'
import { RunningText } from './raised.ts'
import { decodeBytes, RtfCodePages } from './rtf-characters.ts'
import type { Refusal } from './refusal.ts'
import { describeRow, endCell, endRow, endTable, newShape, newTable, type RtfTable } from './rtf-table.ts'
import { walkRtf } from './rtf-tokens.ts'
import { withText } from './with-text.ts'

/** Groups that hold no text of the report; a group that begins with `\*` is left out unless it is known. */
const SKIPPED = new Set([
  'colortbl', 'stylesheet', 'info', 'pict', 'object', 'fldinst', 'footnote', 'annotation', 'nonesttables', 'listtable',
  'header', 'headerl', 'headerr', 'headerf', 'footer', 'footerl', 'footerr', 'footerf', 'ftnsep', 'ftnsepc', 'aftnsep',
  'aftnsepc', 'xe', 'tc', 'rxe', 'bkmkstart', 'bkmkend', 'filetbl', 'revtbl', 'nonshppict', 'listoverridetable',
]) // prettier-ignore
const KNOWN_STARRED = new Set(['nesttableprops', 'shppict'])

const SIGNS: Readonly<Record<string, string>> = {
  tab: '\t', line: '\n', lbr: '\n', emdash: '—', endash: '–', lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”', bullet: '•',
  emspace: ' ', enspace: ' ', qmspace: ' ',
} // prettier-ignore

/** Deeper groups are read as part of the one around them: no writer nests so, and the work stays bounded. */
const DEEPEST = 500
/** Tables in cells of tables. */
const MOST_LEVELS = 8

/** What a group keeps to itself. */
interface State {
  skipped: boolean
  fonts: boolean
  /** Bytes that stand in for each character given by number. */
  fallback: number
  font: number | null
  eastAsianFont: number | null
  hidden: boolean
  deleted: boolean
  raised: boolean
  inTable: boolean
  level: number | null
}

const PLAIN = { hidden: false, deleted: false, raised: false } as const

export function readRtf(bytes: Uint8Array): Composed | Refusal {
  const body: Part[] = []
  /** The tables that are open, each in a cell of the one before. */
  const tables: RtfTable[] = []
  const pages = new RtfCodePages()
  const stack: State[] = []
  let state: State = { ...PLAIN, skipped: false, fonts: false, fallback: 1, font: null, eastAsianFont: null, inTable: false, level: null } // prettier-ignore
  let tooDeep = 0
  let starred = false
  /** Bytes still to be passed over after a character that was given by number. */
  let standIns = 0
  let paragraph = new RunningText()
  let pending: number[] = []
  let encoding = ''
  let pictures = false

  walkRtf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'), {
    open() {
      standIns = 0
      if (stack.length >= DEEPEST) tooDeep++
      else {
        stack.push(state)
        state = { ...state }
      }
    },
    close() {
      standIns = 0
      flush()
      if (tooDeep > 0) tooDeep--
      else state = stack.pop() ?? state
    },
    symbol(sign) {
      standIns = 0
      flush()
      if (sign === '*') starred = true
      else if (sign === '~') write('\u00a0')
      else if (sign === '_') write('-')
    },
    byte(byte) {
      if (standIns > 0) standIns--
      else if (isShown() && !state.fonts) {
        const needed = pages.encodingOf([state.eastAsianFont, state.font])
        if (needed !== encoding) flush()
        encoding = needed
        pending.push(byte)
      }
    },
    word(name, value) {
      const known = !starred || KNOWN_STARRED.has(name)
      starred = false
      standIns = 0
      if (name === 'pict') pictures = true
      if (state.skipped) return
      flush()
      if (!known || SKIPPED.has(name)) state.skipped = true
      else if (name === 'u' && value !== null) {
        write(String.fromCharCode(value & 0xffff))
        standIns = state.fallback
      } else if (SIGNS[name] !== undefined) write(SIGNS[name])
      else read(name, value)
    },
  })
  // What a file that was cut off leaves open counts; an end that says nothing makes no cell.
  flush()
  if (paragraph.toString() !== '') endParagraph()
  closeTables(0)
  return withText(compose(body), pictures)

  function read(name: string, value: number | null) {
    const on = value !== 0
    switch (name) {
      case 'ansicpg':
        if (value !== null && value > 0) pages.page = value
        return
      case 'fonttbl':
        state.fonts = true
        return
      case 'fcharset':
        if (state.font !== null) pages.defineFont(state.font, value ?? 0)
        return
      case 'f':
        state.font = value
        return
      case 'loch':
      case 'hich':
        state.eastAsianFont = null
        return
      case 'dbch':
        state.eastAsianFont = -1
        return
      case 'af':
        if (state.eastAsianFont !== null) state.eastAsianFont = value
        return
      case 'uc':
        state.fallback = Math.min(Math.max(0, value ?? 1), 8)
        return
      case 'v':
        state.hidden = on
        return
      case 'deleted':
        state.deleted = on
        return
      case 'super':
        state.raised = on
        return
      case 'nosupersub':
      case 'sub':
        state.raised = false
        return
      case 'plain':
        Object.assign(state, PLAIN)
        return
      case 'pard':
        Object.assign(state, { inTable: false, level: null })
        return
      case 'intbl':
        state.inTable = true
        return
      case 'itap':
        state.level = value
        return
      case 'par':
      case 'sect':
      case 'page':
        endParagraph()
        return
      case 'cell':
        endCellAt(1)
        return
      case 'nestcell':
        endCellAt(Math.max(2, levelNow()))
        return
      case 'row':
        endRowAt(1)
        return
      case 'nestrow':
        endRowAt(Math.max(2, levelNow()))
        return
      case 'trowd':
        shaped().shape = newShape()
        return
      default:
        if (isShape(name)) describeRow(shaped().shape, name, value)
    }
  }

  function isShown(): boolean {
    return !state.skipped && !state.hidden && !state.deleted
  }

  function write(text: string) {
    if (isShown() && !state.fonts) paragraph.write(text, state.raised)
  }

  function flush() {
    if (pending.length === 0) return
    const text = decodeBytes(pending, encoding)
    pending = []
    paragraph.write(text, state.raised)
  }

  function levelNow(): number {
    return Math.min(MOST_LEVELS, state.level ?? (state.inTable ? 1 : 0))
  }

  /** The table whose row is described: a table in a cell is described behind its cells. */
  function shaped(): RtfTable {
    return openTo(Math.max(1, levelNow()))
  }

  function openTo(level: number): RtfTable {
    while (tables.length < level) tables.push(newTable())
    return tables[level - 1]!
  }

  /** What is deeper than `level` ends, in the cell that holds it. */
  function closeTables(level: number) {
    while (tables.length > level) {
      const parts = endTable(tables.pop()!)
      const holder = tables.at(-1)
      if (holder) holder.parts.push(...parts)
      else body.push(...parts)
    }
  }

  function takeParagraph(): Part {
    flush()
    const text = paragraph.toString()
    paragraph = new RunningText()
    return { kind: 'paragraph', text }
  }

  function endParagraph() {
    const outer = tables[0]
    const open = outer !== undefined && (outer.cells.length > 0 || outer.parts.length > 0)
    const level = Math.max(levelNow(), open ? 1 : 0)
    const own = takeParagraph()
    closeTables(level)
    if (level === 0) body.push(own)
    else openTo(level).parts.push(own)
  }

  function endCellAt(level: number) {
    const own = takeParagraph()
    closeTables(level)
    const table = openTo(level)
    table.parts.push(own)
    endCell(table)
  }

  function endRowAt(level: number) {
    flush()
    closeTables(level)
    endRow(openTo(level))
  }
}

const SHAPE = /^(?:cellx|trleft|clvmgf|clvmrg|clmgf|clmrg)$/
const isShape = (name: string) => SHAPE.test(name)
