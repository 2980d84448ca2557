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
            Ok(Err(error)) => Err(told(error.to_string())),
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
