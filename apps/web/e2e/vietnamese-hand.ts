import type { CDPSession, Page } from 'playwright'

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

/**
 * The key sequences of `Điều`. The key that changes a letter never reaches the page. Telex as most people
 * type it, letter by letter (Ddieeuf); VNI with all marks after the word (Dieu629).
 */
export const hands = {
  telex: 'D<1Đ>ie<1ê>u<2ều>',
  vni: 'Dieu<2êu><2ều><4Điều>',
} as const
