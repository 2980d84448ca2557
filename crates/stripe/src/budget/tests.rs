use proptest::prelude::*;

use super::*;

const SECOND: Duration = Duration::from_secs(1);

fn ms(ms: u64) -> Duration {
    Duration::from_millis(ms)
}

/// Takes as much as there is at one moment.
fn drain(budget: &mut Budget, urgency: Urgency, now: Instant) -> usize {
    std::iter::repeat_with(|| budget.take(urgency, now)).take_while(Result::is_ok).count()
}

/// Calls as often as it may for a while, looking every few milliseconds.
fn calls_in(budget: &mut Budget, urgency: Urgency, from: Instant, time: Duration) -> usize {
    let steps = u64::try_from(time.as_millis() / 5).unwrap();
    (0..steps).map(|step| drain(budget, urgency, from + ms(step * 5))).sum()
}

#[test]
fn an_idle_account_is_called_at_once() {
    let now = Instant::now();
    let mut budget = Budget::new(Some(Pace::TEST), now);
    assert!(budget.take_at_once(Urgency::Interactive, now));
    assert_eq!(drain(&mut budget, Urgency::Interactive, now), 4);
}

#[test]
fn no_second_has_more_calls_than_stripe_allows() {
    let now = Instant::now();
    for (pace, allowed) in [(Pace::LIVE, 100), (Pace::TEST, 25)] {
        let calls = calls_in(&mut Budget::new(Some(pace), now), Urgency::Interactive, now, SECOND);
        assert!(calls * 5 <= allowed * 4, "{calls}");
    }
}

#[test]
fn several_processes_are_together_no_faster_than_one_and_each_has_its_part() {
    let now = Instant::now();
    for (pace, allowed) in [(Pace::LIVE, 100), (Pace::TEST, 25)] {
        let alone = calls_in(&mut Budget::new(Some(pace), now), Urgency::Background, now, SECOND);
        for processes in 2..=5 {
            for urgency in [Urgency::Interactive, Urgency::Background] {
                let mut budget = Budget::new(Some(pace), now);
                budget.share_among(processes, now);
                let calls = calls_in(&mut budget, urgency, now, SECOND);
                let part = alone / usize::try_from(processes).unwrap();
                assert!(
                    calls + 2 >= part && calls * usize::try_from(processes).unwrap() <= allowed,
                    "{calls}"
                );
            }
        }
    }
}

#[test]
fn a_part_grows_and_shrinks_with_the_number_of_processes_and_stays_slowed_down() {
    let start = Instant::now();
    let mut budget = Budget::new(Some(Pace::LIVE), start);
    budget.refused(start, start + ms(1), None);
    budget.share_among(2, start + ms(1));
    let calls = calls_in(&mut budget, Urgency::Interactive, start + ms(1), SECOND);
    assert!((14..=17).contains(&calls), "{calls}");
    let later = start + 90 * SECOND;
    assert!(budget.is_full(later));
    budget.share_among(1, later);
    assert!(!budget.is_full(later), "what was the other's comes with time");
    let calls = calls_in(&mut budget, Urgency::Interactive, later + SECOND, SECOND);
    assert!((78..=81).contains(&calls), "{calls}");
}

#[test]
fn what_is_in_the_background_leaves_the_last_share_and_goes_behind_those_who_wait() {
    let now = Instant::now();
    let mut budget = Budget::new(Some(Pace::TEST), now);
    assert_eq!(drain(&mut budget, Urgency::Background, now), 3);
    assert!(budget.take_at_once(Urgency::Interactive, now));
    assert!(budget.take_at_once(Urgency::Interactive, now));
    assert!(!budget.take_at_once(Urgency::Interactive, now));

    budget.join_queue(now).unwrap();
    let soon = now + ms(240);
    assert!(!budget.take_at_once(Urgency::Interactive, soon), "somebody came before");
    assert!(budget.take(Urgency::Background, soon).is_err());
    assert_eq!(budget.take(Urgency::Interactive, soon), Ok(()));
    budget.leave_queue();
    assert!(budget.take_at_once(Urgency::Interactive, soon));
    assert_eq!(drain(&mut budget, Urgency::Background, now + SECOND), 3);
}

#[test]
fn a_queue_in_which_waiting_is_pointless_is_not_joined() {
    let now = Instant::now();
    let mut budget = Budget::new(Some(Pace::TEST), now);
    drain(&mut budget, Urgency::Interactive, now);
    let joined =
        std::iter::repeat_with(|| budget.join_queue(now)).take(1_000).take_while(Result::is_ok).count();
    assert_eq!(joined, 44, "as many as 15 a second serve in three seconds");
    budget.leave_queue();
    assert_eq!(budget.join_queue(now), Ok(()));
}

