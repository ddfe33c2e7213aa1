"""Which addresses may be spoken to: those of the open internet, and no machine behind this one."""

from __future__ import annotations

import ipaddress
from ipaddress import IPv4Address, IPv6Address, ip_network

_CLOSED_4 = tuple(
    ip_network(block)
    for block in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
        "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
        "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
    )
)  # fmt: skip
"""IANA's special-purpose IPv4 blocks: loopback, private, shared (CGNAT), link-local with the
clouds' metadata address, documentation, benchmarks, multicast, reserved."""

_OPEN_6 = ip_network("2000::/3")
_CLOSED_6 = tuple(
    ip_network(block)
    for block in ("2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16")
)  # fmt: skip
_NAT64 = ip_network("64:ff9b::/96")
_6TO4 = ip_network("2002::/16")


def is_public(address: str) -> bool:
    """Tell whether an address is on the open internet; what is no address is not.

    IPv6 forms that carry an IPv4 address (mapped, NAT64, 6to4) are judged by what they carry.
    """
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    carried = _carried(ip) if isinstance(ip, IPv6Address) else ip
    if carried is not None:
        return not any(carried in block for block in _CLOSED_4)
    return ip in _OPEN_6 and not any(ip in block for block in _CLOSED_6)


def _carried(ip: IPv6Address) -> IPv4Address | None:
    if ip.ipv4_mapped is not None:
        return ip.ipv4_mapped
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFF_FFFF)
    if ip in _6TO4:
        return IPv4Address(int(ip) >> 80 & 0xFFFF_FFFF)
    return None
