"""Addresses of pages: the one rule by which two are the same, used by ingest, tables, admin and duplicates. A leaf.

Two addresses are the same if they have the same canonical form. The form is a key to compare by and not an address to
open: it drops what does not tell one page from another, and keeps whatever may. An address as it was given is kept
beside it.
"""

import hashlib
import re
import string
from collections.abc import Iterator
from urllib.parse import SplitResult, quote, urlsplit

import idna

LONGEST = 1000  # characters of a canonical form; a longer one ends in the digest of the whole
DEFAULT_PORTS = {"http": 80, "https": 443}
SPACE = re.compile(r"[\t\r\n]")  # what browsers drop from within an address (WHATWG URL Standard, section 4.4)
BEFORE_AND_AFTER = "".join(map(chr, range(0x21)))
TOKEN = re.compile(r"%[0-9a-f]{2}|.", re.I | re.S)
UNRESERVED = frozenset(string.ascii_letters + string.digits + "-._~")
HAS_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)", re.I)  # but example.org:8080 is a host and a port

# Hosts of one site for other devices, in front of the site's name: www. m. wap. 3g. ...
SITE_PREFIX = re.compile(r"(?:www\d?|m|mobile|wap|3g|4g|amp)\.(?=[^.]+\.)")
INNER_MOBILE = re.compile(r"(?<=\.)m\.(?=[^.]+\.[^.]+$)")  # ar.m.wikipedia.org
AMP_VIEWERS = re.compile(
    r"(?:(?:www\.)?google\.[a-z.]{2,6}/amp|[a-z0-9-]+\.cdn\.ampproject\.org/[cv])/(?P<secure>s/)?(?P<rest>[^/]+\..+)"
)
AMP_PATH = re.compile(r"^/amp(?=/)|/amp/?$|\.amp(?=\.s?html?$|$)", re.I)
INDEX_PAGE = re.compile(r"(?<=/)index\.s?html?$", re.I)
SESSION = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/;]*", re.I)
ROUTE = re.compile(r"!|/")  # a fragment that begins so names a page of a site that is one script

# Parameters that say where a reader came from. What is not listed is kept: it may be the number of the article.
TRACKING = re.compile(
    r"utm_\w+|hsa_\w+|mtm_\w+|pk_(?:campaign|kwd|source|medium|content)|wt\.\w+|at_(?:medium|campaign|custom\d|link\w*)"
    r"|fbclid|fb_(?:action_ids|action_types|source|ref)|gclid|gclsrc|dclid|gbraid|wbraid|_gl|_ga|gs_l|msclkid|yclid"
    r"|ysclid|twclid|ttclid|li_fat_id|igshid|igsh|mc_[ce]id|_hs(?:enc|mi)|mkt_tok|ml_subscriber(?:_hash)?|vero_id"
    r"|oly_(?:anon|enc)_id|s_cid|icid|ncid|cmpid|xtor|ref_(?:src|url)|__twitter_impression|_openstat|rss_?id"
    r"|spm|scm|share_(?:token|from|id|source|medium|plat|tag|times)|nsukey|isappinstalled|from_?wechat|wxshare_count"
    r"|weibo_id|bd_vid|bdmsource|phpsessid|jsessionid|aspsessionid\w*|amp_js_v|usqp|amp",
    re.I,
)
# Parameters that name an article on one site and where a reader came from on another: by their value.
AMBIGUOUS = re.compile(r"from|ref|referer|referrer|src|source|share|outputtype", re.I)
ORIGIN = re.compile(
    r"timeline|singlemessage|groupmessage|message|wechat|weixin|weibo|qq|qzone|rss|feed|twitter|x|facebook|fb|telegram"
    r"|whatsapp|linkedin|email|newsletter|share|home|homepage|search|google|baidu|toutiao|amp",
    re.I,
)


