import type { Http } from "./http.ts";

/** A file of 20 MB over a slow line. */
const longestMs = 10 * 60_000;

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
}
