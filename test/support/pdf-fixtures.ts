/** The reports that were printed to test/fixtures/pdf, each with the figures that stand in it. */
import type { Form } from '../../server/report/report.ts'
import { sampleFigures, type Figures } from '../report/support/figures.ts'
import { goldenFigures } from './golden-figures.ts'
import type { PrintStyle } from './print-pdf.ts'

export interface PdfFixture {
  name: string
  printer: 'browser' | 'office'
  form: Form
  figures: () => Figures
  style: PrintStyle
}

const UNRULED = 'td { border: 0 }'
/** Columns so narrow that labels wrap, the side labels down to a character a line. */
const NARROW = `
  body { font-size: 9pt }
  .t3 { width: 105mm } .t3 td:first-child[rowspan] { width: 1em } .t3 td { padding: 1pt }
  .t4 { width: 110mm } .t4 td { padding: 0 1pt }
`
const UPRIGHT = '.t3 td[rowspan]:not([rowspan="1"]) { writing-mode: vertical-rl; text-orientation: upright }'
const TURNED = '.t4 td { writing-mode: sideways-rl } '

/** The manners of printing by name. */
export const PRINT_STYLES: Readonly<Record<string, PrintStyle>> = {
  ruled: { numbered: true },
  unruled: { css: UNRULED, numbered: true },
  narrow: { css: NARROW },
  upright: { css: UPRIGHT },
  turned: { css: TURNED, landscape: true },
}

export const PDF_FIXTURES: readonly PdfFixture[] = [
  { name: 'ruled-2019', printer: 'browser', form: '2019', figures: () => goldenFigures('shenyang-housing-2020'), style: { numbered: true } },
  { name: 'ruled-2021', printer: 'browser', form: '2021', figures: () => sampleFigures('2021', 3), style: { landscape: true } },
  { name: 'unruled-2019', printer: 'browser', form: '2019', figures: () => sampleFigures('2019', 4), style: { css: UNRULED, numbered: true } },
  { name: 'unruled-2021', printer: 'browser', form: '2021', figures: () => sampleFigures('2021', 5), style: { css: UNRULED, landscape: true } },
  { name: 'narrow-2019', printer: 'browser', form: '2019', figures: () => goldenFigures('shenhe-district-2020'), style: { css: NARROW, numbered: true } },
  { name: 'narrow-2021', printer: 'browser', form: '2021', figures: () => sampleFigures('2021', 6), style: { css: NARROW, numbered: true } },
  { name: 'upright-2021', printer: 'browser', form: '2021', figures: () => sampleFigures('2021', 7), style: { css: UPRIGHT } },
  { name: 'turned-2019', printer: 'browser', form: '2019', figures: () => sampleFigures('2019', 8), style: { css: TURNED } },
  { name: 'office-2019', printer: 'office', form: '2019', figures: () => goldenFigures('shenyang-natural-resources-2020'), style: {} },
  { name: 'office-2021', printer: 'office', form: '2021', figures: () => sampleFigures('2021', 9), style: {} },
] // prettier-ignore

export interface OfficeFixture {
  /** The file in test/fixtures/office. */
  name: string
  form: Form
  /** What LibreOffice is asked for. */
  format: string
  figures: () => Figures
}

/** The same in the formats of offices, written by LibreOffice. */
export const OFFICE_FIXTURES: readonly OfficeFixture[] = [
  { name: 'writer-2019.odt', form: '2019', format: 'odt', figures: () => goldenFigures('shenhe-district-2020') },
  { name: 'writer-2021.odt', form: '2021', format: 'odt', figures: () => sampleFigures('2021', 10) },
  { name: 'writer-2019.docx', form: '2019', format: 'docx', figures: () => sampleFigures('2019', 11) },
  { name: 'writer-2021.docx', form: '2021', format: 'docx', figures: () => sampleFigures('2021', 12) },
  { name: 'writer-2019.html', form: '2019', format: 'html', figures: () => sampleFigures('2019', 13) },
  { name: 'writer-2021.html', form: '2021', format: 'html', figures: () => sampleFigures('2021', 14) },
  { name: 'writer-2019.rtf', form: '2019', format: 'rtf', figures: () => goldenFigures('shenhe-district-2020') },
  { name: 'writer-2021.rtf', form: '2021', format: 'rtf', figures: () => sampleFigures('2021', 15) },
  { name: 'writer-2019.xml', form: '2019', format: 'xml:MS Word 2003 XML', figures: () => sampleFigures('2019', 16) },
  { name: 'writer-2021.fodt', form: '2021', format: 'fodt', figures: () => sampleFigures('2021', 17) },
] // prettier-ignore
