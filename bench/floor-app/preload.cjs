const { contextBridge, ipcRenderer } = require('electron')

contextBridge.exposeInMainWorld('floor', {
  echo: () => ipcRenderer.invoke('echo'),
  takeHotkey: (accelerator) => ipcRenderer.invoke('take-hotkey', accelerator),
})
