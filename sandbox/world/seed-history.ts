import type { Ids } from "./ids.ts";
import { dayMs, startOfDay, startOfMonth, startOfWeek } from "./ranges.ts";
import type { Agent, Item, TenantObject } from "./types.ts";

const kinds = [
  ["InboundCall", "voice", "CUSTOMER_HANGUP"],
  ["OutboundCall", "voice", "AGENT_HANGUP"],
  ["InboundSMS", "sms", "AGENT_HANGUP"],
  ["InboundCall", "voice", "AGENT_HANGUP"],
  ["OutboundSMS", "sms", "AGENT_HANGUP"],
] as const;

interface Given {
  readonly seed: number;
  readonly ids: Ids;
  readonly now: number;
  readonly agents: readonly Agent[];
  readonly contacts: readonly TenantObject[];
  readonly objects: Readonly<Record<string, Readonly<Record<string, TenantObject>>>>;
}

/** Moments that put something into every range that history can be asked for. */
function moments(now: number): number[] {
  const today = startOfDay(now);
  const lastMonth = startOfMonth(startOfMonth(now) - dayMs);
  return [
    now - (now - today) * 0.2,
    now - (now - today) * 0.7,
    today - dayMs / 3,
    today - dayMs / 2,
    today - 1.4 * dayMs,
    today - 4.5 * dayMs,
    startOfWeek(now) + (now - startOfWeek(now)) * 0.4,
    startOfWeek(now) - 2.5 * dayMs,
    startOfMonth(now) + (now - startOfMonth(now)) * 0.3,
    today - 17.6 * dayMs,
    lastMonth + 9.4 * dayMs,
    lastMonth + 20.2 * dayMs,
  ].map(Math.floor);
}

/** What each agent has done, newest first. */
export function seedHistory({ seed, ids, now, agents, contacts, objects }: Given): Item[] {
  const queueIds = Object.values(objects.queue ?? {}).map((queue) => String(queue.queueId));
  const [campaign] = Object.values(objects.campaign ?? {});
  return agents
    .flatMap((agent, a) =>
      moments(now).map((at, i): Item => {
        const [type, channelType, terminationReason] = kinds[(i + a) % kinds.length] ?? kinds[0];
        const contact = contacts[(i * 5 + a * 3 + seed) % contacts.length];
        const phone = String(contact?.phone ?? "");
        const ours = String(campaign?.phone ?? "");
        const isOut = type.startsWith("Outbound");
        const _id = ids.next();
        const endedAt = Math.min(now, at + 45_000 + ((i * 37 + a * 11) % 300) * 1_000);
        return {
          _id,
          workitemId: _id,
          state: "terminated",
          channelType,
          type,
          priority: 3,
          from: isOut ? ours : phone,
          to: isOut ? phone : ours,
          name: contact?.name ?? "",
          contactId: contact?._id ?? "",
          campaignId: String(campaign?.campaignId ?? ""),
          queueId: isOut ? "" : (queueIds[(i + a) % queueIds.length] ?? ""),
          agentId: agent.userId,
          createdAt: at,
          modifiedAt: endedAt,
          assignedAt: at + 4_000,
          terminatedAt: endedAt,
          terminationReason,
          digits: "",
          inMute: false,
          inRecording: false,
          recordingPaused: false,
          inConference: false,
          data: { context: {} },
          messages: [],
          extra: type === "InboundCall" && i % 4 === 3 ? { voicemailFile: `voicemail-${_id}.wav` } : {},
          directTo: "",
          transferred: false,
          ringAll: false,
          declinedBy: [],
          retryAt: 0,
          legDeadline: 0,
          linked: "",
          farEnd: null,
        };
      }),
    )
    .sort((x, y) => y.createdAt - x.createdAt);
}
