"""The table of commands and options, from which a command line is read and explained."""

from __future__ import annotations

from gklint.finding import SEVERITIES
from gklint.value import value

SWITCH, WORD, LIST, YEAR, PORT, FORM = "switch", "word", "list", "year", "port", "form"
COUNT = "count"
MANY = "many"  # a word, each time it is given
NEVER = "never"
LOG_LEVELS = ("debug", "info", "warning", "error")


@value
class Option:
    """One ``--name``. ``values`` are all that it may be set to; empty: anything of its kind."""

    name: str
    zh: str
    en: str
    kind: str = SWITCH
    metavar: str = ""
    values: tuple[str, ...] = ()


@value
class Command:
    """One verb: ``gklint name [options] operands``."""

    name: str
    operands: str  # as the usage line shows them; empty: none are taken
    options: tuple[str, ...]
    zh: str
    en: str


_LISTED = {
    option.name: option
    for option in (
        Option("help", "显示帮助", "show this help"),
        Option("version", "显示版本", "show the version"),
        Option("lang", "输出的语言，默认 zh", "language of the output, zh unless set",
               WORD, "zh|en", ("zh", "en")),
        Option("select", "只查这些规则：编号、名称，或编号的开头（如 GK2）",
               "only these rules: ids, names, or the beginning of ids (GK2)", LIST, "RULE,…"),
        Option("ignore", "不查这些规则", "not these rules", LIST, "RULE,…"),
        Option("year", "报告年度，不从文中推断", "the report year, instead of the one the text tells",
               YEAR, "YYYY"),
        Option("level", "机关层级，如 county、department",
               "the level of the organ, such as county or department", WORD, "LEVEL"),
        Option("organ", "机关名称，不从文中推断：找上年的报告、判断层级时用",
               "whose report it is, instead of the organ that the text tells", WORD, "NAME"),
        Option("config", "用这个设置文件，不找就近的；也可以直接写设置，如 'year = 2023'，可以写几次",
               "use this file of settings, not the nearest; or settings themselves, such as 'year = 2023', which may be repeated",
               MANY, "FILE|TOML"),
        Option("isolated", "不用任何设置文件", "use no file of settings"),
        Option("force-exclude", "写明的文件也按 exclude 和 .gitignore 排除（供 pre-commit 用）",
               "apply exclude and .gitignore to files that are named, too (for pre-commit)"),
        Option("show-settings", "不检查，只显示所用的设置，每一项写在哪里",
               "check nothing; show the settings in force, and where each was set"),
        Option("show-files", "不检查，只列出要检查的文件，排除的说明原因",
               "check nothing; list the files that would be checked, and why others would not"),
        Option("previous", "上年的报告，只检查一份报告时用；不写则在同一文件夹里找同一机关上年的报告",
               "last year's report, where one report is checked; else it is looked for in the folder",
               WORD, "FILE"),
        Option("no-previous", "不找上年的报告，不与它对照", "do not look for last year's report"),
        Option("baseline", "基线文件：其中已有的问题不再报告，只报告新的（由 gklint baseline 建立）",
               "file of known findings: only new ones are shown (gklint baseline makes it)",
               WORD, "FILE"),
        Option("no-baseline", "不用设置里的基线，所有问题都报告", "use no baseline, whatever the settings say: show every finding"),
        Option("add", "把不在基线内的问题也记入", "record findings that are not in the baseline, too"),
        Option("fail-on", "有这一级或更重的问题时退出码为 1，默认 warning",
               "exit with 1 on a finding this severe or worse; warning unless set",
               WORD, "|".join((*reversed(SEVERITIES), NEVER)), (*reversed(SEVERITIES), NEVER)),
        Option("fail-on-fix", "改动了文件时退出码也为 1（用 --diff 时：有可改之处），供提交前的钩子用",
               "exit with 1 also if anything was mended (with --diff: could be), for hooks before commits"),
        Option("min-severity", "只显示这一级或更重的问题", "show only findings this severe or worse",
               WORD, "|".join(reversed(SEVERITIES)), tuple(reversed(SEVERITIES))),
        Option("output-format", "输出格式（-f），默认 text；写 格式=文件 则写入文件，可以写几次",
               "form of the output (-f), text unless set; FORM=FILE writes it into a file; may be repeated",
               FORM, "FORM[=FILE]"),
        Option("output-file", "把没有写明文件的那种格式写入这个文件",
               "write the form that names no file into this one", WORD, "FILE"),
        Option("quiet", "只显示问题和错误（-q）：不提不像报告的文件，没有问题时什么也不显示",
               "show findings and errors only (-q): nothing about files that are no reports, nothing where all is clean"),
        Option("statistics", "只列出每条规则发现了几处", "how often each rule found something, in place of findings"),
        Option("checklist", "逐条列出每条规则的结论", "list the verdict of every rule"),
        Option("fix", "直接修改文件：只做改法唯一、无需确认的修正", "mend the files in place, by safe fixes alone"),
        Option("unsafe-fixes", "连需要人确认的修正也一起做", "use fixes that need a second look, too"),
        Option("no-cache", "每个文件都重新检查：不用以前留下的结果，也不留下结果",
               "look at every file anew: use no results of earlier runs, and keep none"),
        Option("diff", "只显示修正前后的差别，不写文件", "show what fixes would change; write nothing"),
        Option("jobs", "同时用几个进程（-j），默认按处理器核数，修改文件时默认 1；1 为不另开进程",
               "processes at once (-j): as many as cores unless set, 1 where files are mended; 1: no others are started", COUNT, "N"),
        Option("watch", "一直看着：文件一改就重新检查，按 ^C 结束（需 pip install 'gklint[watch]'）",
               "keep running: check files again when they change, until ^C (needs pip install 'gklint[watch]')"),
        Option("stdin-filename", "从标准输入（-）读入时所用的文件名",
               "the file name of what is read from standard input (-)", WORD, "FILE"),
        Option("json", "以 JSON 输出，字段见 docs/table.md", "as JSON; its fields stand in docs/table.md"),
        Option("csv", "以 CSV 输出，一格一行，可用 Excel、WPS 打开（UTF-8，有 BOM）",
               "as CSV, one row a cell, which spreadsheets open (UTF-8 with a byte order mark)"),
        Option("stdio", "经标准输入输出与编辑器通信（默认）", "talk to the editor by standard input and output (unless set otherwise)"),
        Option("tcp", "在本机的这个端口上等编辑器连接（0 为任选）", "wait for editors on this port of this machine (0: any)",
               PORT, "PORT"),
        Option("ws", "同上，用 WebSocket", "the same, by WebSocket", PORT, "PORT"),
        Option("origin", "允许经 WebSocket 连接的网页来源，如 http://127.0.0.1:8000",
               "pages that may connect by WebSocket, such as http://127.0.0.1:8000", LIST, "ORIGIN,…"),
        Option("log-file", "把日志写入这个文件", "write a log into this file", WORD, "FILE"),
        Option("log-level", "日志详细程度，默认 info", "how much is logged, info unless set",
               WORD, "|".join(LOG_LEVELS), LOG_LEVELS),
        Option("pages", "把每条规则的说明页写入这个文件夹", "write a page for every rule into this folder",
               WORD, "FOLDER"),
    )
}  # fmt: skip

