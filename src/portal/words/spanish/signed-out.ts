import { type SignedOutWords } from '../english/signed-out';

/** The texts of the signed-out page, in Spanish. */
export const signedOut: SignedOutWords = {
  title: 'Iniciar sesión',
  lead: 'CustomerSource y PartnerSource son las extranets de Microsoft Dynamics. Ofrecen actualizaciones, formación, documentación y ayuda para clientes con un Enhancement Plan o un plan de soporte, para partners y para empleados de Microsoft. Aquí asocia sus perfiles a su cuenta de Microsoft y elige cuál usar.',
  keep: 'Mantener la sesión iniciada',
  keepHint:
    'Selecciónelo solo si usted es la única persona que usa este equipo. Si no lo selecciona, la sesión se cierra al cerrar el navegador.',
  button: 'Iniciar sesión con Microsoft',
  forgotten: '¿Ha olvidado la contraseña?',
  forgottenHint:
    'Microsoft puede ayudarle con las cuentas personales. Para una cuenta profesional o educativa, consulte a su organización.',
  toGoOn: 'Inicie sesión para ir a la página solicitada.',
  everywhere: 'Ha cerrado la sesión en todos los dispositivos.',
  othersMaybeOpen:
    'Su sesión ya había terminado, por lo que es posible que haya sesiones abiertas en sus otros dispositivos. Inicie sesión y vuelva a cerrarla en todos los dispositivos.',
  microsoftUnreached:
    'Ha cerrado la sesión aquí. No pudimos conectar con Microsoft, así que es posible que allí siga abierta.',
};
