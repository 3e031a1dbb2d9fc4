import { mount } from 'svelte'
import App from './App.svelte'
import { AppState } from './app/app-state.svelte.ts'
import { createPageContext } from './app/page-context.ts'
import './styles/tokens.css'
import './styles/base.css'

const api = window.agentBar
// Read before the mount, so that no component has to handle a missing snapshot.
const app = await AppState.connect(api)
mount(App, { target: document.body, props: { page: createPageContext(api, app) } })
