import { cleanName } from "../../shared/clean-text.ts";
import type { Template } from "../../shared/contract/message.ts";
import type { MessageChannel } from "../../shared/state/message-key.ts";
import type { SchemaTypeClient, StoredObject } from "./schema-type-client.ts";

const rows = 100;
const most = 500;
/** Longer ones are no quick text. */
const longest = 20_000;

/** Which field of a template holds a channel's text. The type's fields are seen; a fax's cover has none of its own. */
const fieldOf: Readonly<Record<MessageChannel, string>> = {
  sms: "sms",
  email: "html",
  fax: "email",
  chat: "chat",
};

/** The tenant's templates that have a text for the channel, by name. Rejects with ServiceError. */
export async function readTemplates(
  schemaTypes: Pick<SchemaTypeClient, "search">,
  channel: MessageChannel,
): Promise<readonly Template[]> {
  const found: Template[] = [];
  for (let start = 0; start < most; start += rows) {
    const { objects } = await schemaTypes.search("template", { rows, start });
    const page = objects ?? [];
    found.push(...page.flatMap((object) => templateOf(object, fieldOf[channel]) ?? []));
    if (page.length < rows) break;
  }
  return found.sort((a, b) => a.name.localeCompare(b.name));
}

function templateOf(object: StoredObject, field: string): Template | null {
  const id = object.templateId ?? object._id;
  const text = object[field];
  if (typeof id !== "string" || typeof text !== "string" || text.trim() === "") return null;
  const name = typeof object.name === "string" ? cleanName(object.name) : "";
  return { id, name: name || id, text: text.slice(0, longest) };
}
