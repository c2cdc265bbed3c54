/** A ZIP file to the document that it is (DOCX, XLSX, ODT, ODS), or the reason why it is none. */
import type { Composed } from './compose.ts'
import { readDocx } from './docx.ts'
import { readOdf } from './odf.ts'
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
    if (kind === 'odf') return withText(await readOdf(bytes), names)
    if (kind !== 'office') return FOREIGN[kind]
    const office = await readPackage(bytes)
    const read = /(?:^|\/)workbook\d*\.xml$/i.test(office.main)
      ? readXlsx(office)
      : /(?:^|\/)document\d*\.xml$/i.test(office.main)
        ? readDocx(office)
        : refuse('R-UNSUPPORTED', `（识别为 ${office.main}）`)
    return 'kind' in read ? read : withText(read, names)
  } catch (error) {
    if (error instanceof ZipError) return refuse(...FAULTS[error.fault])
    throw error
  }
}

/** Nothing but pictures is a scan. */
function withText(read: Composed, names: readonly string[]): Composed | Refusal {
  if (read.text.trim() !== '') return read
  return refuse(names.some((name) => /(?:^|\/)(?:media|pictures)\//i.test(name)) ? 'R-SCAN' : 'R-EMPTY')
}

/** What a reader is told of an archive, or an entry of it, that does not open. */
export const FAULTS: Readonly<Record<ZipError['fault'], [RefusalCode, string]>> = {
  damaged: ['R-DAMAGED', ''],
  encrypted: ['R-ENCRYPTED', ''],
  too_large: ['R-TOO-LARGE', '（解压后过大）'],
}

const FOREIGN: Readonly<Record<Exclude<ZipKind, 'office' | 'odf'>, Refusal>> = {
  ofd: refuse('R-UNSUPPORTED', '（识别为 OFD，可用 OFD 阅读器另存为 PDF 或 DOCX）'),
  archive: refuse('R-ARCHIVE'),
}
