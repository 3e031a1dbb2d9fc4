/**
 * The suggestion that the arrow keys have come to. It is held by its work number: a list that changes meanwhile puts nobody else under the
 * Enter key.
 */
export class SuggestionCursor {
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

  /** Moves the choice by one among these rows, and past either end to no choice, or to the other end when one has to be chosen. */
  move(step: 1 | -1, worknos: readonly string[], mayBeNone = true): void {
    const places = worknos.length + 1
    const next = (place: number): number => (place + step + places) % places
    const place = next(this.#placeIn(worknos) + 1)
    this.#workno = worknos[(place === 0 && !mayBeNone ? next(place) : place) - 1] ?? null
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
