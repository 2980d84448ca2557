//! The server's settings: a file, then the environment, then flags, each over the one before.

use std::collections::BTreeMap;
use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;
use std::path::Path;

use serde::Deserialize;
use store::db::DatabaseUrl;
use url::{Host, Url};

use crate::mail::MailConfig;
use crate::secret::seal::Keyring;

/// Checked settings.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where the server listens.
    pub listen: SocketAddr,
    /// Where `/metrics` is answered; none for nowhere.
    pub metrics_listen: Option<SocketAddr>,
    /// What customers' browsers reach the server by; portal links start with it.
    pub public_url: PublicUrl,
    /// SQLite file or PostgreSQL server.
    pub database_url: DatabaseUrl,
    /// Seals Stripe's secrets.
    pub keyring: Keyring,
    /// `https://api.stripe.com`, or a sandbox.
    pub stripe_api_base: Url,
    /// Proxies whose `X-Forwarded-For` is believed; no IPv4 address in the clothes of IPv6.
    pub trusted_proxies: Vec<IpAddr>,
    /// How mail is sent; none where it isn't.
    pub mail: Option<MailConfig>,
    /// How many portal sessions one caller may make in a second; none for no limit.
    pub mints_per_second: Option<NonZeroU32>,
}

/// The address that the outside knows the server by: http or https, a host, perhaps a port; no path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl(String);

impl PublicUrl {
    /// Checks an address.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        let bad = || {
            ConfigError(
                "BILLSTACK_PUBLIC_URL must be an address like https://billing.example.com, without a path"
                    .into(),
            )
        };
        let url = Url::parse(text).map_err(|_| bad())?;
        let plain = matches!(url.scheme(), "http" | "https")
            && url.host().is_some()
            && url.path() == "/"
            && url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty()
            && url.password().is_none();
        if plain { Ok(Self(url.origin().ascii_serialization())) } else { Err(bad()) }
    }

    /// The origin, as browsers send it: scheme, host, and the port unless it is the scheme's own. No slash at its end.
    pub fn origin(&self) -> &str {
        &self.0
    }

    /// Whether browsers reach it by TLS.
    pub fn is_https(&self) -> bool {
        self.0.starts_with("https:")
    }

    /// Whether it is one to listen on that names no machine, like 0.0.0.0, and leads nowhere.
    pub fn is_unspecified(&self) -> bool {
        self.host().is_some_and(|host| match host {
            Host::Domain(_) => false,
            Host::Ipv4(address) => address.is_unspecified(),
            Host::Ipv6(address) => address.is_unspecified(),
        })
    }

    /// Whether it leads each browser to its own machine.
    pub fn is_loopback(&self) -> bool {
        self.host().is_some_and(|host| match host {
            Host::Domain(name) => name == "localhost" || name.ends_with(".localhost"),
            Host::Ipv4(address) => address.is_loopback(),
            Host::Ipv6(address) => address.is_loopback(),
        })
    }

    fn host(&self) -> Option<Host> {
        Url::parse(&self.0).ok()?.host().map(|host| host.to_owned())
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A setting that is missing or wrong, as a sentence that says what to change. Never holds a secret.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct ConfigError(pub String);

/// Settings as they are written, in a file or in the environment. Every key of the file is also `BILLSTACK_` and its name in capitals.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// See [`Config::listen`]; `127.0.0.1:4242` by default.
    pub listen: Option<String>,
    /// See [`Config::metrics_listen`].
    pub metrics_listen: Option<String>,
    /// See [`Config::public_url`]; by default the address listened on.
    pub public_url: Option<String>,
    /// See [`Config::database_url`]. Needed.
    pub database_url: Option<String>,
    /// See [`Config::keyring`]. Needed.
    pub encryption_key: Option<Hidden>,
    /// See [`Config::stripe_api_base`].
    pub stripe_api_base: Option<String>,
    /// Addresses separated by commas; see [`Config::trusted_proxies`].
    pub trusted_proxies: Option<String>,
    /// `smtp://` or `smtps://`, with user and password; see [`MailConfig`].
    pub smtp_url: Option<Hidden>,
    /// Who mail is from: an address, perhaps with a name before it.
    pub mail_from: Option<String>,
    /// See [`Config::mints_per_second`]; 500 by default, 0 for no limit.
    pub mints_per_second: Option<u32>,
    /// What is logged: `info`, `debug`, or a filter like `billstack=debug`.
    pub log: Option<String>,
    /// `pretty` or `json`.
    pub log_format: Option<String>,
}

/// A setting that must not be printed.
#[derive(Clone, Deserialize)]
#[serde(transparent)]
pub struct Hidden(String);

impl Hidden {
    /// Hides a text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(hidden)")
    }
}

