export const spanText = { underAMinute: "أقل من دقيقة" };
