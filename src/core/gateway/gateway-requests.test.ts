import { describe, expect, it } from 'vitest'
import * as requests from './gateway-requests.ts'

describe('the requests', () => {
  it('ask for a colleague by GET, without a body', () => {
    expect(requests.agentByWorknoRequest('20001', '20011')).toEqual({
      method: 'GET',
      path: '/agentgateway/resource/agentgroup/20001/agentbyworkno/20011',
    })
  })

  it('poll, ask for the own state and sign out by the documented verbs and paths', () => {
    expect(requests.agentEventRequest('20001')).toEqual({
      method: 'GET',
      path: '/agentgateway/resource/agentevent/20001',
    })
    expect(requests.agentStatusRequest('20001')).toEqual({
      method: 'GET',
      path: '/agentgateway/resource/onlineagent/20001/agentstatus',
    })
    expect(requests.signOutRequest('20001')).toEqual({
      method: 'DELETE',
      path: '/agentgateway/resource/onlineagent/20001/logout',
    })
  })

  it.each([
    ['login', '/agentgateway/resource/onlineagent/20001'],
    ['forcelogin', '/agentgateway/resource/onlineagent/20001/forcelogin'],
  ] as const)('sign in by %s as busy, so that no call is routed to the agent', (mode, path) => {
    const { body, ...call } = requests.signInRequest('20001', mode, { password: 'pässword"', phone: '70001' })
    expect(call).toEqual({ method: 'PUT', path })
    expect(JSON.parse(body ?? '')).toEqual({
      password: 'pässword"',
      phonenum: '70001',
      status: 3,
      autoanswer: false,
      checkInWebm: false,
    })
  })

  it('sign in by loginex with nothing about media', () => {
    const { body, ...call } = requests.signInRequest('20001', 'loginex', { password: '', phone: '' })
    expect(call).toEqual({ method: 'PUT', path: '/agentgateway/resource/onlineagent/20001/loginex' })
    expect(JSON.parse(body ?? '')).toEqual({ password: '' })
  })

  it('keep a work number inside its path segment, whatever it is', () => {
    expect(requests.agentByWorknoRequest('2/../1', '../x?y#z').path).toBe(
      '/agentgateway/resource/agentgroup/2%2F..%2F1/agentbyworkno/..%2Fx%3Fy%23z',
    )
  })

  it('have the documented Content-Type, to the letter', () => {
    expect(requests.contentTypeHeader).toEqual({ 'Content-Type': 'application/json; charset=UTF-8' })
  })
})
