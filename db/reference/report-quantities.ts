/**
 * Quantities of a report as a whole that formulas may name, beside its cells: how many reports, what they leave blank,
 * what does not hold in them. All but `report.count` are known of every report.
 */
export const REPORT_QUANTITIES = [
  /** One for each report that holds a value of the numerator. */
  'report.count',
  /** Without a finding of severity error. */
  'report.clean',
  /** Cells of the form, and those of them with a figure. */
  'report.cells',
  'report.cells_filled',
  /** Rules of severity error for the form, and those of them without a finding. */
  'report.rules',
  'report.rules_held',
  /** With a known date of publication, and published by the day that the Regulations set (Article 49). */
  'report.dated',
  'report.on_time',
] as const
export type ReportQuantity = (typeof REPORT_QUANTITIES)[number]

export function isReportQuantity(code: string): code is ReportQuantity {
  return (REPORT_QUANTITIES as readonly string[]).includes(code)
}
