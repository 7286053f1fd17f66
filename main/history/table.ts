import type { PastItem } from "../../shared/contract/history.ts";
import { withPostDial } from "../../shared/numbers/post-dial.ts";
import { callEndText } from "../../shared/text/call.ts";
import { channelText } from "../../shared/text/conversation.ts";
import { historyText } from "../../shared/text/history.ts";
import { isoIn, wallTime } from "../../shared/zone.ts";
import { type CsvCell, csvLine, csvMark } from "../files/csv.ts";

/** The beginning of the file: the mark that it is UTF-8, and what stands in each column. */
export function tableHead(zone: string): string {
  const { columns } = historyText.table;
  const titles = [
    columns.at,
    columns.local(zone),
    columns.channel,
    columns.direction,
    columns.name,
    columns.number,
    columns.queue,
    columns.campaign,
    columns.seconds,
    columns.end,
    columns.disposition,
    columns.notes,
    columns.workitemId,
  ];
  return csvMark + csvLine(titles);
}

/** A row: its time with the zone's offset, which tells the hour that comes twice apart, and as a clock there shows it. */
export function tableRow(item: PastItem, zone: string): string {
  const { at, number, postDial } = item;
  const wall = at === null ? null : wallTime(at, zone);
  const address: CsvCell =
    item.channel === "email" ? number : { number: number === "" ? "" : withPostDial(number, postDial) };
  return csvLine([
    at === null ? null : isoIn(at, zone),
    wall === null ? null : `${wall.day} ${wall.time}`,
    channelText(item.channel),
    historyText.table.directions[item.direction],
    item.name,
    address,
    item.queue,
    item.campaign,
    item.lastedMs === null ? null : Math.round(item.lastedMs / 1_000),
    item.isMissed ? historyText.outcomes.missed : item.end === null ? "" : callEndText[item.end],
    item.disposition,
    item.notes,
    { number: item.workitemId },
  ]);
}
