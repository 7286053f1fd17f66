import { createHash } from "node:crypto";

/**
 * A name for a call in logs. Whoever knows a callID can end the call or send digits into it: mod_verto asks for no
 * more. So it is a secret, and only this stands in logs.
 */
export function callTag(callId: string): string {
  return createHash("sha256").update(callId).digest("hex").slice(0, 8);
}
