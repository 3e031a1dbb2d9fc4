/**
 * The fields whose problems may be shown: those that were left with something in them, and all
 * after a submit. A field that is left empty is no mistake yet.
 */
export class TouchedFields<Field extends string> {
  #left = $state.raw<readonly Field[]>([])
  #submitted = $state.raw<readonly Field[]>([])
  readonly #all: readonly Field[]

  constructor(all: readonly Field[]) {
    this.#all = all
  }

  /** The focus has left the field. */
  leave(field: Field): void {
    this.#left = [...this.#left, field]
  }

  /** The agent wants to go on with these fields, by default with all. */
  submit(fields: readonly Field[] = this.#all): void {
    this.#submitted = [...this.#submitted, ...fields]
  }

  /** As if the field never had the focus. */
  untouch(field: Field): void {
    this.#left = this.#left.filter((other) => other !== field)
    this.#submitted = this.#submitted.filter((other) => other !== field)
  }

  /** The problems that may be shown. */
  shown<Problem>(
    problems: Partial<Record<Field, Problem>>,
    isBlank: (field: Field) => boolean,
  ): Partial<Record<Field, Problem>> {
    const isShown = (field: Field): boolean =>
      this.#submitted.includes(field) || (this.#left.includes(field) && !isBlank(field))
    const shown = Object.entries(problems).filter(([field]) => isShown(field as Field))
    return Object.fromEntries(shown) as Partial<Record<Field, Problem>>
  }
}
