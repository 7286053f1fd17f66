import { cleanName } from "../../shared/clean-text.ts";
import {
  type DirectoryItem,
  type DirectoryKind,
  personKey,
  type Reach,
} from "../../shared/contract/directory.ts";
import { troubleOf } from "../../shared/messages/addresses.ts";
import { isKeys, keysOf } from "../../shared/numbers/plain.ts";
import { isObject } from "../../shared/wire/loose.ts";
import type { SchemaTypeClient, StoredObject } from "./schema-type-client.ts";
import type { UserService } from "./user-service.ts";

/** A page of a list that scrolls. */
export const directoryPage = 50;

const types: Readonly<Record<DirectoryKind, string>> = {
  contacts: "contact",
  agents: "user",
  queues: "queue",
};

export interface DirectoryServices {
  readonly objects: Pick<SchemaTypeClient, "search" | "read">;
  readonly users: Pick<UserService, "fetchUsers" | "fetchUser">;
}

/**
 * A page of the tenant's contacts, agents or queues, in our words. What has neither a name nor a number is left out, and
 * who is not to be found in directories, is disabled or deleted. Rejects with ServiceError.
 */
export async function searchDirectory(
  { objects, users }: DirectoryServices,
  { kind, q, start }: { readonly kind: DirectoryKind; readonly q: string; readonly start: number },
  ownId: string,
): Promise<{ readonly rows: readonly DirectoryItem[]; readonly next: number | null }> {
  const wish = { rows: directoryPage, start, ...(q === "" ? {} : { q: isKeys(q) ? keysOf(q) : q }) };
  const page = kind === "agents" ? await users.fetchUsers(wish) : await objects.search(types[kind], wish);
  const found: readonly StoredObject[] = page.objects ?? [];
  const rows = found.flatMap((object) => personOf(kind, object) ?? []).filter(({ id }) => id !== ownId);
  const total = Number(page.total ?? 0);
  const seen = start + found.length;
  const isMore = found.length === directoryPage && (total === 0 || seen < total);
  return { rows, next: isMore ? seen : null };
}

/** One of them as the server has it now. Rejects with ServiceError: `notFound` where there is none. */
export function readPerson(
  { objects, users }: DirectoryServices,
  kind: DirectoryKind,
  id: string,
): Promise<StoredObject> {
  return kind === "agents" ? users.fetchUser(id) : objects.read(types[kind], id);
}

export const textOf = (value: unknown) => (typeof value === "string" ? value : "");
export const nameOf = (value: unknown) => cleanName(textOf(value));

const isHidden = ({ hideInDirectory, hideInCompanyDirectory, enabled, deletedAt }: StoredObject) =>
  hideInDirectory === true ||
  hideInCompanyDirectory === true ||
  enabled === false ||
  Number(deletedAt ?? 0) > 0;

/** Null for what is not to be found in a directory. */
export function personOf(kind: DirectoryKind, object: StoredObject): DirectoryItem | null {
  const id = textOf(object[`${types[kind]}Id`]) || textOf(object._id);
  const full = [nameOf(object.firstName), nameOf(object.lastName)].filter((each) => each !== "").join(" ");
  const name = nameOf(object.name) || full;
  const base = {
    key: personKey(kind, id),
    kind,
    id,
    name,
    detail: "",
    number: "",
    email: "",
    statusId: null,
  };
  const item = { ...base, ...fieldsOf[kind](object) };
  return id === "" || isHidden(object) || (name === "" && item.number === "") ? null : item;
}

type Fields = Pick<DirectoryItem, "detail" | "number" | "email" | "statusId">;

const fieldsOf: Readonly<Record<DirectoryKind, (object: StoredObject) => Partial<Fields>>> = {
  queues: () => ({}),
  agents: (user) => ({
    detail: nameOf(user.role),
    number: nameOf(user.extension),
    email: addressOf(user.emailAddress) || addressOf(user.username),
    statusId: textOf(user.statusId) || null,
  }),
  contacts(contact) {
    const { numbers, emails } = reachOf(contact);
    return {
      detail: nameOf(contact.company),
      number: numbers[0]?.value ?? "",
      email: emails[0]?.value ?? "",
    };
  },
};

function addressOf(value: unknown): string {
  const address = nameOf(value);
  return address.includes("@") && troubleOf(address) === null ? address : "";
}

interface Connection {
  readonly type: string;
  readonly value: string;
  readonly isPrimary: boolean;
}

/** A contact's numbers and addresses, the first of each first: fields in some tenants, connections in others. */
export function reachOf(contact: StoredObject): {
  readonly numbers: readonly Reach[];
  readonly emails: readonly Reach[];
} {
  const connections = connectionsOf(contact).toSorted((a, b) => Number(b.isPrimary) - Number(a.isPrimary));
  const ofType = (type: RegExp) => connections.filter((each) => type.test(each.type));
  return {
    numbers: distinct(nameOf(contact.phone), ofType(/phone|mobile|voice/i)),
    emails: distinct(addressOf(contact.email), ofType(/mail/i)),
  };
}

function connectionsOf({ connections }: StoredObject): readonly Connection[] {
  return (Array.isArray(connections) ? connections : [])
    .filter(isObject)
    .map(({ type, value, isPrimary }) => ({
      type: nameOf(type),
      value: nameOf(value),
      isPrimary: isPrimary === true,
    }))
    .filter(({ value }) => value !== "");
}

/** `own`, the field, goes first. */
function distinct(own: string, connections: readonly Connection[]): readonly Reach[] {
  const all = connections.map(({ type, value }) => ({ value, label: type }));
  const isThere = own === "" || all.some(({ value }) => value === own);
  const ordered = isThere
    ? all.toSorted((a, b) => Number(b.value === own) - Number(a.value === own))
    : [{ value: own, label: "" }, ...all];
  return ordered.filter(({ value }, at) => ordered.findIndex((each) => each.value === value) === at);
}
