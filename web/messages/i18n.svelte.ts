/** The language of the page: from the address, else the reader's stored choice, else the browser. */
import type { Lang } from '../format/number.ts'
import { withLanguage } from '../view/keep-language.ts'
import { router } from '../view/router.svelte.ts'
import { readStored, store } from '../view/theme.svelte.ts'
import { languageOf } from './language.ts'
import type { Messages } from './zh.ts'

/** Each language is its own chunk: a reader loads one. */
const LOADERS: Record<Lang, () => Promise<Messages>> = {
  zh: async () => (await import('./zh.ts')).zh,
  en: async () => (await import('./en.ts')).en,
}

class I18n {
  #messages = $state.raw<Messages | null>(null)
  #lang = $state<Lang>('zh')

  /** The language whose words are shown; it changes when they have arrived. */
  get lang(): Lang {
    return this.#lang
  }
  /** The messages. `start` has been awaited before anything is mounted. */
  get t(): Messages {
    if (!this.#messages) throw new Error('i18n.t before i18n.start()')
    return this.#messages
  }

  /** The language that the address and the reader's choice ask for. */
  wanted(): Lang {
    return languageOf(router.search, readStored('lang'), navigator.languages)
  }

  async start(): Promise<void> {
    const lang = this.wanted()
    const messages = await LOADERS[lang]()
    if (lang !== this.wanted()) return
    this.#messages = messages
    this.#lang = lang
    document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en'
  }

  /** The reader's choice: remembered, and written into the address so that a shared link keeps it. */
  choose(lang: Lang): void {
    store('lang', lang)
    const search = withLanguage(location.search, lang)
    router.go(location.pathname + search + location.hash, { replace: true, keepScroll: true })
  }
}

export const i18n = new I18n()
