import { headerToBrowser } from "./origin.ts";

/** Of Fetch.requestPaused, what is used. */
export interface PausedRequest {
  readonly requestId: string;
  readonly frameId: string;
  readonly resourceType: string;
  readonly request: {
    readonly url: string;
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly postData?: string;
  };
}

/** Headers in which an origin of ours can stand. */
const originHeaders = new Set([
  "content-security-policy",
  "content-security-policy-report-only",
  "access-control-allow-origin",
  "location",
]);

/** Answers a request to a scheme of ours with what the app's own protocol handler makes of it. */
export async function answerRequest(
  paused: PausedRequest,
  url: string,
  schemes: ReadonlySet<string>,
  handle: (request: Request) => Promise<Response>,
  post: (method: string, params: Record<string, unknown>) => void,
): Promise<void> {
  const { requestId } = paused;
  const { method, headers, postData } = paused.request;
  try {
    const body = postData === undefined ? {} : { body: postData };
    const response = await handle(new Request(url, { method, headers, ...body }));
    const bytes = Buffer.from(await response.arrayBuffer());
    post("Fetch.fulfillRequest", {
      requestId,
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({
        name,
        value: originHeaders.has(name) ? headerToBrowser(value, schemes) : value,
      })),
      body: bytes.toString("base64"),
    });
  } catch (error) {
    console.error(`Chromium host: no answer for ${url}: ${error instanceof Error ? error.message : error}`);
    post("Fetch.failRequest", { requestId, errorReason: "Failed" });
  }
}
