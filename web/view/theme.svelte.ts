/** Light, dark or as the system has it; and whether fills carry patterns. Remembered on this device. */
export type ThemeChoice = 'system' | 'light' | 'dark'

const dark = matchMedia('(prefers-color-scheme: dark)')

class Theme {
  #choice = $state<ThemeChoice>(readChoice())
  #systemDark = $state(dark.matches)
  #patterns = $state(readStored('patterns') === '1')

  readonly name = $derived(this.#choice === 'system' ? (this.#systemDark ? 'dark' : 'light') : this.#choice)

  constructor() {
    dark.addEventListener('change', () => (this.#systemDark = dark.matches))
  }

  get choice(): ThemeChoice {
    return this.#choice
  }
  choose(choice: ThemeChoice): void {
    this.#choice = choice
    if (choice === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = choice
    store('theme', choice === 'system' ? null : choice)
  }

  get patterns(): boolean {
    return this.#patterns
  }
  togglePatterns(): void {
    this.#patterns = !this.#patterns
    store('patterns', this.#patterns ? '1' : null)
  }
}

function readChoice(): ThemeChoice {
  const stored = readStored('theme')
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

/** Storage may be refused (private windows); then choices last as long as the page. */
export function readStored(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

export function store(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch {
    // nothing to do: see readStored
  }
}

export const theme = new Theme()
