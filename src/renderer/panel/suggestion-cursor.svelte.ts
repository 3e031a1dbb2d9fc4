/**
 * The cursor among the suggestions. It is a work number and no position, so that a change of the
 * list never puts another colleague under the Enter key.
 */
export class SuggestionCursor {
  #workno = $state<string | null>(null)

  /** Null while the cursor is on no row. */
  get workno(): string | null {
    return this.#workno
  }

  choose(workno: string): void {
    this.#workno = workno
  }

  chooseNone(): void {
    this.#workno = null
  }

  /**
   * Moves the cursor by one row. Past either end it is on no row, or at the other end if
   * `mayBeNone` is false.
   */
  move(step: 1 | -1, worknos: readonly string[], mayBeNone = true): void {
    const places = worknos.length + 1
    const next = (place: number): number => (place + step + places) % places
    const place = next(this.#placeIn(worknos) + 1)
    this.#workno = worknos[(place === 0 && !mayBeNone ? next(place) : place) - 1] ?? null
  }

  /** Moves the cursor off its row, which is about to be removed: to the next, else the previous. */
  moveToNeighbour(worknos: readonly string[]): void {
    const place = this.#placeIn(worknos)
    this.#workno = place < 0 ? null : (worknos[place + 1] ?? worknos[place - 1] ?? null)
  }

  #placeIn(worknos: readonly string[]): number {
    return this.#workno === null ? -1 : worknos.indexOf(this.#workno)
  }
}
