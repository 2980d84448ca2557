//! What is of no more use is forgotten, at each start and once an hour.

use store::{card_updates, newest_events};
use testkit::app::TestApp;
use testkit::on_both_engines;
use testkit::waiting::eventually;

const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

on_both_engines! {
    async fn what_no_event_will_tell_of_again_is_forgotten(database: TestDatabase) {
        let (app, customers) = TestApp::with_demo_data(database).await;
        let customer = app.customer_id(&customers, "plain monthly").await;
        let now = app.clock.epoch_ms();
        let days_ago = |days: i64| now - days * DAY_MS;
        app.app.db.write(vec![
            card_updates::insert(&app.team, &customer, "cs_old", days_ago(91)),
            card_updates::insert(&app.team, &customer, "cs_new", days_ago(89)),
            card_updates::mark_applied(&app.team, "cs_old", "pm_1", days_ago(91)),
        ]).await.unwrap();
        let objects: Vec<String> = (0..1_200).map(|nth| format!("cus_{nth}")).collect();
        let noted = |id: &str, days| newest_events::advance(&app.team, "customer", id, days_ago(days));
        app.app.db.write(objects.iter().map(|id| noted(id, 31)).collect()).await.unwrap();
        app.app.db.write(vec![noted("cus_new", 29)]).await.unwrap();

        let app = app.restarted().await;
        eventually("the old card to be forgotten", async || {
            app.app.db.read(card_updates::find(&app.team, "cs_old")).await.unwrap().is_empty()
        })
        .await;
        assert_eq!(app.app.db.read(card_updates::find(&app.team, "cs_new")).await.unwrap().len(), 1);
        let are_kept = async |ids: &[String]| {
            let rows = app.app.db.read(newest_events::after(None, 10_000)).await.unwrap();
            let rows = format!("{rows:?}");
            ids.iter().map(|id| rows.contains(&format!("{id:?}"))).collect::<Vec<_>>()
        };
        eventually("old objects to be forgotten", async || !are_kept(&objects).await.contains(&true)).await;
        assert_eq!(are_kept(&["cus_new".to_owned()]).await, [true]);
        app.stop().await;
    }
}
