import "./avatar.css";
import { Icon } from "./Icon.tsx";

/** Up to two initials of a name; "" when there is no letter. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const first = words[0] ?? "";
  const last = words.length > 1 ? (words.at(-1) ?? "") : "";
  return [first, last].map((word) => [...word.normalize("NFC")][0]?.toLocaleUpperCase() ?? "").join("");
}

/** Decoration: the name stands beside it. */
export function Avatar({ name, size = "m" }: { readonly name: string; readonly size?: "s" | "m" | "l" }) {
  const letters = initials(name);
  return (
    <span class={`avatar avatar-${size}`} aria-hidden="true">
      {letters === "" ? <Icon name="phone" /> : letters}
    </span>
  );
}
