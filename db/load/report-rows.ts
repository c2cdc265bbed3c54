/** What the tables hold of a report's current document, for arithmetic and search. */
import type { CellRef, Finding, Form, Parsed, Scope, Severity } from '../../server/report/report.ts'
import { factsOfCells } from '../facts.ts'
import type { Db, NewRow } from '../schema.ts'
import { indexSections } from '../search/store.ts'
import { CLAIM_COLUMNS, FINDING_COLUMNS, loadStatements, SECTION_COLUMNS, valuesOf } from './statements.ts'

/** Columns of `report` that follow from its current document. */
export function summaryOf({ form, scope, cells, findings }: Parsed) {
  return summaryOfParts(form, scope, cells.filter(({ value }) => value === null).length, findings)
}

/** `missing`: how many cells hold no value. */
export function summaryOfParts(form: Form, scope: Scope, missing: number, findings: readonly Finding[]) {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length
  return {
    form,
    scope,
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    missing,
  }
}

/**
 * Replaces facts, sections, claims and findings of a report by those of a parse.
 * @throws RangeError when the parse is not whole (`factsOfCells`).
 */
export async function replaceDetails(db: Db, report_id: number, parsed: Parsed): Promise<void> {
  const statements = loadStatements(db)
  for (const statement of statements.deleteDetails) statement.run(report_id)
  const facts = factsOfCells(parsed.form, parsed.cells)
  statements.insertFacts(
    facts.map(({ indicator_id, applicant_id, value, state }) => [
      report_id,
      indicator_id,
      applicant_id,
      value,
      state,
    ]),
  )
  statements.insertSections(rowsOf(sectionRows(report_id, parsed), SECTION_COLUMNS))
  await indexSections(db, report_id, parsed.sections)
  statements.insertClaims(rowsOf(claimRows(report_id, parsed), CLAIM_COLUMNS))
  statements.insertFindings(rowsOf(findingRows(report_id, parsed.findings), FINDING_COLUMNS))
}

const rowsOf = (rows: readonly object[], columns: readonly string[]): unknown[][] =>
  rows.map((row) => valuesOf(row, columns))

function sectionRows(report_id: number, { sections }: Parsed): NewRow<'section'>[] {
  return sections.map(({ title, text }, i) => ({ report_id, no: i + 1, title, text }))
}

function claimRows(report_id: number, { claims }: Parsed): NewRow<'claim'>[] {
  return claims.map(({ code, applicant, value, bound, quote, at }, i) => ({
    report_id,
    no: i + 1,
    indicator: code,
    applicant: applicant ?? null,
    value,
    bound: bound ?? null,
    quote,
    start: at.start,
    end: at.end,
  }))
}

export function findingRows(report_id: number, findings: readonly Finding[]): NewRow<'finding'>[] {
  return findings.map((finding, i) => ({
    report_id,
    no: i + 1,
    rule: finding.rule,
    severity: finding.severity,
    zh: finding.message.zh,
    en: finding.message.en,
    cells: JSON.stringify(finding.cells),
    expected: json(finding.expected),
    actual: json(finding.actual),
    suspect: json(finding.suspect),
    start: finding.at?.start ?? null,
    end: finding.at?.end ?? null,
  }))
}

function json(value: number | string | null | (CellRef & { value: number }) | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value)
}
