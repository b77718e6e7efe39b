"""What each key of a rule and of the settings is for: a test holds it to the value classes."""

from __future__ import annotations

from gklint.bilingual import Bilingual
from gklint.config import AcceptedTable, GroupTable, OverrideTable, RuleChange, Settings
from gklint.rulebook.model import Basis, Example, FixTemplate, RuleTable, Where
from gklint.value import value


@value
class RuleFile:
    """A file of rules."""

    rule: tuple[RuleTable, ...]


_LANGUAGES = {"zh": Bilingual("中文", "in Chinese"), "en": Bilingual("英文", "in English")}

# What the settings, and what an override of them, may set.
_SELECT = Bilingual(
    "只查这些：编号、名称，或编号的开头", "only these rules: ids, names, or the beginning of ids"
)
_IGNORE = Bilingual("不查这些", "rules to leave out")
_SEVERITY = Bilingual("调整级别：规则 = 级别", "change severities: rule = severity")
_YEAR = Bilingual("报告年度，不写则由报告判断", "the report year, else read from the report")
_LEVEL = Bilingual(
    "机关层级，不写则由报告判断", "the level of government, else read from the report"
)
_ORGAN = Bilingual(
    "机关名称，不写则由报告判断：找上年的报告、判断层级、汇总时用",
    "whose report it is, else read from the report: to find last year's, its level, its group",
)
_PREVIOUS = Bilingual(
    "与上年的报告对照；false 不找", "hold a report against last year's; false: do not look for it"
)

