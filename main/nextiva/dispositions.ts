import { cleanName } from "../../shared/clean-text.ts";
import type { Channel } from "../../shared/state/workitem.ts";
import type { Disposition } from "../../shared/state/wrap-up.ts";
import type { SchemaTypeClient, StoredObject } from "./schema-type-client.ts";

type SchemaTypes = Pick<SchemaTypeClient, "search">;

/** The tenant's dispositions with what they are limited to. */
export interface Catalogue {
  readonly all: readonly (Disposition & { readonly types: readonly string[] })[];
  /** Disposition ids by campaign and by user profile. An id without rows is not limited. */
  readonly byCampaign: ReadonlyMap<string, ReadonlySet<string>>;
  readonly byProfile: ReadonlyMap<string, ReadonlySet<string>>;
}

const rows = 100;
/** No tenant's list is longer; a server that never says "the end" is not asked for ever. */
const mostPages = 20;

/**
 * Reads dispositions and the two link types whose fields are seen in public code (`campaigndisposition`,
 * `userprofiledisposition`). A tenant without the links limits nothing. Rejects with ServiceError.
 */
export async function readCatalogue(schemaTypes: SchemaTypes): Promise<Catalogue> {
  const [dispositions, campaigns, profiles] = await Promise.all([
    readAll(schemaTypes, "disposition"),
    readAll(schemaTypes, "campaigndisposition").catch(() => []),
    readAll(schemaTypes, "userprofiledisposition").catch(() => []),
  ]);
  return {
    all: dispositions.map(dispositionOf).filter((each) => each.id !== "" && each.name !== ""),
    byCampaign: linked(campaigns, "campaignId"),
    byProfile: linked(profiles, "userprofileId"),
  };
}

/** A channel's word in the types of workitems: InboundCall, OutboundSMS; some have none of the two before it. */
const typeWords: Readonly<Record<string, string>> = {
  voice: "Call",
  sms: "SMS",
  email: "Email",
  fax: "Fax",
  chat: "Chat",
};

function typesOf(channel: Channel, direction: "inbound" | "outbound"): readonly string[] {
  const word = Object.hasOwn(typeWords, channel) ? (typeWords[channel] ?? channel) : channel;
  return [direction === "inbound" ? `Inbound${word}` : `Outbound${word}`, word];
}

/** What may be said of a workitem: by its campaign, its agent's profile and its kind. */
export function dispositionsFor(
  { all, byCampaign, byProfile }: Catalogue,
  of: {
    readonly channel: Channel;
    readonly campaignId: string;
    readonly profileId: string;
    readonly direction: "inbound" | "outbound";
  },
): readonly Disposition[] {
  const mine = typesOf(of.channel, of.direction);
  const limits = [byCampaign.get(of.campaignId), byProfile.get(of.profileId)];
  return all
    .filter(({ id }) => limits.every((limit) => limit === undefined || limit.has(id)))
    .filter(({ types }) => types.length === 0 || types.some((type) => mine.includes(type)))
    .map(({ types: _, ...disposition }) => disposition);
}

async function readAll(schemaTypes: SchemaTypes, type: string): Promise<StoredObject[]> {
  const all: StoredObject[] = [];
  for (let page = 0; page < mostPages; page += 1) {
    const { objects, total } = await schemaTypes.search(type, { rows, start: all.length });
    const read = objects ?? [];
    all.push(...read);
    if (read.length < rows || all.length === Number(total ?? 0)) break;
  }
  return all;
}

const text = (value: unknown) => (typeof value === "string" ? value : "");

function dispositionOf(object: StoredObject) {
  const types = Array.isArray(object.workitemTypes) ? object.workitemTypes : [];
  return {
    id: text(object.dispositionId) || text(object._id),
    name: cleanName(text(object.name)) || cleanName(english(object.localizations)),
    isCallback: /callback/i.test(text(object.action)),
    needsContact: object.forceContactAssignment === true,
    needsSurvey: object.forceSurveyValidation === true,
    types: types.filter((type): type is string => typeof type === "string"),
  };
}

/** `localizations: {name: {en: {value}}}`. */
function english(localizations: unknown): string {
  const named = localizations as { name?: { en?: { value?: unknown } } } | null | undefined;
  return text(named?.name?.en?.value);
}

function linked(links: readonly StoredObject[], by: "campaignId" | "userprofileId") {
  const limits = new Map<string, Set<string>>();
  for (const link of links) {
    const key = text(link[by]);
    const id = text(link.dispositionId);
    if (key !== "" && id !== "") limits.set(key, (limits.get(key) ?? new Set()).add(id));
  }
  return limits;
}
