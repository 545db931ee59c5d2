"""Romanian nouns and adjectives with their forms: one a line, joined article, case, number, gender."""

ROMANIAN = """
conferință conferința conferinței conferințe conferințele conferințelor
companie compania companiei companii companiile companiilor
guvernanță guvernanța guvernanței
economie economia economiei economii economiile economiilor
internet internetul internetului
țară țara țării țări țările țărilor
digital digitală digitale digitali digitalul digitalei digitalelor
summit summitul summitului summituri summiturile summiturilor
președinte președintele președintelui președinți președinții președinților președinta
spațiu spațiul spațiului spații spațiile spațiilor
securitate securitatea securității securități
comunitate comunitatea comunității comunități comunitățile comunităților
dezvoltare dezvoltarea dezvoltării dezvoltări dezvoltările
tehnologie tehnologia tehnologiei tehnologii tehnologiile tehnologiilor
organizație organizația organizației organizații organizațiile organizațiilor
națiune națiunea națiunii națiuni națiunile națiunilor
rețea rețeaua rețelei rețele rețelele rețelelor
oraș orașul orașului orașe orașele orașelor
om omul omului
lider liderul liderului lideri liderii liderilor
ministru ministrul ministrului miniștri miniștrii miniștrilor
cibernetic cibernetică cibernetice cibernetici ciberneticii
mondial mondială mondiale mondiali mondialei
chinez chineză chineze chinezi chinezii chinezilor
drept dreptul dreptului drepturi drepturile drepturilor
lucru lucrul lucrului lucruri lucrurile lucrurilor
an anul anului ani anii anilor
lume lumea lumii
știre știrea știrii știri știrile știrilor
articol articolul articolului articole articolele articolelor
inteligență inteligența inteligenței
artificial artificială artificiale artificiali
viitor viitorul viitorului
guvern guvernul guvernului guverne guvernele guvernelor
membru membrul membrului membri membrii membrilor
date datele datelor
platformă platforma platformei platforme platformele platformelor
inovare inovarea inovării inovări
politică politica politicii politici politicile politicilor
discurs discursul discursului discursuri discursurile
eveniment evenimentul evenimentului evenimente evenimentele evenimentelor
ediție ediția ediției ediții edițiile edițiilor
temă tema temei teme temele temelor
expert expertul expertului experți experții experților
comună comuna
afacere afacerea afacerii afaceri afacerile afacerilor
întreprindere întreprinderea întreprinderii întreprinderi întreprinderile
stat statul statului state statele statelor
site site-ul site-ului site-uri site-urile site-urilor
ziar ziarul ziarului ziare ziarele ziarelor
regulă regula regulii reguli regulile regulilor
problemă problema problemei probleme problemele problemelor
provincie provincia provinciei provincii provinciile
minister ministerul ministerului ministere ministerele
idee ideea ideii idei ideile ideilor
nou noua noi noului noii noilor nouă
european europeană europene europeni europenii
rus rusă ruși rușii
serviciu serviciul serviciului servicii serviciile serviciilor
proiect proiectul proiectului proiecte proiectele
participant participantul participanți participanții participanților participantă
delegație delegația delegației delegații delegațiilor
putere puterea puterii puteri puterile
pace pacea păcii
carte cartea cărții cărți cărțile
scrisoare scrisoarea scrisorii scrisori scrisorile
școală școala școlii școli școlile
universitate universitatea universității universități universitățile
student studentul studentului studenți studenții studenților studentă studente
cercetător cercetătorul cercetători cercetătorii cercetătoare
zi ziua zilei zile zilele zilelor
oră ora orei ore orele orelor
săptămână săptămâna săptămânii săptămâni
nume numele numelui
semn semnul semne semnele
cale calea căii căi căile
mare marea mari marii marilor
bancă banca băncii bănci băncile băncilor
piață piața pieței piețe piețele piețelor
viață viața vieții vieți
față fața feței fețe
forță forța forței forțe forțele
știință știința științei științe științele științelor
bază baza bazei baze bazele
cooperare cooperarea cooperării
cuvânt cuvântul cuvântului cuvinte cuvintele cuvintelor
muncă munca muncii munci
model modelul modelului modele modelele modelelor
canal canalul canalului canale canalele canalelor
nivel nivelul nivelului niveluri nivelurile nivele
industrie industria industriei industrii industriile
energie energia energiei energii
ambasador ambasadorul ambasadorului ambasadori ambasadorii ambasadorilor
producător producătorul producătorului producători producătorii producătorilor
aplicație aplicația aplicației aplicații aplicațiile aplicațiilor
"""
