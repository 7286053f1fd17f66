import type { HistoryOutcome, HistoryQuery, PastItem } from "../../shared/contract/history.ts";
import { digitsIn, soughtDigits } from "../../shared/numbers/sought.ts";
import { isVoice } from "../../shared/state/workitem.ts";
import { channelText } from "../../shared/text/conversation.ts";
import { dayAfter, startOfDay } from "../../shared/zone.ts";

const isReached = ({ lastedMs, end }: PastItem) =>
  end !== "busy" && end !== "noAnswer" && end !== "rejected" && end !== "failed" && lastedMs !== null;

/** How a call came out. Messages come to none of these. */
const outcomes: Readonly<Record<HistoryOutcome, (item: PastItem) => boolean>> = {
  answered: (item) => !item.hasVoicemail && !item.isMissed && isReached(item),
  missed: ({ isMissed }) => isMissed,
  voicemail: ({ hasVoicemail }) => hasVoicemail,
  notReached: (item) => item.direction === "outbound" && !isReached(item),
  transferred: ({ end }) => end === "transferred",
};

/** What is typed is looked for as it stands, no sign of it means anything else; a number also by its digits alone. */
export function finder(q: string): (item: PastItem) => boolean {
  const wanted = q.trim().toLocaleLowerCase();
  if (wanted === "") return () => true;
  const digits = soughtDigits(wanted);
  return (item) => {
    const { name, number, queue, campaign, disposition, notes, channel } = item;
    const words = [name, number, queue, campaign, disposition, notes, channelText(channel)];
    if (words.some((each) => each.toLocaleLowerCase().includes(wanted))) return true;
    return digits !== "" && digitsIn(number).includes(digits);
  };
}

/** Whether the server can be left to look for it: of other signs nobody knows what it makes. */
export const isPlainQuery = (q: string): boolean => /^[\p{L}\p{N} ]*$/u.test(q) && /\p{L}/u.test(q);

/** Within the days, where there are any; what has no time belongs to none. */
export function withinDays({ range, from, to }: HistoryQuery, zone: string): (item: PastItem) => boolean {
  if (range !== "dates") return () => true;
  const first = from === "" ? Number.NEGATIVE_INFINITY : startOfDay(from, zone);
  const end = to === "" ? Number.POSITIVE_INFINITY : startOfDay(dayAfter(to), zone);
  return ({ at }) => at !== null && at >= first && at < end;
}

/** Whether a row belongs into what is looked at. */
export function fitsOf(query: HistoryQuery, zone: string): (item: PastItem) => boolean {
  const { channel, direction, outcome, disposition, campaign, contactId, q } = query;
  const isInDays = withinDays(query, zone);
  // The server has looked for it, in more than a row shows.
  const finds = contactId !== "" && isPlainQuery(q) ? () => true : finder(q);
  return (item) =>
    (channel === "" || item.channel === channel) &&
    (direction === "" || item.direction === direction) &&
    (outcome === "" || (isVoice(item.channel) && outcomes[outcome](item))) &&
    (disposition === "" || item.disposition === disposition) &&
    (campaign === "" || item.campaign === campaign) &&
    isInDays(item) &&
    finds(item);
}
