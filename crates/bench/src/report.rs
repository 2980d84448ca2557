//! The report: tables, ratios and limits, each beside what it should be.

use crate::measure::Measured;

/// Begins a part of the report.
pub(crate) fn heading(text: &str) {
    println!("\n{text}");
}

/// Contenders that ran in turn.
pub(crate) fn table(rows: &[&Measured]) {
    for Measured { name, rate, latency } in rows {
        print!("  {name:<48} {rate:>8.0}/s");
        if let Some(latency) = latency {
            let ms = |micros: u64| micros as f64 / 1000.0;
            let (p50, p99, slowest) = (ms(latency.p50), ms(latency.p99), ms(latency.slowest));
            print!("   p50 {p50:>6.2} ms   p99 {p99:>6.2} ms   slowest {slowest:>6.1} ms");
        }
        println!();
    }
}

/// A ratio that should be at least the target.
pub(crate) fn share(name: &str, ratio: f64, target: Option<f64>) {
    let verdict =
        target.map_or(String::new(), |target| format!("   (at least {target}: {})", met(ratio >= target)));
    println!("  {name:<48} {ratio:>8.2}{verdict}");
}

/// A ratio that should be at most the limit.
pub(crate) fn part(name: &str, ratio: f64, limit: f64) {
    println!("  {name:<48} {ratio:>8.2}   (at most {limit:.2}: {})", met(ratio <= limit));
}

/// A figure that should be below the limit.
pub(crate) fn within(name: &str, figure: f64, limit: f64) {
    println!("  {name:<48} {figure:>8.1}   (under {limit}: {})", met(figure < limit));
}

fn met(is_met: bool) -> &'static str {
    if is_met { "met" } else { "MISSED" }
}
