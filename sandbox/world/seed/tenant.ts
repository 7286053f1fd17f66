/** The tenant's own lists: statuses, queues, campaigns, dispositions and a few more types. */
import type { Ids } from "../ids.ts";
import { statusObjects } from "../statuses.ts";
import { Table } from "../store/table.ts";
import type { TenantObject } from "../types.ts";
import { extraQueue } from "./agents.ts";

const queues = [
  ["queue-1", "Sales", "campaign-123"],
  ["queue-2", "Support", "campaign-124"],
  ["queue-3", "Billing", "campaign-124"],
] as const;

/** The reference page's own example dials with campaign-123. */
const campaigns = [
  ["campaign-123", "Spring offers", "+15550180001", true],
  ["campaign-124", "Customer care", "+15550180002", true],
  ["campaign-125", "Web chat", "+15550180003", false],
] as const;

const dispositions: readonly (readonly [name: string, more: Record<string, unknown>])[] = [
  ["Sale", { forceContactAssignment: true }],
  ["Callback", { action: "connectedCallback" }],
  ["Personal Callback", { action: "connectedPersonalCallback" }],
  ["Answering Machine", {}],
  ["Do Not Call", { blockNumber: true }],
  ["Invalid Number", {}],
  ["Resolved", { resolved: true }],
  ["Refund", { workitemTypes: ["InboundCall"] }],
];

/** A campaign with rows here is limited to them; the others may use every disposition. */
const campaignDispositions = [
  ["campaign-124", "disposition-2"],
  ["campaign-124", "disposition-7"],
  ["campaign-124", "disposition-8"],
] as const;

const localized = (name: string) => ({ name: { en: { language: "en", value: name } } });

function tableOf(rows: readonly TenantObject[]): Table<TenantObject> {
  const table = new Table<TenantObject>((row) => row._id);
  for (const row of rows) table.set(row);
  return table;
}

/** @param hasExtraQueue there is a fourth queue, for agents beside the named ones */
export function seedTenant(ids: Ids, hasExtraQueue: boolean): Record<string, Table<TenantObject>> {
  const named = (type: string, rows: readonly (readonly [string, string, Record<string, unknown>])[]) =>
    tableOf(
      rows.map(([id, name, more]) => ({
        _id: ids.next(),
        objectType: type,
        [`${type}Id`]: id,
        name,
        localizations: localized(name),
        ...more,
      })),
    );
  return {
    userstatus: tableOf(statusObjects(() => ids.next())),
    queue: named(
      "queue",
      [...queues, ...(hasExtraQueue ? [[extraQueue, "Back office", "campaign-124"] as const] : [])].map(
        ([id, name, campaignId]) => [
          id,
          name,
          { campaignId, ringAll: false, noAnswerStatusAsAvailable: false, holdMusicUrl: "" },
        ],
      ),
    ),
    campaign: named(
      "campaign",
      campaigns.map(([id, name, phone, useForOutbound], index) => [
        id,
        name,
        {
          type: "DEFAULT",
          phone,
          useForOutbound,
          defaultOutbound: index === 0,
          addresses: [phone],
          useForSMS: useForOutbound,
          useForEmail: useForOutbound,
          useForFax: index === 0,
          useForChat: true,
          smsFromAddress: phone,
          emailFromAddress: `${name.toLowerCase().replace(" ", ".")}@sandbox.test`,
        },
      ]),
    ),
    disposition: named(
      "disposition",
      dispositions.map(([name, more], i) => [
        `disposition-${i + 1}`,
        name,
        { action: "none", workitemTypes: [], ...more },
      ]),
    ),
    campaigndisposition: named(
      "campaigndisposition",
      campaignDispositions.map(([campaignId, dispositionId], i) => [
        `campaigndisposition-${i + 1}`,
        "",
        { campaignId, dispositionId },
      ]),
    ),
    template: named("template", [
      [
        "template-1",
        "Thanks",
        {
          sms: "Thank you for calling, {{contact.firstName}}.",
          email: "Dear {{contact.name}},\n\nthank you for writing.\n\n{{agent.name}}",
          html: "<p>Dear {{contact.name}},</p><p>thank you for writing.</p><p>{{agent.name}}</p>",
          chat: "Thank you, {{contact.firstName}}.",
        },
      ],
      [
        "template-2",
        "Call back",
        { sms: "We will call you back today.", email: "We will call you back today." },
      ],
      ["template-3", "Greeting", { chat: "Hello {{contact.firstName}}, how can I help you?" }],
      ["template-4", "Help wanted", { assistance: "I need help with {{contact.name}}." }],
      [
        "template-5",
        "Opening hours",
        { sms: "We are here Monday to Friday, 9–17. \u{1F44B}", chat: "We are here Monday to Friday, 9–17." },
      ],
    ]),
    userprofile: named("userprofile", [["userprofile-1", "Agents", { label: "Agents" }]]),
  };
}
