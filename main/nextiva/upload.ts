/** What a request with files tells, and is told. */
export interface Upload {
  /** Aborted: it is given up. What the server has by then as a whole may have happened. */
  readonly signal: AbortSignal;
  /** How much of it is on its way, in bytes. */
  sent(bytes: number): void;
}

export interface CountedForm {
  readonly type: string;
  readonly stream: ReadableStream<Uint8Array>;
  /** All of it was taken: from here on the server may have the whole. Before that it cannot. */
  isWhole(): boolean;
}

const piece = 65_536;

/** A form as it goes, its files from the disk, counted. */
export function countedForm(form: FormData, sent: (bytes: number) => void): CountedForm {
  const held = new Response(form);
  let bytes = 0;
  let isWhole = false;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, to) {
      bytes += chunk.byteLength;
      sent(bytes);
      // What is in memory comes in one piece, and would be taken as a whole long before it has gone.
      for (let at = 0; at < chunk.byteLength; at += piece) to.enqueue(chunk.subarray(at, at + piece));
    },
    flush() {
      isWhole = true;
    },
  });
  const whole = held.body ?? new ReadableStream();
  return {
    type: held.headers.get("content-type") ?? "",
    stream: whole.pipeThrough(counter),
    isWhole: () => isWhole,
  };
}
