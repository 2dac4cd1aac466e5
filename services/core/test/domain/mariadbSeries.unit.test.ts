import { heldSeries, type SeriesPod, seriesOfImage } from '../../src/domain/mariadbSeries.ts'

const pod = (image: string, status: object): SeriesPod => ({
  spec: { containers: [{ name: 'mariadb', image }] },
  status: { containerStatuses: [{ name: 'mariadb', ...status }] },
})
const running = { restartCount: 0, state: { running: {} } }
const pulling = { restartCount: 0, state: { waiting: { reason: 'ImagePullBackOff' } } }
const crashed = { restartCount: 2, state: { waiting: {} }, lastState: { terminated: {} } }
const wordpress: SeriesPod = { spec: { containers: [{ name: 'wordpress', image: 'wordpress:7.0' }] } }

test.each<[name: string, known: string | null, pods: SeriesPod[] | null, held: string]>([
  ['nobody looked', '11.8', null, '12.3'],
  ['there is no pod', '11.8', [], '12.3'],
  ['there is none of MariaDB', '11.8', [wordpress], '12.3'],
  ['it runs', '11.8', [pod('mariadb:12.3.1', running)], '12.3'],
  ['it ran and crashed', '11.8', [pod('mariadb:12.3.1', crashed)], '12.3'],
  ['its image cannot be pulled', '11.8', [wordpress, pod('mariadb:12.3.1', pulling)], '11.8'],
  ['no node takes it', '11.8', [{ ...pod('mariadb:12.3.1', {}), status: { phase: 'Pending' } }], '11.8'],
  ['nothing is known of it', '11.8', [{ ...pod('mariadb:12.3.1', {}), status: { phase: 'Unknown' } }], '12.3'],
  ['the pod of the series before is still there', '11.8', [pod('mariadb:11.8.6', running)], '11.8'],
  ['the tag does not tell, and it runs', '11.8', [pod('mariadb:lts', running)], '12.3'],
])('a series was tried: %s', (_name, mariadbSeries, pods, held) => {
  expect(heldSeries({ mariadbSeries, mariadbSeriesTried: '12.3' }, pods)).toBe(held)
})

test('of a store that never ran one, nothing is held while the first cannot be pulled', () => {
  expect(heldSeries({ mariadbSeries: null, mariadbSeriesTried: '12.3' }, [pod('mariadb:12.3', pulling)])).toBeNull()
})

test.each([
  ['mariadb:11.8.6', '11.8'],
  ['registry.example:5000/mariadb:11.4', '11.4'],
  ['registry.example:5000/mariadb', null],
  ['mariadb:lts', null],
  [undefined, null],
])('%s is of series %s', (image, series) => {
  expect(seriesOfImage(image)).toBe(series)
})
