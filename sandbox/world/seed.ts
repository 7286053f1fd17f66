import { byId, idsFrom } from "./ids.ts";
import { seedContacts } from "./seed-contacts.ts";
import { seedHistory } from "./seed-history.ts";
import { seedTenant } from "./seed-tenant.ts";
import { serverStatuses } from "./statuses.ts";
import { pastTranscript } from "./transcripts.ts";
import type { Agent, Behaviour, Item, World } from "./types.ts";

const defaultBehaviour: Behaviour = {
  offerTimeoutMs: 20_000,
  afterCall: "chosen",
  wrapUpMs: 0,
  legGraceMs: 15_000,
  reofferMs: 5_000,
  answerAfterMs: 1_500,
  ringForMs: 12_000,
  transcribes: false,
  needsLeg: true,
};

const staff: readonly (readonly [
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

function isAnswered({ type, extra }: Item): boolean {
  return type === "InboundCall" && extra.voicemailFile === undefined;
}

/** A contact centre at work since a while: the same for the same seed and time. */
export function makeWorld({
  seed,
  now,
  behaviour = {},
}: {
  seed: number;
  now: number;
  behaviour?: Partial<Behaviour>;
}): World {
  const ids = idsFrom(seed);
  const tenantId = ids.next();
  const tenant = seedTenant(ids);
  const queues = Object.values(tenant.queue ?? {}).map((queue) => String(queue.queueId));
  const agents = staff.map(([firstName, lastName, role, type], index): Agent => {
    const short = firstName.toLowerCase();
    return {
      userId: ids.next(),
      username: `${short}@sandbox.test`,
      password: `sandbox-${short}`,
      firstName,
      lastName,
      role,
      extension: String(1001 + index),
      enabled: true,
      queues: role === "Supervisor" ? [] : queues,
      loginAt: 0,
      acdLoginAt: 0,
      statusId: serverStatuses.loggedOut,
      statusStartedAt: now,
      nextStatusId: "",
      wrapUpUntil: 0,
      wrapUpWorkitems: [],
      inMute: false,
      inConference: false,
      acdAutoAccept: false,
      acdAutoLogin: false,
      telephony: {
        type,
        useSipEndpoint: false,
        workOffHook: false,
        number: type === "PSTN" ? "+15550170104" : "",
        answers: true,
        login: String(1001 + index),
        passwd: `sandbox-line-${short}`,
      },
      leg: "none",
      phoneAnswersAt: 0,
      monitors: null,
      voiceSettings: {},
      extra: {},
    };
  });
  const contacts = seedContacts(seed, ids, now);
  const history = seedHistory({ seed, ids, now, agents, contacts, objects: tenant });
  return {
    seed,
    serial: ids.given,
    tenantId,
    behaviour: { ...defaultBehaviour, ...behaviour },
    agents: Object.fromEntries(agents.map((agent) => [agent.userId, agent])),
    items: {},
    history,
    offers: {},
    farEndCalls: {},
    // Of each inbound call that somebody answered.
    transcripts: Object.fromEntries(
      history.filter(isAnswered).map((item) => [item.workitemId, pastTranscript(item)]),
    ),
    objects: { ...tenant, contact: byId(contacts), conversation: {} },
  };
}
