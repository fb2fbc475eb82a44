"""Other tools as detectors: Presidio's AnalyzerEngine over our recognizers, and stella-anonymize-core."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import repeat
from pathlib import Path
from typing import Any

from textkit.deidentify.presidio import analyzer
from textkit.records import LABELS, LANGUAGES, Span

STELLA = "stella_anonymize"
STELLA_INSTALL = "not installed: pip install stella-anonymize-core"
_STELLA_LANGUAGES = ("sv", "en")  # it knows no Norwegian and no Danish: those get all its languages at once
_STELLA_LABELS = {
    "person": "PERSON", "address": "ADDRESS", "email address": "EMAIL_ADDRESS", "phone number": "PHONE_NUMBER",
    "date": "DATE", "date of birth": "DATE", "organization": "ORGANIZATION", "location": "LOCATION", "city": "LOCATION",
    "country": "LOCATION", "url": "URL", "ip address": "IP_ADDRESS", "iban": "ACCOUNT", "bank account number": "ACCOUNT",
    "credit card number": "ACCOUNT", "national identification number": "NATIONAL_ID", "passport number": "NATIONAL_ID",
    "registration number": "CASE_NUMBER", "license plate": "VEHICLE", "username": "USERNAME",
}  # fmt: skip


class Clock:
    """Passes every call on to an object and keeps the processor seconds they took."""

    def __init__(self, inner: Any) -> None:
        self.inner, self.seconds = inner, 0.0

    def timed(self, call: Callable[..., Any], *given: Any) -> Any:
        began = time.process_time()
        result = call(*given)
        result = list(result) if isinstance(result, Iterator) else result
        self.seconds += time.process_time() - began
        return result

    def __getattr__(self, name: str) -> Any:
        held = getattr(self.inner, name)
        return (lambda *given: self.timed(held, *given)) if callable(held) else held


class Presidio:
    """Presidio's engine with our recognizers and, where `model` is a spaCy pipeline, with that."""

    def __init__(self, model: Any = None) -> None:
        self.engine = analyzer(LANGUAGES) if model is None else _with_model(model)

    def detect_all(self, texts: Iterable[str], languages: Iterable[str | None] | None = None) -> Iterator[list[Span]]:
        for text, language in zip(texts, languages or repeat("sv"), strict=False):
            found = self.engine.analyze(text, language=language or "sv", score_threshold=0.3)
            yield [Span(r.start, r.end, r.entity_type, r.score) for r in found]


def _with_model(nlp: Any) -> Any:
    """An AnalyzerEngine whose NLP engine runs the pipeline, and a recognizer that hands on its entities."""
    from presidio_analyzer import AnalyzerEngine, EntityRecognizer, RecognizerRegistry, RecognizerResult
    from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine

    from textkit.deidentify.recognizers import recognizers

    class ByModel(EntityRecognizer):
        def load(self) -> None:
            pass

        def analyze(self, text: str, entities: list[str], nlp_artifacts: Any = None) -> list[RecognizerResult]:
            doc = nlp_artifacts.tokens
            return [RecognizerResult(e.label_, *place(doc, e), 0.85) for e in doc.ents if e.label_ in LABELS]

    engine = SpacyNlpEngine(
        models=[{"lang_code": code, "model_name": "given"} for code in LANGUAGES],
        ner_model_configuration=NerModelConfiguration(model_to_presidio_entity_mapping={n: n for n in LABELS}),
    )
    engine.nlp = dict.fromkeys(LANGUAGES, nlp)
    ours = [r for code in LANGUAGES for r in recognizers(code)]
    model = [ByModel(supported_entities=list(LABELS), name="model", supported_language=code) for code in LANGUAGES]
    registry = RecognizerRegistry(recognizers=[*ours, *model], supported_languages=list(LANGUAGES))
    return AnalyzerEngine(registry=registry, nlp_engine=engine, supported_languages=list(LANGUAGES))


def place(doc: Any, entity: Any) -> tuple[int, int]:
    """Where an entity stands in the text: our own pipeline keeps the places of its tokens beside them."""
    if (starts := doc.user_data.get("starts")) is None:
        return entity.start_char, entity.end_char
    tokens = [i for i in range(entity.start, entity.end) if starts[i] >= 0]
    return (starts[tokens[0]], doc.user_data["ends"][tokens[-1]]) if tokens else (entity.start_char, entity.end_char)


class Stella:
    """stella-anonymize-core with its own rules and name lists. Raises ImportError where it is not installed."""

    def __init__(self) -> None:
        import stella_anonymize

        self.pipeline = cache(lambda code: stella_anonymize.create_pipeline(language=code, warmup="lazy-regex"))

    def detect_all(self, texts: Iterable[str], languages: Iterable[str | None] | None = None) -> Iterator[list[Span]]:
        for text, language in zip(texts, languages or repeat("sv"), strict=False):
            found = self.pipeline(language if language in _STELLA_LANGUAGES else "all").redact_text(text)
            yield [
                Span(e.start, e.end, _STELLA_LABELS.get(e.label, e.label.upper().replace(" ", "_")), e.score, e.source)
                for e in found.resolved_entities
                if e.start < e.end
            ]


def stella() -> Stella | None:
    """The peer, or None where it is not installed."""
    try:
        return Stella()
    except ImportError:
        return None


def pipeline(path: Path | None) -> Any:
    """The spaCy pipeline of the names model, or None."""
    from textkit.deidentify import model

    return model.pipeline(path) if path else None
