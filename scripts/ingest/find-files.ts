/** What the paths of a command line mean: files, folders with all below them, and globs. */
import { lstat, stat } from 'node:fs/promises'
import { basename, dirname, relative, resolve, sep } from 'node:path'
import { glob, isDynamicPattern } from 'tinyglobby'

const MANIFEST_NAME = 'manifest.csv'

export interface FoundFile {
  /** Absolute. */
  path: string
  /** How the document is known: its path below the given folder, with `/`. */
  name: string
}

export interface Found {
  /** Each file once, in the order of their paths. */
  files: FoundFile[]
  /** Every `manifest.csv` among what was given. */
  manifests: string[]
}

/** A path that leads nowhere: a mistake in the command, found before anything is done. */
export class PathError extends Error {}

/** What lies beside documents without being one: locks of office programs, and the folder's own description. */
const BESIDE = ['**/~$*', '**/{README,readme,Readme}{,.md,.txt}']
const BESIDE_NAME = /^(?:~\$.*|\..*|__MACOSX|Thumbs\.db|(?:README|readme|Readme)(?:\.md|\.txt)?)$/

/** The same of one name in a path of an archive, where no glob leaves out what is hidden. */
export const isBeside = (name: string): boolean => BESIDE_NAME.test(name)

/**
 * Hidden files and what lies beside documents are no documents of a folder or a glob. A file named outright is always
 * taken.
 * @throws PathError for a path or pattern that matches nothing.
 */
export async function findFiles(paths: readonly string[]): Promise<Found> {
  const files = new Map<string, FoundFile>()
  const manifests = new Set<string>()
  const named: string[] = []
  for (const path of paths) {
    const kind = await kindOf(path)
    if (kind === 'file') {
      if (isManifest(path)) manifests.add(resolve(path))
      else named.push(resolve(path))
      continue
    }
    const [base, pattern] = kind === 'folder' ? [resolve(path), '**'] : splitGlob(path)
    const matches = await glob(pattern, { cwd: base, absolute: true, ignore: BESIDE, onlyFiles: true })
    if (kind === 'glob' && matches.length === 0) throw new PathError(`Nothing matches ${path}`)
    for (const match of matches.map((found) => resolve(found))) {
      if (isManifest(match)) manifests.add(match)
      else add(match, base)
    }
  }
  const base = commonFolder(named)
  for (const path of named) add(path, base)

  function add(path: string, folder: string): void {
    if (!files.has(path)) files.set(path, { path, name: relative(folder, path).split(sep).join('/') })
  }

  const byPath = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  return {
    files: [...files.values()].sort((a, b) => byPath(a.path, b.path)),
    manifests: [...manifests].sort(byPath),
  }
}

export const isManifest = (path: string): boolean => basename(path).toLowerCase() === MANIFEST_NAME

async function kindOf(path: string): Promise<'file' | 'folder' | 'glob'> {
  // A name with brackets may be a file and a pattern: what is there comes first.
  const found = await stat(path).catch(() => null)
  if (found) return found.isDirectory() ? 'folder' : 'file'
  if (isDynamicPattern(path)) return 'glob'
  const broken = await lstat(path).catch(() => null)
  throw new PathError(broken ? `${path} is a link to nothing` : `${path} does not exist`)
}

/** The folder that a pattern starts from, and the pattern below it. */
function splitGlob(path: string): [base: string, pattern: string] {
  const parts = path.split('/')
  const first = parts.findIndex((part) => isDynamicPattern(part))
  return [
    resolve(parts.slice(0, first).join('/') || (path.startsWith('/') ? '/' : '.')),
    parts.slice(first).join('/'),
  ]
}

/** The folder that all these files lie in; for one file its own. */
function commonFolder(paths: readonly string[]): string {
  let common = paths[0] === undefined ? '.' : dirname(paths[0])
  for (const path of paths) {
    while (relative(common, path).startsWith('..')) common = dirname(common)
  }
  return common
}
