/** Which fields of a form were left: only their problems are shown, those of the others when the form is sent. */
export class TouchedFields<Field extends string> {
  #left = $state.raw<readonly Field[]>([])
  readonly #all: readonly Field[]

  constructor(all: readonly Field[]) {
    this.#all = all
  }

  touch(field: Field): void {
    if (!this.#left.includes(field)) this.#left = [...this.#left, field]
  }

  touchAll(): void {
    this.#left = this.#all
  }

  /** As if the field had not been visited. */
  untouch(field: Field): void {
    this.#left = this.#left.filter((other) => other !== field)
  }

  /** Those of the problems that may be shown. */
  ofTouched<Problem>(problems: Partial<Record<Field, Problem>>): Partial<Record<Field, Problem>> {
    const shown = Object.entries(problems).filter(([field]) => this.#left.includes(field as Field))
    return Object.fromEntries(shown) as Partial<Record<Field, Problem>>
  }
}
