import { type AssociateWords } from '../english/associate';

/** The texts of the association page, in Spanish. */
export const associate: AssociateWords = {
  title: 'Asociar sus perfiles',
  none: 'Todavía no hay ningún perfil asociado con su cuenta Microsoft.',
  more: '¿Tiene más perfiles?',
  how: 'Enviaremos una invitación por cada perfil registrado con esta dirección. Varias pueden llegar en un mismo correo. Siga el vínculo de cada invitación.',
  email: 'Su dirección de correo electrónico',
  emailHint:
    'La que su empresa o su partner tiene registrada para usted. No es necesario que sea la de su cuenta Microsoft.',
  button: 'Enviar los correos',
  done: 'Si conocemos la dirección, hay una invitación en camino para cada uno de sus perfiles. Varias pueden llegar en un mismo correo.',
  missing: {
    title: '¿No ha llegado nada?',
    wait: 'Los correos pueden tardar unos minutos.',
    spelling: 'Compruebe que la dirección esté bien escrita.',
    junk: 'Mire en la carpeta de correo no deseado.',
    another: 'Pruebe con otras direcciones que su empresa pueda tener registradas para usted.',
    ask: 'Pida a un administrador de su empresa que revise su perfil y le invite.',
  },
  access: {
    title: '¿No se encuentra su empresa? Pregunte a sus administradores',
    lead: 'Quien administra la cuenta de su empresa puede darle un perfil. Los administradores reciben un correo con su nombre y con el nombre de usuario de la cuenta Microsoft con la que ha iniciado sesión.',
    number: 'Número de cuenta',
    numberHint: 'Tal como figura en las facturas.',
    button: 'Solicitar acceso',
    done: 'Si existe esa cuenta y usted no tiene un perfil en ella, sus administradores reciben un correo. Si están de acuerdo, le envían una invitación.',
  },
  refusals: {
    INVALID_EMAIL:
      'Escriba una dirección de correo como nombre@empresa.com. No se admiten acentos ni eñes antes de la @.',
    INVALID_ACCOUNT_NUMBER: 'Escriba el número de cuenta, de 40 caracteres como máximo.',
  },
};
