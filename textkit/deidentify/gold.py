"""Anyone's marked texts: our mark-up and other formats, labels turned into ours, languages given or told from the text.

A label without a counterpart here keeps its own name and is counted under it: nothing that somebody marked is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from textkit.corpus import GoldSpan, GoldTestimony, parse
from textkit.deidentify import foreign
from textkit.deidentify.foreign import Draft
from textkit.errors import BrokenMark, UnreadableFile, UsageError
from textkit.language import detect
from textkit.records import DIRECT, LABELS, LANGUAGES, QUASI

_SUFFIXES: Final = (".txt", ".json", ".jsonl", ".conll", ".conllu", ".iob", ".iob2", ".bio", ".tsv", ".ner")
_MISPLACED: Final = 0.05  # more marks than this that name another text: the offsets are of another kind
_READ: Final = 5_000  # letters that tell the language of a file of single sentences

# Ours ← theirs: Presidio and presidio-research, CoNLL, OntoNotes, NorNE, SUC, TAB.
_THEIRS: Final[Mapping[str, str]] = {
    "PERSON": "PER PERS PRS NAME FIRST_NAME LAST_NAME FULL_NAME PATIENT DOCTOR STAFF HCW",
    "NATIONAL_ID": "ID SSN US_SSN US_ITIN US_PASSPORT US_DRIVER_LICENSE PASSPORT DRIVER_LICENSE UK_NHS UK_NINO ES_NIF ES_NIE "
    "IT_FISCAL_CODE IT_DRIVER_LICENSE IT_IDENTITY_CARD IT_PASSPORT PL_PESEL SG_NRIC_FIN AU_TFN AU_MEDICARE IN_PAN "
    "IN_AADHAAR IN_PASSPORT IN_VOTER FI_PERSONAL_IDENTITY_CODE SE_PERSONNUMMER KR_RRN TH_TNIN",
    "PHONE_NUMBER": "PHONE TEL TELEPHONE MOBILE FAX",
    "EMAIL_ADDRESS": "EMAIL",
    "URL": "DOMAIN DOMAIN_NAME WEBSITE",
    "USERNAME": "USER USER_NAME HANDLE",
    "IP_ADDRESS": "IP",
    "ADDRESS": "STREET STREET_ADDRESS ZIP ZIP_CODE POSTCODE POSTAL_CODE",
    "VEHICLE": "LICENSE_PLATE IN_VEHICLE_REGISTRATION",
    "ACCOUNT": "CREDIT_CARD IBAN IBAN_CODE BANK_ACCOUNT ACCOUNT_NUMBER US_BANK_NUMBER CRYPTO",
    "CASE_NUMBER": "CODE",
    "LOCATION": "LOC GPE GPE_LOC FAC FACILITY CITY COUNTRY COUNTY STATE PLACE",
    "ORGANIZATION": "ORG ORGANISATION GPE_ORG COMPANY HOSPITAL HOSP VENDOR",
    "OCCUPATION": "JOB JOB_TITLE PROFESSION",
    "DATE": "DATE_TIME DATETIME TIME TME DOB DATE_OF_BIRTH BIRTHDAY",
    "DEMOGRAPHIC": "DEM NRP NORP NATIONALITY RELIGION ETHNICITY GENDER",
}
_OURS: Final = {label: label for label in LABELS} | {t: ours for ours, names in _THEIRS.items() for t in names.split()}
_NUMBERS: Final = ("NATIONAL_ID", "PHONE_NUMBER", "VEHICLE", "ACCOUNT", "CASE_NUMBER", "EMPLOYEE_ID")
# What else is right for a label that is wider than ours.
_WIDE: Final[Mapping[str, tuple[str, ...]]] = {
    "CODE": _NUMBERS,
    "ID": _NUMBERS,
    "DEM": ("OCCUPATION", "AGE"),
    **dict.fromkeys(("LOC", "FAC", "FACILITY", "PLACE"), ("ADDRESS",)),
    **dict.fromkeys(("ZIP", "ZIP_CODE", "POSTCODE", "POSTAL_CODE"), ("LOCATION",)),
}


@dataclass(frozen=True, slots=True)
class Mark(GoldSpan):
    """A mark of another's file. kind: direct or quasi where the file says so; also: further labels that are right."""

    kind: str = ""
    also: tuple[str, ...] = ()


