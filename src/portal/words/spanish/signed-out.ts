import { type SignedOutWords } from '../english/signed-out';

/** The texts of the signed-out page, in Spanish. */
export const signedOut: SignedOutWords = {
  title: 'Iniciar sesión',
  lead: 'CustomerSource y PartnerSource son las extranets de Microsoft Dynamics: actualizaciones, formación, documentación y ayuda para clientes con un Enhancement Plan o un plan de soporte, para partners y para empleados de Microsoft. Aquí vincula sus perfiles con su cuenta Microsoft y elige cuál usar.',
  keep: 'Mantener la sesión iniciada',
  keepHint:
    'Solo en un equipo que use únicamente usted. De lo contrario, la sesión se cierra al cerrar el navegador.',
  button: 'Iniciar sesión con Microsoft',
  forgotten: '¿Ha olvidado la contraseña?',
  forgottenHint:
    'Microsoft ayuda allí con las cuentas personales; para una cuenta profesional o educativa, pregunte a su organización.',
  toGoOn: 'Inicie sesión para ir a la página solicitada.',
  microsoftUnreached:
    'Ha cerrado la sesión aquí. No se pudo contactar con Microsoft: es posible que allí siga abierta.',
};
