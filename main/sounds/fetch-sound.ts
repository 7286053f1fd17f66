import { getDomain } from "tldts";
import { decodeSegment } from "../../shared/wire/paths.ts";
import { bytesUpTo } from "../mail/files.ts";
import { isLoopback, readAddress } from "../nextiva/address.ts";
import { causeOf, codeForStatus, ServiceError } from "../nextiva/errors.ts";
import type { Sound } from "./sounds.ts";

/** Minutes of speech, uncompressed. */
const mostBytes = 20_000_000;
const longestMs = 30_000;

/**
 * Fetches what a signed address of the server points to. The address carries its own leave: nothing of ours goes with
 * it, so it may be a storage's host and not the tenant's. Https to a host that has a name, or to this computer where the
 * provider is on it. Whether it is audio is found out where it is played: in a page that can do nothing. Rejects with
 * ServiceError.
 */
export async function fetchSound(
  address: string,
  { fetch, provider }: { readonly fetch: typeof globalThis.fetch; readonly provider: string },
): Promise<Sound> {
  const url = checkedAddress(address, provider);
  const response = await answerOf(fetch, url);
  if (!response.ok)
    throw new ServiceError(codeForStatus(response.status), "sound: not given", { status: response.status });
  const bytes = await bytesUpTo(response, mostBytes).catch((error: unknown) => {
    throw new ServiceError("offline", `sound: broke off (${causeOf(error)})`, { worthRetrying: true });
  });
  if (bytes === null || bytes.length === 0)
    throw new ServiceError("badAnswer", "sound: too long, or nothing");
  return { bytes, file: decodeSegment(url.pathname.split("/").at(-1) ?? "") ?? "" };
}

async function answerOf(fetch: typeof globalThis.fetch, url: URL): Promise<Response> {
  try {
    return await fetch(url, { signal: AbortSignal.timeout(longestMs) });
  } catch (error) {
    throw new ServiceError("offline", `sound: no answer (${causeOf(error)})`, { worthRetrying: true });
  }
}

function checkedAddress(text: string, provider: string): URL {
  const address = readAddress(text);
  if (typeof address === "string" || !URL.canParse(text))
    throw new ServiceError("untrustedAddress", "sound: not an https address");
  const isHere = isLoopback(address.hostname);
  const isAllowed = isHere ? isLoopback(new URL(provider).hostname) : getDomain(address.hostname) !== null;
  if (!isAllowed) throw new ServiceError("untrustedAddress", "sound: at an address of a private network");
  return new URL(text);
}
