const { contextBridge, ipcRenderer } = require('electron')

contextBridge.exposeInMainWorld('floor', { echo: () => ipcRenderer.invoke('echo') })
