/** A Document to the cells of its form: tokens → rows → columns → values → what the arithmetic adds. */
import type { Document } from '../read/document.ts'
import type { Form } from '../report.ts'
import { cellSlots, type CellSlot } from '../tables/forms.ts'
import { decideForm } from './decide-form.ts'
import type { Extraction, Notice } from './extraction.ts'
import { identitiesOf } from './identities.ts'
import { inferZeros } from './infer-zeros.ts'
import { missingNotices } from './missing-notices.ts'
import { keepsBlanks } from './place.ts'
import { readLegal } from './read-legal.ts'
import { readProactive } from './read-proactive.ts'
import { readRequests } from './read-requests.ts'
import { CellReadings } from './cell-readings.ts'
import type { Readings } from './reading.ts'
import type { Scan } from './scan.ts'
import { checkSections, readSections } from './sections.ts'
import { structureNotices } from './structure-notices.ts'

export function extract(document: Document, found: Scan): Extraction {
  const { form, certain } = decideForm(found)
  const readings: Readings = { document, cells: new CellReadings(), notices: [] }
  // A real table prints its blank cells; a text may have lost them.
  const keeps = document.statesBlanks === true || keepsBlanks([...found.rows, ...found.legal])
  const identities = identitiesOf(
    form,
    found.rows.filter((row) => row.axis === 'request' && row.tokens.length > 0).map((row) => row.is),
  )
  readProactive(readings, found, form, keeps)
  readRequests(readings, found, identities, keeps)
  readLegal(readings, found, form, identities, keeps)
  inferZeros(readings.cells, identities)

  const slots = slotsAsPrinted(form, readings)
  const sections = readSections(document, found.headings)
  const cells = slots.map((slot) => readings.cells.at(slot))
  const formNotice: Notice[] = certain ? [] : [{ rule: 'M-FORM-ASSUMED', cells: [] }]
  return {
    form,
    cells,
    sections,
    tables: found.spans,
    notices: [
      ...formNotice,
      ...structureNotices(document, found, form),
      ...missingNotices(slots, cells),
      ...readings.notices,
      ...checkSections(sections),
    ],
  }
}

/**
 * The cells of the form; where a report prints 其他处理 in the manner of the other form (one row or three), those
 * rows stand beside the official ones, so that nothing printed is lost.
 */
function slotsAsPrinted(form: Form, { cells }: Readings): readonly CellSlot[] {
  const official = cellSlots(form)
  const other = OTHER_ROWS[form].filter((slot) => cells.has(slot.key))
  if (other.length === 0) return official
  const at = official.findIndex((slot) => slot.code.startsWith('outcome.other.'))
  return [...official.slice(0, at), ...other, ...official.slice(at)]
}

/** The rows of 其他处理 that only the other form has. */
const OTHER_ROWS: Record<Form, readonly CellSlot[]> = {
  '2019': otherRows('2021', '2019'),
  '2021': otherRows('2019', '2021'),
}

function otherRows(form: Form, than: Form): CellSlot[] {
  return cellSlots(form).filter(
    ({ code }) => code.startsWith('outcome.other.') && !cellSlots(than).some((slot) => slot.code === code),
  )
}
