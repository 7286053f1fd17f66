/** Beside the text of a mail. */
export const mailText = {
  /** Behind a link whose text names another place. */
  goesTo: (place: string) => `(goes to ${place})`,
} as const;
