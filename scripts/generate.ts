/** `npm run generate -- --db FILE`: a nation of made-up reports on real divisions, for work at scale. */
import { runGenerate } from './generate/command.ts'

process.exitCode = await runGenerate(process.argv.slice(2), {
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
})
