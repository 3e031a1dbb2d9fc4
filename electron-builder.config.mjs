import { afterPack } from './scripts/package/after-pack.mjs'
import { closedFuses } from './scripts/package/fuses.mjs'

/**
 * How the app is packed for users. `npm run package` makes the unpacked app for this platform and
 * checks it; with `-- --installers` it makes the installer too.
 */
export default {
  appId: 'app.agentbar.desktop',
  // Without a blank: in an installation path it would break Chromium's setuid sandbox on Linux.
  productName: 'AgentBar',
  copyright: 'The AgentBar developers, Apache License 2.0',
  directories: { output: 'dist' },
  // Only the native binary lies beside the archive, where nothing watches over it.
  asar: { smartUnpack: false },
  // keytar brings its binaries along; nothing is compiled.
  npmRebuild: false,
  files: [
    'package.json',
    'out/main/**',
    'out/preload/**',
    'out/renderer/**',
    'resources/**',
    // All other dependencies are bundled into out/.
    '!**/node_modules/!(keytar)/**',
    '!**/node_modules/keytar/{src,build,script}/**',
    '!**/node_modules/keytar/prebuilds/!(${platform}-${arch})/**',
    '!**/node_modules/keytar/{binding.gyp,README.md,keytar.d.ts}',
  ],
  asarUnpack: ['**/*.node'],
  extraFiles: [
    { from: 'LICENSE', to: 'LICENSE.txt' },
    { from: 'out/third-party-notices.txt', to: 'THIRD-PARTY-NOTICES.txt' },
  ],
  // `agentbar:lookup/20011` from a customer record.
  protocols: [{ name: 'AgentBar', schemes: ['agentbar'] }],
  electronLanguages: ['en-US', 'zh-CN'],
  electronFuses: closedFuses,
  afterPack,
  linux: {
    target: ['deb'],
    category: 'Office',
    synopsis: 'Toolbar for contact-centre agents',
    icon: 'resources/icon.png',
  },
  deb: {
    // What Electron links to, and the keyring's library for the session that is kept there.
    depends: ['libgtk-3-0', 'libnss3', 'libgbm1', 'libasound2', 'libsecret-1-0', 'libnotify4', 'xdg-utils'],
    recommends: ['gnome-keyring'],
    fpm: ['--license', 'Apache-2.0'],
  },
  win: { target: ['nsis'], icon: 'resources/icon.png' },
  nsis: {
    // For all users of a seat, into the program folder, and silently with /S.
    oneClick: false,
    perMachine: true,
    allowToChangeInstallationDirectory: false,
    license: 'LICENSE',
    deleteAppDataOnUninstall: false,
    installerLanguages: ['en_US', 'zh_CN'],
  },
  mac: {
    target: ['dmg'],
    category: 'public.app-category.business',
    icon: 'resources/icon.png',
    hardenedRuntime: true,
  },
  publish: null,
}
