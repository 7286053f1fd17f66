/** Which mail: as main knows it. */
export interface MailRef {
  readonly conversationId: string;
  readonly workitemId: string;
  readonly messageId: string;
}
