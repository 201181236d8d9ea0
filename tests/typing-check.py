"""Whole customers, typed without a pause on a slow screen. See typing-check."""

import os
import subprocess
import sys
import time
import traceback

from typist import Keyboard
from window import BUTTON, ENTRY, Window, said_of, same, step, text_of

BETWEEN_KEYS_MS = 25
TAB, ENTER = "Tab", "Return"
# Each field, what is typed there, the key that leaves it, and what it then shows.
CUSTOMER = [
    ("Kund: Namn", "Nyländska Bageriet Ab", TAB, "Nyländska Bageriet Ab"),
    ("Kund: FO-nummer", "0112038-9", ENTER, "0112038-9"),
    ("Kund: Gatuadress", "Gustav Wasas gata 12 B", TAB, "Gustav Wasas gata 12 B"),
    ("Kund: Postnummer", "10600", TAB, "10600"),
    ("Kund: Ort", "Ekenäs", ENTER, "Ekenäs"),
    ("Leverantör: FO-nummer", "1470246-8", ENTER, "1470246-8"),
    ("Samarbetsavtal: Nummer", "SA-2026-0417", TAB, "SA-2026-0417"),
    ("Samarbetsavtal: Datum", "2.3.2026", ENTER, "2.3.2026"),
    ("Leverantörens undertecknare, undertecknare 1: Namn", "Maria Virtanen", TAB, "Maria Virtanen"),
    ("Leverantörens undertecknare, undertecknare 1: Titel", "Direktör", ENTER, "Direktör"),
    ("Kundens undertecknare, undertecknare 1: Namn", "Åke Öst", TAB, "Åke Öst"),
    ("Kundens undertecknare, undertecknare 1: Titel", "Verkställande direktör", ENTER, "Verkställande direktör"),
]
KEYSYMS = {" ": "space", "-": "minus", ".": "period", "&": "ampersand",
           "å": "aring", "ä": "adiaeresis", "ö": "odiaeresis", "Å": "Aring", "Ä": "Adiaeresis", "Ö": "Odiaeresis"}


def keys():
    """All keys of a draft: the first service, then each field."""
    yield from ("space", ENTER)
    for _, text, leave, _ in CUSTOMER:
        yield from (KEYSYMS.get(character, character) for character in text)
        yield leave


def fields(window):
    """What each field shows; reading the window once is faster than looking for each."""
    entries = (node for node, _ in window.nodes() if node.get_role() == ENTRY)
    return {said_of(node): text_of(node) for node in entries}


def type_one(window, keyboard, number):
    window.await_node("11 uppgifter saknas", BUTTON)
    expected = fields(window) | {name: shown for name, _, _, shown in CUSTOMER}
    typed = list(keys())
    began = time.monotonic()
    keyboard.send_all(typed, BETWEEN_KEYS_MS)
    missing = lambda: {name: found for name, found in fields(window).items() if found != expected[name]}
    try:
        window.wait("nothing is missing", lambda: window.find("Allt är ifyllt: exportera PDF", BUTTON))
        window.wait("every field holds what was meant", lambda: not missing())
    except TimeoutError:
        raise AssertionError(f"round {number}: {missing()}")
    step(f"round {number}: {len(typed)} keys, all in their fields after {time.monotonic() - began:.1f} s")


def begin_again(window, keyboard):
    keyboard.send("ctrl+n")
    window.press("Kasta ändringarna")
    window.await_gone("Kasta ändringarna", BUTTON)


def main():
    program, rounds = os.path.abspath(sys.argv[1]), int(sys.argv[2])
    subprocess.run(["setxkbmap", "se"], check=True)
    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(os.cpu_count())]
    window, keyboard = Window(program), Keyboard()
    try:
        window.await_window()
        for number in range(1, rounds + 1):
            type_one(window, keyboard, number)
            begin_again(window, keyboard)
        window.quit()
        same(window.process.returncode, 0)
    except Exception:
        traceback.print_exc()
        print("What can be read in the window:", window.tree(), sep="\n", file=sys.stderr)
        sys.exit(1)
    finally:
        window.close()
        for loop in busy:
            loop.kill()


main()
