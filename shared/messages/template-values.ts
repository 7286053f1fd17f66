import type { FieldValues } from "./template.ts";

/** The first name is a guess where people write it last: it stands in the text and can be changed. */
function person(name: string) {
  const [firstName = "", ...others] = name.trim().split(/\s+/);
  return { name: name.trim(), firstName, lastName: others.join(" ") };
}

/**
 * What a template's fields are filled from: whom it is written to, and who writes.
 * @param record what the tenant has of the contact, by field: it goes before what a name can tell
 */
export function templateValues(
  to: { readonly name: string; readonly address: string },
  agent: { readonly name: string; readonly username: string; readonly tenant: string },
  record: Readonly<Record<string, string>> = {},
): FieldValues {
  const isMail = to.address.includes("@");
  return {
    contact: { ...person(to.name), [isMail ? "email" : "phone"]: to.address, ...record },
    agent: { ...person(agent.name), email: agent.username },
    tenant: { name: agent.tenant },
  };
}
