import { byName, countryName } from "../../shared/text/format.ts";

/** Where contact centres are most often; the rest of the world dials with +. In order of name. */
const codes =
  "AE AR AT AU BE BG BR CA CH CL CN CO CR CZ DE DK DO EE EG ES FI FR GB GR GT HK HR HU ID IE IL IN IT JM JP KE KR LT LU LV MA MT MX MY NG NL NO NZ PA PE PH PK PL PR PT RO RS SA SE SG SI SK TH TR TW UA US UY VN ZA";

export function regions(): readonly string[] {
  return codes.split(" ").sort((one, other) => byName(countryName(one), countryName(other)));
}