# Value class -> key -> what it is for.
KEYS: dict[type, dict[str, Bilingual]] = {
    RuleFile: {"rule": Bilingual("一条规则", "one rule")},
    Bilingual: _LANGUAGES,
    RuleTable: {
        "id": Bilingual(
            "自己的编号，不要与内置的 GK… 相同", "an id of your own, unlike the built-in GK…"
        ),
        "name": Bilingual("用英文小写说出毛病，如 old-name", "names the fault, such as old-name"),
        "check": Bilingual("检查类型：怎样查", "the check kind: how to look"),
        "severity": Bilingual("级别", "how severe a finding is"),
        "title": Bilingual("规则的标题：要避免的问题", "the rule's title: the fault"),
        "why": Bilingual("为什么要查，给读规则的人看", "why it matters, for those who ask"),
        "message": Bilingual(
            "发现问题时的说明；{found} 是所报告的文字，花括号里也可写检查类型给出的其他值",
            "what a finding says; {found} is the text found, and the kind gives more values",
        ),
        "example": Bilingual(
            "例子，也是规则的测试：至少一个 bad、一个 good",
            "examples, which are the rule's tests: at least one bad and one good",
        ),
        "basis": Bilingual(
            "依据；纯属前后矛盾的不写", "what it rests on; a plain contradiction needs none"
        ),
        "years": Bilingual(
            "只查这些报告年度：2021..、2019..2020、..2018 或 2017",
            "report years: 2021.., 2019..2020, ..2018 or 2017",
        ),
        "levels": Bilingual("只查这些层级的机关", "levels of government it is for"),
        "where": Bilingual("只看这些部分或文字", "which sections or blocks it looks at"),
        "params": Bilingual("检查类型的参数", "parameters of the check kind"),
        "fix": Bilingual("怎样改", "how to mend it"),
        "yields_to": Bilingual(
            "这些规则在同一处已经报告的，本规则不再报告",
            "silent where one of these has found something at the very same place",
        ),
        "tag": Bilingual(
            "编辑器怎样显示：unnecessary 多余的文字，淡色；deprecated 已失效的，加删除线",
            "how editors show it: unnecessary, faded; deprecated, struck out",
        ),
    },
    FixTemplate: {
        "title": Bilingual("改法的名称，如：改为…", "names the fix, such as: change to …"),
        "applicability": Bilingual("能不能自动改", "whether it may be applied without a look"),
        "with": Bilingual("换成这些文字，可用 {值}", "the new text; may hold {values}"),
        "replace": Bilingual(
            "换掉哪一处：检查类型给出的位置，不写就是所报告的位置",
            "the place to change, one that the kind names; else the finding's own",
        ),
        "at": Bilingual("换掉它，还是插在它前面、后面", "replace it, or insert beside it"),
        "each": Bilingual(
            'each = "repair"：检查类型算出的每种改法一条，代替 with',
            'each = "repair": one fix for each repair that the kind works out, in place of with',
        ),
    },
    Example: {
        "bad": Bilingual(
            "应当报告的文字，⟦ ⟧ 标出准确位置", "a text with the fault; ⟦ ⟧ mark the exact place"
        ),
        "good": Bilingual("最像错、其实对的文字", "the nearest innocent text"),
        "fixed": Bilingual("按第一种改法改完的文字", "the bad text after the first fix"),
        "year": Bilingual(
            "例子所在的报告年度，不写则由文字判断", "its report year, else read from the text"
        ),
        "level": Bilingual(
            "例子的机关层级，不写则由文字判断", "its level of government, else read from the text"
        ),
        "known_gap": Bilingual(
            "为什么现在还查不出；例子仍须不成立",
            "why it is not caught yet; the example must still fail",
        ),
        "message": Bilingual("中文说明里必须有的文字", "words that the Chinese message must hold"),
        "previous": Bilingual(
            "上年的报告，给要看它的规则", "last year's report, for rules that look at it"
        ),
        "units": Bilingual(
            "单位名称 → 它的报告，给汇总的规则；没有报告写空",
            "name of a unit → its report, for rules on groups; empty: it has none",
        ),
    },
    Basis: {
        "regulation": Bilingual("法规库里的名称", "a key of the registry"),
        "article": Bilingual("第几条", "the article"),
        "standard": Bilingual("标准的编号", "the number of a standard"),
        "clause": Bilingual("标准的条款", "the clause of the standard"),
        "text": Bilingual("用文字说明的依据", "a basis in words"),
        "years": Bilingual("这一依据适用的报告年度", "report years for which this basis holds"),
    },
    Where: {
        "section": Bilingual("只看这些部分", "only these sections"),
        "kind": Bilingual("只看这些种类的文字", "only blocks of these kinds"),
    },
    Settings: {
        "extend": Bilingual(
            "先用这些设置文件，再用本文件的设置（路径从本文件算起）",
            "files of settings that this one is put over (paths start at this file)",
        ),
        "select": _SELECT,
        "ignore": _IGNORE,
        "severity": _SEVERITY,
        "rule": Bilingual(
            "改动一条规则，不必抄写：[rule.编号]", "change a rule without copying it: [rule.ID]"
        ),
        "year": _YEAR,
        "level": _LEVEL,
        "organ": _ORGAN,
        "rules": Bilingual(
            "用哪些规则：builtin 内置的，自己的规则文件夹，pack:名称 已安装的规则包；不写 builtin 就不用内置的",
            "which rules: builtin, folders of own ones, pack:NAME of an installed pack; "
            "without builtin the built-in ones are off",
        ),
        "lang": Bilingual("提示用的语言", "the language of messages"),
        "previous": _PREVIOUS,
        "include": Bilingual(
            "检查文件夹时只看这些（写法同 .gitignore）；不写则全看",
            "what is looked at in folders (globs as in .gitignore); all unless set",
        ),
        "exclude": Bilingual(
            "检查文件夹时不看这些（写法同 .gitignore）",
            "what is left out in folders (globs as in .gitignore)",
        ),
        "gitignore": Bilingual(
            "检查文件夹时也排除 .gitignore 所列的；false 不管",
            "leave out of folders what .gitignore does; false: do not",
        ),
        "override": Bilingual(
            "只对一部分文件的设置，后面的优先", "settings for some files; later ones win"
        ),
        "group": Bilingual("一份汇总报告和它的各单位", "a report of a whole, and the units in it"),
        "accepted": Bilingual("说明了理由、不再报告的问题", "findings accepted with a reason"),
        "baseline": Bilingual(
            "基线文件：其中已有的问题不再报告（gklint baseline）",
            "a file of findings that are known, and not told (gklint baseline)",
        ),
    },
    RuleChange: {
        "severity": Bilingual("级别", "how severe a finding is"),
        "params": Bilingual(
            "改动的参数，其余照旧", "the parameters to change; the others stay as they are"
        ),
        "years": Bilingual(
            "只查这些报告年度：2021..、2019..2020、..2018 或 2017",
            "report years: 2021.., 2019..2020, ..2018 or 2017",
        ),
        "levels": Bilingual("只查这些层级的机关", "levels of government it is for"),
    },
    OverrideTable: {
        "files": Bilingual(
            "哪些文件（写法同 .gitignore），如 2023/**",
            "which files (globs as in .gitignore): 2023/**",
        ),
        "select": _SELECT,
        "ignore": _IGNORE,
        "severity": _SEVERITY,
        "year": _YEAR,
        "level": _LEVEL,
        "organ": _ORGAN,
        "previous": _PREVIOUS,
    },
    AcceptedTable: {
        "file": Bilingual("报告：路径或通配符", "the report: a path or glob"),
        "rule": Bilingual("规则的编号或名称", "the id or name of the rule"),
        "words": Bilingual(
            "问题所在的文字，如所显示的", "the words it stands at, as they are shown"
        ),
        "reason": Bilingual("为什么可以这样", "why it may stay"),
        "near": Bilingual(
            "同一段里的其他文字，用来区分", "other words of its paragraph, to tell it apart"
        ),
        "fingerprint": Bilingual(
            "问题的指纹，见 JSON 输出", "its fingerprint, as JSON output tells"
        ),
    },
    GroupTable: {
        "name": Bilingual("提示语里的名称", "shown in messages"),
        "whole": Bilingual(
            "汇总报告：路径或通配符，每年一份",
            "path or glob of the report of the whole, one a year",
        ),
        "units": Bilingual(
            "应当报告的单位，写法同其标题", "organs that owe a report, as their titles name them"
        ),
        "reports": Bilingual("它们的报告，各年度都在内", "where theirs lie, those of all years"),
        "complete": Bilingual(
            "true：汇总数字里没有名单以外的单位（含本级）", "true: the whole has no other figures"
        ),
    },
}
COMMON = {
    "found": Bilingual("所报告的文字", "the text that was found"),
    "year": Bilingual("报告年度", "the report year"),
}
