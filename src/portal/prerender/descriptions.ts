import { type Language } from '../words/language';

/** What search engines show about the portal, by language. */
export const descriptions: Readonly<Record<Language, string>> = {
  en: 'Sign in with your Microsoft account to choose the company you act for, accept invitations, and manage who has access to your company’s accounts.',
  de: 'Melden Sie sich mit Ihrem Microsoft-Konto an, um die Firma auszuwählen, für die Sie handeln, Einladungen anzunehmen und den Zugriff auf die Konten Ihrer Firma zu verwalten.',
  fr: 'Connectez-vous avec votre compte Microsoft pour choisir la société pour laquelle vous agissez, accepter des invitations et gérer l’accès aux comptes de votre société.',
  es: 'Inicie sesión con su cuenta Microsoft para elegir la empresa en cuyo nombre actúa, aceptar invitaciones y administrar el acceso a las cuentas de su empresa.',
  da: 'Log på med din Microsoft-konto for at vælge den virksomhed, du handler for, acceptere invitationer og administrere adgangen til din virksomheds konti.',
  ja: 'Microsoft アカウントでサインインして、代表する会社の選択、招待の承諾、会社のアカウントへのアクセス権の管理を行えます。',
};
