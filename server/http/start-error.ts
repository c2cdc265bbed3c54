/** Something that whoever starts the server can mend; the message says what. */
export class StartError extends Error {}
