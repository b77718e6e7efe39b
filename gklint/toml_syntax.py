"""What is wrong with the syntax of a TOML file, in words for someone who has not met TOML before."""

from __future__ import annotations

# Marks as a Chinese keyboard types them, and what TOML has in their place.
_MARKS = {
    **dict.fromkeys("“”＂„", '"'),
    **dict.fromkeys("‘’＇", "'"),
    **dict.fromkeys("，、", ","),
    **dict.fromkeys("：＝", "="),
    **dict.fromkeys("［【", "["),
    **dict.fromkeys("］】", "]"),
    "｛": "{",
    "｝": "}",
    "＃": "#",
    "。": ".",
}
_QUOTE = '文字要放在英文引号 "…" 里'
_BACKSLASH = (
    "引号里的 \\ 要写成 \\\\；路径可以用 /，或者放在单引号 '…' 里",
    "in quotes \\ is written \\\\; paths may have /, or stand in single quotes '…'",
)
_UNPAIRED = ("引号没有成对", "a quote is not closed")
_AGAIN = ("前面已经写过，不能再写一次", "this was set before, and cannot be set again")
_IN_QUOTES = ("Unescaped '\\'", "Invalid hex value")  # where any mark may stand
# The beginning of what the parser says -> what it means here.
_SAID = {
    "Invalid statement": (
        "这一行应为“键 = 值”或 [表]",
        "this line should be key = value or [table]",
    ),
    "Invalid value": (f"“=”后面要有值；{_QUOTE}", "a value is expected; text is quoted"),
    "Unclosed array": (
        "列表 […] 没有写完，或者两项之间没有英文逗号",
        "a list […] lacks its ] or a comma between two items",
    ),
    "Unclosed inline table": (
        "{…} 没有写完，或者两项之间没有英文逗号",
        "a table {…} lacks its } or a comma between two items",
    ),
    "Expected '=' after a key": ("键后面要有 =", "= is expected after a key"),
    "Expected newline or end of document": (
        f"值后面多了别的字；{_QUOTE}",
        "there is more after the value; text is quoted",
    ),
    "Expected ']": ("方括号没有成对", "a bracket is not closed"),
    "Cannot overwrite": _AGAIN,
    "Cannot declare": _AGAIN,
    "Cannot mutate": _AGAIN,
    "Duplicate inline table key": _AGAIN,
    "Unterminated string": _UNPAIRED,
    "Illegal character '\\n'": _UNPAIRED,
    'Expected "': _UNPAIRED,
    **dict.fromkeys(_IN_QUOTES, _BACKSLASH),
}


def syntax_words(said: str, at: str) -> tuple[str, str]:
    """What the parser ``said``, in plain Chinese and English.

    ``at`` is the character it stopped at, empty at the end of the file.
    """
    if at in _MARKS and not said.startswith(_IN_QUOTES):
        mark = _MARKS[at]
        return f"这里的 {at} 是中文标点，要用英文的 {mark}", f"{at} is a Chinese mark; use {mark}"
    if at == "\u3000":
        return "这里有全角空格，要用半角的", "a full-width blank; use an ordinary one"
    for beginning, words in _SAID.items():
        if said.startswith(beginning):
            return words
    return said, said
