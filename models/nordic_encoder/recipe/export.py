"""The trained encoder as one int8 ONNX file: a scale a piece, a scale a column of weights, a scale a token that flows.

Scaling each token by itself keeps the outliers of one text out of another's vector (Dettmers et al. 2022).
"""

import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from .network import FIELD, OWN
from .network import HEADS as HEADS_OF_FIELD

WINDOW, HEADS, EPSILON = 128, 12, 1e-12
MICROSOFT = "com.microsoft"


class Graph:
    """Nodes and weights as they are added; each method returns the name of what it made."""

    def __init__(self) -> None:
        self.nodes: list = []
        self.weights: dict[str, np.ndarray] = {}

    def constant(self, name: str, value: np.ndarray) -> str:
        self.weights[name] = value
        return name

    def add(self, op: str, *inputs: str, domain: str = "", **options) -> str:
        name = f"{op.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(op, list(inputs), [name], domain=domain, **options))
        return name

    def rows(self, x: str) -> tuple[str, str]:
        """x quantised by its largest value a token, and that value."""
        most = self.add("Max", self.add("ReduceMax", self.add("Abs", x), "last_axis", keepdims=1), "tiny")
        return self.add("QuantizeLinear", self.add("Div", x, most), "step", "middle"), most

    def linear(self, x: tuple[str, str], name: str, weight: np.ndarray) -> str:
        """x @ weight.T without its bias."""
        scale = np.maximum(np.abs(weight).max(1), 1e-9) / 127
        whole = np.round(weight / scale[:, None]).astype(np.int8).T.copy()
        self.constant(name, whole)
        self.constant(name + ".scale", scale.astype(np.float32))
        out = self.add("MatMulIntegerToFloat", x[0], name, "step", name + ".scale", "middle", domain=MICROSOFT)
        return self.add("Mul", out, x[1])


def embedded(g: Graph, weights: dict[str, np.ndarray]) -> str:
    table = weights["table.weight"]
    scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-9) / 127
    g.constant("table", np.round(table / scale).astype(np.int8))
    g.constant("table.scale", scale.astype(np.float32))
    word = g.add(
        "Mul",
        g.add("Cast", g.add("Gather", "table", "ids"), to=TensorProto.FLOAT),
        g.add("Gather", "table.scale", "ids"),
    )
    place = (
        weights["body.embeddings.position_embeddings.weight"][:WINDOW]
        + weights["body.embeddings.token_type_embeddings.weight"][0]
    )
    g.constant("place", place)
    length = g.add("Shape", "ids", start=1, end=2)
    place = g.add("Slice", "place", "zero", length, "zero")
    norm = [g.constant(f"embeddings.{k}", weights[f"body.embeddings.LayerNorm.{k}"]) for k in ("weight", "bias")]
    return g.add("LayerNormalization", g.add("Add", word, place), *norm, epsilon=EPSILON)


def layer(g: Graph, x: str, i: str, own: str, weights: dict[str, np.ndarray]) -> str:
    """i: its name in the graph; own: how the names of its weights begin."""
    w = {k.removeprefix(own): v for k, v in weights.items() if k.startswith(own)}

    def kept(name: str) -> str:
        return g.constant(f"{i}.{name}", w[name])

    def added(out: str, x: str, part: str) -> str:
        """Three nodes, since SkipLayerNormalization, which is all of them, takes five times as long (onnxruntime 1.32)."""
        both = g.add("Add", g.add("Add", out, kept(f"{part}.dense.bias")), x)
        norm = (kept(f"{part}.LayerNorm.{k}") for k in ("weight", "bias"))
        return g.add("LayerNormalization", both, *norm, epsilon=EPSILON)

    quantised, mixed = g.rows(x), []
    for part in ("query", "key", "value"):
        line = g.linear(quantised, f"{i}.{part}", w[f"attention.self.{part}.weight"])
        mixed.append(g.add("Add", line, kept(f"attention.self.{part}.bias")))
    heard = g.add("MultiHeadAttention", *mixed, domain=MICROSOFT, num_heads=HEADS)
    out = g.linear(g.rows(heard), f"{i}.out", w["attention.output.dense.weight"])
    x = added(out, x, "attention.output")
    wide = g.add(
        "BiasGelu",
        g.linear(g.rows(x), f"{i}.wide", w["intermediate.dense.weight"]),
        kept("intermediate.dense.bias"),
        domain=MICROSOFT,
    )
    out = g.linear(g.rows(wide), f"{i}.narrow", w["output.dense.weight"])
    return added(out, x, "output")


