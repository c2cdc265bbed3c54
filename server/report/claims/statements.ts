/** Claims about the statutory figures, out of the clauses of the running text. */
import type { Applicant, Claim } from '../report.ts'
import { APPLICANT, COUNTED_MARKS, hasAll, NEGATED, THROUGHOUT } from './clause-marks.ts'
import type { Clause } from './clauses.ts'
import { everyMatch } from './every-match.ts'
import { COUNTED, parseCount, type Count } from './number.ts'
import { quoteOf, spanOf, type Passage } from './passages.ts'
import {
  ALL_ANSWERED,
  ALL_DONE,
  APPLICANT_PART,
  APPLICANT_WORDS,
  CHANNEL_PART,
  NOT_THIS_YEAR,
  ORGANISATIONS,
  OTHER_BODY,
  STATEMENTS,
  type Statement,
} from './statement-table.ts'

interface Rule extends Statement {
  regex: RegExp
  /** The same without its places: most clauses match no rule, and this says so at a fraction of the price. */
  found: RegExp
  counted: boolean
}

const rules: readonly Rule[] = STATEMENTS.map((statement) => ({
  ...statement,
  regex: new RegExp(statement.pattern.replace('#', `(?<number>${COUNTED})`), 'dg'),
  found: new RegExp(statement.pattern.replace('#', `(?:${COUNTED})`)),
  counted: statement.pattern.includes('#'),
}))
const NUMBER = new RegExp(COUNTED, 'g')
const applicantParts = APPLICANT_WORDS.map(
  ([applicant, words]) => [applicant, new RegExp(APPLICANT_PART(words))] as const,
)
const applicantWords = APPLICANT_WORDS.map(([applicant, words]) => [applicant, new RegExp(words)] as const)

/**
 * `year`: of the report, as far as the text tells; figures of other years are left alone. A claim quotes its clause
 * from `source`, as printed.
 */
export function findStatements(clauses: readonly Clause[], year: number | null, source: string): Claim[] {
  const claims: Claim[] = []
  /** The last figure of requests in this passage: lists of outcomes and applicants hang on it. */
  let head: Claim | null = null
  let passage: Passage | null = null
  for (const clause of clauses) {
    if (clause.passage !== passage) head = null
    passage = clause.passage
    const candidates = rulesFor(clause, head)
    if (candidates.length === 0 && !(head && hangsOnHead(clause))) continue
    if (NOT_THIS_YEAR.test(clause.text) || OTHER_BODY.test(clause.text)) continue
    const found = claimsIn(clause, head, candidates, year)
    if (found.length === 0) continue
    const quote = quoteOf(clause.passage, clause.start, clause.text.length, source)
    for (const claim of found) claims.push({ ...claim, quote })
    head = found.filter(isHead).at(-1) ?? head
  }
  return claims.sort((a, b) => a.at.start - b.at.start)
}

/** The rules that the clause has the words and the topic for: few clauses have any. */
function rulesFor(clause: Clause, head: Claim | null): Rule[] {
  const fitting: Rule[] = []
  const counted = hasAll(clause.marks, COUNTED_MARKS)
  const negated = (clause.marks & NEGATED) !== 0
  for (const rule of rules) {
    if (rule.counted ? !counted : !negated) continue
    if (rule.follows && !head && fitting.length === 0) continue
    if (!rule.needs.some((word) => clause.text.includes(word))) continue
    if (clause.topics.has(rule.topic)) fitting.push(rule)
  }
  return fitting
}

/** It may name the parts of the figure before it, or say that all of it is done. */
const hangsOnHead = ({ marks }: Clause) =>
  hasAll(marks, COUNTED_MARKS | APPLICANT) || (marks & THROUGHOUT) !== 0

function claimsIn(
  clause: Clause,
  head: Claim | null,
  candidates: readonly Rule[],
  year: number | null,
): Claim[] {
  const otherYear = isOtherYear(clause, year)
  const taken = new Set<number>()
  const found: Claim[] = []
  for (const rule of candidates) {
    if (otherYear && !rule.otherYear) continue
    if (rule.follows && !head && found.length === 0) continue
    if (!rule.found.test(clause.text)) continue
    if (rule.except?.test(clause.text) || rule.exceptSentence?.test(clause.sentence)) continue
    if (rule.topic === 'legal' && !isAboutDisclosure(clause)) continue
    found.push(...matchesOf(rule, clause, taken))
  }
  found.push(...applicantClaims(clause, head ?? found[0] ?? null, taken))
  found.push(...allDone(clause, head ?? found[0] ?? null))
  return found
}

