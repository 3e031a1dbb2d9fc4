import { join } from 'node:path'
import { app, clipboard, dialog, Menu, nativeTheme, session as electronSession } from 'electron'
import { randomUUID } from 'node:crypto'
import type { Settings } from '../shared/settings.ts'
import type { Log } from '../core/ports.ts'
import type { Launch } from './cli/launch-arguments.ts'
import { composeCore, type Core } from './compose-core.ts'
import { loadDirectStack } from './gateway-network.ts'
import { startHandOver } from './hand-over.ts'
import { demoSignIn, prepareWorkplace, type Workplace } from './workplace.ts'
import { commandHandlers } from './ipc/handlers.ts'
import { startElectronIpc } from './ipc/electron-ipc.ts'
import { pageOrigin, serveApp } from './shell/app-protocol.ts'
import { followSystem } from './shell/follow-system.ts'
import { hardenSession } from './shell/harden-session.ts'
import { PanelWindow } from './shell/panel-window.ts'
import { systemLanguage } from './system-language.ts'

type PanelLaunch = Extract<Launch, { kind: 'panel' }>

/** How long quitting waits for the gateway's answer to the sign-out. */
const farewellMs = 3_000
/** The keyring is asked what it can do only when the panel is up: it must not cost the start anything. */
const keyringProbeAfterMs = 1_500

/** Starts the program with its panel, unless one is running already: that one then comes forward. */
export function startPanelApp(launch: PanelLaunch): void {
  const workplace = prepareWorkplace(launch.demoProfile)
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  process.on('unhandledRejection', (reason) => workplace.log.error('unhandled rejection', { what: String(reason) }))
  // Its keys would reload the page or quit; only macOS needs a menu, for copy and paste.
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null)
  void app.whenReady().then(() => start(workplace, launch))
}

async function start(workplace: Workplace, launch: PanelLaunch): Promise<void> {
  const { log } = workplace
  const core = composeCore({ ...workplace, mayPoll: true, version: app.getVersion(), systemLanguage: systemLanguage() })
  applyTheme(core.settings.current)

  const pageSession = electronSession.fromPartition('panel', { cache: false })
  hardenSession(pageSession)
  serveApp(pageSession, join(import.meta.dirname, '../renderer'))
  const panel = new PanelWindow({
    session: pageSession,
    preloadFile: join(import.meta.dirname, '../preload/index.cjs'),
    iconFile: join(import.meta.dirname, '../../resources/window-icon.png'),
    isAlwaysOnTop: core.settings.current.isAlwaysOnTop,
    isShown: true,
    onShow: () => ipc.publish('panelShown', null),
    log,
  })
  const ipc = startElectronIpc(panel.browserWindow, pageOrigin, {
    log,
    newReportId: () => randomUUID().slice(0, 8),
    handlers: commandHandlers({
      ...core,
      panel,
      probeKeyring: workplace.probeKeyring,
      acceptHandOver: () => handOver.accept(),
      writeClipboard: async (text) => clipboard.writeText(text),
      chooseCaFile: async () => {
        const chosen = await dialog.showOpenDialog(panel.browserWindow, { properties: ['openFile'] })
        return chosen.filePaths[0] ?? null
      },
    }),
  })
  core.store.subscribe((snapshot) => ipc.publish('snapshotChanged', snapshot))
  core.settings.onChanged((settings) => {
    applyTheme(settings)
    panel.apply(settings)
  })
  const handOver = startHandOver(core, { read: () => clipboard.readText(), clear: () => clipboard.clear() })
  const open = (args: readonly string[]): void => {
    panel.show()
    const link = args.find((arg) => arg.startsWith('agentbar:'))
    if (link !== undefined) handOver.open(link)
  }
  app.on('second-instance', (_event, argv) => open(argv))
  app.on('open-url', (_event, link) => open([link]))
  app.on('window-all-closed', () => app.quit())
  const stopFollowing = followSystem({
    onSlept: () => {
      core.store.update({ sleptAt: Date.now() })
      core.session.notify({ type: 'slept' })
    },
    onResumed: () => core.session.notify({ type: 'resumed' }),
    onNetworkChanged: (isOnline) => core.session.notify({ type: 'network-changed', isOnline }),
  })
  app.once('quit', stopFollowing)
  sayFarewell(core, workplace, log)

  await Promise.all([panel.load(), panel.painted])
  void loadDirectStack()
  await demoSignIn(core, workplace)
  await core.session.restore()
  if (launch.link !== null) handOver.open(launch.link)
  setTimeout(() => void workplace.probeKeyring(), keyringProbeAfterMs)
}

function applyTheme({ theme }: Pick<Settings, 'theme'>): void {
  nativeTheme.themeSource = theme
}

/** On quit an owned session signs out; a gateway or a keyring that does not answer never keeps the program from ending. */
function sayFarewell(core: Core, workplace: Workplace, log: Log): void {
  let isDone = false
  app.on('before-quit', (event) => {
    if (isDone) return
    event.preventDefault()
    isDone = true
    const patience = new Promise((resolve) => setTimeout(resolve, farewellMs))
    void Promise.race([core.session.signOut(), patience])
      .then(() => Promise.race([core.session.stop(), patience]))
      .catch((fault: unknown) => log.error('farewell failed', { what: String(fault) }))
      .finally(() => {
        workplace.stop()
        app.exit(0)
      })
  })
}
