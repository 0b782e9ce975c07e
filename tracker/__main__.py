"""`python -m tracker`: the command line; each of its commands is a file in `commands/`."""

from tracker import collecting

with collecting.spared():  # a fifth of what a short command takes: `check` runs before every commit
    from tracker.commands import main

if __name__ == "__main__":
    main()
