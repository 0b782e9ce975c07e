"""A register that is followed revision by revision: what is taken over from one to the next is what a cold read gives.

Small registers at random, a step being a file that is written, broken, taken away or renamed, a document that comes,
changes or goes, and another day, later or earlier; then the same through git.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.repository.conftest import ASKED, DONE, UPDATE, Repository
from tests.repository.test_history import LONDON
from tracker.outputs.database.rows import rows_of_entries, rows_of_spans
from tracker.register.reading.reading import Memory, Reading, read
from tracker.repository.history import history
from tracker.rules.state.standing import spans_of_register
from tracker.snapshots.revisions import read_in_turn

PROOF = f"evidence/form.txt, sha256: {'a' * 64}"
SECOND = """  - {id: AUD-02, source: AUD, title: Say why, wording_status: summary, owner: null, due_basis: none}
"""
STATEMENT = "verifiers: [audit], statements: [{date: 2024-05-10, by: audit, says: verified, covers: all, text: Done.}]"
EVIDENCE = (
    f"evidence: [{{id: E1, title: A form, kind: other, date: 2024-04-01, shows: It, marking: public, file: {PROOF}}}]\n"
)
CORRECTION = "corrections: [{date: 2024-06-01, by: audit, field: title, was: A, now: B, reason: A slip.}]\n"
MEETING = "meetings: [{id: panel-1, date: 2024-05-01, body: audit, title: Panel, status: held}]\n"
INDICATOR = """indicators:
  - {id: stops, title: Stops, unit: No, recommendations: [AUD-01], observations: [{as_of: 2024-05, value: 1, title: F}]}
"""
ANSWER = UPDATE.replace("AUD-01", "AUD-02")
WRITTEN = {
    "recommendations.yaml": (
        *(ASKED, ASKED + SECOND, "# A comment.\n" + ASKED, ASKED.replace("Say who", "Write down who")),
        *(ASKED.replace("verifiers: [audit]", STATEMENT), ASKED.replace("id: police", "id: force"), "register: ["),
    ),
    "responses/AUD-01.yaml": (
        *(UPDATE, UPDATE + DONE, UPDATE + EVIDENCE, UPDATE + CORRECTION, "# A comment.\n" + UPDATE + DONE),
        *(UPDATE.replace("by: police", "by: polcie"), "recommendation: [", ANSWER, UPDATE.replace("status", "state")),
    ),
    "responses/AUD-02.yaml": (ANSWER, ANSWER + DONE, UPDATE),
    "responses/AUD-09.yaml": (UPDATE, ANSWER.replace("AUD-02", "AUD-09")),
    "responses/aud-01.yml": (UPDATE,),
    "meetings.yaml": (MEETING, MEETING.replace("[{", f"[{{minutes: {PROOF.split(',')[0]}, "), "meetings: []\n"),
    "indicators.yaml": (INDICATOR, INDICATOR.replace("AUD-01", "AUD-02")),
}
HELD = (None, "a" * 64, "b" * 64, "leaves the register's folder")
DAYS = (None, date(2024, 2, 1), date(2024, 4, 30), date(2024, 5, 5), date(2024, 12, 31))
STEPS = st.lists(
    st.one_of(
        st.sampled_from([(path, text) for path, texts in WRITTEN.items() for text in (*texts, None)]),
        st.tuples(st.just("evidence"), st.sampled_from(HELD)),
        st.tuples(st.just("day"), st.sampled_from(DAYS)),
        st.tuples(st.just("moved to the end"), st.sampled_from(sorted(WRITTEN))),
    ),
    max_size=12,
)


def told(reading: Reading, before: Any = None) -> tuple[Any, ...]:
    """Return everything that a reading gives, with the lines on which it stands, and its spans."""
    register, problems = reading
    if register is None:
        return None, None, problems
    spans = spans_of_register(register, before)
    assert list(spans) == list(register.recommendations)
    return (register, spans), rows_of_entries(register) | rows_of_spans(spans), problems


def assert_as_from_nothing(readings: Iterable[tuple[Any, Reading]]) -> int:
    """Assert that each reading, with spans taken over from the last sound one, is that of the same files alone."""
    before, sound = None, 0
    for (texts, held, day), reading in readings:
        found, cold = told(reading, before), told(read(texts, held, day))
        assert found == cold
        before = found[0] or before
        sound += found[0] is not None
    return sound


@given(STEPS)
def test_what_is_taken_over_is_what_a_cold_read_gives(steps: list[tuple[str, Any]]) -> None:
    memory = Memory()
    texts = {"recommendations.yaml": (ASKED + SECOND).encode(), "responses/AUD-01.yaml": UPDATE.encode()}
    held: dict[str, str] = {}
    day: date | None = date(2024, 5, 5)

    def readings() -> Iterable[tuple[Any, Reading]]:
        nonlocal day
        yield (texts, held, day), read(texts, held, day, memory)
        for what, to in steps:
            if what == "day":
                day = to
            elif what == "evidence":
                held.clear()
                held.update({"evidence/form.txt": to} if to else {})
            elif what == "moved to the end":
                texts.update({to: texts.pop(to)} if to in texts else {})
            elif to is None:
                texts.pop(what, None)
            else:
                texts[what] = to.encode()
            yield (texts, held, day), read(texts, held, day, memory)

    assert assert_as_from_nothing(readings())


def test_a_history_in_turn_is_each_revision_alone(three_commits: Repository) -> None:
    county = three_commits
    county.git("checkout", "--quiet", "-b", "side")
    county.write("meetings.yaml", MEETING)
    county.commit("On a branch", "2024-05-10T10:00:00+00:00")
    county.git("checkout", "--quiet", "main")
    late = "2024-05-11T10:00:00+00:00"
    county.git("merge", "--quiet", "--no-ff", "--message", "Merged", "side", GIT_COMMITTER_DATE=late)
    county.write("evidence/form.txt", "a form\n")
    county.write("responses/AUD-01.yaml", UPDATE + DONE + EVIDENCE)
    county.commit("A proof, of another hash than is written", "2024-05-12T10:00:00+00:00")
    (county.data / "evidence/form.txt").unlink()
    (county.data / "evidence/form.txt").symlink_to("/etc/hostname")
    county.commit("A link in its place", "2024-05-13T10:00:00+00:00")
    (county.data / "evidence/form.txt").unlink()
    county.git("mv", "data/responses/AUD-01.yaml", "data/responses/AUD-02.yaml")
    county.commit("Renamed", "2024-05-14T10:00:00+00:00")
    county.write("recommendations.yaml", ASKED + SECOND)
    county.write("responses/AUD-02.yaml", ANSWER)
    county.commit("What the name says", "2024-05-15T10:00:00+00:00")
    county.git("rm", "--quiet", "data/responses/AUD-02.yaml")
    county.commit("Taken away", "2024-05-16T10:00:00+00:00")
    county.write("responses/AUD-02.yaml", ANSWER)
    county.commit("Back again", "2024-05-17T10:00:00+00:00")
    alone = history(county.data, LONDON)
    found = list(read_in_turn(history(county.data, LONDON), Memory()))
    assert [each.revision.commit for each in found] == [each.commit for each in alone.revisions]
    assert [each.folder for each in found] == [alone.at(each.revision) for each in found]
    assert assert_as_from_nothing((((*each.folder, each.day)), each.reading) for each in found) == 7