def canonical(address: str) -> str:
    """The key of an address, `press.example/2016/a.html?id=5`; empty for what is no http(s) address. Never raises."""
    parts = split(address)
    if parts is None or not (host := ascii_host(parts.hostname or "")):
        return ""
    path = normalised(SESSION.sub("", parts.path), "/!$&'()*+,;=:@")
    if viewed := AMP_VIEWERS.fullmatch(host + path):
        return canonical(f"http{'s' if viewed['secure'] else ''}://{viewed['rest']}?{parts.query}")
    path = INDEX_PAGE.sub("", AMP_PATH.sub("", without_dots(path))).rstrip("/")
    query = "&".join(sorted(kept(parts.query)))
    fragment = normalised(parts.fragment, "/!$&'()*+,;=:@?") if ROUTE.match(parts.fragment) else ""
    key = site(host) + port(parts) + path + ("?" + query if query else "") + ("#" + fragment if fragment else "")
    if len(key) <= LONGEST:
        return key
    digest = hashlib.sha256(key.encode()).hexdigest()
    return key[: LONGEST - len(digest) - 1] + "~" + digest


def web_address(text: str) -> str | None:
    """What a person typed or a file lists, as a whole http(s) address: `www.x.cn/a` is https. None if it is none."""
    text = text.strip(BEFORE_AND_AFTER).removeprefix("//")
    if not HAS_SCHEME.match(text) and "." in text.partition("/")[0].strip("."):
        text = "https://" + text
    parts = split(text)
    return SPACE.sub("", text) if parts and ascii_host(parts.hostname or "") else None


def split(address: str) -> SplitResult | None:
    """The parts of an http(s) address whose port is one; None otherwise."""
    try:
        parts = urlsplit(SPACE.sub("", address.strip(BEFORE_AND_AFTER)))
        _port = parts.port
    except ValueError:
        return None
    return parts if parts.scheme in DEFAULT_PORTS and parts.hostname else None


def ascii_host(host: str) -> str:
    """A host name as it is asked for: lower case, IDNA 2008 as browsers read it (UTS 46); empty for what is none."""
    host = host.rstrip(".")
    if ":" in host:
        return f"[{host}]"
    try:
        name = host.lower() if host.isascii() else idna.encode(host, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return ""
    return name if re.fullmatch(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*", name) and len(name) <= 253 else ""


def site(host: str) -> str:
    """The host without what only tells the reader's device."""
    return INNER_MOBILE.sub("", SITE_PREFIX.sub("", host, count=1))


def port(parts: SplitResult) -> str:
    """Empty for either scheme's own port: http and https are one address."""
    return f":{parts.port}" if parts.port and parts.port not in DEFAULT_PORTS.values() else ""


def normalised(text: str, safe: str) -> str:
    """One way to write a percent-encoded text (RFC 3986, section 6.2.2): plain where it can be, else in capitals.

    Bytes that are no UTF-8 stay as they are: old sites write GBK.
    """

    def written(match: re.Match[str]) -> str:
        token = match[0]
        character = chr(int(token[1:], 16)) if len(token) == 3 else token
        if character in UNRESERVED or (len(token) == 1 and character in safe):
            return character
        return token.upper() if len(token) == 3 else quote(token, safe="", errors="replace")

    return TOKEN.sub(written, text)


def without_dots(path: str) -> str:
    """RFC 3986, section 5.2.4."""
    kept: list[str] = []
    for segment in path.split("/"):
        if segment == "..":
            kept[1:] = kept[1:-1]
        elif segment != ".":
            kept.append(segment)
    return "/".join(kept)


def kept(query: str) -> Iterator[str]:
    """The parameters that may tell one page from another, as they are written."""
    for parameter in filter(None, query.split("&")):
        name, _equals, value = (normalised(part, "/!$'()*,;:@?+=") for part in parameter.partition("="))
        is_origin = AMBIGUOUS.fullmatch(name) and ORIGIN.fullmatch(value)
        if name and not is_origin and not TRACKING.fullmatch(name):
            yield f"{name}={value}" if value else name
