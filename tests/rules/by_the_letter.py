"""A second, deliberately slow reading of the contract's rules, from nothing but the register's texts, a day at a time.

It shares no code with `tracker`: what it needs it works out again from the words of the rules. It takes the plain
values of a register's files (every scalar a text, null as None) and returns what `position --format json` prints.
"""

from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from typing import Any

from tests.registers.yaml_text import scalars_of

DAY = timedelta(1)
OPEN = ("partly_verified", "partly_implemented", "in_progress", "not_started", "not_reported")
DONE = ("verified", "implemented")
DONE_OR_LAPSED = (*DONE, "verification_lapsed")
HEIGHT = {"verified": 3, "verification_lapsed": 2, "implemented": 1}
MOVING = ("in_progress", "partly_implemented", "implemented")


@cache
def last(text: str) -> date:
    """A month or a year counts from its last day."""
    parts = [int(part) for part in text.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else monthrange(year, month)[1])


@cache
def first(text: str) -> date:
    """A rule that accuses, or takes something back, counts a month or a year from its first day."""
    parts = [int(part) for part in text.split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def plain(text: str | bytes) -> Any:
    """Return the values of a file: every scalar a text, what is left blank or says null None."""

    def emptied(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: emptied(inner) for name, inner in value.items()}
        if isinstance(value, list):
            return [emptied(inner) for inner in value]
        return None if value in ("", "null", "~") else value

    return emptied(scalars_of(text))


def of_texts(texts: dict[str, bytes]) -> dict[str, Any]:
    """Return the whole register as plain values."""
    register = plain(texts["recommendations.yaml"])
    answers = (plain(text) for path, text in texts.items() if path.startswith("responses/"))
    register["responses"] = {answer["recommendation"]: answer for answer in answers}
    return register


class Letter:
    """One recommendation, its response and its source, read to the letter."""

    def __init__(self, register: dict[str, Any], recommendation: dict[str, Any]) -> None:
        self.asked = recommendation
        self.id = recommendation["id"]
        self.source = next(source for source in register["sources"] if source["id"] == recommendation["source"])
        self.parties = {party["id"]: party for party in register.get("parties") or []}
        settings = register["register"]
        self.soon = int(settings.get("due_soon_days") or 30)
        self.response = register["responses"].get(self.id) or {}
        self.issue = last(recommendation.get("issued_on") or self.source["issued_on"])
        self.actions = self.response.get("actions") or []
        self.verifiers = self.source.get("verifiers") or []
        answers = self.response.get("acceptance") or []
        self.answers = [answers] if isinstance(answers, dict) else answers
        self.evidence = {item["id"]: item for item in self.response.get("evidence") or []}
        self.state = cache(self._state)
        self.by_rules_2_to_5 = cache(self._by_rules_2_to_5)
        self.reported = cache(self._reported)

    def body(self, party: str | None) -> str | None:
        """Return the body that a party answers, acts and verifies for."""
        if party is None or self.parties.get(party, {}).get("kind") != "post":
            return party
        above = self.parties[party].get("part_of")
        while above is not None and self.parties[above]["kind"] != "body":
            above = self.parties[above].get("part_of")
        return above or party

    def lead(self, day: date) -> str | None:
        """Return the owner at a day."""
        handed = [each for each in self.response.get("handovers") or [] if last(each["date"]) <= day]
        handed.sort(key=lambda each: last(each["date"]))
        return handed[-1].get("to") if handed else self.asked.get("owner")

    def owners(self, day: date) -> list[str]:
        """Return the lead, then the owners of the live actions, each once."""
        named = [self.lead(day), *(action.get("owner") for action in self.live(day))]
        return list(dict.fromkeys(party for party in named if party))

    def covers(self, statement: dict[str, Any]) -> bool:
        """Return whether a statement is about this very recommendation."""
        covered = statement.get("covers")
        if statement.get("at_least") is not None:
            return False
        return (
            self.id in covered
            if isinstance(covered, list)
            else (covered == "all" and self.issue <= last(statement["date"]))
        )

    def statements(self, says: str | None, day: date, *, without: bool = False) -> list[dict[str, Any]]:
        """Return the statements of a kind that cover it by a day; `without`: as if the source had made none."""
        if without:
            return []
        made = self.source.get("statements") or []
        return [
            each for each in made if says in (None, each["says"]) and last(each["date"]) <= day and self.covers(each)
        ]

    def updates(self, action: dict[str, Any], day: date) -> list[dict[str, Any]]:
        """Return an action's updates by a day, in order; of one day only the last."""
        of_day = {}
        for update in sorted(action.get("updates") or [], key=lambda each: last(each["date"])):
            if last(update["date"]) <= day:
                of_day[last(update["date"])] = update
        return list(of_day.values())

    def status(self, action: dict[str, Any], day: date) -> str:
        """Return an action's status."""
        updates = self.updates(action, day)
        return updates[-1]["status"] if updates else "not_reported"

    def live(self, day: date) -> list[dict[str, Any]]:
        """Return the actions that are not withdrawn."""
        return [action for action in self.actions if self.status(action, day) != "withdrawn"]

    def live_updates(self, day: date) -> list[dict[str, Any]]:
        """Return the updates of the live actions by a day."""
        return [update for action in self.live(day) for update in self.updates(action, day)]

    def verdicts(self, day: date, *, without: bool = False) -> list[tuple[str, str, list[str]]]:
        """Return the verdicts by a day, in order: date as written, outcome, evidence cited; of one day the last."""
        own = [
            (each["date"], each["outcome"], each.get("evidence") or [])
            for each in self.response.get("verifications") or []
            if each["outcome"] != "superseded" and last(each["date"]) <= day
        ]
        own += [(each["date"], "verified", []) for each in self.statements("verified", day, without=without)]
        return list({last(each[0]): each for each in sorted(own, key=lambda each: last(each[0]))}.values())

    def answered_on(self, answer: dict[str, Any]) -> date:
        """Return the day that an answer counts from."""
        return last(answer["date"]) if answer.get("date") else self.issue

    def by_body(self, day: date) -> dict[str, dict[str, Any]]:
        """Return each body's answer on a day."""
        answers: dict[str, dict[str, Any]] = {}
        for answer in sorted(self.answers, key=self.answered_on):
            body = self.body(answer["by"])
            if self.answered_on(answer) <= day and not (answer["decision"] == "no_answer" and body in answers):
                answers[body] = answer
        return answers

    def answer(self, day: date) -> tuple[str | None, dict[str, Any] | None]:
        """Return the recommendation's answer, and the entry that it is where it is an entry."""
        answers, lead = self.by_body(day), self.body(self.lead(day))
        own = answers.get(lead) if lead else None
        if own and own["decision"] != "no_answer":
            return own["decision"], own
        others = [each for body, each in answers.items() if body != lead]
        order = {id(each): number for number, each in enumerate(self.answers)}
        newest_last = sorted(others, key=lambda each: (self.answered_on(each), order[id(each)]))
        positive = [each for each in newest_last if each["decision"] not in ("rejected", "no_answer")]
        if positive:
            return positive[-1]["decision"], positive[-1]
        refused = [each for each in newest_last if each["decision"] == "rejected"]
        bodies = {self.body(party) for party in self.owners(day)}
        asked = bodies or {body for body, each in answers.items() if each["decision"] != "no_answer"}
        if lead is None and refused and all(answers.get(body, {}).get("decision") == "rejected" for body in asked):
            return "rejected", refused[-1]
        if self.statements("accepted", day):
            return "accepted", None
        return ("no_answer" if any(each["decision"] == "no_answer" for each in answers.values()) else None), None

    def moving_since(self, answer: dict[str, Any], day: date, body: str | None = None) -> bool:
        """Return whether an update of a live action (of one body's) says work since a refusal's first day."""
        since = first(answer["date"]) if answer.get("date") else date.min
        return any(
            update["status"] in MOVING and last(update["date"]) >= since
            for action in self.live(day)
            if body is None or self.body(action.get("owner")) == body
            for update in self.updates(action, day)
        )

    def overtaken(self, answer: dict[str, Any], day: date) -> bool:
        """Return whether a refusal is overtaken."""
        since = first(answer["date"]) if answer.get("date") else date.min
        said = [*self.statements("implemented", day), *self.statements("verified", day)]
        checked = [on for on, outcome, _ in self.verdicts(day) if outcome in ("verified", "partly_verified")]
        return (
            self.moving_since(answer, day)
            or any(last(each["date"]) >= since for each in said)
            or any(last(on) >= since for on in checked)
        )

    def _reported(self, day: date, without: bool = False) -> str:
        said = self.statements("implemented", day, without=without)
        other = [last(update["date"]) for update in self.live_updates(day) if update["status"] != "implemented"]
        if any(last(each["date"]) >= max(other, default=date.min) for each in said):
            return "implemented"
        live = self.live(day)
        statuses = {self.status(action, day) for action in live}
        if statuses and statuses <= {"implemented"}:
            named = {limb for action in live for limb in action.get("limbs") or []}
            limbs = {limb["id"] for limb in self.asked.get("limbs") or []}
            return "implemented" if limbs <= named else "in_progress"
        if statuses and statuses <= {"implemented", "partly_implemented"}:
            return "partly_implemented"
        if statuses & set(MOVING):
            return "in_progress"
        return "not_started" if "not_started" in statuses else "not_reported"

    def entries_on(self, day: date) -> list[tuple[str, str]]:
        """Return the updates, verdicts and claims of a day: the date as written, and what it says."""
        updates = [each for action in self.actions for each in self.updates(action, day)]
        said = [(each["date"], each["status"]) for each in updates]
        said += [(each["date"], "statement implemented") for each in self.statements("implemented", day)]
        said += [(on, f"verdict {outcome}") for on, outcome, _ in self.verdicts(day)]
        return [(on, what) for on, what in said if last(on) == day]

    def claim_days(self, day: date) -> list[date]:
        """Return the days on which what is reported may have changed, up to a day."""
        dates = [each["date"] for action in self.actions for each in action.get("updates") or []]
        dates += [each["date"] for each in self.source.get("statements") or []]
        return sorted({last(each) for each in dates if last(each) <= day})

    def reported_on(self, day: date) -> date | None:
        """Return since which entry the reported status has had its present value."""
        present, since = self.reported(day), None
        for earlier in reversed(self.claim_days(day)):
            if self.reported(earlier) != present:
                break
            if self.reported(earlier - DAY) != present:
                since = earlier
                break
        return max(since, self.issue) if since else None

    def fell_on(self, day: date, without: bool = False) -> date | None:
        """Return the first day that the entries can mean which last made the reported status fall."""
        fell = None
        for on in self.claim_days(day):
            now = self.reported(on, without)
            if now != self.reported(on - DAY, without) and now in ("partly_implemented", "in_progress", "not_started"):
                updates = [each for action in self.actions for each in self.updates(action, on)]
                others = [each for each in updates if last(each["date"]) == on and each["status"] != "implemented"]
                if others:
                    fell = max(fell or date.min, min(first(each["date"]) for each in others))
        return fell

    def expiries(self, day: date, without: bool = False) -> list[date]:
        """Return the expiries, passed, of the evidence that the verdict cites."""
        cited = [self.evidence[each] for each in self.verdicts(day, without=without)[-1][2] if each in self.evidence]
        there = [each for each in cited if last(each.get("date") or each["received"]) <= day]
        return [last(each["expires"]) for each in there if each.get("expires") and last(each["expires"]) < day]

    def _by_rules_2_to_5(self, day: date, without: bool = False) -> tuple[str, bool, bool]:
        """Return the state, whether a verdict is in force, and whether the verifier did not uphold the claim."""
        reported, verdicts = self.reported(day, without), self.verdicts(day, without=without)
        if not verdicts:
            return reported, False, False
        on, outcome, _ = verdicts[-1]
        if outcome == "verified":
            fell = self.fell_on(day, without)
            if fell is None or last(on) >= fell:
                return ("verification_lapsed" if self.expiries(day, without) else "verified"), True, False
            return reported, False, False
        lifting = ("implemented",) if outcome == "partly_verified" else ("implemented", "partly_implemented")
        since = [each["date"] for each in self.live_updates(day) if each["status"] in lifting]
        since += [each["date"] for each in self.statements("implemented", day, without=without)]
        if any(first(each) > last(on) for each in since):
            return reported, False, False
        upheld_not = reported == "implemented"
        if outcome == "partly_verified":
            return "partly_verified", True, upheld_not
        return ("in_progress" if reported in MOVING else reported), True, upheld_not

    def superseded_on(self) -> date | None:
        """Return the first day from which it is superseded, if it ever is."""
        dates = [last(each["date"]) for each in self.statements("superseded", date.max)]
        own = self.response.get("verifications") or []
        dates += [last(each["date"]) for each in own if each["outcome"] == "superseded"]
        return max(min(dates), self.issue) if dates else None

    def refusal(self, day: date) -> dict[str, Any] | bool | None:
        """Return the refusal that closes it by its answer, None where none does."""
        decision, entry = self.answer(day)
        return entry if decision == "rejected" and entry and not self.overtaken(entry, day) else None

    def withdrawn_on(self, day: date) -> str | None:
        """Return the date, as written, of the last withdrawal by which it is closed, None where it is not."""
        if not self.actions or self.live(day):
            return None
        newest = max((self.updates(action, day)[-1]["date"] for action in self.actions), key=last)
        said = [*self.statements("implemented", day), *self.statements("verified", day)]
        dates = [each["date"] for each in said]
        dates += [on for on, outcome, _ in self.verdicts(day) if outcome in ("verified", "partly_verified")]
        return None if any(last(each) >= last(newest) for each in dates) else newest

    def closed(self, day: date) -> list[tuple[date, str]]:
        """Return why it is closed without being implemented, and since when: for each reason that holds."""
        found = []
        for reason, holds in (("rejected", self.refusal), ("withdrawn", self.withdrawn_on)):
            if not holds(day):
                continue
            since = day
            while since > self.issue and holds(since - DAY):
                since -= DAY
            if self.by_rules_2_to_5(since)[0] not in DONE_OR_LAPSED:
                found.append((since, reason))
        return sorted(found)

    def _state(self, day: date) -> tuple[str, date]:
        """Return the state; and the day whose flags, failed_on and done_on it keeps."""
        since = self.superseded_on()
        if since is None or day < since:
            return ("closed_not_implemented" if self.closed(day) else self.by_rules_2_to_5(day)[0]), day
        stayed_closed_until = since - DAY
        if since > self.issue and self.state(since - DAY)[0] == "closed_not_implemented":
            while stayed_closed_until < day and self.closed(stayed_closed_until + DAY):
                stayed_closed_until += DAY
            if stayed_closed_until == day:
                return "closed_not_implemented", day
        kept = stayed_closed_until + DAY
        then = self.by_rules_2_to_5(since)[0]
        if then in ("verified", "verification_lapsed"):
            return "verified", kept
        if then == "implemented":
            later = [on for on, outcome, _ in self.verdicts(day) if outcome == "verified" and last(on) > since]
            return ("verified" if later else "implemented"), kept
        return "superseded", day

    def by_statement(self, day: date) -> bool:
        """Return whether it would stand lower had the source said nothing."""
        state, kept = self.state(day)
        if state not in DONE_OR_LAPSED:
            return False
        on, since = kept, self.superseded_on()
        if since is None or day < since:
            on = day
        elif self.by_rules_2_to_5(since)[0] == "implemented" and state == "verified":
            on = min(last(each[0]) for each in self.verdicts(day) if each[1] == "verified" and last(each[0]) > since)
        with_them = state if on != kept or since is None or day < since else self.by_rules_2_to_5(on)[0]
        return HEIGHT.get(self.by_rules_2_to_5(on, True)[0], 0) < HEIGHT[with_them]

    def done_on(self, day: date) -> date | None:
        """Return the first day of the unbroken time in which it has been done or lapsed."""
        state, kept = self.state(day)
        if state not in DONE_OR_LAPSED:
            return None
        day = kept
        while day > self.issue and self.state(day - DAY)[0] in DONE_OR_LAPSED:
            day -= DAY
        return day

    def failed_on(self, day: date) -> date | None:
        """Return the day of the last verdict against a claim that it was implemented."""
        day = self.state(day)[1]
        against = [last(on) for on, outcome, _ in self.verdicts(day) if outcome == "not_verified"]
        return max((on for on in against if self.reported(on) == "implemented"), default=None)

    def reopened_on(self, day: date) -> date | None:
        """Return the last day on which it ceased to be verified or lapsed; of the open."""
        if self.state(day)[0] not in OPEN:
            return None
        was = ("verified", "verification_lapsed") if self.verifiers else DONE_OR_LAPSED
        while day > self.issue:
            if self.state(day - DAY)[0] in was and self.state(day)[0] not in was:
                return day
            day -= DAY
        return None

    def flags(self, day: date) -> list[str]:
        """Return the flags, in the order of the alphabet."""
        state, kept = self.state(day)
        flags = ["by_statement"] if self.by_statement(day) else []
        if state in DONE_OR_LAPSED and self.refused_by_some(day):
            flags.append("refused_by_some")
        if state not in ("superseded", "closed_not_implemented"):
            if self.by_rules_2_to_5(kept)[2]:
                flags.append("rejected_by_verifier")
            decision, entry = self.answer(kept)
            if decision == "rejected" and entry and self.overtaken(entry, kept):
                flags.append("rejected_then_acted")
        if self.reopened_on(day):
            flags.append("reopened")
        return flags

    def refused_by_some(self, day: date) -> bool:
        """Return whether some body has refused what others have done."""
        day = self.state(day)[1]
        lead = self.body(self.lead(day))
        return any(
            answer["decision"] == "rejected"
            and not self.moving_since(answer, day, body)
            and not (body == lead and self.overtaken(answer, day))
            for body, answer in self.by_body(day).items()
        )

    def deadline(self, holder: dict[str, Any], day: date) -> tuple[date | None, date | None, int]:
        """Return the original deadline, the one now, and how many extensions; `holder`: an action, or the asked."""
        if not holder.get("due"):
            holder = self.asked
        due = last(holder["due"]) if holder.get("due") else None
        given = self.response if holder is self.asked else holder
        agreed = [each for each in given.get("extensions") or [] if last(each["agreed_on"]) <= day]
        agreed.sort(key=lambda each: last(each["agreed_on"]))
        return due, (last(agreed[-1]["due"]) if agreed else due), len(agreed)

    def against(self, due: date, done: date, day: date, *, own: bool) -> tuple[str, int | None]:
        """Return the timeliness of the recommendation's day of completion against a deadline; `own`: by its words."""
        if done <= due:
            return "on_time", (due - done).days
        if not own:
            said = [
                first(update["date"])
                for action in self.live(done)
                for update in self.updates(action, done)
                if update["status"] in ("not_started", "in_progress", "partly_implemented")
            ]
            verdicts = [(on, outcome) for on, outcome, _ in self.verdicts(done)]
            said += [first(on) for on, outcome in verdicts if outcome in ("not_verified", "partly_verified")]
            against = [each for each in said if due < each <= done]
            return ("late", (max(against) - due).days) if against else ("day_not_known", None)
        earliest = min((first(on) for on, _ in self.entries_on(done)), default=done)
        return ("late", (earliest - due).days) if earliest > due else ("day_not_known", None)

    def timeliness(self, day: date) -> tuple[str, int | None]:
        """Return the row of the table that a day falls into."""
        state, _ = self.state(day)
        original, due, _ = self.deadline(self.asked, day)
        if state in OPEN:
            in_force = self.by_rules_2_to_5(day)[1]
            return self.open_timeliness(due, day, unreported=state == "not_reported" and not in_force)
        if state == "verification_lapsed":
            return "retest_due", (day - min(self.expiries(day))).days
        if state in DONE and original is not None:
            done = self.done_on(day)
            assert done is not None
            own = self.by_rules_2_to_5(done, True)[0] in DONE_OR_LAPSED
            return self.against(original, done, day, own=own)
        return "not_applicable", None

    def open_timeliness(self, due: date | None, day: date, *, unreported: bool) -> tuple[str, int | None]:
        """Return the row of what is open."""
        if due is None:
            return "undated", (day - self.issue).days
        if day <= due:
            return ("due_soon" if (due - day).days <= self.soon else "on_track"), (due - day).days
        reopened = self.reopened_on(day)
        since = max(due, reopened - DAY) if reopened else due
        return ("unreported" if unreported else "overdue"), (day - since).days

    def action(self, action: dict[str, Any], day: date) -> dict[str, Any]:
        """Return where an action stands, as the JSON has it."""
        updates, status = self.updates(action, day), self.status(action, day)
        state, failed = self.state(day)[0], self.failed_on(day)
        implemented = [each for each in updates if each["status"] == "implemented"]
        after = [each for each in implemented if failed is None or first(each["date"]) > failed]
        run = list(updates)
        while len(run) > 1 and run[-2]["status"] == "implemented" and status == "implemented":
            run.pop()
        begun = run[-1]["date"] if status == "implemented" else None
        upheld = not (state in OPEN and status == "implemented" and not after)
        completion = begun if begun and (failed is None or first(begun) > failed) else None
        if begun and completion is None and after:
            completion = after[0]["date"]
        original, due, _ = self.deadline(action, day)
        timeliness, days = self.against_of(state, status, upheld, completion, (original, due), day)
        return {
            "id": action["id"],
            "owner": action.get("owner"),
            "status": status,
            "upheld": upheld,
            "implemented_on": max(last(begun), self.issue).isoformat() if begun else None,
            "waiting_on": updates[-1].get("waiting_on") if updates else None,
            "due_now": due.isoformat() if due else None,
            "timeliness": timeliness,
            "days": days,
        }

    def against_of(
        self,
        state: str,
        status: str,
        upheld: bool,
        completion: str | None,
        deadline: tuple[date | None, date | None],
        day: date,
    ) -> tuple[str, int | None]:
        """Return the timeliness of an action; `state`: its recommendation's, `completion`: its own day, as written."""
        original, due = deadline
        if status == "withdrawn":
            return "not_applicable", None
        if state in OPEN and not (status == "implemented" and upheld):
            return self.open_timeliness(due, day, unreported=status == "not_reported")
        if status != "implemented" or original is None:
            return "not_applicable", None
        if completion is not None:
            done = max(last(completion), self.issue)
            if done <= original:
                return "on_time", (original - done).days
            past = (first(completion) - original).days
            return ("late", past) if past > 0 else ("day_not_known", None)
        done_on = self.done_on(day)
        if done_on is None:
            return "not_applicable", None
        return self.against(original, done_on, day, own=self.by_rules_2_to_5(done_on, True)[0] in DONE_OR_LAPSED)

    def last_activity(self, day: date) -> date | None:
        """Return the newest own date of anything about it."""
        response = self.response
        dates = [each["date"] for each in self.answers if each.get("date")]
        dates += [each["date"] for action in self.actions for each in action.get("updates") or []]
        dates += [each["agreed_on"] for action in self.actions for each in action.get("extensions") or []]
        dates += [each["agreed_on"] for each in response.get("extensions") or []]
        dates += [each.get("date") or each["received"] for each in self.evidence.values()]
        for name in ("verifications", "escalations", "handovers"):
            dates += [each["date"] for each in response.get(name) or []]
        dates += [each["answered_on"] for each in response.get("escalations") or [] if each.get("answered_on")]
        dates += [each["date"] for each in self.statements(None, day)]
        return max((last(each) for each in dates if last(each) <= day), default=None)

    def counted_evidence(self, day: date, stance: str) -> int:
        """Return how many items of evidence of a stance there are that say where they are."""
        return sum(
            (each.get("stance") or "supports") == stance
            and any(each.get(name) for name in ("url", "file", "held"))
            and last(each.get("date") or each["received"]) <= day
            for each in self.evidence.values()
        )

    def on(self, day: date) -> dict[str, Any]:
        """Return everything of a day, as the JSON has it."""
        original, due, extensions = self.deadline(self.asked, day)
        verdicts = self.verdicts(day)
        timeliness, days = self.timeliness(day)
        dates = {
            "done_on": self.done_on(day),
            "reopened_on": self.reopened_on(day),
            "due_original": original,
            "due_now": due,
            "last_activity": self.last_activity(day),
        }
        return {
            "id": self.id,
            "source": self.source["id"],
            "owner": self.lead(day),
            "owners": self.owners(day),
            "answer": self.answer(day)[0],
            "state": self.state(day)[0],
            "reported": self.reported(day),
            "verdict": verdicts[-1][1] if verdicts else None,
            **{name: value.isoformat() if value else None for name, value in dates.items()},
            "slipped_days": (due - original).days if due and original else None,
            "extensions": extensions,
            "timeliness": timeliness,
            "days": days,
            "evidence": self.counted_evidence(day, "supports"),
            "contradicting": self.counted_evidence(day, "contradicts"),
            "flags": self.flags(day),
            "actions": [self.action(each, day) for each in self.actions],
        }


class LetterOfSource:
    """One source and its recommendations, read to the letter."""

    def __init__(self, register: dict[str, Any], source: dict[str, Any]) -> None:
        self.source = source
        asked = [each for each in register.get("recommendations") or [] if each["source"] == source["id"]]
        self.letters = [Letter(register, each) for each in asked]

    def counted(self, day: date) -> list[tuple[int, list[str] | None, date]]:
        """Return the counted statements: at least how many, of which list (None: of all), and their day."""
        made = [each for each in self.source.get("statements") or [] if last(each["date"]) <= day]
        found = []
        for says in ("implemented", "verified"):
            of_kind = [each for each in made if each["says"] == says]
            counts = [each for each in of_kind if each.get("at_least") is not None]
            of_all = [each for each in counts if not isinstance(each.get("covers"), list)]
            some = [each for each in of_kind if each.get("covers") == "some" and each.get("at_least") is None]
            lists: dict[Any, list[dict[str, Any]]] = {}
            for each in counts:
                if isinstance(each.get("covers"), list):
                    lists.setdefault(frozenset(each["covers"]), []).append(each)
            for group in (of_all or some, *lists.values()):
                if group:
                    newest = sorted(group, key=lambda each: last(each["date"]))[-1]
                    covers = newest.get("covers")
                    which = covers if isinstance(covers, list) else None
                    found.append((int(newest.get("at_least") or 1), which, last(newest["date"])))
        return found

    def known_not_done(self, letter: Letter, day: date) -> bool:
        """Return whether it is known of one, since the statement that could be about it, that it is not done."""
        state = letter.state(day)[0]
        about = [
            on for _, which, on in self.counted(day) if letter.issue <= on and (which is None or letter.id in which)
        ]
        newest = max(about, default=None)
        _, in_force, _ = letter.by_rules_2_to_5(day)
        verdicts = letter.verdicts(day)
        against = state == "not_reported" and in_force and verdicts[-1][1] == "not_verified"
        if state in ("partly_verified", "partly_implemented", "in_progress", "not_started") or against:
            if newest is None:
                return True
            words = [each["date"] for each in letter.live_updates(day)]
            stated = {last(each["date"]) for each in letter.statements("verified", day)}
            own = [each for each in letter.response.get("verifications") or [] if each["outcome"] != "superseded"]
            of_each_day = {last(each["date"]): each["date"] for each in own}
            words += [written for on, written in of_each_day.items() if on <= day and on not in stated]
            return any(first(each) >= newest for each in words)
        superseded_on = letter.superseded_on()
        if state == "closed_not_implemented" and (superseded_on is None or superseded_on > day):
            if newest is None:
                return True
            reason = letter.closed(day)[0][1]
            entry = letter.refusal(day)
            refused_on = entry.get("date") if isinstance(entry, dict) else None
            on = refused_on if reason == "rejected" else letter.withdrawn_on(day)
            return on is not None and first(on) >= newest
        return False

    def on(self, day: date) -> dict[str, Any]:
        """Return everything of a day, as the JSON has it."""
        letters = [each for each in self.letters if each.issue <= day]
        states = [each.state(day)[0] for each in letters]
        answers = [each.answer(day)[0] or "none" for each in letters]
        counted = self.counted(day)
        expected = self.source.get("expected_count")
        of_all = [count for count, which, _ in counted if which is None]
        total = max([len(letters), int(expected)] if expected is not None else [len(letters), *of_all])
        done_ids = {each.id for each in letters if each.state(day)[0] in DONE}
        not_done = {each.id for each in letters if self.known_not_done(each, day)}
        gaps, contradicted = [0], False
        for count, which, _ in counted:
            gaps.append(count - (len(done_ids) if which is None else len(done_ids & set(which))))
            size = total if which is None else len(set(which))
            known = not_done if which is None else not_done & set(which)
            contradicted |= count > size - len(known)
        made = [each for each in self.source.get("statements") or [] if last(each["date"]) <= day]
        stated = {}
        for says in ("implemented", "verified"):
            of_all = [
                each
                for each in made
                if each["says"] == says and each.get("at_least") and not isinstance(each.get("covers"), list)
            ]
            newest = sorted(of_all, key=lambda each: last(each["date"]))[-1:]
            stated[says] = int(newest[0]["at_least"]) if newest else None
        checked = [last(each["date"]) for each in self.source.get("checks") or [] if last(each["date"]) <= day]
        return {
            "id": self.source["id"],
            "expected_count": int(expected) if expected is not None else None,
            "on_file": len(letters),
            "total": total,
            "last_checked": max(checked).isoformat() if checked else None,
            "states": {state: states.count(state) for state in dict.fromkeys(states)},
            "answers": {answer: answers.count(answer) for answer in dict.fromkeys(answers)},
            "stated": stated,
            "done": len(done_ids),
            "done_by_statement": sum(each.id in done_ids and each.by_statement(day) for each in letters),
            "gap": max(gaps),
            "done_from": None if contradicted else len(done_ids) + max(gaps),
            "done_to": None if contradicted else total - len(not_done),
        }


def position(register: dict[str, Any], day: date) -> dict[str, list[dict[str, Any]]]:
    """Return every source and recommendation of a day, as `position --format json` has them."""
    issued = [each for each in register.get("sources") or [] if last(each["issued_on"]) <= day]
    sources = [LetterOfSource(register, each) for each in issued]
    letters = [Letter(register, each) for each in register.get("recommendations") or []]
    return {
        "sources": [each.on(day) for each in sources],
        "recommendations": [each.on(day) for each in letters if each.issue <= day],
    }
