/** Whole seconds of a span in milliseconds, never below zero. */
function wholeSeconds(ms: number): number {
  return Math.max(0, Math.floor(ms / 1000));
}

const two = (value: number) => String(value).padStart(2, "0");

/** A span as a clock shows it: 0:07, 12:05, 1:02:09. */
export function clockText(ms: number): string {
  const seconds = wholeSeconds(ms);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** A span as it is said: "less than a minute", "12 minutes", "1 hour 2 minutes". */
export function spokenSpan(ms: number): string {
  const minutes = Math.floor(wholeSeconds(ms) / 60);
  if (minutes < 1) return "less than a minute";
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return counted(minutes, "minute", "minutes");
  const rest = minutes % 60;
  return rest === 0
    ? counted(hours, "hour", "hours")
    : `${counted(hours, "hour", "hours")} ${counted(rest, "minute", "minutes")}`;
}
