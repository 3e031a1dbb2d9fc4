import type { AppError } from './error-codes.ts'

/** A value, or a failure with a code. Expected failures are never thrown. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError }

export const success = <T>(value: T): Result<T> => ({ ok: true, value })
export const failure = (error: AppError): Result<never> => ({ ok: false, error })
