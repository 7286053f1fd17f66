/** Spans that have no number. */
export const spanText = {
  underAMinute: "less than a minute",
} as const;
