//! `/metrics`: what is counted, and that strangers can't make it grow.

use reqwest::{Method, StatusCode};
use testkit::app::{TestApp, send};
use testkit::on_both_engines;

on_both_engines! {
    async fn methods_that_a_stranger_made_up_are_counted_as_one(database: TestDatabase) {
        let app = TestApp::start(database).await;
        for made_up in ["BREW", "X0001", "X0002", &"Y".repeat(2000)] {
            let method = Method::from_bytes(made_up.as_bytes()).unwrap();
            let answer = send(app.anonymous(method, "/livez")).await;
            assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
        }
        assert_eq!(app.counted(r#"billstack_http_requests_total{method="other",route="/livez",status="405"}"#), 4);
        send(app.anonymous(Method::GET, "/livez")).await;
        assert_eq!(app.counted(r#"billstack_http_requests_total{method="GET",route="/livez",status="200"}"#), 1);
        assert!(!app.app.metrics.render().contains("X0001"), "{}", app.app.metrics.render());
        app.stop().await;
    }
}
