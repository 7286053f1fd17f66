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
/** What lies over the taskbar's icon on Windows, which has no badge for a number: muted, or something new. */
export const overlayIcons = ["muted", "news"] as const;
export type OverlayIcon = (typeof overlayIcons)[number];

export type TrayIcon = (typeof trayIcons)[number];
