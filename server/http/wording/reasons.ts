/** Why a document is refused or not identified, in both languages. The reader gives the Chinese sentence. */
import type { Reason } from '../../report/report.ts'
import type { RefusalCode } from '../../report/read/refusal.ts'

const REFUSALS: Readonly<Partial<Record<RefusalCode, string>>> = {
  'R-EMPTY': 'The file is empty: there is nothing to read.',
  'R-TOO-LARGE': 'The file exceeds the limit of 20 MB and was not read.',
  'R-BINARY': 'The file holds binary data, not the text of a report.',
  'R-UNSUPPORTED':
    'This format cannot be read. Please give HTML, DOCX, a PDF with text, XLSX, CSV or plain text.',
  'R-DOC': 'This is an old Word document (.doc). Save it as DOCX in Word or WPS and give that.',
  'R-XLS': 'This is an old Excel workbook (.xls). Save it as XLSX in Excel or WPS and give that.',
  'R-ENCRYPTED': 'The file is encrypted and needs a password. Please give it without encryption.',
  'R-DAMAGED': 'The file is damaged or incomplete and cannot be read.',
  'R-ARCHIVE': 'This is an archive, not a report. Unpack it and give the files in it.',
  'R-NESTED-ARCHIVE': 'An archive inside an archive is not unpacked. Please unpack it first.',
  'R-PAGES': 'It has far more pages than an annual report and was not read.',
  'R-TIME': 'Reading took too long and was stopped.',
  'R-UNDECODABLE': 'The encoding cannot be told: neither UTF-8, UTF-16, GB18030 nor Big5.',
  'R-SCAN': 'The file holds scans or pictures without text. Please give a version with text.',
  'R-NO-TABLES': 'It has none of the statutory tables of an annual disclosure report.',
  'M-OUT-OF-SCOPE': 'Reports of years before 2019 have no statutory tables and are out of scope.',
  'R-BLANK-FORM': 'This is the blank form: its tables hold no figures.',
  'R-NO-VALUES': 'The tables kept their labels but lost their figures: there is nothing to check.',
  'R-GUIDANCE': 'This is guidance on how to write the report, not a report.',
  'R-HALF-YEAR': 'These are figures of a quarter or half a year, not an annual report.',
  'R-INTERPRETATION': 'This explains a report; it is not the report itself.',
  'R-FAILED': 'Reading failed; there is no result.',
}

const IDENTITY: Readonly<Record<string, string>> = {
  manifest_differs: 'The year that was stated differs from the one in the document; the stated one is used.',
  year_conflict: 'The year cannot be established: the document names several with equal weight.',
  year_not_stated: 'The year cannot be established: neither title, reporting period nor text states it.',
  unknown_adcode: 'The region code that was stated does not exist.',
  agency_not_established: 'The agency cannot be established: the document does not name it in full.',
  region_not_established: 'The region of the agency cannot be established.',
  agency_conflict: 'The agency cannot be established: the document names several with equal weight.',
}

/** On the page nobody has a list or a command line at hand. */
const FOR_DRAFTS: Readonly<Record<string, string>> = {
  'R-ARCHIVE': '这是压缩包，不是一份报告，请解压后把其中的报告逐个拖进来。',
}

export const ENGLISH_REASONS: Readonly<Record<string, string>> = { ...REFUSALS, ...IDENTITY }

export function wordReason({ code, message }: Reason): { code: string; message: { zh: string; en: string } } {
  return { code, message: { zh: FOR_DRAFTS[code] ?? message, en: ENGLISH_REASONS[code] ?? message } }
}
