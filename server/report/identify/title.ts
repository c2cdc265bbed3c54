/** The title line: 沈阳市自然资源局2020年度政府信息公开工作报告, also over two lines or behind a preamble. */
import { spanOf, type Passage } from '../claims/passages.ts'
import type { Span } from '../read/document.ts'
import { parseYear, YEAR } from './year.ts'

export interface NamedSpan extends Span {
  /** Simplified, without spaces. */
  name: string
}

export interface Title {
  agency: NamedSpan | null
  year: number | null
}

const REPORT =
  '(?:的)?(?:本级)?(?:政府|政务)?信息公开(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:工作)?(?:情况)?(?:的)?(?:年度)?报告'
const AGENCY_FIRST = new RegExp(`^(.*?)(?:关于)?(?:发布|公布)?[(〔]?${YEAR}[)〕]?年?(?:度)?${REPORT}`)
const YEAR_FIRST = new RegExp(`^(?:.*?[^0-9])?${YEAR}年(?:度)?(.+?)${REPORT}`)
const NO_YEAR = new RegExp(`^(.*?)${REPORT}`)

/** What stands in front of a name and is no part of it: signs, words, the end of a telephone number or a counter. */
const PREFIX =
  /^.*[:。!?,;()"“”《》]|^[\w./-]+|^(?:现将|现公布|现发布|兹公布|公布|发布|现|根据|按照|为|关于)+/
/** What a name may be made of: nothing that a sentence would hold. */
const NAME = /^[\u4e00-\u9fff·]{2,40}$/
const SENTENCE = /(?:要求|规定|编制|如下|我[局市县区镇乡办委]|本[局机]|通知|条例|公开(?!资源)|年度|报告)/

/** A title, also behind a sentence of preamble, stands within these characters. */
const LONGEST_TITLE = 200
/** How many passages from the top may hold the title. */
const TITLE_PASSAGES = 12

/** The first title among the opening passages; its parts are null where it does not say them. */
export function findTitle(passages: readonly Passage[]): Title | null {
  const head = passages.slice(0, TITLE_PASSAGES)
  let best: Title | null = null
  for (const [index, passage] of head.entries()) {
    if (passage.heading) break
    const title = titleIn(passage, head[index - 1])
    if (!title) continue
    // 上年的报告 cited in a sentence does not outweigh a line that names its agency.
    if (title.agency && title.year !== null) return title
    best ??= title
  }
  return best
}

function titleIn(passage: Passage, before: Passage | undefined): Title | null {
  const text = passage.text.slice(0, LONGEST_TITLE)
  if (!text.includes('信息公开') || !text.includes('报告')) return null
  if (/《[^》]*报告[^》]*》/.test(text) && text.length > 60) return null
  const first = AGENCY_FIRST.exec(text)
  const second = first ? null : YEAR_FIRST.exec(text)
  const bare = first || second ? null : NO_YEAR.exec(text)
  if (!first && !second && !bare) return null
  const year = second ? parseYear(second[1] ?? '') : first ? parseYear(first[2] ?? '') : null
  const part = second ? (second[2] ?? '') : ((first ?? bare)?.[1] ?? '')
  const agency = part === '' ? lineAsName(before) : nameIn(passage, text.indexOf(part), part)
  // A sentence about reports is no title.
  if (!agency && (year === null || text.length > 60)) return null
  return { agency, year }
}

/** The name at the end of a stretch of a passage. */
function nameIn(passage: Passage, from: number, part: string): NamedSpan | null {
  if (from < 0) return null
  let name = part
  for (let cut = PREFIX.exec(name); cut && cut[0] !== ''; cut = PREFIX.exec(name))
    name = name.slice(cut[0].length)
  if (!NAME.test(name) || SENTENCE.test(name)) return null
  const start = from + part.length - name.length
  return { name, ...spanOf(passage, start, start + name.length) }
}

/** A line that is nothing but a name, above the line with the year. */
export function lineAsName(passage: Passage | undefined): NamedSpan | null {
  if (!passage || passage.text.length > 30 || passage.text.length < 4) return null
  return nameIn(passage, 0, passage.text)
}
