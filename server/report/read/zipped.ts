/** A ZIP file to the document that it is (DOCX, XLSX), or the reason why it is none. */
import type { Composed } from './compose.ts'
import { readDocx } from './docx.ts'
import { readPackage } from './office-package.ts'
import { readZip, ZipError } from './open-zip.ts'
import { refuse, type Refusal, type RefusalCode } from './refusal.ts'
import { readXlsx } from './xlsx.ts'
import { zipKind, type ZipKind } from './zip-kind.ts'

export async function readZipped(bytes: Uint8Array): Promise<Composed | Refusal> {
  try {
    const names: string[] = []
    for await (const { name } of readZip(bytes)) names.push(name)
    const kind = zipKind(names)
    if (kind !== 'office') return FOREIGN[kind]
    const office = await readPackage(bytes)
    const read = /(?:^|\/)workbook\d*\.xml$/i.test(office.main)
      ? readXlsx(office)
      : /(?:^|\/)document\d*\.xml$/i.test(office.main)
        ? readDocx(office)
        : refuse('R-UNSUPPORTED', `（识别为 ${office.main}）`)
    if ('kind' in read || read.text.trim() !== '') return read
    return refuse(names.some((name) => /\/media\//i.test(name)) ? 'R-SCAN' : 'R-EMPTY')
  } catch (error) {
    if (error instanceof ZipError) return refuse(...FAULTS[error.fault])
    throw error
  }
}

/** What a reader is told of an archive, or an entry of it, that does not open. */
export const FAULTS: Readonly<Record<ZipError['fault'], [RefusalCode, string]>> = {
  damaged: ['R-DAMAGED', ''],
  encrypted: ['R-ENCRYPTED', ''],
  too_large: ['R-TOO-LARGE', '（解压后过大）'],
}

const FOREIGN: Readonly<Record<Exclude<ZipKind, 'office'>, Refusal>> = {
  ofd: refuse('R-UNSUPPORTED', '（识别为 OFD）'),
  odf: refuse('R-UNSUPPORTED', '（识别为 OpenDocument）'),
  archive: refuse('R-ARCHIVE'),
}
