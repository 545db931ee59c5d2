"""What a capture never asks for: anything that is not on the public internet, however it is written or reached."""

import socket

import pytest

from articles.ingest.types import Refused
from articles.ingest.web import network
from articles.ingest.web.capture import capture
from articles.ingest.web.policy import Policy
from articles.ingest.web.targets import Forbidden, is_public, target

PORTS = frozenset({80, 443, 8080, 8443})
PUBLIC = "93.184.216.34"
PRIVATE = [
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1",
    "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.168.1.1", "198.18.0.1", "198.51.100.1", "203.0.113.1",
    "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::ffff:127.0.0.1", "::ffff:93.184.216.34", "::93.184.216.34", "64:ff9b::7f00:1", "64:ff9b::5db8:d822",
    "64:ff9b:1::1", "100::1", "2001::1", "2001:0:5ef5:79fd::1", "2001:db8::1", "2002:7f00:1::1", "2002:5db8:d822::1",
    "3fff::1", "fc00::1", "fd12::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "5f00::1", "4000::1", "no address",
]  # fmt: skip


def resolver(*peers: str):
    return lambda host, port: list(peers)


@pytest.mark.parametrize("peer", PRIVATE)
def test_an_address_that_is_not_public(peer):
    assert not is_public(peer)
    with pytest.raises(Forbidden, match="not on the public internet"):
        target("http://press.example/a", PORTS, resolver(peer))
    with pytest.raises(Forbidden, match="not on the public internet"):
        target("http://press.example/a", PORTS, resolver(PUBLIC, peer))


@pytest.mark.parametrize("peer", [PUBLIC, "1.1.1.1", "223.5.5.5", "2606:2800:220:1::1", "2400:3200::1", "2a00:1450::1"])
def test_an_address_that_is_public(peer):
    assert is_public(peer)
    assert target("https://press.example/a?b=c", PORTS, resolver(peer)).peers == (peer,)


@pytest.mark.parametrize(
    "host",
    [
        "2130706433",
        "0x7f000001",
        "017700000001",
        "0177.0.0.1",
        "127.1",
        "0x7f.1",
        "134744072",
        "1.2.3",
        "08.8.8.8",
        "0x",
    ],
)
def test_a_host_written_as_a_number_is_refused_whatever_it_means(host):
    with pytest.raises(Forbidden, match="written as a number"):
        target(f"http://{host}/", PORTS, resolver(PUBLIC))


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1/", "http://127.0.0.1./", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://localhost/",
     "http://１２７.０.０.１/", "http://127。0。0。1/", "http://ⓛocalhost/"],
)  # fmt: skip
def test_this_machine_is_refused_however_it_is_written(address):
    with pytest.raises(Forbidden):
        capture(address, Policy(), ignore_robots=True)


@pytest.mark.parametrize(
    "address",
    ["ftp://press.example/", "file:///etc/passwd", "gopher://press.example/", "http:///a", "data:text/html,x",
     "http://a\x00b/", "http://press.example:0x50/", "http://press.example:99999/", "//press.example/a",
     "http://[::1", "http://[fe80::1%25eth0]/", "http://press example/"],
)  # fmt: skip
def test_what_is_no_address_of_the_web_is_refused(address):
    with pytest.raises(Forbidden):
        target(address, PORTS, resolver("127.0.0.1"))


@pytest.mark.parametrize(
    "address", ["http://me:secret@press.example/", "http://press.example@127.0.0.1/", "http://@a.example/"]
)
def test_an_address_with_credentials_is_refused(address):
    with pytest.raises(Forbidden, match="user name or password"):
        target(address, PORTS, resolver(PUBLIC))


@pytest.mark.parametrize("port", [22, 25, 3306, 6379, 81, 0])
def test_ports_that_serve_no_pages_are_refused(port):
    with pytest.raises(Forbidden, match=f"port {port}"):
        target(f"http://press.example:{port}/", PORTS, resolver(PUBLIC))


