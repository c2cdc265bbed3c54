/** All manifests of a run as one: what is given by name goes before what lies in a folder. */
import { resolve } from 'node:path'
import type { ManifestEntry } from '../../server/report/reference.ts'
import { readManifest } from '../manifest.ts'
import type { Found } from './find-files.ts'

/**
 * Entries by absolute path of the document.
 * @throws ManifestError for a manifest that cannot be read.
 */
export function manifestsOf({ manifests }: Found, given: string | undefined): Map<string, ManifestEntry> {
  const paths =
    given === undefined ? manifests : [...manifests.filter((path) => path !== resolve(given)), given]
  return new Map(paths.flatMap((path) => [...readManifest(resolve(path))]))
}

/** Documents that a manifest names but that were not given: perhaps a misspelt name. */
export function unusedEntries(
  manifest: ReadonlyMap<string, ManifestEntry>,
  given: ReadonlySet<string>,
): string[] {
  return [...manifest.keys()].filter((path) => !given.has(path))
}
