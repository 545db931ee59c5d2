"""The words by which a text says what somebody did at the conference: by role of Appearance.Role, in five languages."""

import re

from articles.ingest.folding import alternatives

ROLES = {
    "reader": """宣读, 代为宣读, read out, read the letter, read the message, read by, read out by, reads out, a citit, citită de, citit de, a dat citire, a fost citit, a fost citită, dat citire de,
        قرأ, قرأه, قرأها, تلا, تلاه, تلاها, تلاوة, ألقاها نيابة, نقل رسالة""",
    "letter": """贺信, 致信, 来信, 致贺信, 发来贺信, congratulatory letter, letter of congratulation, letter of congratulations, sent a letter, in a letter, in his letter, in the letter, letter to the, letter from,
        scrisoare de felicitare, scrisoarea de felicitare, scrisorii de felicitare, scrisoare, scrisoarea, scrisorii, scrisori de felicitare, رسالة تهنئة, رسالة التهنئة, برسالة تهنئة, ببرقية تهنئة, برقية تهنئة""",
    "message": """贺词, 致贺词, 书面致辞, 贺电, message to the, congratulatory message, sent a message, in a message, written message, sent congratulations, mesaj adresat, mesaj transmis, a transmis un mesaj, un mesaj de felicitare, mesajul adresat,
        mesajul transmis, mesajul de felicitare, mesaj de felicitare, mesajul, رسالة إلى المؤتمر, رسالة إلى القمة, رسالة إلى المنتدى, برسالة إلى, رسالة, بعث برسالة, وجه رسالة, خطاب قرأه, رسالة قرأها""",
    "video": """视频致辞, 视频讲话, 视频方式, 通过视频, 视频连线, 视频演讲, 视频发表, 线上致辞, 视频形式, via video, by video, video address, video speech, video message, video link, video call, videolink, virtually, prerecorded, pre-recorded,
        prin video, prin videoconferință, mesaj video, mesajul video, discurs video, alocuțiune video, legătură video, în format video, înregistrat video, online, عبر الفيديو, عبر رابط فيديو, عبر رابط الفيديو, عبر الفيديو كونفرنس, كلمة مصورة, بكلمة مصورة, خطاب مصور, خطابا مصورا, مصورة بالفيديو, عبر تقنية الفيديو, عبر تقنية الاتصال المرئي,
        عبر الاتصال المرئي, كلمة بالفيديو, كلمة عبر الإنترنت, عن طريق الفيديو, رسالة مصورة, رسالة بالفيديو, كلمة مسجلة""",
    "keynote": """主旨演讲, 主旨讲话, 主题演讲, 主旨发言, 主题发言, keynote, keynotes, keynote speech, keynote speeches, keynote address, discurs principal, discursul principal, discurs inaugural, discursul inaugural, discurs de deschidere, discursul de deschidere, discurs-cheie,
        كلمة رئيسية, الكلمة الرئيسية, الكلمة الرئيسة, كلمة افتتاحية, الكلمة الافتتاحية, خطابا رئيسيا, خطاب رئيسي, كلمة رئيسة, الخطاب الرئيسي""",
    "chair": """主持开幕式, 主持会议, 主持, presided over, presided, presides, chaired, chairs the, moderated, moderator, a prezidat, prezidat de, prezidată de, a moderat, moderat de, moderată de, ترأس, ترأست, برئاسة, أدار الجلسة, رأس الجلسة""",
    "speech": """致辞, 致欢迎辞, 发表讲话, 发表演讲, 作演讲, 作了演讲, 演讲, 讲话, 发言, 分享了, 宣布开幕, 宣布大会开幕, delivered a speech, delivers a speech, delivering a speech, delivered speeches, gave a speech, gives a speech, giving a speech, made a speech, made the remarks, delivered remarks, deliver a speech, delivered an address,
        speech at, speech to, his speech, her speech, in a speech, addressed the, addresses the, addressing the, addressing a, addressed a, address at, address to, spoke at, speaks at, speaking at, spoke during, spoke to, told the conference, told the summit, told the forum, told the audience, told participants, told delegates, remarks at,
        said at the, said during the, says at the, opened the conference, opened the summit, declared open, a rostit, rostit de, a ținut un discurs, a susținut un discurs, a susținut o alocuțiune, discursul, discurs, discursuri, alocuțiune, alocuțiunea, alocuțiuni, a luat cuvântul, au luat cuvântul, a vorbit, au vorbit, s-a adresat, s-au adresat, a declarat deschis,
        cuvânt de deschidere, cuvântul de deschidere, cuvânt de bun venit, ألقى, ألقت, ألقاها, ألقاه, إلقاء كلمة, يلقي, يلقي كلمة, كلمة, كلمته, كلمتها, بكلمة, الكلمة, كلمات, خطاب, خطابا, خطابه, خطابات, الخطاب, خاطب, خاطبت, مخاطبا, تحدث في, تحدث خلال, تحدث أمام, متحدثا, متحدثون, مداخلة, أعلن افتتاح, ألقوا""",
    "panel": """圆桌, 对话环节, 高端对话, 嘉宾对话, 论坛嘉宾, panel, panelist, panellist, panelists, roundtable, round table, fireside, dezbatere, masă rotundă, panel de discuții, حلقة نقاش, جلسة نقاش, جلسة حوارية, طاولة مستديرة""",
    "press": """新闻发布会, 记者会, press conference, news conference, press briefing, told a press, told reporters, conferință de presă, declarație de presă, a declarat presei, مؤتمر صحفي, مؤتمرا صحفيا, إيجاز صحفي, للصحفيين""",
    "meeting": """会见, met with, meets with, meeting with, s-a întâlnit cu, întâlnirea cu, a avut o întâlnire, التقى, اجتمع مع, لقائه, استقبل""",
    "host": """主办方, 承办方, 组委会, organiser, organizer, organizers, hosted by, organizat de, organizatorul, gazda, منظم المؤتمر, استضاف""",
    "attended": """出席, 参加, 与会, 到会, 亮相, 现身, 齐聚, 云集, 汇聚, 接踵而至, 莅临, 应邀, 到场, attended, attending, attends, attend, attendees, attendee, participated, participating, participants include, took part, taking part, present at, were present, was present, in attendance, among the guests, guests included, gathered, joined, appeared at, showed up,
        attendance at, presence at, a participat, au participat, participă, participând, participarea lui, prezent, prezenți, prezentă, prezența, a fost prezent, au fost prezenți, s-au numărat, printre invitați, invitați, a luat parte, au luat parte, حضر, حضره, حضرها, حضرت, حضور, بحضور, يحضر, الحاضرين, الحاضرون, شارك, شاركت, شاركوا, بمشاركة, مشاركة, يشارك, المشاركين, المشاركون, شهد""",
}  # fmt: skip
# In this order: what says more comes first where two stand equally near.
ORDER = ("reader", "video", "letter", "keynote", "chair", "message", "speech", "panel", "press", "meeting", "attended")
PATTERNS = tuple((role, re.compile(alternatives(" ,".join(ROLES[role].split(","))))) for role in ORDER)
SHARED = frozenset({"speech", "keynote", "attended", "panel", "video"})  # said of several people at once