def kind(mark: GoldSpan) -> str:
    """direct, quasi, or "" for a label without a counterpart here."""
    told = mark.kind if isinstance(mark, Mark) else ""
    return told or ("direct" if mark.label in DIRECT else "quasi" if mark.label in QUASI else "")


def right(mark: GoldSpan) -> tuple[str, ...]:
    """The labels that are right for a mark."""
    return (mark.label, *mark.also) if isinstance(mark, Mark) else (mark.label,)


@dataclass(frozen=True)
class Gold:
    """Marked testimonies and how they were read.

    mapped: their label → ours; unmapped: labels without a counterpart → mentions; needless: mentions marked as needing no
    mask; misplaced: marks that name another text than stands at their offsets; told: testimonies whose language was told
    from the text; alone: sentences count as testimonies, since the file does not say which belong together; skipped: files
    of a folder whose suffix is not known; unjudged: our labels that these marks know nothing of.
    """

    testimonies: tuple[GoldTestimony, ...]
    formats: tuple[str, ...] = ("corpus",)
    mapped: Mapping[str, str] = field(default_factory=dict)
    unmapped: Mapping[str, int] = field(default_factory=dict)
    needless: int = 0
    misplaced: int = 0
    told: int = 0
    alone: bool = False
    skipped: tuple[str, ...] = ()
    unjudged: frozenset[str] = frozenset()

    def to_dict(self) -> dict[str, Any]:
        """How the testimonies were read; none of their text."""
        return {
            "formats": list(self.formats), "mapped": dict(self.mapped), "unmapped": dict(self.unmapped),
            "needless": self.needless, "misplaced": self.misplaced, "language_told": self.told,
            "sentences_alone": self.alone, "skipped": list(self.skipped),
        }  # fmt: skip


def mapping(pairs: Iterable[str]) -> dict[str, str]:
    """`MISC=DEMOGRAPHIC` … → their label → ours. Raises UsageError."""
    found = {}
    for pair in pairs:
        theirs, _, ours = (part.strip() for part in pair.partition("="))
        if not theirs or ours not in LABELS:
            raise UsageError(f"--map {pair} is not THEIRS=OURS.", f"Ours are: {', '.join(LABELS)}.")
        found[_key(theirs)] = ours
    return found


def load(path: str | Path, *, language: str | None = None, labels: Mapping[str, str] | None = None) -> Gold:
    """The marked testimonies of a file or a folder.

    language: of all texts whose file does not say; told from each text where it is None. labels: their label → ours,
    before what is known here. Raises BrokenMark (file and line), UnreadableFile, UsageError.
    """
    given = {_key(theirs): ours for theirs, ours in (labels or {}).items()}
    if wrong := [ours for ours in given.values() if ours not in LABELS]:
        raise UsageError(f"{wrong[0]} is no label here.", f"Ours are: {', '.join(LABELS)}.")
    files, skipped = _files(Path(path))
    reader = _Reader(language, given)
    for file in files:
        reader.read(file)
    return reader.gold(skipped)


def _key(label: str) -> str:
    return label.strip().upper().replace("-", "_").replace(" ", "_")


def _files(path: Path) -> tuple[list[Path], tuple[str, ...]]:
    if path.is_file():
        return [path], ()
    if not path.is_dir():
        raise UnreadableFile(f"{path.name} is neither a file nor a folder.")
    there = sorted(p for p in path.iterdir() if p.is_file() and not p.name.startswith("."))
    files = [p for p in there if p.suffix.lower() in _SUFFIXES]
    if not files:
        raise UnreadableFile(f"{path.name} holds no marked files.", f"They end in {', '.join(_SUFFIXES)}.")
    return files, tuple(p.name for p in there if p not in files)