# Where a command takes less than others do.
_OWN = {
    "rules": Option("output-format", "输出格式，默认 text", "form of the output, text unless set",
                    WORD, "text|json", ("text", "json")),
    "baseline": Option("diff", "只显示基线会怎样变，不写文件；会变则退出码为 1",
                       "show how the baseline would change, and write nothing; exit with 1 if it would"),
}  # fmt: skip
SHORT = {"-h": "--help", "-V": "--version", "-f": "--output-format", "-j": "--jobs",
         "-q": "--quiet"}  # fmt: skip

_EVERYWHERE = ("lang", "help")
_RULES = ("select", "ignore")
_FILES = ("config", "isolated")
_CHECK = (
    *_RULES,
    "year",
    "level",
    "organ",
    "previous",
    "no-previous",
    "baseline",
    "no-baseline",
    "fail-on",
    "min-severity",
    "output-format",
    "output-file",
    "quiet",
    "statistics",
    "checklist",
    "no-cache",
    "jobs",
    *_FILES,
    "force-exclude",
    "show-settings",
    "show-files",
)
_FIX = ("unsafe-fixes", "diff", "fail-on-fix", "stdin-filename")

COMMANDS = {
    command.name: command
    for command in (
        Command("check", "[FILE|FOLDER|GLOB|-]…", (*_CHECK, "fix", *_FIX, "watch"),
                "检查年度报告（默认检查当前文件夹）", "check reports (the current folder unless named)"),
        Command("fix", "[FILE|FOLDER|GLOB|-]…", (*_CHECK, *_FIX),
                "直接修改文件，同 check --fix", "mend reports in place, like check --fix"),
        Command("baseline", "[FILE|FOLDER|GLOB]…", (*_RULES, "baseline", "add", "diff", *_FILES),
                "把现有的问题记入基线，此后只报告新的；再次运行则去掉已改好的，不添新的",
                "record what is found as known, so that only new findings are shown; later runs drop what "
                "was mended, and add nothing"),
        Command("table", "[FILE|FOLDER|GLOB|-]…", ("year", "json", "csv", *_FILES, "force-exclude", "stdin-filename"),
                "列出读到的法定表格：每一格、所在行、各处勾稽是否相符（不查规则）",
                "print the statutory tables as they were read: cells, lines, which sums hold (no rule is run)"),
        Command("explain", "RULE…", _FILES, "说明一条规则：依据、理由、例子",
                "explain a rule: its basis, its reason, examples"),
        Command("rules", "", (*_RULES, *_FILES, "output-format", "pages"), "列出全部规则", "list all rules"),
        Command("init", "[FOLDER]", (), "写一份带说明的 gklint.toml，已有的不改",
                "write a gklint.toml with every key explained; never over an existing one"),
        Command("lsp", "", ("stdio", "tcp", "ws", "origin", "log-file", "log-level"),
                "供编辑器使用的语言服务器：边写边查", "the language server: findings as one types, in any editor"),
        Command("schema", "settings|rules", (), "输出设置文件或规则文件的 JSON Schema，供 TOML 编辑器用",
                "print the JSON schema of the settings or of rule files, for editors of TOML"),
        Command("clean", "", (), "清除 gklint 为加快运行而保留的规则、正则表达式和检查结果",
                "remove what gklint keeps to be quick: rules, patterns, results of earlier runs"),
        Command("test", "[FOLDER]…", (), "运行规则里的例子：内置规则，或所给文件夹里的规则",
                "run the examples of the built-in rules, or of those in a folder"),
    )
}  # fmt: skip


def options_of(command: str) -> dict[str, Option]:
    """The options that a command takes, by name; those of ``gklint`` alone for the empty name."""
    names = COMMANDS[command].options if command else ("version",)
    options = {name: _LISTED[name] for name in (*names, *_EVERYWHERE)}
    if command in _OWN:
        options[_OWN[command].name] = _OWN[command]
    return options
