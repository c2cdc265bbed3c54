/** A ZIP file to the document that it is (DOCX, XLSX), or the reason why it is none. */
import type { Composed } from './compose.ts'
import { readDocx } from './docx.ts'
import { readPackage } from './office-package.ts'
import { readZip, ZipError } from './open-zip.ts'
import { refuse, type Refusal, type RefusalCode } from './refusal.ts'
import { readXlsx } from './xlsx.ts'

export async function readZipped(bytes: Uint8Array): Promise<Composed | Refusal> {
  try {
    const names: string[] = []
    for await (const { name } of readZip(bytes)) names.push(name.toLowerCase())
    if (!names.includes('_rels/.rels')) return refuseForeign(names)
    const office = await readPackage(bytes)
    const read = /(?:^|\/)workbook\d*\.xml$/i.test(office.main)
      ? readXlsx(office)
      : /(?:^|\/)document\d*\.xml$/i.test(office.main)
        ? readDocx(office)
        : refuse('R-UNSUPPORTED', `（识别为 ${office.main}）`)
    if ('kind' in read || read.text.trim() !== '') return read
    return refuse(names.some((name) => /\/media\//.test(name)) ? 'R-SCAN' : 'R-EMPTY')
  } catch (error) {
    if (error instanceof ZipError) return refuse(...FAULTS[error.fault])
    throw error
  }
}

const FAULTS: Readonly<Record<ZipError['fault'], [RefusalCode, string]>> = {
  damaged: ['R-DAMAGED', ''],
  encrypted: ['R-ENCRYPTED', ''],
  too_large: ['R-TOO-LARGE', '（解压后过大）'],
}

/** Other formats that are ZIP files, by a name that each has. */
function refuseForeign(names: readonly string[]): Refusal {
  if (names.includes('ofd.xml')) return refuse('R-UNSUPPORTED', '（识别为 OFD）')
  if (names.includes('content.xml') && names.includes('mimetype'))
    return refuse('R-UNSUPPORTED', '（识别为 OpenDocument）')
  return refuse('R-ARCHIVE')
}
