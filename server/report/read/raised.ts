/** A paragraph that is written run by run. What is raised is set in brackets: the reference behind 12 makes no 121 of it. */

export class RunningText {
  #text = ''
  #raised = false

  write(piece: string, raised: boolean): void {
    if (piece === '') return
    if (raised && !this.#raised && piece.trim() !== '') {
      this.#text += '['
      this.#raised = true
    } else if (!raised) this.#lower()
    this.#text += piece
  }

  toString(): string {
    this.#lower()
    return this.#text
  }

  #lower() {
    if (this.#raised) this.#text += ']'
    this.#raised = false
  }
}
