/** What the tray can show. Each differs in shape, so that it reads without colour; build/icons draws them. */
export const trayIcons = [
  "signedOut",
  "available",
  "unavailable",
  "ringing",
  "onCall",
  "muted",
  "disconnected",
] as const;
export type TrayIcon = (typeof trayIcons)[number];
