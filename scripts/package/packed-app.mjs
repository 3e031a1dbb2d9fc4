import path from 'node:path'

/** The app's folder below dist/, which electron-builder names by platform and processor. */
export function packedFolder(project, platform = process.platform, processor = process.arch) {
  const suffix = processor === 'x64' ? '' : `-${processor}`
  if (platform === 'darwin') return path.join(project, 'dist', `mac${suffix}`)
  return path.join(project, 'dist', `${platform === 'win32' ? 'win' : 'linux'}${suffix}-unpacked`)
}

/** The paths of a packed app: the executable, the file with the fuses, and the resources. */
export function packedApp(folder, platform, productName = 'AgentBar') {
  if (platform === 'darwin') {
    const bundle = path.join(folder, `${productName}.app`)
    return {
      folder,
      executable: path.join(bundle, 'Contents', 'MacOS', productName),
      fuseCarrier: bundle,
      resources: path.join(bundle, 'Contents', 'Resources'),
    }
  }
  const executable = path.join(folder, platform === 'win32' ? `${productName}.exe` : productName.toLowerCase())
  return { folder, executable, fuseCarrier: executable, resources: path.join(folder, 'resources') }
}
