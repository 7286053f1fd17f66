import { ownPhoneText } from "../../shared/text/connection.ts";
import { useAsk } from "../app/ask.ts";
import { useRegion } from "../app/place.ts";
import { formatNumber } from "../numbers/numbers.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { useApp } from "./feature.ts";

/** The agent's own telephone while it rings and when it is missed: what to do, and again. */
export function OwnPhone() {
  const { view, ask } = useApp();
  const asking = useAsk();
  const region = useRegion();
  const { mode, leg, phone } = view.line;
  if (mode !== "phone") return null;
  const number = formatNumber(phone.number, region);
  if (leg.phase === "asked") {
    return (
      <Banner tone="info" role="status" title={ownPhoneText.calling(number)}>
        {ownPhoneText.pickUp}
      </Banner>
    );
  }
  if (!phone.isMissing) return null;
  return (
    <Banner
      tone="error"
      role="alert"
      title={ownPhoneText.missing(number)}
      actions={
        <Button
          size="s"
          busy={asking.busy.value !== ""}
          onPress={() => void asking.run("again", () => ask.call.reconnectLine())}
        >
          {ownPhoneText.again}
        </Button>
      }
    >
      {ownPhoneText.missingHelp}
      <Problem>{asking.error.value}</Problem>
    </Banner>
  );
}
