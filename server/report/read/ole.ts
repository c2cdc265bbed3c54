/** What an OLE container holds: the old formats of Word and Excel, or a document under a password. All are refused. */
import { refuse, type Refusal } from './refusal.ts'

const utf16 = (name: string) => Buffer.from(name, 'utf16le')

/** Names in the directory of the container, and what they mean. */
const CONTENTS: readonly [name: Buffer, refusal: Refusal][] = [
  [utf16('EncryptedPackage'), refuse('R-ENCRYPTED')],
  [utf16('WordDocument'), refuse('R-DOC')],
  [utf16('Workbook'), refuse('R-XLS')],
]

export function refuseOle(bytes: Uint8Array): Refusal {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return (
    CONTENTS.find(([name]) => content.includes(name))?.[1] ??
    refuse('R-UNSUPPORTED', '（识别为 OLE 复合文档）')
  )
}
