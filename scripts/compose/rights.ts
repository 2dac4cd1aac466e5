import { readFile } from 'node:fs/promises'
import { ensureIdentities, identityNames } from '../lib/identities.ts'
import { writeOwned } from './files.ts'

/** The services' uid in their images. */
const servicesUid = 10_001

const files = await ensureIdentities({
  adminKubeconfig: '/cluster/kubeconfig',
  // The kubeconfig that k3s writes names the loopback of its own container.
  server: 'https://k3s:6443',
  kubectl: 'kubectl',
  outputDir: '/identities/all',
})
for (const name of identityNames)
  await writeOwned(`/identities/${name}/kubeconfig`, servicesUid, await readFile(files[name], 'utf8'))
