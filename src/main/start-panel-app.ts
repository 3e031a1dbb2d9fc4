import { join } from 'node:path'
import { app, clipboard, dialog, Menu, nativeTheme } from 'electron'
import type { HotkeyService } from '../core/desktop/hotkey-service.ts'
import { parseClipboardWorkno } from '../core/lookup/lookup-deep-link.ts'
import { PendingPanelRequest } from '../core/panel/pending-panel-request.ts'
import { SessionHandOver } from '../core/session/sign-in/session-hand-over.ts'
import type { UncaughtErrors } from '../core/uncaught-errors.ts'
import { createTranslator, resolveLanguage } from '../shared/i18n/translator.ts'
import { setStartAtLogin, wasStartedAtLogin } from './adapters/electron-start-at-login.ts'
import { serveLocalSocket } from './adapters/local-socket.ts'
import { networkAddresses } from './adapters/network-addresses.ts'
import { systemClock } from './adapters/system-clock.ts'
import { newReportNumber, pageErrorLog } from './catch-uncaught-errors.ts'
import type { PanelLaunch } from './cli/launch-arguments.ts'
import { composeCore, type Core } from './composition/compose-core.ts'
import { loadNodeHttpsTransport } from './composition/gateway-transport-factory.ts'
import { preparePlatformServices, signInToDemo, type PlatformServices } from './composition/platform-services.ts'
import { systemLanguage } from './composition/system-language.ts'
import { DesktopIntegration } from './desktop/desktop-integration.ts'
import { TrayHost } from './desktop/tray-host.ts'
import { watchPowerAndNetwork } from './desktop/watch-power-and-network.ts'
import { endSecondStart } from './end-second-start.ts'
import { ExternalActions } from './external-actions.ts'
import { commandHandlers } from './ipc/command-handlers.ts'
import { startElectronIpc } from './ipc/electron-ipc.ts'
import { OpenUrlQueue } from './lifecycle/open-url-queue.ts'
import { signOutOnQuit } from './lifecycle/sign-out-on-quit.ts'
import type { SecondStartQueue } from './lifecycle/second-start-queue.ts'
import { claimSingleInstance } from './lifecycle/single-instance.ts'
import { handlePanelCommand, type PanelCommandContext } from './panel-commands/panel-commands.ts'
import { pageOrigin } from './window/app-protocol.ts'
import { createPanel } from './window/create-panel.ts'
import type { PanelWindow } from './window/panel-window.ts'

/** Tray and hotkey would delay the first picture of the panel, so they come this long after it. */
const trayAndHotkeyDelayMs = 250
/** The keyring's probe and the clean-up of saved colleagues would delay the start, so they wait. */
const housekeepingDelayMs = 1_500

export interface StartPanelParts {
  readonly launch: PanelLaunch
  readonly args: readonly string[]
  readonly uncaught: UncaughtErrors
}

/**
 * Starts the program with its panel. If it runs already, passes the arguments on to it and quits.
 */
export function startPanelApp({ launch, args, uncaught }: StartPanelParts): void {
  // Before the single-instance lock: a demo has a user-data folder of its own, and so its own lock.
  const services = preparePlatformServices(launch.demoProfile)
  const secondStarts = claimSingleInstance(args)
  if (!secondStarts) return endSecondStart(services.userData)
  const { log } = services
  uncaught.onReported((report) => log.error('uncaught error', { ...report }))
  // The default menu's shortcuts would reload the page or quit. macOS needs it for copy and paste.
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null)
  // The folder of a clone may move, so only the installed program is registered for links.
  if (app.isPackaged) app.setAsDefaultProtocolClient('agentbar')
  const openUrls = new OpenUrlQueue()
  const isQuitting = trackQuitting()
  const started = app.whenReady().then(() => start({ services, launch, uncaught, secondStarts, openUrls, isQuitting }))
  serveCliCommands(services, { started, isQuitting, log })
}

interface StartParts extends Pick<StartPanelParts, 'launch' | 'uncaught'> {
  readonly services: PlatformServices
  readonly secondStarts: SecondStartQueue
  readonly openUrls: OpenUrlQueue
  readonly isQuitting: () => boolean
}

/**
 * Runs the steps of the start. Resolves once the stored session is restored, or its restoring
 * failed.
 */
