import type { KeptThing } from "../../contract/privacy.ts";

/** What is kept on this computer, and the report for those who help. */
export const privacyText = {
  title: "Kept on this computer",
  loading: "Looking…",
  size: (size: string) => size,
  nothing: "Nothing",
  remove: "Remove",
  removeWhat: (what: string) => `Remove: ${what}`,
  ask: (what: string) => `Remove this from this computer? ${what}`,
  askBody: "It cannot be brought back.",
  no: "Keep",
  removed: "Removed.",
  diagnostics: "Diagnostics",
  report: "Report for support",
  reportHint: "Versions, connection, audio and the last errors. No names, no whole numbers, no passwords.",
  copy: "Copy",
  copied: "Copied.",
  save: "Save…",
  saved: "Saved.",
  show: "Show",
  hide: "Hide",
} as const;

export const keptText: Readonly<Record<KeptThing, { readonly label: string; readonly hint: string }>> = {
  quality: { label: "How your calls sounded", hint: "By call, for the last 1000. No names, no numbers." },
  extensions: {
    label: "Extensions and codes you dialled",
    hint: "Kept so that calling again dials them too.",
  },
  people: { label: "Favourites and people you used last", hint: "Only yours. Without names." },
  log: { label: "Log of the program", hint: "No passwords, no whole numbers." },
  unsent: {
    label: "Drafts and messages not sent",
    hint: "Encrypted. They go when they are sent or you throw them away, and when you sign out.",
  },
  wrapUps: { label: "Notes of calls not sent", hint: "They go when they are sent, after a week at most." },
};

/** The search over all settings. */
export const settingsSearchText = {
  label: "Search settings",
  nothing: (q: string) => `No setting for “${q}”.`,
} as const;
