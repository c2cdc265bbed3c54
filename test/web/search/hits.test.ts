import { expect, test } from 'vitest'
import type { Found } from '../../../server/http/contract/search.ts'
import { hitsOf } from '../../../web/pages/search/hits.ts'

const NONE: Found = {
  kind: 'text',
  agencies: [],
  regions: [],
  sections: [],
  total: 0,
  more: false,
  next: null,
}

test('hits keep the order of the answer, each with a key of its own', () => {
  const section = (report: number, no: number) =>
    ({ report, section: { no, title: '' } }) as Found['sections'][number]
  const found = { ...NONE, sections: [section(4, 1), section(4, 2), section(1, 1)] }
  expect(hitsOf(found).map(({ key }) => key)).toEqual(['4.1', '4.2', '1.1'])
  expect(hitsOf(found).every(({ kind }) => kind === 'section')).toBe(true)
  expect(hitsOf(NONE)).toEqual([])
})