FUTURE = re.compile(
    alternatives("""将出席, 将发表, 将致辞, 将以视频, 将参加, 将在, 预计将, 拟出席, will attend, will deliver, will speak, will address, will join, will give, will be attending, to attend, to deliver, to speak, to address, is expected, are expected, expected to, due to, scheduled to, set to, is to,
    va participa, vor participa, va rosti, vor rosti, va ține, va susține, vor susține, va lua cuvântul, urmează să, este așteptat, sunt așteptați, este programat, سيحضر, سيشارك, سيلقي, ستلقي, سوف يلقي, من المقرر أن, من المتوقع أن, المتوقع, من المنتظر أن, يعتزم""")
)
ABSENT = re.compile(
    alternatives("""缺席, 未出席, 没有出席, 未能出席, 不出席, 未到场, 未参加, 没有参加, 未现身, 没有现身, 不会出席, 无缘, absent, absence of, did not attend, didn't attend, not attend, not attending, skipped, skips, no-show, no show, not present, missing from, was missing, were missing, missed the, failed to attend, declined to attend, stayed away, not among,
    a lipsit, au lipsit, lipsesc, lipsește, lipsa lui, absent, absenți, absentă, absența, a absentat, nu a participat, nu au participat, nu participă, nu va participa, nu vor participa, nu a fost prezent, nu au fost prezenți, nu s-a numărat, غاب, غابت, غياب, تغيب, تغيبت, يغيب, الغائبين, الغائبون, لم يحضر, لم يشارك, لم يحضروا, لن يحضر, لن يشارك, غير حاضر, اعتذر عن""")
)
PAST = re.compile(
    alternatives("""历年, 往年, 历届, 曾, 曾经, 此前, 去年, 前年, 以往, 过去几年, 前几届, 上一届, 上届, over the years, in past years, past years, in previous years, previous years, in previous editions, previous editions, previous edition, past editions, past edition, earlier editions, in the past, previously, last year, last year's, two years ago, years ago, had attended, had spoken, has attracted, have attended, past conferences, previous conferences, previous summits, past summits,
    de-a lungul anilor, în anii trecuți, anii anteriori, în anii precedenți, anul trecut, cu un an înainte, acum doi ani, cu ani în urmă, în trecut, edițiile anterioare, edițiile precedente, edițiile trecute, ediția precedentă, ediția anterioară, ediția trecută, anterior, în edițiile anterioare, în edițiile precedente, a atras de-a lungul,
    على مر السنين, على مدى السنوات, في السنوات الماضية, السنوات الماضية, السنوات السابقة, في السابق, سابقا, في السنوات السابقة, العام الماضي, السنة الماضية, الدورات السابقة, الدورة السابقة, الدورة الماضية, النسخ السابقة, النسخة السابقة, دورات سابقة, في وقت سابق من الأعوام, سبق أن, قبل عام, قبل عامين, قبل سنوات, في الماضي""")
)
SAID = re.compile(
    alternatives("""说, 表示, 指出, 强调, 认为, 介绍, 称, 谈到, 呼吁, said, says, stressed, noted, told, urged, called for, stated, added, pointed out, warned, praised, a spus, spune, a declarat, declară, a afirmat, a subliniat, a menționat, a adăugat, a arătat, a precizat, a cerut, a îndemnat,
    قال, قالت, وقال, صرح, أكد, أكدت, أضاف, أوضح, أشار, ذكر, دعا, شدد, أعرب, اعتبر, لفت""")
)
THERE = re.compile(
    r"在[^。，,]{0,24}(?:大会|峰会|论坛|开幕式|会)[^。，,]{0,8}(?:上|期间|中)|(?:大会|峰会|论坛|开幕式|会)上|会议期间|大会期间|峰会期间|"
    + alternatives("""at the conference, at the summit, at the forum, at the opening, at the event, at the opening ceremony, at this year's, at the world internet, at the wuzhen, at the annual, during the conference, during the summit, during the event, during the opening, during the forum, on the sidelines, in wuzhen, in his address, addressing,
    la conferință, la conferința, la summit, la summitul, la forum, la forumul, la deschidere, la deschiderea, la ceremonia, la ediția, în cadrul conferinței, în cadrul summitului, în cadrul forumului, în cadrul, în timpul conferinței, în timpul summitului, cu ocazia, la wuzhen, în discursul,
    في المؤتمر, في القمة, في المنتدى, في الافتتاح, في حفل الافتتاح, في حفل افتتاح, خلال المؤتمر, خلال القمة, خلال المنتدى, خلال الافتتاح, خلال حفل, أمام المؤتمر, أمام القمة, أمام المنتدى, على هامش, في افتتاح, خلال افتتاح, خلال مشاركته, في كلمته, في كلمة, خلال كلمته, خلال كلمة, في ووتشن""")
)
