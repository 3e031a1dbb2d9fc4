import { readdirSync, readFileSync } from 'node:fs'

/**
 * A process and all that descend from it (Linux).
 * @returns `pid`, `parent` and `args` of each; Chromium joins its children's arguments by blanks, so `args` is one text.
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
    return undefined // It has ended meanwhile.
  }
}

/** One field of /proc/<pid>/status, e.g. "Seccomp"; `undefined` when the process or the field is not there. */
export function statusField(pid, field) {
  try {
    return new RegExp(`^${field}:\\s*(.+)$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  } catch {
    return undefined
  }
}
