/**
 * PDF with text to paragraphs and tables, from where each piece of text stands and where lines are ruled. Bounded in
 * pages and in time; nothing in the file is run and nothing outside it is fetched.
 */
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { compose, type Composed } from './compose.ts'
import type { Page } from './pdf-geometry.ts'
import { layOut } from './pdf-layout.ts'
import { readPage } from './pdf-page.ts'
import { refuse, type Refusal } from './refusal.ts'

/** A report has fewer than 40. */
const MOST_PAGES = 400
const MOST_MILLISECONDS = 60_000
/** Fewer characters are a page number or a stamp over scanned pages. */
const FEWEST_CHARACTERS = 20

/** @param limit milliseconds after which it is given up. */
export async function readPdf(bytes: Uint8Array, limit = MOST_MILLISECONDS): Promise<Composed | Refusal> {
  const pages = await readPages(bytes, limit)
  if ('kind' in pages) return pages
  const characters = pages.reduce(
    (sum, { pieces }) => sum + pieces.reduce((n, { text }) => n + text.length, 0),
    0,
  )
  if (characters < FEWEST_CHARACTERS) return refuse('R-SCAN')
  return compose(layOut(pages))
}

async function readPages(bytes: Uint8Array, limit: number): Promise<Page[] | Refusal> {
  const { getDocument, OPS } = await loadLibrary()
  const data = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const task = getDocument({
    data: Uint8Array.from(bytes), // the library keeps what it is given
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    maxImageSize: 1,
    standardFontDataUrl: `${data}/standard_fonts/`,
    cMapUrl: `${data}/cmaps/`,
    cMapPacked: true,
  })
  const until = performance.now() + limit
  try {
    const document = await task.promise
    if (document.numPages > MOST_PAGES) return refuse('R-PAGES', `（${document.numPages} 页）`)
    const pages: Page[] = []
    for (let no = 1; no <= document.numPages; no++) {
      const read = document.getPage(no).then(async (page) => {
        const drawn = await readPage(page, OPS)
        page.cleanup()
        return drawn
      })
      const page = await before(until, read)
      if (page === null) return refuse('R-TIME')
      pages.push(page)
    }
    return pages
  } catch (error) {
    return refuse(error instanceof Error && error.name === 'PasswordException' ? 'R-ENCRYPTED' : 'R-DAMAGED')
  } finally {
    await task.destroy()
  }
}

/** Null when the time is up first; the library gives way between the pieces of a page. */
async function before<T>(until: number, result: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), Math.max(0, until - performance.now()))
  })
  result.catch(() => undefined) // a page that is given up may still fail
  try {
    return await Promise.race([result, over])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * The library wants classes for drawing when it loads, and takes them from a native package that some platforms lack.
 * Reading text draws nothing: any class does.
 */
async function loadLibrary() {
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D'])
    if (!(name in globalThis))
      Object.defineProperty(globalThis, name, { value: Object, writable: true, configurable: true })
  return import('pdfjs-dist/legacy/build/pdf.mjs')
}
