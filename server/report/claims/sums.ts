/**
 * Totals of the running text against the parts listed after them: 主动公开信息13491条。其中，新闻发布5281条，…
 *
 * Not every 其中 introduces all parts. A list that covers a smaller share of the total is an excerpt and says
 * nothing; one that nearly reaches it, or exceeds it, is a slip.
 */
import type { Notice } from '../parse/extraction.ts'
import { everyMatch } from './every-match.ts'
import { COUNTED, parseCount } from './number.ts'
import { spanOf, type Passage } from './passages.ts'

const NUMBER = new RegExp(COUNTED, 'g')
/** 其中 after a figure, in the same sentence or at the start of the next. */
const LIST = /(?:其中)(包括|包含|有|主要|含)?[:,]*/g
const PARENTHESES = /\([^()]*\)/g
/** Two figures at least, or there is nothing to add. */
const FIGURES = new RegExp(`${COUNTED}.*?${COUNTED}`, 's')
/** 等 behind the last part: the list is open, its parts need not add up. */
const AND_SO_ON = /^[^,。;\d]{0,2}等/
/**
 * Shares of the total that the parts cover: from `WHOLE` on a list is meant to be whole, and a rest is a slip; from
 * `NEARLY` it may be; a list of parts that leave no rest by their kind is so from `NEARLY` and `PARTLY` on. Parts
 * that exceed the total by more than `BEYOND` overlap, and are no division of it.
 */
const WHOLE = 0.95
const NEARLY = 0.8
const PARTLY = 0.5
const BEYOND = 1.1

interface Figure {
  value: number
  exact: boolean
  /** What it counts: pieces of any kind, or times, persons, batches, which do not add up with pieces. */
  kind: string
  start: number
  end: number
}

interface Part extends Figure {
  /** The words in front of it, since the part before. */
  label: string
}

export function findWrongSums(passages: readonly Passage[]): Notice[] {
  const notices: Notice[] = []
  for (const passage of passages) {
    if (passage.text.includes('(')) notices.push(...sumsInBrackets(passage))
    if (passage.text.includes('其中')) notices.push(...sumsOfLists(passage))
  }
  return notices
}

/** 49件（主办20件，分办1件，协办28件）: brackets behind a figure divide it. */
function* sumsInBrackets(passage: Passage): Generator<Notice> {
  let figures: Figure[] | null = null
  for (const { 0: inner, index } of everyMatch(PARENTHESES, passage.text)) {
    if (!FIGURES.test(inner) || inner.includes('其中')) continue
    figures ??= figuresIn(passage.text)
    const total = figures[firstFrom(figures, index) - 1]
    if (total?.end === index) {
      yield* compare(passage, total, partsOf(passage.text, figures, index + 1, index + inner.length), false)
    }
  }
}

function* sumsOfLists(passage: Passage): Generator<Notice> {
  // A list in brackets within another is no part of it.
  const text = passage.text.includes('(')
    ? passage.text.replace(PARENTHESES, (inner) => '~'.repeat(inner.length))
    : passage.text
  const lists = everyMatch(LIST, text)
  if (lists.length === 0) return
  const figures = figuresIn(text)
  for (const { 0: word, 1: openly, index } of lists) {
    const total = figures[firstFrom(figures, index) - 1]
    if (!total || !/^[^。;\d]{0,12}[,。;:(]?$/.test(text.slice(total.end, Math.min(index, total.end + 20))))
      continue
    const from = index + word.length
    const parts = partsOf(text, figures, from, endOfList(text, figures, from))
    const open = openly !== undefined || AND_SO_ON.test(text.slice(parts.at(-1)?.end ?? from).slice(0, 8))
    yield* compare(passage, total, parts, open)
  }
}

/** To the end of the sentence, to a second 其中, or to the semicolon that ends two parts or more. */
function endOfList(text: string, figures: readonly Figure[], from: number): number {
  const rest = text.slice(from, from + LONGEST_LIST)
  const stop = /[。!?]|其中/.exec(rest)
  const end = from + (stop ? stop.index : rest.length)
  const semicolon = text.slice(from, end).indexOf(';')
  if (semicolon < 0) return end
  return partsOf(text, figures, from, from + semicolon).length >= 2 ? from + semicolon : end
}

const LONGEST_LIST = 1500

/** What does not add up with pieces, 余 and 多 behind it apart. */
const KIND = /(人次|条次|件次|次|批|部)[余多]?$/

function figuresIn(text: string): Figure[] {
  const figures: Figure[] = []
  for (const match of everyMatch(NUMBER, text)) {
    const count = parseCount(match[0])
    if (!count) continue
    figures.push({
      value: count.value,
      exact: count.bound === undefined,
      kind: KIND.exec(match[0])?.[1] ?? 'piece',
      start: match.index,
      end: match.index + match[0].length,
    })
  }
  return figures
}

/** Index of the first figure that starts at or behind `from`; figures are in the order of the text. */
function firstFrom(figures: readonly Figure[], from: number): number {
  let low = 0
  let high = figures.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (figures[middle]!.start < from) low = middle + 1
    else high = middle
  }
  return low
}

