import { cleanName } from "../../shared/clean-text.ts";
import type { SchemaTypeClient } from "./schema-type-client.ts";

/** A contact has fewer; what a tenant adds of its own is among them. */
const mostFields = 200;

/**
 * The words and numbers of a contact, by field. Which fields there are is the tenant's: what is public names lists
 * (addresses, connections), not names. Rejects with ServiceError.
 */
export async function readContact(
  schemaTypes: Pick<SchemaTypeClient, "read">,
  contactId: string,
): Promise<Readonly<Record<string, string>>> {
  const contact = await schemaTypes.read("contact", contactId);
  const words = Object.entries(contact).flatMap(([name, value]) => {
    const text = typeof value === "string" || typeof value === "number" ? cleanName(String(value)) : "";
    return /^\w{1,60}$/.test(name) && text !== "" ? [[name, text] as const] : [];
  });
  return Object.fromEntries(words.slice(0, mostFields));
}
