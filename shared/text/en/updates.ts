import type { NoUpdates, UpdateBlocker, UpdateFault, UpdatePhase } from "../../state/updates.ts";
import { percentText } from "../format.ts";

const off: Record<NoUpdates, string> = {
  fromSource: "This copy was started from its source and is not updated.",
  noPlace: "This copy was built without a place to look for updates.",
  managed: "Updates come from your IT department.",
};

const faults: Record<UpdateFault, string> = {
  unreachable: "The update server could not be reached. Hookswitch tries again by itself.",
  unreadable: "The update server’s answer could not be used. Hookswitch tries again by itself.",
  damaged: "The update arrived damaged and was thrown away. Hookswitch tries again by itself.",
  unsigned:
    "The update is not signed by the publisher of Hookswitch and was thrown away. Tell your IT department.",
  disk: "The update could not be saved on this computer. Make room, or tell your IT department.",
  notInstalled: "The update could not be installed. Ask your IT department for the installer.",
};

const blockers: Record<UpdateBlocker, string> = {
  call: "It can be installed when your call is over.",
  offer: "It can be installed when nothing is offered to you.",
  wrapUp: "It can be installed when your wrap-up is done.",
  unsent: "It can be installed when your messages are sent.",
};

/** New versions, in the settings and the tray. */
export const updatesText = {
  title: "About Hookswitch",
  version: (version: string) => `Version ${version}`,
  look: "Check for updates",
  install: "Restart and update",
  installed: "It is installed when you quit Hookswitch, or now with a restart.",
  installedByPress: "It is installed with a restart.",
  blocked: (blocker: UpdateBlocker) => blockers[blocker],
  notes: "What is new",
  tray: (version: string) => `Restart and update to ${version}`,
  phase(phase: UpdatePhase): string {
    switch (phase.kind) {
      case "off":
        return off[phase.why];
      case "current":
        return phase.lookedAt === null ? "" : "This is the newest version.";
      case "looking":
        return "Checking for updates…";
      case "loading":
        return `Downloading version ${phase.version}: ${percentText(phase.percent)}`;
      case "ready":
        return `Version ${phase.version} is ready.`;
      case "installing":
        return `Restarting into version ${phase.version}…`;
      case "failed":
        return faults[phase.fault];
    }
  },
};
