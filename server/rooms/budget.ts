/** A leaky bucket: `burst` at once, `perSecond` in the long run. */
export class Budget {
  private left: number
  private at: number

  constructor(private readonly burst: number, private readonly perSecond: number, private readonly now: () => number) {
    this.left = burst
    this.at = now()
  }

  /** Whether `amount` may be spent now; spends it. */
  spend(amount: number): boolean {
    const now = this.now()
    this.left = Math.min(this.burst, this.left + ((now - this.at) / 1000) * this.perSecond)
    this.at = now
    this.left -= amount
    return this.left >= 0
  }
}
