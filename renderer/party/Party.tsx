import { callText } from "../../shared/text/call.ts";
import { useRegion } from "../app/place.ts";
import { formatNumber } from "../numbers/numbers.ts";

/** A number as people of the region write it, from left to right whatever stands around it. */
export function PhoneNumber({ number }: { readonly number: string }) {
  return <bdi dir="ltr">{formatNumber(number, useRegion())}</bdi>;
}

/** Whom it is with: the name, else the number, else that nobody knows; set apart from what stands around it. */
export function Party({ name, number }: { readonly name: string; readonly number: string }) {
  if (name !== "") return <bdi>{name}</bdi>;
  return number === "" ? <bdi>{callText.unknown}</bdi> : <PhoneNumber number={number} />;
}
