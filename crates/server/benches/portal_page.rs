//! What writing the portal's page takes once everything has been read, for the demo's customer with three subscriptions, twelve invoices
//! and two payment methods.

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use billstack::app::App;
use billstack::http::problem::Problem;
use billstack::portal::caller::PortalCaller;
use billstack::portal::invoices_list::Asked;
use billstack::portal::overview_page::overview;
use criterion::Criterion;
use testkit::app::TestApp;
use testkit::database::TestDatabase;
use testkit::waiting::eventually;

async fn measure(State(app): State<App>, caller: PortalCaller) -> Result<StatusCode, Problem> {
    let page = overview(&app, &caller, &Asked::default()).await?;
    Criterion::default()
        .configure_from_args()
        .bench_function("portal page, from what was read to HTML", |bencher| bencher.iter(|| page.html()))
        .final_summary();
    Ok(StatusCode::OK)
}

#[tokio::main]
async fn main() {
    let (app, customers) = TestApp::with_demo_data(TestDatabase::sqlite()).await;
    let path =
        format!("/portal/{}", app.mint(&app.customer_id(&customers, "Three subscriptions").await).await);
    let asked = r#"billstack_next_charges_total{outcome="told"} 3"#;
    eventually("the next charges", async || {
        testkit::app::send(app.anonymous(reqwest::Method::GET, &path)).await;
        app.app.metrics.render().contains(asked)
    })
    .await;
    let router = Router::new().route("/portal/{token}", get(measure)).with_state(app.app.clone());
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    let server = tokio::spawn(axum::serve(listener, router).into_future());
    let answer = reqwest::get(format!("http://{address}{path}")).await.expect("an answer");
    assert_eq!(answer.status().as_u16(), 200, "{}", answer.text().await.unwrap_or_default());
    server.abort();
}
