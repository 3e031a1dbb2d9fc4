/** The fields whose problems may be shown: those that had the focus, and all after a submit. */
export class TouchedFields<Field extends string> {
  #touched = $state.raw<readonly Field[]>([])
  readonly #all: readonly Field[]

  constructor(all: readonly Field[]) {
    this.#all = all
  }

  touch(field: Field): void {
    if (!this.#touched.includes(field)) this.#touched = [...this.#touched, field]
  }

  touchAll(): void {
    this.#touched = this.#all
  }

  /** As if the field never had the focus. */
  untouch(field: Field): void {
    this.#touched = this.#touched.filter((other) => other !== field)
  }

  /** The problems that may be shown. */
  ofTouched<Problem>(problems: Partial<Record<Field, Problem>>): Partial<Record<Field, Problem>> {
    const shown = Object.entries(problems).filter(([field]) => this.#touched.includes(field as Field))
    return Object.fromEntries(shown) as Partial<Record<Field, Problem>>
  }
}
