/** The part of pino that is used. */
export interface LogSink {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}