const isHead = ({ code, applicant, value }: Claim) =>
  applicant === undefined && value > 0 && (code === 'applications.received.new' || code === 'outcome.total')

function matchesOf(rule: Rule, clause: Clause, taken: Set<number>): Claim[] {
  const claims: Claim[] = []
  for (const match of everyMatch(rule.regex, clause.text)) {
    const number = match.groups?.number
    if (!rule.counted) {
      if (claims.length === 0)
        claims.push(claimOf(rule.code, { value: rule.value ?? 0 }, clause, match.index, match[0]))
      continue
    }
    const at = match.indices?.groups?.number?.[0] ?? match.index
    const count = number === undefined ? null : parseCount(number)
    if (!count || taken.has(at)) continue
    const lead = clause.text.slice(0, at)
    if (rule.topic === 'requests' && CHANNEL_PART.test(`${lead}#`)) continue
    const applicant = rule.code === 'applications.received.new' ? applicantIn(match[0]) : undefined
    if (applicant === null) continue
    taken.add(at)
    claims.push(claimOf(rule.code, count, clause, match.index, match[0], applicant))
  }
  return claims
}

/** 收到公民申请5件 is no total; null where the words fit no single column. */
function applicantIn(words: string): Applicant | undefined | null {
  const named = applicantWords.filter(([, pattern]) => pattern.test(words)).map(([applicant]) => applicant)
  const organisations = ORGANISATIONS.test(words)
  if (named.length === 0) return organisations && /法人/.test(words) ? null : undefined
  return named.length === 1 && !organisations ? named[0] : undefined
}

/** 其中自然人147件，商业企业2件: the parts of the figure before them. */
function applicantClaims(clause: Clause, head: Claim | null, taken: Set<number>): Claim[] {
  if (!head || !hasAll(clause.marks, COUNTED_MARKS | APPLICANT)) return []
  const claims: Claim[] = []
  let from = 0
  for (const match of everyMatch(NUMBER, clause.text)) {
    const lead = clause.text.slice(from, match.index).replace(/^、/, '')
    const start = match.index - lead.length
    from = match.index + match[0].length
    const applicant = applicantParts.find(([, pattern]) => pattern.test(lead))?.[0]
    const count = parseCount(match[0])
    if (!applicant || !count || taken.has(match.index)) continue
    claims.push(claimOf(head.code, count, clause, start, lead + match[0], applicant))
  }
  return claims
}

function allDone(clause: Clause, head: Claim | null): Claim[] {
  if (!head || (clause.marks & THROUGHOUT) === 0 || !clause.topics.has('requests')) return []
  const match = ALL_DONE.exec(clause.text) ?? ALL_ANSWERED.exec(clause.text)
  return match ? [claimOf('applications.carried_out', { value: 0 }, clause, match.index, match[0])] : []
}

function claimOf(
  code: string,
  count: Count,
  clause: Clause,
  from: number,
  words: string,
  applicant?: Applicant,
): Claim {
  const start = clause.start + from
  const claim: Claim = {
    code,
    value: count.value,
    quote: '',
    at: spanOf(clause.passage, start, start + words.length),
  }
  if (applicant !== undefined) claim.applicant = applicant
  if (count.bound !== undefined) claim.bound = count.bound
  return claim
}

/** The last year named in the sentence governs what follows it. */
function isOtherYear({ before, text }: Clause, year: number | null): boolean {
  if (year === null || (!text.includes('年') && !before.includes('年'))) return false
  const named = [...(before + text).matchAll(/(20\d\d)年/g)].at(-1)?.[1]
  return named !== undefined && Number(named) !== year
}

/** A justice bureau handles reconsideration as its trade; only cases over disclosure are meant. */
function isAboutDisclosure({ sentence, heading, topics }: Clause): boolean {
  return (
    /信息公开|政务公开|依申请|公开申请/.test(sentence) || /复议|诉讼/.test(heading) || topics.has('requests')
  )
}
