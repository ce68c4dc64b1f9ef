/** The command was called wrongly; the message is what is missing. */
export class WrongCall extends Error {}
