/** What the benchmark of reading measures: the same modules that the server and the command line run. */
export { reference } from '../../db/reference/reference.ts'
export { extract } from '../../server/report/parse/extract.ts'
export { scan } from '../../server/report/parse/scan.ts'
export { tokenize } from '../../server/report/parse/tokens.ts'
export { describeSource, readDocument } from '../../server/report/read/read-document.ts'
export { readReport } from '../../server/report/read-report.ts'
