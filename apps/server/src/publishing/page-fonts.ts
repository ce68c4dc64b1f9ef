import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** The two families of the public pages, from npm and served by ourselves: nothing is asked of other sites. */

interface Face {
  family: 'Tinos' | 'Be Vietnam Pro'
  folder: 'tinos' | 'be-vietnam-pro'
  weight: number
  style: 'normal' | 'italic'
}
const faces: Face[] = [
  { family: 'Tinos', folder: 'tinos', weight: 400, style: 'normal' },
  { family: 'Tinos', folder: 'tinos', weight: 400, style: 'italic' },
  { family: 'Tinos', folder: 'tinos', weight: 700, style: 'normal' },
  { family: 'Tinos', folder: 'tinos', weight: 700, style: 'italic' },
  { family: 'Be Vietnam Pro', folder: 'be-vietnam-pro', weight: 400, style: 'normal' },
  { family: 'Be Vietnam Pro', folder: 'be-vietnam-pro', weight: 500, style: 'normal' },
  { family: 'Be Vietnam Pro', folder: 'be-vietnam-pro', weight: 600, style: 'normal' },
]
/** As in the style sheets of the packages: a browser fetches only what a page's letters need. */
const subsets = {
  vietnamese:
    'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB',
  'latin-ext':
    'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
} as const

/** A file of each package; the others lie beside it. */
const folders = {
  tinos: import.meta.resolve('@fontsource/tinos/files/tinos-latin-400-normal.woff2'),
  'be-vietnam-pro': import.meta
    .resolve('@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-400-normal.woff2'),
}

const fileName = ({ folder, weight, style }: Face, subset: string) =>
  `${folder}-${subset}-${weight}-${style}.woff2`

/** @font-face rules for fonts served below `address`. */
export function fontRules(address: string): string {
  return faces
    .flatMap((face) =>
      Object.entries(subsets).map(
        ([subset, range]) =>
          `@font-face { font-family: '${face.family}'; font-style: ${face.style}; font-weight: ${face.weight}; font-display: swap; src: url(${address}/${fileName(face, subset)}) format('woff2'); unicode-range: ${range} }`,
      ),
    )
    .join('\n')
}

const folderOf = new Map(
  faces.flatMap((face) =>
    Object.keys(subsets).map((subset) => [fileName(face, subset), face.folder] as const),
  ),
)
const held = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()

/** The bytes of one of these fonts; null for any other name. */
export async function fontFile(name: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const folder = folderOf.get(name)
  if (!folder) return null
  let reading = held.get(name)
  if (!reading) {
    reading = readFile(fileURLToPath(new URL(name, folders[folder]))).then(
      (bytes) => new Uint8Array(bytes),
    )
    held.set(name, reading)
    reading.catch(() => held.delete(name))
  }
  return reading
}
