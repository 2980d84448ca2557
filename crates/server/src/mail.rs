//! Mail: how it is sent (SMTP), and what every one has.

pub mod message;
mod settings;

use std::sync::OnceLock;
use std::time::Duration;

use lettre::transport::smtp::extension::ClientId;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

use crate::config::PublicUrl;
pub use message::Mail;
pub use settings::MailConfig;

/// How long the mail server may take over each step.
const STEP: Duration = Duration::from_secs(15);
/// And over a whole mail.
const WHOLE: Duration = Duration::from_secs(60);

type Transport = AsyncSmtpTransport<Tokio1Executor>;

/// Sends mail.
#[derive(Debug)]
pub struct Mailer {
    config: MailConfig,
    /// What the server calls itself.
    hello: ClientId,
    /// Made when it is first used: that reads the system's certificates.
    transport: OnceLock<Transport>,
}

/// Why a mail was not sent. Never says to whom.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// The address is none that mail can be sent to.
    #[error("the address is none that mail can be sent to")]
    Address,
    /// The mail server will never take mail for the address; what it answered, without its text.
    #[error("the mail server takes no mail for the address ({0})")]
    Refused(String),
    /// A part of the mail can't be written.
    #[error("the mail can't be written: {0}")]
    Message(#[from] lettre::error::Error),
    /// The mail server can't be reached, or refuses.
    #[error("the mail server did not take it: {0}")]
    Server(String),
}

impl Mailer {
    /// Sends mail as the settings say.
    pub fn new(config: MailConfig, public_url: &PublicUrl) -> Self {
        let url = url::Url::parse(public_url.origin()).ok();
        let hello = match url.as_ref().and_then(url::Url::host) {
            Some(url::Host::Domain(name)) => ClientId::Domain(name.to_owned()),
            Some(url::Host::Ipv4(address)) => ClientId::Ipv4(address),
            Some(url::Host::Ipv6(address)) => ClientId::Ipv6(address),
            None => ClientId::default(),
        };
        Self { config, hello, transport: OnceLock::new() }
    }

    /// Sends a mail. When it comes back the mail server has taken it.
    ///
    /// # Errors
    /// When the mail can't be written, or the mail server can't be reached or refuses it.
    pub async fn send(&self, mail: &Mail<'_>) -> Result<(), MailError> {
        let message = mail.message(&self.config.from)?;
        // A mail server's answer may quote the address.
        let told = |text: String| MailError::Server(text.replace(mail.to, "(address)"));
        let transport = self.transport().map_err(|error| told(error.to_string()))?;
        match tokio::time::timeout(WHOLE, transport.send(message)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => match refusal(&error) {
                Some(codes) => Err(MailError::Refused(codes)),
                None => Err(told(error.to_string())),
            },
            Err(_) => Err(told("it took too long".to_owned())),
        }
    }

    /// Connects and signs in, and sends nothing.
    ///
    /// # Errors
    /// When the mail server can't be reached or refuses.
    pub async fn check(&self) -> Result<(), MailError> {
        let tried = async {
            let transport = self.transport().map_err(|error| error.to_string())?;
            transport.test_connection().await.map_err(|error| error.to_string())
        };
        match tokio::time::timeout(WHOLE, tried).await {
            Ok(Ok(true)) => Ok(()),
            Ok(Ok(false)) => Err(MailError::Server("it closed the connection".to_owned())),
            Ok(Err(reason)) => Err(MailError::Server(reason)),
            Err(_) => Err(MailError::Server("it took too long".to_owned())),
        }
    }

    /// Where mail goes and who it is from, without the password.
    pub fn about(&self) -> String {
        format!("{}, from {}", self.config.server(), self.config.from.email)
    }

    fn transport(&self) -> Result<&Transport, lettre::transport::smtp::Error> {
        if let Some(transport) = self.transport.get() {
            return Ok(transport);
        }
        let made = Transport::from_url(self.config.url())?;
        let made = made.hello_name(self.hello.clone()).timeout(Some(STEP)).build();
        Ok(self.transport.get_or_init(|| made))
    }
}

/// The codes with which a mail server says that it will never take mail for an address; none if it said something else.
fn refusal(error: &lettre::transport::smtp::Error) -> Option<String> {
    let code = error.status().filter(|_| error.is_permanent()).map(u16::from)?;
    let text = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    refusal_of_recipient(code, &text)
}

/// The same of a permanent failure's code and text. The code of RFC 3463, section 3, tells best: 5.1 is about addresses, of which 5.1.7 and 5.1.8
/// are the sender's, and 5.2 about the mailbox. Without it 550, 551 and 553 refuse a mailbox (RFC 5321, section 4.2.3).
fn refusal_of_recipient(code: u16, text: &str) -> Option<String> {
    let first = text.split_whitespace().next().unwrap_or("");
    let numbers: Option<Vec<u16>> = first.split('.').map(|part| part.parse().ok()).collect();
    match numbers.as_deref() {
        Some([5, 1, 7 | 8]) => None,
        Some([5, 1 | 2, _]) => Some(format!("{code} {first}")),
        Some([5, _, _]) => None,
        _ => matches!(code, 550 | 551 | 553).then(|| code.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_refusal_of_the_recipient_is_one() {
        for (code, text, codes) in [
            (550, "5.1.1 <ann@example.com> Nobody here", Some("550 5.1.1")),
            (552, "5.2.2 Mailbox full", Some("552 5.2.2")),
            (553, "Requested action not taken: mailbox name not allowed", Some("553")),
            (550, "", Some("550")),
            (550, "5.7.1 Relaying denied", None),
            (553, "5.1.8 <billing@acme.example> Sender's domain not found", None),
            (535, "5.7.8 Wrong password", None),
            (554, "Transaction failed", None),
            (552, "5.3.4 Message too big", None),
        ] {
            assert_eq!(refusal_of_recipient(code, text).as_deref(), codes, "{code} {text}");
        }
    }
}
