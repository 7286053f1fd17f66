import { sentence } from "../../clean-text.ts";
import type { WrapUpLack } from "../../reasons.ts";

/** Wrap-up: what the agent says of a workitem. */
export const wrapUpText = {
  tab: "Wrap-up",
  title: (who: string) => sentence`Wrap-up: ${who}`,
  waiting: "To wrap up",
  open: "Wrap up",
  timer: "Time in wrap-up",
  left: (time: string) => `${time} left`,
  afterwards: "You can still send this.",
  outcome: "Outcome",
  search: "Search outcomes",
  loading: "Loading outcomes…",
  none: "Your company has no outcomes for this.",
  noMatch: "No matching outcomes.",
  automatic: (name: string) => sentence`If you do not choose, “${name}” is used when time runs out.`,
  notes: "Notes",
  notesHint: "Saved as you type",
  callback: "Call back on",
  callbackDate: "Date",
  callbackTime: "Time",
  done: "Done",
  sending: "Sending…",
  skip: "Skip",
  drop: "Discard",
  dropAsk: "Discard what you wrote?",
  dropHelp: "The notes and outcome will not be sent.",
  keep: "Keep",
  callWho: (who: string) => sentence`Call ${who} back`,
  keptWords: "What you wrote is saved.",
};

/** What the server would not take it without. */
export const wrapUpLackText: Readonly<Record<WrapUpLack, string>> = {
  disposition: "Choose an outcome first.",
  callback: "This outcome needs a date and time to call back.",
  contact: "This outcome needs a known contact, and there is none here. Choose another.",
  survey: "This outcome needs a survey, which Hookswitch cannot show. Choose another.",
};
