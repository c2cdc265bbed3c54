/** The rows of an answer as CSV: wide (a line for each row), long (a line for each figure), or SDMX-CSV. */
import type { Readable } from 'node:stream'
import type { AggregateAnswer } from '../../../db/queries/aggregate.ts'
import { figureColumns } from '../figures/columns.ts'
import { longColumns, observations, sdmxColumns, type LongColumn, type Observation } from '../figures/long.ts'
import { bulkCsv } from './bulk-csv.ts'
import type { CsvOptions } from './csv-options.ts'

/** Lines that are put into words at a time, before others get their turn. */
const BATCH = 2000

export function wideCsv(answer: AggregateAnswer, options: CsvOptions): Readable {
  return bulkCsv(figureColumns(answer, options.header), batches(answer.rows), options)
}

export function longCsv(answer: AggregateAnswer, options: CsvOptions): Readable {
  return bulkCsv(longColumns(answer, options.header), observed(answer), options)
}

export function sdmxCsv(answer: AggregateAnswer): Readable {
  const columns: LongColumn[] = sdmxColumns(answer)
  return bulkCsv(columns, observed(answer), { header: 'code', spreadsheet: false })
}

function observed(answer: AggregateAnswer): Iterable<Observation[]> {
  return batches(observations(answer))
}

function* batches<Item>(items: Iterable<Item>): Generator<Item[]> {
  let batch: Item[] = []
  for (const item of items) {
    batch.push(item)
    if (batch.length === BATCH) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}
