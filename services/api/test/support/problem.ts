import { Problem, type ProblemCode, problems } from '@storeyard/core/contract/problems'
import type { ApiAnswer } from './apiClient.ts'

/** Every error is a problem document of this very code. */
export function expectProblem(answer: ApiAnswer, code: ProblemCode): Problem {
  expect({ status: answer.status, code: answer.body?.code }).toEqual({ status: problems[code].status, code })
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  const problem = Problem.parse(answer.body)
  expect(problem.status).toBe(answer.status)
  expect(problem.request_id).toBe(answer.headers.get('x-request-id'))
  return problem
}
