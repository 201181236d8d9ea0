#!/usr/bin/env python3
"""Makes the second face from Noto Serif: the Latin letters that Source Serif 4 lacks, as high and as dark as its own.

    npm pack @fontsource/noto-serif@5.3.0 && tar xzf fontsource-noto-serif-5.3.0.tgz
    pip install fonttools==4.68.0 brotli && assets/fonts/make-fallback.py package/files

The letters are scaled to the height of Source Serif's and renamed, since they are no longer Noto Serif's own.
"""
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

FONTS = Path(__file__).parent
# Without the clicks, which look like punctuation, and the letters of phonetics.
LATIN = [(0x0100, 0x01BF), (0x01C4, 0x024F), (0x0292, 0x0292), (0x1E00, 0x1EFF)]
# Between the ratios of the heights of small letters (475 to 536) and of capitals (670 to 714).
SCALE = 0.90


def make(weight, main, name):
    lacking = set()
    known = TTFont(FONTS / f"SourceSerif4-{main}.ttf").getBestCmap()
    font = TTFont(Path(sys.argv[1]) / f"noto-serif-latin-ext-{weight}-normal.woff2")
    font.flavor = None
    for low, high in LATIN:
        lacking |= {code for code in range(low, high + 1) if code not in known and code in font.getBestCmap()}
    options = subset.Options(hinting=False, layout_features=["kern", "mark", "mkmk", "ccmp", "locl"], notdef_outline=True)
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=lacking)
    subsetter.subset(font)
    scale_upem(font, round(font["head"].unitsPerEm * SCALE))
    font["head"].unitsPerEm = 1000
    for record in font["name"].names:
        text = {1: "Klausul Serif Extra", 2: main, 3: f"Klausul Serif Extra {main}", 4: f"Klausul Serif Extra {main}",
                6: f"KlausulSerifExtra-{main}"}.get(record.nameID)
        if text:
            record.string = text
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    font.save(FONTS / name)
    print(name, len(lacking), "letters", (FONTS / name).stat().st_size, "bytes")


make(400, "Regular", "NotoSerif-Extra-Regular.ttf")
make(600, "Semibold", "NotoSerif-Extra-Semibold.ttf")
