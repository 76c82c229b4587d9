import { type AssociateWords } from '../english/associate';

/** The texts of the association page, in Spanish. */
export const associate: AssociateWords = {
  title: 'Asociar sus perfiles',
  none: 'Todavía no hay ningún perfil asociado a su cuenta de Microsoft.',
  more: '¿Tiene más perfiles?',
  how: 'Enviaremos una invitación por cada perfil registrado con esta dirección. Un mismo correo puede contener varias invitaciones. Abra el vínculo de cada invitación.',
  email: 'Su dirección de correo electrónico',
  emailHint:
    'La dirección que su empresa o su partner tiene registrada para usted. Puede ser distinta de la de su cuenta de Microsoft.',
  button: 'Enviar correos',
  done: 'Si conocemos esta dirección, enviaremos una invitación para cada uno de sus perfiles. Un mismo correo puede contener varias invitaciones.',
  missing: {
    title: '¿No ha recibido ningún correo?',
    wait: 'Los correos pueden tardar unos minutos en llegar.',
    spelling: 'Compruebe que la dirección esté bien escrita.',
    junk: 'Compruebe la carpeta de correo no deseado.',
    another: 'Pruebe con otras direcciones que su empresa pueda tener registradas para usted.',
    ask: 'Pida a un administrador de su empresa que revise su perfil y le invite.',
  },
  access: {
    title: '¿No encuentra su empresa? Póngase en contacto con sus administradores',
    lead: 'Los administradores de la cuenta de su empresa pueden darle un perfil. Les enviaremos un correo con el nombre de usted y con el nombre de usuario de la cuenta de Microsoft con la que ha iniciado sesión.',
    number: 'Número de cuenta',
    numberHint: 'Lo encontrará en sus facturas.',
    button: 'Solicitar acceso',
    done: 'Si existe esta cuenta y usted no tiene un perfil en ella, enviaremos un correo a sus administradores. Si aprueban su solicitud, le enviaremos un correo.',
  },
  refusals: {
    INVALID_EMAIL:
      'Escriba una dirección de correo como nombre@empresa.com. No se admiten acentos ni eñes antes de la @.',
    INVALID_ACCOUNT_NUMBER: 'Escriba un número de cuenta de 40 caracteres como máximo.',
  },
};