const PREFIX: &str = "BILLSTACK_";

impl Settings {
    /// Reads a TOML file. An unknown key is an error that names it.
    pub fn from_file(path: &Path) -> Result<Self, ConfigError> {
        let text = std::fs::read_to_string(path).map_err(|error| {
            ConfigError(format!("can't read the settings file {}: {error}", path.display()))
        })?;
        toml::from_str(&text).map_err(|error| {
            ConfigError(format!("the settings file {} is not valid: {}", path.display(), error.message()))
        })
    }

    /// Takes what the environment sets over what is set so far. A variable that starts with `BILLSTACK_` and isn't known is an
    /// error, because a misspelled setting must not be ignored; `BILLSTACK_TEST_…` belongs to the project's tests.
    pub fn overlay_environment(
        self,
        variables: impl Iterator<Item = (String, String)>,
    ) -> Result<Self, ConfigError> {
        let mut set: BTreeMap<String, String> = variables
            .filter_map(|(name, value)| Some((name.strip_prefix(PREFIX)?.to_owned(), value)))
            .filter(|(name, value)| !value.is_empty() && !name.starts_with("TEST_") && name != "CONFIG")
            .collect();
        let mut take = |name: &str| set.remove(name);
        let merged = Self {
            listen: take("LISTEN").or(self.listen),
            metrics_listen: take("METRICS_LISTEN").or(self.metrics_listen),
            public_url: take("PUBLIC_URL").or(self.public_url),
            database_url: take("DATABASE_URL").or(self.database_url),
            encryption_key: take("ENCRYPTION_KEY").map(Hidden).or(self.encryption_key),
            stripe_api_base: take("STRIPE_API_BASE").or(self.stripe_api_base),
            trusted_proxies: take("TRUSTED_PROXIES").or(self.trusted_proxies),
            smtp_url: take("SMTP_URL").map(Hidden).or(self.smtp_url),
            mail_from: take("MAIL_FROM").or(self.mail_from),
            mints_per_second: match take("MINTS_PER_SECOND") {
                Some(text) => Some(text.parse().map_err(|_| {
                    ConfigError("BILLSTACK_MINTS_PER_SECOND must be a whole number, 0 for no limit".into())
                })?),
                None => self.mints_per_second,
            },
            log: take("LOG").or(self.log),
            log_format: take("LOG_FORMAT").or(self.log_format),
        };
        match set.keys().next() {
            Some(name) => {
                Err(ConfigError(format!("the environment sets {PREFIX}{name}, which is not a setting")))
            }
            None => Ok(merged),
        }
    }

    /// Where to listen, checked.
    pub fn listen(&self) -> Result<SocketAddr, ConfigError> {
        socket_address("BILLSTACK_LISTEN", self.listen.as_deref().unwrap_or("127.0.0.1:4242"))
    }

    /// The database, checked.
    pub fn database_url(&self) -> Result<DatabaseUrl, ConfigError> {
        let text = self.database_url.as_deref().ok_or_else(|| {
            ConfigError("BILLSTACK_DATABASE_URL is not set: use sqlite:///var/lib/billstack/billstack.db or postgres://…".into())
        })?;
        text.parse().map_err(|error| ConfigError(format!("BILLSTACK_DATABASE_URL is not valid: {error}")))
    }

    /// All settings, checked.
    pub fn check(&self) -> Result<Config, ConfigError> {
        let listen = self.listen()?;
        let key = self.encryption_key.as_ref().ok_or_else(|| {
            ConfigError(
                "BILLSTACK_ENCRYPTION_KEY is not set: make one with `openssl rand -hex 32` and keep it safe"
                    .into(),
            )
        })?;
        let public_url = match &self.public_url {
            Some(text) => PublicUrl::parse(text)?,
            None => PublicUrl::parse(&format!("http://{listen}"))?,
        };
        Ok(Config {
            listen,
            metrics_listen: match &self.metrics_listen {
                Some(text) => Some(socket_address("BILLSTACK_METRICS_LISTEN", text)?),
                None => None,
            },
            public_url,
            database_url: self.database_url()?,
            keyring: Keyring::parse(&key.0).map_err(|error| ConfigError(error.to_string()))?,
            stripe_api_base: stripe_api_base(self.stripe_api_base.as_deref())?,
            trusted_proxies: trusted_proxies(self.trusted_proxies.as_deref().unwrap_or(""))?,
            mail: MailConfig::of(
                self.smtp_url.as_ref().map(|url| url.0.as_str()),
                self.mail_from.as_deref(),
            )?,
            mints_per_second: NonZeroU32::new(self.mints_per_second.unwrap_or(500)),
        })
    }
}

