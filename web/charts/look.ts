/** How charts are drawn here: colours read from the tokens, type, and patterns. Builders get it as a value. */
import type { Lang } from '../format/number.ts'
import type { Role } from './roles.ts'

export interface Look {
  /** Width of the plot in CSS pixels. */
  width: number
  lang: Lang
  /** Resolved colours by token name, e.g. `ink`, `granted`, `pending-line`. */
  colours: Readonly<Record<string, string>>
  fonts: { text: string; title: string }
  /** Size of text in pixels, following the reader's own setting. */
  text: number
  patterns: boolean
  motion: boolean
}

export const COLOUR_TOKENS = [
  'paper',
  'panel',
  'ink',
  'ink-2',
  'hairline',
  'control-line',
  'accent',
  'granted',
  'partial',
  'partial-line',
  'denied',
  'unavailable',
  'rejected',
  'rejected-line',
  'other',
  'pending',
  'pending-line',
  'upheld',
  'corrected',
  'error',
  'warning',
  'info',
  'first',
  'second',
  'second-line',
  'third',
  'fourth',
  'fourth-line',
  'entity-1',
  'entity-2',
  'entity-3',
  'entity-4',
  'entity-5',
  'entity-6',
  'entity-7',
  'entity-8',
] as const

export function colour(look: Look, token: string): string {
  return look.colours[token] ?? '#808080'
}

/** Outline of a fill that is too pale to stand alone; otherwise its own colour. */
export function outlineOf(look: Look, role: Role): string {
  return look.colours[`${role}-line`] ?? colour(look, role)
}

interface Decal {
  symbol: string
  dashArrayX: (number | number[])[]
  dashArrayY: number[]
  rotation?: number
  symbolSize?: number
  color: string
}

const HATCH = (rotation: number, gap: number): Omit<Decal, 'color'> => ({
  symbol: 'rect',
  dashArrayX: [1, 0],
  dashArrayY: [1.5, gap],
  rotation,
})
const DOTS = (size: number, gap: number): Omit<Decal, 'color'> => ({
  symbol: 'circle',
  symbolSize: size,
  dashArrayX: [
    [gap, gap],
    [0, gap, gap, 0],
  ],
  dashArrayY: [gap, 0],
})

const PATTERNS: Partial<Record<Role, Omit<Decal, 'color'>>> = {
  partial: HATCH(Math.PI / 4, 6),
  denied: HATCH(0, 5),
  unavailable: DOTS(0.7, 5),
  upheld: DOTS(0.7, 5),
  rejected: HATCH(-Math.PI / 4, 4),
  corrected: HATCH(0, 5),
  other: HATCH(Math.PI / 2, 4),
  error: HATCH(0, 5),
  info: DOTS(0.7, 5),
  second: HATCH(Math.PI / 4, 5),
  third: DOTS(0.6, 4),
  fourth: HATCH(-Math.PI / 4, 6),
}

/** Pending is always hatched; the others on demand. Undefined: no pattern. */
export function decalOf(look: Look, role: Role): Decal | undefined {
  if (role === 'pending') return { ...HATCH(Math.PI / 4, 5), color: outlineOf(look, role) }
  const pattern = look.patterns ? PATTERNS[role] : undefined
  return pattern ? { ...pattern, color: 'rgba(255, 255, 255, 0.55)' } : undefined
}
