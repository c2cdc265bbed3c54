/**
 * Which files the site's modules are put into. A browser fetches six files of a server at a time: a hundred small ones
 * stand in each other's way, one large one holds what its page does not need. So what is always needed together lies
 * together, found by who imports it.
 */
import type { Rolldown } from 'vite'

/** Modules that import nothing more than the file named, and all that it cannot do without. */
interface Together {
  name: string
  /** Ends of the paths of the modules at the root. */
  roots: RegExp
  /** Of how many roots a module must be part. */
  least: number
}

/** The first that holds a module takes it. */
const TOGETHER: readonly Together[] = [
  { name: 'app', roots: /\/web\/main\.ts$/, least: 1 },
  { name: 'figure', roots: /\/web\/charts\/FullFigure\.svelte$/, least: 1 },
  { name: 'echarts', roots: /\/web\/charts\/echarts\.ts$/, least: 1 },
  { name: 'shared', roots: /\/web\/pages\/[A-Z]\w*\.svelte$/, least: 4 },
]

type InfoOf = Rolldown.ChunkingContext['getModuleInfo']

/** Every module with the roots that cannot do without it. */
function countRoots(modules: readonly string[], infoOf: InfoOf, roots: RegExp): Map<string, number> {
  const counts = new Map<string, number>()
  for (const root of modules.filter((id) => roots.test(id))) {
    const found = new Set<string>()
    const wanted = [root]
    for (let id = wanted.pop(); id !== undefined; id = wanted.pop()) {
      if (found.has(id)) continue
      found.add(id)
      wanted.push(...(infoOf(id)?.importedIds ?? []))
    }
    // The root stays a file of its own, by which it is asked for.
    found.delete(root)
    for (const id of found) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}

/** Everything that can be reached from a module, also what it asks for later. */
function reachable(from: string, infoOf: InfoOf): string[] {
  const found = new Set<string>()
  const wanted = [from]
  for (let id = wanted.pop(); id !== undefined; id = wanted.pop()) {
    if (found.has(id)) continue
    found.add(id)
    const info = infoOf(id)
    wanted.push(...(info?.importedIds ?? []), ...(info?.dynamicallyImportedIds ?? []))
  }
  return [...found]
}

/** @param entry absolute path of the module that starts the site. */
export function siteChunks(entry: string): Rolldown.CodeSplittingOptions {
  let counted: Map<string, number>[] | null = null
  const countsFrom = (infoOf: InfoOf): Map<string, number>[] => {
    const modules = reachable(entry, infoOf)
    return TOGETHER.map(({ roots }) => countRoots(modules, infoOf, roots))
  }
  return {
    groups: TOGETHER.map(({ name, least }, index) => ({
      debugName: name,
      name: (id, context) => {
        counted ??= countsFrom((of) => context.getModuleInfo(of))
        return (counted[index]?.get(id) ?? 0) >= least ? name : null
      },
      priority: TOGETHER.length - index,
    })),
  }
}
