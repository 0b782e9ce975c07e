"""`python -m tracker`: the command line; each of its commands is a file in `commands/`."""

from tracker.commands import main

if __name__ == "__main__":
    main()
