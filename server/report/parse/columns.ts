/** From the printed header of a table to the columns of its rows. Labels decide; position only where they are cut. */
import { APPLICANTS, type Applicant, type Form } from '../report.ts'
import { FORMS } from '../tables/forms.ts'
import type { Axis } from '../tables/labels.ts'
import { matchCut, matchLabel, matchNear, on } from './match-label.ts'
import { Memo, ownCopy } from './memo.ts'
import { normaliseLabel } from './normalise.ts'
import type { Header } from './scan.ts'
import type { Token } from './tokens.ts'

/** A column as printed: what it holds (null: a column that the form does not have) and its unit, if stated. */
export interface Column<T extends string = string> {
  is: T | null
  unit: string | null
}

export interface Columns<T extends string = string> {
  columns: readonly Column<T>[]
  /** Official columns that no header names: absent, unless the rows have values for all of them. */
  unnamed: readonly T[]
  /** Headers that are cut, unreadable or missing, as printed. */
  lost: readonly string[]
}

interface EntityRow {
  measures: readonly string[]
  block: number
}

const ENTITIES: Record<Form, ReadonlyMap<string, EntityRow>> = {
  '2019': entitiesOf('2019'),
  '2021': entitiesOf('2021'),
}

/** Rows with the same measures share one list of them. */
function entitiesOf(form: Form): Map<string, EntityRow> {
  const entities = new Map<string, EntityRow>()
  const lists = new Map<string, readonly string[]>()
  for (const [block, { rows }] of FORMS[form].proactive.entries())
    for (const { codes } of rows) {
      const entity = codes[0]!.slice(0, codes[0]!.indexOf('.'))
      const own = codes.map((code) => code.slice(entity.length + 1))
      const measures = lists.get(own.join()) ?? own
      lists.set(own.join(), measures)
      if (!entities.has(entity)) entities.set(entity, { measures, block })
    }
  return entities
}

/** The measures of an entity in the official order: `rules` → made, newly_disclosed, disclosed_total. */
export function officialMeasures(form: Form, entity: string): readonly string[] {
  return ENTITIES[form].get(entity)?.measures ?? NONE
}

const NONE: readonly string[] = []

/** Whether two entities stand in the same block of the form. */
export function sameBlock(form: Form, a: string, b: string): boolean {
  const block = ENTITIES[form].get(a)?.block
  return block !== undefined && block === ENTITIES[form].get(b)?.block
}

export function measureColumns(form: Form, entity: string, header: Header | null): Columns {
  const official = officialMeasures(form, entity)
  const applies = header?.first && (header.first === entity || sameBlock(form, header.first, entity))
  if (!applies) return unread(official)
  let ofHeader = resolved.get(header)
  if (!ofHeader) resolved.set(header, (ofHeader = new Map<readonly string[], Columns>()))
  let columns = ofHeader.get(official)
  if (!columns) {
    const texts = headerTexts(header)
    columns = texts.length === 0 ? unread(official) : measuresOf(texts, official, captionUnit(header))
    ofHeader.set(official, columns)
  }
  return columns
}

/** A header serves all rows of its block, most of them with the same measures. */
const resolved = new WeakMap<Header, Map<readonly string[], Columns>>()

/** Offices print the same few headers: what they say is worked out once for each list of measures. */
const measuresByText = new Map<readonly string[], Memo<Columns>>()

function measuresOf(texts: string[], official: readonly string[], unit: string | null): Columns {
  let ofList = measuresByText.get(official)
  if (!ofList) measuresByText.set(official, (ofList = new Memo<Columns>()))
  const key = [unit ?? '', ...texts].join('\0')
  return ofList.get(key) ?? ofList.set(ownCopy(key), resolve(texts.map(ownCopy), official, 'measure', unit))
}

const unread = (official: readonly string[]): Columns => ({
  columns: plain(official),
  unnamed: [],
  lost: [''],
})

const UNIT = /百万元|千万元|亿元|万元|千元|元/

