/** Sentences about conversations and their windows. */
export const conversationText = {
  title: "Messages",
  one: "Conversation",
  signedOut: "Sign in with the phone to see your messages.",
  openPhone: "Open the phone",
};
