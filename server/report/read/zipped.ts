/** A ZIP file to the document that it is (DOCX, XLSX, ODT, ODS, OFD), or the reason why it is none. */
import type { Composed } from './compose.ts'
import { readDocx } from './docx.ts'
import { readOdf } from './odf.ts'
import { readPackage } from './office-package.ts'
import { readZip, ZipError } from './open-zip.ts'
import { refuse, type Refusal, type RefusalCode } from './refusal.ts'
import { withText } from './with-text.ts'
import { readXlsx } from './xlsx.ts'
import { zipKind } from './zip-kind.ts'

export async function readZipped(bytes: Uint8Array): Promise<Composed | Refusal> {
  try {
    const names: string[] = []
    for await (const { name } of readZip(bytes)) names.push(name)
    const kind = zipKind(names)
    const pictures = names.some((name) => /(?:^|\/)(?:media|pictures)\//i.test(name))
    if (kind === 'odf') return withText(await readOdf(bytes), pictures)
    // Its geometry is that of PDF, which few archives need.
    if (kind === 'ofd') return await import('./ofd.ts').then(({ readOfd }) => readOfd(bytes))
    if (kind !== 'office') return refuse('R-ARCHIVE')
    const office = await readPackage(bytes)
    const read = /(?:^|\/)workbook\d*\.xml$/i.test(office.main)
      ? readXlsx(office)
      : /(?:^|\/)document\d*\.xml$/i.test(office.main)
        ? readDocx(office)
        : refuse('R-UNSUPPORTED', `（识别为 ${office.main}）`)
    return 'kind' in read ? read : withText(read, pictures)
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
