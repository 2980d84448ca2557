//! A customer's balance, which settles each invoice when Stripe makes it: a credit, which is negative, or a debt.
//!
//! Source: Stripe's documentation, "Customer credit balance".

/// A charge to come, as Stripe's preview tells it: settled with the whole balance, as if it were the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preview<'a> {
    /// When it is charged; epoch milliseconds.
    pub at: i64,
    /// Lower case.
    pub currency: &'a str,
    /// What its invoice comes to; minor units, negative where that gives something back.
    pub total: i64,
    /// What is asked for; minor units.
    pub amount_due: i64,
}

/// What each of a customer's next charges will come to when the balance settles one after the other, in the order given and in minor
/// units. None where that can't be told.
///
/// Each counts once: what is charged again before the last of them uses up more of a credit.
pub fn settle_in_turn(charges: &[Preview<'_>], balance: i64) -> Vec<Option<i64>> {
    let mut settled: Vec<Option<i64>> = charges.iter().map(|charge| Some(charge.amount_due)).collect();
    let mut in_turn: Vec<usize> = (0..charges.len()).collect();
    in_turn.sort_by_key(|&index| (charges[index].currency, charges[index].at));
    for of_currency in in_turn.chunk_by(|&one, &next| charges[one].currency == charges[next].currency) {
        settle_currency(charges, of_currency, balance, &mut settled);
    }
    settled
}

fn settle_currency(charges: &[Preview<'_>], in_turn: &[usize], balance: i64, settled: &mut [Option<i64>]) {
    let are_all = |is: &dyn Fn(&Preview<'_>) -> bool| in_turn.iter().all(|&index| is(&charges[index]));
    let by_balance = |charge: &Preview<'_>, balance: i64| charge.total.saturating_add(balance).max(0);
    // The balance is in one currency, and Stripe's own sums tell whether in this.
    let mut left = match balance {
        _ if in_turn.len() < 2 => return,
        _ if are_all(&|charge| charge.amount_due == by_balance(charge, 0)) => Some(0),
        _ if are_all(&|charge| charge.amount_due == by_balance(charge, balance)) => Some(balance),
        0 => return,
        // Something else was taken off, so that only the first is as Stripe says.
        _ => None,
    };
    let mut before: Option<&Preview<'_>> = None;
    for &index in in_turn {
        let charge = &charges[index];
        // What one of the same moment gives back, the other may use or not.
        if before.is_some_and(|before| before.at == charge.at && before.total.min(charge.total) < 0) {
            left = None;
            in_turn.iter().filter(|&&one| charges[one].at == charge.at).for_each(|&one| settled[one] = None);
        }
        match left {
            Some(balance) => {
                settled[index] = Some(by_balance(charge, balance));
                left = Some(charge.total.saturating_add(balance).min(0));
            }
            None if before.is_some() => settled[index] = None,
            None => {}
        }
        before = Some(charge);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn usd(at: i64, total: i64, amount_due: i64) -> Preview<'static> {
        Preview { at, currency: "usd", total, amount_due }
    }

    #[test]
    fn a_balance_settles_one_charge_after_the_other() {
        let settle =
            |one, two, balance| <[_; 2]>::try_from(settle_in_turn(&[one, two], balance)).expect("two");
        assert_eq!(settle(usd(1, 1_900, 1_900), usd(2, 900, 900), 0), [Some(1_900), Some(900)]);
        assert_eq!(settle(usd(1, 1_900, 900), usd(2, 900, 0), -1_000), [Some(900), Some(900)]);
        assert_eq!(settle(usd(2, 1_900, 900), usd(1, 900, 0), -1_000), [Some(1_800), Some(0)]);
        assert_eq!(settle(usd(1, 1_900, 0), usd(1, 900, 0), -9_000), [Some(0), Some(0)]);
        assert_eq!(settle(usd(1, 1_900, 2_200), usd(2, 900, 1_200), 300), [Some(2_200), Some(900)], "a debt");
        let euros = Preview { currency: "eur", ..usd(2, 900, 900) };
        assert_eq!(settle(usd(1, 1_900, 900), euros, -1_000), [Some(900), Some(900)], "of another currency");
        assert_eq!(settle(usd(1, -300, 0), usd(2, 900, 900), 0), [Some(0), Some(600)], "a credit to come");
    }

    #[test]
    fn what_cannot_be_told_is_not() {
        let two = [usd(1, -300, 0), usd(1, 900, 900)];
        assert_eq!(settle_in_turn(&two, 0), [None, None], "either may come first");
        let later = [usd(0, 100, 100), usd(1, 900, 900), usd(1, -300, 0), usd(2, 500, 500)];
        assert_eq!(settle_in_turn(&later, 0), [Some(100), None, None, None]);
        let taken_off = [usd(2, 900, 0), usd(1, 1_900, 500)];
        assert_eq!(settle_in_turn(&taken_off, -1_000), [None, Some(500)], "something else was taken off");
        assert_eq!(settle_in_turn(&[usd(1, 1_900, 1_000), usd(2, 900, 900)], 0), [Some(1_000), Some(900)]);
        assert_eq!(settle_in_turn(&[usd(1, -300, 0)], 0), [Some(0)]);
        assert_eq!(settle_in_turn(&[], -5), []);
    }

    proptest! {
        #[test]
        fn a_credit_counts_once(
            charges in prop::collection::vec((0..5_i64, 0..10_000_i64), 0..6),
            credit in 0..20_000_i64,
        ) {
            let previews: Vec<_> =
                charges.iter().map(|&(at, total)| usd(at, total, (total - credit).max(0))).collect();
            let settled: Option<Vec<i64>> = settle_in_turn(&previews, -credit).into_iter().collect();
            let settled = settled.expect("all can be told");
            let total: i64 = charges.iter().map(|(_, total)| total).sum();
            prop_assert_eq!(settled.iter().sum::<i64>(), (total - credit).max(0));
            for (preview, settled) in previews.iter().zip(settled) {
                prop_assert!((preview.amount_due..=preview.total).contains(&settled));
            }
        }
    }
}
