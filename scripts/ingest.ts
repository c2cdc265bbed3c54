/**
 * `npm run ingest -- PATH… [--manifest M.csv] [--db FILE_OR_URL] [--dry-run] [--json]`: documents and parsed reports
 * into the database. Exit status: 0 all are in the statistics, 1 some are not, 2 usage.
 */
import { runIngest } from './ingest/command.ts'

process.exitCode = await runIngest(process.argv.slice(2), {
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
  env: process.env,
})
