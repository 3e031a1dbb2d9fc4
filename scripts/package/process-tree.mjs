import { readdirSync, readFileSync } from 'node:fs'

/**
 * A process and its descendants (Linux).
 * @returns `pid`, `parent` and `args` of each. `args` is one string, because Chromium joins the
 * arguments of its children by blanks.
 */
export function processTree(rootPid) {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(readProcess)
    .filter((found) => found !== undefined)
  const members = new Set([rootPid])
  for (let size = 0; size !== members.size;) {
    size = members.size
    for (const { pid, parent } of all) if (members.has(parent)) members.add(pid)
  }
  return all.filter(({ pid }) => members.has(pid))
}

function readProcess(name) {
  try {
    const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    const args = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
    return { pid: Number(name), parent, args }
  } catch {
    return undefined // It has ended.
  }
}

/** A field of /proc/<pid>/status, such as "Seccomp"; `undefined` without that process or field. */
export function statusField(pid, field) {
  try {
    return new RegExp(`^${field}:\\s*(.+)$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  } catch {
    return undefined
  }
}
