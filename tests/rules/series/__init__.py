"""Registers from short literals, and what the rules about time make of them on a day."""

from tests.rules import day, register_of
from tracker.rules.series.forecast import Forecast, completions, forecast
from tracker.rules.state.standing import spans_of_register


def forecast_of(literal: str, as_at: str) -> Forecast:
    """Return the forecast on a day."""
    register = register_of(literal)
    return forecast(register, spans_of_register(register), day(as_at))


def completed(literal: str, as_at: str) -> dict[str, str]:
    """Return when each recommendation that counts as a completion on a day was completed."""
    found = completions(spans_of_register(register_of(literal)), day(as_at))
    return {id: when.isoformat() for id, when in found.items()}
