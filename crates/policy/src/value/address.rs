//! Addresses and ranges of addresses (semantics 5.9).

use std::net::IpAddr;

use ipnet::IpNet;

/// A range of IPv4 or IPv6 addresses; a single address is a range of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AddressRange(IpNet);

impl AddressRange {
    /// Reads an address, or one with a prefix length. Bits beyond the prefix are ignored (semantics 5.9.3).
    pub fn parse(text: &str) -> Option<Self> {
        let Some((address, prefix)) = text.split_once('/') else {
            return text
                .parse::<IpAddr>()
                .ok()
                .map(|address| Self(address.into()));
        };
        let digits = !prefix.is_empty() && prefix.bytes().all(|byte| byte.is_ascii_digit());
        if !digits {
            return None;
        }
        IpNet::new(address.parse().ok()?, prefix.parse().ok()?)
            .ok()
            .map(Self)
    }

    /// Whether the address lies in the range; never where the families differ (semantics 5.9.4).
    pub fn contains(&self, address: &IpAddr) -> bool {
        self.0.contains(address)
    }

    /// The first address of the range.
    pub fn first(&self) -> IpAddr {
        self.0.network()
    }

    /// The last address of the range.
    pub fn last(&self) -> IpAddr {
        self.0.broadcast()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn host_bits_and_families() {
        let range = AddressRange::parse("203.0.113.7/24").unwrap();
        assert!(range.contains(&"203.0.113.255".parse().unwrap()));
        assert!(!range.contains(&"203.0.114.0".parse().unwrap()));
        assert!(
            !AddressRange::parse("0.0.0.0/0")
                .unwrap()
                .contains(&"::1".parse().unwrap())
        );
        assert!(
            AddressRange::parse("2001:DB8::1")
                .unwrap()
                .contains(&"2001:db8:0:0::1".parse().unwrap())
        );
        for wrong in [
            "",
            "1.2.3",
            "1.2.3.4/33",
            "1.2.3.4/",
            "1.2.3.4/+8",
            "1.2.3.4 ",
            "10.0.0.0/8/8",
        ] {
            assert_eq!(AddressRange::parse(wrong), None, "{wrong}");
        }
    }
}
