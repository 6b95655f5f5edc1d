//! Links that were cut off, mistyped, wrapped or made to do harm.
#![expect(clippy::string_slice, reason = "a link is ASCII")]

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::Index;
use scopedown_scenario::link::{
    Carries, Codec, Content, FRAGMENT_CHARACTERS, LinkFault, Opened, Options, decode, encode,
    encode_example, is_link,
};

use crate::files::examples;
use crate::text;

fn links() -> Vec<String> {
    let one = |(name, scenario): (String, String)| {
        let options = |codec| Options {
            codec,
            carries: Carries::Everything,
            view: Some("peel=role; 100 %".to_owned()),
            cell: Some("0,1".to_owned()),
            ..Options::default()
        };
        let packed = [Codec::Dictionary, Codec::Deflate, Codec::Plain]
            .map(|codec| encode(&scenario, &options(codec)).unwrap());
        packed
            .into_iter()
            .chain([encode_example(&name, &options(Codec::Plain)).unwrap()])
    };
    examples().into_iter().take(4).flat_map(one).collect()
}

/// A fault, or the same content.
fn is_told(link: &str, damaged: &str) -> bool {
    match (decode(link), decode(damaged)) {
        (Ok(whole), Ok(found)) => whole.content == found.content,
        (Ok(_), Err(fault)) => !fault.to_string().is_empty() && !fault.help().is_empty(),
        (Err(_), _) => false,
    }
}

/// What may befall a character of a link.
#[derive(Debug, Clone)]
enum Harm {
    Changed(char),
    Lost,
    Added(char),
    CutOff,
}

