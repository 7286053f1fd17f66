import { sentence } from "../../clean-text.ts";
import type { EndedMonitoring, HeardCall, Monitoring, MonitorMode, Watcher } from "../../state/monitor.ts";
import { errorText } from "./errors.ts";

type Who = { readonly name: string };
const whose = ({ name }: Who) => name || "this agent";

/** Each way of being on somebody's calls: what it is called, and who hears what. */
const modes: Readonly<Record<MonitorMode, { readonly name: string; readonly explained: string }>> = {
  listen: { name: "Listen", explained: "Nobody hears you." },
  coach: { name: "Coach", explained: "Only the agent hears you." },
  join: { name: "Join", explained: "Everyone on the call hears you." },
};

const nowIn: Readonly<Record<MonitorMode, (who: string) => string>> = {
  listen: (who) => sentence`Listening to ${who}`,
  coach: (who) => sentence`Coaching ${who}`,
  join: (who) => sentence`Joined the call of ${who}`,
};

const changing: Readonly<Record<MonitorMode, string>> = {
  listen: "Going back to listening…",
  coach: "Starting to coach…",
  join: "Joining the call…",
};

const heard: Readonly<Record<HeardCall, string>> = {
  talking: "",
  held: "The caller is on hold. You hear nothing until they are back.",
  conference: "The call is a conference now. You hear everyone in it.",
};

const ends: Readonly<Record<Exclude<EndedMonitoring["end"], "left" | "refused">, (who: string) => string>> = {
  callEnded: (who) => sentence`The call of ${who} has ended.`,
  transferred: (who) => sentence`${who} transferred the call. You are not on it any more.`,
  agentLoggedOut: (who) => sentence`${who} was logged out, so the call is over for you.`,
  lineEnded: (who) => sentence`You are no longer on the call of ${who}: your line has ended.`,
  noLine: (who) => sentence`The call of ${who} could not be heard: no voice line was set up.`,
  unclear: (who) =>
    sentence`The server did not answer, and the call of ${who} was not heard. Nothing was repeated. You can try again.`,
  notAllowed: (who) => sentence`Your permission was taken away, so you are no longer on the call of ${who}.`,
  ownCall: (who) => sentence`You left the call of ${who} for a call of your own.`,
};

function refusedWords({ name, mode, code }: EndedMonitoring): string {
  const who = whose({ name });
  switch (code) {
    case "forbidden":
      return {
        listen: sentence`You are not allowed to listen to ${who}.`,
        coach: sentence`You are not allowed to coach ${who}.`,
        join: sentence`You are not allowed to join the call of ${who}.`,
      }[mode];
    case "webPage":
      return sentence`A web page answered in the server’s place. You may not be allowed on the call of ${who}.`;
    case "refused":
    case "gone":
    case "notFound":
      return sentence`The server did not let you on: the call of ${who} may just have ended.`;
    default:
      return code === null ? errorText.refused : errorText[code];
  }
}

/** Being on the calls of agents: for the supervisor, and for the agent whose calls they are. */
export const monitoringText = {
  region: "Call you are on as a supervisor",
  modes,
  mode: "How you are on the call",
  starting: (who: Who) => sentence`Connecting to the call of ${whose(who)}…`,
  leaving: "Leaving…",
  leave: "Leave",
  leaveWho: (name: string) => sentence`Leave the call of ${name}`,
  listenAgain: (who: Who) => sentence`Listen to ${whose(who)} again`,
  putAway: "Dismiss",
  mutedExplained: "You are muted: nobody hears you.",
  mute: "Mute",
  muted: "Muted",
  microphoneClosed: "Microphone closed",
  microphoneOpen: "Microphone open",
  time: "Time on the call",
  /** In one line, for tray, title and screen readers. */
  now({ phase, mode, name }: Monitoring): string {
    if (phase === "starting") return monitoringText.starting({ name });
    return nowIn[mode](whose({ name }));
  },
  changing: (mode: MonitorMode) => changing[mode],
  heard: (call: HeardCall) => heard[call],
  ended(last: EndedMonitoring): string | null {
    if (last.end === "left") return null;
    return last.end === "refused" ? refusedWords(last) : ends[last.end](whose(last));
  },
  other: ({ name, mode }: Watcher) => nowOther[mode](name || "Another supervisor"),
  /** To the agent. */
  onYou: ({ mode }: Watcher, name: string) => onYou[mode](name || "A supervisor"),
};

const nowOther: Readonly<Record<MonitorMode, (who: string) => string>> = {
  listen: (who) => sentence`${who} is listening too`,
  coach: (who) => sentence`${who} is coaching too`,
  join: (who) => sentence`${who} is on the call too`,
};

const onYou: Readonly<Record<MonitorMode, (who: string) => string>> = {
  listen: (who) => sentence`${who} is listening to your call`,
  coach: (who) => sentence`${who} is coaching you: only you hear them`,
  join: (who) => sentence`${who} has joined your call: everyone hears them`,
};
