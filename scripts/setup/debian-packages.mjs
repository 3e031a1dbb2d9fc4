import { existsSync } from 'node:fs'
import path from 'node:path'
import { runQuietly } from './child-process.mjs'
import { remark, step, StepFailure } from './steps.mjs'

/**
 * What Electron and the tests need from a Linux system. `proof` is what is actually used (a library
 * by its soname, a program on the path, a file), so that the packages of any distribution count.
 * `package` is Debian's name (`laterName` in releases with 64-bit times). The command needs the
 * vital ones.
 */
const needs = [
  {
    package: 'libgtk-3-0',
    laterName: 'libgtk-3-0t64',
    proof: { library: 'libgtk-3.so.0' },
    purpose: 'run',
    isVital: true,
  },
  { package: 'libnss3', proof: { library: 'libnss3.so' }, purpose: 'run', isVital: true },
  { package: 'libgbm1', proof: { library: 'libgbm.so.1' }, purpose: 'run', isVital: true },
  {
    package: 'libasound2',
    laterName: 'libasound2t64',
    proof: { library: 'libasound.so.2' },
    purpose: 'run',
    isVital: true,
  },
  { package: 'libsecret-1-0', proof: { library: 'libsecret-1.so.0' }, purpose: 'run', isVital: false },
  { package: 'unzip', proof: { program: 'unzip' }, purpose: 'unpack', isVital: true },
  { package: 'xvfb', proof: { program: 'Xvfb' }, purpose: 'display', isVital: true },
  { package: 'openbox', proof: { program: 'openbox' }, purpose: 'display', isVital: false },
  {
    package: 'fonts-dejavu-core',
    proof: { file: '/usr/share/fonts/truetype/dejavu' },
    purpose: 'display',
    isVital: false,
  },
  { package: 'fonts-noto-cjk', proof: { file: '/usr/share/fonts/opentype/noto' }, purpose: 'display', isVital: false },
  { package: 'dbus-daemon', proof: { program: 'dbus-daemon' }, purpose: 'test', isVital: true },
  { package: 'gnome-keyring', proof: { program: 'gnome-keyring-daemon' }, purpose: 'test', isVital: true },
  { package: 'xdotool', proof: { program: 'xdotool' }, purpose: 'test', isVital: false },
  { package: 'wmctrl', proof: { program: 'wmctrl' }, purpose: 'test', isVital: false },
  { package: 'xterm', proof: { program: 'xterm' }, purpose: 'test', isVital: false },
  { package: 'x11-xserver-utils', proof: { program: 'xrandr' }, purpose: 'test', isVital: false },
  { package: 'x11-utils', proof: { program: 'xprop' }, purpose: 'test', isVital: false },
]

/**
 * The needs of `purposes` ('run', 'display', 'test', 'unpack') that `system` lacks.
 * @param system has `hasLibrary(soname)`, `hasProgram(name)` and `hasFile(path)`.
 */
export function missingNeeds(purposes, system) {
  return needs.filter((need) => purposes.includes(need.purpose) && !isMet(need.proof, system))
}

function isMet(proof, system) {
  if (proof.library !== undefined) return system.hasLibrary(proof.library)
  if (proof.program !== undefined) return system.hasProgram(proof.program)
  return system.hasFile(proof.file)
}

/**
 * Installs what the purposes need on this Linux system, as root with apt-get. Otherwise prints what
 * is missing and how to install it. @throws StepFailure if something vital is missing.
 */
export async function installSystemPackages(purposes) {
  if (process.platform !== 'linux') return
  const missing = missingNeeds(purposes, await thisSystem())
  if (missing.length === 0) return
  const names = missing.map((need) => need.package)
  if (process.getuid() === 0 && hasProgram('apt-get')) await install(missing)
  else remark(`Missing on this system: ${names.join(' ')}. ${installAdvice(names)}`)

  const stillMissing = missingNeeds(purposes, await thisSystem()).filter((need) => need.isVital)
  if (stillMissing.length === 0) return
  throw new StepFailure(`Needed on this system and missing: ${stillMissing.map((need) => need.package).join(' ')}.`, {
    hint: installAdvice(names),
  })
}

async function install(missing) {
  await step(`System packages (${missing.map((need) => need.package).join(' ')})`, async () => {
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const wait = ['-o', 'DPkg::Lock::Timeout=300']
    const update = await runQuietly('apt-get', [...wait, 'update'], { env: environment })
    const names = await Promise.all(missing.map(nameHere))
    const args = [...wait, 'install', '-y', '--no-install-recommends', ...names]
    const { code, output } = await runQuietly('apt-get', args, { env: environment })
    if (code === 0) return
    throw new StepFailure(`apt-get could not install ${names.join(' ')}.`, {
      output: update.code === 0 ? output : update.output + output,
      hint: `check that Debian's packages can be reached, then run: apt-get update && apt-get install ${names.join(' ')}`,
    })
  })
}

async function nameHere(need) {
  if (need.laterName === undefined) return need.package
  const { code } = await runQuietly('apt-cache', ['show', need.laterName])
  return code === 0 ? need.laterName : need.package
}

function installAdvice(names) {
  return hasProgram('apt-get')
    ? `Install them with: sudo apt-get install --no-install-recommends ${names.join(' ')}`
    : "Install them with your system's package manager (these are Debian's names)."
}

async function thisSystem() {
  const loader = ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find((file) => existsSync(file)) ?? 'ldconfig'
  const { standardOutput } = await runQuietly(loader, ['-p'])
  const libraries = new Set(standardOutput.split('\n').map((line) => line.trim().split(' ', 1)[0]))
  return { hasLibrary: (name) => libraries.has(name), hasProgram, hasFile: existsSync }
}

function hasProgram(name) {
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, name)))
}
