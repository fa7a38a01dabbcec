// Tests receive e-mail with the same sink as the demo; its faults are documented there.
export { startSmtpSink, type MailFault, type SmtpSink, type StoredMail } from '#servers';
