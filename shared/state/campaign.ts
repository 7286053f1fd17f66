/** What calls can go out on: it decides the number that is shown to the called, and the rules. */
export interface Campaign {
  readonly campaignId: string;
  readonly name: string;
  /** The tenant's own choice for those who have none. */
  readonly isDefault: boolean;
}

/**
 * The campaign that calls go out on: the agent's own choice while it is there, else the tenant's. Null leaves it to
 * the server.
 */
export function campaignFor(list: readonly Campaign[], chosenId: string | undefined): Campaign | null {
  const chosen = list.find((each) => each.campaignId === chosenId);
  return chosen ?? list.find((each) => each.isDefault) ?? null;
}
