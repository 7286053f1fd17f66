import { type Ids, rowIds } from "../ids.ts";
import { serverStatuses } from "../statuses.ts";
import type { Seeded } from "../store/table.ts";
import type { Agent } from "../types.ts";
import { firstNames, lastNames } from "./names.ts";

/** Those that are always there, by name. */
const named: readonly (readonly [
  first: string,
  last: string,
  role: Agent["role"],
  type: "WEBRTC" | "PSTN",
])[] = [
  ["Ana", "Alvarez", "Agent", "WEBRTC"],
  ["Ben", "Okafor", "Agent", "WEBRTC"],
  ["Chloe", "Martin", "Agent", "WEBRTC"],
  ["Dan", "Fischer", "Agent", "PSTN"],
  ["Sue", "Sato", "Supervisor", "WEBRTC"],
];
/** What their profile says of some of them. */
const profiles: Readonly<Record<string, Agent["extra"]>> = {
  Ben: { languageId: "en-GB", timezone: "Europe/London", skills: ["Refunds", "Contracts"] },
  Chloe: { languageId: "fr", timezone: "Europe/Paris", skills: ["French", "Refunds"] },
};
export const namedAgents = named.length;
/** Where the others work. */
export const extraQueue = "queue-4";
const firstExtension = 1001;
const kind = 1;

export interface SeededAgents extends Seeded<Agent> {
  /** By user name, its part before the @, the extension or the line's login; -1: nobody. */
  indexOfName(name: string): number;
}

/**
 * The named ones, and others up to `count`: `agent6@sandbox.test` with the password `sandbox-agent6` and so on. Those
 * are logged out and work in a queue of their own, so that the named ones' calls stay theirs.
 */
export function seedAgents(
  seed: number,
  ids: Ids,
  given: { readonly now: number; readonly count: number; readonly queues: readonly string[] },
): SeededAgents {
  const extras = rowIds(seed, kind);
  const blank = blankAgent(given.now);
  const first = named.map(([firstName, lastName, role, type], index): Agent => {
    const short = firstName.toLowerCase();
    const agent = blank({ userId: ids.next(), short, firstName, lastName, index });
    const telephony = { ...agent.telephony, type, number: type === "PSTN" ? "+15550170104" : "" };
    const extra = profiles[firstName] ?? {};
    return { ...agent, role, telephony, extra, queues: role === "Supervisor" ? [] : given.queues };
  });
  const byId = new Map(first.map((agent, index) => [agent.userId, index]));
  const size = Math.max(namedAgents, given.count);
  const inRange = (index: number) => (index >= namedAgents && index < size ? index : -1);
  return {
    size,
    at: (index) =>
      first[index] ??
      blank({
        userId: extras.of(index),
        short: `agent${index + 1}`,
        firstName: firstNames[(index * 7 + seed) % firstNames.length] ?? "Ann",
        lastName: `${lastNames[(index + seed) % lastNames.length] ?? "Other"} ${index + 1}`,
        index,
      }),
    indexOf: (id) => byId.get(id) ?? inRange(extras.indexOf(id)),
    indexOfName(name) {
      const short = name.replace(/@sandbox\.test$/, "");
      const known = named.findIndex(([firstName]) => firstName.toLowerCase() === short);
      if (known >= 0) return known;
      if (/^\d+$/.test(name)) {
        const index = Number(name) - firstExtension;
        return index >= 0 && index < size ? index : -1;
      }
      const number = /^agent(\d+)$/.exec(short)?.[1];
      return number === undefined ? -1 : inRange(Number(number) - 1);
    },
  };
}

function blankAgent(now: number) {
  return (who: {
    readonly userId: string;
    readonly short: string;
    readonly firstName: string;
    readonly lastName: string;
    readonly index: number;
  }): Agent => ({
    userId: who.userId,
    username: `${who.short}@sandbox.test`,
    password: `sandbox-${who.short}`,
    firstName: who.firstName,
    lastName: who.lastName,
    role: "Agent",
    extension: String(firstExtension + who.index),
    enabled: true,
    queues: [extraQueue],
    channels: {},
    loginAt: 0,
    acdLoginAt: 0,
    statusId: serverStatuses.loggedOut,
    statusStartedAt: now,
    nextStatusId: "",
    statusBy: "",
    nextStatusBy: "",
    wrapUpUntil: 0,
    wrapUpWorkitems: [],
    inMute: false,
    inConference: false,
    acdAutoAccept: false,
    acdAutoLogin: false,
    telephony: {
      type: "WEBRTC",
      useSipEndpoint: false,
      workOffHook: false,
      number: "",
      answers: true,
      login: String(firstExtension + who.index),
      passwd: `sandbox-line-${who.short}`,
    },
    leg: "none",
    phoneAnswersAt: 0,
    callsToday: 0,
    crowdCall: null,
    monitors: null,
    voiceSettings: {},
    extra: {},
  });
}
