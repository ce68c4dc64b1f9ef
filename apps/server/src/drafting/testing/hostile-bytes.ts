import * as encoding from 'lib0/encoding'

/** Bytes changed, cut, doubled, inserted: a frame as a broken or hostile client sends it. */
export function mutated(frame: Uint8Array, random: () => number): Uint8Array {
  const bytes = [...frame]
  const at = () => Math.floor(random() * (bytes.length + 1))
  for (let times = 1 + Math.floor(random() * 4); times > 0; times--) {
    const dice = random()
    if (dice < 0.4) bytes[at()] = Math.floor(random() * 256)
    else if (dice < 0.55) bytes.splice(at(), 1 + Math.floor(random() * 8))
    else if (dice < 0.7) bytes.splice(at(), 0, ...bytes.slice(at(), at()))
    else if (dice < 0.85) bytes.splice(at(), 0, 255, 255, 255, 255, 127)
    else bytes.length = at()
  }
  return new Uint8Array(bytes.map((byte) => byte ?? 0))
}

const fromHex = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'))

/** An update that says there are so many of something, and has none of them. */
function announcing(...numbers: number[]): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of numbers) encoding.writeVarUint(encoder, number)
  })
}

const huge = 2 ** 40

/** What is known to have made Yjs or lib0 loop for ever, throw or eat the memory. */
export const malformedYjs: readonly (readonly [origin: string, bytes: Uint8Array])[] = [
  ['yjs 479: text read as an update', new Uint8Array(Buffer.from('garbagedoc', 'base64'))],
  ['yjs 498: no bytes at all', new Uint8Array()],
  ['yjs 516: ends within a number', new Uint8Array([1, 1, 255, 255, 255])],
  ['yjs 516: a number that never ends', new Uint8Array(64).fill(255)],
  ['yjs 516: ends within a string', new Uint8Array([1, 1, 9, 0, 4, 1, 4, 116, 101])],
  [
    'yjs 687: a run of 2^34 structs, version 2',
    fromHex('00010000000001000100010200001602000001fdffffffff7f0000'),
  ],
  ['yjs 687: clients', announcing(huge)],
  ['yjs 687: structs', announcing(1, huge, 9, 0)],
  ['yjs 687: a skip of 2^40 clocks', new Uint8Array([...announcing(1, 1, 9, 0, 10, huge), 0])],
  ['yjs 687: a collected run of 2^40', new Uint8Array([...announcing(1, 1, 9, 0, 0, huge), 0])],
  [
    'yjs 687: 2^40 deleted letters',
    new Uint8Array([
      ...announcing(1, 1, 9, 0, 1, 1, 4),
      116,
      101,
      120,
      116,
      ...announcing(huge),
      0,
    ]),
  ],
  [
    'yjs 687: 2^40 values in one struct',
    new Uint8Array([...announcing(1, 1, 9, 0, 8, 1, 4), 116, 101, 120, 116, ...announcing(huge)]),
  ],
  ['yjs 687: clients with deletions', announcing(0, huge)],
  ['yjs 687: deletions', announcing(0, 1, 9, huge)],
  ['yjs 687: one deletion of 2^40', announcing(0, 1, 9, 1, 0, huge)],
  ['a clock beyond what numbers hold', announcing(1, 1, 9, Number.MAX_SAFE_INTEGER, 0, 9, 0)],
]
