//! How long ago something was, or how soon it will be.

use crate::cldr::Unit;
use crate::locale::Locale;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

impl Locale {
    /// A time as seen from now, `distance_ms` milliseconds away, negative for the past: `3 minutes ago`, `in 5 days`, and `now` for
    /// less than a minute. Whole minutes, hours or days; what is over is left out.
    #[must_use]
    pub fn relative(self, distance_ms: i64) -> String {
        let relative = &self.formats().relative;
        let (unit, length) = match distance_ms.saturating_abs() {
            ..MINUTE => return relative.now.to_owned(),
            MINUTE..HOUR => (&relative.minutes, MINUTE),
            HOUR..DAY => (&relative.hours, HOUR),
            DAY.. => (&relative.days, DAY),
        };
        self.counted(unit, distance_ms / length)
    }

    fn counted(self, unit: &Unit, count: i64) -> String {
        let cases = if count < 0 { unit.past } else { unit.future };
        let count = count.saturating_abs();
        let category = self.text().category(count);
        let found = cases.iter().find(|case| case.category == category);
        let mut out = String::with_capacity(48);
        // Each locale's tables have every category that a whole number can be of.
        if let Some(case) = found.or(cases.first()) {
            out.push_str(case.before);
            if let Some(after) = case.after {
                self.write_number(&mut out, count);
                out.push_str(after);
            }
        }
        out
    }
}
