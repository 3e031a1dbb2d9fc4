import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Development packages whose code is bundled into the page. */
const inPage = ['svelte', '@lucide/svelte']

/**
 * The packages whose code is part of the app: its dependencies, those of the page, and theirs.
 * @param packages as in package-lock.json, by path ("node_modules/undici"); '' is the project.
 * @returns their paths, sorted.
 */
export function bundledPackages(packages) {
  const places = new Set()
  const visit = (name, from) => {
    const place = placeOf(packages, name, from)
    if (place === undefined || places.has(place)) return
    places.add(place)
    for (const dependency of Object.keys(packages[place].dependencies ?? {})) visit(dependency, place)
  }
  for (const name of [...Object.keys(packages[''].dependencies ?? {}), ...inPage]) visit(name, '')
  return [...places].sort()
}

/** The path at which Node finds a package, from the path of another one upwards. */
function placeOf(packages, name, from) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const place = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`
    if (packages[place] !== undefined) return place
    if (folder === '') return undefined
  }
}

/**
 * The notice that lists these packages with their licenses.
 * @throws Error when a package has no license.
 */
export function thirdPartyNotices(project) {
  const { packages } = JSON.parse(readFileSync(path.join(project, 'package-lock.json'), 'utf8'))
  const notices = bundledPackages(packages).map((place) => noticeOf(path.join(project, place)))
  return `AgentBar contains the work of others, under these licenses.\n\n${notices.join('\n')}`
}

function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry))
  if (file === undefined && typeof license !== 'string') throw new Error(`${name} does not say what its license is.`)
  const text = file === undefined ? '' : readFileSync(path.join(folder, file), 'utf8')
  return `${'-'.repeat(80)}\n${name} ${version} (${license ?? 'see below'})\n\n${text.trim()}\n`
}
