"""Headlines of other articles: a heading that announces them, and the short lines that follow it."""

import re

from articles.ingest.folding import alternatives

HEADINGS = """
相关阅读, 相关新闻, 相关文章, 相关链接, 相关报道, 相关内容, 相关推荐, 相关专题, 相关稿件, 相关热词, 延伸阅读, 扩展阅读, 推荐阅读, 推荐, 推荐新闻, 推荐文章, 热门推荐, 热门新闻, 热门文章, 热门阅读, 热门排行, 热门话题, 热点新闻, 热点推荐, 热点排行,
热词, 新闻排行, 排行榜, 阅读排行, 点击排行, 精彩推荐, 精彩图片, 精彩内容, 图片新闻, 图片推荐, 猜你喜欢, 为您推荐, 为你推荐, 您可能感兴趣, 你可能感兴趣, 最新新闻, 最新文章, 最新消息, 最新报道, 今日热点, 今日推荐, 编辑推荐, 频道推荐, 本周热门, 大家都在看, 大家还在看, 更多新闻, 更多报道,
更多文章, 更多阅读, 更多精彩, 往期回顾, 往期推荐, 友情链接, 上一篇, 下一篇, 上一条, 下一条, 关键词, 标签, 更多相关, 新闻推荐,
related, related articles, related article, related stories, related story, related news, related posts, related topics, related content, related reading, related links, related coverage, related tags, you may also like, you might also like,
you may be interested in, you might be interested in, recommended, recommended for you, recommended reading, recommended stories, recommendations, most read, most popular, most viewed, most shared, trending, trending now, trending stories, popular, popular posts, popular news, popular articles,
latest news, latest stories, latest articles, latest posts, more news, more stories, more articles, more from, more on this, more on this story, more in, more like this, read also, also read, read next, see also, up next, don't miss, editor's picks, editors' picks, top stories, top news, in case you missed it,
hot news, hot topics, hot words, also in the news, other news, other stories, further reading, tags, tag, keywords, topics, previous post, next post, previous article, next article, previous, next, friendly links, links,
articole similare, articole asemănătoare, articole conexe, articole recomandate, articole din aceeași categorie, articole pe aceeași temă, pe aceeași temă, subiecte similare, citește și, citiți și, mai citește, citește în continuare, citește mai departe și, vezi și, vedeți și, te-ar putea interesa, te-ar mai putea interesa,
te-ar putea interesa și, v-ar putea interesa, v-ar putea interesa și, s-ar putea să te intereseze, s-ar putea să-ți placă, îți recomandăm, vă recomandăm, recomandări, recomandate, recomandarea noastră, recomandarea editorilor, cele mai citite, cele mai populare, cele mai noi, cele mai recente, ultimele știri, ultimele articole, ultimele noutăți, alte știri, alte articole, știri similare, știri recente, știri pe aceeași temă,
din aceeași categorie, nu rata, nu ratați, de același autor, mai multe știri, mai multe articole, mai multe despre, etichete, cuvinte cheie, subiecte, articolul următor, articolul anterior, știri de top, populare, articol anterior, articol următor,
اقرأ أيضا, إقرأ أيضا, اقرأ أيضاً, إقرأ أيضاً, اقرؤوا أيضا, اقرأ كذلك, اقرأ المزيد عن, مواضيع ذات صلة, موضوعات ذات صلة, أخبار ذات صلة, مقالات ذات صلة, المقالات ذات الصلة, ذات صلة, مواد ذات صلة, روابط ذات صلة, مواضيع متعلقة, موضوعات متعلقة, أخبار متعلقة, مقالات متعلقة, مواضيع مشابهة, أخبار مشابهة, مقالات مشابهة, الأكثر قراءة, الأكثر مشاهدة, الأكثر تداولا, الأكثر شعبية,
الأكثر تصفحا, قد يهمك, قد يهمك أيضا, قد يعجبك, قد يعجبك أيضا, ربما يعجبك, ربما يعجبك أيضا, آخر الأخبار, أحدث الأخبار, أهم الأخبار, المزيد من الأخبار, المزيد من, المزيد عن, المزيد حول, شاهد أيضا, طالع أيضا, تابع أيضا, انظر أيضا, اخترنا لك, نرشح لك, موصى به, موصى لك, مقترحات, أخبار أخرى, مواضيع أخرى, الكلمات المفتاحية, الكلمات الدلالية, كلمات مفتاحية, كلمات دلالية, الوسوم,
وسوم, تاغات, علامات, المقال التالي, المقال السابق, الخبر التالي, الخبر السابق
"""
_marks = r"[\s\W_]*"
HEADING = re.compile(rf"{_marks}{alternatives(HEADINGS)}{_marks}")
INLINE = re.compile(rf"{_marks}{alternatives(HEADINGS)}\s*[:：|»›>…]+\s*(?=\w|[\"“„«‘《「\[(])")
SENTENCE = re.compile(r"[.。!！]\W*$|[؛;]\s*$")
LONGEST = 160


def is_heading(line: str) -> bool:
    """Whether a folded line announces headlines that follow it."""
    return bool(HEADING.fullmatch(line))


def is_inline(line: str) -> bool:
    """Whether the line is such a heading and a headline in one: «Citește și: ...»."""
    return len(line) <= LONGEST and bool(INLINE.match(line)) and not re.search("[。]\\W*$", line)


def is_headline(line: str) -> bool:
    """Whether the line can stand in a list of headlines: short, and not a sentence."""
    return len(line) <= LONGEST and not SENTENCE.search(line)
