import { app, type BrowserWindow } from 'electron'

/** Puts the window above all others, also above a program that fills the screen, as far as the system lets it. */
export function keepOnTop(window: BrowserWindow, isOnTop: boolean): void {
  if (process.platform !== 'darwin') {
    // Windows and Linux know one level; there a program that fills the screen covers the panel until the hotkey raises it.
    window.setAlwaysOnTop(isOnTop)
    return
  }
  // "floating" stays below the programs that fill a macOS screen, and so does a window of one space only.
  window.setAlwaysOnTop(isOnTop, 'screen-saver')
  window.setVisibleOnAllWorkspaces(isOnTop, { visibleOnFullScreen: isOnTop, skipTransformProcessType: true })
}

/** Shows the window and takes the focus. */
export function showAndFocus(window: BrowserWindow): void {
  // The counterpart of app.hide() below; a hidden application shows no window.
  if (process.platform === 'darwin') app.show()
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

/**
 * Puts the window away, so that the program before has the focus again. With nothing but this window to come back by, it goes to the task bar
 * instead.
 */
export function hideAndRestoreFocus(window: BrowserWindow, isReachableOtherwise: boolean): void {
  if (!isReachableOtherwise) return window.minimize()
  switch (process.platform) {
    case 'darwin':
      // A hidden window leaves its application the active one, with the keyboard and nothing to type into. The panel is our only window.
      app.hide()
      break
    case 'win32':
      // Hiding activates the next window above the rest, which need not be the one before; minimising does, as Alt+Tab would.
      window.minimize()
      window.hide()
      break
    default:
      // An X11 window manager focuses the window before when one is unmapped.
      window.hide()
  }
}
