import { type AccountsWords } from '../english/accounts';
import { plural } from '../plural';

/** The texts of the Multiple Accounts page, in Spanish. */
export const accounts: AccountsWords = {
  title: 'Varias cuentas',
  lead: 'Su cuenta de Microsoft tiene varios perfiles. Elija el que va a usar ahora. Puede cambiar en cualquier momento sin cerrar la sesión.',
  legend: 'Sus perfiles',
  inUse: 'En uso',
  byDefault: 'Predeterminado',
  lastUsed: ({ day }) => `Usado por última vez el ${day}`,
  search: 'Buscar',
  searchHint: 'Por empresa, número de cuenta o nombre.',
  found: plural('es', {
    one: ({ number }) => `${number} perfil encontrado.`,
    other: ({ number }) => `${number} perfiles encontrados.`,
  }),
  more: 'Mostrar más',
  lastHundred: 'Esta lista muestra los últimos perfiles que ha usado. Para encontrar los demás, búsquelos.',
  always: 'Usar siempre este perfil',
  alwaysHint: 'Empezará con este perfil cada vez que inicie sesión.',
  tabOnly: 'Solo en esta pestaña',
  tabOnlyHint: 'Sus otras pestañas no cambian.',
  tabOnlyInMaintenance: 'Durante el mantenimiento, solo puede elegir un perfil para esta pestaña.',
  askEachTime: 'Preguntar cada vez',
  defaultCleared: 'Elegirá un perfil cada vez que inicie sesión.',
  button: 'Continuar',
  chooseFirst: 'Elija un perfil.',
  closed: 'No disponibles actualmente',
  refusals: {
    NOT_FOUND: 'Este perfil ya no está asociado a su cuenta de Microsoft. Elija otro perfil.',
    PROFILE_NOT_ACTIVE:
      'Este perfil está desactivado. Elija otro perfil o póngase en contacto con un administrador de su cuenta.',
    ACCESS_CLOSED: 'La cuenta de este perfil no tiene acceso actualmente. Elija otro perfil.',
  },
};
