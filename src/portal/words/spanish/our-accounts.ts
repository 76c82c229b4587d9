import { type OurAccountsWords } from '../english/our-accounts';
import { plural } from '../plural';
import { adding } from './our-accounts-adding';
import { audit } from './our-accounts-audit';
import { invitations } from './our-accounts-invitations';
import { profiles } from './our-accounts-profiles';

/** The texts of Our Accounts, in Spanish. */
export const ourAccounts: OurAccountsWords = {
  title: 'Nuestras cuentas',
  lead: 'Las cuentas cuyas personas administra. Elija una para ver sus perfiles, invitaciones e historial.',
  own: 'Su propia cuenta',
  customers: 'Sus clientes',
  number: ({ number }) => `Cuenta ${number}`,
  lookedAfterBy: ({ partner }) => `Atendida por ${partner}.`,
  access: {
    granted: 'Con acceso',
    closed: 'Sin acceso',
    PARTNER: () => 'Los partners siempre tienen acceso.',
    EMPLOYEE: () => 'Los empleados de Microsoft siempre tienen acceso.',
    ACTIVE_PLAN: ({ plan, until }) => `${plan} hasta el ${until}.`,
    PLAN_LAPSED: ({ plan, until }) =>
      `${plan} terminó el ${until}. El acceso vuelve por sí solo cuando se renueva un plan.`,
    PLAN_NOT_STARTED: ({ plan, until }) => `${plan} empieza el ${until}.`,
    NO_PLAN: () => 'Nunca ha habido un Enhancement Plan ni un plan de soporte.',
    ACCOUNT_INACTIVE: () => 'La cuenta se desactivó. Pregunte a Microsoft o a su partner.',
  },
  parts: {
    label: 'Partes de la cuenta',
    profiles: 'Perfiles',
    invitations: 'Invitaciones',
    audit: 'Historial',
    title: ({ part, account }) => `${part}: ${account}`,
  },
  list: {
    search: 'Buscar',
    searchPeople: 'Nombre o dirección de correo',
    searchAccounts: 'Nombre o número',
    any: 'Todos',
    clear: 'Mostrar todo',
    empty: 'No se encontró nada.',
    pages: 'Páginas',
    previous: 'Página anterior',
    next: 'Página siguiente',
    count: 'Contar',
    counted: plural('es', { other: ({ number }) => `${number} en total` }),
  },
  refusals: {
    NOT_FOUND: 'Ya no existe, o ya no lo administra. Vuelva a cargar la página.',
    NOT_PERMITTED: 'No puede hacerlo con el perfil que usa ahora.',
    LAST_ADMINISTRATOR: 'Es el último administrador de la cuenta. Nombre antes a otro administrador.',
    PROFILE_REMOVED: 'El perfil se quitó y ya no se puede cambiar.',
    PROFILE_NOT_ACTIVE: 'El perfil está desactivado o se quitó, así que no se envió nada. Actívelo antes.',
    ACCOUNT_INACTIVE: 'La cuenta se desactivó. Pregunte a Microsoft o a su partner.',
    INVALID_DISPLAY_NAME: 'Escriba un nombre de 1 a 200 caracteres.',
    DISPLAY_NAME_HAS_ADDRESS: 'Escriba un nombre sin direcciones web ni de correo.',
    INVALID_EMAIL:
      'Escriba una dirección de correo como nombre@empresa.com. No se admiten acentos ni eñes antes de la @.',
    INVALID_LOCALE: 'Elija un idioma.',
    EMAIL_IN_USE: 'Un perfil de esta cuenta ya tiene esta dirección.',
    DUPLICATE: 'Esta dirección está más arriba en la lista.',
    ADDRESS_BOUNCES: 'El correo a esta dirección fue devuelto. Corrija antes la dirección.',
    RATE_LIMITED: 'Esta dirección ya recibió suficientes invitaciones por ahora. Inténtelo más tarde.',
    NOT_PENDING: 'La invitación ya no está pendiente: no hay nada que retirar. Vuelva a cargar la página.',
    EMPTY: 'No hay nadie en la lista.',
    TOO_MANY: 'No se pueden agregar más de 500 a la vez.',
  },
  profiles,
  adding,
  invitations,
  audit,
};
