/** Sentences of the supervisor window. */
export const monitorText = {
  title: "Supervisor",
  board: "Live board",
  empty: "Nobody is signed in.",
  notAllowed: "You do not have permission to supervise. Your administrator can give it to you.",
  signedOut: "Sign in with the phone to see your agents.",
  openPhone: "Open the phone",
} as const;
