import { type OurAccountsWords } from '../english/our-accounts';
import { plural } from '../plural';
import { adding } from './our-accounts-adding';
import { audit } from './our-accounts-audit';
import { bulk } from './our-accounts-bulk';
import { download } from './our-accounts-download';
import { invitations } from './our-accounts-invitations';
import { overview } from './our-accounts-overview';
import { person } from './our-accounts-person';
import { profiles } from './our-accounts-profiles';
import { restoring } from './our-accounts-restoring';

/** The texts of Our Accounts, in Spanish. */
export const ourAccounts: OurAccountsWords = {
  title: 'Nuestras cuentas',
  lead: 'Las cuentas que administra. Elija una para ver sus perfiles, invitaciones, solicitudes de acceso e historial.',
  own: 'Su propia cuenta',
  customers: 'Sus clientes',
  number: ({ number }) => `Cuenta ${number}`,
  partnerOfRecord: ({ partner }) => `Partner de registro: ${partner}.`,
  administratorsOnly: {
    title: 'Solo para administradores',
    text: ({ account }) => `Solo los administradores pueden administrar ${account}.`,
    switch: 'Es administrador con otro perfil. Cambie a ese perfil para administrar la cuenta.',
  },
  access: {
    granted: 'Con acceso',
    closed: 'Sin acceso',
    PARTNER: () => 'Los partners siempre tienen acceso.',
    EMPLOYEE: () => 'Los empleados de Microsoft siempre tienen acceso.',
    ACTIVE_PLAN: ({ plan, until }) => `${plan} hasta el ${until}.`,
    PLAN_LAPSED: ({ plan, until }) =>
      `${plan} terminó el ${until}. El acceso se restablece automáticamente cuando se renueva un plan.`,
    PLAN_NOT_STARTED: ({ plan, until }) => `${plan} empieza el ${until}.`,
    NO_PLAN: () => 'La cuenta nunca ha tenido un Enhancement Plan ni un plan de soporte.',
    ACCOUNT_INACTIVE: () => 'La cuenta se desactivó. Póngase en contacto con Microsoft o con su partner.',
  },
  parts: {
    label: 'Secciones de la cuenta',
    profiles: 'Perfiles',
    invitations: 'Invitaciones',
    requests: 'Solicitudes de acceso',
    audit: 'Historial',
    title: ({ part, account }) => `${part}: ${account}`,
    leads: {
      profiles:
        'Con un perfil, una persona puede actuar para esta empresa. Puede agregar e invitar a personas, corregir sus datos, cambiar sus roles y desactivar o quitar los perfiles que ya no se necesiten.',
      invitations:
        'El vínculo de una invitación asocia un perfil a una cuenta de Microsoft. Puede ver qué invitaciones se han entregado y aceptado, enviarlas de nuevo y revocar las que estén pendientes.',
      requests:
        'Las personas sin perfil pueden solicitar acceso a esta cuenta. Si conoce a la persona, apruebe la solicitud y dele un perfil. Si no, rechace la solicitud. Las solicitudes caducan a los 30 días.',
      audit:
        'El historial muestra quién cambió los perfiles, las invitaciones y el acceso en esta cuenta, y cuándo. Puede filtrarlo por evento y por día, y descargarlo como archivo CSV para sus registros.',
    },
  },
  list: {
    search: 'Buscar',
    searchPeople: 'Nombre o dirección de correo',
    searchAccounts: 'Nombre o número',
    sortBy: 'Ordenar por',
    unsorted: 'Usar el orden predeterminado',
    any: 'Todos',
    clear: 'Mostrar todo',
    empty: 'No se encontraron resultados.',
    pages: 'Páginas',
    previous: 'Página anterior',
    next: 'Página siguiente',
    count: 'Mostrar el total',
    counted: plural('es', { other: ({ number }) => `${number} en total` }),
  },
  refusals: {
    NOT_FOUND: 'Este elemento ya no existe o usted ya no lo administra. Vuelva a cargar la página.',
    NOT_PERMITTED: 'El perfil que usa no puede hacerlo. Cambie a un perfil con el rol de administrador.',
    LAST_ADMINISTRATOR: 'Es el último administrador de la cuenta. Nombre antes administrador a otra persona.',
    PROFILE_REMOVED: 'Este perfil se quitó y ya no se puede cambiar.',
    PROFILE_NOT_ACTIVE: 'No se envió nada porque el perfil está desactivado o se quitó. Actívelo antes.',
    ACCOUNT_INACTIVE: 'La cuenta se desactivó. Póngase en contacto con Microsoft o con su partner.',
    INVALID_DISPLAY_NAME: 'Escriba un nombre de 1 a 200 caracteres.',
    DISPLAY_NAME_HAS_ADDRESS: 'Escriba un nombre sin direcciones web ni de correo.',
    INVALID_EMAIL:
      'Escriba una dirección de correo como nombre@empresa.com. No se admiten acentos ni eñes antes de la @.',
    INVALID_LOCALE: 'Elija un idioma.',
    EMAIL_IN_USE: 'Otro perfil de esta cuenta ya tiene esta dirección. Escriba otra dirección.',
    RESTORED_EMAIL_IN_USE:
      'Otro perfil de esta cuenta ya tiene esta dirección, así que no se restauró nada. Busque la dirección en la lista de personas actuales.',
    NOT_REMOVED: 'Este perfil no está quitado. Vuelva a cargar la página.',
    DUPLICATE: 'Esta dirección ya está en una línea anterior.',
    ADDRESS_BOUNCES: 'Los correos a esta dirección fueron devueltos. Corrija antes la dirección.',
    RATE_LIMITED: 'Se enviaron demasiadas invitaciones a esta dirección. Inténtelo más tarde.',
    NOT_PENDING: 'La invitación ya no está pendiente y no se puede revocar. Vuelva a cargar la página.',
    EMPTY: 'La lista está vacía. Escriba al menos una persona.',
    TOO_MANY: 'Puede agregar hasta 500 personas a la vez.',
  },
  profiles,
  person,
  download,
  bulk,
  restoring,
  overview,
  adding,
  invitations,
  audit,
};
