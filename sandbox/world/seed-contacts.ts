import type { Ids } from "./ids.ts";
import type { TenantObject } from "./types.ts";

const first = ["Ines", "Omar", "Lena", "Marc", "Yuki", "Tara", "Paul", "Nora", "Ravi", "Elsa"];
const last = ["Novak", "Silva", "Brandt", "Keane", "Mori", "Haddad"];
const count = 30;

/** 30 contacts with made-up numbers (+1 555 01xx xxx). The last three stand for the compliance rules of dialling. */
export function seedContacts(seed: number, ids: Ids, now: number): TenantObject[] {
  return Array.from({ length: count }, (_, i) => {
    const firstName = first[(i + seed) % first.length] ?? "Ann";
    const lastName = last[(i * 7 + seed) % last.length] ?? "Other";
    const phone =
      i < count - 3
        ? `+1555010${String(100 + i).padStart(4, "0")}`
        : `+1555014${["0199", "0198", "0197"][i - count + 3]}`;
    const compliance =
      i < count - 3 ? undefined : ["outsideHours", "consentNeeded", "doNotCall"][i - count + 3];
    const email = `${firstName}.${lastName}${i}@customer.test`.toLowerCase();
    const _id = ids.next();
    return {
      _id,
      contactId: _id,
      objectType: "contact",
      name: `${firstName} ${lastName}`,
      firstName,
      lastName,
      phone,
      email,
      createdAt: now - (i + 1) * 86_400_000,
      modifiedAt: now - i * 3_600_000,
      connections: [
        { id: `${_id}-p`, type: "phone", value: phone, isPrimary: true, countryCode: "1", country: "US" },
        { id: `${_id}-e`, type: "email", value: email, isPrimary: false },
      ],
      addresses: [],
      ...(compliance === undefined ? {} : { compliance }),
    };
  });
}
