import { join } from 'node:path'
import { app, clipboard, dialog, Menu, nativeTheme, session as electronSession } from 'electron'
import { randomUUID } from 'node:crypto'
import * as v from 'valibot'
import type { Settings } from '../shared/settings.ts'
import { readClipboardWorkno } from '../core/lookup/lookup-deep-link.ts'
import { PendingPanelRequest } from '../core/panel/pending-panel-request.ts'
import type { Log } from '../core/ports.ts'
import { setStartAtLogin, wasStartedAtLogin } from './adapters/electron-start-at-login.ts'
import { serveLocalSocket } from './adapters/local-socket.ts'
import { networkAddresses } from './adapters/network-addresses.ts'
import { readLaunch, type PanelLaunch } from './cli/launch-arguments.ts'
import { composeCore, type Core } from './composition/compose-core.ts'
import { DesktopIntegration } from './desktop/desktop-integration.ts'
import { loadUndiciTransport } from './composition/gateway-transport-factory.ts'
import { createSessionHandOver } from './session-hand-over.ts'
import { signInToDemo, preparePlatformServices, type PlatformServices } from './composition/platform-services.ts'
import { commandHandlers } from './ipc/command-handlers.ts'
import { startElectronIpc } from './ipc/electron-ipc.ts'
import { ExternalActions } from './external-actions.ts'
import { handlePanelCommand, type PanelCommandContext } from './panel-commands/panel-commands.ts'
import { pageOrigin, serveApp } from './window/app-protocol.ts'
import { watchPowerAndNetwork } from './desktop/watch-power-and-network.ts'
import { hardenSession } from './window/harden-session.ts'
import { OpenUrlQueue } from './lifecycle/open-url-queue.ts'
import { PanelWindow } from './window/panel-window.ts'
import { systemLanguage } from './composition/system-language.ts'

/** How long quitting waits for the gateway's answer to the sign-out. */
const quitTimeoutMs = 3_000
/** Hotkey and tray come when the panel is on the screen: before, they would hold its first picture back. */
const trayAndHotkeyDelayMs = 250
/** The keyring is asked what it can do, and old names are taken off the disk, only when the panel is up: neither may cost the start anything. */
const housekeepingDelayMs = 1_500

/** What a second start hands over: its own arguments, as Electron's list has Chromium's switches between them. */
const secondStartSchema = v.object({ args: v.array(v.string()) })

/** Starts the program with its panel, unless one is running already: that one then does what is wanted. */
export function startPanelApp(launch: PanelLaunch, args: readonly string[]): void {
  const platformServices = preparePlatformServices(launch.demoProfile)
  if (!app.requestSingleInstanceLock({ args })) {
    app.quit()
    return
  }
  process.on('unhandledRejection', (reason) =>
    platformServices.log.error('unhandled rejection', { what: String(reason) }),
  )
  // Its keys would reload the page or quit; only macOS needs a menu, for copy and paste.
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null)
  // A clone's path is nobody's lasting place for links.
  if (app.isPackaged) app.setAsDefaultProtocolClient('agentbar')
  const links = new OpenUrlQueue()
  let isQuitting = false
  app.once('before-quit', () => (isQuitting = true))
  const ending = (): boolean => isQuitting
  const started = app.whenReady().then(() => start({ platformServices, launch, links, isQuitting: ending }))
  serveCliCommands(platformServices, { started, isQuitting: ending, log: platformServices.log })
}

interface Start {
  readonly platformServices: PlatformServices
  readonly launch: PanelLaunch
  readonly links: OpenUrlQueue
  readonly isQuitting: () => boolean
}

/** A command that changes the session beside the panel is done by the panel (docs/decisions/0022). */
function serveCliCommands({ socketAddress: place, log }: PlatformServices, desk: PanelCommandContext): void {
  if (place === null) return
  const answer = (message: unknown) => handlePanelCommand(desk, message)
  void serveLocalSocket({ place, answer, log }).then((close) => app.once('quit', close))
}

