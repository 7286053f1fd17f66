import type { App, Task } from "electron";
import type { AppState } from "../../shared/state/app.ts";
import type { DesktopState } from "../../shared/state/desktop.ts";
import { desktopText } from "../../shared/text/desktop.ts";
import { statusItems, type TrayAction } from "./tray-model.ts";

/** Windows cuts off what is longer. */
const longestTitle = 255;
const flag = "--status=";

/**
 * The tasks of Windows' jump list: the statuses that can be chosen now. Windows starts the program with an argument for
 * each, and the one that runs hears of it. The list outlives the program, so it is emptied when nobody is signed in.
 */
export function createJumpList(parts: {
  readonly app: Pick<App, "setUserTasks">;
  readonly platform: DesktopState["platform"];
  /** What runs from its sources would be started without them. */
  readonly isInstalled: boolean;
  readonly program: string;
}): { render(state: AppState): void; close(): void } {
  const isOurs = parts.platform === "win32" && parts.isInstalled;
  let shown = "";

  function show(tasks: Task[]): void {
    const next = JSON.stringify(tasks);
    if (!isOurs || next === shown) return;
    shown = next;
    parts.app.setUserTasks(tasks);
  }

  const task = (title: string, argument: string): Task => ({
    program: parts.program,
    arguments: argument,
    iconPath: parts.program,
    iconIndex: 0,
    title: title.slice(0, longestTitle),
    description: desktopText.jumpList.description(title).slice(0, longestTitle),
  });

  return {
    render(state) {
      const items = state.session.now.phase === "signedIn" ? statusItems(state) : [];
      show(
        items.flatMap(({ action, label, enabled }) => {
          const argument = enabled && action !== null ? argumentFor(action) : null;
          return argument === null ? [] : [task(label, argument)];
        }),
      );
    },
    close: () => show([]),
  };
}

/** An id may hold anything: encoded, nothing in it is a second argument or a variable of the system's. */
function argumentFor(action: TrayAction): string | null {
  if (action.do === "logoutFromAcd") return flag;
  return action.do === "status" ? flag + Buffer.from(action.statusId).toString("base64url") : null;
}

/** What a second start of the program was asked to do; null for nothing. */
export function taskInArguments(argv: readonly string[]): TrayAction | null {
  const given = argv.find((each) => each.startsWith(flag));
  if (given === undefined) return null;
  const statusId = Buffer.from(given.slice(flag.length), "base64url").toString();
  return statusId === "" ? { do: "logoutFromAcd" } : { do: "status", statusId };
}
