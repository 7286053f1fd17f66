/** Words every screen may need. */
export const commonText = {
  close: "Close",
  redial: "Call again",
  useDevice: "Use it",
  notices: "Notices",
  moreNotices: (count: number) => `Show ${count} more`,
  notLoaded: "This part could not be loaded.",
  again: "Try again",
  more: "Show more",
  loading: "Loading…",
  cannotStart: "Hookswitch could not open this window.",
  cannotStartHelp: "Quit Hookswitch and start it again.",
};
