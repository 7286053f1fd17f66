/** Understood as a call for help wherever the network knows them, also where another number is the country's own. */
const everywhere = ["911", "112", "999", "110", "000"];

/** A country's own numbers for police, fire and ambulance, beside those. */
const own: Readonly<Record<string, string>> = {
  AE: "997 998",
  AR: "100 101 107",
  AT: "122 133 144 0112",
  // With the nine or the zero for an outside line, a habit of many offices.
  AU: "106 0000",
  BE: "100 101",
  BG: "150 160 166",
  BR: "190 192 193",
  CA: "9911",
  CH: "117 118 144 0112",
  CL: "131 132 133",
  CN: "119 120 122",
  CO: "123",
  CZ: "150 155 158",
  DE: "0110 0112",
  EG: "122 123 180",
  ES: "061 062 080 091",
  FR: "15 17 18 114 015 017 018 0112",
  GB: "9112 9999",
  GR: "100 166 199",
  HR: "192 193 194",
  HU: "104 105 107",
  ID: "113 118 119",
  IE: "9112 9999",
  IL: "100 101 102",
  IN: "100 101 102 108",
  IT: "113 115 118",
  JM: "119",
  JP: "118 119 0110 0118 0119",
  KR: "119",
  LT: "113",
  LU: "113",
  MA: "15 19 150 177",
  NO: "113",
  NZ: "111 1111",
  PE: "105 106 116",
  PK: "15 16 115 1122",
  PL: "997 998",
  RO: "113",
  SA: "997 998",
  SG: "995",
  SK: "150 155 158",
  TH: "191 199 1669",
  TR: "155 156",
  TW: "119",
  UA: "101 102 103",
  US: "9911",
  VN: "113 114 115",
  ZA: "10111 10177",
};

/**
 * Whether digits without separators call for help: the numbers of the region and those known all over the world. One
 * too many costs a press; one too few sends somebody in need to a campaign.
 */
export function isEmergency(digits: string, region: string): boolean {
  return everywhere.includes(digits) || (own[region] ?? "").split(" ").includes(digits);
}
