export const characterText = {
  quote: "comilla tipográfica",
  dash: "raya",
  ellipsis: "puntos suspensivos",
  tab: "tabulador",
  space: "espacio especial",
  unseen: "carácter invisible",
  emoji: "emoji",
  letter: "letra",
  sign: "signo",
};
