"""Random populations and what lifelines, scipy and numpy say of them: the fixtures that the statistics are tested against.

    pip install lifelines==0.30.3 scipy==1.17.1
    python infra/statistics/fixtures.py packages/analytics/src/statistics/fixtures/reference.json

Used by tests only. The seed is fixed: the same versions write the same file.
"""

import json
import sys

import numpy as np
from lifelines import AalenJohansenFitter, KaplanMeierFitter
from lifelines.utils import median_survival_times
from scipy import stats

random = np.random.default_rng(20261124)


def finite(value):
    value = float(value)
    return value if np.isfinite(value) else None


def curve(frame, column):
    return [[float(time), float(share)] for time, share in frame[column].items()]


def population(number):
    """Two to four groups with an event, a competing event and censoring; every third in whole days, so with ties."""
    size = int(random.integers(12, 140))
    groups = int(random.integers(2, 5))
    tied = number % 3 == 0
    group = random.integers(0, groups, size)
    rate = 1 + 0.4 * group
    event = random.weibull(random.uniform(0.7, 1.8), size) * 200 / rate
    competing = random.exponential(random.uniform(150, 900), size)
    censored = random.uniform(0, random.uniform(200, 700), size)
    time = np.minimum(np.minimum(event, competing), censored)
    end = np.where(time == event, 1, np.where(time == competing, 2, 0))
    if tied:
        time = np.ceil(time)
    spells = {"time": time.tolist(), "end": end.tolist(), "group": group.tolist()}

    km = KaplanMeierFitter().fit(time, end == 1)
    bounds = km.confidence_interval_
    medians = median_survival_times(bounds)
    survival = {
        "curve": curve(km.survival_function_, "KM_estimate"),
        "low": curve(bounds, "KM_estimate_lower_0.95"),
        "high": curve(bounds, "KM_estimate_upper_0.95"),
        "median": finite(km.median_survival_time_),
        "medianLow": finite(medians["KM_estimate_lower_0.95"].iloc[0]),
        "medianHigh": finite(medians["KM_estimate_upper_0.95"].iloc[0]),
    }
    # lifelines moves tied times apart at random: only populations without ties can be compared.
    incidence = None
    if not tied:
        aj = AalenJohansenFitter().fit(time, end, event_of_interest=1)
        interval = aj.confidence_interval_
        incidence = {
            "curve": curve(aj.cumulative_density_, aj.cumulative_density_.columns[0]),
            "one": curve(interval, interval.columns[0]),
            "other": curve(interval, interval.columns[1]),
        }
        incidence = {name: [[t, finite(v)] for t, v in rows] for name, rows in incidence.items()}

    before = random.normal(60, 15, size)
    after = before - random.normal(6, 12, size)
    difference = after - before
    half = stats.t.ppf(0.975, size - 1) * difference.std(ddof=1) / np.sqrt(size)
    change = {
        "differences": difference.tolist(),
        "mean": float(difference.mean()),
        "low": float(difference.mean() - half),
        "high": float(difference.mean() + half),
        "effect": float(difference.mean() / difference.std(ddof=1)),
        "quantiles": [float(np.quantile(difference, share)) for share in (0.1, 0.5, 0.9)],
    }
    count = int(random.integers(0, size + 1))
    interval = stats.binomtest(count, size).proportion_ci(method="wilson")
    share = {"count": count, "n": size, "low": float(interval.low), "high": float(interval.high)}
    return {
        "spells": spells,
        "survival": survival,
        "incidence": incidence,
        "change": change,
        "share": share,
    }


with open(sys.argv[1], "w", encoding="utf-8") as file:
    json.dump([population(number) for number in range(30)], file)
