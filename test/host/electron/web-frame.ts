export interface WebFrame {
  url: string;
  origin: string;
  readonly parent: null;
  readonly processId: number;
  readonly routingId: number;
  readonly frameTreeNodeId: number;
  readonly name: string;
  detached: boolean;
  isDestroyed(): boolean;
}

const originOf = (url: string) => /^[a-z][a-z0-9+.-]*:\/\/[^/?#]+/.exec(url)?.[0] ?? "null";

/** The main frame of one document: a new document is a new frame, as messages in flight must notice. */
export function createFrame(contentsId: number, number: number, url: string): WebFrame {
  const frame: WebFrame = {
    url,
    origin: originOf(url),
    parent: null,
    processId: 1000 + contentsId,
    routingId: number,
    frameTreeNodeId: contentsId,
    name: "",
    detached: false,
    isDestroyed: () => frame.detached,
  };
  return frame;
}
