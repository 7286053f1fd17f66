export const checkText = {
  level: "Nivel de entrada",
  levelOpen: "El micrófono está abierto mientras mira esta página.",
  levelWaiting: "Esperando al micrófono…",
  test: "Probar",
  stop: "Detener",
  stopLabel: (what: string) => `Detener: ${what}`,
  record: "Grabar",
  recordLabel: "Grabar una llamada de prueba",
  testSpeaker: "Probar el altavoz",
  testRinger: "Probar el timbre",
  testCall: "Llamada de prueba",
  testCallHint: "Graba cuatro segundos y se los reproduce.",
  notInCall: "No disponible durante una llamada ni mientras suena una.",
  phases: {
    running: "Grabando. Diga algo…",
    playing: "Así suena usted…",
    done: "",
    failed:
      "La prueba de sonido no funcionó. Elija otro dispositivo, o vuelva a conectar este, e inténtelo otra vez.",
    stopped: "Detenida.",
  },
  heard: {
    tooLoud:
      "Se le oye demasiado alto. Aleje el micrófono de la boca o baje su nivel en los ajustes del sistema.",
    clear: "Se le oye alto y claro.",
    quiet: "Se le oye muy bajo. Acerque el micrófono o suba su nivel en los ajustes del sistema.",
    nothing: "No entra sonido. Revise el interruptor de silencio de sus auriculares o elija otro micrófono.",
  },
  reset: "Reiniciar el audio",
  resetHint: "Vuelve a abrir sus dispositivos de audio si oye eco o se oye a sí mismo. Las llamadas siguen.",
  resetNow: "Reiniciar",
};
