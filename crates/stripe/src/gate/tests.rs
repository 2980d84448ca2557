//! Many callers of one account, on a clock that jumps when all of them wait.

use tokio::sync::mpsc;

use super::*;

fn gate(pace: Option<Pace>) -> Arc<Gate> {
    let key = SecretKey::try_from("sk_test_abcd1234".to_owned()).unwrap();
    Gates::default().of(Name::new(&key, None), pace, Instant::now())
}

/// Starts a call that tells, once it is over, its name, when that was, and whether it got its turn.
fn call(
    gate: &Arc<Gate>,
    urgency: Urgency,
    name: usize,
    told: &mpsc::UnboundedSender<(usize, Instant, bool)>,
) -> tokio::task::JoinHandle<()> {
    let (gate, told) = (gate.clone(), told.clone());
    tokio::spawn(async move {
        let turn = gate.turn(urgency, &Timer::Real).await;
        let _ = told.send((name, Instant::now(), turn.is_ok()));
    })
}

async fn all<T>(mut told: mpsc::UnboundedReceiver<T>) -> Vec<T> {
    let mut all = Vec::new();
    while let Some(one) = told.recv().await {
        all.push(one);
    }
    all
}

#[tokio::test(start_paused = true)]
async fn those_who_wait_are_served_in_the_order_they_came_and_the_background_after_them() {
    let gate = gate(Some(Pace::TEST));
    let (tell, told) = mpsc::unbounded_channel();
    for name in 0..10 {
        call(&gate, Urgency::Background, 100 + name, &tell);
    }
    tokio::task::yield_now().await;
    for name in 0..20 {
        call(&gate, Urgency::Interactive, name, &tell);
    }
    drop(tell);
    let served = all(told).await;
    assert!(served.iter().all(|(.., served)| *served));
    let interactive: Vec<usize> = served.iter().map(|(name, ..)| *name).filter(|name| *name < 100).collect();
    assert_eq!(interactive, (0..20).collect::<Vec<_>>());
    // Three went before anybody waited.
    let late = served.iter().rposition(|(name, ..)| *name < 100).unwrap();
    assert_eq!(served[..=late].iter().filter(|(name, ..)| *name >= 100).count(), 3);
}

#[tokio::test(start_paused = true)]
async fn nobody_waits_longer_than_they_can_bear() {
    let gate = gate(Some(Pace::TEST));
    let began = Instant::now();
    gate.limited(began, began, Some(Duration::from_secs(60)));
    let (tell, told) = mpsc::unbounded_channel();
    call(&gate, Urgency::Interactive, 0, &tell);
    for name in 1..4 {
        call(&gate, Urgency::Background, name, &tell);
    }
    drop(tell);
    let ended = all(told).await;
    assert!(
        ended.iter().all(|(_, at, served)| !served && *at - began <= Duration::from_secs(60)),
        "{ended:?}"
    );
    assert_eq!(ended[0].1, began, "who can't be served in time is told at once");
}

#[tokio::test(start_paused = true)]
async fn who_gives_up_leaves_the_queue_and_costs_nothing() {
    let gate = gate(Some(Pace::TEST));
    let (tell, told) = mpsc::unbounded_channel();
    let callers: Vec<_> = (0..40).map(|name| call(&gate, Urgency::Interactive, name, &tell)).collect();
    tokio::task::yield_now().await;
    for caller in &callers[5..] {
        caller.abort();
    }
    for caller in callers {
        let _ = caller.await;
    }
    let began = Instant::now();
    call(&gate, Urgency::Interactive, 99, &tell);
    drop(tell);
    let last = *all(told).await.last().unwrap();
    assert_eq!((last.0, last.2), (99, true));
    assert!(last.1 - began < Duration::from_millis(100), "{:?}", last.1 - began);
}

#[tokio::test(start_paused = true)]
async fn what_nothing_limits_never_waits() {
    let gate = gate(None);
    let began = Instant::now();
    for _ in 0..10_000 {
        gate.turn(Urgency::Background, &Timer::Real).await.unwrap();
    }
    assert_eq!(Instant::now(), began);
}

#[test]
fn the_keys_of_an_account_share_its_gate_if_it_is_known_but_not_real_data_with_test_data() {
    let gates = Gates::default();
    let gate = |key: &str, id: Option<&str>| {
        let key = SecretKey::try_from(key.to_owned()).unwrap();
        gates.of(Name::new(&key, id), None, Instant::now())
    };
    let one = gate("sk_live_abcd1234", Some("acct_1"));
    assert!(Arc::ptr_eq(&one, &gate("rk_live_efgh5678", Some("acct_1"))));
    for other in [
        gate("sk_test_abcd1234", Some("acct_1")),
        gate("sk_live_abcd1234", Some("acct_2")),
        gate("sk_live_abcd1234", None),
    ] {
        assert!(!Arc::ptr_eq(&one, &other));
    }
}

#[test]
fn an_account_is_known_by_its_key_and_one_that_is_at_rest_is_forgotten() {
    let gates = Gates::default();
    let now = Instant::now();
    let key = |number: usize| SecretKey::try_from(format!("sk_test_{number:08}")).unwrap();
    let away = gates.of(Name::new(&key(0), None), None, now);
    for _ in 0..3 {
        away.unanswered(now, now);
    }
    drop(away);
    for number in 1..=MANY + 1 {
        gates.of(Name::new(&key(number), None), Some(Pace::TEST), now);
    }
    assert!(gates.gates.lock().unwrap().len() <= 3);
    assert_eq!(gates.of(Name::new(&key(0), None), None, now).away_for(now), Some(Duration::ZERO));
    assert_eq!(gates.away(), 1);
}

#[tokio::test(start_paused = true)]
async fn accounts_known_before_and_after_have_their_part() {
    let gates = Gates::default();
    let key = |id: &str| SecretKey::try_from(format!("sk_test_{id}")).unwrap();
    let gate = |id: &str| gates.of(Name::new(&key(id), None), Some(Pace::TEST), Instant::now());
    let before = gate("before12");
    gates.share_among(5, Instant::now());
    for gate in [before, gate("after123")] {
        let began = Instant::now();
        gate.turn(Urgency::Interactive, &Timer::Real).await.unwrap();
        assert_eq!(Instant::now(), began);
        gate.turn(Urgency::Interactive, &Timer::Real).await.unwrap();
        assert!(Instant::now() - began > Duration::from_millis(300), "three a second");
    }
}
