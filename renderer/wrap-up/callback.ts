/** A moment as the two fields show it, in the computer's own time: `["2026-11-27", "09:30"]`. */
export function fieldsOf(at: number | null): readonly [date: string, time: string] {
  if (at === null) return ["", ""];
  const moment = new Date(at);
  const two = (value: number) => String(value).padStart(2, "0");
  return [
    `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`,
    `${two(moment.getHours())}:${two(moment.getMinutes())}`,
  ];
}

/** The moment that the two fields name; null while one of them is empty or no such moment exists. */
export function momentOf(date: string, time: string): number | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !/^\d\d:\d\d/.test(time)) return null;
  const at = new Date(`${date}T${time.slice(0, 5)}`).getTime();
  return Number.isNaN(at) ? null : at;
}
