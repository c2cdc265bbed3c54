/**
 * Reports of different agencies that say the same. Every report has a few keys; those that share one are compared by
 * their fingerprints. A change concerns the report, those that it resembles, and where a key came to be shared by too
 * many to mean anything, all that share it: a few dozen at most, however many reports there are.
 */
import { figurePrints, PRINTED_TABLES, type FigurePrints } from '../../server/report/check/copied-figures.ts'
import { judgeCopies, MANY, type Resemblance } from '../../server/report/check/copies.ts'
import { hash53 } from '../../server/report/check/hash.ts'
import {
  bandsOf,
  fingerprintOf,
  narrativeOf,
  NEARLY_SAME,
  similarity,
} from '../../server/report/check/similarity.ts'
import type { Parsed } from '../../server/report/report.ts'
import type { Db } from '../schema.ts'
import { replaceAcross } from './across-rows.ts'
import { acrossStatements, type AcrossStatements, type PrintRow } from './across-statements.ts'

/** What a report can be known by. */
interface Fingerprint extends FigurePrints {
  prose: Uint8Array | null
}

/**
 * Remembers what a report is known by, in place of what it was known by before.
 * @returns the other reports whose findings may depend on the difference.
 */
export function replaceFingerprint(db: Db, report_id: number, parsed: Parsed): number[] {
  const statements = acrossStatements(db)
  const stored = statements.print.get(report_id)
  const now = fingerprint(parsed)
  if (stored && isSame(stored, now)) return []
  const before = stored ? dropFingerprint(db, report_id) : []
  if (now.prose === null && now.requests === null && now.flows === null) return before
  statements.insertPrint.run(report_id, now.prose && Buffer.from(now.prose), now.requests, now.flows)
  for (const { key } of keysOf(now, parsed.year)) statements.insertKey.run(key, report_id)
  return [...new Set([...before, ...neighbours(statements, statements.print.get(report_id)!)])]
}

/** Forgets a report. @returns the other reports whose findings may depend on it. */
export function dropFingerprint(db: Db, report_id: number): number[] {
  const statements = acrossStatements(db)
  const stored = statements.print.get(report_id)
  if (!stored) return []
  const before = neighbours(statements, stored)
  for (const { key } of keysOf(stored, stored.year)) statements.deleteKey.run(key, report_id)
  statements.deletePrint.run(report_id)
  return before
}

/** Tells the findings anew of reports whose neighbours changed; writes what became different. */
export function settleCopies(db: Db, reports: readonly number[]): boolean {
  const statements = acrossStatements(db)
  let changed = false
  for (const id of reports) {
    const self = statements.print.get(id)
    const findings = judgeCopies(self ? resemblances(statements, self) : [])
    const stored = statements.foundInReport.all(id)
    if (replaceAcross(statements, id, 'agencies', findings, stored)) changed = true
  }
  return changed
}

function fingerprint(parsed: Parsed): Fingerprint {
  const names = [parsed.agency.name, parsed.agency.printed ?? '', parsed.region?.name ?? '']
  return { prose: fingerprintOf(narrativeOf(parsed.sections, names)), ...figurePrints(parsed.cells) }
}

function isSame(a: Fingerprint, b: Fingerprint): boolean {
  if (a.requests !== b.requests || a.flows !== b.flows) return false
  return a.prose === null || b.prose === null ? a.prose === b.prose : Buffer.compare(a.prose, b.prose) === 0
}

interface Key {
  kind: 'prose' | 'tables'
  key: number
}

/** Prose is compared within a year, tables in all. */
function keysOf(print: Fingerprint, year: number): Key[] {
  const bands = print.prose === null ? [] : bandsOf(print.prose)
  return [
    ...bands.map((band): Key => ({ kind: 'prose', key: hash53(`prose ${year} ${band}`) })),
    ...PRINTED_TABLES.flatMap((table): Key[] =>
      print[table] === null ? [] : [{ kind: 'tables', key: hash53(`${table} ${print[table]}`) }],
    ),
  ]
}

interface Shared {
  kind: Key['kind']
  /** Reports with the key, the asking one included; of a crowd no more than `MANY + 2`. */
  ids: number[]
}

function sharedOf({ sharing }: AcrossStatements, self: PrintRow): Shared[] {
  return keysOf(self, self.year).map(({ kind, key }) => ({
    kind,
    ids: sharing.all(key).map(({ report_id }) => report_id),
  }))
}

/** Reports that a key joins with this one, now or when it goes. */
function neighbours(statements: AcrossStatements, self: PrintRow): number[] {
  const shared = sharedOf(statements, self)
  const found = new Set<number>()
  for (const { kind, ids } of shared) {
    // At the brink every one that shares the key gains or loses it.
    if (ids.length === MANY + 1 || (kind === 'tables' && ids.length <= MANY))
      for (const id of ids) found.add(id)
  }
  for (const { print } of alike(statements, self, shared)) found.add(print.report_id)
  found.delete(self.report_id)
  return [...found]
}

function resemblances(statements: AcrossStatements, self: PrintRow): Resemblance[] {
  const shared = sharedOf(statements, self)
  const tables = shared.filter(({ kind }) => kind === 'tables')
  const crowd = tables.some(({ ids }) => ids.length > MANY)
  const found: Resemblance[] = crowd ? [{ ...self, tables: [], share: null, crowd }] : []
  for (const print of printsOf(statements, self, tables)) {
    const same = PRINTED_TABLES.filter((table) => self[table] !== null && self[table] === print[table])
    if (same.length > 0) found.push({ ...print, tables: same, share: null })
  }
  for (const { print, share } of alike(statements, self, shared)) found.push({ ...print, tables: [], share })
  return found
}

/** Reports of other agencies with nearly the same narrative. */
function alike(statements: AcrossStatements, self: PrintRow, shared: readonly Shared[]) {
  const { prose } = self
  if (!prose) return []
  const bands = shared.filter(({ kind }) => kind === 'prose')
  return printsOf(statements, self, bands).flatMap((print) => {
    const share = print.prose ? similarity(prose, print.prose) : 0
    return share >= NEARLY_SAME ? [{ print, share }] : []
  })
}

/** Reports of other agencies that share a key which few have. */
function printsOf({ print }: AcrossStatements, self: PrintRow, shared: readonly Shared[]): PrintRow[] {
  const ids = new Set(shared.filter(({ ids }) => ids.length <= MANY).flatMap(({ ids }) => ids))
  ids.delete(self.report_id)
  return [...ids].flatMap((id) => {
    const row = print.get(id)
    return row && row.agency_id !== self.agency_id ? [row] : []
  })
}
