"""What becomes of each case before it is sent: a caller sends it; and what a stranger may never see."""

import hashlib
import json
import os
import uuid

import schemathesis
from hypothesis import Phase, settings, strategies as st

with open(os.environ["FUZZ_CALLERS"], encoding="utf-8") as file:
    callers = {caller["name"]: caller for caller in json.load(file)}

# Without the search for slow or large cases: it sends the same ones again and again.
settings.register_profile("fuzz", phases=[phase for phase in Phase if phase is not Phase.target])
settings.load_profile("fuzz")

SENDER = "X-Fuzz-Caller"
#: Words of a summary, and the caller who is that.
ROLES = {"owner": "owner", "coach": "coach", "self": "client", "client": "client"}


def senders_of(operation):
    """The names to draw a sender from: everyone, and those more often who may do it as its summary says."""
    who = operation.definition.raw.get("summary", "").rpartition("(")[2]
    may = [name for word, name in ROLES.items() if word in who and name in callers]
    return [*callers, *(may or [name for name in callers if name != "stranger"]) * 3]


def sent_by(drawn):
    """A case with its sender. Most leave out the version and the position that they saw: generated ones end the request early."""
    case, name, keeps = drawn
    case.headers[SENDER] = name
    for header in ("If-Match", "Switchback-After"):
        if keeps > 0:
            case.headers.pop(header, None)
    return case


@schemathesis.hook
def before_generate_case(context, strategy):
    """Draws who sends a case together with the case: a strategy that is made once is much faster than one for each case."""
    return st.tuples(strategy, st.sampled_from(senders_of(context.operation)), st.integers(0, 7)).map(sent_by)


def fingerprint(case):
    """A number of the whole case: a case that is sent again, to find the simplest that fails, is sent in the same way."""
    parts = [case.operation.label, case.path_parameters, case.query, sorted(case.headers.items()), case.body]
    return int.from_bytes(hashlib.sha256(repr(parts).encode("utf-8", "replace")).digest()[:16], "big")


@schemathesis.hook
def before_call(context, case, kwargs):
    """Signs the sender in. Each case has an idempotency key and an address of its own: what those limit has its own specs."""
    if "X-Forwarded-For" in case.headers:
        return
    number = fingerprint(case)
    sender = callers[case.headers.setdefault(SENDER, list(callers)[number % len(callers)])]
    case.headers["X-Forwarded-For"] = ".".join(str(number >> shift & 255) for shift in (0, 8, 16, 24))
    if case.headers.get("Idempotency-Key") and number % 8 > 0:
        case.headers["Idempotency-Key"] = str(uuid.UUID(int=number))
    is_end = case.operation.definition.raw.get("operationId") == "signOut"
    case.headers.update(sender["spare"].pop() if is_end and sender["spare"] else {} if is_end else sender["headers"])


@schemathesis.check
def strangers_stay_out(ctx, response, case):
    """Nothing that needs a session works without one."""
    needs_session = case.operation.definition.raw.get("security") != []
    if needs_session and case.headers.get(SENDER) == "stranger" and response.status_code < 300:
        raise AssertionError(f"A stranger got {response.status_code}")
