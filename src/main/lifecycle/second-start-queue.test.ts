import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { secondStartMessage } from './second-start-message.ts'
import { SecondStartQueue } from './second-start-queue.ts'

it('keeps the starts that come before anybody listens, and passes each on once', () => {
  const app = new EventEmitter()
  const starts = new SecondStartQueue(app)
  const start = (data: unknown) => app.emit('second-instance', {}, ['agentbar'], '/', data)
  start(secondStartMessage(['--lookup', '20101']))
  start(null)
  const heard: unknown[] = []
  starts.listen((launch) => heard.push(launch.ok ? launch.value.workno : launch.error.code))
  expect(heard).toEqual(['20101', 'bad-input'])
  start(secondStartMessage(['--lookup', '20102']))
  expect(heard).toEqual(['20101', 'bad-input', '20102'])
})
