import { developmentFaults } from './development-faults.mjs'
import { closedFuses } from './fuses.mjs'

/** What belongs into app.asar. `isNeeded`: at least one such file must exist. */
const archiveRules = (native) => [
  { file: /^package\.json$/, isNeeded: true },
  { file: /^out\/main\/index\.js$/, isNeeded: true },
  { file: /^out\/main\/keyring-process\.js$/, isNeeded: true },
  { file: /^out\/main\/system-certificates-worker\.js$/, isNeeded: true },
  { file: /^out\/main\/chunks\/[^/]+\.js$/ },
  { file: /^out\/preload\/index\.cjs$/, isNeeded: true },
  { file: /^out\/renderer\/index\.html$/, isNeeded: true },
  { file: /^out\/renderer\/assets\/[^/]+\.js$/, isNeeded: true },
  { file: /^out\/renderer\/assets\/[^/]+\.css$/, isNeeded: true },
  { file: /^out\/renderer\/assets\/[^/]+\.(svg|png|woff2)$/ },
  { file: /^resources\/[^/]+\.(svg|png|ico|icns)$/, isNeeded: true },
  { file: /^resources\/tray\/(linux\/)?[^/]+\.png$/, isNeeded: true },
  { file: /^node_modules\/keytar\/(package\.json|LICENSE\.md|lib\/keytar\.js)$/, isNeeded: true },
  { file: native, isNeeded: true },
]

const electronResources = ['app.asar', 'app.asar.unpacked']
// Beside the app on macOS are its icon and empty folders that name the languages; on Linux, how it
// was packed.
const platformResources = { darwin: /\.(icns|lproj)$/, linux: /^package-type$/, win32: /^elevate\.exe$/ }

/**
 * What is wrong with a packed app, one sentence each; none for a good one.
 * @param packed as `inspectPackage` reads it: `archived` and `unpacked` (file paths with forward
 * slashes in and beside app.asar), `mainScripts` (main's `name` and `code` each), `resources` and
 * `languages` (names), `fuses`, `hasLicense`, `platform`, `processor`.
 */
export function packageFaults(packed) {
  const { archived, mainScripts, unpacked, resources, languages, fuses, hasLicense, platform, processor } = packed
  const native = new RegExp(String.raw`^node_modules/keytar/prebuilds/${platform}-${processor}/keytar\.node$`)
  const rules = archiveRules(native)
  const isResource = (name) => electronResources.includes(name) || platformResources[platform]?.test(name) === true
  return [
    ...surplus('app.asar', archived, (file) => rules.some((rule) => rule.file.test(file))),
    ...rules
      .filter((rule) => rule.isNeeded === true && !archived.some((file) => rule.file.test(file)))
      .map((rule) => `app.asar lacks a file like ${rule.file.source}`),
    ...surplus('app.asar.unpacked', unpacked, (file) => native.test(file)),
    ...(unpacked.some((file) => native.test(file)) ? [] : ['the native binary is not unpacked']),
    ...surplus('resources', resources, isResource),
    ...surplus('the languages', languages, (name) => ['en-US', 'zh-CN'].includes(name)),
    ...(hasLicense ? [] : ['a license is missing']),
    ...developmentFaults(mainScripts),
    ...openFuses(fuses),
  ]
}

function surplus(place, names, isAllowed) {
  return names.filter((name) => !isAllowed(name)).map((name) => `${name} does not belong into ${place}`)
}

function openFuses(fuses) {
  return Object.entries(closedFuses)
    .filter(([name, wanted]) => fuses[name] !== wanted)
    .map(([name, wanted]) => `the fuse ${name} is not ${wanted ? 'on' : 'off'}`)
}
