"""The colours of a graph, for light and dark rooms; every colour goes with a number, a word or a shape."""

BANDS = ((90, "s4"), (70, "s3"), (50, "s2"), (30, "s1"), (0, "s0"))
"""From which best total on a state has which class."""

BAND_COLOURS = {"s0": "#f2705f", "s1": "#f0935a", "s2": "#f3b755", "s3": "#b3cb6c", "s4": "#6fd08c"}
NO_BAND = "none"


def band(best: float | None) -> str:
    """The class of a best total."""
    if best is None:
        return NO_BAND
    return next(name for cut, name in BANDS if best >= cut or not cut)


STYLE = """
:root{color-scheme:light dark}
svg{--ground:#fff;--frame:#f3f6f9;--card:#fff;--line:#b4c0cd;--text:#16202b;--muted:#55657a;--way:#8595a8;
 --back:#6a55d9;--next:#b4661a;--bad:#b3352a;--none:#9aa8b8;background:var(--ground)}
@media(prefers-color-scheme:dark){svg{--ground:#10171f;--frame:#141d27;--card:#1e2b3a;--line:#3d4f63;
 --text:#e9eef4;--muted:#93a4b8;--way:#64788e;--back:#a99bff;--next:#f3b755;--bad:#f2705f;--none:#5b6d81}}
text{font:11.5px system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif;fill:var(--text)}
.title{font-size:22px;font-weight:650}.head{font-size:15px;font-weight:650}.id{font-size:13px;font-weight:650}
.muted{fill:var(--muted)}.small{font-size:11px}.mid{text-anchor:middle}.end{text-anchor:end}
.ground{fill:var(--ground)}.frame{fill:var(--frame);stroke:var(--line)}
.box{fill:var(--card);stroke:var(--line);stroke-width:1.3}.heavy{stroke:var(--text);stroke-width:1.6}
.inner{fill:none;stroke:var(--text);stroke-width:1}
.wrong{stroke:var(--bad);stroke-width:2;stroke-dasharray:6 4}.flag{fill:var(--bad)}
.flag-text{fill:#fff;font-weight:650;font-size:10.5px}
.track{fill:var(--line);opacity:.45}.share{fill:var(--muted)}
.score{fill:#14202b;font-weight:650;text-anchor:middle}
.s0{fill:#f2705f}.s1{fill:#f0935a}.s2{fill:#f3b755}.s3{fill:#b3cb6c}.s4{fill:#6fd08c}.none{fill:var(--none)}
.way{fill:none;stroke:var(--way)}.back{fill:none;stroke:var(--back);stroke-dasharray:7 4}
.next{fill:none;stroke:var(--next)}.rare{stroke-dasharray:1.5 4}
.tip{fill:var(--way)}.back-tip{fill:var(--back)}.next-tip{fill:var(--next)}
.label{font-size:10.5px;fill:var(--muted);text-anchor:middle}
.behind{fill:var(--frame)}
.break{fill:var(--frame);stroke:var(--bad);stroke-dasharray:3 2}
g.edge:hover path{stroke:var(--text)}g.node:hover .box{stroke:var(--text)}
@media print{svg{--ground:#fff}}
"""