/** Resolves when the panel is there and its session is looked after. */
async function start({ platformServices, launch, links, isQuitting }: Start): Promise<Core> {
  const { log } = platformServices
  const core = composeCore({
    ...platformServices,
    mayPoll: true,
    version: app.getVersion(),
    systemLanguage: systemLanguage(),
  })
  applyTheme(core.settings.current)

  const pageSession = electronSession.fromPartition('panel', { cache: false })
  hardenSession(pageSession)
  serveApp(pageSession, join(import.meta.dirname, '../renderer'))
  const isHidden = launch.isHidden || wasStartedAtLogin()
  const panel: PanelWindow = new PanelWindow({
    session: pageSession,
    preloadFile: join(import.meta.dirname, '../preload/index.cjs'),
    iconFile: join(import.meta.dirname, '../../resources/window-icon.png'),
    isShown: !isHidden,
    settings: core.settings,
    hasTray: () => desktop.hasTray,
    isQuitting,
    onShow: () => {
      ipc.publish('panelShown', null)
      // Afterwards: a clipboard may be slow to be read.
      if (core.settings.current.isClipboardRead) setImmediate(() => void offerClipboard())
    },
    log,
  })
  const requests = new PendingPanelRequest(() => ipc.publish('panelRequested', null))
  const handOver = createSessionHandOver(core, { read: () => clipboard.readText(), clear: () => clipboard.clear() })
  const externalActions = new ExternalActions({ core, panel, requests, handOver, quit: () => app.quit() })
  const desktop: DesktopIntegration = new DesktopIntegration({
    core,
    panel,
    trayFolder: join(import.meta.dirname, '../../resources/tray'),
    onTrayAction: (action) => externalActions.handleTray(action),
    watchTrayHost: platformServices.watchTrayHost,
  })
  const ipc = startElectronIpc(panel.browserWindow, pageOrigin, {
    log,
    newReportId: () => randomUUID().slice(0, 8),
    handlers: commandHandlers({
      ...core,
      panel,
      hotkey: desktop.hotkey,
      pendingPanelRequest: requests,
      probeKeyring: platformServices.probeKeyring,
      acceptHandOver: () => handOver.accept(),
      writeClipboard: async (text) => clipboard.writeText(text),
      chooseCaFile: async () => {
        const chosen = await panel.duringDialog(() =>
          dialog.showOpenDialog(panel.browserWindow, { properties: ['openFile'] }),
        )
        return chosen.filePaths[0] ?? null
      },
      setStartAtLogin,
      quit: () => app.quit(),
    }),
  })
  async function offerClipboard(): Promise<void> {
    // A string, or a promise of one on newer Electron.
    const workno = readClipboardWorkno(await clipboard.readText(), core.settings.current.highestWorkno)
    if (workno !== null) ipc.publish('clipboardWorknoFound', workno)
  }
  core.store.subscribe((snapshot) => ipc.publish('snapshotChanged', snapshot))
  core.settings.onChanged((settings) => {
    applyTheme(settings)
    panel.apply()
  })
  app.on('second-instance', (_event, _argv, _folder, data) => {
    const handed = v.safeParse(secondStartSchema, data)
    const wanted = handed.success ? readLaunch(handed.output.args) : null
    if (wanted?.ok && wanted.value.kind === 'panel') externalActions.handleSecondStart(wanted.value)
    else panel.show()
  })
  links.follow((link) => {
    panel.show()
    externalActions.handleLink(link)
  })
  // Nobody is left there to say that the recording of another hotkey has ended.
  panel.browserWindow.webContents.on('render-process-gone', () => desktop.hotkey.pause(false))
  // macOS: the dock's icon.
  app.on('activate', () => panel.show())
  app.on('window-all-closed', () => app.quit())
  const stopFollowing = watchPowerAndNetwork({
    networkAddresses,
    onSlept: () => {
      core.store.update({ sleptAt: Date.now() })
      core.session.notify({ type: 'slept' })
    },
    onResumed: () => core.session.notify({ type: 'resumed' }),
    onNetworkChanged: (isOnline) => core.session.notify({ type: 'network-changed', isOnline }),
  })
  app.once('quit', () => {
    stopFollowing()
    desktop.stop()
  })
  signOutOnQuit(core, platformServices, log)

  await Promise.all([panel.load(), panel.painted])
  setTimeout(() => void startTrayAndHotkey(desktop, panel, isHidden), trayAndHotkeyDelayMs)
  void loadUndiciTransport()
  await signInToDemo(core, platformServices)
  await core.session.restore()
  externalActions.handleLaunch(launch)
  setTimeout(() => {
    core.colleagues.applySettings()
    void platformServices.probeKeyring()
  }, housekeepingDelayMs)
  return core
}

/** Takes the program's place on the desktop. Without a tray icon to come back by, a panel that was never shown would be out of reach. */
async function startTrayAndHotkey(desktop: DesktopIntegration, panel: PanelWindow, isHidden: boolean): Promise<void> {
  await desktop.start()
  if (isHidden && !desktop.hasTray && !panel.isOnScreen) panel.hide()
}

function applyTheme({ theme }: Pick<Settings, 'theme'>): void {
  nativeTheme.themeSource = theme
}

/** On quit an owned session signs out; a gateway or a keyring that does not answer never keeps the program from ending. */
function signOutOnQuit(core: Core, platformServices: PlatformServices, log: Log): void {
  let isDone = false
  app.on('before-quit', (event) => {
    if (isDone) return
    event.preventDefault()
    isDone = true
    const patience = new Promise((resolve) => setTimeout(resolve, quitTimeoutMs))
    core.colleagues.stop()
    void Promise.race([core.session.signOut(), patience])
      .then(() => Promise.race([core.session.stop(), patience]))
      .catch((fault: unknown) => log.error('farewell failed', { what: String(fault) }))
      .finally(() => {
        platformServices.stop()
        app.exit(0)
      })
  })
}
