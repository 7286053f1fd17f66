import type { App } from "electron";
import { type LinkKind, type LinkProgram, linkSchemes } from "../../shared/contract/desktop.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import type { DesktopState } from "../../shared/state/desktop.ts";

export interface LinkProgramParts {
  readonly app: Pick<
    App,
    "getApplicationNameForProtocol" | "isDefaultProtocolClient" | "setAsDefaultProtocolClient"
  >;
  readonly platform: DesktopState["platform"];
  readonly isInstalled: boolean;
  readonly openExternal: (url: string) => Promise<void>;
}

/** The page of Windows 11 about this program; older ones show their list of default apps. */
const windowsPage = "ms-settings:defaultapps?registeredAppUser=Hookswitch";

/** Which program the system gives links of a kind to, and how ours is made to be it where a program may ask. */
export function linkProgram({ app, platform, isInstalled, openExternal }: LinkProgramParts) {
  const canTake = isInstalled && platform !== "linux";
  return {
    /** Asked of the system each time: the user may change it at any moment. */
    read(kind: LinkKind): LinkProgram {
      if (!canTake) return { name: null, isOurs: false };
      const schemes = linkSchemes[kind];
      const name = app.getApplicationNameForProtocol(`${schemes[0]}:1`).replace(/\.(app|exe)$/i, "");
      // Windows would only tell whether a key of old versions is ours, which no longer decides anything.
      const isOurs = platform === "darwin" && schemes.every((each) => app.isDefaultProtocolClient(each));
      return { name, isOurs: isOurs || /^hookswitch$/i.test(name) };
    },
    /** Takes the links (macOS), or opens the page where the user can give them (Windows). */
    async take(kind: LinkKind): Promise<Result<void>> {
      if (!canTake) return fail("unsupported");
      if (platform === "win32") {
        await openExternal(windowsPage);
        return ok();
      }
      const isTaken = linkSchemes[kind].map((each) => app.setAsDefaultProtocolClient(each));
      return isTaken.every(Boolean) ? ok() : fail("refused", "the system did not take it");
    },
  };
}
