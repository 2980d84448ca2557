//! The settings `BILLSTACK_SMTP_URL` and `BILLSTACK_MAIL_FROM`.

use std::fmt;

use lettre::message::Mailbox;
use url::{Host, Url};

use crate::config::ConfigError;

/// How mail is sent.
///
/// `smtps://` speaks TLS from the start (port 465), `smtp://` begins it with STARTTLS (port 587) and sends nothing where the mail server
/// can't. Without TLS (port 25) goes what stays on this machine, and what `?tls=none` says; then never a password.
#[derive(Clone)]
pub struct MailConfig {
    /// With what `lettre` makes of the port and TLS.
    url: Url,
    /// The sender's address, and the sender's name if it isn't to be the brand's.
    pub from: Mailbox,
}

impl MailConfig {
    /// Checks the two settings; none when neither is set.
    ///
    /// # Errors
    /// A sentence that says what to change, without the password.
    pub fn of(url: Option<&str>, from: Option<&str>) -> Result<Option<Self>, ConfigError> {
        let (url, from) = match (url, from) {
            (None, None) => return Ok(None),
            (Some(url), Some(from)) => (url, from),
            (Some(_), None) => {
                return wrong(
                    "BILLSTACK_MAIL_FROM is not set: mail needs a sender like `Acme <billing@acme.example>`",
                );
            }
            (None, Some(_)) => {
                return wrong(
                    "BILLSTACK_SMTP_URL is not set: BILLSTACK_MAIL_FROM is of no use without a mail server",
                );
            }
        };
        let Ok(from) = from.parse() else {
            return wrong(
                "BILLSTACK_MAIL_FROM must be an address like billing@acme.example or `Acme <billing@acme.example>`",
            );
        };
        Ok(Some(Self { url: with_tls(url)?, from }))
    }

    /// For `lettre`.
    pub(super) fn url(&self) -> &str {
        self.url.as_str()
    }

    /// Scheme, host and port.
    pub(super) fn server(&self) -> String {
        let port = self.url.port().map(|port| format!(":{port}")).unwrap_or_default();
        format!("{}://{}{port}", self.url.scheme(), self.url.host_str().unwrap_or(""))
    }
}

fn with_tls(text: &str) -> Result<Url, ConfigError> {
    const FORM: &str = "BILLSTACK_SMTP_URL must be an address like smtp://user:password@mail.example.com or smtps://…, with characters \
                        like @ and / in the password percent-encoded";
    let Ok(mut url) = Url::parse(text) else { return wrong(FORM) };
    let Some(host) = url.host_str().and_then(|host| Host::parse(host).ok()) else { return wrong(FORM) };
    let bare = matches!(url.path(), "" | "/") && url.fragment().is_none();
    let half_a_login = url.username().is_empty() != url.password().is_none();
    let tls = url.query().map(str::to_owned);
    if !matches!(url.scheme(), "smtp" | "smtps") || !bare || half_a_login {
        return wrong(FORM);
    }
    url.set_path("");
    url.set_query(None);
    match (url.scheme(), tls.as_deref()) {
        ("smtps", None) => {}
        ("smtp", None) if stays_here(&host) => {}
        ("smtp", None | Some("tls=starttls")) => url.set_query(Some("tls=required")),
        ("smtp", Some("tls=none")) if url.password().is_none() || stays_here(&host) => {}
        ("smtp", Some("tls=none")) => {
            return wrong(
                "BILLSTACK_SMTP_URL has `tls=none`, and would send its password in the clear: leave one of them out",
            );
        }
        _ => {
            return wrong(
                "BILLSTACK_SMTP_URL may have `?tls=starttls` or `?tls=none` after smtp://…, and nothing else",
            );
        }
    }
    Ok(url)
}

/// Whether what goes there stays on this machine.
fn stays_here(host: &Host) -> bool {
    match host {
        Host::Domain(name) => name == "localhost",
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    }
}

fn wrong<T>(sentence: &str) -> Result<T, ConfigError> {
    Err(ConfigError(sentence.to_owned()))
}

impl fmt::Debug for MailConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MailConfig")
            .field("server", &self.server())
            .field("from", &self.from)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> Result<String, String> {
        MailConfig::of(Some(text), Some("billing@acme.example"))
            .map(|config| config.unwrap().url().to_owned())
            .map_err(|error| error.to_string())
    }

    #[test]
    fn tls_is_left_out_only_where_nothing_can_be_overheard_or_somebody_says_so() {
        for (text, made) in [
            ("smtp://mail.example.com", "smtp://mail.example.com?tls=required"),
            (
                "smtp://ann:p%40ss@mail.example.com:2525",
                "smtp://ann:p%40ss@mail.example.com:2525?tls=required",
            ),
            ("smtps://ann:secret@mail.example.com", "smtps://ann:secret@mail.example.com"),
            ("smtp://localhost", "smtp://localhost"),
            ("smtp://ann:secret@127.0.0.1:1025", "smtp://ann:secret@127.0.0.1:1025"),
            ("smtp://localhost?tls=starttls", "smtp://localhost?tls=required"),
            ("smtp://relay.internal?tls=none", "smtp://relay.internal"),
        ] {
            assert_eq!(url(text).as_deref(), Ok(made), "{text}");
        }
        for bad in [
            "mail.example.com",
            "http://mail.example.com",
            "smtp://",
            "smtp://mail.example.com/path",
            "smtp://ann@mail.example.com",
            "smtp://ann:secret@relay.internal?tls=none",
            "smtps://mail.example.com?tls=none",
            "smtp://mail.example.com?tls=opportunistic",
            "smtp://:secret@mail.example.com",
        ] {
            let error = url(bad).unwrap_err();
            assert!(error.starts_with("BILLSTACK_SMTP_URL ") && !error.contains("secret"), "{bad}: {error}");
        }
    }

    #[test]
    fn both_are_set_or_neither() {
        assert!(MailConfig::of(None, None).unwrap().is_none());
        for (url, from, names) in [
            (Some("smtp://localhost"), None, "BILLSTACK_MAIL_FROM is not set"),
            (None, Some("a@b.example"), "BILLSTACK_SMTP_URL is not set"),
            (Some("smtp://localhost"), Some("Acme"), "BILLSTACK_MAIL_FROM must be"),
        ] {
            let error = MailConfig::of(url, from).unwrap_err().to_string();
            assert!(error.starts_with(names), "{error}");
        }
    }

    #[test]
    fn the_password_is_not_printed() {
        let config = MailConfig::of(Some("smtp://ann:hunter2@mail.example.com"), Some("Acme <a@b.example>"))
            .unwrap()
            .unwrap();
        let shown = format!("{config:?} {}", config.server());
        assert!(
            shown.contains("smtp://mail.example.com") && !shown.contains("hunter2") && !shown.contains("ann"),
            "{shown}"
        );
    }
}
