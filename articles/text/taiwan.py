"""Words that Taiwan or Hong Kong write differently from the mainland, found in a run of folded characters.

Reviewed pairs only, never OpenCC's tw2sp: that turns 智慧 into 智能, 程序 into 进程, 文件 into 文档, which mainland
texts mean as they stand. A pair that is right in some contexts only says in which. Left out on purpose: 资安
(投资安全), 网域 (互联网域名), 简讯, 讯息, 线上, 品质 and 使用者 (the mainland uses each in a sense of its own).
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from articles.text.chinese import fold


class Reading(NamedTuple):
    """The characters `start:end` of a run are what the mainland writes as `word`. `in_part` is how they read where only
    a shorter word in them is reworded, 网际网络 for 网际网路; as long as the characters, often the same."""

    start: int
    end: int
    word: str
    in_part: str


def words(run: str) -> Iterator[Reading]:
    """What the mainland words otherwise in a run of folded characters, and what it spells otherwise; longest first,
    never overlapping.

    >>> [reading.word for reading in words(fold("世界網際網路大會"))], list(words("上网路径"))
    (['互联网'], [])
    """
    return _WORDS_AND_SPELLINGS.readings(run)


def spellings(run: str) -> Iterator[Reading]:
    """Only what is the same word in another character.

    >>> [reading.word for reading in spellings(fold("網路計畫"))], list(spellings(fold("統計畫面")))
    (['计划'], [])
    """
    return _SPELLINGS.readings(run)


class _Pair(NamedTuple):
    local: str
    mainland: str
    before: str = ""  # one of these must follow, unless empty (parts of words, apart by spaces)
    not_before: str = ""  # none of these may follow
    not_after: str = ""  # none of these characters may precede

    @property
    def pattern(self) -> str:
        pattern = self.local
        if self.not_after:
            pattern += f"(?<![{self.not_after}]{self.local})"
        if self.not_before:
            pattern += f"(?!{self.not_before.replace(' ', '|')})"
        if self.before:
            pattern += f"(?={self.before.replace(' ', '|')})"
        return fold(pattern)


class _Pairs:
    def __init__(self, pairs: Sequence[_Pair]) -> None:
        longest_first = sorted(pairs, key=lambda pair: -len(pair.local))
        self._words = {fold(pair.local): fold(pair.mainland) for pair in pairs}
        self._pattern = re.compile("|".join(pair.pattern for pair in longest_first))
        self._in_part = {fold(pair.local): self._reading_in_part(pair, longest_first) for pair in pairs}

    def readings(self, run: str) -> Iterator[Reading]:
        for match in self._pattern.finditer(run):
            local = match.group()
            yield Reading(match.start(), match.end(), self._words[local], self._in_part[local])

    def _reading_in_part(self, whole: _Pair, longest_first: Sequence[_Pair]) -> str:
        local = fold(whole.local)
        parts = "|".join(pair.pattern for pair in longest_first if len(pair.local) < len(local))
        reading = re.sub(parts or "(?!)", lambda match: self._words[match.group()], local)
        return reading if len(reading) == len(local) else local


# Where 数位 is "several" of persons, or ends one word (指数, 人数) and begins another (位居, 位于).
_PERSONS_AND_PLACES = (
    "于 居 列 处 次 置 数 专家 学者 嘉宾 代表 领导 领军 院士 教授 博士 老师 部长 大臣 总理 总统 首相 主席 会长 "
    "总裁 主任 高管 官员 政要 大使 议员 记者 企业家 创始人 负责人 艺术家 科学家 工程师 研究 先生 女士 朋友 同事 "
    "同学 青年 学生 选手 网友 网民 用户 市民 村民 员工 司机 客 知名 著名 资深 重量级 中外 国内外 外国 海外 来自 "
    "与会 业内 业界 大咖 演讲 发言 受访 诺贝尔 女 男 老 前 最"
)

# The same word in another character: folding one character at a time cannot make these, since the word decides.
_SPELLING_PAIRS = (
    _Pair("计画", "计划", not_before="面 像 册 家 质 展"),  # 计画; but 统计 画面
    _Pair("规画", "规划"),
    _Pair("企画", "企划"),
    _Pair("策画", "策划", not_before="面 像 家"),
    _Pair("筹画", "筹划"),
    _Pair("身分", "身份", not_before="析 享 成 别 布 配 担 散 开 离 红 工 外 明 类 为"),  # 身分证; but 自身 分析
    _Pair("部份", "部分", not_before="额", not_after="全"),
    _Pair("成份", "成分", not_before="额"),
    _Pair("致词", "致辞", not_before="语 汇 典"),  # a speech at the opening
    _Pair("贺辞", "贺词"),
    _Pair("项炼", "项链"),
    _Pair("锁炼", "锁链"),
    _Pair("布署", "部署"),
    _Pair("关连", "关联"),
    _Pair("甚么", "什么"),
    _Pair("惟一", "唯一"),
)

_WORD_PAIRS = (
    # The conference and the network. 网路 is also the end of 上网 and the start of 路径, 路由, 路线.
    _Pair("网际网路", "互联网"),
    _Pair("网际网络", "互联网"),
    _Pair("网路", "网络", not_before="径 由 线 段 口 灯 况 面 费 政 牌 桥", not_after="电铁公"),
    _Pair("类神经网路", "神经网络"),
    _Pair("入口网站", "门户网站"),
    _Pair("社群媒体", "社交媒体"),
    _Pair("社群网站", "社交网站"),
    _Pair("社群网路", "社交网络"),
    _Pair("搜寻引擎", "搜索引擎"),
    _Pair("搜寻", "搜索"),
    _Pair("部落格", "博客"),
    _Pair("骇客", "黑客"),
    # Digital.
    _Pair("数位", "数字", not_before=_PERSONS_AND_PLACES),
    _Pair("数码", "数字", before="经济 转型 贸易 治理 政府 政策 货币 人民币 鸿沟 丝绸 丝路 基建 文明 素养 化"),
    _Pair("数位落差", "数字鸿沟"),
    _Pair("人工智慧", "人工智能"),
    _Pair("智慧型手机", "智能手机"),
    _Pair("演算法", "算法"),
    _Pair("虚拟实境", "虚拟现实"),
    _Pair("扩增实境", "增强现实"),
    _Pair("混合实境", "混合现实"),
    # Information and data: only compounds, since the mainland uses 资讯 for news and 资料 for materials.
    _Pair("资讯", "信息", before="技术 安全 化 社会 时代 产业 通信 通讯 基础 高速公路 素养 战 爆炸 革命 落差 鸿沟"),
    _Pair("资讯科技", "信息技术"),
    _Pair("资通讯", "信息通信"),
    _Pair("资料库", "数据库"),
    _Pair("资料中心", "数据中心"),
    _Pair("巨量资料", "大数据"),
    _Pair("开放资料", "开放数据"),
    _Pair("资料探勘", "数据挖掘"),
    _Pair("资料科学", "数据科学"),
    _Pair("资料治理", "数据治理"),
    _Pair("资料隐私", "数据隐私"),
    # Mobile. 行动 alone is action, 流动 alone is flow.
    _Pair("行动", "移动", before="支付 装置 通讯 通信 电话 宽频 上网 网 硬碟 数据 商务"),
    _Pair("流动", "移动", before="支付 装置 电话 网络 互联网 通讯 应用程式"),
    _Pair("行动装置", "移动设备"),
    _Pair("流动装置", "移动设备"),
    _Pair("行动通讯", "移动通信"),
    _Pair("流动通讯", "移动通信"),
    _Pair("行动宽频", "移动宽带"),
    _Pair("宽频", "宽带", not_before="带"),
    _Pair("频宽", "带宽"),
    # Computing. 软体 is also soft-bodied, 晶片 also a wafer or the end of 结晶.
    _Pair("软体", "软件", not_before="动物 机器人 家具 沙发 床 组织"),
    _Pair("硬体", "硬件"),
    _Pair("韧体", "固件"),
    _Pair("伺服器", "服务器"),
    _Pair("云端运算", "云计算"),
    _Pair("云端计算", "云计算"),
    _Pair("边缘运算", "边缘计算"),
    _Pair("量子运算", "量子计算"),
    _Pair("高效能运算", "高性能计算"),
    _Pair("量子电脑", "量子计算机"),
    _Pair("超级电脑", "超级计算机"),
    _Pair("作业系统", "操作系统"),
    _Pair("程式", "程序", not_before="化", not_after="方工流过课进编制历公"),
    _Pair("程式码", "代码"),
    _Pair("程式语言", "编程语言"),
    _Pair("晶片", "芯片", not_before="段", not_after="结液水单多英"),
    _Pair("奈米", "纳米"),
    _Pair("雷射", "激光"),
    _Pair("硬碟", "硬盘"),
    _Pair("光碟", "光盘"),
    _Pair("滑鼠", "鼠标"),
    _Pair("萤幕", "屏幕"),
    _Pair("印表机", "打印机"),
    _Pair("笔记型电脑", "笔记本电脑"),
    _Pair("视讯", "视频"),
    _Pair("音讯", "音频", not_after="无"),
    _Pair("远距", "远程", not_before="离"),
    _Pair("讯号", "信号"),
    # Business and policy.
    _Pair("智慧财产权", "知识产权"),
    _Pair("智慧财产", "知识产权", not_before="权"),
    _Pair("高峰会", "峰会", not_before="议 谈 晤 见"),
    _Pair("永续发展", "可持续发展"),
    _Pair("高品质发展", "高质量发展"),
    _Pair("创办人", "创始人"),
    # Countries whose guests speak there.
    _Pair("纽西兰", "新西兰"),
    _Pair("义大利", "意大利", not_after="主意释"),
    _Pair("沙乌地阿拉伯", "沙特阿拉伯"),
    _Pair("寮国", "老挝"),
    _Pair("奈及利亚", "尼日利亚"),
    _Pair("衣索比亚", "埃塞俄比亚"),
    _Pair("坦尚尼亚", "坦桑尼亚"),
    _Pair("辛巴威", "津巴布韦"),
    _Pair("突尼西亚", "突尼斯"),
    _Pair("亚塞拜然", "阿塞拜疆"),
    _Pair("克罗埃西亚", "克罗地亚"),
    _Pair("塞普勒斯", "塞浦路斯"),
)

_SPELLINGS = _Pairs(_SPELLING_PAIRS)
_WORDS_AND_SPELLINGS = _Pairs(_WORD_PAIRS + _SPELLING_PAIRS)
