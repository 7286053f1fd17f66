import { cleanName } from "../../shared/clean-text.ts";
import type { DirectoryItem, DirectoryKind } from "../../shared/contract/directory.ts";
import type { SchemaTypeClient, StoredObject } from "./schema-type-client.ts";

/** A page of a list that scrolls. */
const pageSize = 50;

const types: Readonly<Record<DirectoryKind, string>> = {
  contacts: "contact",
  agents: "user",
  queues: "queue",
};

/**
 * A page of the tenant's contacts, agents or queues, in our words. What has neither a name nor a number is left out.
 * Rejects with ServiceError.
 */
export async function searchDirectory(
  schemaTypes: Pick<SchemaTypeClient, "search">,
  { kind, q, start }: { readonly kind: DirectoryKind; readonly q: string; readonly start: number },
  ownId: string,
): Promise<{ readonly rows: readonly DirectoryItem[]; readonly next: number | null }> {
  const page = await schemaTypes.search(types[kind], { rows: pageSize, start, ...(q === "" ? {} : { q }) });
  const objects = page.objects ?? [];
  const items = objects
    .map((object) => itemOf(kind, object))
    .filter((item) => item.id !== "" && item.id !== ownId && (item.name !== "" || item.number !== ""));
  const total = Number(page.total ?? 0);
  const seen = start + objects.length;
  const isMore = objects.length === pageSize && (total === 0 || seen < total);
  return { rows: items, next: isMore ? seen : null };
}

const text = (value: unknown) => (typeof value === "string" ? value : "");
const name = (value: unknown) => cleanName(text(value));

function itemOf(kind: DirectoryKind, object: StoredObject): DirectoryItem {
  const id = text(object[`${types[kind]}Id`]) || text(object._id);
  const key = `${kind} ${id}`;
  const full = [name(object.firstName), name(object.lastName)].filter((each) => each !== "").join(" ");
  const called = name(object.name) || full;
  if (kind === "queues") return { key, kind, id, name: called, detail: "", number: "", statusId: null };
  if (kind === "agents") {
    const statusId = text(object.statusId);
    return {
      key,
      kind,
      id,
      name: called,
      detail: name(object.role),
      number: name(object.extension),
      statusId: statusId === "" ? null : statusId,
    };
  }
  return {
    key,
    kind,
    id,
    name: called,
    detail: name(object.company),
    number: phoneOf(object),
    statusId: null,
  };
}

/** A contact's first telephone number: a field in some tenants, one of the connections in others. */
function phoneOf(contact: StoredObject): string {
  if (name(contact.phone) !== "") return name(contact.phone);
  const connections = Array.isArray(contact.connections) ? contact.connections : [];
  const phones = connections
    .filter((each): each is Record<string, unknown> => typeof each === "object" && each !== null)
    .filter((each) => /phone|mobile|voice/i.test(text(each.type)));
  const first = phones.find((each) => each.isPrimary === true) ?? phones[0];
  return name(first?.value);
}
