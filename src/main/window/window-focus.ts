import { app, type BrowserWindow } from 'electron'

/** Keeps the window above all others; on macOS also above full-screen programs. */
export function keepOnTop(window: BrowserWindow, isOnTop: boolean): void {
  if (process.platform !== 'darwin') {
    // Windows and Linux have one level. A full-screen program covers the panel until the hotkey
    // raises it.
    window.setAlwaysOnTop(isOnTop)
    return
  }
  // The level "floating", or a window of one space, would stay below full-screen programs.
  window.setAlwaysOnTop(isOnTop, 'screen-saver')
  window.setVisibleOnAllWorkspaces(isOnTop, { visibleOnFullScreen: isOnTop, skipTransformProcessType: true })
}

/** Shows the window and takes the focus. */
export function showAndFocus(window: BrowserWindow): void {
  // Undoes `app.hide()` below: a hidden application shows no window.
  if (process.platform === 'darwin') app.show()
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

/**
 * Hides the window, so that the previous program has the focus again. Without a tray icon to show
 * it again, the window is minimized to the task bar instead.
 */
export function hideAndRestoreFocus(window: BrowserWindow, hasTray: boolean): void {
  if (!hasTray) return window.minimize()
  switch (process.platform) {
    case 'darwin':
      // After hiding only the window, the application would stay active and keep the keyboard.
      app.hide()
      break
    case 'win32':
      // Hiding activates the next topmost window. Minimizing activates the previous one, as Alt+Tab
      // does.
      window.minimize()
      window.hide()
      break
    default:
      // An X11 window manager focuses the previous window when one is unmapped.
      window.hide()
  }
}
