import type { CDPSession, Page } from 'playwright'
import type { InputEvent } from './recorded-keys.ts'
import { shownByKeys } from './vietnamese-methods.ts'
import type { Method } from './vietnamese-methods.ts'

/**
 * Vietnamese as it really reaches a page. Unikey and EVKey watch the keys, and where a key changes a
 * letter that stands already they send Backspace for what is wrong and the right letters as characters.
 * ibus, macOS and phones compose instead.
 */
export class VietnameseHand {
  private readonly page: Page
  private readonly line: CDPSession

  private constructor(page: Page, line: CDPSession) {
    this.page = page
    this.line = line
  }

  static async at(page: Page): Promise<VietnameseHand> {
    return new VietnameseHand(page, await page.context().newCDPSession(page))
  }

  /**
   * A replay: each letter is a key; `<n` and what follows up to `>` is the answer of the program, n times
   * Backspace and the letters retyped.
   */
  async replay(keys: string): Promise<void> {
    for (const [, back, retyped = '', letter] of keys.matchAll(/<(\d+)([^>]*)>|([^<>])/gu)) {
      if (letter !== undefined) await this.page.keyboard.type(letter)
      else {
        for (let n = Number(back); n > 0; n -= 1) await this.page.keyboard.press('Backspace')
        for (const character of retyped) await this.character(character)
      }
    }
  }

  /** Plays a recording. */
  async play(events: readonly InputEvent[]): Promise<void> {
    for (const event of events) await this.give(event)
  }

  private async give(event: InputEvent): Promise<void> {
    const { keyboard } = this.page
    if ('key' in event) return keyboard.type(event.key)
    if ('press' in event) return keyboard.press(event.press)
    if ('packet' in event) return this.character(event.packet)
    if ('burst' in event) return this.commit(event.burst)
    if ('compose' in event) return this.compose(event.compose)
    if ('commit' in event) return this.commit(event.commit)
    if ('backspaces' in event) {
      for (let n = event.backspaces; n > 0; n -= 1) await keyboard.press('Backspace')
    } else if ('selectLeft' in event) {
      for (let n = event.selectLeft; n > 0; n -= 1) await keyboard.press('Shift+ArrowLeft')
    } else {
      // No program may set a composing region through the protocol; a composition over a selection is the same edit.
      for (let n = event.over; n > 0; n -= 1) await keyboard.press('Shift+ArrowLeft')
      await this.compose(event.recompose)
    }
  }

  /** Writes words by a method, the way a program hands them on. */
  async write(words: string, method: Method, program: Program): Promise<void> {
    for (const [, blank = '', word = ''] of words.matchAll(/(\s*)(\S+)/gu)) {
      if (blank) await this.page.keyboard.type(blank)
      await this.play(eventsOf(shownByKeys(word, method), program))
    }
  }

  /** VK_PACKET: a character without a key, as SendInput with KEYEVENTF_UNICODE gives it. */
  private async character(text: string): Promise<void> {
    const event = { key: text, text, unmodifiedText: text, windowsVirtualKeyCode: 231 }
    await this.line.send('Input.dispatchKeyEvent', { type: 'keyDown', ...event })
    await this.line.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event, text: undefined })
  }

  /** Shows each step of a syllable under composition; the syllable stays open. */
  async compose(...steps: string[]): Promise<void> {
    for (const text of steps)
      await this.line.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      })
  }

  /** Ends the composition with these words. */
  async commit(text: string): Promise<void> {
    await this.line.send('Input.insertText', { text })
  }
}

/** How programs bring the line from what stands there to what the next key makes of it. */
export const programs = {
  retypes: (back, words) => [
    { backspaces: back },
    ...words.split('').map((packet) => ({ packet })),
  ],
  burst: (back, words) => [{ backspaces: back }, { burst: words }],
  selects: (back, words) => [
    ...(back > 0 ? [{ selectLeft: back }] : []),
    ...words.split('').map((packet) => ({ packet })),
  ],
  'empty character': (back, words) => [
    { packet: '\u202F' },
    { backspaces: back + 1 },
    { burst: words },
  ],
  composes: null,
} satisfies Record<string, ((back: number, words: string) => InputEvent[]) | null>
export type Program = keyof typeof programs

function eventsOf(shown: readonly string[], program: Program): InputEvent[] {
  const hands = programs[program]
  const word = shown.at(-1) ?? ''
  if (!hands) return [...shown.map((compose) => ({ compose })), { commit: word }]
  return shown.flatMap((line, at): InputEvent[] => {
    const before = shown[at - 1] ?? ''
    // A key that only adds its letter reaches the page as it is.
    if (line.length === before.length + 1 && line.startsWith(before))
      return [{ key: line.slice(-1) }]
    let same = 0
    while (same < before.length && before[same] === line[same]) same += 1
    return hands(before.length - same, line.slice(same))
  })
}

/**
 * The key sequences of `Điều`. The key that changes a letter never reaches the page. Telex as most people
 * type it, letter by letter (Ddieeuf); VNI with all marks after the word (Dieu629).
 */
export const hands = {
  telex: 'D<1Đ>ie<1ê>u<2ều>',
  vni: 'Dieu<2êu><2ều><4Điều>',
} as const
