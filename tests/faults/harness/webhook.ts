import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { System } from './system.ts'

/** A validating webhook of one store's namespace, at a place where nothing listens; the path of its file. */
export function writeWebhook(system: System, name: string, storeId: string): string {
  const file = join(system.dir, `${name}.json`)
  const webhook = {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name },
    webhooks: [
      {
        name: 'faults.storeyard.io',
        failurePolicy: 'Fail',
        sideEffects: 'None',
        timeoutSeconds: 2,
        admissionReviewVersions: ['v1'],
        clientConfig: { url: 'https://127.0.0.1:1/' },
        namespaceSelector: { matchLabels: { 'storeyard.io/store-id': storeId } },
        rules: [
          {
            apiGroups: ['*'],
            apiVersions: ['*'],
            resources: ['services'],
            operations: ['CREATE', 'UPDATE'],
            scope: 'Namespaced',
          },
        ],
      },
    ],
  }
  writeFileSync(file, JSON.stringify(webhook))
  return file
}
