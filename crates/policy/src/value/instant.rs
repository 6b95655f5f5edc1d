//! Dates: instants on the time line, read from ISO 8601 text or epoch seconds (semantics 5.6.6).
//!
//! ```text
//! instant = [ "-" ] digits                                     whole seconds since 1970-01-01T00:00:00Z
//!         | YYYY-MM | YYYY-MM-DD                               the first moment of it, UTC
//!         | YYYY-MM-DD "T" hh:mm [ ":ss" [ "." fraction ] ] [ zone ]
//! zone    = "Z" | ( "+" | "-" ) hh [ [ ":" ] mm ]              none: UTC
//! ```

use jiff::civil::{Date, Time};

/// A moment, to the nanosecond.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant {
    seconds: i64,
    nanoseconds: u32,
}

impl Instant {
    /// Reads a date.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        if is_digits(digits) {
            return text.parse().ok().map(|seconds| Self {
                seconds,
                nanoseconds: 0,
            });
        }
        let (date, time) = match text.split_once('T') {
            Some((date, time)) if date.len() == 10 => (date, Some(time)),
            Some(_) => return None,
            None => (text, None),
        };
        let midnight = days_since_epoch(date)?.checked_mul(86_400)?;
        let Some(time) = time else {
            return Some(Self {
                seconds: midnight,
                nanoseconds: 0,
            });
        };
        let (clock, offset) = split_zone(time)?;
        let (seconds, nanoseconds) = time_of_day(clock)?;
        Some(Self {
            seconds: midnight + seconds - offset,
            nanoseconds,
        })
    }

    /// The moment a second later or earlier.
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self {
            seconds: self.seconds.saturating_add(seconds),
            ..self
        }
    }

    /// Whole epoch seconds, as text that [`Instant::parse`] reads.
    pub fn epoch_text(self) -> String {
        self.seconds.to_string()
    }
}

fn days_since_epoch(text: &str) -> Option<i64> {
    let mut parts = text.splitn(3, '-');
    let (year, month, day) = (
        number(parts.next()?, 4)?,
        number(parts.next()?, 2)?,
        parts.next().map_or(Some(1), |day| number(day, 2))?,
    );
    let date = Date::new(
        i16::try_from(year).ok()?,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    )
    .ok()?;
    let epoch = Date::new(1970, 1, 1).ok()?;
    Some(date.duration_since(epoch).as_secs() / 86_400)
}

/// Seconds and nanoseconds since midnight.
fn time_of_day(text: &str) -> Option<(i64, u32)> {
    let mut parts = text.splitn(3, ':');
    let (hour, minute) = (number(parts.next()?, 2)?, number(parts.next()?, 2)?);
    let (second, nanoseconds) = match parts.next() {
        None => (0, 0),
        Some(text) => match text.split_once('.') {
            None => (number(text, 2)?, 0),
            Some((second, fraction)) => (number(second, 2)?, fraction_of_second(fraction)?),
        },
    };
    Time::new(
        i8::try_from(hour).ok()?,
        i8::try_from(minute).ok()?,
        i8::try_from(second).ok()?,
        0,
    )
    .ok()?;
    Some((i64::from(hour * 3_600 + minute * 60 + second), nanoseconds))
}

/// One to nine digits behind the point (ten are refused by IAM, semantics 1.9.6).
fn fraction_of_second(digits: &str) -> Option<u32> {
    if digits.len() > 9 || !is_digits(digits) {
        return None;
    }
    format!("{digits:0<9}").parse().ok()
}

/// A time of day and the seconds by which its clock runs ahead of UTC.
fn split_zone(text: &str) -> Option<(&str, i64)> {
    if let Some(clock) = text.strip_suffix('Z') {
        return Some((clock, 0));
    }
    let Some(sign) = text.find(['+', '-']) else {
        return Some((text, 0));
    };
    let (clock, zone) = text.split_at(sign);
    let (direction, zone) = (if zone.starts_with('-') { -1 } else { 1 }, zone.get(1..)?);
    let (hours, minutes) = match (zone.len(), zone.split_once(':')) {
        (2, None) => (zone, "00"),
        (4, None) => (zone.get(..2)?, zone.get(2..)?),
        (5, Some(parts)) => parts,
        _ => return None,
    };
    let (hours, minutes) = (number(hours, 2)?, number(minutes, 2)?);
    if hours > 23 || minutes > 59 {
        return None;
    }
    Some((clock, direction * i64::from(hours * 3_600 + minutes * 60)))
}

fn number(text: &str, digits: usize) -> Option<i32> {
    if text.len() != digits || !is_digits(text) {
        return None;
    }
    text.parse().ok()
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn same(texts: &[&str]) {
        let first = Instant::parse(texts[0]).unwrap();
        for text in texts {
            assert_eq!(Instant::parse(text), Some(first), "{text}");
        }
    }

    #[test]
    fn one_moment_has_many_spellings() {
        same(&[
            "1585699200",
            "2020-04-01T00:00:00Z",
            "2020-04-01",
            "2020-04",
            "2020-04-01T02:00+02:00",
            "2020-03-31T23:00:00.000-0100",
        ]);
        same(&["2020-04-01T00:00:00.5Z", "2020-04-01T05:00:00.500000000+05"]);
        same(&["-1", "1969-12-31T23:59:59"]);
        assert!(Instant::parse("2020").unwrap() < Instant::parse("1971-01-01").unwrap());
    }

    #[test]
    fn other_forms_are_no_dates() {
        let wrong = [
            "",
            "-",
            "234-13",
            "2020-13-01",
            "2021-02-29",
            "2016-12-13t02:00:00Z",
            "2016-12-13T2:00:00",
            "2020-04-01T24:00:00Z",
            "2020-04-01T00:00:00.1234567890Z",
            "9223372036854775808",
            "2020-04-01 00:00",
            "2020-04-01T00:00:00+1",
            "20200401T000000Z",
        ];
        for text in wrong {
            assert_eq!(Instant::parse(text), None, "{text}");
        }
    }
}
