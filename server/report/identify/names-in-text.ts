/** Agencies that the running text names: who compiled the report, who signed it, who is spoken of again and again. */
import { spanOf, type Passage } from '../claims/passages.ts'
import type { Reference } from '../reference.ts'
import { regionIndex } from './agency-name.ts'
import { ORGAN_SUFFIX } from './name-words.ts'
import { lineAsName, type NamedSpan } from './title.ts'

/** 由沈阳市沈河区人民政府办公室编制而成. */
const COMPILED = /由([\u4e00-\u9fff]{4,40}?)(?:负责)?(?:编制|编写|拟定|制作)/

export function findCompiler(passages: readonly Passage[]): NamedSpan | null {
  for (const passage of passages) {
    if (!passage.opening) break
    if (!passage.text.includes('由')) continue
    const match = COMPILED.exec(passage.text)
    const name = match?.[1] ?? ''
    if (!match || !ORGAN_SUFFIX.test(name)) continue
    const start = match.index + 1
    return { name, ...spanOf(passage, start, start + name.length) }
  }
  return null
}

const DATE_LINE = /^(?:20\d{2}|二[〇零○]..)年.{1,4}月.{1,4}日$/
/** How many of the last passages may be the signature. */
const SIGNATURE_PASSAGES = 6

/** A line at the end that is nothing but a name, with or without a date. */
export function findSignature(passages: readonly Passage[]): NamedSpan | null {
  const tail = passages.slice(-SIGNATURE_PASSAGES).filter(({ opening }) => !opening)
  for (const passage of tail.reverse()) {
    if (DATE_LINE.test(passage.text)) continue
    const name = passage.heading ? null : lineAsName(passage)
    if (name && ORGAN_SUFFIX.test(name.name)) return name
  }
  return null
}

export interface Mentioned extends NamedSpan {
  count: number
}

const SUFFIX_END =
  /(?:人民政府办公[室厅]|人民政府|街道办事处|管理委员会|管委会|委员会|办公[室厅]|分局|[局厅])/g
const LONGEST_NAME = 30

/** Full names (region first) in the text, the most frequent first. Names inside book titles count half. */
export function countFullNames(passages: readonly Passage[], reference: Reference): Mentioned[] {
  const index = regionIndex(reference)
  const found = new Map<string, Mentioned>()
  for (const passage of passages) {
    const { text } = passage
    for (const suffix of text.matchAll(SUFFIX_END)) {
      const end = suffix.index + suffix[0].length
      const start = startOfName(text, suffix.index)
      // The region stands as far to the left as the run of characters reaches.
      for (let at = start; at < suffix.index; at++) {
        const region = index.startingFull(text.slice(at, suffix.index + 1), [], null)
        if (!region || region.length < 3) continue
        const name = text.slice(at, end)
        const entry = found.get(name) ?? { name, ...spanOf(passage, at, end), count: 0 }
        entry.count += insideTitle(text, at) ? 1 : 2
        found.set(name, entry)
        break
      }
    }
  }
  return [...found.values()].sort((a, b) => b.count - a.count)
}

function startOfName(text: string, before: number): number {
  let start = before
  while (start > 0 && before - start < LONGEST_NAME && /[\u4e00-\u9fff]/.test(text[start - 1] ?? '')) start--
  return start
}

function insideTitle(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 60), at)
  return before.lastIndexOf('《') > before.lastIndexOf('》')
}

/** 区住建局, 市城管局: a short form that names a body without its region. */
const SHORT_FORM = /(?:区|县|市|旗)[\u4e00-\u9fff]{1,6}?[局委办](?![\u4e00-\u9fff]*(?:人民政府))/g

/** The short form that the text uses most, as a hint for whoever completes the manifest. */
export function findShortForm(passages: readonly Passage[]): NamedSpan | null {
  const counts = new Map<string, NamedSpan & { count: number }>()
  for (const passage of passages) {
    for (const match of passage.text.matchAll(SHORT_FORM)) {
      const name = match[0]
      if (/(?:我|各|本|全)/.test(name) || /^[市县区旗]委/.test(name)) continue
      const entry = counts.get(name) ?? {
        name,
        ...spanOf(passage, match.index, match.index + name.length),
        count: 0,
      }
      entry.count++
      counts.set(name, entry)
    }
  }
  const [best] = [...counts.values()].sort((a, b) => b.count - a.count)
  return best && best.count >= 2 ? { name: best.name, start: best.start, end: best.end } : null
}
