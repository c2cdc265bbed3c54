import { expect, test } from 'vitest'
import {
  formatCellAddress,
  parseCellAddress,
  parseReportView,
  withoutCell,
} from '../../../web/view/report-view.ts'

test.each([
  ['outcome.granted.natural_person', { code: 'outcome.granted', applicant: 'natural_person' }],
  ['outcome.granted.total', { code: 'outcome.granted', applicant: 'total' }],
  ['outcome.granted', { code: 'outcome.granted', applicant: 'total' }],
  ['outcome.total', { code: 'outcome.total', applicant: 'total' }],
  ['outcome.total.total', { code: 'outcome.total', applicant: 'total' }],
  ['outcome.total.org_other', { code: 'outcome.total', applicant: 'org_other' }],
  ['outcome.other.total', { code: 'outcome.other.total', applicant: 'total' }],
  ['outcome.other.total.org_research', { code: 'outcome.other.total', applicant: 'org_research' }],
  ['applications.received.new.total', { code: 'applications.received.new', applicant: 'total' }],
  ['legal.reconsideration.total', { code: 'legal.reconsideration.total', applicant: null }],
  ['procurement.amount', { code: 'procurement.amount', applicant: null }],
])('%s', (text, cell) => {
  expect(parseCellAddress(text)).toEqual(cell)
  expect(parseCellAddress(formatCellAddress(cell))).toEqual(cell)
})

test.each(['', 'main', 'Outcome.Granted', 'outcome.<b>', 'a..b', 'outcome.granted.'])(
  '%j is no cell',
  (text) => expect(parseCellAddress(text)).toBeNull(),
)

test('the fragment wins over the parameter, and a broken one is ignored', () => {
  const cell = { code: 'procurement.items', applicant: null }
  expect(parseReportView('?cell=procurement.items', '').cell).toEqual(cell)
  expect(parseReportView('?cell=procurement.amount', '#procurement.items').cell).toEqual(cell)
  expect(parseReportView('?cell=procurement.items', '#%E0%A4%A').cell).toEqual(cell)
})

test('the chosen cell leaves the search, the rest of it stays', () => {
  expect(withoutCell('?cell=procurement.items&lang=en')).toBe('?lang=en')
  expect(withoutCell('?years=2019,2020&cell=rules.made')).toBe('?years=2019,2020')
  expect(withoutCell('?cell=rules.made')).toBe('')
})