#[test]
fn a_refusal_halves_the_rate_once_for_all_that_was_under_way_and_a_minute_later_it_is_forgotten() {
    let start = Instant::now();
    let mut budget = Budget::new(Some(Pace::LIVE), start);
    let now = start + ms(100);
    for _ in 0..8 {
        budget.refused(start, now, None);
    }
    assert!(!budget.is_full(now));
    let calls = calls_in(&mut budget, Urgency::Interactive, now, SECOND);
    assert!((30..=33).contains(&calls), "{calls}");

    assert!(budget.is_full(now + SECOND * 60));
    let calls = calls_in(&mut budget, Urgency::Interactive, now + SECOND * 60, SECOND);
    assert!((79..=81).contains(&calls), "{calls}");
}

#[test]
fn a_silence_that_stripe_asks_for_is_kept_by_all() {
    let now = Instant::now();
    let mut budget = Budget::new(None, now);
    assert_eq!((0..1_000).filter(|_| budget.take_at_once(Urgency::Background, now)).count(), 1_000);
    budget.refused(now, now, Some(SECOND * 2));
    assert_eq!(budget.take(Urgency::Interactive, now), Err(NotBefore(SECOND * 2)));
    assert_eq!(budget.take(Urgency::Interactive, now + SECOND * 2), Ok(()));
    budget.refused(now, now, Some(Duration::MAX));
    assert_eq!(
        budget.take(Urgency::Interactive, now).map_err(|NotBefore(wait)| wait <= LONGEST_SILENCE + SECOND),
        Err(true)
    );
}

/// What may happen to a budget.
#[derive(Clone, Copy, Debug)]
enum Step {
    Pass(u64),
    Call(Urgency),
    Refused { sent_ms_ago: u64, retry_after: Option<u64> },
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (0..400u64).prop_map(Step::Pass),
        10 => Just(Step::Call(Urgency::Interactive)),
        10 => Just(Step::Call(Urgency::Background)),
        1 => (0..2_000u64, proptest::option::of(0..5u64))
            .prop_map(|(sent_ms_ago, retry_after)| Step::Refused { sent_ms_ago, retry_after }),
    ]
}

proptest! {
    #[test]
    fn no_time_however_long_has_more_calls_than_the_pace_allows(
        steps in proptest::collection::vec(step(), 1..400),
        live in any::<bool>(),
    ) {
        let pace = if live { Pace::LIVE } else { Pace::TEST };
        let mut now = Instant::now() + SECOND * 10;
        let mut budget = Budget::new(Some(pace), now);
        let mut calls = Vec::new();
        for step in steps {
            match step {
                Step::Pass(time) => now += ms(time),
                Step::Call(urgency) => calls.extend(budget.take(urgency, now).is_ok().then_some(now)),
                Step::Refused { sent_ms_ago, retry_after } => {
                    budget.refused(now - ms(sent_ms_ago), now, retry_after.map(Duration::from_secs));
                }
            }
        }
        for (first, from) in calls.iter().enumerate() {
            for (last, to) in calls.iter().enumerate().skip(first) {
                let allowed = pace.burst + pace.per_second * (*to - *from).as_secs_f64();
                prop_assert!((last - first + 1) as f64 <= allowed + 1e-6);
            }
        }
    }

    #[test]
    fn whatever_happened_in_the_background_somebody_who_comes_is_served_before_it_goes_on(
        steps in proptest::collection::vec((0..100u64, 1..20usize), 1..50),
    ) {
        let mut now = Instant::now();
        let mut budget = Budget::new(Some(Pace::TEST), now);
        for (time, calls) in steps {
            now += ms(time);
            for _ in 0..calls {
                let _ = budget.take(Urgency::Background, now);
            }
        }
        prop_assert!(budget.take_at_once(Urgency::Interactive, now));
    }

    #[test]
    fn after_any_refusals_it_recovers(
        refusals in proptest::collection::vec((0..5_000u64, proptest::option::of(0..90u64)), 1..60),
    ) {
        let mut now = Instant::now();
        let mut budget = Budget::new(Some(Pace::LIVE), now);
        for (time, retry_after) in refusals {
            let sent_at = now;
            now += ms(time);
            budget.refused(sent_at, now, retry_after.map(Duration::from_secs));
        }
        let calls = calls_in(&mut budget, Urgency::Interactive, now + LONGEST_SILENCE, SECOND * 10);
        prop_assert!(calls >= 30, "{}", calls);
        prop_assert!(budget.is_full(now + LONGEST_SILENCE + RECOVERY + SECOND * 11));
    }

    #[test]
    fn after_the_wait_that_it_names_a_call_may_be_made(
        taken in 0..25usize,
        refusal in proptest::option::of(proptest::option::of(0..3u64)),
        background in any::<bool>(),
    ) {
        let urgency = if background { Urgency::Background } else { Urgency::Interactive };
        let now = Instant::now();
        let mut budget = Budget::new(Some(Pace::LIVE), now);
        for _ in 0..taken {
            let _ = budget.take(urgency, now);
        }
        if let Some(retry_after) = refusal {
            budget.refused(now, now, retry_after.map(Duration::from_secs));
        }
        if let Err(NotBefore(wait)) = budget.take(urgency, now) {
            prop_assert_eq!(budget.take(urgency, now + wait), Ok(()));
        }
    }
}
