/**
 * The server's offer with everything refused but its first audio: a section with port 0 is answered with port 0, and
 * nothing is made or received for it. Nobody here looks at video, and one leg has one voice.
 */
export function onlyAudio(offer: string): string {
  const lines = offer.split(/\r?\n/).filter((line) => line !== "");
  const first = lines.findIndex((line) => /^m=audio [1-9]/.test(line));
  if (first < 0) return offer;
  const mid = lines.slice(first + 1).find((line) => /^(m=|a=mid:)/.test(line)) ?? "";
  // A refused section may not be bundled.
  const group = mid.startsWith("a=mid:") ? [`a=group:BUNDLE ${mid.slice("a=mid:".length)}`] : [];
  const kept = lines.flatMap((line, at) => {
    if (line.startsWith("a=group:BUNDLE")) return group;
    return at === first ? [line] : [line.replace(/^(m=\S+) \d+(\/\d+)?/, "$1 0")];
  });
  return `${kept.join("\r\n")}\r\n`;
}
