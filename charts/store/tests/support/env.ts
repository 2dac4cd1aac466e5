import { join } from 'node:path'

export const chartDir = join(import.meta.dirname, '../..')

/** What a run of these tests is given: programs, and for the tests on a cluster its admin kubeconfig and Ingress address. */
export const helmPath = process.env.STOREYARD_HELM ?? 'helm'
export const kubectlPath = process.env.STOREYARD_KUBECTL ?? 'kubectl'
export const ingressPort = Number(process.env.STOREYARD_TEST_INGRESS_PORT ?? 8080)

export function testKubeconfig(): string {
  const path = process.env.STOREYARD_TEST_KUBECONFIG
  if (!path) throw new Error('STOREYARD_TEST_KUBECONFIG names no kubeconfig: this test needs a real API server.')
  return path
}
