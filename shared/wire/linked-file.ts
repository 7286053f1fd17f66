import type { Endpoint } from "./endpoints.ts";

/**
 * What an answer names by its address: `callRecordingData[].url` and `recordingURL`. That they are in answers is
 * documented; that they are fetched so, with the session's token where the host is the tenant's own and without any
 * where it is another's (a storage with a signed address), in ranges, is a guess.
 */
export const linkedFile = {
  method: "GET",
  path: "/",
  host: "location",
  auth: "token",
  mark: "guess",
  source:
    "OpenAPI conversation: fetchTranscriptionsAndRecordings has {id, url}; public API examples have recordingURL",
  proof: "a trace of the SDK's own web client on a live tenant playing a recording",
} as const satisfies Endpoint;

/** The same at another's host. */
export const foreignFile = { ...linkedFile, auth: "none" } as const satisfies Endpoint;

/** A workitem's `voicemailFile` is taken for the name of a file of `downloadFile`: a guess, proved in the same way. */
export const voicemailFileId = (voicemailFile: string): string => voicemailFile;
