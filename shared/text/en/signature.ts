/** The signature beneath emails, in the settings. */
export const signatureText = {
  title: "Email signature",
  row: "Signature",
  rowHint: "Stands beneath every email that you write, above what you answer.",
  none: "You have no signature.",
  open: "Edit",
  back: "All settings",
  help: "It is added when an email is sent, and shown beneath what you write. You can leave it out of a single email.",
} as const;