function captionUnit(header: Header | null): string | null {
  return /单位[:：]?[(（]?(亿元|万元|千元|元)/.exec(header?.captionText ?? '')?.[1] ?? null
}

const plain = <T extends string>(official: readonly T[]): Column<T>[] =>
  official.map((is) => ({ is, unit: null }))

/** The texts of the header's columns: joined down the columns of a grid, or along the lines of a stream. */
function headerTexts(header: Header): string[] {
  const tokens = header.tokens.filter((token) => !on(token.matches, 'caption'))
  const contentAt = tokens.findIndex((token) => on(token.matches, 'content'))
  const line = contentAt >= 0 ? tokens[contentAt]!.line : undefined
  const base = tokens.filter(
    (token) => token.line === line && !on(token.matches, 'content') && token.text !== '',
  )
  if (base.length > 0 && base[0]!.grid) {
    const below = tokens.filter((token) => token.text !== '' && token.line > line!)
    return base.map((token) => {
      const more = below.filter((other) => other.table === token.table && other.col === token.col)
      return [token, ...more].map((part) => part.text).join('')
    })
  }
  const stream = tokens.slice(contentAt + 1).filter((token) => token.text !== '')
  return joinStream(stream)
}

/** One column a line, some of them broken over two or three lines: the longest join that is a label wins. */
function joinStream(tokens: Token[]): string[] {
  const texts: string[] = []
  for (let i = 0; i < tokens.length;) {
    let taken = 1
    for (let size = Math.min(3, tokens.length - i); size > 1 && taken === 1; size--) {
      const text = join(tokens.slice(i, i + size))
      if (on(matchLabel(text), 'measure', 'applicant')) taken = size
    }
    texts.push(join(tokens.slice(i, i + taken)))
    i += taken
  }
  return texts
}

const join = (tokens: Token[]) => tokens.map((token) => token.text).join('')

function resolve<T extends string>(
  texts: string[],
  official: readonly T[],
  axis: Axis,
  unit: string | null,
): Columns<T> {
  const used = new Set<T>()
  const lost: string[] = []
  const columns = texts.map((text, i): Column<T> => {
    const exact = on(matchLabel(text), axis) ?? matchNear(text, [axis])
    const named = exact?.label.is as T | undefined
    const own = UNIT.exec(text)?.[0] ?? unit
    if (named !== undefined && official.includes(named) && !used.has(named)) {
      used.add(named)
      return { is: named, unit: own }
    }
    const cut = matchCut(text, axis).map((label) => label.is as T)
    const open = cut.filter((is) => official.includes(is) && !used.has(is))
    const guess = texts.length === official.length ? official[i]! : undefined
    const unreadable = normaliseLabel(text).replace(/[?？]/g, '') === ''
    const is =
      guess !== undefined && !used.has(guess) && (open.includes(guess) || unreadable)
        ? guess
        : open.length === 1
          ? open[0]!
          : null
    lost.push(text)
    if (is !== null) used.add(is)
    return { is, unit: own }
  })
  return { columns, unnamed: official.filter((is) => !used.has(is)), lost }
}

const ORGANISATIONS = APPLICANTS.slice(1, 6)

/**
 * The columns of table 3. The five kinds of organisation stand under a common head, a line below 自然人 and 总计, so
 * the reading order of the text is not the order of the columns.
 */
export function applicantColumns(headers: readonly Header[]): Columns<Applicant> {
  const found: { is: Applicant | 'group'; line: number }[] = []
  const lost: string[] = []
  for (const token of headers.flatMap((header) => wholeHeadings(header.tokens))) {
    const is = applicantOf(token, found)
    if (is === undefined || found.some((other) => other.is === is)) continue
    if (!on(token.matches, 'applicant', 'applicant_group')) lost.push(token.text)
    found.push({ is, line: token.line })
  }
  const inner = found
    .filter(({ is }) => (ORGANISATIONS as readonly string[]).includes(is))
    .map(({ is }) => is)
  const outer = found.filter(({ is }) => is === 'natural_person' || is === 'total' || is === 'group')
  if (!outer.some(({ is }) => is === 'group') && inner.length > 0) {
    const total = outer.findIndex(({ is }) => is === 'total')
    outer.splice(total < 0 ? outer.length : total, 0, { is: 'group', line: 0 })
  }
  const order = outer.flatMap(({ is }) => (is === 'group' ? inner : [is])) as Applicant[]
  const columns = order.length > 0 ? plain(order) : plain(APPLICANTS)
  const unnamed = order.length > 0 ? APPLICANTS.filter((is) => !order.includes(is)) : []
  return { columns, unnamed, lost: order.length > 0 ? [...lost, ...unnamed.map(() => '')] : [''] }
}

/** Headings of a grid that go on in the next line of their column, each as one. */
function wholeHeadings(tokens: readonly Token[]): Token[] {
  const whole: Token[] = []
  const taken = new Set<Token>()
  for (const token of tokens) {
    if (taken.has(token)) continue
    const below = token.kind !== 'text' ? undefined : tokens.find(
      (other) =>
        other.kind === 'text' && other.line === token.line + 1 &&
        other.table !== undefined && other.table === token.table && other.col === token.col,
    ) // prettier-ignore
    const matches = below ? matchLabel(token.text + below.text) : []
    if (below && on(matches, 'applicant')) {
      taken.add(below)
      whole.push({ ...token, kind: 'label', text: token.text + below.text, matches })
    } else whole.push(token)
  }
  return whole
}

function applicantOf(
  token: Token,
  found: readonly { is: Applicant | 'group' }[],
): Applicant | 'group' | undefined {
  const exact = on(token.matches, 'applicant', 'applicant_group')
  if (exact) return exact.label.is as Applicant | 'group'
  if (token.kind !== 'text') return undefined
  const near = matchNear(token.text, ['applicant', 'applicant_group'])
  if (near) return near.label.is as Applicant | 'group'
  const cut = matchCut(token.text, 'applicant').filter((label) => !found.some(({ is }) => is === label.is))
  return cut.length === 1 ? (cut[0]!.is as Applicant) : undefined
}

/** Whether columns that are there stand in another order than the form prescribes. */
export function outOfOrder(columns: readonly (string | null)[], official: readonly string[]): boolean {
  let last = -Infinity
  for (const is of columns) {
    if (is === null) continue
    const place = official.indexOf(is)
    if (place < last) return true
    last = place
  }
  return false
}

/**
 * The grid column of the first applicant, where all seven headers stand side by side over their values: in a grid
 * whose spans are unfolded. Elsewhere the headers of the five organisations stand at the left of their own line.
 */
export function headerStart(headers: readonly Header[]): { table: number; col: number } | null {
  for (const header of headers) {
    const columnOf = (applicant: Applicant) =>
      header.tokens.find((token) => on(token.matches, 'applicant')?.label.is === applicant)
    const first = columnOf(APPLICANTS[0])
    if (first?.table === undefined || first.col === undefined || first.col === 0) continue
    const { table, col } = first
    const standsAt = (applicant: Applicant, i: number) => {
      const column = i === 0 ? first : columnOf(applicant)
      return column?.table === table && column.col === col + i
    }
    if (APPLICANTS.every(standsAt)) return { table, col }
  }
  return null
}
