import { consentTypes } from "../../shared/wire/messages.ts";
import type { CommandOf } from "./commands.ts";
import { terminate } from "./ending.ts";
import { newItem } from "./items.ts";
import { bridgeToLeg, requestLeg } from "./legs.ts";
import { serverStatuses } from "./statuses.ts";
import { done, refuse, type Transaction } from "./transaction.ts";
import type { Agent, Answer, Item } from "./types.ts";

/** What a number stands for: by its last four digits, or by the contact that has it. */
const endings: Readonly<Record<string, keyof typeof consentTypes>> = {
  "0199": "outsideHours",
  "0198": "consentNeeded",
  "0197": "doNotCall",
};
const farEnds: Readonly<Record<string, "busy" | "noAnswer">> = { "0196": "busy", "0195": "noAnswer" };

/** Which compliance rule stands against a number. */
export function consentFor(tx: Transaction, to: string): (typeof consentTypes)[keyof typeof consentTypes] {
  const contact = tx.world.contactAt(to);
  const named = endings[to.replace(/\D/g, "").slice(-4)] ?? contact?.compliance;
  return typeof named === "string" && Object.hasOwn(consentTypes, named)
    ? consentTypes[named as keyof typeof consentTypes]
    : consentTypes.none;
}

/** Do not call stands even against force. */
export function mayReach(consentType: number, force: boolean | undefined): boolean {
  return consentType === consentTypes.none || (force === true && consentType !== consentTypes.doNotCall);
}

export function dial(tx: Transaction, { call }: CommandOf<"dial">): Answer {
  const agent = tx.agent(call.userId);
  if (agent === undefined) return refuse("notFound", "no such user");
  if (!/^[+0-9*#A-D() .-]{2,32}$/i.test(call.to)) return refuse("invalid", "not a number that can be called");
  const campaignId = call.campaignId ?? defaultCampaign(tx);
  const campaign = tx.object("campaign", campaignId);
  if (campaign?.useForOutbound !== true) return refuse("invalid", "no campaign that calls can go out on");
  const consentType = consentFor(tx, call.to);
  if (!mayReach(consentType, call.force)) return done({ canDial: false, consentType });
  if (tx.callsOf(call.userId).some((item) => item.state === "ringing" || item.state === "offered")) {
    return refuse("conflict", "another call is being set up");
  }
  for (const other of tx.callsOf(call.userId)) {
    if (other.state === "active" && !agent.inConference) tx.setItem(other.workitemId, { state: "hold" });
  }
  const colleague = colleagueAt(tx, call.to, agent);
  const contact = tx.world.contactAt(call.to);
  const { answerAfterMs, ringForMs } = tx.world.behaviour;
  const isIn = colleague?.enabled === true && colleague.acdLoginAt > 0;
  const outcome =
    colleague === undefined ? (farEnds[call.to.replace(/\D/g, "").slice(-4)] ?? "answers") : "noAnswer";
  const item = newItem(tx, {
    channelType: "voice",
    type: colleague === undefined ? "OutboundCall" : "OutboundExtensionCall",
    state: "ringing",
    from: String(campaign.phone ?? ""),
    to: call.to,
    name: call.name || contact?.name || (colleague === undefined ? "" : nameOfAgent(colleague)),
    contactId: call.contactId ?? contact?._id ?? "",
    campaignId,
    agentId: call.userId,
    assignedAt: tx.now,
    data: {
      context: call.context ?? {},
      ...(call.conferenceWorkitemId ? { relatedWorkitemId: call.conferenceWorkitemId } : {}),
    },
    farEnd: isIn ? null : { outcome, at: tx.now + (outcome === "noAnswer" ? ringForMs : answerAfterMs) },
  });
  if (isIn) ringColleague(tx, agent, colleague, item);
  tx.notifyItem(call.userId, item, "");
  tx.notify(call.userId, "callStarted", {}, item.workitemId);
  if (agent.acdLoginAt > 0) tx.setStatus(call.userId, serverStatuses.onCall, "call");
  if (tx.world.behaviour.needsLeg) requestLeg(tx, call.userId);
  return done({ canDial: true, consentType, workitemId: item.workitemId });
}

function colleagueAt(tx: Transaction, extension: string, caller: Agent): Agent | undefined {
  const found = tx.world.agentNamed(extension);
  return found?.extension === extension && found.userId !== caller.userId ? found : undefined;
}

const nameOfAgent = (agent: Agent) => `${agent.firstName} ${agent.lastName}`;

/** The other half of a call from agent to agent: offered to the colleague like any direct call. */
function ringColleague(tx: Transaction, from: Agent, to: Agent, item: Item): void {
  const half = newItem(tx, {
    channelType: "voice",
    type: "InboundExtensionCall",
    from: from.extension,
    to: to.extension,
    name: nameOfAgent(from),
    directTo: to.userId,
    linked: item.workitemId,
    data: { context: {} },
  });
  tx.setItem(item.workitemId, { linked: half.workitemId });
}

export function defaultCampaign(tx: Transaction): string {
  const all = [...tx.world.objectsOf("campaign")].filter((one) => one.useForOutbound === true);
  return (all.find((one) => one.defaultOutbound === true) ?? all[0])?._id ?? "";
}

/** The far end of an outbound call does what it does. */
export function farEndResponds(tx: Transaction, item: Item): void {
  if (item.farEnd === null) return;
  if (item.farEnd.outcome === "busy") return terminate(tx, item, "BUSY");
  if (item.farEnd.outcome === "noAnswer") return terminate(tx, item, "NO_ANSWER");
  tx.setItem(item.workitemId, { state: "offered", farEnd: null });
  tx.notify(item.agentId, "callConnected", {}, item.workitemId);
  bridgeToLeg(tx, item.workitemId);
}
