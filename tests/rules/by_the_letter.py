"""A second, deliberately slow reading of the contract's rules, from nothing but the entries, for one day at a time.

It shares no code with `tracker.rules`: what it needs it works out again from the words of 1-domain.md.
"""

from datetime import date, timedelta
from typing import Any, NamedTuple

from tracker.dates import Month

DAY = timedelta(1)


def last(day: date) -> date:
    """A month counts from its last day."""
    return date(day.year, day.month, day.day)


def first(day: date) -> date:
    """A rule that accuses counts a month from its first day."""
    return day.replace(day=1) if isinstance(day, Month) else last(day)


class Reading(NamedTuple):
    """What the contract says of a recommendation on a day."""

    state: str
    reported: str
    reported_on: date | None
    fell_on: date | None
    done_on: date | None
    closed_on: date | None
    flags: frozenset[str]
    timeliness: str
    days: int | None


class ByTheLetter:
    """One recommendation, its response and its source."""

    def __init__(self, recommendation: Any, response: Any, source: Any, due_soon_days: int) -> None:
        """Keep the entries as they are in the register."""
        self.recommendation, self.source, self.soon = recommendation, source, due_soon_days
        self.actions = response.actions if response else ()
        self.acceptance = response.acceptance if response else None
        self.extensions = response.extensions if response else ()
        self.evidence = {each.id: each for each in (response.evidence if response else ())}
        self.verifications = response.verifications if response else ()
        self.statements = [
            each
            for each in source.statements
            if each.covers == "all" or (isinstance(each.covers, tuple) and recommendation.id in each.covers)
        ]

    def stated(self, says: str, day: date) -> list[Any]:
        """Return the statements of a kind that cover it, dated up to the day."""
        return [each for each in self.statements if each.says == says and last(each.date) <= day]

    def claims(self, day: date) -> list[tuple[date, str | None, Any]]:
        """Return updates (with their action) and statements, in order of date; of one day statements come last."""
        updates = [(each.date, action.id, each) for action in self.actions for each in action.updates]
        stated = [(each.date, None, each) for each in self.stated("implemented", day)]
        return sorted((each for each in (*updates, *stated) if last(each[0]) <= day), key=lambda each: last(each[0]))

    def as_reported(self, claims: list[tuple[date, str | None, Any]]) -> str:
        """Return the reported status when just these claims have been made."""
        said = {action.id: [each for each in claims if each[1] == action.id] for action in self.actions}
        statuses = {id: entries[-1][2].status if entries else "not_reported" for id, entries in said.items()}
        live = [action for action in self.actions if statuses[action.id] != "withdrawn"]
        newest = max((last(entry[0]) for action in live for entry in said[action.id]), default=date.min)
        if any(action is None and last(when) >= newest for when, action, _ in claims):
            return "implemented"
        of_the_live = [statuses[action.id] for action in live]
        if live and all(status == "implemented" for status in of_the_live):
            named = {limb for action in live for limb in action.limbs}
            return "implemented" if all(limb.id in named for limb in self.recommendation.limbs) else "in_progress"
        if "in_progress" in of_the_live or "implemented" in of_the_live:
            return "in_progress"
        return "not_started" if "not_started" in of_the_live else "not_reported"

    def reports(self, day: date) -> tuple[str, date | None, date | None]:
        """Return the reported status, since which entry, and which entry last made it fall."""
        status, since, fell = "not_reported", None, None
        claims = self.claims(day)
        for count, (when, _, _) in enumerate(claims, 1):
            now = self.as_reported(claims[:count])
            if now != status:
                status, since = now, when
                fell = when if now in ("in_progress", "not_started") else fell
        return status, since, fell

    def verdicts(self, day: date) -> list[tuple[date, str, tuple[str, ...]]]:
        """Return the verdicts up to the day: date, outcome, evidence cited."""
        own = [(each.date, str(each.outcome), each.evidence) for each in self.verifications if last(each.date) <= day]
        stated = [(each.date, "verified", ()) for each in self.stated("verified", day)]
        return sorted((each for each in (*own, *stated) if each[1] != "superseded"), key=lambda each: last(each[0]))

    def expiries(self, day: date) -> list[date]:
        """Return the expiries, passed, of the evidence that the last verdict cites and that is there."""
        cited = [self.evidence[each] for each in self.verdicts(day)[-1][2]]
        there = [each for each in cited if last(each.date or each.received) <= day]
        return [each.expires for each in there if each.expires is not None and last(each.expires) < day]

    def unless_closed(self, day: date) -> tuple[str, bool]:
        """Return the state by rules 2 to 5, and whether a verifier rejected the claim."""
        reported, _, fell = self.reports(day)
        verdicts = self.verdicts(day)
        if not verdicts:
            return reported, False
        when, outcome, _ = verdicts[-1]
        if outcome == "verified":
            if fell is not None and last(when) < last(fell):
                return reported, False
            return ("verification_lapsed" if self.expiries(day) else "verified"), False
        withdrawn = {action.id for action in self.actions if self.status(action, day) == "withdrawn"}
        if any(last(each[0]) > last(when) and each[1] not in withdrawn for each in self.claims(day)):
            return reported, False
        if reported in ("implemented", "in_progress") or outcome == "partly_verified":
            return "in_progress", reported == "implemented"
        return reported, False

    def status(self, action: Any, day: date) -> str:
        """Return the status of an action."""
        said = [each for each in self.claims(day) if each[1] == action.id]
        return str(said[-1][2].status) if said else "not_reported"

    def all_withdrawn(self, day: date) -> bool:
        """Return whether it has actions and all are withdrawn."""
        return bool(self.actions) and all(self.status(each, day) == "withdrawn" for each in self.actions)

    def closed_on(self, day: date) -> date | None:
        """Return since when it has been closed: the first closing that did not find it done."""
        rejected = [self.acceptance.date] if self.acceptance and self.acceptance.decision == "rejected" else []
        superseded = [each.date for each in self.verifications if each.outcome == "superseded"]
        closings = [each for each in (*rejected, *superseded) if last(each) <= day]
        closings += [each.date for each in self.stated("superseded", day)]
        if self.all_withdrawn(day):
            since = day
            while since > last(self.source.issued_on) and self.all_withdrawn(since - DAY):
                since -= DAY
            closings.append([each[0] for each in self.claims(since) if each[1]][-1])
        begun = last(self.source.issued_on)
        left = [
            each
            for each in closings
            if self.unless_closed(max(last(each), begun))[0] not in ("verified", "implemented")
        ]
        return min(left, default=None)

    def state(self, day: date) -> str:
        """Return the state."""
        return "closed_not_implemented" if self.closed_on(day) else self.unless_closed(day)[0]

    def done_on(self, day: date) -> date | None:
        """Return when it was done."""
        state, (reported, since, fell) = self.state(day), self.reports(day)
        if state not in ("verified", "implemented", "verification_lapsed"):
            return None
        dates = [since] if reported == "implemented" else []
        if state != "implemented":
            verified = [each[0] for each in self.verdicts(day) if each[1] == "verified"]
            dates += [each for each in verified if fell is None or last(each) >= last(fell)][:1]
        return min(dates)

    def due(self, day: date) -> date | None:
        """Return the deadline as it is on the day."""
        agreed = [each for each in self.extensions if last(each.agreed_on) <= day]
        agreed.sort(key=lambda each: last(each.agreed_on))
        due = agreed[-1].due if agreed else self.recommendation.due
        return due and last(due)

    def timeliness(self, day: date) -> tuple[str, int | None]:
        """Return the row of the table that the day falls into."""
        state, due = self.state(day), self.due(day)
        if state in ("in_progress", "not_started", "not_reported"):
            if due is None:
                return "undated", (day - last(self.source.issued_on)).days
            if day > due:
                return ("unreported" if state == "not_reported" else "overdue"), (day - due).days
            return ("due_soon" if (due - day).days <= self.soon else "on_track"), (due - day).days
        if state == "verification_lapsed":
            return "retest_due", max((day - last(each)).days for each in self.expiries(day))
        if state in ("verified", "implemented") and self.recommendation.due:
            done, original = self.done_on(day), last(self.recommendation.due)
            assert done is not None
            if first(done) > original:
                return "late", (first(done) - original).days
            return "on_time", max(0, (original - last(done)).days)
        return "not_applicable", None

    def flags(self, day: date) -> frozenset[str]:
        """Return the flags; every earlier day is looked at."""
        state, flags = self.state(day), set()
        if state != "closed_not_implemented" and self.unless_closed(day)[1]:
            flags.add("rejected_by_verifier")
        if state not in ("closed_not_implemented", "verification_lapsed", "verified"):
            earlier = (day - DAY * back for back in range(1, (day - last(self.source.issued_on)).days + 1))
            if self.verdicts(day) and any(self.state(each) == "verified" for each in earlier):
                flags.add("reopened")
        return frozenset(flags)

    def on(self, day: date) -> Reading:
        """Return everything about a day."""
        reported, since, fell = self.reports(day)
        closed = self.closed_on(day)
        told = self.state(day), reported, since, fell, self.done_on(day), closed, self.flags(day)
        return Reading(*told, *self.timeliness(day))
