import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Packages for development whose code nevertheless ends up in the page. */
const inPage = ['svelte', '@lucide/svelte']

/**
 * The packages whose code is part of the app: the dependencies and the page's, with all that these depend on.
 * @param packages as in package-lock.json, by place ("node_modules/undici"); place '' is the project itself.
 * @returns their places, sorted.
 */
export function bundledPlaces(packages) {
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

/** Where Node would find a package, looking from the place of another one upwards. */
function placeOf(packages, name, from) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const place = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`
    if (packages[place] !== undefined) return place
    if (folder === '') return undefined
  }
}

/**
 * The text that names these packages with their licenses, as their licenses demand.
 * @throws when one of them says nothing about its license.
 */
export function thirdPartyNotices(project) {
  const { packages } = JSON.parse(readFileSync(path.join(project, 'package-lock.json'), 'utf8'))
  const notices = bundledPlaces(packages).map((place) => noticeOf(path.join(project, place)))
  return `AgentBar contains the work of others, under these licenses.\n\n${notices.join('\n')}`
}

function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry))
  if (file === undefined && typeof license !== 'string') throw new Error(`${name} does not say what its license is.`)
  const text = file === undefined ? '' : readFileSync(path.join(folder, file), 'utf8')
  return `${'-'.repeat(80)}\n${name} ${version} (${license ?? 'see below'})\n\n${text.trim()}\n`
}
