import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { Writable } from 'node:stream'
import { createLogger } from '@storeyard/core/observability/logger'
import express, { Router } from 'express'
import { until } from '../../core/test/harness/server.ts'
import { answerError } from '../src/http/problem.ts'
import { requestLog } from '../src/http/requestLog.ts'

test('what went wrong is in the log, by its cause, with the request that met it', async () => {
  const lines: string[] = []
  const destination = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk))
      done()
    },
  })
  const broken = Router().get('/broken', () => {
    throw new RangeError('no such thing', { cause: new Error('the disk is full') })
  })
  const server = express()
    .use(requestLog(createLogger({ service: 'test', level: 'info', destination })))
    .use('/api', broken)
    .use(answerError)
    .listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/broken?a=1`
    expect((await fetch(url, { headers: { 'x-request-id': 'request-1', cookie: 'secret' } })).status).toBe(500)
    await until('both lines are written', async () => lines.length === 2)
  } finally {
    server.close()
  }
  const req = { id: 'request-1', method: 'GET', url: '/api/broken?a=1', remoteAddress: '127.0.0.1' }
  const stack = expect.stringContaining('requestLog.integration.test.ts')
  const err = {
    type: 'RangeError',
    message: 'no such thing',
    stack,
    cause: { type: 'Error', message: 'the disk is full', stack },
  }
  const [failed, ended] = lines.map((line) => JSON.parse(line))
  expect(failed).toEqual(expect.objectContaining({ level: 'error', msg: 'request failed', req, err }))
  expect(ended).toEqual(expect.objectContaining({ level: 'error', req, res: { statusCode: 500 } }))
})
