/** Passages cut into sentences and clauses, each with what it is about. */
import type { Passage } from './passages.ts'
import { LEGAL_HEADING, REQUEST_HEADING, TOPICS, type Topic } from './statement-table.ts'

export interface Clause {
  passage: Passage
  text: string
  /** Offset of the clause in the passage. */
  start: number
  /** The sentence around it, as far as words can be meant together. */
  sentence: string
  /** What the sentence says before the clause: the year that governs it stands there. */
  before: string
  /** What it is about: its own topics, else those of the clause before. */
  topics: ReadonlySet<Topic['id']>
  /** Heading that it stands under, empty at the top. */
  heading: string
  /** First clause of its passage. */
  first: boolean
}

/** Longer runs without a comma are no prose, and patterns are not let loose on them. */
const LONGEST_CLAUSE = 400
const REACH = 300

const SENTENCE = /[^。;!?]+/g
/** A comma between digits belongs to the number: 13,491条. */
const CLAUSE = /(?:[^,()]|(?<=\d),(?=\d{3}))+/g

/** All clauses of the running text in order. Document titles in 《》 are blanked: they state nothing. */
export function cutClauses(passages: readonly Passage[]): Clause[] {
  const clauses: Clause[] = []
  let heading = ''
  for (const passage of passages) {
    if (passage.heading) {
      heading = passage.text
      continue
    }
    const text = passage.text.replace(/《[^《》]{0,120}》/g, (title) => '《'.repeat(title.length))
    let topics = headingTopics(inlineHeading(text) ?? heading)
    let first = true
    for (const sentence of text.matchAll(SENTENCE)) {
      for (const clause of sentence[0].matchAll(CLAUSE)) {
        if (clause[0].length > LONGEST_CLAUSE) continue
        topics = topicsOf(clause[0]) ?? topics
        clauses.push({
          passage,
          text: clause[0],
          start: sentence.index + clause.index,
          sentence: sentence[0].slice(
            Math.max(0, clause.index - REACH),
            clause.index + clause[0].length + REACH,
          ),
          before: sentence[0].slice(Math.max(0, clause.index - REACH), clause.index),
          topics,
          heading,
          first,
        })
        first = false
      }
    }
  }
  return clauses
}

/** （二）依申请公开情况。我局… : a heading on the line of its paragraph. */
const inlineHeading = (text: string): string | null =>
  /^(?:\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+、|\d{1,2}[.、])[^,。;]{2,20}[。:]/.exec(
    text,
  )?.[0] ?? null

function headingTopics(heading: string): Set<Topic['id']> {
  const topics = new Set<Topic['id']>()
  if (LEGAL_HEADING.test(heading)) topics.add('legal')
  if (REQUEST_HEADING.test(heading)) topics.add('requests')
  return topics
}

function topicsOf(clause: string): Set<Topic['id']> | null {
  const topics = new Set<Topic['id']>()
  for (const { id, words } of TOPICS) if (words.test(clause)) topics.add(id)
  return topics.size > 0 ? topics : null
}
