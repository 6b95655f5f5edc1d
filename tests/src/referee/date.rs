//! Dates (5.6.6): ISO 8601 in a few forms, or whole epoch seconds; a text is ISO only if a dash stands behind its first character (5.6.3).

/// An instant as seconds and billionths since 1970.
pub(super) fn instant(text: &str) -> Option<(i64, u32)> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    if !digits.is_empty() && digits.chars().all(|digit| digit.is_ascii_digit()) {
        return Some((text.parse().ok()?, 0));
    }
    let (date, time) = match text.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let mut parts = date.split('-');
    let year = number(parts.next()?, 4)?;
    let month = number(parts.next()?, 2)?;
    let day = match parts.next() {
        Some(day) => number(day, 2)?,
        // A month alone has no time behind it.
        None if time.is_none() => 1,
        None => return None,
    };
    if parts.next().is_some()
        || !(1..=12).contains(&month)
        || !(1..=length(year, month)).contains(&day)
    {
        return None;
    }
    let midnight = days(year, month, day) * 86_400;
    let (seconds, billionths) = match time {
        Some(time) => of_day(time)?,
        None => (0, 0),
    };
    Some((midnight + seconds, billionths))
}

/// `hh:mm[:ss[.fraction]]` and the zone, as seconds since midnight UTC.
fn of_day(text: &str) -> Option<(i64, u32)> {
    let zone_at = text.find(['Z', '+', '-']).unwrap_or(text.len());
    let (clock, zone) = text.split_at_checked(zone_at)?;
    let mut parts = clock.split(':');
    let hour = number(parts.next()?, 2)?;
    let minute = number(parts.next()?, 2)?;
    let (second, billionths) = match parts.next() {
        Some(second) => match second.split_once('.') {
            Some((second, fraction)) => (number(second, 2)?, billionths(fraction)?),
            None => (number(second, 2)?, 0),
        },
        None => (0, 0),
    };
    if parts.next().is_some() || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    Some((
        hour * 3_600 + minute * 60 + second - offset(zone)?,
        billionths,
    ))
}

/// `Z`, `±hh:mm`, `±hhmm`, `±hh` or nothing, in seconds.
fn offset(zone: &str) -> Option<i64> {
    if zone.is_empty() || zone == "Z" {
        return Some(0);
    }
    let (sign, digits) = match zone.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, zone.strip_prefix('+')?),
    };
    let (hours, minutes) = match (digits.len(), digits.split_once(':')) {
        (5, Some((hours, minutes))) => (hours, minutes),
        (4, None) => digits.split_at_checked(2)?,
        (2, None) => (digits, "00"),
        _ => return None,
    };
    let (hours, minutes) = (number(hours, 2)?, number(minutes, 2)?);
    (hours <= 23 && minutes <= 59).then_some(sign * (hours * 3_600 + minutes * 60))
}

fn billionths(fraction: &str) -> Option<u32> {
    if fraction.is_empty()
        || fraction.len() > 9
        || !fraction.chars().all(|digit| digit.is_ascii_digit())
    {
        return None;
    }
    format!("{fraction:0<9}").parse().ok()
}

fn number(text: &str, digits: usize) -> Option<i64> {
    (text.len() == digits && text.chars().all(|digit| digit.is_ascii_digit()))
        .then(|| text.parse().ok())?
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn length(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970, counted year by year and month by month.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let of_year = |year| if is_leap(year) { 366 } else { 365 };
    let years: i64 = if year >= 1970 {
        (1970..year).map(of_year).sum()
    } else {
        -(year..1970).map(of_year).sum::<i64>()
    };
    let months: i64 = (1..month).map(|month| length(year, month)).sum();
    years + months + day - 1
}
