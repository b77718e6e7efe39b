"""Made-up reports of any size: the same seed makes the same text."""

from __future__ import annotations

import random

PLACES = ("青河县", "白桦市", "云岭区", "长泽镇", "东湖街道", "南塘县农业农村局", "北屏市教育局")
ROWS = (
    "一、本年新收政府信息公开申请数量",
    "二、上年结转政府信息公开申请数量",
    "（一）予以公开",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    "1.属于国家秘密",
    "2.其他法律行政法规禁止公开",
    "1.本机关不掌握相关政府信息",
    "2.没有现成信息需要另行制作",
    "1.信访举报投诉类申请",
    "2.重复申请",
    "（七）总计",
    "四、结转下年度继续办理",
)
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
    lines = [
        "二、主动公开政府信息情况",
        "第二十条第（一）项",
        "信息内容",
        "本年制发件数",
        "本年废止件数",
        "现行有效件数",
    ]
    lines += ["规章", "0", "0", "0", "行政规范性文件", "3", "1", "27"]
    lines += [
        "三、收到和处理政府信息公开申请情况",
        "申请人情况",
        "自然人",
        "法人或其他组织",
        "总计",
    ]
    for row in ROWS:
        n = rng.randint(0, 30)
        lines += [row, str(n), "0", "0", "0", "0", "0", str(n)]
    lines += ["四、政府信息公开行政复议、行政诉讼情况", "行政复议", "行政诉讼", *["0"] * 15]
    lines += [
        "五、存在的主要问题及改进情况",
        "公开内容还不够均衡，业务能力有待提高。下一步将加强培训，完善目录。",
    ]
    lines += ["六、其他需要报告的事项", "本年度未收取信息处理费。"]
    return lines
