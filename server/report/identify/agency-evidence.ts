/** Candidates for the reporting agency, the strongest evidence first. */
import type { Passage } from '../claims/passages.ts'
import type { Span } from '../read/document.ts'
import type { Reference } from '../reference.ts'
import type { Evidence } from '../report.ts'
import { readAgencyName } from './agency-name.ts'
import { NATIONAL_BODY, ORGAN_SUFFIX, TOWNSHIP_NAME } from './name-words.ts'
import { countFullNames, findCompiler, findSignature } from './names-in-text.ts'
import type { NamedSpan, Title } from './title.ts'

export interface Candidate {
  name: string
  evidence: Evidence
  /** Strong evidence stands alone; the rest is marked as inferred. */
  strong: boolean
  at: Span | null
  /** Compiled by an office that may speak for its whole government. */
  compiled: boolean
}

/** All candidates that name their agency in full; the list is empty when there are none. */
export function findCandidates(
  passages: readonly Passage[],
  title: Title | null,
  reference: Reference,
): Candidate[] {
  const stated: Candidate[] = []
  const add = (found: NamedSpan | null | undefined, evidence: Evidence, compiled = false) => {
    if (found && isName(found.name, reference)) {
      stated.push({ name: found.name, evidence, strong: true, at: found, compiled })
    }
  }
  add(title?.agency, 'title')
  add(findCompiler(passages), 'body', true)
  add(findSignature(passages), 'signature')
  if (stated.length > 0) return stated
  return spokenOf(passages, reference)
}

/** A name that stands again and again, twice as often as any other of its kind. */
function spokenOf(passages: readonly Passage[], reference: Reference): Candidate[] {
  const self = selfWord(passages)
  const names = countFullNames(passages, reference).filter(({ name }) => self === null || self.test(name))
  const [best, second] = names
  if (!best || best.count < 3 || (second && second.count * 2 > best.count)) return []
  return [{ name: best.name, evidence: 'body', strong: false, at: best, compiled: false }]
}

/** What the writer calls itself (我局, 我委) tells how the name ends: the words behind 我 or 本, and the ending. */
const SELF: readonly (readonly [words: readonly string[], ending: RegExp])[] = [
  [['局'], /局$/],
  [['委'], /委(?:员会)?$/],
  [['厅'], /厅$/],
  [['街道', '办事处'], /街道办事处$/],
  [['镇', '乡'], /[镇乡](?:人民政府)?$/],
]

function selfWord(passages: readonly Passage[]): RegExp | null {
  let most = 1
  let ending: RegExp | null = null
  const counts = SELF.map(() => 0)
  for (const { text } of passages) {
    if (!text.includes('我') && !text.includes('本')) continue
    for (let at = 1; at < text.length; at++) {
      const before = text.charCodeAt(at - 1)
      if (before !== I && before !== THIS) continue
      const called = SELF.findIndex(([words]) => words.some((word) => text.startsWith(word, at)))
      if (called >= 0) counts[called]!++
    }
  }
  for (const [i, [, suffix]] of SELF.entries()) {
    if (counts[i]! <= most) continue
    most = counts[i]!
    ending = suffix
  }
  return ending
}

const I = '我'.charCodeAt(0)
const THIS = '本'.charCodeAt(0)

/** Ends like an agency, a township or a region. 区统计局 and 某区统计局 are no names: they do not say which. */
export function isName(name: string, reference: Reference): boolean {
  if (/^[省市县区旗盟州某]/.test(name) && readAgencyName(name, reference, null).regions.length === 0)
    return false
  if (ORGAN_SUFFIX.test(name) || TOWNSHIP_NAME.test(name) || NATIONAL_BODY.test(name)) return true
  return readAgencyName(name, reference, null).core === ''
}
