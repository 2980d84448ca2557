// A mail server that keeps what it is sent.

import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export class Mailbox {
  #mails = [];
  #server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const keep = (mail) => this.#mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), text: decoded(mail) });
      text(stream).then(keep).then(() => done(), done);
    },
  });

  /** Starts one on a free port. */
  static async start() {
    const mailbox = new Mailbox();
    mailbox.#server.listen(0, '127.0.0.1');
    await once(mailbox.#server.server, 'listening');
    return mailbox;
  }

  async stop() {
    await new Promise((resolve) => {
      this.#server.close(resolve);
    });
  }

  /** Its address, as `BILLSTACK_SMTP_URL` has it. */
  get address() {
    return `smtp://127.0.0.1:${this.#server.server.address().port}`;
  }

  /** What came so far: `{ to, text }`. */
  get mails() {
    return this.#mails;
  }
}

/** A mail's text without what quoted-printable does to it (RFC 2045, section 6.7). */
function decoded(mail) {
  return mail.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '=');
}
