/** Why each rule is asked, where it comes from, and a report on which it holds and one on which it fails: data. */
import notes from '../tables/rule-notes.json' with { type: 'json' }

export interface Words {
  zh: string
  en: string
}

/** What is changed in an otherwise empty report of 2020 that adds up. */
export interface ExampleCase {
  year?: number
  agency?: string
  /** Six-digit code. */
  region?: string
  /** Cells by `code` or `code[applicant]`: numbers, or what is printed; totals follow. */
  values?: Record<string, number | string>
  /** What part 1 says. */
  say?: string
  /** Printed otherwise: what stands there, and what stands in its place. */
  print?: [string, string][]
  /** Left out: from the first text up to the second. */
  cut?: [string, string][]
  /** Cells of the same agency's report of the year before, and of the year after. */
  before?: Record<string, number>
  after?: Record<string, number>
  /** Another document altogether. */
  document?: string
}

export interface RuleNote {
  why: Words
  /** Keys of `ruleSources`. */
  sources: string[]
  /** None for rules that need more than one agency, or prose of some length. */
  example?: { holds: ExampleCase; fails: ExampleCase }
}

export const ruleNotes = notes.rules as unknown as Readonly<Record<string, RuleNote>>

export const ruleSources = notes.sources as Readonly<Record<string, Words>>

/** Checks that would be possible, and why they are not made. */
export const leftOut: readonly { check: Words; why: Words }[] = notes.leftOut
