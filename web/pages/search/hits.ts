/** What a search found, as one list. Pure. */
import type { Found } from '../../../server/http/contract/search.ts'

export type Hit =
  | { kind: 'section'; key: string; section: Found['sections'][number] }
  | { kind: 'agency'; key: string; agency: Found['agencies'][number] }
  | { kind: 'region'; key: string; region: Found['regions'][number] }

/** In the order of the answer, which holds one kind. */
export function hitsOf({ sections, agencies, regions }: Found): Hit[] {
  return [
    ...sections.map((section) => ({
      kind: 'section' as const,
      key: `${section.report}.${section.section.no}`,
      section,
    })),
    ...agencies.map((agency) => ({ kind: 'agency' as const, key: `${agency.id}`, agency })),
    ...regions.map((region) => ({ kind: 'region' as const, key: region.adcode, region })),
  ]
}