fn socket_address(name: &str, text: &str) -> Result<SocketAddr, ConfigError> {
    text.parse().map_err(|_| {
        ConfigError(format!("{name} must be an address and a port like 127.0.0.1:4242, not `{text}`"))
    })
}

fn stripe_api_base(text: Option<&str>) -> Result<Url, ConfigError> {
    let bad = || {
        ConfigError(
            "BILLSTACK_STRIPE_API_BASE must be an http or https address like https://api.stripe.com".into(),
        )
    };
    let url = Url::parse(text.unwrap_or("https://api.stripe.com")).map_err(|_| bad())?;
    if matches!(url.scheme(), "http" | "https") && url.host().is_some() { Ok(url) } else { Err(bad()) }
}

fn trusted_proxies(text: &str) -> Result<Vec<IpAddr>, ConfigError> {
    let addresses = text.split(',').map(str::trim).filter(|text| !text.is_empty());
    addresses
        .map(|text| {
            text.parse().map(|address: IpAddr| address.to_canonical()).map_err(|_| {
                ConfigError(format!("BILLSTACK_TRUSTED_PROXIES has `{text}`, which is not an IP address"))
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(pairs: &[(&str, &str)]) -> Result<Settings, ConfigError> {
        let pairs = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Settings::default().overlay_environment(pairs)
    }

    fn complete() -> Vec<(&'static str, &'static str)> {
        const KEY: &str = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
        vec![("BILLSTACK_DATABASE_URL", "sqlite:///tmp/x.db"), ("BILLSTACK_ENCRYPTION_KEY", KEY)]
    }

    #[test]
    fn two_settings_are_needed_and_the_rest_has_defaults() {
        let config = environment(&complete()).unwrap().check().unwrap();
        assert_eq!(config.listen.to_string(), "127.0.0.1:4242");
        assert_eq!(config.public_url.origin(), "http://127.0.0.1:4242");
        assert_eq!(config.stripe_api_base.as_str(), "https://api.stripe.com/");
        for missing in ["BILLSTACK_DATABASE_URL", "BILLSTACK_ENCRYPTION_KEY"] {
            let rest: Vec<_> = complete().into_iter().filter(|(name, _)| *name != missing).collect();
            let error = environment(&rest).unwrap().check().unwrap_err().to_string();
            assert!(error.starts_with(&format!("{missing} is not set")), "{error}");
        }
    }

    #[test]
    fn a_misspelled_setting_is_named_and_other_variables_are_left_alone() {
        let error = environment(&[("BILLSTACK_LISTN", "x")]).unwrap_err().to_string();
        assert_eq!(error, "the environment sets BILLSTACK_LISTN, which is not a setting");
        assert!(environment(&[("PATH", "/bin"), ("BILLSTACK_TEST_POSTGRES_URL", "x")]).is_ok());
        let error = toml::from_str::<Settings>("listn = 1").unwrap_err().to_string();
        assert!(error.contains("unknown field `listn`"), "{error}");
    }

    #[test]
    fn a_public_url_is_an_origin() {
        assert_eq!(
            PublicUrl::parse("https://Billing.Example.com:443/").unwrap().origin(),
            "https://billing.example.com"
        );
        for bad in ["billing.example.com", "ftp://x", "https://x/path", "https://user@x", "https://x?q", ""] {
            assert!(PublicUrl::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn an_address_that_leads_nowhere_or_to_the_browser_itself_is_told() {
        let told = |text: &str| {
            let url = PublicUrl::parse(text).unwrap();
            (url.is_unspecified(), url.is_loopback())
        };
        for text in ["http://0.0.0.0:4242", "http://[::]:4242"] {
            assert_eq!(told(text), (true, false), "{text}");
        }
        for text in ["http://127.0.0.1:4242", "http://[::1]", "https://localhost", "http://app.localhost"] {
            assert_eq!(told(text), (false, true), "{text}");
        }
        for text in ["https://billing.example.com", "http://10.0.0.1"] {
            assert_eq!(told(text), (false, false), "{text}");
        }
    }

    #[test]
    fn a_proxy_is_one_address_however_it_is_written() {
        let proxies = trusted_proxies("10.0.0.1, ::ffff:10.0.0.2,2001:db8::1").unwrap();
        let texts: Vec<String> = proxies.iter().map(IpAddr::to_string).collect();
        assert_eq!(texts, ["10.0.0.1", "10.0.0.2", "2001:db8::1"]);
        assert!(trusted_proxies("proxy.example.com").is_err());
    }

    #[test]
    fn no_setting_shows_a_secret_when_printed() {
        let settings = environment(&complete()).unwrap();
        assert!(!format!("{settings:?} {:?}", settings.check().unwrap()).contains("aaaa"));
    }
}
