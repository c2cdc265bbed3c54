/** Reference data as the reader takes it: plain JSON, bundled by whoever imports it. */
import type { Reference, RegionRow, SectorRow } from '../../server/report/reference.ts'
import regions from './regions.json' with { type: 'json' }
import sectors from './sectors.json' with { type: 'json' }

export const reference: Reference = {
  regions: regions as RegionRow[],
  sectors: sectors satisfies SectorRow[],
}
