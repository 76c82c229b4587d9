import { type AccountsWords } from '../english/accounts';
import { plural } from '../plural';

/** The texts of the Multiple Accounts page, in Spanish. */
export const accounts: AccountsWords = {
  title: 'Varias cuentas',
  choose:
    'Su cuenta de Microsoft tiene varios perfiles. Elija el que va a usar ahora; puede cambiar en cualquier momento sin cerrar la sesión.',
  switch: 'Elija el perfil con el que seguir. La sesión sigue iniciada.',
  legend: 'Sus perfiles',
  inUse: 'En uso ahora',
  lastUsed: ({ day }) => `Usado por última vez el ${day}`,
  search: 'Buscar',
  searchHint: 'Por empresa, número de cuenta o nombre.',
  found: plural('es', {
    one: ({ number }) => `${number} perfil encontrado.`,
    other: ({ number }) => `${number} perfiles encontrados.`,
  }),
  more: 'Mostrar más',
  lastHundred: 'Se muestran los últimos usados. La búsqueda encuentra los demás.',
  always: 'Usar siempre este',
  alwaysHint: 'Empieza con él cada vez que inicia sesión, y no se le vuelve a preguntar.',
  tabOnly: 'Solo en esta pestaña',
  tabOnlyHint: 'Sus otras pestañas siguen como están.',
  button: 'Continuar',
  chooseFirst: 'Elija uno de los perfiles.',
  closed: 'No se pueden usar por ahora',
  refusals: {
    NOT_FOUND: 'Este perfil ya no está asociado a su cuenta de Microsoft. Elija otro.',
    PROFILE_NOT_ACTIVE:
      'Este perfil se ha desactivado. Elija otro, o pregunte a un administrador de su cuenta.',
    ACCESS_CLOSED: 'La cuenta de este perfil no tiene acceso por ahora. Elija otro.',
  },
};
