/**
 * The browser that the journeys drive, and a font that has Chinese. Looks where they usually are; installs them
 * where that is possible; otherwise says what to install.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']

const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** Path of a Chromium on this machine, or null. `CHROMIUM_PATH` wins. */
export function findChromium(): string | null {
  const chosen = process.env.CHROMIUM_PATH
  if (chosen) return existsSync(chosen) ? chosen : null
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
  return [...onPath, ...PLACES, chromium.executablePath()].find((path) => path && existsSync(path)) ?? null
}

function run(command: string, args: string[]): boolean {
  console.log(`$ ${command} ${args.join(' ')}`)
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0
}

const mayUseApt = () =>
  process.getuid?.() === 0 && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0

let updated = false
function aptInstall(...packages: string[]): boolean {
  updated ||= run('apt-get', ['update', '-qq'])
  return run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages])
}

/** Finds a Chromium or installs one: Debian's package where we may, Playwright's own elsewhere. */
export function bringChromium(): string {
  const found = findChromium()
  if (found) return found
  console.log('No Chromium found; installing one for the browser tests.')
  if (mayUseApt()) aptInstall('chromium')
  if (!findChromium()) {
    const cli = fileURLToPath(new URL('../../node_modules/playwright-core/cli.js', import.meta.url))
    run(process.execPath, [cli, 'install', 'chromium'])
  }
  const brought = findChromium()
  if (brought) return brought
  throw new Error(
    'The browser tests need a Chromium and none could be installed here. ' +
      'Install Chromium or Google Chrome, or name one with CHROMIUM_PATH=/path/to/chromium, and run again.',
  )
}

/** True when fontconfig knows a font with Chinese, or where there is no fontconfig to ask (macOS, Windows). */
function hasChineseFont(): boolean {
  const list = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' })
  return list.error !== undefined || list.stdout.trim() !== ''
}

/** Without a Chinese font the pages would be drawn as boxes, and widths measured on them would mean nothing. */
export function bringChineseFont(): void {
  if (hasChineseFont()) return
  console.log('No Chinese font found; installing one for the browser tests.')
  if (mayUseApt()) aptInstall('fonts-wqy-microhei')
  if (!hasChineseFont()) {
    throw new Error(
      'The browser tests need a font with Chinese and none could be installed here. ' +
        'Install one (Debian: fonts-noto-cjk or fonts-wqy-microhei) and run again.',
    )
  }
}
