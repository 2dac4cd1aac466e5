import { Router } from 'express'
import getAssetsFolder from 'swagger-ui-dist/absolute-path.js'
import { pagePolicy } from '../http/security.ts'

// The package's entry would run the whole bundle of the page in this process.
const assetsFolder = getAssetsFolder()
const assets = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png']

/** The document, and a page that shows it. All of the page comes from here: no script inline, none from elsewhere. */
export function createDocsRouter(document: object, basePath: string): Router {
  const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Storeyard API</title>
    <link rel="icon" href="${basePath}/docs/favicon-32x32.png">
    <link rel="stylesheet" href="${basePath}/docs/swagger-ui.css">
  </head>
  <body>
    <div id="docs"></div>
    <script src="${basePath}/docs/swagger-ui-bundle.js"></script>
    <script src="${basePath}/docs/start.js"></script>
  </body>
</html>
`
  const start = `SwaggerUIBundle({ url: '${basePath}/openapi.json', dom_id: '#docs', validatorUrl: null, deepLinking: true })\n`
  const router = Router()
  router.get('/openapi.json', (_req, res) => void res.json(document))
  router.use('/docs', pagePolicy)
  router.get('/docs', (_req, res) => void res.type('html').send(page))
  router.get('/docs/start.js', (_req, res) => void res.type('js').send(start))
  for (const asset of assets)
    router.get(`/docs/${asset}`, (_req, res) =>
      res.sendFile(asset, { root: assetsFolder, headers: { 'Cache-Control': 'public, max-age=3600' } }),
    )
  return router
}
