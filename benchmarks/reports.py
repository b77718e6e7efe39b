"""Made-up reports of any size: the same seed makes the same text."""

from __future__ import annotations

import random

PLACES = ("青河县", "白桦市", "云岭区", "长泽镇", "东湖街道", "南塘县农业农村局", "北屏市教育局")
RESULTS = {  # by heading; each heading of the empty name has none
    "": ("（一）予以公开", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
    "（三）不予公开": (
        "1.属于国家秘密",
        "2.其他法律行政法规禁止公开",
        "3.危及“三安全一稳定”",
        "4.保护第三方合法权益",
        "5.属于三类内部事务信息",
        "6.属于四类过程性信息",
        "7.属于行政执法案卷",
        "8.属于行政查询事项",
    ),
    "（四）无法提供": (
        "1.本机关不掌握相关政府信息",
        "2.没有现成信息需要另行制作",
        "3.补正后申请内容仍不明确",
    ),
    "（五）不予处理": (
        "1.信访举报投诉类申请",
        "2.重复申请",
        "3.要求提供公开出版物",
        "4.无正当理由大量反复申请",
        "5.要求行政机关确认或重新出具已获取信息",
    ),
    "（六）其他处理": (
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        "3.其他",
    ),
}
DISCLOSURE = """第二十条第（一）项 信息内容 本年制发件数 本年废止件数 现行有效件数 规章 0 0 0 行政规范性文件 3 1 27
第二十条第（五）项 信息内容 本年处理决定数量 行政许可 1204
第二十条第（六）项 信息内容 本年处理决定数量 行政处罚 85 行政强制 2
第二十条第（八）项 信息内容 本年收费金额（单位：万元） 行政事业性收费 35.2"""
HEAD = """（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） 申请人情况 自然人 法人或其他组织 总计
商业企业 科研机构 社会公益组织 法律服务机构 其他"""
TABLES = (  # the headings above the tables, and the one after the last
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
)
OUTCOMES = "结果维持 结果纠正 其他结果 尚未审结 总计"
SENTENCES = (
    "围绕群众关心的{topic}，全年通过网站发布信息{a}条，其中{topic}类{b}条，答复留言{b}件。",
    "修订{topic}工作制度{c}项，明确责任科室和办理时限，做到有人管、有人查、有人问。",
    "组织业务培训{c}次，参加人员{a}人次，重点讲解{topic}的公开范围和审查程序。",
    "对照目录逐项检查{topic}栏目，补充更新内容{b}处，清理过期链接{c}个。",
    "依据《中华人民共和国政府信息公开条例》和有关文件要求，规范{topic}的受理、登记、答复流程。",
    "公开{topic}办事指南{c}份，在服务大厅设置查阅点{c}个，接待查阅群众{a}人次。",
    "利用公示栏、广播、微信公众号等方式解读{topic}政策{c}篇，群众留言均已答复。",
)
TOPICS = (
    "财政预算",
    "义务教育",
    "医疗卫生",
    "乡村建设",
    "安全生产",
    "环境保护",
    "社会救助",
    "就业创业",
)
FAULTS = (
    "统计期限自{year}年1月1日至{year}年12月3日止",
    "根据国办公开办函[2021]30号要求",
    "联系电话：0432—5561203",
    "共共享平台运行良好。。",
)


def report(size: int, seed: int = 0, year: int = 2023, faults: int = 2) -> str:
    """A report of about ``size`` bytes of UTF-8, with a few planted faults."""
    rng = random.Random(f"{seed}-{size}")
    place = rng.choice(PLACES)
    head = [
        f"{place}{year}年政府信息公开工作年度报告",
        "",
        "根据《中华人民共和国政府信息公开条例》和《中华人民共和国政府信息公开工作年度报告格式》"
        f"（国办公开办函〔2021〕30号）要求，编制{place}{year}年政府信息公开工作年度报告。本报告所列数据的"
        f"统计期限自{year}年1月1日起至{year}年12月31日止。如有疑问，请与{place}政务公开办公室联系"
        "（地址：府前路18号；邮编：132000；电话：0432-66551203；电子邮箱：zwgk@example.gov.cn）。",
        "",
    ]
    tail = _tables(rng)
    rest = size - len("\n".join(head + tail).encode())
    body = ["一、总体情况", ""]
    number = 0
    while rest > 0:
        number += 1
        lines = _paragraph(rng, number)
        rest -= len("\n".join(lines).encode())
        body += lines
    for _ in range(faults):
        body.insert(rng.randrange(2, len(body)), rng.choice(FAULTS).format(year=year))
    return "\n".join(head + body + tail) + "\n"


def without_tables(text: str) -> str:
    """The same report, made by ``report``, its headings and its prose without the tables."""
    kept: list[str] = []
    inside = False
    for line in text.split("\n"):
        if line.startswith(TABLES[1:]):
            inside = False
        if not inside:
            kept.append(line)
        if line.startswith(TABLES[:-1]):
            inside = True
    return "\n".join(kept)


def word(number: int) -> str:
    """Four characters that no report holds, others for each number."""
    return "".join(chr(0x4E00 + (number * 37 + shift * 1009) % 20_000) for shift in range(4))


def _paragraph(rng: random.Random, number: int) -> list[str]:
    topic = rng.choice(TOPICS)
    text = "".join(
        sentence.format(
            topic=topic, a=rng.randint(100, 999), b=rng.randint(10, 99), c=rng.randint(2, 9)
        )
        for sentence in rng.sample(SENTENCES, rng.randint(2, 5))
    )
    names = "一二三四五六七八九十"
    head = f"（{names[(number - 1) % 10]}）{topic}方面。" if number <= 10 else ""
    return [head + text, ""]


def _tables(rng: random.Random) -> list[str]:
    """The statutory tables, one cell a line; all their sums hold."""
    lines = [TABLES[0], *DISCLOSURE.split()]
    lines += [TABLES[1], *HEAD.split()]
    results: list[str] = []
    total = [0] * 6
    for heading, labels in RESULTS.items():
        results += [heading] if heading else []
        for label in labels:
            row = [rng.choice((0, 0, 1, 12)), rng.choice((0, 0, 0, 2)), 0, 0, 0, 0]
            total = [one + more for one, more in zip(total, row, strict=True)]
            results += [label, *_summed(row)]
    lines += ["一、本年新收政府信息公开申请数量", *_summed([total[0] + 2, *total[1:]])]
    lines += ["二、上年结转政府信息公开申请数量", *_summed([1, 0, 0, 0, 0, 0])]
    lines += ["三、本年度办理结果", *results, "（七）总计", *_summed(total)]
    lines += ["四、结转下年度继续办理", *_summed([3, 0, 0, 0, 0, 0])]
    lines += [TABLES[2], "行政复议", "行政诉讼", *OUTCOMES.split()]
    lines += ["未经复议直接起诉", "复议后起诉", *OUTCOMES.split() * 2]
    lines += [*_summed([3, 1, 0, 0]), *_summed([0, 0, 0, 1]), *_summed([0, 0, 0, 0])]
    lines += [
        TABLES[3],
        "公开内容还不够均衡，业务能力有待提高。下一步将加强培训，完善目录。",
    ]
    lines += ["六、其他需要报告的事项", "本年度未收取信息处理费。"]
    return lines


def _summed(row: list[int]) -> list[str]:
    return [str(number) for number in (*row, sum(row))]
