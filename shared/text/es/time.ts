export const spanText = { underAMinute: "menos de un minuto" };
