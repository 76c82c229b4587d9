import { type HelpTexts } from '../english/help';
import { label, link, mail, pointsOf, text } from '../help-text';

/** The help, in Spanish. */
export const help: HelpTexts = (
  { shell, signedOut, associate, accept, accounts, profile, ourAccounts, noAccess, sessions },
  contact,
) => ({
  title: 'Ayuda',
  lead: 'Respuestas a preguntas frecuentes sobre el uso de CustomerSource y PartnerSource con su cuenta de Microsoft.',
  contents: 'Preguntas',
  toContents: 'Volver a las preguntas',
  administrators: {
    signIn: text`${link('signIn', 'Inicie sesión')} para ver aquí sus nombres y ponerse en contacto con ellos.`,
    withProfile: text`Cuando usa un perfil, aquí aparecen los administradores de su cuenta.`,
    of: ({ account }) => `Administradores de ${account}:`,
  },
  questions: {
    'what-is-customersource': {
      question: '¿Qué es CustomerSource y quién puede usarlo?',
      answer: [
        text`CustomerSource es la extranet para clientes de Microsoft Dynamics. Ofrece herramientas de autoayuda, actualizaciones de productos, foros de la comunidad, formación, documentación y boletines. PartnerSource es la extranet para partners de Microsoft Dynamics.`,
        text`Pueden usar CustomerSource los clientes con un Enhancement Plan o un plan de soporte activo. Los partners y los empleados de Microsoft tienen acceso siempre.`,
        text`Ambos se usan con una cuenta de Microsoft. ${link('signIn', 'Inicie sesión')} para asociar su cuenta a su perfil, es decir, a su ficha en una empresa.`,
      ],
    },
    'microsoft-account': {
      question: '¿Cómo obtengo una cuenta de Microsoft?',
      answer: [
        text`Si usa Outlook.com, OneDrive o Xbox, ya tiene una. Antes se llamaba Windows Live ID. También sirve una cuenta profesional o educativa de su organización.`,
        {
          steps: [
            text`En el sitio de Microsoft, abra la página ${link('newMicrosoftAccount', 'Crear una cuenta de Microsoft')}.`,
            text`Escriba una dirección de correo que ya tenga o cree una nueva allí.`,
            text`Siga las instrucciones. Microsoft envía un código a su dirección para comprobar que es suya.`,
            text`Vuelva aquí e ${link('signIn', 'inicie sesión')} con la cuenta nueva.`,
            text`En la página ${link('associate', associate.title)}, asóciela a sus perfiles.`,
          ],
        },
        text`La dirección de su cuenta de Microsoft puede ser distinta de la de su perfil.`,
      ],
    },
    'associate-profiles': {
      question: '¿Cómo asocio mi perfil a mi cuenta de Microsoft?',
      answer: [
        {
          steps: [
            text`${link('signIn', 'Inicie sesión')} con la cuenta de Microsoft que quiera usar.`,
            text`En la página ${link('associate', associate.title)}, escriba la dirección de correo que su empresa o su partner tiene registrada para usted y seleccione ${label(associate.button)}.`,
            text`Abra el vínculo del correo y seleccione ${label(accept.accept)}.`,
          ],
        },
        text`Un administrador de su empresa también puede enviarle una invitación. Si no tiene perfil, puede solicitar uno en la misma página con el número de cuenta de su empresa.`,
      ],
    },
    'several-emails': {
      question: '¿Por qué recibí varios correos después de escribir mi dirección de correo?',
      answer: [
        text`Buscamos todos los perfiles con esa dirección y enviamos una invitación por cada uno. Por ejemplo, puede tener un perfil en varias empresas. Un mismo correo puede contener varias invitaciones.`,
        text`Puede asociar la misma cuenta de Microsoft a todos esos perfiles. Abra el vínculo de cada invitación. Cuando acepte una, puede aceptar a la vez sus otros perfiles con la misma dirección.`,
        text`Si tiene más de un perfil, elija cuál usar en la página ${link('accounts', accounts.title)}.`,
        text`Si una invitación no es para usted, abra su vínculo y seleccione ${label(accept.decline.button)}.`,
      ],
    },
    'no-email': {
      question: '¿Qué puedo hacer si no recibo ningún correo o si mi invitación no funciona?',
      answer: [
        { points: pointsOf(associate.missing) },
        text`Cada invitación funciona una sola vez y durante un tiempo limitado. Si hay un correo más reciente para el mismo perfil, solo funciona el vínculo más reciente. Para recibir una invitación nueva, escriba su dirección en la página ${link('associate', associate.title)}.`,
      ],
    },
    'forgotten-password': {
      question: '¿Qué hago si olvido la contraseña de mi cuenta de Microsoft?',
      answer: [
        text`Si es una cuenta personal, ${link('passwordReset', 'restablezca la contraseña')} en el sitio de Microsoft. Si es una cuenta profesional o educativa, consulte a su organización.`,
        text`Nunca vemos su contraseña. Si la cambia, sus perfiles siguen asociados a su cuenta.`,
      ],
    },
    'signed-in-automatically': {
      question: 'Mi sesión se inicia automáticamente cada vez. ¿Es seguro?',
      answer: [
        text`Si selecciona ${label(signedOut.keep)} al ${link('signIn', 'iniciar sesión')}, la sesión sigue abierta aunque cierre el navegador o apague el equipo. Selecciónelo solo si usted es la única persona que usa este equipo.`,
        text`Si no se le pide la contraseña, es posible que también haya iniciado sesión en Microsoft desde otro sitio o aplicación.`,
        text`Para cerrar la sesión, abra el menú con su nombre y seleccione ${label(shell.menu.signOut)}. ${label(shell.menu.signOutAtMicrosoft)} también cierra su sesión en Microsoft. Si ha perdido un dispositivo, cierre su sesión en la página ${link('sessions', sessions.title)} o seleccione ${label(shell.menu.signOutEverywhere)}.`,
      ],
    },
    'multiple-accounts': {
      question: `¿Para qué sirve la página «${accounts.title}»?`,
      answer: [
        text`La página ${link('accounts', accounts.title)} muestra todas las cuentas de CustomerSource y PartnerSource a las que está asociada su cuenta de Microsoft. En ella elige cuál usar.`,
        text`Para empezar siempre con el mismo perfil, seleccione ${label(accounts.always)}.`,
      ],
    },
    'when-multiple-accounts': {
      question: `¿Cuándo aparece la página «${accounts.title}»?`,
      answer: [
        text`Aparece después de iniciar sesión si tiene más de un perfil y no ha elegido uno predeterminado. Si solo tiene un perfil, no aparece.`,
        text`Puede abrir ${link('accounts', accounts.title)} en cualquier momento para cambiar de perfil o cambiar el predeterminado.`,
      ],
    },
    'switch-profiles': {
      question: '¿Cómo cambio a otro perfil?',
      answer: [
        text`Abra el menú con su nombre y seleccione un perfil o ${label(shell.menu.switchProfile)}. También puede ir a la página ${link('accounts', accounts.title)}. No hace falta cerrar la sesión ni el navegador.`,
        text`Para usar perfiles distintos en pestañas distintas, seleccione ${label(accounts.tabOnly)}.`,
      ],
    },
    'another-microsoft-account': {
      question: '¿Cómo puedo usar mi perfil con otra cuenta de Microsoft?',
      answer: [
        {
          steps: [
            text`En el menú con su nombre, seleccione ${link('profile', profile.title)}.`,
            text`Si la dirección de correo que aparece es correcta, seleccione ${label(profile.invite.button)}.`,
            text`Si no lo es, seleccione ${label(profile.details.edit)}, escriba la dirección correcta, seleccione ${label(profile.invite.button)} y, después, ${label(profile.details.save)}.`,
            text`Abra el vínculo del correo, inicie sesión con la cuenta de Microsoft que quiera usar y acepte la invitación.`,
          ],
        },
        text`La cuenta actual funciona hasta que acepte la invitación con la otra.`,
      ],
    },
    'add-colleagues': {
      question: 'Puedo usar CustomerSource. ¿Cómo obtienen acceso mis compañeros?',
      answer: [
        text`Los administradores de la cuenta de su empresa pueden agregar e invitar a personas:`,
        {
          steps: [
            text`Abra ${link('ourAccounts', ourAccounts.title)} y seleccione su cuenta.`,
            text`Seleccione ${label(ourAccounts.adding.one)} o ${label(ourAccounts.adding.many)} y escriba los nombres y las direcciones de correo.`,
            text`Deje seleccionado ${label(ourAccounts.adding.invite)} y agregue a las personas.`,
          ],
        },
        text`Sus compañeros abren el vínculo de su correo e inician sesión con su propia cuenta de Microsoft. Si no tienen una, consulte ${link('microsoft-account', '¿Cómo obtengo una cuenta de Microsoft?')}`,
        text`Sus compañeros también pueden solicitar acceso en la página ${link('associate', associate.title)} con el número de cuenta de su empresa. Usted aprueba o rechaza sus solicitudes en su cuenta, en ${label(ourAccounts.parts.requests)}.`,
        text`Si no es administrador, ${link('your-administrators', 'póngase en contacto con sus administradores')}.`,
      ],
    },
    'your-administrators': {
      question: '¿Quiénes son mis administradores y cómo me pongo en contacto con ellos?',
      answer: [
        text`Los administradores gestionan los perfiles de la cuenta de su empresa. Agregan e invitan a personas, corrigen nombres y direcciones, y cambian roles.`,
      ],
    },
    'no-access': {
      question: '¿Por qué no tengo acceso? ¿Qué ocurre cuando termina un plan?',
      answer: [
        text`Los clientes tienen acceso mientras esté activo un Enhancement Plan o un plan de soporte de su empresa. Cuando termina el último plan, termina también el acceso.`,
        text`Sus perfiles siguen asociados a su cuenta de Microsoft. En cuanto se renueve un plan, el acceso se restablece automáticamente. No tiene que hacer nada.`,
        text`La página ${link('noAccess', noAccess.title)} muestra el motivo de cada uno de sus perfiles y con quién ponerse en contacto. Allí puede consultar a su partner de Microsoft.`,
      ],
    },
    maintenance: {
      question: '¿Cuándo está disponible el sitio?',
      answer: [
        text`La disponibilidad puede variar según la ubicación y debido al mantenimiento programado y a otras interrupciones.`,
        text`Anunciamos el mantenimiento en la parte superior de todas las páginas. Durante el mantenimiento, puede verlo todo, pero no puede hacer cambios. Los correos se envían después.`,
        text`La página ${link('maintenancePage', shell.maintenancePage.title)} muestra si hay un mantenimiento en curso o previsto.`,
      ],
    },
    'more-help': {
      question: '¿Dónde puedo obtener más ayuda?',
      answer: [
        text`Para preguntas sobre su cuenta de Microsoft, visite el ${link('microsoftAccount', 'sitio de cuentas de Microsoft')}.`,
        ...(contact === null ? [] : [text`Para cualquier otra pregunta, escriba a ${mail(contact)}.`]),
      ],
    },
  },
});
