import { requestPasswordReset } from '@storeyard/core/db/passwordReset'
import { endpoint } from '../http/endpoint.ts'
import { asking, askingProblems, createAsk, storeAnswer } from './ask.ts'
import type { StoresContext } from './context.ts'

export const resetPasswordEndpoint = (context: StoresContext) => {
  const ask = createAsk(context)
  return endpoint({
    ...asking,
    path: '/stores/:id/reset-password',
    summary: "Give WordPress's administrator a new password",
    description:
      'The credentials say `reset: "pending"` until they show it; the history tells the end. Asking again meanwhile changes nothing.',
    access: 'admin',
    answer: { status: 202, description: 'The password will be reset', ...storeAnswer },
    problems: [...askingProblems, 'STORE_DELETED', 'RESET_UNAVAILABLE'],
    handle: (call) => ask(call, requestPasswordReset),
  })
}
