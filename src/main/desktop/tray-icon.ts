import { join } from 'node:path'
import { Menu, nativeImage, nativeTheme, Tray, type MenuItemConstructorOptions, type Rectangle } from 'electron'
import type { TrayAction, TrayItem, TrayIconName, TrayView } from '../../core/desktop/tray-view.ts'
import type { Settings } from '../../shared/settings.ts'

export interface TrayIconParts {
  /** `resources/tray`. */
  readonly folder: string
  readonly onAction: (action: TrayAction) => void
  /** With the icon's bounds on the screen; null where the system does not report them. */
  readonly onClick: (trayBounds: Rectangle | null) => void
}

/**
 * The tray icon. Image, tooltip and menu are set only if they differ: setting a menu closes an open
 * one.
 */
export class TrayIcon {
  readonly #parts: TrayIconParts
  #tray: Tray | null = null
  #applied: TrayView | null = null
  #imageFile = ''

  constructor(parts: TrayIconParts) {
    this.#parts = parts
  }

  apply(view: TrayView, colour: Settings['trayIcon']): void {
    const imageFile = this.#imageFileFor(view.icon, colour)
    const tray = (this.#tray ??= this.#create(imageFile))
    if (imageFile !== this.#imageFile) tray.setImage(readImage(imageFile))
    if (view.tooltip !== this.#applied?.tooltip) tray.setToolTip(view.tooltip)
    if (JSON.stringify(view.menu) !== JSON.stringify(this.#applied?.menu))
      tray.setContextMenu(Menu.buildFromTemplate(view.menu.map((item) => this.#menuItem(item))))
    this.#imageFile = imageFile
    this.#applied = view
  }

  /** Removes the icon. The next `apply` creates it again. */
  stop(): void {
    this.#tray?.destroy()
    this.#tray = null
    this.#applied = null
    this.#imageFile = ''
  }

  #create(imageFile: string): Tray {
    const tray = new Tray(readImage(imageFile))
    this.#imageFile = imageFile
    tray.setIgnoreDoubleClickEvents(true)
    // On macOS a click opens the menu, and nothing else.
    if (process.platform === 'darwin') return tray
    tray.on('click', () => {
      const bounds = tray.getBounds()
      // Linux reports all zeros.
      this.#parts.onClick(bounds.width > 0 && bounds.height > 0 ? bounds : null)
    })
    return tray
  }

  #menuItem(item: TrayItem): MenuItemConstructorOptions {
    if (item.kind === 'separator') return { type: 'separator' }
    // In a menu label `&` marks the access key.
    const label = item.label.replaceAll('&', '&&')
    if (item.kind === 'heading') return { label, enabled: false }
    return { label, click: () => this.#parts.onAction(item.action) }
  }

  #imageFileFor(icon: TrayIconName, colour: Settings['trayIcon']): string {
    if (process.platform === 'darwin') return join(this.#parts.folder, `${icon}Template.png`)
    const background = colour === 'system' ? trayBackground() : colour
    return join(this.#parts.folder, ...(process.platform === 'linux' ? ['linux'] : []), `${icon}-${background}.png`)
  }
}

/**
 * Guesses the colour of the bar behind the icon. Electron reports that of the Windows task bar from
 * version 45 on; before, the colour of apps is used. Most Linux bars are dark whatever the theme
 * is; for others there is a setting.
 */
function trayBackground(): 'light' | 'dark' {
  if (process.platform === 'linux') return 'dark'
  // Older versions lack this property, whatever the type says.
  const theme: Partial<Electron.NativeTheme> = nativeTheme
  return (theme.shouldUseDarkColorsForSystemIntegratedUI ?? nativeTheme.shouldUseDarkColors) ? 'dark' : 'light'
}

/** Throws for an unreadable image: Electron would show an invisible icon instead of failing. */
function readImage(file: string): Electron.NativeImage {
  const image = nativeImage.createFromPath(file)
  if (image.isEmpty()) throw new Error(`The tray icon ${file} cannot be read.`)
  return image
}
