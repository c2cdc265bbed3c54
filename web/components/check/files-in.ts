/** The files of a drop or a paste, folders with all below them. */

/** The system's own files, which nobody means to drop. */
const CLUTTER = /^(?:\.|~\$|__MACOSX|Thumbs\.db$|desktop\.ini$)/i

export const isClutter = (path: string): boolean => path.split('/').some((part) => CLUTTER.test(part))

/** Must be called while the event is being handled: afterwards the browser has forgotten what was dropped. */
export function filesIn(transfer: DataTransfer): Promise<File[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null)
  const plain = [...transfer.files]
  if (!entries.some((entry) => entry?.isDirectory)) return Promise.resolve(plain)
  return Promise.all(entries.map((entry) => (entry ? walk(entry) : []))).then((found) => found.flat())
}

async function walk(entry: FileSystemEntry): Promise<File[]> {
  if (isClutter(entry.name)) return []
  if (isFile(entry)) return [await new Promise<File>((resolve, reject) => entry.file(resolve, reject))]
  if (!isFolder(entry)) return []
  const reader = entry.createReader()
  const found: File[] = []
  for (;;) {
    // A folder is told in portions, the last of which is empty.
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (portion.length === 0) return found
    for (const one of portion) found.push(...(await walk(one)))
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory
