/**
 * The tables, as TypeScript. Columns are `snake_case`; a boolean is 0 or 1; times are ISO 8601 text in UTC.
 *
 * Reference data (`region` … `rule`) is loaded from `db/reference`; everything else comes from documents.
 * A figure lives twice: whole, with raw text and positions, in `document.parse`, and as a sparse `fact`
 * for arithmetic. What is not in `fact` is a printed zero, if the report's form has the cell.
 */
import type { Generated, Insertable, Kysely, Selectable } from 'kysely'
import type { CellState, Form, Level, Scope, Severity } from '../server/report/report.ts'

export interface Database {
  rollup: RollupTable
  report_block: ReportBlockTable
  meta: MetaTable
  region: RegionTable
  region_closure: RegionClosureTable
  sector: SectorTable
  applicant: ApplicantTable
  indicator: IndicatorTable
  rule: RuleTable
  agency: AgencyTable
  document: DocumentTable
  report: ReportTable
  revision: RevisionTable
  fact: FactTable
  section: SectionTable
  claim: ClaimTable
  finding: FindingTable
  carry_over: CarryOverTable
  fingerprint: FingerprintTable
  fingerprint_key: FingerprintKeyTable
  agency_words: NameWordsTable
  region_words: NameWordsTable
  section_words: SectionWordsTable
  data_change: DataChangeTable
}

/**
 * Key-value: `data_revision` (counts up with every change of what the API can answer), `updated_at` (last change of
 * documents), `synthetic`, `reference` (hash of the reference data that the tables hold),
 * `search` and `search_regions` (how the word indexes were cut).
 */
export interface MetaTable {
  key: string
  value: string
}

/**
 * Administrative divisions, present and historical. A code whose name changed has one row: the present one;
 * a retired code keeps its row with `valid_to` and `successor`. The root is `000000` 全国.
 */
export interface RegionTable {
  adcode: string
  name: string
  level: 'country' | 'province' | 'prefecture' | 'county' | 'development_zone'
  parent: string | null
  /** 省/市/县 names from the province down, joined by `/`: 辽宁省/沈阳市/沈河区. */
  path: string
  valid_from: number | null
  /** Last report year for which the code was in force at year end; null while it is. */
  valid_to: number | null
  /** Codes that now cover the area, space-separated. */
  successor: string | null
}

/** Every (ancestor, descendant) pair, each region being its own ancestor at depth 0. */
export interface RegionClosureTable {
  ancestor: string
  descendant: string
  depth: number
}

export interface SectorTable {
  code: string
  zh: string
  en: string
  position: number
}

export interface ApplicantTable {
  /** 1–7 in the order of table 3; 7 is `total`. */
  id: number
  code: string
  zh: string
  en: string
}

/** The dictionary: statutory indicators (`table_no` 2, 3, 4) and derived ones (`table_no` null, with a formula). */
export interface IndicatorTable {
  id: number
  code: string
  zh: string
  en: string
  table_no: number | null
  /** `count` 件, `items` 项, `money` 元, `ratio`. */
  unit: 'count' | 'items' | 'money' | 'ratio'
  /** What the quotient is multiplied by: 1, or 1000 for cases per thousand. */
  scale: number
  kind: 'flow' | 'stock' | 'derived'
  /** 1: may be summed over the own-scope reports of a year. */
  additive: number
  /** Forms for which it has a value, space-separated: `2019`, `2021` or both. */
  forms: string
  /** Forms with cells of its own, space-separated; empty for derived ones. */
  printed: string
  comparability: 'full' | 'good' | 'approximate' | 'ends_2020' | 'starts_2021'
  /** Sums of codes (`db/reference/formula.ts`), e.g. `outcome.granted + outcome.partial`; null where just printed. */
  numerator: string | null
  denominator: string | null
  /** 1: the numerator is a part of the denominator, so that the quotient is a share. */
  proportion: number
  definition_zh: string | null
  definition_en: string | null
}

export interface RuleTable {
  id: string
  severity: Severity
  forms: string
  scope: string
  formula: string
  zh: string
  en: string
}

/** Identity: name and region. `region` is null only for national bodies and for a region that is not established. */
export interface AgencyTable {
  id: Generated<number>
  name: string
  region: string | null
  sector: string
  level: Level | null
}

/**
 * Every document ever given, whatever became of it. `text` (decoded source) and `parse` (the whole
 * `gongkai.report/1`) are deflated UTF-8. A document is known by its bytes and, once parsed, its (agency, year).
 */
export interface DocumentTable {
  id: Generated<number>
  sha256: string
  /** Both null unless `status` is `parsed`. */
  agency_id: number | null
  year: number | null
  name: string
  media_type: string
  /** Size of the source; null when only its parse was given. */
  bytes: number | null
  url: string | null
  published: string | null
  /** 1: a manifest spoke for it; a reading without one does not replace that. */
  stated: number
  status: 'parsed' | 'unidentified' | 'refused'
  /** JSON array of {code, message}. */
  reasons: string
  text: Uint8Array | null
  parse: Uint8Array
  /** SHA-256 of the parse without the file's name, so that giving the same document again changes nothing. */
  parse_sha256: string
  loaded_at: string
}

