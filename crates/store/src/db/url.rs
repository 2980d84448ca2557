//! Which database: `sqlite://PATH` or `postgres://…`.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use tokio_postgres::config::SslMode;

/// Where the database is. Neither its text nor its `Debug` shows the password.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseUrl(pub(super) Location);

#[derive(Clone, PartialEq, Eq)]
pub(super) enum Location {
    Sqlite(PathBuf),
    Postgres(Box<Server>),
}

/// How to reach PostgreSQL.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Server {
    pub(super) config: tokio_postgres::Config,
}

/// A text that isn't the address of a database that we can use.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the database address must be sqlite://PATH or postgres://USER:PASSWORD@HOST/DATABASE: {0}")]
pub struct UrlError(String);

impl FromStr for DatabaseUrl {
    type Err = UrlError;

    fn from_str(text: &str) -> Result<Self, UrlError> {
        let Some((scheme, rest)) = text.split_once("://") else {
            let hint = if text == "sqlite::memory:" {
                "a database in memory would not outlive the process"
            } else {
                "it has no ://"
            };
            return Err(UrlError(hint.to_owned()));
        };
        match scheme {
            "sqlite" if rest.is_empty() || rest == ":memory:" => Err(UrlError("it names no file".to_owned())),
            "sqlite" => Ok(Self(Location::Sqlite(PathBuf::from(rest)))),
            "postgres" | "postgresql" => {
                parse_postgres(text).map(|server| Self(Location::Postgres(Box::new(server))))
            }
            // The scheme is not quoted: someone may have pasted a password in front of the colon.
            _ => Err(UrlError("it starts with neither".to_owned())),
        }
    }
}

/// `verify-ca` and `verify-full` are the driver's `require`, because with us `require` verifies already.
fn parse_postgres(text: &str) -> Result<Server, UrlError> {
    let text = text
        .replace("sslmode=verify-full", "sslmode=require")
        .replace("sslmode=verify-ca", "sslmode=require");
    let config = tokio_postgres::Config::from_str(&text)
        .map_err(|error| UrlError(super::error::root_cause(&error)))?;
    if config.get_hosts().is_empty() && config.get_hostaddrs().is_empty() {
        return Err(UrlError("it names no host".to_owned()));
    }
    Ok(Server { config })
}

impl Server {
    /// Whether the server has to prove who it is.
    pub(super) fn must_be_verified(&self) -> bool {
        self.config.get_ssl_mode() == SslMode::Require
    }

    pub(super) fn user(&self) -> &str {
        self.config.get_user().unwrap_or("(the operating system's user)")
    }

    pub(super) fn database(&self) -> &str {
        self.config.get_dbname().unwrap_or_else(|| self.user())
    }
}

impl fmt::Display for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use tokio_postgres::config::Host;
        let port = self.config.get_ports().first().copied().unwrap_or(5432);
        match self.config.get_hosts().first() {
            Some(Host::Tcp(host)) => write!(f, "{host}:{port}"),
            #[cfg(unix)]
            Some(Host::Unix(folder)) => write!(f, "{}", folder.display()),
            None => match self.config.get_hostaddrs().first() {
                Some(address) => write!(f, "{address}:{port}"),
                None => f.write_str("(no host)"),
            },
        }
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Location::Sqlite(path) => write!(f, "sqlite://{}", path.display()),
            Location::Postgres(server) => {
                write!(f, "postgres://{}@{server}/{}", server.user(), server.database())
            }
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_engines_have_an_address_and_no_password_is_shown() {
        let shown = |text: &str| text.parse::<DatabaseUrl>().map(|url| format!("{url} {url:?}"));
        assert_eq!(shown("sqlite:///var/lib/b.db").unwrap(), "sqlite:///var/lib/b.db sqlite:///var/lib/b.db");
        let url = shown("postgres://ann:hunter2@db.example:6432/bill?sslmode=verify-full").unwrap();
        assert_eq!(url, "postgres://ann@db.example:6432/bill postgres://ann@db.example:6432/bill");
    }

    #[test]
    fn a_wrong_address_is_refused_with_a_reason_and_without_a_secret() {
        for text in [
            "",
            "mysql://ann:hunter2@h/d",
            "sqlite://",
            "sqlite::memory:",
            "postgres://ann:hunter2@h/d?colour=red",
            "postgres://",
        ] {
            let error = text.parse::<DatabaseUrl>().unwrap_err().to_string();
            assert!(
                error.starts_with("the database address must be") && !error.contains("hunter2"),
                "{error}"
            );
        }
    }
}
