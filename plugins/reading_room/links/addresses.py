"""Which IP addresses are the whole internet's. Enters: an address. Leaves: whether it is.

By IANA's registries of special-purpose addresses (of October 2024), and not by the table of
``ipaddress``, which is another one in each Python. Of IPv6 only what IANA gives out counts
(2000::/3), so that what it sets apart elsewhere tomorrow is shut out today.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_V4 = [
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network (RFC 791)
        "10.0.0.0/8",  # private use (RFC 1918)
        "100.64.0.0/10",  # shared by a provider's customers (RFC 6598)
        "127.0.0.0/8",  # this machine (RFC 1122)
        "169.254.0.0/16",  # the link, and keys of clouds (RFC 3927)
        "172.16.0.0/12",  # private use (RFC 1918)
        "192.0.0.0/24",  # protocols: NAT64's finding, dummy addresses (RFC 6890)
        "192.0.2.0/24",  # examples (RFC 5737)
        "192.88.99.0/24",  # relays of 6to4 (RFC 7526)
        "192.168.0.0/16",  # private use (RFC 1918)
        "198.18.0.0/15",  # benchmarks (RFC 2544)
        "198.51.100.0/24",  # examples (RFC 5737)
        "203.0.113.0/24",  # examples (RFC 5737)
        "224.0.0.0/4",  # multicast (RFC 5771)
        "240.0.0.0/4",  # kept back, and broadcast (RFC 1112, RFC 919)
    )
]
_GIVEN_OUT = IPv6Network("2000::/3")
_V6 = [
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocols: Teredo, benchmarks, ORCHID (RFC 2928)
        "2001:db8::/32",  # examples (RFC 3849)
        "3fff::/20",  # examples (RFC 9637)
    )
]
_MAPPED = IPv6Network("::ffff:0:0/96")
_NAT64 = IPv6Network("64:ff9b::/96")
_6TO4 = IPv6Network("2002::/16")


def is_public(address: str) -> bool:
    """Is an IP address one of the whole internet's, and not of this machine or its network? An IPv6
    address that stands for one of IPv4 is what that is. Raises ValueError where it is none."""
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv4Address):
        return not any(ip in network for network in _V4)
    if (inner := _stands_for(ip)) is not None:
        return is_public(str(inner))
    return ip in _GIVEN_OUT and not any(ip in network for network in _V6)


def _stands_for(ip: IPv6Address) -> IPv4Address | None:
    if ip in _MAPPED or ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return IPv4Address(int(ip) >> 80 & 0xFFFFFFFF) if ip in _6TO4 else None
