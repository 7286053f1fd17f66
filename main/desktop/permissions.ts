import type { Session, WebContents } from "electron";
import type { Log } from "../../shared/log.ts";
import type { KnownHeadset } from "../../shared/state/headset.ts";
import { appOrigin } from "../bridge/sender.ts";
import { isMailPage } from "../mail/pages.ts";
import { isPdfPage } from "../mail/pdf-pages.ts";
import { mayUse } from "./headsets.ts";

/**
 * Chromium asks before a page reaches an address on this computer or in its network, WebRTC's included (Local Network
 * Access; its versions have one name or two for it). A voice server of the house stands at such an address, and so does
 * the sandbox.
 */
const nearby: readonly string[] = ["local-network-access", "local-network", "loopback-network"];

/**
 * What our own pages may have: in the voice page the microphone, choosing a speaker and the network nearby; headsets in the voice page,
 * which uses them, and in the settings page, where one is connected. Nothing else, nobody else.
 */
export function mayHave(permission: string, url: string, mediaTypes: readonly string[] | undefined): boolean {
  if (!url.startsWith(`${appOrigin}/`)) return false;
  const page = url.slice(appOrigin.length + 1).split(/[?#]/)[0];
  if (permission === "media")
    return page === "voice.html" && (mediaTypes ?? []).every((type) => type === "audio");
  if (permission === "hid") return page === "voice.html" || page === "settings.html";
  if (permission === "speaker-selection") return page === "voice.html" || playsRecordings(page);
  return page === "voice.html" && nearby.includes(permission);
}

const playsRecordings = (page: string | undefined) =>
  page === "history.html" || page === "messages.html" || page === "conversation.html";

/**
 * Chromium asks whether a page may have the microphone before it lets the page choose a speaker. Where recordings are
 * played it is told yes; opening the microphone is a request, and `mayHave` refuses it there.
 */
export function mayKnowSpeakers(permission: string, url: string): boolean {
  if (permission !== "media" || !url.startsWith(`${appOrigin}/`)) return false;
  return playsRecordings(url.slice(appOrigin.length + 1).split(/[?#]/)[0]);
}

/**
 * Electron grants everything to everybody unless told otherwise. Devices are asked for by origin, not by page: that
 * no other page of ours reaches a headset is said by its Permissions-Policy (main/desktop/pages.ts).
 *
 * @param headsets those whose buttons the user connected
 * @param systemAllows whether the system lets this program use the microphone, where that has to be asked: on macOS a
 *   page that is refused by the system alone is given silence instead of an error (electron#42714)
 */
export function guardSession(
  session: Session,
  log: Log,
  headsets: () => readonly KnownHeadset[],
  systemAllows?: () => Promise<boolean>,
): void {
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    const types = "mediaTypes" in details ? details.mediaTypes : undefined;
    const yes = details.isMainFrame && mayHave(permission, contents.getURL(), types);
    if (!yes) log.warn("permission: refused", { permission, url: details.requestingUrl });
    if (!yes || permission !== "media" || systemAllows === undefined) return answer(yes);
    systemAllows().then(answer, (error: unknown) => {
      log.warn("permission: microphone access not reported by the system", { error });
      answer(true);
    });
  });
  session.setPermissionCheckHandler((contents, permission, origin, details) => {
    // Chromium also asks for the origin alone, without a page: before it tells an origin of its devices.
    if (contents === null && permission === "hid") return origin.replace(/\/$/, "") === appOrigin;
    const types = details.mediaType === undefined ? undefined : [details.mediaType];
    const url = contents?.getURL() ?? details.requestingUrl ?? origin;
    if (mayKnowSpeakers(permission, url) && details.mediaType !== "video") return true;
    // Without a known type a check only asks whether devices may be listed.
    return mayHave(
      permission,
      url,
      types?.map((type) => (type === "unknown" ? "audio" : type)),
    );
  });
  session.setDevicePermissionHandler((asked) => mayUse(asked, headsets()));
}

/**
 * No window leaves our pages, opens another, or attaches a webview; its frames show mails and PDFs and nothing else.
 * @param linkPressed told where a link leads that somebody pressed: nothing goes there by itself
 */
export function guardContents(
  contents: WebContents,
  log: Log,
  linkPressed: (url: string) => void = () => {},
): void {
  const refuse =
    (what: string) => (event: { preventDefault(): void; readonly url?: string }, url?: string) => {
      const to = event.url ?? url ?? "";
      if (to.startsWith(`${appOrigin}/`) && to.split(/[?#]/)[0] === contents.getURL().split(/[?#]/)[0])
        return;
      event.preventDefault();
      log.warn(`page: ${what} refused`, { url: to });
    };
  contents.on("will-navigate", refuse("navigation"));
  contents.on("will-redirect", refuse("a redirect"));
  contents.on("will-frame-navigate", (event) => {
    if (event.isMainFrame || isMailPage(event.url) || isPdfPage(event.url)) return;
    event.preventDefault();
    log.warn("page: navigation of a frame refused", { url: event.url });
  });
  contents.on("will-attach-webview", (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    log.info("page: new window refused", { url });
    linkPressed(url);
    return { action: "deny" };
  });
}
