"""Share bars, font-size widgets, navigation, counters: lines that widgets' own words cover whole.

The words are gathered from press sites in the five languages. A line is furniture where nothing is left of it once
they are taken away, so that any combination of them is recognised and no sentence is.
"""

import re

from articles.ingest.folding import HAN, alternatives, key
from articles.ingest.types import Reason

SHARE = """
分享到, 分享至, 分享缩略图, 分享本文, 一键分享, 分享按钮, 分享, 转发, 转发到, 收藏, 点赞, 赞, 链接已复制, 复制链接, 复制成功, 已复制,
微信扫一扫, 扫一扫分享, 扫一扫, 扫码分享, 微信扫码分享, 分享到朋友圈, 分享给朋友, 分享到微信朋友圈, 用微信扫描二维码, 分享至好友和朋友圈, 打开微信,
share, share this, share this article, share this story, share this page, share this post, share this news, share on, share via, share to,
share with friends, share link, copy link, copy url, copy the link, link copied, link copied to clipboard, copied, tweet, tweet this, pin it,
email this, email this article, email article, send by email, email to a friend, send to a friend, like this, save article, save for later, bookmark,
distribuie, distribuiți, distribuie pe, distribuie articolul, distribuie acest articol, distribuie știrea, trimite, trimite pe email,
trimite prin email, trimite unui prieten, link copiat, linkul a fost copiat, copiază linkul, copiază link, copiază, partajează, partajați,
dă mai departe, dă share, recomandă, salvează articolul, spune-le și altora,
شارك, شاركها, شاركه, مشاركة, شارك على, شارك عبر, شارك هذا المقال, شارك المقال, شارك هذا الخبر, شارك الخبر, شارك هذا الموضوع, شارك الموضوع,
شارك مع أصدقائك, مشاركة عبر, مشاركة على, مشاركة الخبر, مشاركة المقال, انشر, نسخ الرابط, تم نسخ الرابط, انسخ الرابط, نسخ, تم النسخ, غرد, تغريدة,
أرسل إلى صديق, أرسل لصديق, إرسال بالبريد, أرسل بالبريد الإلكتروني, حفظ المقال
"""
NETWORKS = """
微信, 微博, 新浪微博, 新浪, 腾讯微博, 腾讯, qq, qq空间, qq好友, 朋友圈, 微信好友, 微信朋友圈, 人人网, 豆瓣, 百度贴吧, 贴吧, 抖音, 快手, 今日头条, 头条号, 小红书,
公众号, 知乎, facebook, twitter, x, line, whatsapp, telegram, linkedin, pinterest, reddit, email, e-mail, mail, messenger, instagram, youtube,
tiktok, viber, tumblr, vk, skype, weibo, wechat, qzone, sms, rss, threads, bluesky, google+, flipboard, twitter/x,
فيسبوك, فيس بوك, الفيسبوك, تويتر, واتساب, واتس آب, الواتساب, تيليجرام, تلغرام, تيليغرام, تليجرام, لينكد إن, لينكدإن, بريد إلكتروني, البريد الإلكتروني,
إيميل, إكس, ماسنجر, بينترست, بنترست, انستغرام, إنستغرام, إنستجرام, يوتيوب, تيك توك, سناب شات, فايبر, ويبو, وي تشات, pe, via, on, and, și, على, عبر, و, 和, 或
"""
FONT = """
字体, 字号, 字体大小, 字号大小, 调整字体, 改变字体, 字体调整, 放大字体, 缩小字体, 放大, 缩小, 默认, a+, a-, aa, font size, text size, font, resize text, increase font size,
decrease font size, larger text, smaller text, mărime font, mărimea fontului, mărime text, mărimea textului, dimensiune text, dimensiunea textului,
dimensiune font, mărește textul, micșorează textul, حجم الخط, حجم النص, تكبير الخط, تصغير الخط, تكبير, تصغير, تغيير حجم الخط
"""
SIZES = """
大, 中, 小, 超大, 特大, 标准, 正常, a, ａ, small, medium, large, normal, default, reset, larger, smaller, mic, mediu, mare, normală, mai mare, mai mic,
كبير, متوسط, صغير, عادي, ا, +, -, a＋, a－, 减小, 增大, t, tt
"""
NAVIGATION = """
返回顶部, 回到顶部, 回顶部, 返回页首, 返回首页, 回到首页, 返回列表, 返回上一页, 返回, 关闭窗口, 关闭本页, 关闭, 上一篇, 下一篇, 上一页, 下一页, 尾页, 首页, 主页, 打印, 打印本页,
打印本文, 打印文章, 加入收藏, 设为首页, 网站地图, 联系我们, 关于我们, 登录, 登陆, 注册, 搜索, 繁体, 简体, 简, 繁, 手机版, 电脑版, 客户端, 客户端下载, 导航, 菜单, 评论, 我要评论,
发表评论, 查看评论, 网友评论, 暂无评论, 纠错, 我要纠错, 举报, 阅读全文, 查看全文, 展开全文, 查看余下全文, 点击查看全文, 点击查看, 阅读原文, 查看原图, 原图, 大图, 听新闻, 收听, 播放,
正在播放, 视频加载中, 加载更多, 更多, 查看更多, 了解更多, 隐藏, 展开, 收起, 手机看新闻, 手机看, 手机阅读, 语音播报, 无障碍, 全文, 第一页, 订阅, 投稿, 图集, 稿件, 专题首页, 网站声明, 版权声明,
back to top, to top, top, go to top, return to top, scroll to top, back to the top, back to home, home, homepage, main page, print, print this,
print this page, print this article, print version, print friendly, printer-friendly version, pdf, close, close window, next, previous, prev,
next article, previous article, next post, previous post, next page, previous page, menu, search, log in, login, sign in, sign up, register,
subscribe, subscribe now, contact, contact us, about us, about, site map, sitemap, privacy policy, privacy, terms of use, terms of service,
terms and conditions, terms, cookie policy, cookie settings, comments, comment, leave a comment, leave a reply, add a comment, post a comment,
no comments, no comments yet, view comments, skip to content, skip to main content, read more, see more, view more, show more, load more,
learn more, read full article, continue reading, full text, listen, listen to this article, play, play video, watch, download, view original, original,
advertise with us, mobile version, desktop version, follow us, newsletter, archive, help, faq, english, chinese, 中文, العربية, română, français, русский,
español, deutsch, 日本語, 한국어, português,
înapoi sus, sus, mergi sus, înapoi la început, începutul paginii, derulează în sus, du-te sus, acasă, prima pagină, pagina principală,
tipărește, tipărire, printează, printare, imprimă, versiune pentru tipar, închide, următorul, anteriorul, articolul următor, articolul anterior, pagina următoare,
pagina anterioară, meniu, caută, căutare, autentificare, conectare, intră în cont, înregistrare, abonează-te, abonare, contact, contactează-ne, contactați-ne,
despre noi, harta site-ului, hartă site, politica de confidențialitate, confidențialitate, termeni și condiții, termeni, politica de cookies, politica cookie,
politica de cookie-uri, comentarii, comentariu, adaugă un comentariu, adaugă comentariu, lasă un comentariu, scrie un comentariu, niciun comentariu,
fără comentarii, citește mai mult, citește mai departe, citește tot articolul, citește tot, vezi mai mult, vezi mai multe, mai mult, mai multe, vezi toate, ascultă, ascultă articolul,
descarcă aplicația, redă, sari la conținut, urmărește-ne, articol anterior, articol următor, arhiva,
العودة إلى الأعلى, العودة للأعلى, عودة للأعلى, العودة إلى أعلى الصفحة, العودة لأعلى, إلى الأعلى, للأعلى, أعلى الصفحة, أعلى, الصفحة الرئيسية, الرئيسية, العودة إلى الرئيسية,
العودة للرئيسية, طباعة, اطبع, طباعة الصفحة, طباعة الخبر, إغلاق, التالي, السابق, المقال التالي, المقال السابق, الخبر التالي, الخبر السابق, الموضوع التالي,
الموضوع السابق, الصفحة التالية, الصفحة السابقة, القائمة, بحث, البحث, ابحث, تسجيل الدخول, دخول, تسجيل, إنشاء حساب, اشترك, اشترك الآن, اشتراك, اتصل بنا,
تواصل معنا, من نحن, خريطة الموقع, سياسة الخصوصية, الخصوصية, شروط الاستخدام, الشروط والأحكام, التعليقات, تعليقات, تعليق, أضف تعليق, أضف تعليقا, اترك تعليقا,
اترك ردا, اكتب تعليقك, لا توجد تعليقات, لا يوجد تعليقات, اقرأ المزيد, المزيد, قراءة المزيد, عرض المزيد, إقرأ المزيد, استمع, استمع إلى المقال, تشغيل, حمل التطبيق, تحميل,
تخطي إلى المحتوى, تابعنا, النشرة البريدية, الأرشيف, نسخة للطباعة, الصفحة الأولى, حفظ, إرسال
"""
COUNTERS = """
阅读, 阅读量, 阅读数, 阅读次数, 浏览, 浏览次数, 浏览量, 点击, 点击数, 点击量, 点击次数, 访问量, 人气, 评论数, 次, 人参与, 条评论, 人阅读, 已阅读, 热度, 分钟, 预计阅读时间,
views, view, hits, reads, visits, shares, likes, min read, minute read, minutes read, mins read, reading time, estimated reading time,
vizualizări, vizualizare, afișări, accesări, citiri, distribuiri, de ori, timp de citire, timp de lectură, minute de citit, min citire, minute, minut, aprecieri,
المشاهدات, عدد المشاهدات, مشاهدات, مشاهدة, عدد القراءات, قراءات, قراءة, عدد الزيارات, زيارة, زيارات, عدد المشاركات, دقيقة قراءة, دقائق قراءة, دقيقة للقراءة,
دقائق للقراءة, مدة القراءة, وقت القراءة, مرة, دقيقة, دقائق, إعجاب
"""
ADVERTISING = """
广告, 广告位, 推广, 赞助, 赞助内容, advertisement, advertisements, advertising, ad, ads, sponsored, sponsored content, promoted, promoted content,
advertorial, story continues below advertisement, article continues below, continue reading below, scroll to continue, publicitate, reclamă, reclame, conținut sponsorizat, (p),
articolul continuă după publicitate, articolul continuă mai jos, continuarea după publicitate, إعلان, إعلانات, إعلان ممول, محتوى ممول, محتوى إعلاني, دعاية
"""
# Whole lines only, and only above the title: the part of the paper in which the article stands.
SECTIONS = """
新闻, 国内, 国内新闻, 国际, 国际新闻, 时政, 时政新闻, 财经, 经济, 科技, 科技新闻, 要闻, 今日要闻, 滚动新闻, 滚动, 社会, 文化, 观点, 互联网, 资讯, 新闻中心, 正文, 头条, 独家, 热点, 专题, 公司新闻, 行业新闻, 行业资讯, 工作动态,
news, world, world news, business, china, technology, tech, politics, opinion, latest, latest news, breaking news, top stories, top story, economy, science, asia, international,
national, global, internet, society, featured, editorial, industry news, company news, press release, exclusive, headlines,
știri, știri externe, știri interne, ultima oră, actualitate, externe, internațional, intern, economie, politică, tehnologie, it, știință, lume, asia, opinii, social, comunicat de presă,
știri din industrie, știri companie, exclusiv, articole, noutăți,
أخبار, الأخبار, آخر الأخبار, أخبار العالم, أخبار دولية, العالم, عربي ودولي, اقتصاد, الاقتصاد, تكنولوجيا, علوم وتكنولوجيا, سياسة, رأي, مقالات, عاجل, دولي, دولية, الصين, تقنية, منوعات, تقارير,
آراء, مقالات الرأي, خبر عاجل, أخبار عالمية
"""
# Calls to the reader: whole sentences, so they are known by how they begin; and notices of the site.
CALLS = """
关注我们, 欢迎关注, 扫描二维码, 扫码关注, 扫码下载, 长按识别, 长按二维码, 点击下载, 下载客户端, 下载app, 更多精彩内容, 更多精彩请关注, 更多内容请, 本网站使用cookie, 我们使用cookie, 请使用浏览器的分享功能,
微信扫描二维码, 用手机扫描, 打开客户端, 打开app, 订阅我们,
follow us on, follow us, like us on, find us on, join our, join us on, sign up for, sign up to, subscribe to, get the latest news, get our, download our app, download the app,
download our, this website uses cookies, this site uses cookies, we use cookies, by continuing to use this site, click here to, click here for, support our journalism, enter your email,
enjoy unlimited access, your browser does not support, please enable javascript, don't miss our, turn on notifications, stay updated, stay connected,
abonează-te la, abonați-vă la, urmărește-ne pe, urmăriți-ne pe, ne puteți urmări pe, ne găsiți pe, intră pe pagina, dă like, dați like, înscrie-te, descarcă aplicația, descărcați aplicația, acest site folosește cookie,
acest site utilizează cookie, folosim cookie, utilizăm cookie, prin continuarea navigării, dacă ți-a plăcut acest articol, dacă v-a plăcut acest articol, te așteptăm pe, susține jurnalismul,
primește cele mai importante știri, introdu adresa de email, fii la curent cu,
اشترك في, اشتركوا في, للاشتراك في, تابعنا على, تابعونا على, تابعوا آخر الأخبار, لمتابعة آخر, تابع آخر الأخبار عبر, حمل تطبيق, حملوا تطبيق, حمل التطبيق, انضم إلى, انضموا إلى, يستخدم هذا الموقع ملفات تعريف, نستخدم ملفات تعريف,
يستخدم هذا الموقع الكوكيز, اضغط هنا, انقر هنا, أدخل بريدك, احصل على آخر الأخبار, لا تفوت, فعل الإشعارات
"""
COPYRIGHT = """
版权所有, 版权声明, 免责声明, 特别声明, 本网声明, 凡本网注明, 本网凡注明, 本网站所有内容, 未经授权, 未经许可, 未经书面授权, 转载请注明, 转载须注明, 声明:, 本文仅代表作者, 本文系转载, 京icp备, 互联网新闻信息服务许可证, 广告经营许可证,
网络文化经营许可证, 增值电信业务经营许可证, 违法和不良信息举报,
all rights reserved, copyright, ©, (c) 20, disclaimer, no part of this, reproduction in whole, this material may not be published, the views expressed in this, the opinions expressed,
toate drepturile rezervate, drepturi de autor, preluarea, reproducerea totală, reproducerea integrală, este interzisă reproducerea, declinarea responsabilității, conținutul acestui site, articol protejat de, informațiile publicate,
جميع الحقوق محفوظة, كل الحقوق محفوظة, حقوق النشر, حقوق الطبع, حقوق الملكية, إخلاء مسؤولية, إخلاء المسؤولية, يمنع نقل, يحظر نشر, لا يجوز نشر, الآراء الواردة, المقالات المنشورة تعبر عن
"""
COVER = tuple(
    (reason, re.compile(alternatives(words)))
    for reason, words in (
        (Reason.SHARE, SHARE),
        (Reason.FURNITURE, FONT),
        (Reason.NAVIGATION, NAVIGATION),
        (Reason.FURNITURE, COUNTERS),
        (Reason.ADVERTISING, ADVERTISING),
    )
)
# Say something only beside one of the above; two of one list make a bar by themselves.
WEAK = ((Reason.SHARE, re.compile(alternatives(NETWORKS))), (Reason.FURNITURE, re.compile(alternatives(SIZES))))
SECTION = re.compile(rf"\W*{alternatives(SECTIONS)}\W*")
CALL = re.compile(rf"\W*{alternatives(CALLS)}")
NOTICE = re.compile(rf"\W*{alternatives(COPYRIGHT)}")
NOTICE_ANYWHERE = re.compile(
    alternatives("all rights reserved, toate drepturile rezervate, جميع الحقوق محفوظة, 版权所有, icp备") + r"|©|icp备"
)
LETTER = re.compile(r"[^\W\d_]")
HOME = alternatives(
    "首页, 主页, 您的位置, 您现在的位置, 当前位置, 所在位置, 您当前的位置, 位置, home, you are here, acasă, prima pagină, te afli aici, sunteți aici, ești aici, pagina principală, الرئيسية, الصفحة الرئيسية, أنت هنا, أنت الآن في"
)
ARROW = r"(?:>|»|›|→|<|«(?!\w)|‹|/|::|\\)"
BREADCRUMB = re.compile(
    rf"\W*{HOME}\W*?[:：]?\s*{ARROW}|\W*{alternatives('当前位置, 您的位置, 您现在的位置, you are here, te afli aici, sunteți aici, أنت هنا')}"
)
STEP = re.compile(r"\s*(?:>|»|›|→)\s*")
# The end of a text as agencies mark it.
END_MARKS = re.compile(r"\W*(?:完|end|ends|endit|###|sfarsit|انتهي|النهايه)\W*")
LONGEST_CALL = 220
LONGEST_BREADCRUMB = 120


