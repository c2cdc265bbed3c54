/** A made-up report as a document with tables and a few sentences, and what the whole road reads and finds in it. */
import { reference } from '../../../db/reference/reference.ts'
import { readReport } from '../../../server/report/read-report.ts'
import type { Parsed } from '../../../server/report/report.ts'
import { printReport } from '../../../test/support/print-report.ts'
import { buildReport } from '../../../test/support/report.ts'
import type { HonestReport } from './honest-history.ts'

const encoder = new TextEncoder()

/**
 * Printed, read, checked.
 * @param said the figures that its text is written from.
 * @throws Error when the document does not come back as a report of that agency and year.
 */
export async function readPrinted(
  { agency, year, region, ...report }: HonestReport,
  said: HonestReport['values'] = report.values,
): Promise<Parsed> {
  const built = buildReport({ agency, year, region, ...report })
  const bytes = encoder.encode(printReport(built, proseOf(said, year)))
  const read = (await readReport({ bytes, name: 'report.txt' }, reference, null)).report
  if (read.status !== 'parsed')
    throw new Error(`${agency} ${year} was not read: ${JSON.stringify(read.reasons)}`)
  return read
}

/** What such reports say about themselves in words, from the same figures. */
function proseOf(values: HonestReport['values'], year: number): { general: string; legal: string } {
  const total = (code: string) => values[`${code}[total]`]
  const natural = values['applications.received.new[natural_person]']
  const received = total('applications.received.new')
  const carried = total('applications.carried_out') ?? 0
  const general =
    received === 0
      ? `${year}年，我单位未收到政府信息公开申请。`
      : `${year}年，我单位共收到政府信息公开申请${received}件，其中自然人申请${natural}件；办结${total('outcome.total')}件${carried > 0 ? `，结转下年度继续办理${carried}件` : ''}。`
  const cases = values['legal.reconsideration.total']
  const legal =
    cases === 0 ? '本年度未发生因政府信息公开引起的行政复议。' : `因政府信息公开被申请行政复议${cases}件。`
  return { general, legal }
}
