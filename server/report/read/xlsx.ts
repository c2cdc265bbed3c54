/** XLSX copies of a report: the visible sheets in their order, values as they are shown. */
import { compose, type Composed, type DraftCell, type Part } from './compose.ts'
import type { OfficePackage } from './office-package.ts'
import { textOfRow } from './text-rows.ts'
import { readNumberFormats } from './xlsx-format.ts'
import { readSheet, type Workbook } from './xlsx-sheet.ts'
import { walkXml } from './xml.ts'

export function readXlsx(office: OfficePackage): Composed {
  const relations = office.relations(office.main)
  const pathOf = (type: string) => [...relations.values()].find((relation) => relation.type === type)?.path
  const sheets: string[] = []
  let dates1904 = false
  walkXml(office.part(office.main) ?? '', {
    open(name, attributes) {
      if (name === 'x:workbookPr') dates1904 = /^(?:1|true)$/.test(attributes.date1904 ?? '')
      if (name !== 'x:sheet' || (attributes.state ?? 'visible') !== 'visible') return
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? ''
      const sheet = relations.get(id)
      if (sheet?.type === 'worksheet') sheets.push(sheet.path)
    },
  })
  const workbook: Workbook = {
    strings: readStrings(office.part(pathOf('sharedStrings') ?? '') ?? ''),
    formats: readNumberFormats(office, pathOf('styles')),
    dates1904,
  }
  return compose(
    sheets.flatMap((path) =>
      readSheet(office.part(path) ?? '', workbook).flatMap((region) => partsOfRegion(region)),
    ),
  )
}

/** Rows of a sheet to its tables and the lines of text between them. */
export function partsOfRegion(region: readonly DraftCell[][]): Part[] {
  const parts: Part[] = []
  for (const [i, row] of region.entries()) {
    const line = textOfRow(region, i)
    const table = parts.at(-1)
    if (line) parts.push({ kind: 'paragraph', text: line.text })
    else if (table?.kind === 'table') table.rows.push(row)
    else parts.push({ kind: 'table', rows: [row] })
  }
  return parts
}

/** Runs of one string are joined; a reading aid beside it (phonetic) is none of its text. */
function readStrings(xml: string): string[] {
  const strings: string[] = []
  let inText = false
  let phonetic = 0
  walkXml(xml, {
    open(name) {
      if (name === 'x:si') strings.push('')
      else if (name === 'x:rPh') phonetic++
      else if (name === 'x:t') inText = phonetic === 0
    },
    text(piece) {
      if (inText && strings.length > 0) strings[strings.length - 1] += piece
    },
    close(name) {
      if (name === 'x:t') inText = false
      else if (name === 'x:rPh') phonetic--
    },
  })
  return strings
}
