import {
  farNeedles,
  contextLength,
  longestQuote,
  mostMentions,
  openingLength,
  threadStates,
} from '@cucao/consultation'
import { z } from '@hono/zod-openapi'
import { idSchema } from '../api.ts'

/** What goes over the wire of the thread routes; the browser's types come from here. */

const authorShape = z
  .object({ personId: z.string(), name: z.string(), organisation: z.string().nullable() })
  .openapi('Author')

const offset = z.int().min(0).max(10_000_000)
const quoteShape = z.object({
  exact: z.string().max(longestQuote),
  prefix: z.string().max(contextLength),
  suffix: z.string().max(contextLength),
})
/** A Yjs relative position is some 20 bytes; it is stored as it came and only browsers read it. */
const relativePosition = z.base64().max(400)
const relativeShape = z.object({ start: relativePosition, end: relativePosition })

const anchorShape = z
  .object({
    provisionId: z.string(),
    start: offset,
    end: offset,
    quote: quoteShape,
    hash: z.string(),
    around: z.array(z.string()).optional(),
    alike: z.array(z.string()).optional(),
    alone: z.array(z.int().min(0)).max(farNeedles).optional(),
    opening: z.string().max(openingLength).optional(),
    relative: relativeShape.optional(),
    sequence: z.number().optional(),
  })
  .openapi('Anchor')

const commentShape = z
  .object({
    id: z.string(),
    author: authorShape,
    body: z.string().nullable().openapi({ description: 'null where it was withdrawn' }),
    createdAt: z.number(),
    editedAt: z.number().nullable(),
    withdrawnAt: z.number().nullable(),
    mine: z.boolean(),
    mentions: z
      .array(z.object({ personId: z.string(), name: z.string() }))
      .openapi({ description: 'none where it was withdrawn' }),
  })
  .openapi('Comment')

export const threadShape = z
  .object({
    id: z.string(),
    anchor: anchorShape,
    provisionId: z.string(),
    state: z.enum(threadStates),
    createdAt: z.number(),
    createdBy: authorShape,
    resolvedAt: z.number().nullable(),
    resolvedBy: authorShape.nullable(),
    comments: z.array(commentShape),
  })
  .openapi('Thread')
export type ThreadShape = z.infer<typeof threadShape>

export const ofRegulation = z.object({ id: idSchema })
export const ofThread = z.object({ id: idSchema, threadId: idSchema })
export const ofComment = z.object({ id: idSchema, threadId: idSchema, commentId: idSchema })

/** The rules of a body (trimming, length, letters) are `commentBody`'s; this only bounds the work. */
const bodyText = z.string().max(200_000)
const mentions = z.array(idSchema).max(mostMentions).default([])
export const newThread = z
  .object({
    provisionId: idSchema,
    quote: quoteShape,
    start: offset,
    end: offset,
    relative: relativeShape.optional(),
    body: bodyText,
    mentions,
  })
  .refine(({ start, end }) => start <= end, { path: ['end'] })
export const newComment = z.object({ body: bodyText, mentions })
export const newState = z.object({ state: z.enum(threadStates) })

/** A person as the field for `@` lists her: nothing but what names her. */
export const mentionableShape = z
  .object({ personId: z.string(), name: z.string(), organisation: z.string().nullable() })
  .openapi('Mentionable')

/** Words a comment had before it was edited, from when to when. */
export const wordingShape = z
  .object({ body: z.string(), writtenAt: z.number(), replacedAt: z.number() })
  .openapi('EarlierWording')