fn harm() -> impl Strategy<Value = Harm> {
    let telling = prop::sample::select(vec!['#', '~', ';', '.', '%', '=', '\u{e9}', '\n', 'A']);
    prop_oneof![
        prop::char::range(' ', '~').prop_map(Harm::Changed),
        Just(Harm::Lost),
        telling.prop_map(Harm::Added),
        Just(Harm::CutOff),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn mutated_links_end_in_a_fault_or_the_right_content(link in any::<Index>(), harms in prop::collection::vec((any::<Index>(), harm()), 1..4)) {
        static LINKS: LazyLock<Vec<String>> = LazyLock::new(links);
        let link = link.get(&LINKS);
        let mut damaged: Vec<char> = link.chars().collect();
        for (at, harm) in harms {
            let at = at.index(damaged.len() + 1);
            let is_inside = at < damaged.len();
            match harm {
                Harm::Changed(other) if is_inside => damaged[at] = other,
                Harm::Lost if is_inside => drop(damaged.remove(at)),
                Harm::Added(other) => damaged.insert(at, other),
                Harm::CutOff => damaged.truncate(at),
                Harm::Changed(_) | Harm::Lost => {}
            }
        }
        let damaged: String = damaged.into_iter().collect();
        prop_assert!(is_told(link, &damaged), "{}\n{}", link, damaged);
    }
}

#[test]
fn every_changed_character_and_every_cut_is_told() {
    for link in links().iter().filter(|link| link.len() < 400) {
        let content = link.find('~').unwrap() + 4;
        for at in 0..content {
            assert!(decode(&link[..at]).is_err(), "{}", &link[..at]);
            for other in ["A", "z", "0", "-", "_", "~", "#", ".", ";", "%", "é", "\""] {
                let mut changed = link.clone();
                changed.replace_range(at..=at, other);
                assert!(changed == *link || decode(&changed).is_err(), "{changed}");
            }
        }
        for at in content..link.len() {
            assert!(is_told(link, &link[..at]) && decode(&link[..at]).is_ok());
        }
    }
}

#[test]
fn what_programs_do_to_links_does_no_harm() {
    for link in links() {
        let whole = decode(&link).unwrap();
        let content = &link[..link.find('~').unwrap() + 4];
        let (first, second) = content.split_at(10);
        for same in [
            format!("https://example.org/?fresh=1#{link}"),
            format!("  #{link}\n"),
            link.replace('~', "%7E")
                .replace('%', "%25")
                .replace("%257E", "%7E"),
        ] {
            assert!(is_link(&same), "{same}");
            assert_eq!(decode(&same).as_ref(), Ok(&whole), "{same}");
        }
        for same in [
            format!("{first}\r\n {second}"),
            format!("(see https://example.org/#{content})."),
            format!("https://example.org/#{content}, and then"),
            format!("<https://example.org/#{content}>"),
        ] {
            assert_eq!(
                decode(&same).map(|opened| opened.content).as_ref(),
                Ok(&whole.content),
                "{same}"
            );
        }
    }
}

#[test]
fn faults_name_what_is_wrong() {
    let link = encode(r#"{"role":{"policies":[]}}"#, &Options::default()).unwrap();
    assert_eq!(decode(""), Err(LinkFault::NotALink));
    assert_eq!(decode("role.json"), Err(LinkFault::NotALink));
    assert_eq!(decode("https://example.org/"), Err(LinkFault::NotALink));
    assert_eq!(decode(&link[..link.len() - 1]), Err(LinkFault::CutOff));
    assert_eq!(decode(&link[..8]), Err(LinkFault::CutOff));
    assert_eq!(decode(&(link.clone() + "x")), Err(LinkFault::Mistyped));
    assert_eq!(
        decode(&format!("1d1.{}~abc", "A".repeat(FRAGMENT_CHARACTERS))),
        Err(LinkFault::TooLong)
    );
    assert_eq!(
        decode(&"{ } ".repeat(FRAGMENT_CHARACTERS)),
        Err(LinkFault::NotALink)
    );
}

/// The check fits, and the content is what nobody made by this program.
#[test]
fn content_that_no_version_wrote_is_refused() {
    let made = |content: &str| decode(&format!("{content}~{}", check(content)));
    let json = "eyJyb2xlIjp7InBvbGljaWVzIjpbXX19";
    assert!(matches!(
        made(&format!("1j.{json}")),
        Ok(Opened {
            content: Content::Scenario(_),
            ..
        })
    ));
    let newer = LinkFault::Newer {
        version: 2,
        text: Some(r#"{"role":{"policies":[]}}"#.to_owned()),
    };
    assert_eq!(made(&format!("2j.{json}")), Err(newer));
    assert_eq!(
        made(&format!("1q.{json}")),
        Err(LinkFault::UnknownCodec('q'))
    );
    assert_eq!(
        made(&format!("1d9.{json}")),
        Err(LinkFault::UnknownDictionary(9))
    );
    assert_eq!(
        made(&format!("1d.{json}")),
        Err(LinkFault::UnknownDictionary(0))
    );
    assert_eq!(made(&format!("1d1.{json}")), Err(LinkFault::Garbled));
    assert_eq!(made("1j.A"), Err(LinkFault::Garbled));
    assert_eq!(made("1j._w"), Err(LinkFault::Garbled));
    assert_eq!(made("1j.WzFd"), Err(LinkFault::NotAScenario));
    assert!(matches!(made("1j.eyJh"), Err(LinkFault::NotJson(_))));
    let nested = "W1tb".repeat(1_000);
    assert!(matches!(
        made(&format!("1j.{nested}")),
        Err(LinkFault::NotJson(_))
    ));
}

/// Three kilobytes that would become three megabytes.
#[test]
fn what_unpacks_beyond_the_limit_is_refused() {
    let about = "a".repeat(500 << 10);
    let scenario = |about: &str| format!(r#"{{"role":{{"policies":[]}},"about":"{about}"}}"#);
    let everything = Options {
        carries: Carries::Everything,
        ..Options::default()
    };
    let link = encode(&scenario(&about), &everything).unwrap();
    assert!(link.len() < 4_000 && text(&link).is_ok());
    let longer = scenario(&about.repeat(2));
    assert_eq!(encode(&longer, &everything), Err(LinkFault::ContentTooLong));
}

/// The check as the specification of the link has it, once more and another way: the remainder of a long division, bit by bit.
fn check(content: &str) -> String {
    let mut bits: Vec<bool> = content
        .bytes()
        .flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1 == 1))
        .collect();
    let length = bits.len();
    bits.extend([false; 17]);
    for at in 0..length {
        if bits.get(at) == Some(&true) {
            for (place, bit) in bits.iter_mut().skip(at).zip((0..18).rev()) {
                *place ^= (0x3_685B_u32 >> bit) & 1 == 1;
            }
        }
    }
    let value = bits
        .iter()
        .skip(length)
        .fold(0_u32, |value, bit| value << 1 | u32::from(*bit));
    [value / 62 / 62, value / 62 % 62, value % 62]
        .into_iter()
        .filter_map(|digit| {
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                .chars()
                .nth(usize::try_from(digit).ok()?)
        })
        .collect()
}
