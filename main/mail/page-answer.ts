/** Where a stranger's page stands under its own scheme, `mail:` say. */
export const pageAddress = (scheme: string, id: string): string => `${scheme}//${id}/`;

/** A part of a stranger's page, with the policy that it stands behind. */
export function pageAnswer(body: string | Uint8Array<ArrayBuffer>, type: string, policy: string): Response {
  return new Response(body, {
    headers: {
      "content-type": type,
      "content-security-policy": policy,
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cache-control": "no-store",
    },
  });
}

export const noPage = (): Response => new Response("not found", { status: 404 });
