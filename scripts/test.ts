/**
 * `npm test`: everything that must pass — format, lint, types, unit and API tests, the build, and the journeys in
 * a browser, which it finds or brings. Ends with one line that counts the tests.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bringChineseFont, bringChromium } from './testing/browser.ts'

interface Count {
  passed: number
  failed: number
}

const results = mkdtempSync(join(tmpdir(), 'atlas-test-'))

/** Runs one step with its output shown; the promise is whether it succeeded. */
function step(name: string, command: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<boolean> {
  const began = Date.now()
  console.log(`\n▶ ${name}`)
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } })
    child.on('error', (error) => {
      console.error(`${name}: ${error.message}`)
      resolve(false)
    })
    child.on('close', (code) => {
      const seconds = ((Date.now() - began) / 1000).toFixed(1)
      console.log(`${code === 0 ? '✔' : '✘'} ${name} (${seconds} s)`)
      resolve(code === 0)
    })
  })
}

/** What Vitest counted; a run that wrote no result executed nothing, and counts as one failure. */
function counted(file: string): Count {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(file, 'utf8')) as {
      numPassedTests: number
      numFailedTests: number
    }
    return { passed: numPassedTests, failed: numFailedTests }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

async function tests(project: string, env: NodeJS.ProcessEnv = {}): Promise<{ ok: boolean; count: Count }> {
  const file = join(results, `${project}.json`)
  const args = ['vitest', 'run', '--project', project, '--reporter=default', '--reporter=json']
  // CI=1 so that a missing golden or snapshot fails instead of being written.
  const ok = await step(`${project} tests`, 'npx', [...args, `--outputFile=${file}`], { CI: '1', ...env })
  return { ok, count: counted(file) }
}

const checks = [
  await step('format and lint', 'npm', ['run', '-s', 'lint']),
  await step('types', 'npm', ['run', '-s', 'types']),
]
const unit = await tests('unit')
const built = await step('build', 'npm', ['run', '-s', 'build'])
let browser = { ok: false, count: { passed: 0, failed: 0 } }
if (built) {
  try {
    bringChineseFont()
    browser = await tests('browser', { CHROMIUM_PATH: bringChromium() })
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
  }
}
rmSync(results, { recursive: true, force: true })

const passed = unit.count.passed + browser.count.passed
const failed = unit.count.failed + browser.count.failed
const ok = checks.every(Boolean) && built && unit.ok && browser.ok
console.log(ok ? '\nEverything passes.' : '\nSomething failed: see the steps marked ✘ above.')
console.log(`Tests: ${passed} passed, ${failed} failed`)
process.exitCode = ok ? 0 : 1
