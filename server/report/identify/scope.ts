/** Whether a report speaks for one agency or sums up all organs of a government's area. */
import type { Passage } from '../claims/passages.ts'
import type { Reference } from '../reference.ts'
import type { Candidate } from './agency-evidence.ts'
import { readAgencyName } from './agency-name.ts'

/** An office that writes about itself calls itself so. */
const ITSELF = /[我本](?:办公?[室厅]?|室|厅)(?!公)/g
/** A government's report speaks of its area and of the organs under it. */
const AREA =
  /[我全本][市县区旗省州盟]|各(?:部门|单位|街道|乡镇|镇街|乡|镇)|[市县区旗省州]人民政府|[市县区旗省]政府/g

/**
 * A government's own report is consolidated; that of a township is not. A report that a government's office has
 * compiled is the government's, if it speaks of the area more than of the office.
 */
export function speaksForWholeArea(
  candidate: Candidate,
  passages: readonly Passage[],
  reference: Reference,
  year: number | null,
): boolean {
  const { sector, core, level } = readAgencyName(candidate.name, reference, year)
  if (sector !== 'government' || level === 'township') return false
  if (!/办公[室厅]$/.test(core)) return true
  if (!candidate.compiled) return false
  const text = passages.map((passage) => passage.text).join('\n')
  const count = (pattern: RegExp) => [...text.matchAll(pattern)].length
  return count(AREA) > 2 * count(ITSELF) && count(AREA) >= 3
}
