import type { RegulationText } from '@cucao/regulation'
import type { Fragment, Html } from './html.ts'
import { html } from './html.ts'
import { lawToHtml } from './law-to-html.ts'
import type { PageLanguage, PageWords } from './page-words.ts'
import { pageWords } from './page-words.ts'

/**
 * Public pages of published drafts: whole HTML documents without scripts, readable without an account,
 * on paper, on a phone and by a screen reader. Pure: the same input gives the same characters.
 */

/** What a public page tells of a version. No name of a person. */
export interface PublicVersion {
  regulationId: string
  number: number
  title: string
  note: string
  contentHash: string
  /** Milliseconds since 1970. */
  createdAt: number
  /** Cơ quan chủ trì soạn thảo, where it is known. */
  leadOrganisation: string | null
}

export interface PageSettings {
  language: PageLanguage
  /** Address of `pageStyle`. */
  styleAddress: string
}

/** `/cong-bo/<id>` or `/cong-bo/<id>/<n>`, in the reader's language. */
function addressIn(language: PageLanguage, regulationId: string, number?: number): string {
  const path = `/cong-bo/${encodeURIComponent(regulationId)}${number === undefined ? '' : `/${number}`}`
  return language === 'vi' ? path : `${path}?lang=${language}`
}

/** The page of one version. `newest` is the highest number published. */
export function versionPage(
  version: PublicVersion,
  text: RegulationText,
  newest: number,
  settings: PageSettings,
): string {
  const { language } = settings
  const words = pageWords[language]
  const { regulationId, number, title } = version
  const law = lawToHtml(text, {
    table: words.table,
    title,
    mark: html`<p class="mark" lang="vi">
      <b>DỰ THẢO ${number}</b> <span>Ngày ${pageWords.vi.day(version.createdAt)}</span>
    </p>`,
  })
  const outline =
    law.outline &&
    html`<nav class="outline" id="muc-luc" aria-labelledby="ten-muc-luc">
      <div class="bar">
        <h2 id="ten-muc-luc">${words.outline}</h2>
        <a class="close" href="#noi-dung">${words.close}</a>
      </div>
      <div lang="vi">${law.outline}</div>
    </nav>`
  return pageOf({
    settings,
    title: `${words.draft(number)} · ${title}`,
    description: `${words.notLaw} ${words.publishedAt} ${words.moment(version.createdAt)}.`,
    otherAddress: addressIn(words.otherLanguage.code, regulationId, number),
    tools: html`${law.outline && html`<a class="to-outline" href="#muc-luc">${words.outline}</a>`}
      <a class="to-about" href="#ve-ban-nay">${words.about}</a>`,
    main: html`<div class="desk">
      ${outline}
      <main id="noi-dung" tabindex="-1">
        ${statusOf(version, newest, language)}
        <article class="law" lang="vi">${law.sheets}</article>
        ${colophon(version, words)}
      </main>
      ${aboutVersion(version, newest, language)}
    </div>`,
  })
}

/** Above the text: that it is a draft, and whether it is the newest. */
function statusOf(version: PublicVersion, newest: number, language: PageLanguage): Html {
  const words = pageWords[language]
  const address = addressIn(language, version.regulationId, newest)
  return html`<div class="status">
    <p class="not-law"><b>${words.draft(version.number)}.</b> ${words.notLaw}</p>
    ${
      newest > version.number
        ? html`<p class="newer"><a href="${address}">${words.newer(newest)}</a></p>`
        : html`<p class="newest">${words.newest}</p>`
    }
  </div>`
}

/** Beside the text: when and by whom it was published, where the others are, and how to check it. */
function aboutVersion(version: PublicVersion, newest: number, language: PageLanguage): Html {
  const words = pageWords[language]
  const { regulationId, number, leadOrganisation, note } = version
  const path = addressIn('vi', regulationId, number)
  const neighbour = (other: number, name: string) =>
    other >= 1 &&
    other <= newest &&
    html`<li>
      <a href="${addressIn(language, regulationId, other)}">${name}: ${words.draft(other)}</a>
    </li>`
  return html`<aside class="about" id="ve-ban-nay" aria-labelledby="ten-ban-nay">
    <h2 id="ten-ban-nay">${words.draft(number)}</h2>
    <dl>
      <dt>${words.publishedAt}</dt>
      <dd>${words.moment(version.createdAt)}</dd>
      ${leadOrganisation !== null && fact(words.leadOrganisation, leadOrganisation)}
      ${note !== '' && fact(words.note, note)}
    </dl>
    <ul class="links">
      <li><a href="${addressIn(language, regulationId)}">${words.versions}</a></li>
      ${neighbour(number - 1, words.previous)} ${neighbour(number + 1, words.next)}
      <li><a href="${path}.txt">${words.textFile}</a></li>
      <li><a href="${path}.json" download>${words.contentFile}</a></li>
    </ul>
    ${hashOf(version, words)}
  </aside>`
}

