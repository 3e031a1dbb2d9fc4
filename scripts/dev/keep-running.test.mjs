import { expect, it } from 'vitest'
import { keepRunning } from './keep-running.mjs'

/** Programs that end when they are told to, in the order in which they were started. */
function programs() {
  const started = []
  const told = []
  const start = async () => {
    expect(started.every(({ hasEnded }) => hasEnded)).toBe(true)
    const program = { hasEnded: false, stops: 0 }
    program.ended = new Promise((resolve) => {
      program.end = (result) => {
        program.hasEnded = true
        resolve(result)
      }
    })
    program.stop = () => (program.stops += 1)
    started.push(program)
    return program
  }
  return { started, told, app: keepRunning(start, (text) => told.push(text)) }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

it('ends with the program that the user has ended', async () => {
  const { started, app } = programs()
  const ended = app.run()
  await settled()
  started[0].end({ code: 0 })
  expect(await ended).toBe(0)
  expect(started).toHaveLength(1)
})

it('starts the next program only when the one before has ended, and once for many changes', async () => {
  const { started, app } = programs()
  void app.run()
  await settled()
  app.restart()
  app.restart()
  await settled()
  expect(started).toHaveLength(1)
  expect(started[0].stops).toBeGreaterThan(0)
  started[0].end({ code: 0 })
  await settled()
  expect(started).toHaveLength(2)
  expect(started[1].stops).toBe(0)
})

it('does not lose a change that comes while the program is being started', async () => {
  const { started, app } = programs()
  void app.run()
  app.restart()
  await settled()
  expect(started[0].stops).toBe(1)
})

it('waits for a change after a failure, and says so', async () => {
  const { started, told, app } = programs()
  void app.run()
  await settled()
  started[0].end({ code: 7 })
  await settled()
  expect(started).toHaveLength(1)
  expect(told).toEqual([expect.stringContaining('ended with 7')])
  app.restart()
  await settled()
  expect(started).toHaveLength(2)
})

it('passes on why the program could not be started', async () => {
  const { started, app } = programs()
  const ended = app.run()
  await settled()
  started[0].end({ error: new Error('ENOENT') })
  await expect(ended).rejects.toThrow('ENOENT')
})
