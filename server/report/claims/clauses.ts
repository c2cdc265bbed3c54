/** Passages cut into sentences and clauses, each with what it is about. */
import {
  CLAUSE_END,
  COUNTED_MARKS,
  hasAll,
  MARKS,
  NEGATED,
  SENTENCE_END,
  THROUGHOUT,
} from './clause-marks.ts'
import type { Passage } from './passages.ts'
import { LEGAL_HEADING, REQUEST_HEADING, TOPICS, type Topic } from './statement-table.ts'

/** Longer runs without a comma are no prose, and patterns are not let loose on them. */
const LONGEST_CLAUSE = 400
const REACH = 300

type Topics = ReadonlySet<Topic['id']>

/** The clauses of one passage, as places in its text. */
interface Cut {
  passage: Passage
  /** The passage with the titles of documents blanked. */
  text: string
  /** Heading that it stands under, empty at the top. */
  heading: string
  /** For each clause: where it and the sentence around it begin and end. */
  bounds: number[]
}
const BOUNDS = 4

/** A clause that may say something about a figure. What only few of them are asked for is found when it is asked. */
export class Clause {
  readonly #cut: Cut
  readonly #index: number
  readonly text: string
  /** Offset of the clause in the passage. */
  readonly start: number
  /** Kinds of characters that it holds (clause-marks.ts). */
  readonly marks: number
  #topics: Topics | null = null

  constructor(cut: Cut, index: number, marks: number) {
    this.#cut = cut
    this.#index = index
    this.start = cut.bounds[index * BOUNDS]!
    this.text = cut.text.slice(this.start, cut.bounds[index * BOUNDS + 1])
    this.marks = marks
  }

  get passage(): Passage {
    return this.#cut.passage
  }

  /** Heading that it stands under, empty at the top. */
  get heading(): string {
    return this.#cut.heading
  }

  /** The sentence around it, as far as words can be meant together. */
  get sentence(): string {
    const from = this.#cut.bounds[this.#index * BOUNDS + 2]!
    const to = this.#cut.bounds[this.#index * BOUNDS + 3]!
    const end = this.start + this.text.length
    return this.#cut.text.slice(Math.max(from, this.start - REACH), Math.min(to, end + REACH))
  }

  /** What the sentence says before the clause: the year that governs it stands there. */
  get before(): string {
    const from = this.#cut.bounds[this.#index * BOUNDS + 2]!
    return this.#cut.text.slice(Math.max(from, this.start - REACH), this.start)
  }

  /** What it is about: its own topics, else those of the clause before, else those of the heading. */
  get topics(): Topics {
    this.#topics ??= this.#findTopics()
    return this.#topics
  }

  #findTopics(): Topics {
    const { text, bounds, heading } = this.#cut
    for (let at = this.#index * BOUNDS; at >= 0; at -= BOUNDS) {
      const own = topicsOf(text.slice(bounds[at], bounds[at + 1]))
      if (own) return own
    }
    return headingTopics(inlineHeading(text) ?? heading)
  }
}

/**
 * The clauses of the running text, in order, that hold a counted number, a negation or a word for all of something.
 * Document titles in 《》 are blanked: they state nothing.
 */
export function cutClauses(passages: readonly Passage[]): Clause[] {
  const clauses: Clause[] = []
  let heading = ''
  for (const passage of passages) {
    if (passage.heading) heading = passage.text
    else cutPassage(passage, heading, clauses)
  }
  return clauses
}

function cutPassage(passage: Passage, heading: string, clauses: Clause[]) {
  const text = passage.text.includes('《')
    ? passage.text.replace(/《[^《》]{0,120}》/g, (title) => '《'.repeat(title.length))
    : passage.text
  const cut: Cut = { passage, text, heading, bounds: [] }
  const { bounds } = cut
  let sentence = 0
  /** First of the clauses of this sentence, whose end is not known before it is reached. */
  let pending = 0
  let start = 0
  let marks = 0
  for (let i = 0; i <= text.length; i++) {
    const mark = i < text.length ? MARKS[text.charCodeAt(i)]! : SENTENCE_END
    if ((mark & (SENTENCE_END | CLAUSE_END)) === 0 || isInNumber(text, i)) {
      marks |= mark
      continue
    }
    if (i > start && i - start <= LONGEST_CLAUSE) {
      bounds.push(start, i, sentence, i)
      if (isTelling(marks)) clauses.push(new Clause(cut, bounds.length / BOUNDS - 1, marks))
    }
    start = i + 1
    marks = 0
    if (mark & SENTENCE_END) {
      for (; pending < bounds.length; pending += BOUNDS) bounds[pending + 3] = i
      sentence = i + 1
    }
  }
}

const isTelling = (marks: number) => hasAll(marks, COUNTED_MARKS) || (marks & (NEGATED | THROUGHOUT)) !== 0

/** A comma between digits belongs to the number: 13,491条. */
function isInNumber(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== COMMA || !isDigit(text, at - 1)) return false
  return isDigit(text, at + 1) && isDigit(text, at + 2) && isDigit(text, at + 3)
}

const COMMA = 0x2c

function isDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 0x30 && unit <= 0x39
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
  let topics: Set<Topic['id']> | null = null
  for (const { id, words } of TOPICS) if (words.test(clause)) (topics ??= new Set<Topic['id']>()).add(id)
  return topics
}
