/** The call that is listened to, joined or coached: its place is above the board. */
export function MonitorBar() {
  return null;
}
