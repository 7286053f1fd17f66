import type { Notice } from "../../shared/state/desktop.ts";

export type Notices = readonly Notice[];
export type NewNotice = Omit<Notice, "id">;

const noticesKept = 4;

/** The same word twice is one word, the newest: a flapping network must not fill the window. */
export function given(notices: Notices, notice: NewNotice): Notices {
  const id = (notices.at(-1)?.id ?? 0) + 1;
  const values = JSON.stringify(notice.values);
  const isSame = (each: Notice) => each.key === notice.key && JSON.stringify(each.values) === values;
  return [...notices.filter((each) => !isSame(each)), { ...notice, id }].slice(-noticesKept);
}

/** Without those; the same list where there are none. */
export function closed(notices: Notices, isOver: (notice: Notice) => boolean): Notices {
  return notices.some(isOver) ? notices.filter((each) => !isOver(each)) : notices;
}
