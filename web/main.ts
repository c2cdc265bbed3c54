/** Starts the app: the words first, so that nothing is drawn twice. */
import { mount } from 'svelte'
import './styles/tokens.css'
import './styles/base.css'
import App from './App.svelte'
import { i18n } from './messages/i18n.svelte.ts'
import { catalogue } from './view/catalogue.svelte.ts'

void catalogue.start()
await i18n.start()
const target = document.getElementById('app')
if (!target) throw new Error('index.html has no #app')
mount(App, { target })