def test_an_unknown_name_is_refused_but_not_forbidden():
    with pytest.raises(Refused, match="no host of that name") as caught:
        target("http://press.example/", PORTS, resolver())
    assert not isinstance(caught.value, Forbidden)

    def fail(host, port):
        raise socket.gaierror(-2, "Name or service not known")

    with pytest.raises(Refused, match="no host of that name"):
        target("http://press.example/", PORTS, fail)


def test_the_request_keeps_the_name_and_is_plain_ascii():
    aim = target("https://Пресса.example:8443/乌 镇?q=é%2f#x", PORTS, resolver(PUBLIC))
    assert aim.host == "xn--80aj3aega.example" and aim.authority == "xn--80aj3aega.example:8443"
    assert aim.path == "/%E4%B9%8C%20%E9%95%87?q=%C3%A9%2f"
    assert target("http://press.example", PORTS, resolver(PUBLIC)).path == "/"


@pytest.mark.parametrize(
    "location",
    [
        "http://10.0.0.1:{port}/",
        "http://169.254.169.254:{port}/latest/",
        "http://[fd00::1]:{port}/",
        "//2130706433:{port}/",
    ],
)
def test_a_redirect_to_a_private_target_is_refused(site, location):
    site.redirect("/a", location.format(port=site.port))
    policy = site.policy(resolver=lambda host, port: ["127.0.0.1"] if host == "press.example" else [host])
    with pytest.raises(Forbidden, match="it led to"):
        capture(f"http://press.example:{site.port}/a", policy, ignore_robots=True)
    assert site.asked == ["/a"]


def test_a_public_page_that_redirects_inside_is_refused_by_name(site):
    calls = []

    def resolve(host, port):
        calls.append(host)
        return ["127.0.0.1"] if host == "press.example" else ["10.0.0.1"]

    site.redirect("/a", f"http://intranet.example:{site.port}/secret")
    policy = site.policy(resolver=resolve)
    with pytest.raises(Forbidden, match=r"led to http://intranet\.example:\d+/secret: its host is not on the public"):
        capture(f"http://press.example:{site.port}/a", policy, ignore_robots=True)
    assert site.asked == ["/a"] and calls == ["press.example", "intranet.example"]


def test_the_name_is_looked_up_once_a_hop_so_that_a_changed_answer_is_of_no_use(site, monkeypatch):
    """DNS rebinding: the first answer is vetted, and the connection goes there though the name leads elsewhere now."""
    answers = iter([["127.0.0.1"], ["10.0.0.1"], ["10.0.0.1"]])
    monkeypatch.setattr(
        network.httpcore.SyncBackend,
        "connect_tcp",
        watched := Watched(network.httpcore.SyncBackend.connect_tcp),
    )
    site.page("/a")
    policy = site.policy(resolver=lambda host, port: next(answers))
    fetched = capture(f"http://press.example:{site.port}/a", policy, ignore_robots=True)
    assert watched.hosts == ["127.0.0.1"]
    assert fetched.exchanges[0].peer == "127.0.0.1"
    assert site.headers[-1]["Host"] == f"press.example:{site.port}"


class Watched:
    """Stands in for a method and remembers the hosts that it was called with."""

    def __init__(self, method):
        self.method, self.hosts = method, []

    def __get__(self, backend, owner):
        def call(host, *args, **named):
            self.hosts.append(host)
            return self.method(backend, host, *args, **named)

        return call


def test_a_peer_that_does_not_answer_leaves_time_for_the_next(site):
    site.page("/a")
    policy = site.policy(resolver=resolver("127.0.0.2", "127.0.0.1"))
    fetched = capture(f"http://press.example:{site.port}/a", policy, ignore_robots=True)
    assert fetched.exchanges[0].peer == "127.0.0.1"


def test_loopback_is_for_loopback_only(site):
    for peer in ("10.0.0.1", "192.168.0.1", "0.0.0.0", "169.254.169.254", "::ffff:127.0.0.1"):
        with pytest.raises(Forbidden):
            target("http://press.example/", PORTS, resolver(peer), loopback=True)
    assert target("http://press.example/", PORTS, resolver("127.0.0.1"), loopback=True).peers == ("127.0.0.1",)