const fact = (name: string, said: string): Html =>
  html`<dt>${name}</dt>
    <dd lang="vi" class="note">${said}</dd>`

/** Name under which the original content is saved. */
export const contentFileName = (number: number) => `du-thao-${number}.json`

/** Commands that are on every machine of their kind. */
function hashOf(version: PublicVersion, words: PageWords): Html {
  const file = contentFileName(version.number)
  const commands = [
    ['Windows', `certutil -hashfile ${file} SHA256`],
    ['Linux', `sha256sum ${file}`],
    ['macOS', `shasum -a 256 ${file}`],
  ] as const
  return html`<p class="hash-name" id="ma-bam">${words.hash}</p>
    <p class="hash"><code>${groupsOf(version.contentHash)}</code></p>
    <details>
      <summary>${words.howToVerify}</summary>
      <p>${words.verify}</p>
      <dl>
        ${commands.map(
          ([system, command]) =>
            html`<dt>${system}</dt>
              <dd><code>${command}</code></dd>`,
        )}
      </dl>
    </details>`
}

/** A hash may break between groups, and is copied as one word. */
const groupsOf = (hash: string): Html[] =>
  (hash.match(/.{1,8}/g) ?? []).map((group) => html`${group}<wbr />`)

/** On paper, what was printed: seen there only. */
const colophon = (version: PublicVersion, words: PageWords): Html =>
  html`<p class="colophon">
    ${words.draft(version.number)} · ${words.publishedAt} ${words.moment(version.createdAt)} ·
    ${addressIn('vi', version.regulationId, version.number)} · SHA-256 ${version.contentHash}
  </p>`

/** The list of a regulation's published versions; `versions` newest first, at least one. */
export function versionListPage(
  versions: readonly PublicVersion[],
  settings: PageSettings,
): string {
  const { language } = settings
  const words = pageWords[language]
  const newest = versions[0]
  if (!newest) throw new RangeError('a regulation without versions has no public page')
  const { regulationId, title } = newest
  const items = versions.map(
    (version) =>
      html`<li>
        <h2>
          <a href="${addressIn(language, regulationId, version.number)}"
            >${words.draft(version.number)}</a
          >${version === newest && html` <span class="newest">${words.newest}</span>`}
        </h2>
        <p class="when">
          <time datetime="${new Date(version.createdAt).toISOString()}"
            >${words.moment(version.createdAt)}</time
          >
        </p>
        ${version.title !== title && html`<p lang="vi" class="old-title">${version.title}</p>`}${version.note !== '' && html`<p lang="vi" class="note">${version.note}</p>`}
        <p class="hash">
          <abbr title="${words.hash}">SHA-256</abbr> <code>${groupsOf(version.contentHash)}</code>
        </p>
      </li>`,
  )
  return pageOf({
    settings,
    title: `${words.listTitle} · ${title}`,
    description: words.listTitle,
    otherAddress: addressIn(words.otherLanguage.code, regulationId),
    tools: null,
    main: html`<main class="list" id="noi-dung" tabindex="-1">
      <p class="over">${words.listTitle}</p>
      <h1 lang="vi">${title}</h1>
      ${newest.leadOrganisation !== null && html`<p class="lead">${words.leadOrganisation}: <span lang="vi">${newest.leadOrganisation}</span></p>`}
      <ol class="versions" reversed>
        ${items}
      </ol>
    </main>`,
  })
}

/** What is not published and what was never there look the same. */
export function notFoundPage(settings: PageSettings): string {
  const words = pageWords[settings.language]
  return pageOf({
    settings,
    title: words.notFound,
    description: words.notFoundWhy,
    otherAddress: null,
    tools: null,
    main: html`<main class="list" id="noi-dung" tabindex="-1">
      <h1>${words.notFound}</h1>
      <p class="lead">${words.notFoundWhy}</p>
    </main>`,
  })
}

interface Page {
  settings: PageSettings
  title: string
  description: string
  /** This page in the other language; null where it has no address of its own. */
  otherAddress: string | null
  tools: Fragment
  main: Html
}

function pageOf({ settings, title, description, otherAddress, tools, main }: Page): string {
  const { language, styleAddress } = settings
  const words = pageWords[language]
  const { code, name } = words.otherLanguage
  const toOther =
    otherAddress !== null &&
    html`<a class="language" href="${otherAddress}" hreflang="${code}" lang="${code}">${name}</a>`
  const page = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="description" content="${description}" />
        <title>${title}</title>
        <link rel="stylesheet" href="${styleAddress}" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <a class="skip" href="#noi-dung">${words.skip}</a>
        <header class="top">
          <p class="brand"><b>${words.department}</b> <span>${words.publicDrafts}</span></p>
          <div class="tools">${tools}${toOther}</div>
        </header>
        ${main}
      </body>
    </html> `
  return page.markup
}