/** The figures of a stretch, each with the words in front of it. */
function partsOf(text: string, figures: readonly Figure[], from: number, to: number): Part[] {
  const parts: Part[] = []
  let previous = from
  for (let i = firstFrom(figures, from); i < figures.length; i++) {
    const figure = figures[i]!
    if (figure.end > to) break
    parts.push({ ...figure, label: text.slice(previous, figure.start).replace(/^[,、;:~]+/, '') })
    previous = figure.end
  }
  return parts
}

/** A figure within the list that is not a part: an answer to one, another total, a comparison. */
const NOT_A_PART =
  /(?:办结|答复|回复|增加|减少|占|共|共计|合计|累计|点击|阅读|浏览|访问|关注|粉丝|整改|满意)(?:了|率|量|数)?$|^[比较]/

function compare(passage: Passage, total: Figure, parts: readonly Part[], open: boolean): Notice[] {
  if (parts.length < 2 || ![total, ...parts].every(({ exact }) => exact)) return []
  if (parts.some(({ kind, label }) => kind !== total.kind || NOT_A_PART.test(label))) return []
  const sum = parts.reduce((added, { value }) => added + value, 0)
  const severity = sum === total.value ? null : severityOf(sum / total.value, parts, open)
  if (!severity) return []
  const notice: Notice = {
    rule: 'N-SUM',
    cells: [],
    actual: total.value,
    expected: sum,
    at: spanOf(passage, Math.max(0, total.start - 12), parts.at(-1)?.end ?? total.end),
  }
  return [severity === 'info' ? { ...notice, severity } : notice]
}

/** Null when the list is an excerpt, or no division at all. */
function severityOf(share: number, parts: readonly Part[], open: boolean): 'info' | 'warning' | null {
  const partition = isPartition(parts)
  const overlapping = parts.some(({ label }) => MEDIA.test(label))
  if (share > 1 && (overlapping || (share > BEYOND && !partition))) return null
  if (open) return share >= PARTLY ? 'info' : null
  if (share >= (partition ? NEARLY : WHOLE)) return 'warning'
  return share >= (partition ? PARTLY : NEARLY) ? 'info' : null
}

/** One item stands in several media at once. */
const MEDIA = /网站|微信|微博|公众号|新媒体|报纸|日报|电视|广播|公开栏|客户端|头条|抖音|平台/

/** Parts of these kinds leave little rest: applicants, channels, and who proposed. */
const PARTITIONS: readonly RegExp[] = [
  /自然人|公民|个人|企业|法人|机构|组织/,
  /网|当面|现场|信函|信件|邮|传真|窗口|书面|电话|口头/,
  /建议|提案|议案/,
  /属于/,
]

const isPartition = (parts: readonly Part[]) =>
  PARTITIONS.some((kind) => parts.every(({ label }) => kind.test(label)))
