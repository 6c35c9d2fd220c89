"""A certificate to read and to print: plain text, 80 columns."""

from collections.abc import Sequence

from scoring.sheets.page import WIDTH, bar, heading, wrapped
from scoring.sheets.wording import score_words
from simulator.analysis.certificate import Certificate
from simulator.analysis.claims import Verdict
from simulator.analysis.endings import EndingFigures
from simulator.scenario.load import Scenario


def certificate_page(scenario: Scenario, certificate: Certificate, verdicts: Sequence[Verdict]) -> str:
    """What calls of the scenario can come to, its endings, its claims, and its best line."""
    lines = ["CERTIFICATE", *wrapped(scenario.script.title), "=" * WIDTH]
    lines += wrapped(f"{scenario.id}, version {scenario.hash[:12]}", "Scenario  ")
    lines += wrapped(basis(certificate), "Found     ")
    lines += _total(certificate) + _dimensions(certificate) + _endings(certificate.endings)
    lines += _claims(verdicts)
    line = ", ".join(certificate.best_line)
    return "\n".join([*lines, *heading("THE BEST LINE"), *wrapped(line, "  ")]) + "\n"


def basis(certificate: Certificate) -> str:
    """How the figures were found."""
    if certificate.exact:
        return f"exactly, from all {certificate.configurations:,} configurations a call can reach"
    return (
        f"as an estimate, from {certificate.plays:,} random plays; there are too many configurations to try "
        "them all"
    )


def share_words(share: float) -> str:
    """A share of 0 to 1 in words that do not round a rare thing away."""
    if share == 0:
        return "never"
    return f"1 in {1 / share:,.0f}" if share < 0.0005 else f"{100 * share:.1f} %"


def _total(found: Certificate) -> list[str]:
    within = f", to within {max(found.chance_within, 0.001):.3f}" if found.chance_within else ""
    lines = heading("TOTAL")
    lines += wrapped(f"best {score_words(found.best)}, worst {score_words(found.worst)}", "  ")
    lines += wrapped(f"{score_words(found.chance)} on average by choosing at random{within}", "  ")
    off = f", give or take {100 * found.passing.within:.2g} %" if found.passing.within else ""
    lines += wrapped(f"passed by choosing at random: {share_words(found.passing.rate)}{off}", "  ")
    least = "" if found.shortest == found.longest else f"{found.shortest} to "
    lines += wrapped(f"{least}{found.longest} replies to a call", "  ")
    if found.dilemma:
        words = f"dilemma: the best call is {found.dilemma:.1f} points short of the best in every dimension"
    else:
        words = "no dilemma: one call is the best in every dimension"
    return lines + wrapped(words, "  ")


def _dimensions(found: Certificate) -> list[str]:
    lines = heading("DIMENSIONS (score by choosing at random, points a call can lose)")
    for name, figures in found.dimensions.items():
        if figures.chance is None:
            lines.append(f"  {name.capitalize():<11} not assessed: every call loses the same")
            continue
        lost = f"lost {figures.least} to {figures.greatest}"
        lines.append(
            f"  {name.capitalize():<11} {bar(figures.chance)} {score_words(figures.chance):>5}  {lost}"
        )
    return lines


def _endings(endings: Sequence[EndingFigures]) -> list[str]:
    lines = heading("ENDINGS (how often by choosing at random, best total)")
    for ending in endings:
        best = "-" if ending.best is None else score_words(ending.best)
        often = share_words(ending.chance) if ending.reachable else "unreached"
        lines += wrapped(f"{ending.outcome}: {ending.title or ending.state}", f"  {often:>14} {best:>6}  ")
        lines += wrapped(ending.state, " " * 25) if ending.title else []
    return lines


def _claims(verdicts: Sequence[Verdict]) -> list[str]:
    lines = heading("CLAIMS")
    words = {True: "true", False: "FALSE", None: "undecided"}
    for verdict in verdicts:
        lines += wrapped(verdict.claim.text, f"  {words[verdict.proved]:<9}  ")
        lines += [line for text in _because(verdict) for line in wrapped(text, " " * 13)]
    return lines if verdicts else [*lines, "  none are made"]


def _because(verdict: Verdict) -> list[str]:
    if verdict.proved is None:
        return ["There are too many moments to try them all."]
    if verdict.choices is None:
        return [] if verdict.proved else ["No call comes to it."]
    if verdict.proved:
        return []
    there = verdict.choices[: verdict.shown_after]
    led = f"after {', '.join(there)}" if there else "before anything is said"
    return [f"Shown at {verdict.state}, {led}."]
