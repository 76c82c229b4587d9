import type { Translation } from './messages';
import { plural } from './plural';

/** The messages in Spanish. */
export const spanish: Translation = {
  words: {
    company: 'Empresa',
    profile: 'Perfil',
    address: 'Dirección',
    account: 'Cuenta',
    open: ({ program }) => `Abrir ${program}`,
    toAdministrator: ({ company }) => `Ha recibido este mensaje como administrador de ${company}.`,
    more: plural('es', { one: ({ number }) => `${number} más`, other: ({ number }) => `${number} más` }),
  },
  invitation: {
    subject: ({ company, program, person }) => `${company}: su invitación a ${program}, ${person}`,
    title: ({ program, company }) => `Use ${program} para ${company}`,
    preheader: ({ person, company, until }) =>
      `Para el perfil ${person} de ${company}. Acéptela antes de esta fecha: ${until}.`,
    asked: ({ program, person, company }) => `Está invitado a usar ${program} como ${person} de ${company}.`,
    byColleague: ({ inviter, program, person, company }) =>
      `${inviter} le invita a usar ${program} como ${person} de ${company}.`,
    byPartner: ({ inviter, inviterCompany, program, person, company }) =>
      `${inviter} de ${inviterCompany}, el partner de registro de ${company}, le invita a usar ${program} como ${person} de ${company}.`,
    accept: 'Aceptar la invitación',
    anyAccount:
      'Puede iniciar sesión con cualquier cuenta de Microsoft, aunque tenga otra dirección de correo.',
    validity: plural('es', {
      one: ({ until, number }) =>
        `El vínculo funciona una sola vez. Es válido durante ${number} día, hasta esta fecha: ${until}.`,
      other: ({ until, number }) =>
        `El vínculo funciona una sola vez. Es válido durante ${number} días, hasta esta fecha: ${until}.`,
    }),
    unexpected:
      'Si no esperaba este mensaje, puede ignorarlo. No ocurrirá nada mientras no abra el vínculo y confirme.',
    sentTo: ({ address }) => `Enviado a ${address}.`,
  },
  move: {
    subject: ({ company, program, person }) =>
      `${company}: mueva su perfil ${person} de ${program} a otra cuenta de Microsoft`,
    title: ({ program, company }) => `Use ${program} para ${company} con otra cuenta de Microsoft`,
    preheader: ({ person, company, until }) =>
      `Para el perfil ${person} de ${company}. Acéptela antes de esta fecha: ${until}.`,
    asked: ({ program, person, company }) =>
      `Esta invitación mueve el perfil ${person} de ${company} en ${program} a la cuenta de Microsoft con la que la acepte.`,
    sentBy: ({ inviter, inviterCompany }) => `La envió ${inviter} de ${inviterCompany}.`,
    meaning:
      'La cuenta de Microsoft con la que se usa actualmente el perfil funciona hasta entonces. En cuanto acepte, perderá el acceso al perfil.',
    accept: 'Mover el perfil',
  },
  moved: {
    subject: ({ company, program, person }) => `${company}: su perfil ${person} de ${program} se ha movido`,
    title: ({ program, company }) => `Su perfil de ${program} para ${company} se ha movido`,
    preheader: ({ person, company }) =>
      `El perfil ${person} de ${company} se usa ahora con otra cuenta de Microsoft.`,
    moved: ({ program, person, company, on }) =>
      `El perfil ${person} de ${company} en ${program} se movió a otra cuenta de Microsoft en esta fecha: ${on}.`,
    meaning: ({ company }) =>
      `La cuenta de Microsoft que usaba antes ya no permite abrirlo. Sus demás perfiles y la propia empresa ${company} no se ven afectados.`,
    unexpected: ({ company }) =>
      `Si lo ha hecho usted, no tiene que hacer nada. De lo contrario, póngase en contacto de inmediato con un administrador de ${company}. Puede finalizar la nueva asociación y enviarle una invitación.`,
  },
  accessRequest: {
    subject: ({ company, number }) => `${company} (${number}): alguien ha solicitado acceso`,
    title: ({ program, company }) => `Alguien ha solicitado acceso a ${program} para ${company}`,
    preheader: ({ company }) =>
      `Una solicitud por sí sola no da acceso. Usted decide en nombre de ${company}.`,
    asks: ({ program, company, number }) =>
      `Una persona que inició sesión con una cuenta de Microsoft ha solicitado acceso a ${program} para ${company} (cuenta ${number}).`,
    claimed: ({ name, username }) =>
      `Su cuenta de Microsoft proporciona estos datos, que no se han comprobado: nombre «${name}», nombre de usuario «${username}».`,
    whatToDo:
      'Si conoce a esta persona, puede aprobar la solicitud. La persona obtendrá un perfil y podrá iniciar sesión con su cuenta de Microsoft. De lo contrario, rechace la solicitud.',
    review: 'Revisar solicitudes',
    unknown: 'Si no conoce a esta persona, no tiene que hacer nada. Una solicitud por sí sola no da acceso.',
    toPartner: ({ company }) =>
      `Ha recibido este mensaje como administrador del partner de registro, ya que ${company} no tiene ningún administrador propio.`,
  },
  accessGranted: {
    subject: ({ company, program }) => `${company}: tiene acceso a ${program}`,
    title: ({ program, company }) => `Tiene acceso a ${program} para ${company}`,
    preheader: ({ company }) => `Un administrador de ${company} ha aprobado su solicitud.`,
    granted: ({ program, person, company }) =>
      `Se ha aprobado su solicitud de acceso. Ahora tiene el perfil ${person} de ${company} en ${program}.`,
    howTo: ({ username }) =>
      `Inicie sesión con la cuenta de Microsoft con la que solicitó el acceso. Su nombre de usuario es «${username}».`,
    unexpected: ({ company }) =>
      `Si no ha solicitado acceso, póngase en contacto con un administrador de ${company}. Puede finalizar la asociación del perfil con esta cuenta de Microsoft.`,
  },
  question: {
    lapsed: ({ plan, company, on }) =>
      `El plan «${plan}» de ${company} terminó el ${on}. El acceso se restablece automáticamente en cuanto se renueve un plan.`,
    notStarted: ({ plan, company, on }) =>
      `El plan «${plan}» de ${company} empieza el ${on}. El acceso empieza automáticamente ese día.`,
    noPlan: ({ company }) => `${company} no tiene Enhancement Plan ni plan de soporte.`,
    inactive: ({ company }) => `La cuenta de ${company} se desactivó en Microsoft Dynamics.`,
    open: ({ company }) => `${company} tiene acceso actualmente.`,
    claimed: ({ name, address }) =>
      `El perfil de la persona contiene estos datos, que ella misma puede cambiar: nombre «${name}», dirección de correo «${address}».`,
    whatToDo:
      'Para responder, escriba a esta dirección. Si no conoce a esta persona, consulte antes a alguien que conozca en la empresa.',
  },
  partnerContact: {
    subject: ({ company, number }) => `${company} (${number}): consulta sobre el acceso`,
    title: ({ program, company }) => `Consulta de ${company} sobre el acceso a ${program}`,
    preheader: ({ program, company }) =>
      `Una persona de ${company} le pide ayuda con el acceso a ${program}.`,
    asks: ({ program, company }) =>
      `Una persona que tiene un perfil de ${company} le pide ayuda, como partner de Microsoft de la empresa, con el acceso a ${program}.`,
    toPartner: ({ company }) =>
      `Ha recibido este mensaje como administrador del partner de registro de ${company}.`,
  },
  administratorContact: {
    subject: ({ company, number }) => `${company} (${number}): consulta a los administradores`,
    title: ({ program, company }) => `Una persona de ${company} necesita su ayuda con ${program}`,
    preheader: ({ company }) => `Recibe esta consulta como administrador de ${company}.`,
    ACCESS: ({ program, company }) =>
      `Una persona que tiene un perfil de ${company} le pide ayuda, como administrador de la cuenta, con el acceso a ${program}.`,
    ADD_COLLEAGUE: ({ program, company }) =>
      `Una persona que tiene un perfil de ${company} le pide, como administrador de la cuenta, que dé acceso a ${program} a un compañero.`,
    CHANGE_MY_PROFILE: ({ program, company }) =>
      `Una persona que tiene un perfil de ${company} le pide, como administrador de la cuenta, que cambie su perfil en ${program}.`,
    OTHER: ({ program, company }) =>
      `Una persona que tiene un perfil de ${company} tiene una pregunta sobre ${program} y le pide, como administrador de la cuenta, que se ponga en contacto con ella.`,
  },
  administrators: {
    subject: ({ company }) => `${company}: han cambiado los administradores`,
    title: ({ program, company }) => `Han cambiado los administradores de ${company} en ${program}`,
    preheader: ({ company }) => `Compruebe si esperaba este cambio en ${company}.`,
    added: plural('es', {
      one: ({ names, company }) => `Nuevo administrador de ${company}: ${names}.`,
      other: ({ names, company, number }) =>
        `${number} perfiles son ahora administradores de ${company}: ${names}.`,
    }),
    removed: plural('es', {
      one: ({ names, company }) => `Ya no es administrador de ${company}: ${names}.`,
      other: ({ names, company, number }) =>
        `${number} perfiles ya no son administradores de ${company}: ${names}.`,
    }),
    by: ({ actor, on }) => `Cambio realizado por ${actor}. Fecha: ${on}.`,
    meaning: ({ company }) =>
      `Los administradores pueden agregar, cambiar, invitar y quitar los perfiles de ${company}, incluidos los de otros administradores.`,
    unexpected: 'Si no esperaba este cambio, revise los perfiles y su historial, y deshaga el cambio allí.',
  },
  digest: {
    subject: plural('es', {
      one: ({ number, program }) => `${number} mensaje de ${program}`,
      other: ({ number, program }) => `${number} mensajes de ${program}`,
    }),
    title: plural('es', {
      one: ({ number }) => `Tiene ${number} mensaje`,
      other: ({ number }) => `Tiene ${number} mensajes`,
    }),
    meaning:
      'Se enviaron muchos mensajes a esta dirección en una hora, por lo que los hemos reunido en un solo correo. Cada vínculo corresponde a su propio mensaje.',
  },
  bounced: {
    subject: ({ company, person }) => `${company}: no se pudo entregar la invitación a ${person}`,
    title: ({ person }) => `Su invitación no llegó a ${person}`,
    preheader: ({ address }) => `El correo enviado a ${address} fue devuelto.`,
    bounced: ({ program, person, company, address }) =>
      `La invitación para usar ${program} como ${person} de ${company} se envió a ${address} y fue devuelta. La dirección no existe o no admite correo.`,
    whatToDo:
      'Corrija la dirección del perfil y vuelva a enviar la invitación. El vínculo anterior dejará de funcionar.',
    sentBecause: ({ person, company }) => `Ha recibido este mensaje porque invitó a ${person} de ${company}.`,
  },
  declined: {
    subject: ({ company, person }) => `${company}: compruebe la dirección de ${person}`,
    title: ({ person }) => `Es posible que su invitación para ${person} haya llegado a otra persona`,
    preheader: ({ address }) => `Se rechazó en ${address}.`,
    declined: ({ program, person, company, address }) =>
      `La invitación para usar ${program} como ${person} de ${company} se envió a ${address}. Allí se rechazó porque no era para esa persona. Su vínculo ya no funciona.`,
    whatToDo:
      'Averigüe la dirección correcta de la persona, corríjala en el perfil y envíe una nueva invitación. Si la dirección es correcta, consulte a la persona.',
  },
};
