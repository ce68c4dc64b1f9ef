import { regulationKinds, warningReasons } from '@cucao/regulation'
import type { RegulationKind } from '@cucao/regulation'
import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { idSchema, json, newApi, refusals } from '../api.ts'
import { refuse } from '../errors.ts'
import { admitToDepartment } from '../people/access.ts'
import { createRegulation } from './create.ts'
import { headingOf, readImported, titleLine } from './read-imported.ts'
import type { Imported } from './read-imported.ts'
import { titleField } from './regulation-routes.ts'
import type { RegulationsDeps } from './regulations-deps.ts'
import { legalRegimes } from './store.ts'
import type { FileText } from './text-of-file.ts'

const countsSchema = z.object({
  part: z.number(),
  chapter: z.number(),
  section: z.number(),
  subsection: z.number(),
  article: z.number(),
  clause: z.number(),
  point: z.number(),
})
const readingFields = {
  warnings: z.array(
    z.object({ line: z.number(), reason: z.enum(warningReasons), text: z.string() }),
  ),
  counts: countsSchema,
  attached: countsSchema,
  quoted: countsSchema,
  annexes: z.number(),
  lostCharacters: z.number(),
  word: z
    .object({
      insertions: z.number(),
      deletions: z.number(),
      comments: z.number(),
      hidden: z.number(),
      pictures: z.number(),
      contents: z.number(),
      embedded: z.number(),
    })
    .nullable()
    .describe(
      'of a Word file, counts of: tracked insertions (taken as accepted); tracked deletions, comments, hidden words, pictures, tables of contents and embedded files (not in the text)',
    ),
}
const query = z.object({
  title: titleField.optional(),
  kind: z.enum(regulationKinds).optional(),
  legalRegime: z.enum(legalRegimes).optional(),
  leadOrganisationId: idSchema.optional(),
})
const description =
  'The body is the file itself, a text (UTF-8, or UTF-16 with a byte order mark) or a Word file (.docx), told by its bytes whatever the content type; or a form (multipart/form-data) whose field `file` holds it. Up to 25 MB, and 3,000,000 characters or 100,000 lines of text (`too-large` says which). Lines of warnings are those of the text. `not-text` says of a Word file why: word-binary (.doc), word-encrypted, word-damaged, word-too-large, not-word.'

const importRoute = createRoute({
  method: 'post',
  path: '/api/regulations/import',
  summary:
    'Open a regulation with the text of a file; title and kind as its head says, unless given',
  description,
  request: { query },
  responses: {
    201: json('opened', z.object({ id: z.string(), ...readingFields })),
    ...refusals('not-signed-in', 'not-allowed', 'not-text', 'not-acceptable', 'too-large'),
  },
})

const previewRoute = createRoute({
  method: 'post',
  path: '/api/regulations/import/preview',
  summary: 'What an import would make of the text; nothing is kept',
  description,
  responses: {
    200: json(
      'as it would be read',
      z.object({
        title: z.string().nullable(),
        kind: z.enum(regulationKinds).nullable(),
        ...readingFields,
      }),
    ),
    ...refusals('not-signed-in', 'not-allowed', 'not-text', 'not-acceptable', 'too-large'),
  },
})

/** Opening a regulation with an existing text. */
export function importRoutes(deps: RegulationsDeps) {
  const admit = (headers: Headers) =>
    admitToDepartment(deps.gatekeeper, headers, 'create-regulation')
  return newApi()
    .openapi(importRoute, async (c) => {
      const admitted = await admit(c.req.raw.headers)
      if (!admitted.ok) return refuse(c, admitted.reason)
      const imported = await readImported(await bytesSent(c))
      if (!imported.ok) return refuseFile(c, imported)
      const { reading } = imported
      const { title, kind, legalRegime = '2025', leadOrganisationId } = c.req.valid('query')
      const heading = headingOf(reading.text)
      const form = {
        title: title ?? titleLine(heading.title),
        kind: kind ?? heading.kind ?? ('other' satisfies RegulationKind),
        legalRegime,
        leadOrganisationId,
      }
      const { personId } = admitted.caller
      const created = await createRegulation(deps, personId, form, reading.text)
      if (!created.ok) return refuse(c, created.reason, created.detail)
      return c.json({ id: created.id, ...shown(imported) }, 201)
    })
    .openapi(previewRoute, async (c) => {
      const admitted = await admit(c.req.raw.headers)
      if (!admitted.ok) return refuse(c, admitted.reason)
      const imported = await readImported(await bytesSent(c))
      if (!imported.ok) return refuseFile(c, imported)
      return c.json({ ...headingOf(imported.reading.text), ...shown(imported) }, 200)
    })
}

/** The file: the body, or the form's field `file`. A form without one is an empty file. */
async function bytesSent(c: Context): Promise<Uint8Array> {
  if (!c.req.header('content-type')?.startsWith('multipart/form-data'))
    return new Uint8Array(await c.req.arrayBuffer())
  const { file } = await c.req.parseBody()
  if (file instanceof File) return new Uint8Array(await file.arrayBuffer())
  return new TextEncoder().encode(typeof file === 'string' ? file : '')
}

function refuseFile(c: Context, file: Exclude<FileText, { ok: true }>) {
  if (file.reason === 'too-large') return refuse(c, 'too-large', file.of)
  return file.reason === 'empty'
    ? refuse(c, 'not-acceptable', 'file:empty')
    : refuse(c, 'not-text', file.detail)
}

function shown({ reading, word }: Extract<Imported, { ok: true }>) {
  const { warnings, counts, attached, quoted, annexes, lostCharacters } = reading
  return { warnings, counts, attached, quoted, annexes, lostCharacters, word }
}
