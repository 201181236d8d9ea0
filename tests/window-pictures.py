"""One picture of the example agreement in the real program. See window-pictures."""

import os
import subprocess
import sys
import time
from pathlib import Path

from window import BUTTON, LABEL, Window

CLAUSE = "I fråga om följande tjänster"


def main(program, picture, theme, zoom):
    settings = Path(os.environ["XDG_CONFIG_HOME"], "klausul", "settings.ron")
    settings.parent.mkdir()
    settings.write_text(f"(format: 1, theme: {theme})")
    window = Window(os.path.abspath(program), "assets/example.ron")
    try:
        window.await_window()
        # The pointer would light up what is under it.
        window.xdotool("windowmove", "0", "0", "windowsize", "100%", "100%", "mousemove", "0", "0")
        window.press(CLAUSE, LABEL, holds=True)
        window.await_node("Varför finns detta?", LABEL)
        while zoom and not window.find(zoom, BUTTON):
            window.press("Zooma ut")
            time.sleep(0.3)  # two presses within a frame are one
        window.press("Sida 1 av 5")
        before = []
        window.wait("the picture stands still", lambda: stands_still(before))
        # Few colours make a small file; scattered pixels would blur the letters.
        small = ["-dither", "None", "-colors", "256", "-strip", f"png8:{picture}"]
        subprocess.run(["import", "-window", "root", *small], check=True)
    finally:
        window.close()


def stands_still(before, pause=0.5):
    """Whether nothing changes on the screen for a while."""
    time.sleep(pause)
    screen = subprocess.run(["import", "-window", "root", "ppm:-"], check=True, capture_output=True)
    before.append(screen.stdout)
    return before[-2:-1] == before[-1:]


main(*sys.argv[1:])
