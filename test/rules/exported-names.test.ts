import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFolder } from '../support/project-folder.ts'
import { exportedNames, homonyms, type ExportedName } from './exported-names.ts'

function exportsBelow(folder: string): ExportedName[] {
  return readdirSync(join(projectFolder, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .sort()
    .flatMap((path) => exportedNames(path, readFileSync(join(projectFolder, path), 'utf8')))
}

describe('an exported name', () => {
  it('does not mean one thing in AgentBar and another in the simulator', () => {
    const [app, simulator] = [exportsBelow('src'), exportsBelow('simulator')]
    expect(app.length).toBeGreaterThan(300)
    expect(simulator.length).toBeGreaterThan(80)
    expect(homonyms(app, simulator)).toEqual([])
  })

  it('is reported with its files when both declare it', () => {
    const app = exportedNames('src/a.ts', 'export interface Session {}\nexport const listen = 1\ninterface Call {}')
    const simulator = exportedNames(
      'simulator/b.ts',
      'export type Session = string\nexport async function listen() {}\nexport interface Call {}',
    )
    expect(homonyms(app, simulator)).toEqual([
      'Session (src/a.ts, simulator/b.ts)',
      'listen (src/a.ts, simulator/b.ts)',
    ])
  })
})
