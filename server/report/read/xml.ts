/** XML as a stream of elements, in one pass of a parser that expands no entities and reads nothing from outside. */
import { Parser } from 'htmlparser2'

export type Attributes = Readonly<Record<string, string>>

export interface XmlHandler {
  open?: (name: string, attributes: Attributes) => void
  text?: (text: string) => void
  close?: (name: string) => void
}

/** Namespaces whose elements a reader asks for, under the prefix that it uses for them. */
const NAMESPACES: readonly [uri: RegExp, prefix: string][] = [
  [/\/wordprocessingml\/(?:2006\/)?main$|\/word\/2003\/wordml$/, 'w'],
  [/\/spreadsheetml\/(?:2006\/)?main$/, 'x'],
]

/**
 * Names arrive as `w:tc` or `x:row` whatever prefix the file itself chose; attributes as they are written.
 * Namespaces are taken from the root, where every writer of office files declares them.
 */
export function walkXml(xml: string, { open, text, close }: XmlHandler): void {
  let prefixes: Map<string, string> | null = null
  const named = (name: string): string => {
    const colon = name.indexOf(':')
    const known = prefixes!.get(colon < 0 ? '' : name.slice(0, colon))
    return known === undefined ? name : `${known}:${name.slice(colon + 1)}`
  }
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        prefixes ??= declaredPrefixes(attributes)
        open?.(named(name), attributes)
      },
      ontext: (piece) => text?.(piece),
      onclosetag: (name) => close?.(named(name)),
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.write(xml)
  parser.end()
}

function declaredPrefixes(root: Attributes): Map<string, string> {
  const prefixes = new Map<string, string>()
  for (const [name, uri] of Object.entries(root)) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue
    const known = NAMESPACES.find(([pattern]) => pattern.test(uri))
    if (known) prefixes.set(name.slice('xmlns:'.length), known[1])
  }
  return prefixes
}
