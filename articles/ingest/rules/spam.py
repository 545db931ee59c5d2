"""Injected search spam: judged by evidence, never by place alone.

Evidence: the vocabulary of adult, gambling and drug advertising; many bars between short phrases; a script that is
not the article's; no sentence. A sentence is spam only where the vocabulary is packed close, or in a script that no
article of ours is written in.
"""

import re
from collections import Counter
from dataclasses import dataclass

from articles.ingest.folding import HAN, alternatives

# Words that no report on the internet uses. What reports do use (gambling, pornography) is left out.
VOCABULARY = """
蜘蛛池, 主站蜘蛛, 精品国产, 国产精自产, 亚洲欧美日韩, 日韩av, 无码, 一区二区, 三区四区, 色综合, 色视频, 色偷偷, 色蜜蜜, 人妻, 熟妇, 黄片, 黄色视频, 毛片, 三级做, 爰片, av在线, av片, 羞羞, 偷自拍, 自拍偷, 福利导航, 乱码精品, 约炮, 裸聊, 做爰,
爱爱视频, 午夜福利, 欧美黑人, 无遮挡, 里番, 四虎影, 91视频, 91精品, 99热, 99视频, 青草视频, 黄文, 黄app, 黄软件, 免费看黄, 看黄的, 大香蕉, 丁香婷婷, 波多野, 苍井空, 肉动漫, 成人视频, 成人电影, 成人网站, 情色,
时时彩, 六合彩, 百家乐, 老虎机, 博彩平台, 博彩公司, 赌博平台, 网上赌场, 线上赌场, 棋牌平台, 彩票平台, 彩票开户, 澳门新葡京, 新葡京, 葡京娱乐, 威尼斯人娱乐, 娱乐城, 真人娱乐, 真人视讯, 体育投注, 足球投注, 投注平台, 北京赛车, 幸运飞艇, 快乐十分, 注册送, 送彩金, 体验金, 捕鱼游戏, ag真人, bet365, 代办证件, 办证刻章, 传奇私服, 微信代刷, 快速排名, 外链代发,
porn, porno, pornhub, xxx, xvideos, xnxx, sex video, sex videos, sex tape, hot girls, nude girls, naked girls, milf, hentai, blowjob, cumshot, camgirls, live sex, adult videos, escort girls, escort service, call girls, hookup,
online casino, casino online, online casinos, best casino, casino bonus, no deposit bonus, free spins, slot online, online slots, slot machines, free slots, slot gacor, situs slot, situs judi, judi online, judi bola, agen judi, togel, poker online, online poker, roulette online, sports betting, sportsbook, betting odds, betting site, betting sites, bet now, free bet, 1xbet, mostbet, melbet, 22bet, sbobet, gacor, maxwin, deposit bonus, win real money,
viagra, cialis, levitra, kamagra, sildenafil, tadalafil, xanax, tramadol, phentermine, cheap pills, without prescription, online pharmacy, weight loss pills, payday loan, payday loans, replica watches, replica handbags, fake rolex, cheap jerseys, essay writing service, buy essay, buy followers, buy backlinks, keygen, full crack,
filme porno, filme xxx, porno gratis, matrimoniale sex, sex gratis, cazino online, cazinou online, cazinouri online, jocuri ca la aparate, păcănele, pariuri sportive, rotiri gratuite, bonus fără depunere, bonus fără depozit, ruletă online, pariază acum, pastile potență, pastile de slăbit,
سكس, سكسي, افلام سكس, شراميط, أفلام إباحية, افلام اباحية, صور سكس, مقاطع سكس, بنات عاريات, سحاق, كازينو, كازينو اون لاين, كازينو أونلاين, كازينو على الإنترنت, قمار اون لاين, مراهنات, مراهنات رياضية, ماكينات القمار, دورات مجانية, لفات مجانية, مكافأة بدون إيداع, فياجرا, فياغرا, سياليس, حبوب الإجهاض, سايتوتك, جلب الحبيب, شيخ روحاني, زواج مسيار,
порно, казино, ставки на спорт, игровые автоматы, виагра, casino en ligne, paris sportifs, casino en línea, apuestas deportivas, cassino online, spielautomaten, kaçak bahis, deneme bonusu, casino siteleri, nhà cái, cá cược, คาสิโน, สล็อต, 카지노, 바카라, カジノ, アダルト
"""
# Words that say something only where no sentence stands: they advertise films and games, honest ones too.
COMMON = """
久久, 国产精品, 亚洲精品, 亚洲综合, 亚洲欧美, 欧美日韩, 日韩欧美, 日韩精品, 中文字幕, 免费观看, 在线观看, 在线播放, 在线视频, 免费视频, 免费在线, 高清视频, 成人, 激情, 少妇, 美女, 三级片, 偷拍, 自拍, 福利视频, 丝袜, 乱伦, 啪啪, 夜夜, 九九, 国产, 性爱, 影院, 下载地址, 全文免费, 视频在线, 高清中文, 动漫在线, 动漫免费, 完整版, 手机版下载, 开奖结果, 彩票, 棋牌, 娱乐平台, 博彩, 滚球, 私服, 站群, 办证,
sex, nude, anal, escort, escorts, casino, casinos, poker, roulette, blackjack, slot, slots, betting, bets, jackpot, welcome bonus, instant loan, cash advance, guest post, seo services, backlinks, torrent, free download, watch online, full movie, hd online, generic, outlet,
escorte, cazinou, cazino, pariuri, sloturi, videochat, ruletă, credite rapide, împrumuturi rapide, bonus, filme online, descarcă gratis, cote pariuri, jocuri de noroc,
نيك, محارم, قمار, القمار, روليت, بلاك جاك, بوكر, رهان, تعارف بنات, شات بنات, تحميل مجاني, مشاهدة اون لاين, أفلام, مكافأة الإيداع, رياضة مراهنة, ألعاب القمار
"""
WORDS = re.compile(alternatives(VOCABULARY))
COMMON_WORDS = re.compile(alternatives(COMMON))
BARS = re.compile(r"[|｜丨¦│]")
DOMAINS = re.compile(
    r"(?:https?://|www\.)\S+|\b[a-z0-9-]{2,}\.(?:com|net|cc|xyz|top|vip|info|club|icu|cn|ru|org|bet|app)\b"
)
SENTENCE = re.compile(r"[。！？!?؟](?!\w*[|｜])|(?<=\w{3})\.(?:\s|$)")
# Calibrated on the tests' corpus: injected blocks have a word of the vocabulary every 6 to 25 letters; a report on
# cybercrime reaches one in 90.
DENSE = 45
LEAST_WORDS = 3
LEAST_BARS = 4
LONGEST_PHRASE = 40

