// How often a server that breaks down is started again by itself.

/** Allows some restarts within a span of time, and no more. */
export class Restarts {
  #times: number[] = [];

  constructor(
    private readonly most: number,
    private readonly milliseconds: number,
    private readonly now: () => number = Date.now,
  ) {}

  /** True if it may be started once more; the breakdown is counted either way. */
  allowed(): boolean {
    const now = this.now();
    this.#times = [...this.#times.filter((time) => now - time < this.milliseconds), now];
    return this.#times.length <= this.most;
  }

  /** How many times it broke down of late. */
  get count(): number {
    return this.#times.length;
  }

  /** Someone has started it by hand: the past is forgotten. */
  forget(): void {
    this.#times = [];
  }
}
