"""Chinese characters folded one to one, whichever script a text is written in, and the evidence for its script.

Folding is for search keys and comparisons only; it never touches stored text. It looks at one character at a time, so
that offsets stay true and a word reads the same in every context (OpenCC itself decides by the word: 藉口, 乾坤).
"""

import re
from dataclasses import dataclass
from functools import cache

from opencc import OpenCC

IDEOGRAPHS = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003347f"  # for a regular expression's class


@dataclass(frozen=True, slots=True)
class ScriptShares:
    """Shares (0 to 1) of a text's ideographs that only one of the two scripts uses; most belong to both."""

    simplified: float
    traditional: float


def fold(text: str) -> str:
    """The text with each character in its folded, mostly Simplified form; its length stays.

    >>> fold("烏鎮峯會"), fold("連著"), fold("发佈")
    ('乌镇峰会', '连着', '发布')
    """
    return text.translate(_FOLDED)


def script_shares(text: str) -> ScriptShares:
    """How much of the text only one script has; both shares are 0 where there are no ideographs.

    >>> script_shares("乌镇峰会"), script_shares("烏鎮峰會")
    (ScriptShares(simplified=0.75, traditional=0.0), ScriptShares(simplified=0.0, traditional=0.75))
    """
    simplified_only, traditional_only = _script_evidence()
    ideographs = _IDEOGRAPH.findall(text)
    count = len(ideographs) or 1
    return ScriptShares(
        sum(character in simplified_only for character in ideographs) / count,
        sum(character in traditional_only for character in ideographs) / count,
    )


_IDEOGRAPH = re.compile(f"[{IDEOGRAPHS}]")

# What OpenCC's table leaves apart: first the kept character, then those that fold to it. Three kinds stand here:
# forms that only Taiwan or Hong Kong writes (衞 敍 枱 妳 牠), Traditional characters that Simplified text merges in
# some words only (著 連著, 藉 藉口, 瞭 瞭解, 覆 回覆, 沈 沈浸, 彷 彷彿, 像 圖像, 帳 帳號), and variants that the
# mainland abolished in 1955 but names and older type keep (邨 堃 喆 甦).
_REVIEWED = """
着著 卫衞 叙敍 台枱 粽糭 妆粧 只衹祇秖 了瞭 借藉 复覆 沉沈渖 径迳 旋镟 稆穭穞 仿彷倣髣 象像 账帐 背揹 你妳 它牠
斗鬭鬬鬪 准凖 谷榖 炮砲礮 痹痺 檐簷 么幺 颚齶腭 鲇鲶 睾睪 余馀 钟锺 巨钜 咨谘 托讬 具俱 赞賛讃 苏甦 村邨 坤堃 哲喆
和龢 宁甯 欣訢䜣 辉煇 管筦 洁絜 乃迺廼 同仝 澄澂 碗椀 浚濬 琅瑯 睿叡 炫衒 回囘囬廻逥 并竝倂 岛嶋嶌 绪緖 举擧 眯瞇
克尅 韭韮 勋勲 岩巗嵒喦 鳌鼇 堤隄 熏薰 藤籐 豆荳 夫伕 焰燄 果菓 枪鎗 拿拏 斤觔 昵暱 国囯圀 宝寳 杯桮 备俻 奔犇逩
逼偪 毙獘 遍徧 鳖鼈 冰氷 钵盋 惭慙 草艸 插揷 场塲 厂厰 扯撦 趁趂 乘乗椉 敕勅勑 绸紬 锄耡 雏鶵 船舩 窗窓牕窻 创剏剙
捶搥 辞辤 匆怱悤 粗麤觕 答荅 耽躭 啖啗噉 德悳惪 抵觝 蒂蔕 叠曡 睹覩 妒妬 遁遯 朵朶 垛垜 躲躱 鹅鵞 讹譌 峨峩 法灋
翻繙飜 凡凢 繁緐 蜂蠭 附坿 妇媍 富冨 概槪 盖葢 糕餻 稿稾 皋臯皐 歌謌 耕畊 构搆 鼓皷 挂罣 罐鑵 规槼 瑰瓌 函圅 焊銲釬
皓皜暠 哄閧 户戸 花芲蘤 欢懽讙 恍怳 昏昬 夹裌 假叚 笺牋椾 碱硷鹻礆 剪翦 剑劒 鉴鋻 剿勦 叫呌 阶堦 劫刦刧刼 姐姊 解觧
尽侭 阱穽 炯烱 迥逈 纠糺 救捄 厩廐 局跼 据㨿 刊栞 坎埳 考攷 咳欬 裤袴 款欵 矿鑛 窥闚 愧媿 馈餽 阔濶 腊臈 梨棃 犁犂
隶隷 廉亷 邻隣 磷燐粦 菱蔆 留畱 橹艪 略畧 骡臝 裸躶 麻蔴痲 蟆蟇 脉衇 梅楳槑 觅覔 幕幙 奶嬭 奈柰 年秊 弄挵 暖煖 胚肧
碰掽 毗毘 匹疋 凭凴 瓶缾 迫廹 戚慽 棋碁 憩憇 强彊 勤懃 秋秌 球毬 驱敺 裙裠 韧靭 妊姙 融螎 冗宂 绒羢 软輭 蕊蘂蕋 腮顋
傻儍 膳饍 剩賸 是昰 视眎 疏疎 薯藷 漱潄 似佀 饲飤 诉愬 踏蹋 糖餹 剃薙鬀 铁銕 筒筩 兔兎 腿骽 拖拕 驼駞 蛙鼃 袜韈 亡亾
往徃 望朢 瓮罋 污汚 膝厀 戏戱戯 隙隟 仙僊 鲜尠 衔啣 享亯 效効傚 笑咲 协恊 胁脇 携擕 鞋鞵 蟹蠏 胸胷 恤賉 婿壻 喧諠
靴鞾 学斈 巡廵 丫枒 崖厓崕 宴讌醼 验騐 雁鴈 燕鷰 扬敭颺飏 咬齩 耀燿 野埜壄 夜亱 因囙 阴隂 姻婣 吟唫 映暎 寓庽 愈瘉
冤寃 园薗 猿猨 杂襍 灾烖 咱喒偺 暂蹔 闸牐 榨搾 寨砦 毡氊 粘黏 盏琖 照炤 浙淛 珍珎 砧碪 侦遉 值値 址阯 纸帋 置寘 稚穉
咒呪 煮煑 专耑 砖甎 庄荘 桌槕 棕椶 总縂 罪辠 盐塩 哑唖
"""


