/** The headings 一、… of a report, their text, and whether they are the official six. */
import type { Document, Span } from '../read/document.ts'
import type { Section } from '../report.ts'
import { SECTION_LABELS } from '../tables/labels.ts'
import type { Notice } from './extraction.ts'
import { editDistance, matchLabel } from './match-label.ts'
import { normaliseLabel } from './normalise.ts'

const HEADING = /^\s*(?:第?([一二三四五六七八九十]{1,3})(?:部分)?[、.．,，:：]|([1-9])、)\s*(\S.*)$/
const LONGEST_TITLE = 40

/** A line that opens a part of the report; the rows 一、本年新收… and 四、结转… of table 3 look alike and are none. */
export function isSectionHeading({ text, grid }: { text: string; grid: boolean }): boolean {
  if (grid || text.length > LONGEST_TITLE + 6) return false
  return headingOf(text) !== null
}

function headingOf(line: string): { no: number; title: string } | null {
  const match = HEADING.exec(line)
  if (!match?.[1]) return null
  const title = match[3]!.trim()
  if (title.length > LONGEST_TITLE || /[。；;]./.test(title) || matchLabel(line).some(isRow)) return null
  return { no: chineseOrdinal(match[1]), title: title.replace(/[。：:]$/, '') }
}

const isRow = ({ label }: { label: { axis: string } }) =>
  label.axis === 'request' || label.axis === 'request_group' || label.axis === 'legal_group'

function chineseOrdinal(text: string): number {
  const digits = '一二三四五六七八九'
  if (!text.includes('十')) return digits.indexOf(text[0]!) + 1
  const [tens = '', ones = ''] = text.split('十')
  return (tens === '' ? 1 : digits.indexOf(tens) + 1) * 10 + (ones === '' ? 0 : digits.indexOf(ones) + 1)
}

/** Sections in the order of the document; `text` is what was printed between two headings, tables included. */
export function readSections(document: Document, headings: readonly Span[]): Section[] {
  const heads: { no: number; title: string; start: number; end: number }[] = []
  for (const { start, end } of headings) {
    const heading = headingOf(document.simplified.slice(start, end))
    if (heading) heads.push({ no: heading.no, title: heading.title, start, end })
  }
  return heads.map((head, i) => {
    const end = heads[i + 1]?.start ?? document.text.length
    const raw = document.text.slice(head.end, end)
    const text = raw.trim()
    return { no: head.no, title: printedTitle(document.text, head), text, at: { start: head.start, end } }
  })
}

function printedTitle(text: string, head: { start: number; end: number }): string {
  const line = text.slice(head.start, head.end)
  return (HEADING.exec(line)?.[3] ?? line).trim().replace(/[。：:]$/, '')
}

/** M-SECTION-NUMBERING when the parts are not the official six in their order (aliases count as official). */
export function checkSections(sections: readonly Section[]): Notice[] {
  const kinds = sections.map((section) => sectionKind(section.title))
  const official = SECTION_LABELS.map((label) => label.is)
  const right =
    sections.length === official.length &&
    official.every((kind, i) => kinds[i] === kind && sections[i]!.no === i + 1)
  if (right) return []
  const odd = sections.filter((_, i) => kinds[i] === null).map((section) => section.title)
  const lost = SECTION_LABELS.filter((label) => !kinds.includes(label.is)).map((label) => label.official[0]!)
  return [
    {
      rule: 'M-SECTION-NUMBERING',
      cells: [],
      expected: '6',
      actual: [
        `${sections.length}`,
        odd.length > 0 ? `+${odd.slice(0, 4).join('、')}` : '',
        lost.length > 0 ? `−${lost.slice(0, 4).join('、')}` : '',
      ]
        .filter(Boolean)
        .join(' '),
    },
  ]
}

const kindsBySpelling = new Map(
  SECTION_LABELS.flatMap((label) =>
    [...label.official, ...(label.spellings ?? [])].map((text) => [normaliseLabel(text), label.is] as const),
  ),
)

/** Which official part a title is, allowing for small differences of wording; null for a part of the office's own. */
export function sectionKind(title: string): string | null {
  let kind = kindsByTitle.get(title)
  if (kind === undefined) {
    kind = kindOf(title)
    if (kindsByTitle.size >= MOST_TITLES) kindsByTitle.clear() // bounded: a hostile document must not fill the memory
    kindsByTitle.set(title, kind)
  }
  return kind
}

const MOST_TITLES = 2000
const kindsByTitle = new Map<string, string | null>()

function kindOf(title: string): string | null {
  const text = normaliseLabel(title)
  const exact = kindsBySpelling.get(text)
  if (exact) return exact
  if (text.length < 5 || text.length > 30) return null
  for (const [spelling, kind] of kindsBySpelling)
    if (
      spelling.length >= 6 &&
      Math.abs(spelling.length - text.length) <= 2 &&
      editDistance(spelling, text, 2) <= 2
    )
      return kind
  return null
}
