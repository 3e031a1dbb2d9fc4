/**
 * The suggestion that the arrow keys have come to. It is held by its work number: a list that changes meanwhile puts nobody else under the
 * Enter key.
 */
export class SuggestionChoice {
  #workno = $state<string | null>(null)

  /** Null while nothing is chosen. */
  get workno(): string | null {
    return this.#workno
  }

  choose(workno: string): void {
    this.#workno = workno
  }

  chooseNone(): void {
    this.#workno = null
  }

  /** Moves the choice by one among these rows, and past either end to no choice. */
  move(step: 1 | -1, worknos: readonly string[]): void {
    const places = worknos.length + 1
    const place = this.#placeIn(worknos) + 1
    this.#workno = worknos[((place + step + places) % places) - 1] ?? null
  }

  /** Moves the choice to a neighbour of the row that is about to go. */
  leave(worknos: readonly string[]): void {
    const place = this.#placeIn(worknos)
    this.#workno = place < 0 ? null : (worknos[place + 1] ?? worknos[place - 1] ?? null)
  }

  #placeIn(worknos: readonly string[]): number {
    return this.#workno === null ? -1 : worknos.indexOf(this.#workno)
  }
}
