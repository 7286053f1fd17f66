type About = Readonly<Record<string, string>>;

export const errorText = {
  notSignedIn: "No ha iniciado sesión.",
  badCredentials: "El usuario o la contraseña no son correctos.",
  badUsername: "Un nombre de usuario no puede contener dos puntos (:).",
  sessionExpired: "Su sesión ha terminado. Vuelva a iniciar sesión.",
  forbidden: "Su cuenta no tiene permiso para esto. Consulte a su administrador.",
  notFound: "Esto ya no existe en el servidor.",
  refused: "El servidor lo rechazó.",
  invalid: "Algo aquí no es válido. Revíselo y vuelva a intentarlo.",
  incomplete: "Aquí falta algo. Revíselo y vuelva a intentarlo.",
  badAddress: "No es una dirección válida. Debería parecerse a login.example.com.",
  badNumber: "No es un número de teléfono válido.",
  doubtful: "Puede que no sea el número que quiere. Compruébelo.",
  notSendable: "A este mensaje le falta algo. Revíselo otra vez.",
  offline: "No se puede contactar con el servidor. Compruebe su red.",
  noName: "No se encuentra la dirección del servidor. Compruebe la dirección y su red.",
  certificate: "No se puede confiar en el certificado del servidor. Consulte al equipo de TI de su empresa.",
  clockWrong: "El reloj de este equipo no es correcto. Ajústelo y vuelva a intentarlo.",
  proxyDown: "No se puede contactar con el proxy de su red. Compruebe su red.",
  proxyRefused: "El proxy de su red bloquea Hookswitch. Consulte al equipo de TI de su empresa.",
  proxyAsks: "El proxy de su red necesita un usuario y una contraseña.",
  proxyUnsupported:
    "El proxy de su red usa un método de inicio de sesión que Hookswitch no admite. Consulte al equipo de TI de su empresa.",
  webPage:
    "Respondió una página web en lugar del servidor. Si esta red tiene una página de acceso, ábrala antes en su navegador.",
  timeout: "El servidor no respondió a tiempo. Vuelva a intentarlo.",
  ambiguous: "El servidor no lo confirmó. Compruebe lo que se muestra antes de volver a intentarlo.",
  serverError: "El servidor tuvo un problema. Vuelva a intentarlo en un momento.",
  changedElsewhere: "Otra persona lo cambió entretanto. Compruebe lo que se muestra ahora.",
  badAnswer: "Hookswitch no pudo leer la respuesta del servidor.",
  untrustedAddress: "Hookswitch no puede usar esta dirección. Use una dirección https.",
  busy: "Esto ya está en curso.",
  notAllowed: "Esto no es posible ahora.",
  gone: "Esto ya no está disponible.",
  noLine: "No se pudo establecer la línea de voz.",
  keychainUnavailable: "Este equipo no tiene llavero, así que no se puede guardar nada.",
  keychainLocked: "El llavero está bloqueado. Desbloquéelo y vuelva a intentarlo.",
  keychainFailed: "El llavero no funcionó. Inicie sesión con su contraseña.",
  needsConsent: "Las normas de cumplimiento desaconsejan llamar a este número ahora.",
  campaignGone: "La campaña de esta llamada ya no existe. Compruebe cuál está seleccionada y llame de nuevo.",
  notSaved: "No se pudo guardar el archivo ahí. Elija otra carpeta.",
  unsupported: "Su proveedor no admite esto.",
  notYours: "Esta ventana no puede hacer esto.",
  internal: "Algo falló en Hookswitch. Vuelva a intentarlo.",
};

export const certificateText: Readonly<Record<string, (about: About) => string>> = {
  stranger: ({ host, issuer }) =>
    `El certificado de ${host} lo emitió ${issuer === undefined ? "una autoridad" : `«${issuer}»`}, en la que este equipo no confía. Pida al equipo de TI de su empresa que lo instale.`,
  otherName: ({ host, names }) =>
    `${host} respondió con un certificado para ${names === undefined ? "otro nombre" : names}. Compruebe la dirección y su red.`,
  expired: ({ host, date }) =>
    `El certificado de ${host} caducó${date === undefined ? "" : ` el ${date}`}. Compruebe el reloj de este equipo o consulte a quienes llevan el servidor.`,
  notYetValid: ({ host, date }) =>
    `El certificado de ${host} no es válido ${date === undefined ? "todavía" : `antes del ${date}`}. Compruebe el reloj de este equipo.`,
};

export const aboutText: Readonly<Record<string, (about: About) => string | undefined>> = {
  noName: ({ host }) => host && `No se encuentra ${host}. Compruebe la dirección y su red.`,
  certificate: (about) =>
    about.host &&
    (certificateText[about.reason ?? ""]?.(about) ??
      `No se puede confiar en el certificado de ${about.host} (${about.code ?? "?"}). Consulte al equipo de TI de su empresa.`),
  clockWrong: ({ ours, theirs }) =>
    ours &&
    `El reloj de este equipo no es correcto: marca ${ours}, el servidor ${theirs ?? "?"}. Ajústelo y vuelva a intentarlo.`,
  proxyDown: ({ proxy }) =>
    proxy && `No se puede contactar con el proxy ${proxy} de su red. Compruebe su red.`,
  proxyRefused: ({ proxy, host, status }) =>
    proxy &&
    `El proxy ${proxy} de su red no deja que Hookswitch se conecte a ${host ?? "el servidor"}${status === undefined ? "" : ` (${status})`}. Consulte al equipo de TI de su empresa.`,
  proxyAsks: ({ proxy }) => proxy && `El proxy ${proxy} de su red necesita un usuario y una contraseña.`,
  proxyUnsupported: ({ proxy, kind }) =>
    proxy &&
    `El proxy ${proxy} de su red usa un método de inicio de sesión que Hookswitch no admite (${kind ?? "?"}). Consulte al equipo de TI de su empresa.`,
  webPage: ({ host }) =>
    host &&
    `Respondió una página web en lugar de ${host}. Si esta red tiene una página de acceso, ábrala antes en su navegador. Si no, compruebe la dirección.`,
};
