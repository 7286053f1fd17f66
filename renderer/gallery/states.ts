import { actionsStates } from "./states/actions.ts";
import { agentStates } from "./states/agent.ts";
import { boardStates } from "./states/board.ts";
import { callStates } from "./states/call.ts";
import { connectionStates } from "./states/connection.ts";
import { dialStates } from "./states/dial.ts";
import { directoryStates } from "./states/directory.ts";
import { firstRunStates } from "./states/first-run.ts";
import { historyStates } from "./states/history.ts";
import { messagesStates } from "./states/messages.ts";
import { monitorStates } from "./states/monitor.ts";
import { offerStates } from "./states/offer.ts";
import { peopleStates } from "./states/people.ts";
import { sessionStates } from "./states/session.ts";
import { settingsStates } from "./states/settings.ts";
import type { Shown } from "./states/shown.ts";
import { voiceSettingsStates } from "./states/voice-settings.ts";
import { workStates } from "./states/work.ts";
import { wrapUpStates } from "./states/wrap-up.ts";

export type { Shown } from "./states/shown.ts";

/** Every screen worth looking at, by name. */
export const states: Readonly<Record<string, Shown>> = {
  ...sessionStates,
  ...agentStates,
  ...connectionStates,
  ...dialStates,
  ...offerStates,
  ...callStates,
  ...directoryStates,
  ...workStates,
  ...wrapUpStates,
  ...actionsStates,
  ...settingsStates,
  ...voiceSettingsStates,
  ...firstRunStates,
  ...messagesStates,
  ...monitorStates,
  ...peopleStates,
  ...boardStates,
  ...historyStates,
};
