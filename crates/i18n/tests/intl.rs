//! What is written is what Node's `Intl` writes, in every locale: `cldr/expected.mjs` is asked for each. It needs `node`, with the
//! version of CLDR that the tables are made of.

use std::io::Write;
use std::process::{Command, Stdio};

use i18n::Locale;
use jiff::tz::TimeZone;

const DAY: i64 = 24 * 60 * 60 * 1_000;
/// 2024-01-01 UTC.
const START: i64 = 1_704_067_200_000;

/// A question to `Intl`, and what we write.
struct Case {
    question: String,
    ours: String,
}

#[test]
fn money_is_written_as_intl_writes_it() {
    let mut currencies = currencies();
    assert!(currencies.len() > 150, "{currencies:?}");
    // And one that nobody has heard of.
    currencies.push("QQQ".to_owned());
    let amounts = [
        0,
        1,
        -1,
        5,
        99,
        100,
        -100,
        12_345,
        123_400,
        1_234_500,
        1_234_567,
        -1_234_567,
        12_345_678_901,
        100_000_000_000,
        i64::MAX,
        i64::MIN,
    ];
    compare(Locale::all().flat_map(|locale| {
        let of_currency = move |currency: &String| {
            let places = billing::money::decimals(currency);
            let lower = currency.to_lowercase();
            amounts.map(|minor| Case {
                question: format!("money\t{}\t{currency}\t{minor}\t{places}", locale.tag()),
                ours: locale.money(minor, &lower),
            })
        };
        currencies.iter().flat_map(of_currency).collect::<Vec<_>>()
    }));
}

#[test]
fn fractions_of_a_minor_unit_are_written_as_intl_writes_them() {
    let currencies = currencies();
    let amounts = [
        "0",
        "0.5",
        "0.000000000001",
        "50",
        "50.00",
        "12.5",
        "-12.5",
        "123456.789012345678",
        "100000000",
        "0001.10",
        "99999999999999.999999999999",
    ];
    compare(Locale::all().flat_map(|locale| {
        let of_currency = move |currency: &String| {
            let places = billing::money::decimals(currency);
            amounts.map(|minor| Case {
                question: format!("money\t{}\t{currency}\t{minor}\t{places}", locale.tag()),
                ours: locale.money_decimal(minor, currency).expect("a plain decimal number"),
            })
        };
        currencies.iter().flat_map(of_currency).collect::<Vec<_>>()
    }));
}

#[test]
fn numbers_and_percentages_are_written_as_intl_writes_them() {
    let numbers = [0, 7, -7, 999, 1_000, -9_999, 10_000, 123_456, 1_234_567, 12_345_678, i64::MAX, i64::MIN];
    let percentages = ["0", "5", "12.5", "33.33", "100", "0.001", "99.99", "1250"];
    compare(Locale::all().flat_map(|locale| {
        let number = move |number| Case {
            question: format!("number\t{}\t{number}", locale.tag()),
            ours: locale.number(number),
        };
        let percent = move |percent| Case {
            question: format!("percent\t{}\t{percent}", locale.tag()),
            ours: locale.percent(percent).expect("a plain decimal number"),
        };
        numbers.map(number).into_iter().chain(percentages.map(percent))
    }));
}

#[test]
fn days_are_written_as_intl_writes_them() {
    let zones = [
        "UTC",
        "Europe/London",
        "Europe/Berlin",
        "America/New_York",
        "America/St_Johns",
        "Asia/Kolkata",
        "Asia/Kathmandu",
        "Pacific/Kiritimati",
    ];
    // Every day of three years, at other times of the day; and some of other decades.
    let near = (0..3 * 366).map(|number| START + number * DAY + number * 79 % 1_440 * 60_000);
    let far = (-20..40).map(|number| START + number * 277 * DAY + 12_345_678);
    let times: Vec<i64> = near.chain(far).collect();
    let mut cases = Vec::new();
    for locale in Locale::all() {
        for (number, time) in times.iter().enumerate() {
            let name = zones[number % zones.len()];
            let zone = TimeZone::get(name).expect("a time zone");
            let mut case = |what: &str, ours: String| {
                cases.push(Case { question: format!("{what}\t{}\t{time}\t{name}", locale.tag()), ours });
            };
            case("day", locale.day(*time, &zone));
            case("day_and_time", locale.day_and_time(*time, &zone));
            case("time", locale.time(*time, &zone));
        }
    }
    compare(cases);
}

#[test]
fn ranges_of_days_are_written_as_intl_writes_them() {
    let zone = TimeZone::get("Europe/Berlin").expect("a time zone");
    let lengths = [0, 1, 6, 29, 30, 31, 90, 365, 366, 730];
    let spans: Vec<(i64, i64)> = (0..80)
        .flat_map(|number| {
            lengths.map(|length| (START + number * 23 * DAY, START + (number * 23 + length) * DAY))
        })
        .collect();
    compare(Locale::all().flat_map(|locale| {
        let zone = &zone;
        spans.iter().map(move |(from, to)| Case {
            question: format!("days\t{}\t{from}\t{to}\tEurope/Berlin", locale.tag()),
            ours: locale.days(*from, *to, zone),
        })
    }));
}

#[test]
fn how_long_ago_is_written_as_intl_writes_it() {
    let units = [("minute", 60_000, 60), ("hour", 3_600_000, 24), ("day", DAY, 20_000)];
    let counts = (1..60).chain([100, 101, 102, 103, 111, 365, 1_000, 12_345]);
    let counts: Vec<i64> = counts.collect();
    compare(Locale::all().flat_map(|locale| {
        let mut cases = Vec::new();
        for (unit, length, most) in units {
            for count in counts.iter().filter(|count| **count < most).flat_map(|count| [*count, -count]) {
                cases.push(Case {
                    question: format!("relative\t{}\t{count}\t{unit}", locale.tag()),
                    ours: locale.relative(count * length),
                });
            }
        }
        cases
    }));
}

fn currencies() -> Vec<String> {
    intl("currencies\n").split_whitespace().map(str::to_owned).collect()
}

fn compare(cases: impl IntoIterator<Item = Case>) {
    let cases: Vec<Case> = cases.into_iter().collect();
    let questions: String = cases.iter().flat_map(|case| [case.question.as_str(), "\n"]).collect();
    let answers = intl(&questions);
    let theirs: Vec<&str> = answers.lines().collect();
    assert_eq!(theirs.len(), cases.len());
    let differences: Vec<String> = cases
        .iter()
        .zip(theirs)
        .filter(|(case, theirs)| case.ours != *theirs)
        .map(|(case, theirs)| format!("{}: {:?}, but Intl writes {theirs:?}", case.question, case.ours))
        .collect();
    let first = &differences[..differences.len().min(20)];
    assert!(first.is_empty(), "{} of {} differ:\n{}", differences.len(), cases.len(), first.join("\n"));
}

fn intl(questions: &str) -> String {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/cldr/expected.mjs");
    let mut node = Command::new("node")
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program `node` is needed, to compare with");
    // It answers when it has read everything.
    let mut stdin = node.stdin.take().expect("it is piped");
    stdin.write_all(questions.as_bytes()).expect("Node reads");
    drop(stdin);
    let output = node.wait_with_output().expect("Node ends");
    assert!(output.status.success(), "Node failed; see above");
    String::from_utf8(output.stdout).expect("it writes UTF-8")
}
