import * as v from "valibot";
import type { DirectoryKind, Profile, VoiceSummary } from "../../shared/contract/directory.ts";
import { isObject } from "../../shared/wire/loose.ts";
import { UserVoiceSettingsSchema } from "../../shared/wire/voice-settings.ts";
import { nameOf, personOf, reachOf, textOf } from "./directory.ts";
import type { StoredObject } from "./schema-type-client.ts";
import { settingsIn } from "./voice-settings.ts";

/** What a profile needs beside the stored object. */
export interface ProfileReading {
  /** A queue's name; "" where it cannot be had. */
  readonly queueName: (queueId: string) => Promise<string>;
  /** Whether the signed-in user may know where this one's calls go. */
  readonly maySeeVoice: boolean;
}

/** Somebody's page from what the server keeps of them; null for one who is not to be found in a directory. */
export async function profileOf(
  kind: DirectoryKind,
  object: StoredObject,
  reading: ProfileReading,
): Promise<Profile | null> {
  const item = personOf(kind, object);
  if (item === null) return null;
  const profile: Profile = {
    item,
    username: "",
    queues: [],
    skills: [],
    language: "",
    timeZone: "",
    voice: null,
    description: nameOf(object.description),
    numbers: [],
    emails: [],
    addresses: [],
  };
  switch (kind) {
    case "queues":
      return profile;
    case "contacts":
      return { ...profile, ...reachOf(object), addresses: addressesOf(object) };
    case "agents":
      return {
        ...profile,
        ...(await userFields(object, reading)),
        emails: item.email === "" ? [] : [{ value: item.email, label: "" }],
      };
  }
}

async function userFields(
  user: StoredObject,
  { queueName, maySeeVoice }: ProfileReading,
): Promise<Partial<Profile>> {
  const queues = await Promise.all(
    namedIds(user.queues).map(async ({ id, name }) => name || (await queueName(id)) || id),
  );
  const { languageId, voiceSettingsId } = expansionsOf(user);
  return {
    username: nameOf(user.username),
    queues: queues.map((each) => nameOf(each)).filter((each) => each !== ""),
    skills: namedIds(user.skills).map(({ id, name }) => nameOf(name || id)),
    language: nameOf(languageId?.name) || nameOf(user.languageId),
    timeZone: nameOf(user.timezone),
    voice: maySeeVoice ? voiceOf(voiceSettingsId) : null,
  };
}

function expansionsOf({
  expansions,
}: StoredObject): Readonly<Record<string, Record<string, unknown> | undefined>> {
  const held = isObject(expansions) ? expansions : {};
  return Object.fromEntries(Object.entries(held).filter(([, each]) => isObject(each))) as Record<
    string,
    Record<string, unknown>
  >;
}

/** Ids, or objects with an id and perhaps a name: the page says `unknown[]`. At most as many as somebody would read. */
function namedIds(list: unknown): readonly { readonly id: string; readonly name: string }[] {
  const all = Array.isArray(list) ? list : isObject(list) ? Object.values(list) : [];
  return all
    .map((each) =>
      isObject(each)
        ? { id: textOf(each.queueId) || textOf(each.skillId) || textOf(each._id), name: textOf(each.name) }
        : { id: textOf(each), name: "" },
    )
    .filter(({ id, name }) => id !== "" || name !== "")
    .slice(0, 40);
}

function voiceOf(settings: unknown): VoiceSummary | null {
  const read = v.safeParse(UserVoiceSettingsSchema, settings);
  if (!read.success) return null;
  const { always, callWaiting = false, voicemail = false } = settingsIn(read.output);
  return {
    forwardsTo: always?.enabled === true ? nameOf(always.number) : "",
    isWaiting: callWaiting,
    takesVoicemail: voicemail,
  };
}

/** A line each: street, town, region, country. */
function addressesOf({ addresses }: StoredObject): readonly string[] {
  const lines = (Array.isArray(addresses) ? addresses : [])
    .filter(isObject)
    .map(({ address, zip, city, state, country }) =>
      [address, [nameOf(zip), nameOf(city)].filter(Boolean).join(" "), state, country]
        .map((part) => nameOf(part))
        .filter(Boolean)
        .join(", "),
    );
  return [...new Set(lines)].filter((line) => line !== "").slice(0, 5);
}
