"""From an empty window to a PDF, a saved draft and the end, in the real program. See window-check."""

import os
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

from window import BUTTON, CHECK_BOX, ENTRY, LABEL, Window, limit_time, same, step, text_of

CUSTOMER = "Åkerströms Öst & Söner Ab"
SIGNATORIES = ["Maria Virtanen", "Försäljningsdirektör", "Åke Öst", "Verkställande direktör"]
FIELDS = {
    "Leverantör: FO-nummer": "1470246-8",
    "Kund: Namn": CUSTOMER,
    "Kund: FO-nummer": "0112038-9",
    "Kund: Gatuadress": "Gustav Wasas gata 12 B",
    "Kund: Postnummer": "10600",
    "Kund: Ort": "Ekenäs",
    "Samarbetsavtal: Nummer": "SA-2026-0417",
    "Samarbetsavtal: Datum": "2 mars 2026",
    "Leverantörens undertecknare, undertecknare 1: Namn": SIGNATORIES[0],
    "Leverantörens undertecknare, undertecknare 1: Titel": SIGNATORIES[1],
    "Kundens undertecknare, undertecknare 1: Namn": SIGNATORIES[2],
    "Kundens undertecknare, undertecknare 1: Titel": SIGNATORIES[3],
}
SECONDS_IN_ALL = 110
PLACE, SIZE = ("60", "40"), ("1200", "800")


def holds(text, *words):
    for word in words:
        if word not in text:
            raise AssertionError(f"{word!r} is not in {text!r}")


def check(window, program, folder, dialog):
    window.await_window()
    window.wait("the title says that the draft is new", lambda: window.title() == "Nytt utkast – Klausul")
    window.await_node("11 uppgifter saknas", BUTTON)
    step("an empty draft, 11 details missing")

    window.press("Inkassoservice", CHECK_BOX)
    window.await_node("10 uppgifter saknas", BUTTON)
    window.press("Privatpersoner", CHECK_BOX)
    for service in ["Inkassoservice", "Privatpersoner"]:
        window.wait(f"{service} is chosen", lambda: window.is_checked(service))
    step("services of both sets chosen")

    for field, text in FIELDS.items():
        window.fill(field, text)
    window.await_node("Allt är ifyllt: exportera PDF", BUTTON)
    date = window.await_node("Samarbetsavtal: Datum", ENTRY)
    window.wait("the date, which was left, is in its short form", lambda: text_of(date) == "2.3.2026")
    window.wait("the title has a mark", lambda: window.title() == f"• {CUSTOMER} – Klausul")
    step("all that is required filled in")

    clause = f"Intrum Oy (nedan Intrum) och {CUSTOMER} (nedan Kunden"
    for said in [CUSTOMER, "2 mars 2026", *SIGNATORIES]:
        window.await_node(said, LABEL)
    window.press(clause, LABEL, holds=True)
    window.await_node("Varför finns detta?", LABEL)
    window.press("Stäng")
    window.await_gone("Varför finns detta?", LABEL)
    step("the pages are read out, and a clause says why it is there")

    pdf = folder / "avtal med å, ä och ö.pdf"
    answer_dialogs_with(dialog, pdf)
    window.press("Allt är ifyllt: exportera PDF")
    window.await_node("PDF-filen är klar.", LABEL)
    asked = (dialog.parent / "asked").read_text()
    holds(asked, "--save", CUSTOMER, "SA-2026-0417.pdf")
    step("exported to the file chosen in the dialog")

    said = subprocess.run(["pdftotext", "-raw", pdf, "-"], check=True, capture_output=True, text=True)
    holds(said.stdout, CUSTOMER, "Inkassoservice", "2 mars 2026", *SIGNATORIES)
    if "UTKAST" in said.stdout:
        raise AssertionError("the finished agreement is marked as a draft")
    step("the PDF holds the agreement")

    dialog.unlink()
    draft = folder / "utkast med å"  # the extension is added
    window.save_in(draft)
    window.wait("the title has no mark", lambda: window.title() == f"{CUSTOMER} – Klausul")
    window.await_node("sparat", LABEL)
    checked = subprocess.run([program, "check", f"{draft}.klausul"], capture_output=True, text=True)
    same((checked.returncode, checked.stdout, checked.stderr), (0, "", ""))
    step("saved where no dialog can be shown; the draft is whole and right")

    window.xdotool("windowmove", *PLACE, "windowsize", *SIZE)
    window.wait("the window is where it was moved to", lambda: stands(window))
    window.press("Zooma ut")
    time.sleep(0.5)  # the window itself hears of it a frame later
    window.quit()
    step("closed without a question")


def check_again(window):
    window.await_window()
    window.wait("the window opens where it was left", lambda: stands(window))
    window.quit()
    step("opened where it was left, and closed")


def stands(window):
    shown = window.xdotool("getwindowgeometry") or ""
    return f"Position: {','.join(PLACE)}" in shown and f"Geometry: {'x'.join(SIZE)}" in shown


def answer_dialogs_with(dialog, path):
    """Where no portal answers, file dialogs are zenity's: this one notes what it is asked and answers."""
    asked = dialog.parent / "asked"
    dialog.write_text(f"#!/bin/sh\nprintf '%s\\n' \"$@\" >'{asked}'\necho '{path}'\n")
    dialog.chmod(0o755)


def main():
    program = os.path.abspath(sys.argv[1])
    limit_time(SECONDS_IN_ALL)
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        (folder / "bin").mkdir()
        # Nothing else is found there: a real zenity would wait for somebody.
        window = Window(program, PATH=str(folder / "bin"))
        try:
            check(window, program, folder, folder / "bin" / "zenity")
            window = Window(program)
            check_again(window)
        except Exception:
            traceback.print_exc()
            print("What can be read in the window:", window.tree(), sep="\n", file=sys.stderr)
            sys.exit(1)
        finally:
            window.close()


main()