class _Reader:
    """Gathers the testimonies of several files."""

    def __init__(self, language: str | None, given: Mapping[str, str]) -> None:
        self.language, self.given = language, given
        self.found: dict[str, GoldTestimony] = {}
        self.formats: list[str] = []
        self.labels: Counter[str] = Counter()  # theirs → mentions
        self.needless: Counter[str] = Counter()
        self.misplaced = self.told = 0
        self.alone = False

    def read(self, file: Path) -> None:
        try:
            text = file.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError:
            raise UnreadableFile(f"{file.name} is not in UTF-8.", "Save it as UTF-8 and try again.") from None
        if any(line.startswith("=== ") for line in text.split("\n")):
            self.formats.append("corpus")
            for gold in parse(text, file.name):
                self.add(gold)
            return
        read = foreign.read(text, file.name)
        self.formats.append(read.format)
        self.alone |= read.alone
        self.check(read.drafts)
        common = self.tell("\n".join(d.text for d in read.drafts)[:_READ]) if read.alone else None
        for draft in read.drafts:
            self.add(self.testimony(draft, common))

    def check(self, drafts: Sequence[Draft]) -> None:
        """Offsets that do not point at what they name are counted; too many, and they are of another kind."""
        wrong = [d for d in drafts if d.misplaced]
        count = sum(d.misplaced for d in wrong)
        if count > _MISPLACED * sum(len(d.mentions) + len(d.needless) for d in drafts):
            problem = "marks name another text than stands at their offsets; offsets count code points from 0"
            raise BrokenMark(wrong[0].file, wrong[0].line, problem)
        self.misplaced += count

    def add(self, gold: GoldTestimony) -> None:
        if (first := self.found.get(gold.id)) is not None:
            raise BrokenMark(gold.file, gold.line, f"the id {gold.id} stands at {first.file}:{first.line} too")
        self.found[gold.id] = gold

    def tell(self, text: str) -> str:
        return self.language or detect(text).language

    def ours(self, label: str) -> tuple[str, ...]:
        """What a label of theirs is here, and what else is right for it; itself where it has no counterpart."""
        key = _key(label)
        return (self.given[key],) if key in self.given else (_OURS.get(key, label), *_WIDE.get(key, ()))

    def testimony(self, draft: Draft, common: str | None) -> GoldTestimony:
        language = draft.language if draft.language in LANGUAGES else None
        self.told += not (language or self.language)
        self.needless.update(draft.needless)
        marks = []
        for m in draft.mentions:
            self.labels[m.label] += 1
            ours, *also = self.ours(m.label)
            marks.append(Mark(m.start, m.end, ours, m.entity, m.kind, tuple(also)))
        header = {"lang": language or common or self.tell(draft.text), "themes": ""}
        spans = tuple(sorted(marks, key=lambda m: (m.start, m.end)))
        return GoldTestimony(draft.id, draft.text, header, spans, (), draft.file, draft.line)

    def gold(self, skipped: tuple[str, ...]) -> Gold:
        if not self.found:
            raise UnreadableFile("No marked testimony was found.", "A text needs marks, or at least their format.")
        if unused := set(self.given) - {_key(label) for label in self.labels}:
            there = ", ".join(sorted(self.labels)) or "none but ours"
            raise UsageError(
                f"--map names {', '.join(sorted(unused))}, which no mark carries.", f"Theirs are: {there}."
            )
        mapped = {t: self.given.get(_key(t)) or _OURS.get(_key(t), "") for t in sorted(self.labels)}
        known = {label for g in self.found.values() for s in g.spans for label in right(s)}
        known |= {label for theirs in self.needless for label in self.ours(theirs)}
        return Gold(
            tuple(self.found.values()),
            tuple(dict.fromkeys(self.formats)),
            {theirs: ours for theirs, ours in mapped.items() if ours and ours != theirs},
            {theirs: self.labels[theirs] for theirs, ours in mapped.items() if not ours},
            self.needless.total(), self.misplaced, self.told, self.alone, skipped,
            frozenset() if "corpus" in self.formats else frozenset(LABELS) - known,
        )  # fmt: skip