async function start({ services, launch, uncaught, secondStarts, openUrls, isQuitting }: StartParts): Promise<Core> {
  const isHidden = launch.isHidden || wasStartedAtLogin()

  // What the panel and the command line have in common: settings, session, lookups.
  const version = app.getVersion()
  const core = composeCore({ ...services, mayPoll: true, version, systemLanguage: systemLanguage() })
  uncaught.onReported((report) => {
    services.log.error('uncaught error', { ...report })
    core.notices.replace('unexpected-error', { detail: report.reportId })
  })

  // The window, still without its page.
  nativeTheme.themeSource = core.settings.current.theme
  const trayHost = new TrayHost(services.watchTrayHost)
  const panel = createPanel({
    settings: core.settings,
    isShown: !isHidden,
    hasTray: () => trayHost.isPresent,
    isQuitting,
    log: services.log,
    logFolder: services.logFolder,
    texts: () => createTranslator(resolveLanguage(core.settings.current.language, systemLanguage()), process.platform),
  })
  core.settings.onChanged((settings) => {
    nativeTheme.themeSource = settings.theme
    panel.apply()
  })

  // What may be asked from outside the page. A request waits here until the page takes it.
  const requests = new PendingPanelRequest()
  const handOver = new SessionHandOver({
    ...core,
    clipboard: { read: () => clipboard.readText(), clear: () => clipboard.clear() },
  })
  const actions = new ExternalActions({ core, panel, requests, handOver, quit: () => app.quit() })

  // Hotkey and tray icon; they take effect with `desktop.start()` after the first paint.
  const desktop = new DesktopIntegration({
    ...core,
    panel,
    trayHost,
    trayFolder: join(import.meta.dirname, '../../resources/tray'),
    onTrayAction: (action) => actions.handleTray(action),
  })

  connectPage({ core, services, panel, requests, handOver, hotkey: desktop.hotkey })
  secondStarts.listen((read) => actions.handleSecondStart(read))
  receiveLinks(actions, panel, openUrls)
  const stopWatching = watchSystem(core)
  app.once('quit', () => {
    stopWatching()
    desktop.stop()
  })
  signOutOnQuit({ ...core, app, window: panel.browserWindow, clock: systemClock, services })

  await Promise.all([panel.load(), panel.painted])

  // From here on the panel is on the screen; nothing above may load what is only needed below.
  setTimeout(() => void startTrayAndHotkey(desktop, trayHost, panel, isHidden), trayAndHotkeyDelayMs)
  void loadNodeHttpsTransport()
  await signInToDemo(core, services)
  await core.session.restore()
  actions.handleLaunch(launch)
  setTimeout(() => runHousekeeping(core, services), housekeepingDelayMs)
  return core
}

interface PageParts {
  readonly core: Core
  readonly services: PlatformServices
  readonly panel: PanelWindow
  readonly requests: PendingPanelRequest
  readonly handOver: SessionHandOver
  readonly hotkey: HotkeyService
}

/** Connects the page over IPC: its commands come in, snapshots and events go out. */
function connectPage({ core, services, panel, requests, handOver, hotkey }: PageParts): void {
  const { log, probeKeyring } = services
  const ipc = startElectronIpc(panel.browserWindow, pageOrigin, {
    log,
    newReportId: newReportNumber,
    handlers: commandHandlers({
      ...core,
      panel,
      hotkey,
      pendingPanelRequest: requests,
      probeKeyring,
      acceptHandOver: (id) => handOver.accept(id),
      writeClipboard: async (text) => clipboard.writeText(text),
      chooseCaFile: () => chooseCaFile(panel),
      setStartAtLogin,
      logPageError: pageErrorLog(log),
      quit: () => app.quit(),
    }),
  })
  core.store.subscribe((snapshot) => ipc.publish('snapshotChanged', snapshot))
  requests.onSubmitted(() => ipc.publish('panelRequested', null))
  const offerClipboardWorkno = async (): Promise<void> => {
    const workno = parseClipboardWorkno(await clipboard.readText(), core.settings.current.highestWorkno)
    if (workno !== null) ipc.publish('clipboardWorknoFound', workno)
  }
  panel.onWillShow(() => {
    core.session.notify({ type: 'activity-seen' })
    ipc.publish('panelShown', null)
    // Afterwards, since reading the clipboard may be slow.
    if (core.settings.current.isClipboardRead) setImmediate(() => void offerClipboardWorkno())
  })
  // A crashed page cannot end the recording of a new hotkey, during which the hotkey is paused.
  panel.browserWindow.webContents.on('render-process-gone', () => hotkey.pause(false))
}

async function chooseCaFile(panel: PanelWindow): Promise<string | null> {
  const chosen = await panel.duringDialog(() =>
    dialog.showOpenDialog(panel.browserWindow, { properties: ['openFile'] }),
  )
  return chosen.filePaths[0] ?? null
}

/** Receives links and, on macOS, clicks on the dock icon. */
function receiveLinks(actions: ExternalActions, panel: PanelWindow, openUrls: OpenUrlQueue): void {
  openUrls.listen((url) => actions.handleOpenedLink(url))
  app.on('activate', () => panel.show())
  app.on('window-all-closed', () => app.quit())
}

/** Reports sleep and network changes to the session. The returned function ends it. */
function watchSystem({ store, session }: Core): () => void {
  return watchPowerAndNetwork({
    networkAddresses,
    onSuspended: () => {
      store.update({ sleptAt: Date.now() })
      session.notify({ type: 'slept' })
    },
    onResumed: () => session.notify({ type: 'resumed' }),
    onNetworkChanged: (isOnline) => session.notify({ type: 'network-changed', isOnline }),
  })
}

/**
 * Without a tray icon a panel that was started hidden would be out of reach, so it is minimized.
 */
async function startTrayAndHotkey(
  desktop: DesktopIntegration,
  trayHost: TrayHost,
  panel: PanelWindow,
  isHidden: boolean,
): Promise<void> {
  await desktop.start()
  if (isHidden && !trayHost.isPresent && !panel.isOnScreen) panel.hide()
}

/** Removes expired colleagues from the settings file and finds out what the keyring can do. */
function runHousekeeping({ colleagues }: Core, { probeKeyring }: PlatformServices): void {
  colleagues.applySettings()
  void probeKeyring()
}

/** Serves session commands of the command line: they run in the panel (docs/decisions/0022). */
function serveCliCommands({ socketAddress, log }: PlatformServices, context: PanelCommandContext): void {
  if (socketAddress === null) return
  const answer = (message: unknown) => handlePanelCommand(context, message)
  void serveLocalSocket({ address: socketAddress, answer, log }).then((close) => app.once('quit', close))
}

/** The returned function says whether the program has begun to quit. */
function trackQuitting(): () => boolean {
  let isQuitting = false
  app.once('before-quit', () => (isQuitting = true))
  return () => isQuitting
}
