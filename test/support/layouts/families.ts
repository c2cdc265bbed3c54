/** Every layout as one list: a report in, the bytes of a document out, with what it prints. */
import iconv from 'iconv-lite'
import { Converter } from 'opencc-js/cn2t'
import type { Content, Part } from './content.ts'
import { HTML_LAYOUTS } from './html-layouts.ts'
import { OFFICE_LAYOUTS, officeParts } from './office-layouts.ts'
import { SITE_LAYOUTS } from './site-layouts.ts'
import { printText, TEXT_LAYOUTS } from './text-layouts.ts'
import type { Traced } from './traced.ts'

export interface Drawn {
  traced: Traced
  /** Name of the file, by which readers tell formats apart. */
  name: string
  /** Bytes of the document once its text is final. */
  encode: (text: string) => Uint8Array
}

export interface Family {
  format: string
  family: string
  name: string
  needsCaptions?: true
  /** Variations, by name, that leave too little in this layout to say which figure is whose. */
  undecided?: readonly string[]
  /** The bytes do not follow from the text: damage to the text would not reach them. */
  binary?: true
  /** Costly to read: of the variations and reports, one in so many is enough for a test. */
  oneIn?: number
  draw: (content: Content, parts: readonly Part[]) => Drawn
}

const utf8 = (text: string) => new TextEncoder().encode(text)
const html = (charset: string, encode: (text: string) => Uint8Array) => ({
  name: 'report.html',
  charset,
  encode,
})

const ENCODINGS = [
  html('gb2312', (text) => iconv.encode(text, 'gb18030')),
  html('utf-16', (text) => iconv.encode(text, 'utf-16le', { addBOM: true })),
  html('utf-8', (text) => iconv.encode(text, 'utf-8', { addBOM: true })),
  html('iso-8859-1', (text) => iconv.encode(text, 'gb18030')),
]

const traditional = Converter({ from: 'cn', to: 't' })

/** Encodings of plain text, with the line ends of Windows. */
const TEXT_ENCODINGS: readonly [family: string, encode: (text: string) => Uint8Array][] = [
  ['in GB18030', (text) => iconv.encode(text, 'gb18030')],
  ['in UTF-16', (text) => iconv.encode(text, 'utf-16be', { addBOM: true })],
  ['in UTF-16 without its mark', (text) => iconv.encode(text, 'utf-16le', { addBOM: false })],
  ['in Big5, traditional characters', (text) => iconv.encode(traditional(text), 'big5')],
]

const plainPage = HTML_LAYOUTS[0]!.page

export const FAMILIES: readonly Family[] = [
  ...TEXT_LAYOUTS.map((layout): Family => ({
    format: 'text',
    family: layout.family,
    name: layout.name,
    needsCaptions: layout.needsCaptions,
    undecided: layout.undecided,
    draw: ({ marker }, parts) => ({
      traced: marker.trace(printText(layout, parts)),
      name: layout.name === 'Markdown' ? 'report.md' : 'report.txt',
      encode: utf8,
    }),
  })),
  ...TEXT_ENCODINGS.map(([family, encode]): Family => ({
    format: 'text',
    family,
    name: family,
    draw: ({ marker }, parts) => ({
      traced: marker.trace(printText(TEXT_LAYOUTS[0]!, parts)),
      name: 'report.txt',
      encode: (text) => encode(text.replaceAll('\n', '\r\n')),
    }),
  })),
  ...[...HTML_LAYOUTS, ...SITE_LAYOUTS].map((layout): Family => ({
    format: 'HTML',
    family: layout.family,
    name: layout.name,
    draw: ({ marker }, parts) => ({
      traced: marker.trace(layout.page(parts)),
      name: 'report.html',
      encode: utf8,
    }),
  })),
  ...ENCODINGS.map(({ name, charset, encode }, i): Family => ({
    format: 'HTML',
    family: 'GB18030, UTF-16, wrong charset named',
    name: `encoding ${i + 1}: ${charset}`,
    draw: ({ marker }, parts) => ({
      traced: marker.trace(plainPage(parts).replace('charset="utf-8"', `charset="${charset}"`)),
      name,
      encode,
    }),
  })),
  ...OFFICE_LAYOUTS.map(({ format, family, name, file, oneIn, write }): Family => ({
    format,
    family,
    name,
    oneIn,
    binary: true,
    draw: ({ marker }, parts) => ({
      // What is printed, and in which order; the file itself is not text.
      traced: marker.trace(printText(TEXT_LAYOUTS[0]!, parts)),
      name: file,
      encode: () => write(officeParts(parts)),
    }),
  })),
]
