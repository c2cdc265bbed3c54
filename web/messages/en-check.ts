import type { CheckMessages } from './zh-check.ts'

const plural = (n: string, one: string, many: string) => `${n} ${n === '1' ? one : many}`

export const enCheck: CheckMessages = {
  title: 'Check a draft before it is published',
  lede: 'Paste or drop the draft of an annual report: see how its tables are read, which figures do not agree, and what to do.',
  privacy:
    'The draft is read in memory and forgotten: it is not stored, not added to the data and not logged.',
  paste: 'Paste the whole draft',
  pasteHint: 'Select all in Word, WPS or the web page, copy, and paste here, tables included.',
  run: 'Check it',
  running: 'Checking…',
  files: 'Choose files',
  drop: 'or drop files here',
  dropHint:
    'Several files at once, a folder or a ZIP archive: DOCX, PDF with text, XLSX, CSV, HTML, plain text; at most 20 MB each.',
  tablesKept: (n) => `Pasted with ${plural(n, 'table', 'tables')}: ready to check.`,
  tooMany: (most, left) => `At most ${most} at a time: ${left} were not checked. Drop them separately.`,
  dropNow: 'Let go to check',
  example: 'Try it with an example',
  exampleName: 'Example draft',
  exampleHint: 'It has two slips on purpose.',
  pastedName: 'Pasted draft',
  again: 'Check another',
  clear: 'Clear',
  print: 'Print the result',
  remove: (name) => `Close the result of “${name}”`,
  results: 'Results',
  resultOf: (name) => `Result of ${name}`,

  readAll: (cells) => `All ${cells} cells of the report were read`,
  readSome: (cells, read, rest) => `Of ${cells} cells ${read} were read; ${rest} hold no value`,
  foundNone: 'nothing was found that does not agree',
  found: (parts) => `found: ${parts}`,
  foundParts: {
    error: (n) => plural(n, 'error', 'errors'),
    warning: (n) => plural(n, 'warning', 'warnings'),
    info: (n) => plural(n, 'note', 'notes'),
  },
  join: (a, b) => `${a}; ${b}`,
  between: ', ',
  foundNoneHint:
    'Everything that can be checked agrees. Cells without a value cannot be checked: look at them once more.',
  who: (agency, year) => `${agency}, ${year}`,
  form: (form, document) => `Read as the form of ${form} (${document})`,

  sides: {
    balance: { actual: 'New + carried in', expected: 'Handled + carried out' },
    sum: { actual: 'Stated total', expected: 'Its parts add up to' },
    text: { actual: 'Text', expected: 'Table' },
    years: { actual: 'This report', expected: 'By the year before' },
    plain: { actual: 'Printed', expected: 'Should be' },
  },
  todo: 'What to do',
  where: 'Where',
  inText: 'See it in the text',
  more: (n) => `${n} more`,
  suspect: 'Most likely wrong',
  candidates: 'One of these',
  severityHint: {
    error: 'Figures contradict each other: correct them before publishing.',
    warning: 'Probably a slip: please verify.',
    info: 'Not necessarily wrong.',
  },

  advice: {
    balance:
      'In this column, compare “new + carried in” with “handled + carried out” and correct the cell that is wrong.',
    sum: 'Add up the items again: either the total or one of the items is wrong.',
    across: 'Add up the applicant types of this row again: either the total or one of them is wrong.',
    legal: 'Add up “upheld, corrected, other, pending” again and compare with the total.',
    proactive: 'Verify the counts and the units in the table of proactive disclosure.',
    carry:
      'Compare with the report published last year; if that was corrected or the agency was reorganised, say so in the text.',
    zeros: 'Make sure that the figures of the agencies were added, and that this is not the empty form.',
    copied:
      'Make sure that the table was not taken over from last year or from another agency. If it is right, leave it.',
    jump: 'Compare with earlier years: is there a digit too many or too few? If it did change, say why in the text.',
    scope:
      'Do not mix a report on the agency alone with one on all agencies under it; if the scope did change, say so in the text.',
    narrative: 'Only one of text and table can be right: look it up in your records and correct the other.',
    narrativeSum: 'Add up the parts that the text lists and compare with its total.',
    count: 'A count is a whole number of 0 or more: print a number.',
    missing: 'Where nothing happened print 0; leave no cell empty.',
    unit: 'State the unit of money (元 or 万元) and verify the amount.',
    annotated: 'Print only the number in the cell and put the remark outside the table.',
    layout: 'Restore the caption, label or row of the statutory form here.',
    identity: 'State the full name of the agency in title and signature, and the year in the title.',
    other: 'Verify it against the statutory form and your records.',
  },

  refusedTitle: 'This file cannot be checked',
  refusedAdvice:
    'Give the draft of an annual report with its statutory tables, or save it as DOCX and try again.',
  unidentifiedTitle: 'Agency or year could not be established',
  unidentifiedAdvice:
    'The tables were read and checked. State agency and year here to compare with last year, and in the title before you publish.',
  stateAgency: 'Full name of the agency',
  stateYear: 'Year',
  restate: 'Check again with these',

  failures: {
    tooLarge: {
      title: 'The file is too large',
      advice: 'At most 20 MB each. Save it without its pictures and try again.',
    },
    offline: {
      title: 'The server cannot be reached',
      advice: 'The draft is still here. Check the network and try again.',
    },
    busy: {
      title: 'Many drafts are being checked',
      advice: 'Try again in a few seconds; the draft is still here.',
    },
    form: { title: 'The draft could not be sent', advice: 'Reload the page and try again.' },
    unreadable: {
      title: 'The browser cannot read this file',
      advice: 'It may have been moved or renamed: choose it again.',
    },
    nothing: {
      title: 'The file is empty',
      advice: 'It has no content (0 bytes) and was not sent. Is it the right one, and saved?',
    },
    picture: {
      title: 'This is a picture',
      advice:
        'Figures in a picture cannot be read; it was not sent. Use DOCX, HTML or a PDF with text, or copy the tables and paste them above.',
    },
    packed: {
      title: 'This archive cannot be opened',
      advice: 'Only ZIP archives can; it was not sent. Unpack it and drop the files in it.',
    },
    oldOffice: {
      title: 'This is an old Word or Excel file',
      advice:
        'It was not sent. Open it, save it as DOCX or XLSX and drop that; or copy all and paste it above.',
    },
    program: { title: 'This is no document', advice: 'It is a program and was not sent.' },
    empty: { title: 'There is nothing yet', advice: 'Paste a draft first, or choose a file.' },
  },
  retry: 'Try again',
  done: (name, headline) => `${name}: ${headline}`,

  claims: 'Figures in the text beside the tables',
  claimsLede: 'Every figure that the text states and the tables print, side by side.',
  claimsClash: (n) => plural(n, 'contradiction', 'contradictions'),
  claimsFine: (n) => `${n} agree`,
  claimWhat: 'Item',
  claimSaid: 'Text',
  claimTable: 'Table',
  claimQuote: 'In its words',
  claimsNone: 'The text states no figure that could be compared with the tables.',
  noValue: 'no value',

  before: (year) => `Beside the report of ${year}`,
  beforeLede: (year) =>
    `The report of ${year} of this agency is loaded: what was carried over or remained in force must follow from it.`,
  beforeLink: (year) => `See the report of ${year}`,
  beforeScope:
    'The report of the year before has another scope (one agency, or a whole region): the years are not compared.',
  beforeNone: 'No report of the year before is loaded for this agency: the years could not be compared.',
  same: 'The report of this agency and year is already loaded',
  follows: 'What must follow',
  expected: (year) => `By ${year}`,
  actual: 'This report',
  verdict: { passed: 'agrees', failed: 'differs', not_evaluated: 'not comparable' },
  headline: 'Main figures',
  change: 'Change',

  rules: 'Which rules were applied',
  rulesSummary: (passed, failed, open, none) =>
    `${passed} passed, ${failed} failed, ${open} could not be evaluated, ${none} do not apply`,
  outcome: {
    failed: 'Failed',
    not_evaluated: 'Could not be evaluated',
    passed: 'Passed',
    not_applicable: 'Do not apply',
  },
  outcomeHint: {
    failed: 'Listed one by one above.',
    not_evaluated: 'A cell holds no value, or the report of the year before is not loaded.',
    passed: 'Evaluated throughout, and they hold.',
    not_applicable: 'The form or the content of this report has no use for them.',
  },
  looksFor: (label) => `Looks for: ${label}`,
  instances: (passed, all) => `${passed} of ${all} hold`,
}
