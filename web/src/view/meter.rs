//! How much of a quota is used.

use yew::prelude::*;

use crate::state::usage::Usage;

/// A number and a bar; `rule` says how characters are counted.
pub(crate) fn meter(usage: Usage, rule: &'static str) -> Html {
    let percent = (usage.used * 100)
        .checked_div(usage.quota)
        .unwrap_or_default();
    html! {
        <span class="meter" title={rule} data-over={usage.is_over().then_some("")}>
            <span class="meter-words">{ grouped(usage.used) }<span class="soft">{ " of " }{ grouped(usage.quota) }</span><span class="unseen">{ " characters" }</span></span>
            <svg class="meter-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                <rect class="meter-rest" width="100" height="6" />
                <rect class="meter-used" width={percent.min(100).to_string()} height="6" />
            </svg>
        </span>
    }
}

/// A number with commas between its thousands.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(
            ["0", "999", "1,000", "10,240", "1,234,567"],
            [0, 999, 1_000, 10_240, 1_234_567]
                .map(grouped)
                .each_ref()
                .map(String::as_str)
        );
    }
}
