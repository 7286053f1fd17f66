import type { IconName } from "../ui/Icon.tsx";

/** The picture of what happened last, or of what a message came by. */
export function channelIcon(of: { readonly channel: string; readonly missed?: number }): IconName {
  if (of.channel === "voice") return (of.missed ?? 0) > 0 ? "missed" : "phone";
  if (of.channel === "email") return "mail";
  return of.channel === "fax" ? "fax" : "message";
}
