/** The text that is open in the workbench, as it is painted. */

import type { Page } from 'playwright-core';
import { until } from './workbench.ts';

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export class Editor {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Waits until exactly these words are underlined as an `error`, a `warning` or an `info`. */
  async underlines(severity: string, words: string): Promise<void> {
    await until(`${words} is underlined`, async () => {
      const box = await this.boxOf(words);
      return box !== null && (await this.underlinesIn(severity)).some(one => sameColumns(one, box));
    }, 10_000);
  }

  /** Whether an underline of any kind touches the words. */
  async isUnderlined(words: string): Promise<boolean> {
    const box = await this.boxOf(words);
    if (box === null) throw new Error(`${words} is not on the screen`);
    return (await this.underlinesIn('')).some(one => onOneLine(one, box) && one.left < box.right - 2 && box.left < one.right - 2);
  }

  /** Moves the mouse onto the words, straight from outside, as other words on the way have something to tell, too. */
  async pointAt(words: string): Promise<void> {
    const box = await this.shows(words);
    await this.page.mouse.move(5, 5);
    await this.page.mouse.move((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    await this.page.mouse.move((box.left + box.right) / 2 + 2, (box.top + box.bottom) / 2);
  }

  async clickAt(words: string): Promise<void> {
    const box = await this.shows(words);
    await this.page.mouse.click((box.left + box.right) / 2, (box.top + box.bottom) / 2);
  }

  async openLightBulb(): Promise<void> {
    const bulb = this.page.locator('.lightBulbWidget:visible, .cgmr[class*="lightbulb"]:visible').first();
    await bulb.waitFor();
    await bulb.click();
  }

  /** Waits until the words are on the screen; where. */
  shows(words: string): Promise<Box> {
    return until(`${words} is on the screen`, () => this.boxOf(words), 10_000) as Promise<Box>;
  }

  /** The box of the words' first place within a painted line; null if they are not there. */
  private boxOf(words: string): Promise<Box | null> {
    return this.page.evaluate(words => {
      for (const line of document.querySelectorAll('.editor-instance .view-line')) {
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        const nodes: Text[] = [];
        while (walker.nextNode()) nodes.push(walker.currentNode as Text);
        const start = nodes.map(node => node.data).join('').replaceAll('\u00a0', ' ').indexOf(words);
        if (start < 0) continue;
        const range = document.createRange();
        let before = 0;
        for (const node of nodes) {
          const after = before + node.data.length;
          if (before <= start && start < after) range.setStart(node, start - before);
          if (before < start + words.length && start + words.length <= after) range.setEnd(node, start + words.length - before);
          before = after;
        }
        const { left, top, right, bottom } = range.getBoundingClientRect();
        return { left, top, right, bottom };
      }
      return null;
    }, words);
  }

  private underlinesIn(severity: string): Promise<Box[]> {
    return this.page.locator(`.editor-instance .cdr[class*="squiggly-${severity}"]`).evaluateAll(found =>
      found.map(one => {
        const { left, top, right, bottom } = one.getBoundingClientRect();
        return { left, top, right, bottom };
      }),
    );
  }
}

const onOneLine = (one: Box, other: Box) => one.top < other.bottom - 2 && other.top < one.bottom - 2;

const sameColumns = (one: Box, other: Box) =>
  onOneLine(one, other) && Math.abs(one.left - other.left) < 2 && Math.abs(one.right - other.right) < 2;