def field(g: Graph, x: str, own: str, weights: dict[str, np.ndarray]) -> str:
    """x, and beside it the field's part of each token: values times weights, and weights, so that sums over tokens are all
    that is left to do; own: the states of the field's own last layer."""
    w = {k.removeprefix("field."): v for k, v in weights.items() if k.startswith("field.")}
    hidden = g.add(
        "BiasGelu",
        g.linear(g.rows(own), "head", w["wide.weight"]),
        g.constant("head.bias", w["wide.bias"]),
        domain=MICROSOFT,
    )

    def plain(name: str) -> str:
        weight = g.constant(f"head.{name}.weight", w[f"{name}.weight"].T.copy())
        return g.add("Add", g.add("MatMul", hidden, weight), g.constant(f"head.{name}.bias", w[f"{name}.bias"]))

    weight = g.add("Exp", g.add("Clip", plain("score"), "least", "most"))
    spread = g.constant("spread", np.repeat(np.eye(HEADS_OF_FIELD, dtype=np.float32), FIELD // HEADS_OF_FIELD, axis=1))
    return g.add("Concat", x, g.add("Mul", plain("value"), g.add("MatMul", weight, spread)), weight, axis=2)


def build(weights: dict[str, np.ndarray]) -> onnx.ModelProto:
    """ids (n, t) int64 -> states (n, t, 384 + FIELD + heads) float32: a text's vector is made from their sums over t."""
    g = Graph()
    for name, value in (
        ("last_axis", np.array([-1])),
        ("zero", np.array([0])),
        ("tiny", np.float32(1e-9)),
        ("step", np.float32(1 / 127)),
        ("middle", np.uint8(128)),
        ("least", np.float32(-15)),
        ("most", np.float32(15)),
    ):
        g.constant(name, np.asarray(value))
    x = embedded(g, weights)
    states = [x]
    for i in range(6):
        states.append(layer(g, states[-1], str(i), f"body.encoder.layer.{i}.", weights))
    own = states[-1 - OWN]
    for i in range(OWN):
        own = layer(g, own, f"field.{i}", f"field.layers.{i}.", weights)
    field(g, states[-1], own, weights)
    g.nodes[-1].output[0] = "states"
    graph = helper.make_graph(
        g.nodes,
        "nordic_encoder",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, ["n", "t"])],
        [helper.make_tensor_value_info("states", TensorProto.FLOAT, ["n", "t", 384 + FIELD + HEADS_OF_FIELD])],
        [numpy_helper.from_array(v, k) for k, v in g.weights.items()],
    )
    return helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", 18), helper.make_opsetid(MICROSOFT, 1)], ir_version=9
    )


def export(state: dict[str, torch.Tensor], pieces: Path, folder: Path) -> None:
    """model_int8.onnx, field.npy, pieces.model and config.json in `folder`."""
    weights = {k: v.detach().numpy().astype(np.float32) for k, v in state.items()}
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(build(weights), str(folder / "model_int8.onnx"))
    np.save(folder / "field.npy", weights["field.mix.weight"])
    shutil.copy(pieces, folder / "pieces.model")
    number = len(weights["table.weight"]) - 3
    config = {
        "kind": "nordic_encoder",
        "dimension": 384 + FIELD,
        "heads": HEADS_OF_FIELD,
        "window": WINDOW,
        "first": number,
        "last": number + 1,
        "pooling": "mean",
        "lower_case": True,
        "normalize": "NFC",
        "languages": ["sv", "nb", "nn", "da", "en"],
    }
    (folder / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf8")
