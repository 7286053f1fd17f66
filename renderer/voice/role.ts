const setup = /^a=setup:(\w+)/m;
const opposite: Readonly<Record<string, string>> = { active: "passive", passive: "active" };

/**
 * An offer on a running connection says `actpass`, and a server may then change the DTLS roles, which the
 * browser refuses ("Failed to set SSL role"). So the offer that is sent names the role this end has now.
 * @param offer what setLocalDescription was given
 * @param local the local description in force before it, null for a first offer
 * @param remote the remote description in force
 */
export function keepRole(offer: string, local: string | null, remote: string | null): string {
  const mine = setup.exec(local ?? "")?.[1] ?? "";
  const theirs = setup.exec(remote ?? "")?.[1] ?? "";
  const role = mine in opposite ? mine : opposite[theirs];
  return role === undefined ? offer : offer.replace(/^a=setup:actpass/gm, `a=setup:${role}`);
}
