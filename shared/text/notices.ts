import { sentence } from "../clean-text.ts";
import type { DeviceOption, Notice } from "../state/desktop.ts";
import { partsOf } from "./format.ts";
import { table } from "./language.ts";

const noticeText = table((all) => all.notices.noticeText);
const deviceUseText = table((all) => all.notices.deviceUseText);

/** The button of one of several devices. */
export function optionWords({ name, only }: DeviceOption): string {
  const uses = partsOf(only.map((role) => deviceUseText[role]));
  return uses === "" ? name : sentence`${name}, ${uses}`;
}

/** The sentence of a notice. */
export function noticeSentence(notice: Notice): string {
  return noticeText[notice.key](notice.values);
}
