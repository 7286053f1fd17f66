import * as v from "valibot";
import { fail, ok, type Result } from "../../shared/result.ts";
import { TelephonyConfigSchema } from "../../shared/wire/telephony.ts";
import type { VoiceServer } from "../line/api.ts";
import { checkSocketUrl } from "./location.ts";

/** How the agent is heard: by this program, or by a telephone that the server calls. */
export type LineSetting =
  | { readonly mode: "softphone"; readonly voiceServer: VoiceServer }
  /** `number` is "" where the session does not say which. */
  | { readonly mode: "phone"; readonly number: string };

/**
 * A session's `telephony` → how the line is had. The one place that knows its fields: only `type`,
 * `useSipEndpoint` and `workOffHook` are seen, the rest is ours until a live tenant's session has been read.
 * @param provider the provider's base URL: the voice server's address is held to the same rules as `location`
 * @returns `noLine` when it asks for WebRTC without saying where
 */
export function mapTelephony(telephony: unknown, provider: string): Result<LineSetting> {
  const read = v.safeParse(TelephonyConfigSchema, telephony ?? {});
  if (!read.success) return fail("noLine", "the telephony configuration cannot be read");
  const config = read.output;
  const isOwnPhone =
    config.useSipEndpoint === true || (config.type !== undefined && !/^webrtc$/i.test(config.type));
  if (isOwnPhone) return ok({ mode: "phone", number: config.number ?? "" });
  if (config.verto === undefined) return fail("noLine", "the telephony configuration names no voice server");
  const url = checkSocketUrl(config.verto.url, provider);
  if (!url.ok) return url;
  return ok({
    mode: "softphone",
    voiceServer: {
      url: url.value,
      login: config.verto.login,
      passwd: config.verto.passwd,
      iceServers: (config.verto.iceServers ?? []).flatMap(usableServer),
    },
  });
}

/** What RTCPeerConnection takes: with any other address, or a relay without its sign-in, it could not be made at all. */
const iceUrl = /^(?:stuns?:[^\s/?#@]+|turns?:[^\s/?#@]+(?:\?transport=(?:udp|tcp))?)$/i;

function usableServer({
  urls,
  username,
  credential,
}: {
  readonly urls: string | readonly string[];
  readonly username?: string | undefined;
  readonly credential?: string | undefined;
}): VoiceServer["iceServers"] {
  const mayRelay = username !== undefined && credential !== undefined;
  const usable = [urls]
    .flat()
    .filter((each) => iceUrl.test(each) && hasPort(each) && (mayRelay || !/^turn/i.test(each)));
  if (usable.length === 0) return [];
  return [
    {
      urls: usable,
      ...(username === undefined ? {} : { username }),
      ...(credential === undefined ? {} : { credential }),
    },
  ];
}

/** No port, or one that there is. */
function hasPort(url: string): boolean {
  const host = url.replace(/^\w+:/, "").replace(/\?.*$/, "");
  return URL.canParse(`http://${host}/`);
}
