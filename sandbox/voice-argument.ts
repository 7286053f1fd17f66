import type { VoiceServer } from "./voice/line.ts";

/** `ws://HOST:PORT,LOGIN,PASSWORD[,EXTENSION]` → the server; null when it is not that. */
export function readVoice(text: string): VoiceServer | null {
  const [url = "", login = "", passwd = "", extension, ...more] = text.split(",");
  if (more.length > 0 || login === "" || passwd === "" || extension === "") return null;
  if (!URL.canParse(url) || !/^wss?:$/.test(new URL(url).protocol)) return null;
  return { url, login, passwd, ...(extension === undefined ? {} : { extension }) };
}
