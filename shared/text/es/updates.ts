import type { NoUpdates, UpdateBlocker, UpdateFault, UpdatePhase } from "../../state/updates.ts";
import { percentText } from "../format.ts";

const off: Record<NoUpdates, string> = {
  fromSource: "Esta copia se inició desde su código y no se actualiza.",
  noPlace: "Esta copia se creó sin un lugar donde buscar actualizaciones.",
  managed: "Las actualizaciones vienen de su departamento de TI.",
};

const faults: Record<UpdateFault, string> = {
  unreachable: "No se pudo contactar con el servidor de actualizaciones. Hookswitch lo reintenta solo.",
  unreadable: "La respuesta del servidor de actualizaciones no sirve. Hookswitch lo reintenta solo.",
  damaged: "La actualización llegó dañada y se descartó. Hookswitch lo reintenta solo.",
  unsigned:
    "La actualización no está firmada por el editor de Hookswitch y se descartó. Avise a su departamento de TI.",
  disk: "La actualización no se pudo guardar en este equipo. Libere espacio o avise a su departamento de TI.",
  notInstalled: "La actualización no se pudo instalar. Pida el instalador a su departamento de TI.",
};

const blockers: Record<UpdateBlocker, string> = {
  call: "Se puede instalar cuando termine su llamada.",
  offer: "Se puede instalar cuando no se le ofrezca nada.",
  wrapUp: "Se puede instalar cuando termine su cierre.",
  unsent: "Se puede instalar cuando sus mensajes se hayan enviado.",
};

export const updatesText = {
  title: "Acerca de Hookswitch",
  version: (version: string) => `Versión ${version}`,
  look: "Buscar actualizaciones",
  install: "Reiniciar y actualizar",
  installed: "Se instala cuando salga de Hookswitch, o ahora con un reinicio.",
  installedByPress: "Se instala con un reinicio.",
  blocked: (blocker: UpdateBlocker) => blockers[blocker],
  notes: "Novedades",
  tray: (version: string) => `Reiniciar y actualizar a ${version}`,
  phase(phase: UpdatePhase): string {
    switch (phase.kind) {
      case "off":
        return off[phase.why];
      case "current":
        return phase.lookedAt === null ? "" : "Es la versión más reciente.";
      case "looking":
        return "Buscando actualizaciones…";
      case "loading":
        return `Descargando la versión ${phase.version}: ${percentText(phase.percent)}`;
      case "ready":
        return `La versión ${phase.version} está lista.`;
      case "installing":
        return `Reiniciando con la versión ${phase.version}…`;
      case "failed":
        return faults[phase.fault];
    }
  },
};
