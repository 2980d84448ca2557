//! What a mail is made of.

use std::time::{Duration, SystemTime};

use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::{Address, Message};

use super::MailError;

/// A mail to one address, as plain text and as HTML.
#[derive(Debug)]
pub struct Mail<'a> {
    /// Names it. A mail that is tried again has the same, so that a mail client shows two copies as one.
    pub id: &'a str,
    /// The address.
    pub to: &'a str,
    /// Who speaks, where the settings name nobody.
    pub from_name: &'a str,
    /// Where answers go.
    pub reply_to: Option<&'a str>,
    /// One line.
    pub subject: &'a str,
    /// For who reads no HTML.
    pub text: String,
    /// A whole document.
    pub html: String,
    /// When it was made, epoch milliseconds.
    pub made_at: i64,
}

impl Mail<'_> {
    /// The mail as it is sent. What anybody chose (names, the address) is encoded or refused, so none of it can become a header of its own.
    pub(super) fn message(&self, from: &Mailbox) -> Result<Message, MailError> {
        let to: Address = self.to.parse().map_err(|_| MailError::Address)?;
        let name = from.name.clone().unwrap_or_else(|| one_line(self.from_name));
        let mut message = Message::builder()
            .message_id(Some(format!("<{}@{}>", self.id, from.email.domain())))
            .date(SystemTime::UNIX_EPOCH + Duration::from_millis(u64::try_from(self.made_at).unwrap_or(0)))
            .from(Mailbox::new(Some(name), from.email.clone()))
            .to(Mailbox::new(None, to))
            .subject(one_line(self.subject))
            // RFC 3834: nobody's holiday notice is to answer it.
            .raw_header(header("Auto-Submitted", "auto-generated"))
            .raw_header(header("X-Auto-Response-Suppress", "All"));
        if let Some(Ok(address)) = self.reply_to.map(str::parse) {
            message = message.reply_to(Mailbox::new(None, address));
        }
        Ok(message.multipart(MultiPart::alternative_plain_html(self.text.clone(), self.html.clone()))?)
    }
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

/// The text without control characters.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn headers(mail: &Mail) -> Result<Vec<String>, MailError> {
        let from = "billing@acme.example".parse().unwrap();
        let whole = String::from_utf8(mail.message(&from)?.formatted()).unwrap();
        let (headers, _) = whole.split_once("\r\n\r\n").unwrap();
        // A line that begins with a space goes on with the one before.
        let names = headers.split("\r\n").filter(|line| !line.starts_with([' ', '\t']));
        Ok(names.map(|line| line.split(':').next().unwrap().to_owned()).collect())
    }

    fn mail<'a>(to: &'a str, from_name: &'a str, reply_to: Option<&'a str>) -> Mail<'a> {
        let (text, html) = ("Hello".to_owned(), "<p>Hello".to_owned());
        Mail {
            id: "job_1",
            to,
            from_name,
            reply_to,
            subject: from_name,
            text,
            html,
            made_at: 1_795_356_330_000,
        }
    }

    const HEADERS: [&str; 10] = [
        "Message-ID",
        "Date",
        "From",
        "To",
        "Subject",
        "Auto-Submitted",
        "X-Auto-Response-Suppress",
        "Reply-To",
        "MIME-Version",
        "Content-Type",
    ];

    fn only_ours(names: &[String]) -> bool {
        let mut seen = std::collections::HashSet::new();
        names.iter().all(|name| HEADERS.contains(&name.as_str()) && seen.insert(name))
    }

    #[test]
    fn a_mail_has_the_headers_of_one() {
        let names = headers(&mail("ann@example.com", "Acme", Some("help@acme.example"))).unwrap();
        assert!(names.len() == HEADERS.len() && only_ours(&names), "{names:?}");
    }

    #[test]
    fn what_somebody_chose_becomes_no_header() {
        for evil in [
            "Acme\r\nBcc: all@example.com",
            "Acme\nBcc: x@y.example",
            "Acme\r\n\r\n<script>",
            "=?utf-8?q?Acme=0D=0ABcc:_x@y.example?=",
            "\u{85}Bcc: x",
        ] {
            let names = headers(&mail("ann@example.com", evil, Some(evil))).unwrap();
            assert!(only_ours(&names), "{evil:?}: {names:?}");
        }
        for evil in [
            "ann@example.com\r\nBcc: x@y.example",
            "ann@example.com, x@y.example",
            "ann",
            "",
            "<ann@example.com>\r\nRCPT TO:<x@y.example>",
        ] {
            assert!(matches!(headers(&mail(evil, "Acme", None)), Err(MailError::Address)), "{evil:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_name_and_no_address_becomes_a_header(name in any::<String>(), to in any::<String>(), reply_to in any::<String>()) {
            if let Ok(names) = headers(&mail(&to, &name, Some(&reply_to))) {
                prop_assert!(only_ours(&names), "{:?}", names);
            }
            let names = headers(&mail("ann@example.com", &name, Some(&reply_to))).unwrap();
            prop_assert!(only_ours(&names), "{:?}", names);
        }
    }
}
