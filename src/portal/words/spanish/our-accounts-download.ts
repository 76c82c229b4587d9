import { type OurAccountsWords } from '../english/our-accounts';
import { plural } from '../plural';

/** The texts of downloads, in Spanish. */
export const download: OurAccountsWords['download'] = {
  button: 'Descargar CSV',
  reading: 'Descargando…',
  progress: ({ read, total }) => `${read} de ${total}`,
  saved: plural('es', {
    one: ({ number }) => `Se guardó ${number} fila.`,
    other: ({ number }) => `Se guardaron ${number} filas.`,
  }),
  canceled: 'Descarga cancelada.',
  invitedUntil: 'Invitación válida hasta',
  delivery: 'Correo de la invitación',
  request: 'Id. de la petición HTTP',
};
