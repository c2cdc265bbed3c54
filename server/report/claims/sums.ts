/**
 * Totals of the running text against the parts listed after them: 主动公开信息13491条。其中，新闻发布5281条，…
 *
 * Not every 其中 introduces all parts. A list that covers a smaller share of the total is an excerpt and says
 * nothing; one that nearly reaches it, or exceeds it, is a slip.
 */
import type { Notice } from '../parse/extraction.ts'
import { COUNTED, parseCount } from './number.ts'
import { spanOf, type Passage } from './passages.ts'

const NUMBER = new RegExp(COUNTED, 'g')
/** 其中 after a figure, in the same sentence or at the start of the next. */
const LIST = /(?:其中)(包括|包含|有|主要|含)?[:,]*/g
const PARENTHESES = /\([^()]*\)/g
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

interface Part {
  value: number
  exact: boolean
  /** What it counts: pieces of any kind, or times, persons, batches, which do not add up with pieces. */
  kind: string
  label: string
  start: number
  end: number
}

export function findWrongSums(passages: readonly Passage[]): Notice[] {
  const notices: Notice[] = []
  for (const passage of passages) {
    // A nested list in brackets (主办20件，协办28件) is summed on its own, and hidden from the list around it.
    const flat = passage.text.replace(PARENTHESES, (inner) => '~'.repeat(inner.length))
    for (const inner of passage.text.matchAll(PARENTHESES)) {
      const total = partsIn(passage.text.slice(0, inner.index), 0).at(-1)
      if (total && total.end === inner.index && !/其中/.test(inner[0])) {
        notices.push(
          ...compare(
            passage,
            total,
            partsIn(passage.text, inner.index + 1, inner.index + inner[0].length),
            false,
          ),
        )
      }
    }
    for (const list of flat.matchAll(LIST)) {
      const total = totalBefore(flat, list.index)
      if (!total) continue
      const from = list.index + list[0].length
      const end = endOfList(flat, from)
      notices.push(...compare(passage, total, partsIn(flat, from, end), isOpen(list[1], flat, from, end)))
    }
  }
  return notices
}

/** The figure that the list divides: the last one of the clause before, or of the sentence before. */
function totalBefore(text: string, at: number): Part | null {
  const before = text.slice(0, at)
  const total = partsIn(before, 0).at(-1)
  if (!total) return null
  const between = before.slice(total.end)
  return /^[^。;\d]{0,12}[,。;:(]?$/.test(between) ? total : null
}

function isOpen(introduction: string | undefined, text: string, from: number, end: number): boolean {
  const last = partsIn(text, from, end).at(-1)
  return introduction !== undefined || AND_SO_ON.test(text.slice(last?.end ?? end))
}

/** To the end of the sentence, to a second 其中, or to the semicolon that ends two parts or more. */
function endOfList(text: string, from: number): number {
  const stop = /[。!?]|其中/.exec(text.slice(from))
  const end = stop ? from + stop.index : text.length
  const semicolon = text.slice(from, end).indexOf(';')
  return semicolon >= 0 && partsIn(text, from, from + semicolon).length >= 2 ? from + semicolon : end
}

function partsIn(text: string, from: number, to = text.length): Part[] {
  const parts: Part[] = []
  let previous = from
  for (const match of text.slice(0, to).matchAll(NUMBER)) {
    if (match.index < from) continue
    const count = parseCount(match[0])
    if (!count) continue
    const end = match.index + match[0].length
    parts.push({
      value: count.value,
      exact: count.bound === undefined,
      kind: /(?:人次|条次|件次|次|批|部)$/.exec(match[0].replace(/[余多]$/, ''))?.[0] ?? 'piece',
      label: text.slice(previous, match.index).replace(/^[,、;:~]+/, ''),
      start: match.index,
      end,
    })
    previous = end
  }
  return parts
}

/** A figure within the list that is not a part: an answer to one, another total, a comparison. */
const NOT_A_PART =
  /(?:办结|答复|回复|增加|减少|占|共|共计|合计|累计|点击|阅读|浏览|访问|关注|粉丝|整改|满意)(?:了|率|量|数)?$|^[比较]/

function compare(passage: Passage, total: Part, parts: readonly Part[], open: boolean): Notice[] {
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
