import { sentence } from "../../clean-text.ts";
import type { SignedOutWhy } from "../../state/session.ts";
import { plural } from "./plural.ts";

export const sessionText = {
  product: "Hookswitch",
  starting: "Iniciando…",
  startingLong: "Aún iniciando. Puede que una petición del llavero espere detrás de otra ventana.",
  title: "Iniciar sesión",
  subtitle: "para recibir llamadas con Nextiva",
  provider: "Proveedor",
  providerHint: "La dirección que le dio su empresa",
  signsInAt: (host: string) =>
    `Es la primera vez que inicia sesión en ${host}. Su contraseña se enviará allí.`,
  shortened: (host: string) => `De esta dirección solo se usa ${host}.`,
  username: "Usuario",
  password: "Contraseña",
  showPassword: "Mostrar contraseña",
  hidePassword: "Ocultar contraseña",
  stay: "Mantener la sesión iniciada",
  signIn: "Iniciar sesión",
  signingIn: (username: string) =>
    username === "" ? "Iniciando sesión…" : sentence`Iniciando sesión como ${username}…`,
  cancel: "Cancelar",
  signOut: "Cerrar sesión",
  signingOut: "Cerrando sesión…",
  needProvider: "Escriba la dirección de su proveedor.",
  needUsername: "Escriba su usuario.",
  needPassword: "Escriba su contraseña.",
  callLeft: "Su llamada sigue activa.",
  callLeftHelp: (seconds: number | null) =>
    `Inicie sesión para volver a ella${seconds === null ? "." : `: quedan ${seconds} s.`}`,
  signOutAsk: "¿Cerrar sesión durante una llamada?",
  signOutAskBody: "Al cerrar sesión finaliza la llamada en curso.",
  signOutAskBodyMany: (calls: number) => `Al cerrar sesión finalizan sus ${calls} llamadas.`,
  signOutAskYes: "Finalizar y cerrar sesión",
  signOutAskNo: "Quedarse",
  signOutUnsent: "¿Cerrar sesión con mensajes sin enviar?",
  signOutUnsentBody: (count: number) =>
    plural(count, {
      one: "Hay un mensaje sin enviar. Al cerrar sesión se pierde.",
      other: "Hay # mensajes sin enviar. Al cerrar sesión se pierden.",
    }),
  signOutUnsentYes: "Descartar y cerrar sesión",
  openPhone: "Abrir el teléfono",
};

export function signedOutWords(why: SignedOutWhy, by = ""): string | null {
  switch (why) {
    case "signedOut":
    case "badCredentials":
      return null;
    case "sessionExpired":
      return "Su sesión ha terminado. Inicie sesión para continuar.";
    case "forcedOut":
      return by === ""
        ? "Un supervisor o el servidor cerró su sesión. Lo que estaba escribiendo se conserva."
        : sentence`${by} cerró su sesión. Lo que estaba escribiendo se conserva.`;
    case "disabled":
      return by === ""
        ? "Un supervisor cerró su sesión y desactivó su cuenta. No podrá iniciar sesión hasta que se active."
        : sentence`${by} cerró su sesión y desactivó su cuenta. No podrá iniciar sesión hasta que se active.`;
    case "failed":
      return "No se pudo iniciar sesión.";
  }
}

export const keychainStateText = {
  unknown: "Aún no se ha usado.",
  ready: "Listo para guardar su inicio de sesión.",
  unavailable: "Este equipo no tiene llavero. Su sesión sigue abierta hasta que salga.",
  locked: "Bloqueado o sin respuesta. No se cambió nada en él.",
  failed: "Responde, pero no puede guardar ni leer su inicio de sesión.",
};

export const keychainText = {
  unknown: "Su contraseña se guarda en el llavero de este equipo.",
  ready: "Su contraseña se guarda en el llavero de este equipo.",
  unavailable: "Este equipo no tiene llavero, así que su sesión sigue abierta solo hasta que salga.",
  locked:
    "El llavero está bloqueado o no responde. Desbloquéelo para mantener la sesión. No se cambió nada en él.",
  failed:
    "El llavero no puede guardar su inicio de sesión, así que su sesión sigue abierta solo hasta que salga.",
};
