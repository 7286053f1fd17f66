import type { Http } from "./http.ts";

/** A file of 20 MB over a slow line. */
const longestMs = 10 * 60_000;
/** A piece, or a whole recording where that is all that can be had. */
const pieceMs = 2 * 60_000;

/** Files of messages: what comes is taken from the line as it comes. Its path is a guess. */
export class FileService {
  readonly #http: Http;

  constructor(http: Http) {
    this.#http = http;
  }

  /**
   * @param take reads the body, or as much of it as is wanted; called again where an attempt broke off
   */
  downloadFile<T>(fileId: string, take: (response: Response) => Promise<T>): Promise<T> {
    return this.#http.download("downloadFile", { params: { fileId }, timeoutMs: longestMs }, take);
  }

  /**
   * A piece of a file, from its first byte on; a server that knows no ranges answers with the whole of it.
   *
   * @param of the id of a file, or the address that an answer named
   */
  downloadPiece<T>(
    of: { readonly fileId: string } | { readonly url: string },
    { start, count }: { readonly start: number; readonly count: number },
    take: (response: Response) => Promise<T>,
  ): Promise<T> {
    const how = {
      timeoutMs: pieceMs,
      headers: { Accept: "audio/*, */*;q=0.5", Range: `bytes=${start}-${start + count - 1}` },
    };
    return "url" in of
      ? this.#http.downloadFrom(of.url, how, take)
      : this.#http.download("downloadFile", { params: { fileId: of.fileId }, ...how }, take);
  }
}
