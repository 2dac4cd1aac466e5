import { waysOut } from '../../src/domain/waysOut.ts'

test.each([
  ['a store at rest', 'Ready', null, false, []],
  ['one that nobody has begun', 'Pending', null, false, []],
  ['one on its way', 'Updating', null, false, []],
  ['one on its way that meets a fault', 'Provisioning', 'ImagePull', false, ['retry']],
  ['one whose namespace is gone', 'Degraded', null, false, ['retry']],
  ['one whose change was taken back', 'Ready', 'RolledBack', false, ['retry']],
  ['one that failed', 'Failed', 'ImagePull', false, ['retry']],
  ['lost data', 'Failed', 'DataLost', false, ['retry', 'accept_data_loss', 'abandon']],
  ['a foreign namespace', 'Failed', 'ForeignNamespace', false, ['retry', 'adopt', 'abandon']],
  ['a foreign release', 'Failed', 'ForeignRelease', false, ['retry', 'adopt', 'abandon']],
  ['a row behind its cluster', 'Failed', 'RowBehindCluster', false, ['retry', 'adopt', 'abandon']],
  ['a refused downgrade', 'Failed', 'DowngradeRefused', false, ['retry', 'abandon']],
  ['a reason that no longer blocks', 'Updating', 'DataLost', false, ['retry']],
  ['a deletion under way', 'Deleting', null, false, []],
  ['a deletion that the cluster holds up', 'Deleting', 'NamespaceTerminating', false, ['abandon']],
  ['a deletion that nothing is heard of', 'Deleting', null, true, ['abandon']],
  ['a tombstone', 'Deleted', null, true, []],
] as const)('%s', (_what, status, reason, askedLongAgo, acts) => {
  expect(waysOut({ status, reason, askedLongAgo })).toEqual(acts)
})
