"""Renders ZPL with two programs that are independent of each other and of this project."""

import base64
import io
import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import zplkit
import zxingcpp
from PIL import Image
from zplkit.output import Raster
from zplkit.rendering import Limits

from dpp_desktop.printing.raster.bitmap import Bitmap

_NODE = shutil.which("node")
_INSTALLED = Path(__file__).parents[3] / "build" / "zpl_renderer"
NEEDS_ZEBRASH = pytest.mark.skipif(
    _NODE is None or not (_INSTALLED / "node_modules").is_dir(),
    reason="needs Node.js and the package zpl-renderer-js, see packaging/README.md",
)
# zplkit refuses what prints nothing: the deletion of what was stored, and the number of copies.
_NOT_DRAWN = re.compile(rb"\^XA(?:\^ID[^^]*\^FS)+\^XZ|\^PQ[0-9]+")
_MANY = 1 << 30
_LIMITS = Limits(
    labels=_MANY,
    input_bytes=_MANY,
    graphic_bytes=_MANY,
    pixels=_MANY,
    segments=_MANY,
    stored_graphic_segments=_MANY,
    recall_calls=_MANY,
)
_MATRIX_CODES = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.AllMatrix)
_SCRIPT = """
const fs = require('fs');
const {ready} = require('zpl-renderer-js');
(async () => {
  const {api} = await ready;
  const results = [];
  for (const [zpl, width, height, dots] of JSON.parse(fs.readFileSync(0, 'utf8')))
    results.push(await api.zplToBase64MultipleAsync(zpl, width, height, dots));
  fs.writeFileSync(process.argv[1], JSON.stringify(results));
  process.exit(0);
})();
"""


@dataclass(frozen=True, slots=True)
class ZplDocument:
    """ZPL for labels of `width` × `height` mm on a printer of `dots_per_mm`."""

    zpl: bytes
    width: float
    height: float
    dots_per_mm: int


def drawn_by_zplkit(document: ZplDocument) -> list[Bitmap]:
    """Return the dots of each label."""
    options = zplkit.Options(
        profile="specification",
        width=round(document.width * document.dots_per_mm),
        height=round(document.height * document.dots_per_mm),
        dpi=203,
    )
    drawn = zplkit.render(_NOT_DRAWN.sub(b"", document.zpl), options, limits=_LIMITS)
    assert not drawn.warnings
    # Formats that are only stored are labels without a dot there.
    labels = [_dots(scene.rasterize()) for scene in drawn.labels]
    return [label for label in labels if label.any()]


def drawn_by_zebrash(documents: Sequence[ZplDocument], folder: Path) -> list[list[Bitmap]]:
    """Return the dots of each label of each document; `folder` is for temporary files."""
    assert _NODE is not None
    texts = [
        (each.zpl.decode("utf-8"), each.width, each.height, each.dots_per_mm) for each in documents
    ]
    result = folder / "labels.json"
    subprocess.run(
        [_NODE, "-e", _SCRIPT, str(result)],
        input=json.dumps(texts).encode(),
        cwd=_INSTALLED,
        check=True,
        timeout=60,
    )
    return [[_decoded(image) for image in images] for images in json.loads(result.read_bytes())]


def code_on(label: Bitmap) -> str:
    """Return the text of the only 2D code on a label."""
    grey = ((1 - label) * 255).astype(np.uint8)
    (code,) = zxingcpp.read_barcodes(np.ascontiguousarray(grey), formats=_MATRIX_CODES)
    return str(code.text)


def _dots(raster: Raster) -> Bitmap:
    grey = np.frombuffer(raster.pixels, dtype=np.uint8).reshape(raster.height, raster.width)
    assert set(np.unique(grey).tolist()) <= {0, 255}
    dots: Bitmap = (grey == 0).astype(np.uint8)
    return dots


def _decoded(image: str) -> Bitmap:
    grey = np.asarray(Image.open(io.BytesIO(base64.b64decode(image))).convert("L"))
    assert set(np.unique(grey).tolist()) <= {0, 255}
    dots: Bitmap = (grey == 0).astype(np.uint8)
    return dots
