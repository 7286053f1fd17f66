import type { Signal } from "@preact/signals";
import type { AnswerKind, Original } from "../../shared/messages/answer.ts";
import { type MessageChannel, messageKey } from "../../shared/state/message-key.ts";

/** An answer to an email that was asked for and is not begun yet. */
export interface Answer {
  readonly kind: AnswerKind;
  readonly original: Original;
}

interface Kept {
  readonly channels: Signal<Readonly<Record<string, MessageChannel>>>;
  readonly answers: Signal<Readonly<Record<string, Answer>>>;
}

/** The composer of a conversation turns to email and begins an answer there. */
export function answerEmail({ channels, answers }: Kept, conversationId: string, answer: Answer): void {
  channels.value = { ...channels.peek(), [conversationId]: "email" };
  answers.value = { ...answers.peek(), [messageKey("email", conversationId)]: answer };
}

/** Each is begun once; null where none is asked for. */
export function takeAnswer({ answers }: Pick<Kept, "answers">, draftKey: string): Answer | null {
  const { [draftKey]: answer = null, ...others } = answers.peek();
  if (answer !== null) answers.value = others;
  return answer;
}
