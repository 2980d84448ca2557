//! Who is on the other end of the connection, for rate limits.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::Once;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;

use crate::app::App;

/// The client's address, as far as it can be told. IPv6 addresses are cut to their /64, which one household or server has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ClientAddress(pub IpAddr);

impl FromRequestParts<App> for ClientAddress {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Self::Rejection> {
        Ok(of(parts, app))
    }
}

/// The client's address of a request.
pub fn of(parts: &Parts, app: &App) -> ClientAddress {
    let peer = parts
        .extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED), |info| info.0.ip().to_canonical());
    let trusted = &app.config.trusted_proxies;
    if !trusted.contains(&peer) && parts.headers.contains_key(FORWARDED_FOR) {
        warn_of_stranger(peer);
    }
    ClientAddress(network(resolve(peer, &parts.headers, trusted)))
}

const FORWARDED_FOR: &str = "x-forwarded-for";

/// Says once that a peer that is no proxy of ours names clients. It may be a stranger who tries, or a proxy that nobody told us of:
/// then all customers behind it are counted as one.
fn warn_of_stranger(peer: IpAddr) {
    static SAID: Once = Once::new();
    SAID.call_once(|| {
        tracing::warn!(
            %peer,
            "X-Forwarded-For came from an address that BILLSTACK_TRUSTED_PROXIES doesn't name, and is ignored; if that is your proxy, name it there"
        );
    });
}

/// The last hop in `X-Forwarded-For` that isn't one of our own proxies; the peer itself when it isn't a proxy of ours, since
/// anybody else could write that header. Each proxy adds whom it heard from at the end, so what stands before a hop that isn't ours, or
/// that can't be read, may be made up. Of one that can't be read, the proxy that wrote it stands for the client.
fn resolve(peer: IpAddr, headers: &HeaderMap, trusted: &[IpAddr]) -> IpAddr {
    if !trusted.contains(&peer) {
        return peer;
    }
    let lines = headers.get_all(FORWARDED_FOR).iter().rev();
    let hops = lines.flat_map(|line| line.to_str().unwrap_or("").rsplit(',').map(hop));
    let mut nearest = peer;
    for told in hops {
        match told {
            Some(address) if trusted.contains(&address) => nearest = address,
            Some(address) => return address,
            None => return nearest,
        }
    }
    nearest
}

/// Reads a hop: an address, perhaps with a port, as some proxies write it (`203.0.113.7:4711`, `[2001:db8::1]:4711`).
fn hop(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let bracketed = || text.strip_prefix('[')?.strip_suffix(']')?.parse().ok().map(IpAddr::V6);
    let with_port = || text.parse::<SocketAddr>().ok().map(|address| address.ip());
    let address = text.parse().ok().or_else(with_port).or_else(bracketed)?;
    Some(address.to_canonical())
}

fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    /// The client that proxies at 10.0.0.1 and 10.0.0.2 tell of, the last one by these lines.
    fn told(lines: &[&'static str]) -> IpAddr {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(FORWARDED_FOR, HeaderValue::from_static(line));
        }
        resolve(ip("10.0.0.2"), &headers, &[ip("10.0.0.1"), ip("10.0.0.2")])
    }

    #[test]
    fn only_our_own_proxies_are_believed() {
        assert_eq!(told(&["203.0.113.7, 198.51.100.2, 10.0.0.1"]), ip("198.51.100.2"));
        assert_eq!(told(&["203.0.113.7, 198.51.100.2", "10.0.0.1"]), ip("198.51.100.2"));
        assert_eq!(told(&["10.0.0.1"]), ip("10.0.0.1"), "asked by the proxy itself");
        assert_eq!(told(&[]), ip("10.0.0.2"));
        let mut headers = HeaderMap::new();
        headers.insert(FORWARDED_FOR, HeaderValue::from_static("203.0.113.7"));
        assert_eq!(resolve(ip("192.0.2.1"), &headers, &[ip("10.0.0.1")]), ip("192.0.2.1"));
    }

    #[test]
    fn a_hop_is_read_as_proxies_write_it() {
        assert_eq!(told(&["198.51.100.9, 203.0.113.7:4711"]), ip("203.0.113.7"));
        assert_eq!(told(&["198.51.100.9, [2001:db8::1]:4711"]), ip("2001:db8::1"));
        assert_eq!(told(&["198.51.100.9, [2001:db8::1]"]), ip("2001:db8::1"));
        assert_eq!(told(&["203.0.113.7, ::ffff:10.0.0.1"]), ip("203.0.113.7"), "IPv4 in IPv6's clothes");
    }

    #[test]
    fn what_stands_before_a_hop_that_cant_be_read_is_not_believed() {
        assert_eq!(told(&["198.51.100.9, unknown"]), ip("10.0.0.2"));
        assert_eq!(told(&["198.51.100.9, _hidden, 10.0.0.1"]), ip("10.0.0.1"));
        assert_eq!(told(&["198.51.100.9,"]), ip("10.0.0.2"));
    }

    #[test]
    fn ipv6_neighbours_share_a_limit() {
        assert_eq!(network(ip("2001:db8:1:2:aaaa::1")), network(ip("2001:db8:1:2:bbbb::2")));
        assert_ne!(network(ip("2001:db8:1:2::1")), network(ip("2001:db8:1:3::1")));
        assert_eq!(network(ip("192.0.2.1")), ip("192.0.2.1"));
    }
}
