import type * as v from "valibot";
import type { AcdStatus } from "../../shared/state/agent.ts";
import { AcdLoginAnswerSchema, type LoginToACDChannel, StatusPageSchema } from "../../shared/wire/acd.ts";
import { type Offer, OfferAnswerSchema, OfferPageSchema, type OfferStatus } from "../../shared/wire/offer.ts";
import { ServiceError } from "./errors.ts";
import type { Http } from "./http.ts";
import { acdLoginBody, needed } from "./payloads.ts";
import { statusOf } from "./statuses.ts";

export interface OfferReply extends OfferStatus {
  readonly offerId: string;
}

/** Offers and ACD statuses (source: ACD service page; every path but acd/login is a guess). */
export class AcdService {
  readonly #http: Http;
  readonly #now: () => number;
  #statuses: readonly AcdStatus[] = [];

  constructor(http: Http, now: () => number) {
    this.#http = http;
    this.#now = now;
  }

  /** Takes the offer. Rejects `gone` when it is no longer this agent's. */
  accept(offerId: string): Promise<v.InferOutput<typeof OfferAnswerSchema>> {
    return this.#answer("acceptOffer", offerId);
  }

  /** Gives it back; `status` and `statusId` say where to move the agent. */
  reject({ offerId, ...status }: OfferReply): Promise<v.InferOutput<typeof OfferAnswerSchema>> {
    return this.#answer("rejectOffer", offerId, status);
  }

  /** Tells the server that it ran out here. */
  expired({ offerId, ...status }: OfferReply): Promise<v.InferOutput<typeof OfferAnswerSchema>> {
    return this.#answer("expireOffer", offerId, status);
  }

  /** The offers open for this agent now; `unsupported` where the server has no such list. */
  async offers(): Promise<Offer[]> {
    try {
      const page = await this.#http.call("offers", { answer: OfferPageSchema });
      return page.objects ?? [];
    } catch (error) {
      if (error instanceof ServiceError && error.code === "notFound") {
        throw new ServiceError("unsupported", error.message, { status: error.status });
      }
      throw error;
    }
  }

  /** The tenant's statuses, read afresh and remembered for `statusNumber`. */
  async fetchStatuses(): Promise<readonly AcdStatus[]> {
    const page = await this.#http.call("statuses", {
      answer: StatusPageSchema,
      query: { rows: 200, start: 0 },
    });
    this.#statuses = (page.objects ?? []).map(statusOf);
    return this.#statuses;
  }

  /** The statuses as last read. */
  get statuses(): readonly AcdStatus[] {
    return this.#statuses;
  }

  /** The number that goes with a status id in acd/login; undefined for one that was never listed. */
  statusNumber(statusId: string): number | undefined {
    return this.#statuses.find((status) => status.statusId === statusId)?.status;
  }

  /**
   * Own status change: acd/login again with `{statusId, status}`; that it takes channels as well is a guess. Gives when
   * ACD login began (ms).
   */
  async setStatus(
    statusId: string,
    channels?: Record<string, LoginToACDChannel>,
  ): Promise<{ loginAt: number }> {
    const status = this.statusNumber(needed(statusId, "statusId"));
    const answer = await this.#http.call("acdLogin", {
      body: acdLoginBody(channels === undefined ? {} : { channels }, { statusId, status }),
      answer: AcdLoginAnswerSchema,
    });
    return { loginAt: answer?.loginAt ?? this.#now() };
  }

  async #answer(
    name: "acceptOffer" | "rejectOffer" | "expireOffer",
    offerId: string,
    status: OfferStatus = {},
  ) {
    try {
      const body = name === "acceptOffer" ? {} : { body: status };
      return await this.#http.call(name, { params: { offerId }, ...body, answer: OfferAnswerSchema });
    } catch (error) {
      if (error instanceof ServiceError && (error.status === 404 || error.status === 409)) {
        throw new ServiceError("gone", error.message, { status: error.status });
      }
      throw error;
    }
  }
}
