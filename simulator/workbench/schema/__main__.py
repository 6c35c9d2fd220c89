"""`python -m simulator.workbench.schema`, in a checkout: writes anew what is made from the format."""

import sys

from simulator.workbench.schema.made import CHECKOUT, made

if __name__ == "__main__":
    for path, text in made(CHECKOUT).items():
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        print(path, file=sys.stderr)