/** The current report of an (agency, year). */
export interface ReportTable {
  id: Generated<number>
  agency_id: number
  year: number
  form: Form
  scope: Scope
  document_id: number
  /** 1 for the first document of this (agency, year), counting up with corrections. */
  revision: number
  errors: number
  warnings: number
  infos: number
  /** Data cells without a value (`missing`, `not_applicable`, `absent` …). */
  missing: number
}

/** All documents a report has had, the current one included. */
export interface RevisionTable {
  report_id: number
  revision: number
  document_id: number
  loaded_at: string
}

/** Non-zero values and every state other than `ok`. Primary key (report_id, indicator_id, applicant_id). */
export interface FactTable {
  report_id: number
  indicator_id: number
  /** 0 outside table 3. */
  applicant_id: number
  /** A count; for money, fen (yuan × 100), so that sums are exact. Null where the cell has no value. */
  value: number | null
  state: CellState
}

export interface SectionTable {
  report_id: number
  /** Place in the document, from 1; so in the two tables below. */
  no: number
  title: string
  text: string
}

export interface ClaimTable {
  report_id: number
  no: number
  indicator: string
  applicant: string | null
  value: number
  bound: 'at_least' | 'at_most' | null
  quote: string
  start: number
  end: number
}

export interface FindingTable {
  report_id: number
  no: number
  rule: string
  severity: Severity
  zh: string
  en: string
  /** JSON: array of {code, applicant?}. */
  cells: string
  /** JSON scalars. */
  expected: string | null
  actual: string | null
  suspect: string | null
  start: number | null
  end: number | null
  /**
   * What it rests on: the report alone, the reports of its agency, or those of others. The latter two are told anew
   * whenever one of these reports comes, changes or goes; they stand after those of the report alone.
   */
  basis: Generated<'report' | 'years' | 'agencies'>
  /** The report that it was laid beside; null: several, or none. */
  other_report_id: number | null
}

/**
 * Reports with one of the same agency and scope for the year before: what that one carried out against what this one
 * carried in, in the total column.
 */
export interface CarryOverTable {
  report_id: number
  verdict: 'passed' | 'failed' | 'not_evaluated'
  expected: number | null
  actual: number | null
}

/** What makes copies known without their texts (`server/report/check/similarity.ts`, `copied-figures.ts`). */
export interface FingerprintTable {
  report_id: number
  prose: Uint8Array | null
  requests: number | null
  flows: number | null
}

/** Reports that may be copies share a key: one a band of the prose, one a table. */
export interface FingerprintKeyTable {
  key: number
  report_id: number
}

/**
 * Words that find a name (`db/search/words.ts`), by number of the agency or code of the region. A word index of the
 * engine's own: what is written cannot be read back.
 */
export interface NameWordsTable {
  rowid: number
  name: string
  pinyin: string
  initials: string
}

/** Words of a section, title and text; `rowid` is 1000 times the report and the section's number in it. */
export interface SectionWordsTable {
  rowid: number
  text: string
}

/** What each revision of the data did to the reports, for those who keep a copy. */
export interface DataChangeTable {
  id: Generated<number>
  /** The data revision that it came with. */
  revision: number
  at: string
  /** `read_again`: the same document, understood otherwise. */
  kind: 'added' | 'replaced' | 'read_again' | 'withdrawn'
  report_id: number
  agency_id: number
  agency: string
  region: string | null
  year: number
  /** JSON: the first cells that differ, each {code, applicant?, before, after}. */
  cells: string
  /** How many cells differ in all. */
  changed: number
  /** JSON: array of {code, message}, as told to whoever loaded it. */
  details: string
}

/**
 * Sums that follow from the reports (`db/rollup`). `figures` and `clean` are vectors: keys and sums as bytes. Primary
 * key (kind, region, slice, year).
 */
export interface RollupTable {
  /** What is summed, and over what (`db/rollup/store.ts`). */
  kind: number
  region: string
  /** Empty: all organs; else a sector or a level. */
  slice: string
  /** 0: what holds for all years. */
  year: number
  figures: Uint8Array
  /** Over reports without findings of severity error; null where it is no different. */
  clean: Uint8Array | null
}

/**
 * The figures of single reports once more (`db/blocks`), those of one place, year and sector in a row. Unique
 * (region, year, sector).
 */
export interface ReportBlockTable {
  id: Generated<number>
  /** The place that keeps them (`blockPlace`): the reports are of agencies in it or in the counties below. */
  region: string
  year: number
  sector: string
  /** See `db/blocks/format.ts`. */
  reports: Uint8Array
}

export type Db = Kysely<Database>
export type Row<T extends keyof Database> = Selectable<Database[T]>
export type NewRow<T extends keyof Database> = Insertable<Database[T]>
