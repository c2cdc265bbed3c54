/** Who may make rules (规章), by the Legislation Law: departments of the State Council, and certain governments. */
import type { Agency, Scope } from '../report.ts'

/**
 * Governments of provinces, of cities with districts and of autonomous prefectures make rules; their offices, own
 * and consolidated reports alike, count them. Null when the agency or its level is not known.
 */
export function mayMakeRules(agency: Agency | null, scope: Scope): boolean | null {
  if (!agency || agency.level === null) return null
  if (agency.level === 'national') return true
  const government = agency.sector === 'government' || scope === 'consolidated'
  return government && (agency.level === 'province' || agency.level === 'prefecture')
}
