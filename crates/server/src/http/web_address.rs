//! Addresses that the company gives, which browsers are sent to.

use url::Url;

/// Whether it is https, or http on this very machine for development.
pub fn is_https_or_local(url: &Url) -> bool {
    let local = matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
    url.scheme() == "https" || url.scheme() == "http" && local
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_goes_without_tls() {
        let fits = |text: &str| is_https_or_local(&Url::parse(text).unwrap());
        for good in
            ["https://app.example.com", "http://localhost:3000", "http://127.0.0.1", "http://[::1]:3000/back"]
        {
            assert!(fits(good), "{good}");
        }
        for bad in [
            "http://app.example.com",
            "http://localhost.example.com",
            "ftp://localhost",
            "javascript:alert(1)",
        ] {
            assert!(!fits(bad), "{bad}");
        }
    }
}
