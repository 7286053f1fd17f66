import { type Endpoint, endpoints } from "../shared/wire/endpoints.ts";
import { wireEvents } from "../shared/wire/events.ts";
import { sockets } from "../shared/wire/sockets.ts";
import { analyticsEvents } from "../shared/wire/statistics.ts";

const cell = (text: string) => text.replaceAll("|", "\\|");
const row = (...cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;
const head = (...cells: readonly string[]) => [row(...cells), row(...cells.map(() => "---"))];

const introduction = `# The protocol, and how to correct it

<!-- Written by \`npm run build\` from shared/wire; change it there. -->

Not everything of Nextiva's protocol is public. What Hookswitch asks and hears stands in the tables below. *documented* is published by Nextiva, *seen* stands in public code that talks to the real service, *guess* is ours until a tenant proves it.

Where a tenant does otherwise, no new build is needed. Put a file by the name of its provider's host into \`profiles/\` beside the settings, \`profiles/login.example.com.json\` say, and start Hookswitch again. A mistake in it is told in the phone window and in the log, by line and field, and what is built in is used in its place. The sandbox speaks the same files: \`npm run sandbox -- --dialect FILE\`.

\`\`\`jsonc
{
  // "raw": the token alone stands in Authorization. "bearer": behind the word Bearer.
  "auth": "bearer",
  "endpoints": {
    "acceptOffer": { "method": "PUT", "path": "/api/v3/offers/{offerId}/take" },
    // Our field: where it lies in theirs. "." is the whole.
    "statuses": {
      "answer": [
        { "fields": { "objects": "data.items" } },
        { "in": "objects.*", "fields": { "kind": "class" }, "values": { "kind": { "1": "available" } } }
      ]
    },
    "acdLogin": { "body": [{ "fields": { "statusId": "state.id" } }] }
  },
  // Of every frame of a feed, then of single events.
  "envelope": [{ "fields": { "name": "eventType", "message": "payload" } }],
  "events": { "OfferNotification": { "name": "WorkOffered", "message": [{ "fields": { "offer": "work" } }] } },
  "sockets": { "events": { "path": "/push/v3", "readyName": "Welcome", "signOn": [{ "fields": { "token": "jwt" } }] } }
}
\`\`\`

Changes of shape are lists of steps, taken in their order. \`in\` says where in the message, by our names, with \`*\` for each of a list; \`fields\` names our field and where it lies in theirs; \`values\` gives, of one of our fields, their value as text and ours. A body is changed the same way round: write our field first.

A profile holds names, paths and changes of shape and nothing else. It cannot name another host, another sign-in, or parameters that the built-in path has not, and what changes something cannot become a GET, which would be asked twice. So a token goes nowhere that a built-in row would not send it.
`;

/** docs/protocol.md: every row of the tables, and how a profile corrects them. */
export function protocolPage(): string {
  const asked = Object.entries(endpoints).map(([name, endpoint]) => {
    const { method, path, mark, source, proof = "" }: Endpoint = endpoint;
    return row(`\`${name}\``, `${method} \`${path}\``, mark, source, proof);
  });
  const heard = Object.entries({ ...wireEvents, ...analyticsEvents }).map(([name, event]) =>
    row(`\`${name}\``, event.mark, event.source, "proof" in event ? event.proof : ""),
  );
  const pushed = Object.entries(sockets).map(([name, socket]) =>
    row(`\`${name}\``, `\`${socket.path}\``, `\`${socket.readyName}\``, socket.mark, socket.proof),
  );
  return [
    introduction,
    "## Endpoints\n",
    ...head("name", "asks", "sure", "from", "what would prove it"),
    ...asked,
    "\n## Events\n",
    ...head("name", "sure", "from", "what would prove it"),
    ...heard,
    "\n## Sockets\n",
    ...head("name", "path", "ready when it says", "sure", "what would prove it"),
    ...pushed,
    "",
  ].join("\n");
}
