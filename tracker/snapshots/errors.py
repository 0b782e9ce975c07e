"""Why a register cannot answer what is asked of it: a command makes an exit code of it, a screen a notice."""

from tracker.problems import Problem


class CannotAnswer(Exception):
    """There is no answer; the message says why in one sentence."""


class WrongQuestion(CannotAnswer):
    """What was asked, or a setting, cannot be meant: a day that is none, a time zone that nobody knows."""


class OutOfReach(CannotAnswer):
    """A folder, a file or git stands in the way, or what was asked for is not in the register's history."""


class HistoryUnreadable(OutOfReach):
    """git does not tell what it should be able to: once that is mended, there is an answer."""


class NotValid(CannotAnswer):
    """The register has errors, so nothing is shown of it."""

    def __init__(self, sentence: str, problems: tuple[Problem, ...] = ()) -> None:
        """Carry the problems as well."""
        super().__init__(sentence)
        self.problems = problems
