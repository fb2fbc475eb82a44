"""The one room of Presidio: its base class for our recognizers, and its own engine over them for comparison.

Presidio imports transformers and torch where they are installed, four seconds for nothing that is used here; both are
hidden from it while it is imported.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textkit.deidentify.document import Document, Found
from textkit.deidentify.light import without_heavy

with without_heavy():
    import presidio_analyzer
    from presidio_analyzer import EntityRecognizer, RecognizerResult

if TYPE_CHECKING:
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NlpArtifacts

VERSION: Final[str] = getattr(presidio_analyzer, "__version__", "2")


class Recognizer(EntityRecognizer):  # type: ignore[misc]
    """One identifier: `find` reads a shared Document, `analyze` is Presidio's way in to the same."""

    label: ClassVar[str]

    def __init__(self, supported_language: str = "sv") -> None:
        super().__init__(
            supported_entities=[self.label], name=f"{self.label.lower()}", supported_language=supported_language
        )

    def load(self) -> None:
        """Nothing to load; word lists are shared and read on first use."""

    def find(self, doc: Document) -> Iterable[Found]:
        """The identifiers of this kind in a document, offsets in its cleaned text."""
        raise NotImplementedError

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Presidio's call: the same as `find`, on a text."""
        if entities and self.label not in entities:
            return []
        doc = Document.of(text, self.supported_language)
        results = []
        for found in self.find(doc):
            start, end = doc.original(found.start, found.end)
            results.append(RecognizerResult(self.label, start, end, found.score))
        return results


def blank_engine(languages: Sequence[str]) -> Any:
    """An NlpEngine over spacy.blank pipelines: tokens, no model, no download."""
    import spacy
    from presidio_analyzer.nlp_engine import SpacyNlpEngine

    class BlankNlpEngine(SpacyNlpEngine):  # type: ignore[misc]
        engine_name = "blank"

        def load(self) -> None:
            codes = {"nn": "nb"}
            self.nlp = {code: spacy.blank(codes.get(code, code)) for code in languages}

    engine = BlankNlpEngine(models=[{"lang_code": code, "model_name": "blank"} for code in languages])
    engine.load()
    return engine


def analyzer(languages: Sequence[str]) -> AnalyzerEngine:
    """Presidio's own AnalyzerEngine with our recognizers, one set a language."""
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry

    from textkit.deidentify.recognizers import recognizers

    registry = RecognizerRegistry(
        recognizers=[r for code in languages for r in recognizers(code)], supported_languages=list(languages)
    )
    return AnalyzerEngine(registry=registry, nlp_engine=blank_engine(languages), supported_languages=list(languages))