def judged(line: str) -> Reason | None:
    """Why a folded line is furniture, or None."""
    if is_breadcrumb(line):
        return Reason.BREADCRUMB
    if reason := covered(line):
        return reason
    if len(line) <= LONGEST_CALL and CALL.match(line):
        return Reason.NAVIGATION
    if NOTICE.match(line) or (len(line) <= LONGEST_CALL and NOTICE_ANYWHERE.search(line)):
        return Reason.COPYRIGHT
    if END_MARKS.fullmatch(line):
        return Reason.FURNITURE
    return None


def covered(line: str) -> Reason | None:
    """The kind of the words that cover the line whole, the first that stands in it deciding."""
    rest, starts, bars = line, {}, []
    for reason, words in COVER:
        if match := words.search(line):
            starts[match.start()] = reason
        rest = words.sub(" ", rest)
    for reason, words in WEAK:
        rest, count = words.subn(" ", rest)
        bars += [reason] if count >= 2 else []
    if LETTER.search(rest):
        return None
    return starts[min(starts)] if starts else bars[0] if bars else None


def is_breadcrumb(line: str) -> bool:
    """A path of short steps: begins at home, or has two arrows, or ends in an arrow or a section; no sentence in it."""
    if len(line) > LONGEST_BREADCRUMB:
        return False
    if BREADCRUMB.match(line):
        return True
    steps = STEP.split(line)
    ends = len(steps) >= 3 or (len(steps) == 2 and (not steps[1] or is_section(steps[1])))
    return ends and all(len(step) <= 30 for step in steps) and not re.search("[.。!?؟]", line)


def is_section(line: str) -> bool:
    return bool(SECTION.fullmatch(line))
