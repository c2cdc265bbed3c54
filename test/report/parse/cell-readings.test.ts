import { expect, test } from 'vitest'
import { CellReadings } from '../../../server/report/parse/cell-readings.ts'
import { cellSlots, rowKeys } from '../../../server/report/tables/forms.ts'
import { LABELS } from '../../../server/report/tables/labels.ts'

test('holds each cell of either form by itself', () => {
  const cells = new CellReadings()
  const slots = new Map([...cellSlots('2019'), ...cellSlots('2021')].map((slot) => [slot.key, slot]))
  let value = 0
  for (const { key } of slots.values()) cells.put(key, value++, 'ok', '', { start: 0, end: 0 })
  expect([...slots.values()].map(({ key }) => cells.get(key)?.value)).toEqual(
    Array.from({ length: slots.size }, (_, i) => i),
  )
})

test('what was not read is absent, and money is in yuan', () => {
  const cells = new CellReadings()
  const amount = cellSlots('2019').find(({ kind }) => kind === 'money')!
  expect(cells.at(amount)).toEqual({
    code: 'procurement.amount',
    value: null,
    state: 'absent',
    raw: '',
    unit: 'CNY',
    at: null,
  })
  expect(cells.has(amount.key)).toBe(false)
  cells.set(amount.key, { value: 5, state: 'repaired', raw: '5', at: null })
  expect(cells.has(amount.key)).toBe(true)
  expect(cells.someIs('repaired')).toBe(true)
  expect(cells.someIs('missing')).toBe(false)
})

test('has a place for every row that a label names, and for nothing else', () => {
  const cells = new CellReadings()
  for (const { axis, is } of LABELS)
    if (axis === 'request') for (const key of rowKeys(is)) expect(cells.has(key)).toBe(false)
  expect(() => cells.get('outcome.invented|total')).toThrow('outcome.invented|total')
})
