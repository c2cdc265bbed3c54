/** An answer of figures in the format that was asked for. One question and one list of columns feed all of them. */
import type { Readable } from 'node:stream'
import type { AggregateAnswer } from '../../../db/queries/aggregate.ts'
import { longCsv, sdmxCsv, wideCsv } from '../csv/aggregates-csv.ts'
import type { CsvOptions } from '../csv/csv-options.ts'
import type { About } from '../figures/about.ts'
import { bundle } from './bundle.ts'
import type { FigureFormat } from './format.ts'
import { jsonStat } from './json-stat.ts'
import { workbook } from './xlsx.ts'

export interface RepresentationOptions extends CsvOptions {
  layout: 'wide' | 'long'
}

/** A body that is sent as it is. @param about called only by formats that carry their own description. */
export async function represent(
  format: Exclude<FigureFormat, 'json'>,
  answer: AggregateAnswer,
  options: RepresentationOptions,
  about: () => Promise<About>,
): Promise<Readable | Buffer | string> {
  switch (format) {
    case 'csv':
      return options.layout === 'long' ? longCsv(answer, options) : wideCsv(answer, options)
    case 'sdmxcsv':
      return sdmxCsv(answer)
    case 'xlsx':
      return workbook(answer, await about(), options.header)
    case 'jsonstat':
      return JSON.stringify(jsonStat(answer, await about(), options.header === 'en' ? 'en' : 'zh'))
    case 'zip':
      return Buffer.from(await bundle(answer, await about()))
  }
}
