//! Words that AWS fixes, and that keep their names.

use std::collections::BTreeSet;

use scopedown_catalog::Catalog;

use super::words::{Piece, folded, pieces};

/// Partitions, parts of Regions and of ARNs, and values that requests have by themselves. The types of resources come from the catalogue.
const WORDS: &str = "\
    arn aws cn us gov iso isob isoe isof eu ap sa ca me af il mx east west north south central northeast southeast northwest southwest \
    amazonaws amazon com org net root user role group policy assumed federated anonymous session app account saml provider oidc service \
    instance profile mfa true false null none assumedrole federateduser aes256 kms x86 https http json csv \
    level scps rcps boundary trust source resource";

/// The accounts of the examples in AWS's documentation.
const ACCOUNTS: [&str; 5] = [
    "111122223333",
    "444455556666",
    "777788889999",
    "123456789012",
    "999999999999",
];

/// The words that keep their names.
#[derive(Debug)]
pub(super) struct Vocabulary(BTreeSet<String>);

impl Vocabulary {
    /// The words that keep their names in whatever scenario.
    pub(super) fn new() -> Self {
        let mut words: BTreeSet<String> =
            WORDS.split_ascii_whitespace().map(str::to_owned).collect();
        words.extend(ACCOUNTS.map(str::to_owned));
        Self(words)
    }

    /// Takes in the services that a text speaks of, with the words in the ARNs of their resources. Of other services they may be anybody's names.
    pub(super) fn mention(&mut self, text: &str, catalog: &Catalog) {
        if text.contains("amazonaws") {
            self.0.extend(words_of(text));
        }
        let Some(prefix) = text
            .strip_prefix("arn:")
            .and_then(|rest| rest.split(':').nth(1))
        else {
            return;
        };
        self.0.extend(words_of(prefix));
        for service in catalog
            .services()
            .filter(|service| service.prefix() == prefix)
        {
            for kind in service.resource_types() {
                self.0.extend(words_of(kind.arn()));
            }
        }
    }

    /// Numbers stay, but for those that are accounts: they may be counted with.
    pub(super) fn has(&self, word: &str) -> bool {
        let is_number = word.chars().all(char::is_numeric) && !is_account(word);
        is_number || self.0.contains(word)
    }
}

/// Whether a word has the form of an account id.
pub(super) fn is_account(word: &str) -> bool {
    word.len() == 12 && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn words_of(text: &str) -> impl Iterator<Item = String> {
    pieces(text).into_iter().filter_map(|piece| match piece {
        Piece::Word(word) => folded(word),
        Piece::Open(_) | Piece::Mark(_) => None,
    })
}
