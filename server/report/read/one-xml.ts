/**
 * Office documents that are one XML file instead of an archive of them: Word and Excel 2003, Word's “flat OPC”, and
 * the flat form of OpenDocument. Word gives the first two its own names, .doc and .xls.
 */
import { compose, type Composed } from './compose.ts'
import { decode } from './decode.ts'
import { readDocx, readWordParts } from './docx.ts'
import { readOdfParts } from './odf.ts'
import { officePackageOf } from './office-package.ts'
import { oneXmlKind, type OneXmlKind } from './one-xml-kind.ts'
import { ZipError } from './open-zip.ts'
import { refuse, type Refusal } from './refusal.ts'
import { readSpreadsheetXml } from './spreadsheet-xml.ts'
import { withText } from './with-text.ts'
import { readXlsx } from './xlsx.ts'
import { FAULTS } from './zipped.ts'

/** @param bytes of a file that is of a `OneXmlKind`. */
export function readOneXml(bytes: Uint8Array): Composed | Refusal {
  const decoded = decode(bytes)
  if (decoded.kind === 'refusal') return decoded
  const { text } = decoded
  try {
    return withText(readAs(oneXmlKind(bytes), text), /<(?:w:pict|pic:pic|draw:image)\b/.test(text))
  } catch (error) {
    if (error instanceof ZipError) return refuse(...FAULTS[error.fault])
    throw error
  }
}

function readAs(kind: OneXmlKind | null, xml: string): Composed {
  if (kind === 'flatOdf') return compose(readOdfParts(xml))
  if (kind === 'excel2003') return compose(readSpreadsheetXml(xml))
  if (kind === 'word2003') return compose(readWordParts(xml, () => ''))
  const office = officePackageOf(partsOf(xml))
  return /workbook\d*\.xml$/i.test(office.main) ? readXlsx(office) : readDocx(office)
}

/** A tag with its attributes is shorter. */
const LONGEST_TAG = 2000
const OPEN = '<pkg:part '
const CLOSE = '</pkg:part>'

/** The parts of a flat package by name, each as the XML that it is. */
function partsOf(xml: string): Map<string, string> {
  const parts = new Map<string, string>()
  for (let at = xml.indexOf(OPEN); at >= 0; at = xml.indexOf(OPEN, at)) {
    const tag = xml.slice(at, at + LONGEST_TAG)
    const name = /^[^>]*?\bpkg:name="([^"]*)"/.exec(tag)?.[1]
    const close = xml.indexOf(CLOSE, at)
    // What is not closed is the last part, cut off or made up.
    const end = close < 0 ? xml.length : close
    const data = name === undefined ? -1 : xml.slice(at, end).indexOf('<pkg:xmlData')
    if (name !== undefined && data >= 0) {
      const from = xml.indexOf('>', at + data) + 1
      const last = xml.lastIndexOf('</pkg:xmlData>', end)
      parts.set(name.replace(/^\//, '').toLowerCase(), xml.slice(from, last < from ? end : last))
    }
    at = end
  }
  return parts
}
