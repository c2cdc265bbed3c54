/** A small world for journeys: two provinces, bureaus of two sectors at every level, four years and both forms. */
import { emptyDatabase } from '../../support/database.ts'
import { storeReport } from '../../support/world.ts'

const PLACES = [
  ['210000', '辽宁省'],
  ['210100', '沈阳市'],
  ['210103', '沈河区'],
  ['320000', '江苏省'],
  ['320100', '南京市'],
  ['320102', '玄武区'],
] as const
const BUREAUS = [
  ['housing_urban_rural', '住房和城乡建设局'],
  ['natural_resources', '自然资源局'],
] as const
export const YEARS = [2019, 2020, 2021, 2022]

/** Twelve agencies; requests grow by the year; 沈河区 has few; one bureau of 玄武区 has none at all. */
export async function fillTwoProvinces(file: string): Promise<void> {
  const db = await emptyDatabase(file)
  try {
    for (const [place, [region, name]] of PLACES.entries())
      for (const [kind, [sector, title]] of BUREAUS.entries())
        for (const [age, year] of YEARS.entries()) {
          const idle = region === '320102' && kind === 1
          const size = (region === '210103' ? 1 : 12 * (place + 1)) + age * 2
          await storeReport(db, {
            agency: `${name}${title}`,
            region,
            sector,
            year,
            values: idle
              ? {}
              : {
                  'outcome.granted': region.startsWith('21') ? size * 3 : size,
                  'outcome.granted[org_commercial]': Math.floor(size / 2),
                  'outcome.denied.third_party': size,
                  'outcome.unavailable.not_held': size + kind,
                  'legal.reconsideration.upheld': place + 1,
                  'legal.reconsideration.corrected': place,
                },
          })
        }
  } finally {
    await db.destroy()
  }
}
