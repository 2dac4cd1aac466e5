import { announce, spoken } from '../src/ui/announce.ts'

const say = async (...texts: string[]) => {
  for (const text of texts) announce(text)
  await Promise.resolve()
  return spoken.get()
}

test.each([
  ['one', ['a is Ready.'], 'a is Ready.'],
  ['two', ['a is Ready.', 'b is Failed.'], 'a is Ready. b is Failed.'],
  ['more than anybody would listen to', ['a.', 'b.', 'c.', 'd.'], '4 things changed.'],
])('what is said in one go is heard: %s', async (_case, texts, heard) => expect(await say(...texts)).toBe(heard))

test('the same words are heard again', async () => {
  const first = await say('The key is copied.')
  const again = await say('The key is copied.')
  expect(again).not.toBe(first)
  expect(again.trim()).toBe(first)
})