def _converted(characters: list[str], configuration: str) -> list[str]:
    """Each character by itself through OpenCC: a line break stands between them, so no phrase rule applies."""
    return OpenCC(configuration).convert("\n".join(characters)).split("\n")


def _is_in(character: str, charset: str) -> bool:
    return bool(character.encode(charset, "ignore"))


def _folding() -> dict[int, int]:
    characters = [chr(code) for block in _BLOCKS for code in block]
    table = {old: new for old, new in zip(characters, _converted(characters, "t2s"), strict=True) if len(new) == 1}
    table |= {variant: group[0] for group in _REVIEWED.split() for variant in group[1:]}
    for old, new in table.items():
        while table.get(new, new) != new:  # 薴 -> 苧 -> 苎: what is folded folds no further
            new = table[new]
        table[old] = new
    return {ord(old): ord(new) for old, new in table.items() if old != new}


@cache
def _script_evidence() -> tuple[frozenset[str], frozenset[str]]:
    """Characters of GB 2312 that Big5 lacks and those of Big5 that GB 2312 lacks, where OpenCC knows a counterpart."""
    characters = [chr(code) for code in _BLOCKS[1]]
    simplified = zip(characters, _converted(characters, "t2s"), strict=True)
    traditional = zip(characters, _converted(characters, "s2t"), strict=True)
    return (
        frozenset(old for old, new in traditional if old != new and _is_in(old, "gb2312") and not _is_in(old, "big5")),
        frozenset(old for old, new in simplified if old != new and _is_in(old, "big5") and not _is_in(old, "gb2312")),
    )


_BLOCKS = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0x20000, 0x33480))
_FOLDED = _folding()
