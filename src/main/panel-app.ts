import { join } from 'node:path'
import { app, clipboard, dialog, Menu, nativeTheme, session as electronSession } from 'electron'
import { randomUUID } from 'node:crypto'
import * as v from 'valibot'
import type { Settings } from '../shared/settings.ts'
import { readClipboardWorkno } from '../core/lookup/lookup-link.ts'
import { PanelRequests } from '../core/panel/panel-requests.ts'
import type { Log } from '../core/ports.ts'
import { startAtLogin, wasStartedAtLogin } from './adapters/electron-login-item.ts'
import { openChannel } from './adapters/local-channel.ts'
import { ownAddresses } from './adapters/outward-addresses.ts'
import { readLaunch, type PanelLaunch } from './cli/launch-arguments.ts'
import { composeCore, type Core } from './compose-core.ts'
import { DesktopPresence } from './desktop-presence.ts'
import { loadDirectStack } from './gateway-network.ts'
import { startHandOver } from './hand-over.ts'
import { demoSignIn, prepareWorkplace, type Workplace } from './workplace.ts'
import { commandHandlers } from './ipc/handlers.ts'
import { startElectronIpc } from './ipc/electron-ipc.ts'
import { PanelWishes } from './panel-wishes.ts'
import { answerSessionCommand, type SessionCommandDesk } from './session-channel.ts'
import { pageOrigin, serveApp } from './shell/app-protocol.ts'
import { setUpDevelopment } from './shell/development.ts'
import { followSystem } from './shell/follow-system.ts'
import { hardenSession } from './shell/harden-session.ts'
import { OpenedLinks } from './shell/opened-links.ts'
import { PanelWindow } from './shell/panel-window.ts'
import { systemLanguage } from './system-language.ts'

/** How long quitting waits for the gateway's answer to the sign-out. */
const farewellMs = 3_000
/** Hotkey and tray come when the panel is on the screen: before, they would hold its first picture back. */
const presenceAfterMs = 250
/** The keyring is asked what it can do, and old names are taken off the disk, only when the panel is up: neither may cost the start anything. */
const housekeepingAfterMs = 1_500

/** What a second start hands over: its own arguments, as Electron's list has Chromium's switches between them. */
const secondStartSchema = v.object({ args: v.array(v.string()) })

/** Starts the program with its panel, unless one is running already: that one then does what is wanted. */
export function startPanelApp(launch: PanelLaunch, args: readonly string[]): void {
  const workplace = prepareWorkplace(launch.demoProfile)
  if (!app.requestSingleInstanceLock({ args })) {
    app.quit()
    return
  }
  process.on('unhandledRejection', (reason) => workplace.log.error('unhandled rejection', { what: String(reason) }))
  // Its keys would reload the page or quit; only macOS needs a menu, for copy and paste.
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null)
  // A clone's path is nobody's lasting place for links.
  if (app.isPackaged) app.setAsDefaultProtocolClient('agentbar')
  const links = new OpenedLinks()
  let isQuitting = false
  app.once('before-quit', () => (isQuitting = true))
  const ending = (): boolean => isQuitting
  const started = app.whenReady().then(() => start({ workplace, launch, links, isQuitting: ending }))
  obeyCommands(workplace, { started, isQuitting: ending, log: workplace.log })
}

interface Start {
  readonly workplace: Workplace
  readonly launch: PanelLaunch
  readonly links: OpenedLinks
  readonly isQuitting: () => boolean
}

/** A command that changes the session beside the panel is done by the panel (docs/decisions/0022). */
function obeyCommands({ channelPlace: place, log }: Workplace, desk: SessionCommandDesk): void {
  if (place === null) return
  const answer = (message: unknown) => answerSessionCommand(desk, message)
  void openChannel({ place, answer, log }).then((close) => app.once('quit', close))
}

