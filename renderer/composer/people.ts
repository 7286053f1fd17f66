/** The addresses that a draft holds; null where it says none. */
export function peopleIn(held: unknown): readonly string[] | null {
  return Array.isArray(held) ? held.filter((each) => typeof each === "string") : null;
}
