"""Từ để tìm: any text as plain tokens that both databases index alike, whatever its script.

Marks of Latin, Cyrillic and Arabic letters fall away, so that "doi ngoai" finds "đối ngoại". Scripts written
without blanks are cut into pairs of neighbouring characters, which stand in the index one behind the other:
what is looked for is found wherever it stands. A token is made of a-z and 0-9 and begins with a letter; no
tokenizer of a database takes it apart.
"""

import re
import unicodedata
from dataclasses import dataclass

# Han, kana; Thai, Lao, Khmer, Tai Viet: written without blanks between words.
UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uaa80-\uaadf\U00020000-\U0003ffff]+"
)
# Letters that no decomposition leads back to a plain one, and Arabic ones that are written either way.
PLAIN = {
    "đ": "d", "ð": "d", "ø": "o", "ł": "l", "ı": "i", "ƀ": "b", "æ": "ae", "œ": "oe", "þ": "th", "ŋ": "n",
    "ى": "ي", "ة": "ه", "ـ": "", "ٱ": "ا",
}  # fmt: skip
ARTICLE, SHORTEST_WITH_ARTICLE = "ال", 5
# Words that begin alike are meant alike where words have endings.
LEAST_BEGINNING = 4


class _Plain(dict[int, str]):
    """Each character without its marks, a blank for what is no letter, mark or digit; found once."""

    def __missing__(self, code: int) -> str:
        kept = []
        # Some letters are capitals only once they are taken apart.
        apart = unicodedata.normalize("NFKD", chr(code)).casefold()
        for letter in unicodedata.normalize("NFKD", apart):
            plain = PLAIN.get(letter, letter)
            if unicodedata.combining(letter) and _is_stripped(ord(letter)):
                continue
            kept.append(plain if not plain or unicodedata.category(plain[0])[0] in "LMN" else " ")
        self[code] = found = unicodedata.normalize("NFC", "".join(kept))
        return found


class _Flat(dict[int, str]):
    """The same, one character for one: what is found stands where it stood."""

    def __missing__(self, code: int) -> str:
        self[code] = found = (_PLAIN[code] or "\x00")[0]
        return found


_PLAIN, _FLAT = _Plain(), _Flat()


@dataclass(frozen=True, slots=True)
class Word:
    """Một từ cần tìm: as it is written plainly, its tokens in order, and whether longer words count too."""

    plain: str
    tokens: tuple[str, ...]
    is_beginning: bool = False

    @property
    def is_unspaced(self) -> bool:
        """Của chữ viết liền."""
        return bool(UNSPACED.fullmatch(self.plain))


def of(text: str) -> str:
    """Các từ của một văn bản, a blank between them."""
    return " ".join(token for word in plain(text).split() for token in _tokens(word, is_whole=True))


def plain(text: str) -> str:
    """Chữ thường, không dấu."""
    return text.translate(_PLAIN)


def flat(text: str) -> str:
    """Như `plain`, as long as the text itself."""
    return text.translate(_FLAT)


def wanted(text: str, *, beginnings: bool = False) -> list[Word]:
    """Những từ người đọc tìm; with `beginnings`, longer words that begin so are found too."""
    found: dict[str, Word] = {}
    for word in plain(text).split():
        for part in _split(word):
            is_unspaced = bool(UNSPACED.fullmatch(part))
            tokens = _tokens(part, is_whole=False)
            # One character alone is the beginning of a pair.
            begins = len(part) == 1 if is_unspaced else beginnings and len(part) >= LEAST_BEGINNING
            found.setdefault(part, Word(_bare(part), tuple(tokens), begins))
    return list(found.values())


def _split(word: str) -> list[str]:
    """The pieces of a word in which scripts meet."""
    if word.isascii():
        return [word]
    pieces, last = [], 0
    for match in UNSPACED.finditer(word):
        pieces += [word[last : match.start()], match[0]]
        last = match.end()
    return [piece for piece in [*pieces, word[last:]] if piece]


def _tokens(word: str, *, is_whole: bool) -> list[str]:
    found: list[str] = []
    for part in _split(word):
        if not UNSPACED.fullmatch(part):
            found.append(_written(_bare(part)))
            continue
        pairs = [part[at : at + 2] for at in range(len(part) - 1)]
        # The last character of a text begins no pair: it stands alone, to be found alone.
        found += [_written(pair) for pair in ([*pairs, part[-1]] if is_whole or not pairs else pairs)]
    return found


def _bare(word: str) -> str:
    has_article = word.startswith(ARTICLE) and len(word) >= SHORTEST_WITH_ARTICLE
    return word.removeprefix(ARTICLE) if has_article else word


def _written(word: str) -> str:
    told = word if word.isascii() else "".join(map(_letter, word))
    return told if told[0].isalpha() else f"n{told}"


def _letter(letter: str) -> str:
    return letter if letter.isascii() else f"u{ord(letter):04x}"


def _is_stripped(code: int) -> bool:
    """A mark of a script that reads without it."""
    return code < 0x0700 or 0x1AB0 <= code <= 0x1AFF or 0x1DC0 <= code <= 0x20FF
