import { expect, test } from 'vitest'
import { preferredType } from '../../server/http/negotiate.ts'

test.each([
  [undefined, 'application/json'],
  ['', 'application/json'],
  ['*/*', 'application/json'],
  ['text/csv', 'text/csv'],
  ['TEXT/CSV', 'text/csv'],
  ['text/*;q=0.9, application/json;q=0.8', 'text/csv'],
  ['text/csv;q=0, */*', 'application/json'],
  ['application/json;q=0, */*;q=0.1', 'text/csv'],
  ['text/csv;q=nonsense, application/json;q=0.1', 'application/json'],
  ['image/png', 'application/json'],
])('%s: %s', (accept, type) => {
  expect(preferredType(accept, ['application/json', 'text/csv'])).toBe(type)
})
