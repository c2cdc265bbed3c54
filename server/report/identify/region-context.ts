/** Which of several regions of one name is meant, and where a town lies: by the regions that the text speaks of. */
import type { Passage } from '../claims/passages.ts'
import type { Reference, RegionRow } from '../reference.ts'
import { regionIndex, type AgencyName } from './agency-name.ts'

export interface ChosenRegion {
  row: RegionRow
  /** Not by the name of the agency alone. */
  fromContext: boolean
}

/** How much of the text is searched for names of regions. */
const CONTEXT = 30_000

/** Null when neither the name nor the text leaves exactly one region. */
export function chooseRegion(
  name: AgencyName,
  passages: readonly Passage[],
  reference: Reference,
): ChosenRegion | null {
  const [only, ...others] = name.regions
  if (only && others.length === 0) return { row: only, fromContext: false }
  const text = passages
    .map((passage) => passage.text)
    .join('\n')
    .slice(0, CONTEXT)
  const index = regionIndex(reference)
  if (only) {
    const named = name.regions.filter((row) =>
      index
        .path(row)
        .slice(0, -1)
        .some(({ level, name: above }) => level !== 'country' && text.includes(above)),
    )
    const [row, ...rest] = named
    return row && rest.length === 0 ? { row, fromContext: true } : null
  }
  return name.level === 'township' ? countyOfTown(text, reference) : null
}

/** The one county-level region that the text names, at least twice. */
function countyOfTown(text: string, reference: Reference): ChosenRegion | null {
  const named = reference.regions.filter(
    ({ level, validTo, name }) =>
      level === 'county' && validTo === null && name.length > 2 && standsTwice(text, name),
  )
  const [row, ...others] = named
  return row && others.length === 0 ? { row, fromContext: true } : null
}

function standsTwice(text: string, name: string): boolean {
  const first = text.indexOf(name)
  return first >= 0 && text.includes(name, first + name.length)
}