SCRIPTS = (
    ("Arab", re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")),
    ("Han", re.compile(f"[{HAN}]")),
    ("Latn", re.compile("[a-zA-Z\u00c0-\u024f\u1e00-\u1eff]")),
    ("Kana", re.compile("[\u3041-\u30ff]")),
    ("Hang", re.compile("[\u1100-\u11ff\uac00-\ud7a3]")),
    ("Cyrl", re.compile("[\u0400-\u04ff]")),
    ("Thai", re.compile("[\u0e00-\u0e7f]")),
    ("Grek", re.compile("[\u0370-\u03ff]")),
    ("Hebr", re.compile("[\u0590-\u05ff]")),
    ("Deva", re.compile("[\u0900-\u0d7f]")),
)
# Scripts in which no line of an article in our languages is written.
NEVER_OURS = frozenset({"Kana", "Hang", "Cyrl", "Thai", "Grek", "Hebr", "Deva"})


def script_of(text: str) -> str:
    """The script of most of the letters; empty where there is none. Han counts one and a half: it says more."""
    counts = Counter({name: len(letters.findall(text)) * (1.5 if name == "Han" else 1) for name, letters in SCRIPTS})
    name, count = counts.most_common(1)[0]
    return name if count else ""


@dataclass(frozen=True)
class Evidence:
    """What speaks for spam in one folded line of an article in `script`."""

    words: int  # different ones of the vocabulary
    common: int  # different ones of both lists
    letters: int
    bars: int
    domains: int
    is_foreign: bool
    is_never_ours: bool
    has_sentence: bool
    phrases_short: bool

    @property
    def is_spam(self) -> bool:
        listed = self.bars >= LEAST_BARS and self.phrases_short
        if self.has_sentence:
            return (self.words >= LEAST_WORDS and self.letters <= DENSE * self.words) or self.is_never_ours
        return (
            (self.is_never_ours and self.letters >= 4)
            or (self.common >= LEAST_WORDS and self.letters <= DENSE * self.common)
            or (self.words >= 1 and self.letters <= DENSE)
            or (listed and self.common >= 2)
            or (self.is_foreign and (listed or self.words >= 1 or self.domains >= 3))
            or (self.domains >= 4 and self.common >= 1)
        )

    @property
    def is_menu(self) -> bool:
        """A row of short phrases between bars, without the vocabulary: navigation."""
        return self.bars >= LEAST_BARS - 1 and self.phrases_short and not self.has_sentence


def evidence(line: str, script: str) -> Evidence:
    phrases = [phrase.strip() for phrase in BARS.split(line) if phrase.strip()]
    own = script_of(line)
    words = set(WORDS.findall(line))
    return Evidence(
        words=len(words),
        common=len(words | set(COMMON_WORDS.findall(line))),
        letters=sum(character.isalpha() for character in line),
        bars=len(BARS.findall(line)),
        domains=len(DOMAINS.findall(line)),
        is_foreign=bool(own and script and own != script),
        is_never_ours=own in NEVER_OURS,
        has_sentence=bool(SENTENCE.search(line)),
        phrases_short=bool(phrases) and sum(len(phrase) <= LONGEST_PHRASE for phrase in phrases) >= 0.8 * len(phrases),
    )
