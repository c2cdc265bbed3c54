/** The look of the moment, read from the page: changes with the theme and the text size. */
import { i18n } from '../messages/i18n.svelte.ts'
import { theme } from '../view/theme.svelte.ts'
import { COLOUR_TOKENS, type Look } from './look.ts'

const still = matchMedia('(prefers-reduced-motion: reduce)')

/**
 * Resolves the tokens for one theme: `light-dark()` only becomes a colour on a real element. One element a token, all
 * written before any is read: the browser works out its styles once.
 */
function readColours(): Record<string, string> {
  const probe = document.createElement('span')
  probe.hidden = true
  for (const token of COLOUR_TOKENS) {
    const sample = document.createElement('span')
    sample.style.color = `var(--${token})`
    probe.append(sample)
  }
  document.body.append(probe)
  const colours: Record<string, string> = {}
  COLOUR_TOKENS.forEach((token, index) => {
    colours[token] = getComputedStyle(probe.children[index]!).color
  })
  probe.remove()
  return colours
}

/** @param width of the plot in CSS pixels */
export function currentLook(width: number): Look {
  void theme.name
  const root = getComputedStyle(document.documentElement)
  const size = Number.parseFloat(root.fontSize) || 16
  return {
    width,
    lang: i18n.lang,
    colours: readColours(),
    fonts: {
      text: getComputedStyle(document.body).fontFamily,
      title: root.getPropertyValue('--serif').trim(),
    },
    text: Math.round(size * 0.8125),
    patterns: theme.patterns,
    motion: !still.matches,
  }
}
