import { userOf } from "../../shared/state/session.ts";
import { useBase } from "../app/app.ts";

const none: readonly string[] = [];

/** Keys of those who stand first in the signed-in user's lists. */
export function useFirst(): { readonly favourites: readonly string[]; readonly recent: readonly string[] } {
  const { session, settings } = useBase().view;
  const userId = userOf(session)?.userId ?? "";
  return { favourites: settings.favourites[userId] ?? none, recent: settings.recentPeople[userId] ?? none };
}
