"""How the trained recognizer sees a text: our own words, what the lexicon knows of each, and what the text shows.

Every word of a Document becomes a spaCy token, with the signs between words as tokens of their own. Beside its form a
token carries two made-up features for the hash embeddings: LEMMA holds what is known of the word, TAG how it stands.
The names are spaCy's slots for a token's attributes; nothing else reads them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from textkit.deidentify.document import Document
from textkit.deidentify.vocabulary import Info

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

OUTSIDE: Final = "O"
_TELLING: Final = (
    "occupation",
    "occupation_tail",
    "demographic",
    "nationality",
    "month",
    "season",
    "weekday",
    "holiday",
    "number",
    "institution",
    "unit",
    "named_unit",
    "organization",
    "organization_head",
    "organization_tail",
    "street",
    "street_word",
    "country",
    "region",
    "person",
    "age_after",
    "age_before",
    "user_cue",
    "acronym",
)


def known(info: Info) -> str:
    """What is known of a word by itself: gazetteers, and the first kind of word that it is."""
    kind = next((tag for tag in _TELLING if tag in info.tags), "")
    return f"{info.shape}{info.flags}.{kind}"


def bits(doc: Document) -> Iterator[int]:
    """For each word how it stands, as four bits: a sentence begins with it; the text has it with a capital inside a
    sentence; it has it in lower case too; the text has few capitals."""
    inner, small, lower_text = doc.seen
    few = 8 * lower_text
    for info, begins in zip(doc.infos, doc.begins, strict=True):
        stem = info.lower[: info.stem]
        yield begins + 2 * (stem in inner) + 4 * (info.shape != "x" and stem in small) + few


def standing(info: Info, how: int) -> str:
    """How a word is written here, at large and in the rest of the text; `how`: its bits."""
    return f"{info.shape}{how & 1}{min(info.low, 8)}{min(info.cap, 8)}{how >> 1 & 1}{how >> 2 & 1}{how >> 3 & 1}"


def sign(gap: str) -> str:
    """The token that stands for what lies between two words; empty for blanks alone."""
    stripped = gap.strip(" \t")
    return "\n" if "\n" in stripped and not stripped.strip() else stripped.strip()[:2]


def tokens(doc: Document, vocab: Vocab) -> tuple[Doc, list[int]]:
    """The spaCy Doc of a document, and for each of its words the number of its token."""
    from spacy.tokens import Doc

    words: list[str] = []
    lemmas: list[str] = []
    tags: list[str] = []
    places: list[int] = []
    for index, (info, how) in enumerate(zip(doc.infos, bits(doc), strict=True)):
        places.append(len(words))
        words.append(doc.words[index])
        lemmas.append(known(info))
        tags.append(standing(info, how))
        if mark := sign(doc.gap(index)):
            words.append(mark)
            lemmas.append("")
            tags.append("gap" if doc.gap(index).startswith(" ") else "tight")
    return Doc(vocab, words=words, lemmas=lemmas, tags=tags), places


def bio(doc: Document, spans: Sequence[tuple[int, int, str]]) -> list[str]:
    """B-, I- or O for each word; a word belongs to the span in which it begins."""
    out = [OUTSIDE] * len(doc.words)
    for start, end, label in sorted(spans):
        inside = [i for i in range(doc.index_at(start), len(doc.words)) if doc.starts[i] < end]
        inside = [i for i in inside if doc.ends[i] > start]
        for number, index in enumerate(inside):
            out[index] = f"{'I' if number else 'B'}-{label}"
    return out
