/** The control API under /control: what tests, demos and curl use to be the world outside. See README.md. */
import type { IncomingMessage } from "node:http";
import * as v from "valibot";
import { failed, ok } from "../http/answers.ts";
import { readBody } from "../http/body.ts";
import type { ExtraRoute } from "../http/serve.ts";
import type { Reply } from "../http/types.ts";
import { itemOnWire, offerOnWire } from "../world/projection.ts";
import { agentRoutes } from "./agents.ts";
import { callRoutes } from "./calls.ts";
import { faultRoutes } from "./faults.ts";
import { messageRoutes } from "./messages.ts";
import { ControlError, type ControlParts, type ControlRoutes, parse } from "./parts.ts";

const positive = v.pipe(v.number(), v.minValue(0));
const behaviour = v.strictObject({
  offerTimeoutMs: v.exactOptional(positive),
  afterCall: v.exactOptional(v.picklist(["chosen", "available"])),
  wrapUpMs: v.exactOptional(positive),
  legGraceMs: v.exactOptional(positive),
  reofferMs: v.exactOptional(positive),
  answerAfterMs: v.exactOptional(positive),
  ringForMs: v.exactOptional(positive),
  deliverAfterMs: v.exactOptional(positive),
  contactsAnswer: v.exactOptional(v.boolean()),
  answerMessageAfterMs: v.exactOptional(positive),
  transcribes: v.exactOptional(v.boolean()),
  needsLeg: v.exactOptional(v.boolean()),
});

export function createControl(parts: ControlParts): ExtraRoute {
  const { centre } = parts.backend;
  const routes: ControlRoutes = {
    "GET /": () => ok({ routes: Object.keys(routes), see: "sandbox/README.md" }),
    "GET /state": () => ok(stateOf(parts)),
    "GET /behaviour": () => ok(centre.world().behaviour),
    "POST /behaviour": ({ body }) => {
      centre.do({ kind: "setBehaviour", behaviour: parse(behaviour, body) });
      return ok(centre.world().behaviour);
    },
    "POST /reset": () => {
      parts.faults.clear();
      parts.backend.errorShape = "plain";
      parts.backend.tokens.refuseRefresh(false);
      for (const feed of [parts.events, parts.analytics]) {
        feed.faults.duplicate(false);
        feed.faults.reorder(false);
        feed.faults.refuse(0);
      }
      parts.voice.verto?.faults.delayFrames(0);
      parts.voice.verto?.faults.refuseLogins(0);
      parts.activity.stop();
      centre.reset();
      return ok({});
    },
    ...callRoutes(parts),
    ...messageRoutes(parts),
    ...agentRoutes(parts),
    ...faultRoutes(parts),
  };
  const table = Object.entries(routes).map(([name, run]) => {
    const [method = "", path = ""] = name.split(" ");
    return { method, parts: path.split("/"), run };
  });

  return async (request, url) => {
    if (url.pathname !== "/control" && !url.pathname.startsWith("/control/")) return undefined;
    const segments = (url.pathname.slice("/control".length).replace(/\/$/, "") || "/").split("/");
    for (const { method, parts: pattern, run } of table) {
      if (method !== request.method || pattern.length !== segments.length) continue;
      if (!pattern.every((part, i) => part === "*" || part === segments[i])) continue;
      const stars = segments.filter((_, i) => pattern[i] === "*").map(decodeURIComponent);
      return await answered(request, (body) => run({ parts: stars, body, query: url.searchParams }));
    }
    return failed(404, "no such control; GET /control lists them");
  };
}

async function answered(
  request: IncomingMessage,
  run: (body: unknown) => Reply | Promise<Reply>,
): Promise<Reply> {
  const body = await readBody(request);
  if (!body.ok) return failed(body.status, body.why);
  try {
    return await run(body.json);
  } catch (error) {
    if (error instanceof ControlError) return error.reply;
    throw error;
  }
}

const shownAgents = 100;

/** Everything that is going on, without passwords; of more agents than a hundred, the first. */
function stateOf({ backend, events, analytics, voice }: ControlParts) {
  const world = backend.centre.world();
  return {
    behaviour: world.behaviour,
    agents: world.agents.slice(0, shownAgents).map((agent) => ({
      userId: agent.userId,
      username: agent.username,
      role: agent.role,
      enabled: agent.enabled,
      statusId: agent.statusId,
      acdLoginAt: agent.acdLoginAt,
      inMute: agent.inMute,
      inConference: agent.inConference,
      leg: agent.leg,
      telephony: agent.telephony.type,
      isOnFeed: events.connected.includes(agent.userId),
      isOnAnalytics: analytics.connected.includes(agent.userId),
      canBeRung: voice.verto?.isReachable(agent.telephony.login) ?? false,
      monitors: agent.monitors,
    })),
    offers: [...world.offers.values()]
      .filter((offer) => offer.state === "open")
      .flatMap((offer) => {
        const item = world.items.get(offer.workitemId);
        return item === undefined ? [] : [{ ...offerOnWire(world, offer, item), userId: offer.userId }];
      }),
    workitems: [...world.items.values()].map((item) => itemOnWire(world, item, 20)),
    terminated: world.history
      .select()
      .slice(0, 20)
      .map((item) => itemOnWire(world, item)),
    queues: [...world.objectsOf("queue")].map(({ queueId, name }) => ({ queueId, name })),
  };
}
