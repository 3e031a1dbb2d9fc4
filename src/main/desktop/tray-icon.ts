import { join } from 'node:path'
import { Menu, nativeImage, nativeTheme, Tray, type MenuItemConstructorOptions, type Rectangle } from 'electron'
import type { TrayAction, TrayItem, TrayIconName, TrayView } from '../../core/desktop/tray-view.ts'
import type { Settings } from '../../shared/settings.ts'

export interface TrayIconParts {
  /** `resources/tray`. */
  readonly folder: string
  readonly onAction: (action: TrayAction) => void
  /** With the icon's place on the screen; null where the system does not tell. */
  readonly onClick: (bounds: Rectangle | null) => void
}

/** The tray icon. Image, tooltip and menu are set only when they differ: each setting is work for the desktop, and closes an open menu. */
export class TrayIcon {
  readonly #parts: TrayIconParts
  #tray: Tray | null = null
  #shown: TrayView | null = null
  #file = ''

  constructor(parts: TrayIconParts) {
    this.#parts = parts
  }

  apply(view: TrayView, choice: Settings['trayIcon']): void {
    const file = this.#fileOf(view.icon, choice)
    const tray = (this.#tray ??= this.#create(file))
    if (file !== this.#file) tray.setImage(imageOf(file))
    if (view.tooltip !== this.#shown?.tooltip) tray.setToolTip(view.tooltip)
    if (JSON.stringify(view.menu) !== JSON.stringify(this.#shown?.menu))
      tray.setContextMenu(Menu.buildFromTemplate(view.menu.map((item) => this.#menuItem(item))))
    this.#file = file
    this.#shown = view
  }

  stop(): void {
    this.#tray?.destroy()
    this.#tray = null
    this.#shown = null
    this.#file = ''
  }

  #create(file: string): Tray {
    const tray = new Tray(imageOf(file))
    this.#file = file
    tray.setIgnoreDoubleClickEvents(true)
    // macOS opens the menu by a click, and nothing else.
    if (process.platform === 'darwin') return tray
    tray.on('click', () => {
      const bounds = tray.getBounds()
      // Linux tells no place: all zeros.
      this.#parts.onClick(bounds.width > 0 && bounds.height > 0 ? bounds : null)
    })
    return tray
  }

  #menuItem(item: TrayItem): MenuItemConstructorOptions {
    if (item.kind === 'separator') return { type: 'separator' }
    // A menu takes `&` for the mark of a letter.
    const label = item.label.replaceAll('&', '&&')
    if (item.kind === 'heading') return { label, enabled: false }
    return { label, click: () => this.#parts.onAction(item.action) }
  }

  #fileOf(icon: TrayIconName, choice: Settings['trayIcon']): string {
    if (process.platform === 'darwin') return join(this.#parts.folder, `${icon}Template.png`)
    const ground = choice === 'system' ? trayBackground() : choice
    return join(this.#parts.folder, ...(process.platform === 'linux' ? ['linux'] : []), `${icon}-${ground}.png`)
  }
}

/**
 * Windows tells the colour of its task bar from 45 on only, and before that the programs' colour is the best guess. Most Linux panels are
 * dark whatever the theme; there the setting is for the others.
 */
function trayBackground(): 'light' | 'dark' {
  if (process.platform === 'linux') return 'dark'
  // The older runtime has no such property, whatever the types say.
  const known: Partial<Electron.NativeTheme> = nativeTheme
  return (known.shouldUseDarkColorsForSystemIntegratedUI ?? nativeTheme.shouldUseDarkColors) ? 'dark' : 'light'
}

/** A picture that cannot be read would be an icon that nobody sees, without an error. */
function imageOf(file: string): Electron.NativeImage {
  const image = nativeImage.createFromPath(file)
  if (image.isEmpty()) throw new Error(`The tray icon ${file} cannot be read.`)
  return image
}
