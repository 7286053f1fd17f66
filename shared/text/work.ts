import type { MessageEnd } from "../state/work.ts";

/** How message work ended. */
export const messageEndText: Readonly<Record<MessageEnd, string>> = {
  finished: "You finished it",
  contactLeft: "They closed it",
  transferred: "Transferred",
  backInQueue: "Went back to the queue",
  takenByOther: "Taken by somebody else",
  terminated: "Ended by the server",
  lost: "No longer yours",
};
