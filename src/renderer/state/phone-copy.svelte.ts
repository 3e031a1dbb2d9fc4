const shownForMs = 1_500

/** Copying the phone number of the card, and the short while in which the card says that it is done. */
export class PhoneCopy {
  /** The keys that copy, as named on this system's keyboard. */
  readonly keys: string
  #isDone = $state(false)
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #act: () => Promise<boolean>

  /** `act` copies and resolves with whether it did. */
  constructor(keys: string, act: () => Promise<boolean>) {
    this.keys = keys
    this.#act = act
  }

  get isDone(): boolean {
    return this.#isDone
  }

  readonly copy = async (): Promise<void> => {
    this.reset()
    if (!(await this.#act())) return
    this.#isDone = true
    this.#timer = setTimeout(() => this.reset(), shownForMs)
  }

  reset(): void {
    clearTimeout(this.#timer)
    this.#isDone = false
  }
}
