//! Lists by cursor.

use proptest::prelude::*;
use serde_json::Value;

use crate::world::World;

fn ids(page: &Value) -> Vec<String> {
    page["data"].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn walking_forward_and_back_shows_every_row_once() {
    let world = World::new().await;
    world.sandbox.seed_customers(25, 1);
    let all = ids(&world.get("/v1/customers?limit=100").await.ok());
    assert_eq!(all.len(), 25);
    for limit in [1, 7, 24, 25] {
        let mut seen: Vec<String> = Vec::new();
        loop {
            let after = seen.last().map(|id| format!("&starting_after={id}")).unwrap_or_default();
            let page = world.get(&format!("/v1/customers?limit={limit}{after}")).await.ok();
            assert_eq!(page["url"], "/v1/customers");
            seen.extend(ids(&page));
            if page["has_more"] == false {
                break;
            }
        }
        assert_eq!(seen, all, "limit {limit}");
    }
    let before = world.get(&format!("/v1/customers?limit=3&ending_before={}", all[10])).await.ok();
    assert_eq!(ids(&before), all[7..10]);
    assert_eq!(before["has_more"], true);
}

#[tokio::test]
async fn a_filtered_list_is_the_whole_list_with_the_others_left_out() {
    let world = World::new().await;
    let customer = world.sandbox.seed_customers(4, 6).remove(1);
    let whole = world.get("/v1/invoices?limit=100").await.ok()["data"].as_array().unwrap().clone();
    let created = |invoice: &Value| invoice["created"].as_i64().unwrap();
    let middle = created(&whole[whole.len() / 2]);
    let belongs = |invoice: &&Value| invoice["customer"] == customer.as_str();
    let of = |rows: Vec<&Value>| rows.iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect();
    let mine: Vec<String> = of(whole.iter().filter(belongs).collect());
    let mine_since: Vec<String> =
        of(whole.iter().filter(belongs).filter(|invoice| created(invoice) >= middle).collect());
    let before: Vec<String> = of(whole.iter().filter(|invoice| created(invoice) < middle).collect());
    assert_eq!(mine.len(), 6);
    for (query, expected) in [
        (format!("customer={customer}"), &mine[..]),
        (format!("customer={customer}&created[gte]={middle}"), &mine_since),
        (format!("created[lt]={middle}"), &before),
        (format!("customer={customer}&starting_after={}", mine[2]), &mine[3..]),
        (format!("customer={customer}&ending_before={}", mine[2]), &mine[..2]),
        (format!("customer={customer}&created[gt]={middle}&created[lt]={middle}"), &[]),
    ] {
        let listed = world.get(&format!("/v1/invoices?limit=100&{query}")).await.ok();
        assert_eq!(ids(&listed), expected, "{query}");
    }
}

#[tokio::test]
async fn a_limit_is_from_1_to_100_and_a_cursor_must_exist() {
    let world = World::new().await;
    for query in
        ["limit=0", "limit=101", "limit=x", "starting_after=cus_nobody", "starting_after=a&ending_before=b"]
    {
        assert_eq!(world.get(&format!("/v1/customers?{query}")).await.status, 400, "{query}");
    }
}

#[tokio::test]
async fn lines_of_an_invoice_are_paged_alike() {
    let world = World::new().await;
    let customer = world.customer(Some("pm_card_visa")).await;
    let mut params = vec![("customer".to_owned(), customer)];
    for index in 0..12 {
        params.push((format!("items[{index}][price]"), world.price("100", "usd", "month").await));
    }
    let params: Vec<(&str, &str)> =
        params.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
    world.post("/v1/subscriptions", &params).await.ok();
    let invoice = world.get("/v1/invoices").await.ok()["data"][0].clone();
    assert_eq!((ids(&invoice["lines"]).len(), &invoice["lines"]["has_more"]), (10, &Value::Bool(true)));
    let path = format!("/v1/invoices/{}/lines", invoice["id"].as_str().unwrap());
    let last = ids(&invoice["lines"])[9].clone();
    let rest = world.get(&format!("{path}?starting_after={last}")).await.ok();
    assert_eq!((ids(&rest).len(), &rest["has_more"]), (2, &Value::Bool(false)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_query_breaks_a_list(query in "(limit|starting_after|created|created\\[gte\\]|expand\\[\\]|email|\\[|%)(=[a-z0-9.%\\[\\]]{0,6})?(&[a-z=]{0,5})?") {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let status = runtime.block_on(async {
            let world = World::new().await;
            world.get(&format!("/v1/customers?{query}")).await.status
        });
        prop_assert!(matches!(status, 200 | 400), "{status}");
    }
}
