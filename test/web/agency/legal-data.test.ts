import { expect, test } from 'vitest'
import { legalData } from '../../../web/components/agency/legal-data.ts'
import { yearRow } from '../rows.ts'

test('disputes: three kinds by four results, and a gap stays a gap', () => {
  const data = legalData(
    {
      ...yearRow(2020, { 'legal.reconsideration.upheld': 4, 'legal.litigation_direct.pending': null }),
    },
    { subject: '复议与诉讼', label: (code) => code, href: (code) => `/report/1#${code}` },
  )
  expect(data.categories.map(({ href }) => href)).toEqual([
    '/report/1#legal.reconsideration.total',
    '/report/1#legal.litigation_direct.total',
    '/report/1#legal.litigation_after_reconsideration.total',
  ])
  expect(data.series.map(({ role }) => role)).toEqual(['upheld', 'corrected', 'other', 'pending'])
  expect(data.points[0]!.map(({ value }) => value)).toEqual([4, null, null])
  expect(data.points[3]![1]!.value).toBeNull()
})