/** Resolves when the panel is there and its session is looked after. */
async function start({ workplace, launch, links, isQuitting }: Start): Promise<Core> {
  const { log } = workplace
  const core = composeCore({ ...workplace, mayPoll: true, version: app.getVersion(), systemLanguage: systemLanguage() })
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
    hasTray: () => presence.hasTray,
    isQuitting,
    onShow: () => {
      ipc.publish('panelShown', null)
      // Afterwards: a clipboard may be slow to be read.
      if (core.settings.current.isClipboardRead) setImmediate(() => void offerClipboard())
    },
    log,
  })
  if (import.meta.env.DEV && !app.isPackaged) setUpDevelopment(pageSession, panel)
  const requests = new PanelRequests(() => ipc.publish('panelRequested', null))
  const handOver = startHandOver(core, { read: () => clipboard.readText(), clear: () => clipboard.clear() })
  const wishes = new PanelWishes({ core, panel, requests, handOver, quit: () => app.quit() })
  const presence: DesktopPresence = new DesktopPresence({
    core,
    panel,
    trayFolder: join(import.meta.dirname, '../../resources/tray'),
    onTrayAction: (action) => wishes.ofTray(action),
    followTrayHost: workplace.followTrayHost,
  })
  const ipc = startElectronIpc(panel.browserWindow, pageOrigin, {
    log,
    newReportId: () => randomUUID().slice(0, 8),
    handlers: commandHandlers({
      ...core,
      panel,
      hotkey: presence.hotkey,
      panelRequests: requests,
      probeKeyring: workplace.probeKeyring,
      acceptHandOver: () => handOver.accept(),
      writeClipboard: async (text) => clipboard.writeText(text),
      chooseCaFile: async () => {
        const chosen = await panel.duringDialog(() =>
          dialog.showOpenDialog(panel.browserWindow, { properties: ['openFile'] }),
        )
        return chosen.filePaths[0] ?? null
      },
      startAtLogin,
      quit: () => app.quit(),
    }),
  })
  async function offerClipboard(): Promise<void> {
    // A string, or a promise of one on newer Electron.
    const workno = readClipboardWorkno(await clipboard.readText(), core.settings.current.highestWorkno)
    if (workno !== null) ipc.publish('clipboardHolds', workno)
  }
  core.store.subscribe((snapshot) => ipc.publish('snapshotChanged', snapshot))
  core.settings.onChanged((settings) => {
    applyTheme(settings)
    panel.apply()
  })
  app.on('second-instance', (_event, _argv, _folder, data) => {
    const handed = v.safeParse(secondStartSchema, data)
    const wanted = handed.success ? readLaunch(handed.output.args) : null
    if (wanted?.ok && wanted.value.kind === 'panel') wishes.ofSecondStart(wanted.value)
    else panel.show()
  })
  links.follow((link) => {
    panel.show()
    wishes.ofLink(link)
  })
  // Nobody is left there to say that the recording of another hotkey has ended.
  panel.browserWindow.webContents.on('render-process-gone', () => presence.hotkey.pause(false))
  // macOS: the dock's icon.
  app.on('activate', () => panel.show())
  app.on('window-all-closed', () => app.quit())
  const stopFollowing = followSystem({
    ownAddresses,
    onSlept: () => {
      core.store.update({ sleptAt: Date.now() })
      core.session.notify({ type: 'slept' })
    },
    onResumed: () => core.session.notify({ type: 'resumed' }),
    onNetworkChanged: (isOnline) => core.session.notify({ type: 'network-changed', isOnline }),
  })
  app.once('quit', () => {
    stopFollowing()
    presence.stop()
  })
  sayFarewell(core, workplace, log)

  await Promise.all([panel.load(), panel.painted])
  setTimeout(() => void arrive(presence, panel, isHidden), presenceAfterMs)
  void loadDirectStack()
  await demoSignIn(core, workplace)
  await core.session.restore()
  wishes.ofStart(launch)
  setTimeout(() => {
    core.colleagues.keepToSettings()
    void workplace.probeKeyring()
  }, housekeepingAfterMs)
  return core
}

/** Takes the program's place on the desktop. Without a tray icon to come back by, a panel that was never shown would be out of reach. */
async function arrive(presence: DesktopPresence, panel: PanelWindow, isHidden: boolean): Promise<void> {
  await presence.start()
  if (isHidden && !presence.hasTray && !panel.isUp) panel.hide()
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
    core.colleagues.stop()
    void Promise.race([core.session.signOut(), patience])
      .then(() => Promise.race([core.session.stop(), patience]))
      .catch((fault: unknown) => log.error('farewell failed', { what: String(fault) }))
      .finally(() => {
        workplace.stop()
        app.exit(0)
      })
  })
}
