import type { Locator, Page } from 'playwright'
import { until } from './until.ts'

/** The editor screen as one person uses it: found by roles and names, never by class. */
export class WritingDesk {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  /** Opens the regulation and waits until its text is there. */
  async open(regulationId: string): Promise<void> {
    await this.page.goto(`/du-thao/${regulationId}`)
    await this.hasText()
  }

  async hasText(): Promise<void> {
    await this.provisions
      .first()
      .waitFor()
      .catch(async () => {
        const shown = await this.page.locator('body').ariaSnapshot()
        throw new Error(`no text at ${this.page.url()}; the page shows:\n${shown.slice(0, 2000)}`)
      })
  }

  get text(): Locator {
    return this.page.getByRole('region', { name: 'Văn bản', exact: true })
  }
  get outline(): Locator {
    return this.page.getByRole('navigation', { name: 'Mục lục' })
  }
  get threads(): Locator {
    return this.page.getByRole('region', { name: 'Ý kiến trao đổi' })
  }
  get saving(): Locator {
    return this.page.getByRole('status').filter({ hasText: /lưu|gửi|nối|tuyến|cập nhật/i })
  }
  /** Blocks of the text; each carries the id that the server knows it by. */
  get provisions(): Locator {
    return this.text.locator('[data-id]')
  }

  /** Turns to an article by the outline; threads stand beside the clauses in sight. */
  async turnTo(article: string): Promise<void> {
    await this.outline.getByRole('treeitem', { name: new RegExp(`^${article}\\.`) }).click()
  }

  /** The provision that holds these words. */
  provision(words: string): Locator {
    return this.provisions.filter({ hasText: words }).first()
  }

  /** Puts the caret after the last word of the provision. */
  async caretAfter(words: string): Promise<void> {
    await this.selectIn(words, null)
  }

  /** Types as a hand does, letter by letter. */
  async type(words: string): Promise<void> {
    await this.page.keyboard.type(words, { delay: 8 })
  }

  async select(words: string): Promise<void> {
    await this.selectIn(words, words)
  }

  /** Selects these words of the provision, or the place behind all of them, and waits until the page has heard of it. */
  private async selectIn(provisionWords: string, wanted: string | null): Promise<void> {
    const provision = this.provision(provisionWords)
    await provision.scrollIntoViewIfNeeded()
    await provision.click()
    await provision.evaluate(async (element, wanted) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      const places: [Node, number][] = []
      let all = ''
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const own = node.textContent ?? ''
        for (let at = 0; at <= own.length; at++) places[all.length + at] ??= [node, at]
        all += own
      }
      const from = wanted === null ? all.length : all.indexOf(wanted)
      const [first, last] = [places[from], places[from + (wanted ?? '').length]]
      const selection = getSelection()
      if (!selection || from < 0 || !first || !last) throw new Error(`“${wanted}” is not there`)
      const { anchorNode, anchorOffset, focusNode, focusOffset } = selection
      const before = [anchorNode, anchorOffset, focusNode, focusOffset]
      // An event comes for a change only.
      if ([...first, ...last].every((each, at) => each === before[at])) return
      const heard = new Promise((heard) =>
        document.addEventListener('selectionchange', heard, { once: true }),
      )
      selection.setBaseAndExtent(first[0], first[1], last[0], last[1])
      await heard
    }, wanted)
  }

  /** Comments on the words as the page offers it. */
  async comment(words: string, body: string): Promise<void> {
    await this.select(words)
    await this.page.getByRole('button', { name: 'Bình luận', exact: true }).click()
    await this.page.getByRole('textbox', { name: /^Bình luận về/ }).fill(body)
    await this.page.getByRole('button', { name: 'Gửi ý kiến' }).click()
    await this.threads.getByText(body).waitFor()
  }

  /** Answers in the thread that holds these words. */
  async reply(to: string, body: string): Promise<void> {
    await this.threads.getByText(to).click()
    const thread = this.threads.getByRole('article').filter({ hasText: to })
    await thread.getByRole('textbox', { name: /^Trả lời ý kiến/ }).fill(body)
    await thread.getByRole('button', { name: 'Gửi trả lời' }).click()
    await thread.getByText(body).waitFor()
  }

  /** The page says that everything of this person is on the server's disk. */
  async isSaved(): Promise<void> {
    await until(
      '“Đã lưu”',
      () => this.saving.allInnerTexts(),
      (said) => said.some(isSaved),
    )
  }
  async isNotSaved(within?: number): Promise<void> {
    await until(
      'no more “Đã lưu”',
      () => this.saving.allInnerTexts(),
      (said) => !said.some(isSaved),
      within,
    )
  }

  /** What this person sees, block by block: id, drawn number and words. */
  async seen(): Promise<string[]> {
    return this.provisions.evaluateAll((elements) =>
      elements.map((element) => {
        const { id, label = '' } = (element as HTMLElement).dataset
        return `${id} ${label} ${element.textContent}`
      }),
    )
  }
}

const isSaved = (words: string) => words.includes('Đã lưu')

/** Waits until everybody sees the same, and answers it. */
export async function allSeeTheSame(desks: readonly WritingDesk[]): Promise<string[]> {
  const seen = await until(
    'everybody sees the same',
    () => Promise.all(desks.map((desk) => desk.seen())),
    ([first = [], ...others]) =>
      others.every(
        (other) => other.length === first.length && other.every((b, at) => b === first[at]),
      ),
    20_000,
  )
  return seen[0] ?? []
}
