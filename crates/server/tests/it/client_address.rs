//! Whom a request counts against, with a proxy in front and without.

use billstack::config::Settings;
use reqwest::{Method, StatusCode};
use testkit::app::{TestApp, send};
use testkit::on_both_engines;

/// Whether somebody who tries a hundred tokens that nobody has, each time with another header, is stopped: an address may try 60 at once.
async fn is_stopped(app: &TestApp, base: &str, header: impl Fn(u8) -> String) -> bool {
    let mut statuses = Vec::new();
    for nth in 0..100u8 {
        let request =
            app.http.request(Method::GET, format!("{base}/api/portal/0123456789abcdef0123456789abcdef"));
        statuses.push(send(request.header("x-forwarded-for", header(nth))).await.status);
    }
    assert_eq!(statuses[0], StatusCode::UNAUTHORIZED);
    statuses.contains(&StatusCode::TOO_MANY_REQUESTS)
}

on_both_engines! {
    async fn a_hop_that_cant_be_read_lets_nobody_choose_an_address(database: TestDatabase) {
        let behind_a_proxy = |settings| Settings { trusted_proxies: Some("127.0.0.1".to_owned()), ..settings };
        let app = TestApp::start(database).await.restarted_with(behind_a_proxy).await;
        let base = app.url("");
        let with_port = |nth| format!("198.51.100.{nth}, 203.0.113.7:{}", 4000 + u32::from(nth));
        assert!(is_stopped(&app, &base, with_port).await, "the address and not what stands before it");
        assert!(is_stopped(&app, &base, |nth| format!("198.51.100.{nth}, unknown")).await);
        assert!(!is_stopped(&app, &base, |nth| format!("unknown, 203.0.113.{}", 100 + nth)).await);
        app.stop().await;
    }

    async fn a_proxy_that_comes_by_ipv4_is_known_to_a_server_that_listens_on_ipv6(database: TestDatabase) {
        let dual = |settings| Settings {
            listen: Some("[::]:0".to_owned()),
            public_url: Some("http://billing.test".to_owned()),
            trusted_proxies: Some("127.0.0.1".to_owned()),
            ..settings
        };
        let app = TestApp::start(database).await.restarted_with(dual).await;
        let port = app.url("").rsplit(':').next().unwrap().to_owned();
        let base = format!("http://127.0.0.1:{port}");
        assert!(!is_stopped(&app, &base, |nth| format!("203.0.113.{nth}")).await);
        app.stop().await;
    }
}
