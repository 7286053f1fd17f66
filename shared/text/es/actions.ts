import { sentence } from "../../clean-text.ts";
import type { KeyProblem } from "../../state/shortcuts.ts";
import { plural } from "./plural.ts";
import { hotkeyText } from "./settings.ts";

export const actionText = {
  accept: { name: "Aceptar oferta", also: "contestar responder llamada" },
  reject: { name: "Rechazar oferta", also: "declinar llamada" },
  mute: { name: "Silenciar o activar el micrófono", also: "mudo micro" },
  hold: { name: "Poner en espera o retomar", also: "retener pausa" },
  hangUp: { name: "Colgar", also: "terminar finalizar llamada" },
  keypad: { name: "Teclado de dígitos", also: "dtmf tonos" },
  sendPostDial: { name: "Enviar extensión o código", also: "marcado detrás del número dtmf" },
  transfer: { name: "Transferir o consultar", also: "en frío atendida desviar" },
  record: { name: "Iniciar o detener la grabación", also: "" },
  pauseRecording: { name: "Pausar o reanudar la grabación", also: "" },
  transcript: { name: "Mostrar u ocultar la transcripción", also: "texto escrito" },
  notes: { name: "Notas de la llamada", also: "escribir cierre" },
  leaveMessage: { name: "Dejar mensaje grabado", also: "buzón contestador" },
  swap: { name: "Alternar llamadas", also: "cambiar intercambiar espera" },
  complete: { name: "Completar la transferencia", also: "finalizar atendida" },
  cancel: { name: "Volver con quien llama", also: "cancelar consulta" },
  conference: { name: "Unir o separar llamadas", also: "conferencia juntar" },
  newCall: { name: "Nueva llamada", also: "marcar" },
  redial: { name: "Volver a marcar", also: "llamar último número otra vez rellamada" },
  paste: { name: "Pegar el número en el teclado", also: "copiado portapapeles" },
  dialPad: { name: "Ir al teclado", also: "marcar" },
  recent: { name: "Ir a recientes", also: "historial llamadas" },
  directory: { name: "Ir al directorio", also: "contactos compañeros personas" },
  wrapUp: { name: "Ir al cierre", also: "resultado tipificación notas" },
  status: { name: "Elegir estado de ACD", also: "disponible pausa descanso" },
  logout: { name: "Salir de ACD", also: "dejar de recibir trabajo" },
  palette: { name: "Buscar una acción", also: "paleta comandos" },
  help: { name: "Atajos de teclado", also: "ayuda teclas" },
  line: { name: "Conectar o desconectar la línea", also: "voz" },
  messages: { name: "Mensajes", also: "conversaciones sms correo fax chat" },
  newMessage: { name: "Mensaje nuevo", also: "escribir sms texto" },
  nextUnread: { name: "Siguiente conversación sin leer", also: "mensajes nuevos" },
  settings: { name: "Ajustes", also: "preferencias opciones configuración" },
  history: { name: "Historial", also: "llamadas anteriores grabaciones exportar archivo" },
  supervisor: { name: "Supervisor", also: "panel agentes colas en vivo escuchar asesorar" },
  listen: { name: "Solo escuchar al agente", also: "supervisar silencio monitorizar" },
  coach: { name: "Asesorar al agente", also: "susurrar supervisar" },
  join: { name: "Intervenir en la llamada del agente", also: "entrar supervisar" },
  people: { name: "Personas", also: "directorio compañeros contactos colas favoritos presencia" },
  signOut: { name: "Cerrar sesión", also: "salir desconectar" },
};

export const actionGroupText = {
  offer: "Trabajo entrante",
  call: "Llamada",
  several: "Varias llamadas",
  calling: "Llamar",
  monitor: "En la llamada de un agente",
  status: "Estado de ACD",
  program: "Hookswitch",
};

export const paletteText = {
  title: "Buscar una acción",
  search: "Acción, persona o número",
  list: "Resultados",
  now: "Ahora",
  people: "Personas",
  notNow: "No disponible ahora",
  call: (who: string) => sentence`Llamar a ${who}`,
  status: (name: string) => sentence`Estado de ACD: ${name}`,
  afterCall: (name: string) => sentence`Estado de ACD tras esta llamada: ${name}`,
  statusSearch: "Estado de ACD",
  priority: (level: number) => `Asignar prioridad ${level}`,
  more: "Mostrar más personas",
  searching: "Buscando personas…",
  nothing: (q: string) => sentence`Sin resultados para «${q}».`,
  helpTitle: "Atajos de teclado",
  helpGlobal: "En todos los programas",
  helpNone: "Ninguno",
  helpChange: "Cambiar en Ajustes",
  close: "Cerrar",
};

export const shortcutText = {
  title: "Atajos",
  row: "Atajos en la ventana del teléfono",
  rowHint: "Vea y cambie las teclas de cada acción.",
  open: "Ver y cambiar",
  back: "Todos los ajustes",
  global: "En todos los programas",
  globalHint: "Estos se cambian en la página principal de ajustes.",
  resetAll: "Restablecer todo",
  changed: (count: number) => plural(count, { one: "Ha cambiado # atajo.", other: "Ha cambiado # atajos." }),
  unchanged: "Todos los atajos tienen sus teclas predeterminadas.",
  meets: (name: string) =>
    sentence`En la ventana del teléfono estas teclas también significan «${name}». Este atajo tiene prioridad.`,
  needModifier: "Añada Ctrl, Alt o Cmd para que no se active al escribir.",
};

export function keyProblemText(problem: KeyProblem): string {
  switch (problem.why) {
    case "taken":
      return `Estas teclas ya se usan para «${actionText[problem.by].name}». Cambie antes ese atajo.`;
    case "global":
      return `Estas teclas ya se usan en todos los programas para «${hotkeyText[problem.by].label}».`;
    case "typing":
      return "Estas teclas se necesitan para escribir. Elija otras.";
    case "system":
      return "Su sistema usa estas teclas. Elija otras.";
    case "unreadable":
      return "Estas teclas no se pueden usar. Elija otras.";
  }
}
