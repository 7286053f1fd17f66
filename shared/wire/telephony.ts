/**
 * How the agent's voice leg is reached. `type`, `useSipEndpoint` and `workOffHook` are seen where Nextiva's own
 * automation creates a user; `number` and everything in `verto` are ours (proof: a UserSession of a live tenant).
 */
import * as v from "valibot";
import { flag, id, maybe, text } from "./loose.ts";

const IceServerSchema = v.looseObject({
  urls: v.union([text, v.array(text)]),
  username: maybe(text),
  credential: maybe(text),
});

const VertoConfigSchema = v.looseObject({
  /** ws: or wss: address of mod_verto. */
  url: id,
  /** user@domain */
  login: id,
  /** A secret. */
  passwd: id,
  iceServers: maybe(v.array(IceServerSchema)),
  /** The number an outgoing leg is invited to. */
  destination: maybe(text),
});

export const TelephonyConfigSchema = v.looseObject({
  /** WEBRTC: a leg in this program. PSTN and others: the server calls the user's telephone. */
  type: maybe(text),
  useSipEndpoint: maybe(flag),
  /** The leg stays up between calls. */
  workOffHook: maybe(flag),
  /** The telephone to call. */
  number: maybe(text),
  verto: maybe(VertoConfigSchema),
});
export type TelephonyConfig = v.InferOutput<typeof TelephonyConfigSchema>;
