//! An estimate of the packed size of policies and session tags. No promise: AWS does not disclose how it packs (semantics 7.2.6).
//!
//! # How it was fitted
//!
//! Few figures are public for which the packed text is known too:
//!
//! | packed | AWS said | tells |
//! | --- | --- | --- |
//! | nine tags `T1` to `T9`, each value 250 times the letter a (configure-aws-credentials 1898) | 498 % | tags are not compressed, for these would shrink to nothing; 2,268 characters are 498 %, so 455 are 100 % |
//! | a policy of 2,017 characters with a path of 500 random hexadecimal digits three times (polaris 3243) | 118 % | policies are compressed, for the path counts once; deflate makes 533 bytes of it, so 452 are 100 % |
//! | the six tags of EKS Pod Identity, values not told (containers-roadmap 2413) | 74 % | 337 characters, which is what six such tags have |
//!
//! The two that can be reckoned agree within one percent on the room, which says that deflate is a good likeness and not that it is what AWS does: a
//! dictionary of common policy words would make short policies smaller than we think. The band is therefore [`BELOW`] percent down and [`ABOVE`] percent up
//! for policies, and [`TAGS`] percent either way for tags.

use crate::squeeze::without_space;

mod deflate;

/// The bytes that are 100 %.
const ROOM: usize = 455;

/// How much smaller a policy may pack than estimated, in percent.
pub const BELOW: usize = 35;

/// How much larger a policy may pack than estimated, in percent.
pub const ABOVE: usize = 20;

/// How far off the estimate of tags may be, in percent, either way.
pub const TAGS: usize = 10;

/// An estimate, in percent of the room: what `PackedPolicySize` may come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PackedEstimate {
    /// The least that is likely.
    pub low: usize,
    /// The estimate.
    pub percent: usize,
    /// The most that is likely.
    pub high: usize,
}

/// What an estimate lets one say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PackedOutlook {
    /// The whole band lies below 100 %.
    LikelyFits,
    /// 100 % lies in the band.
    Unsure,
    /// The whole band lies above 100 %.
    LikelyTooLarge,
}

impl PackedEstimate {
    /// What the estimate lets one say.
    pub fn outlook(self) -> PackedOutlook {
        if self.high < 100 {
            PackedOutlook::LikelyFits
        } else if self.low > 100 {
            PackedOutlook::LikelyTooLarge
        } else {
            PackedOutlook::Unsure
        }
    }
}

/// Estimates the packed size of session policies, the ARNs of managed ones and session tags together.
pub fn packed_estimate<'t>(
    policies: impl IntoIterator<Item = &'t str>,
    managed_arns: impl IntoIterator<Item = &'t str>,
    tags: impl IntoIterator<Item = (&'t str, &'t str)>,
) -> PackedEstimate {
    let mut text: String = policies.into_iter().map(without_space).collect();
    text.extend(managed_arns);
    let policies = deflate::size(text.as_bytes());
    let tags: usize = tags
        .into_iter()
        .map(|(key, value)| key.len() + value.len())
        .sum();
    let percent = |policies_share: usize, tags_share: usize| {
        (policies * policies_share + tags * tags_share).div_ceil(ROOM)
    };
    PackedEstimate {
        low: percent(100 - BELOW, 100 - TAGS),
        percent: percent(100, 100),
        high: percent(100 + ABOVE, 100 + TAGS),
    }
}

#[cfg(test)]
mod tests;
