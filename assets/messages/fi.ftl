### The sentences of Klausul, in Finnish. All of sv.ftl, fi.ftl and en.ftl have the same ids in the same order.

## Nouns at the beginning of other sentences ($what), and unknown names

named-field = Kenttä
named-service = Palvelu
named-set = Ehtoryhmä
named-party = Osapuoli
named-family = Palveluperhe
named-group = Lomakkeen osio
named-block = Lohko
named-item = Kohta
named-variant = Sanavalinta
named-correction = Korjaus
named-keyword = Avainsana
named-signing-service = Allekirjoituspalvelu
named-font = Fontti
named-option = Vaihtoehto
named-column = Sarake
named-gender = Suku
named-currency = Valuutta
unknown-name = { $suggestion ->
    [nearest] {$what} ”{$found}” on tuntematon. Tarkoititko ”{$known}”?
    [list] {$what} ”{$found}” on tuntematon. Mahdollisia ovat: {$known}.
   *[none] {$what} ”{$found}” on tuntematon.
}

## Text files of templates and drafts (RON), for people who are no programmers

newer-format = Tiedoston muoto on {$found}. Uusin muoto, jonka ohjelma osaa lukea, on {$known}. Päivitä Klausul.
ron-kind-key = Tässä ei ole avain, joka tiedostossa voi olla, tai avain on jo esiintynyt.
ron-kind-word = Tässä ei ole mikään niistä sanoista, jotka tähän sopivat.
ron-kind-value = Arvo on tässä väärää lajia.
ron-kind-other = Teksti ei noudata muotoa tässä kohdassa: tarkista lainausmerkit, pilkut ja sulkeet.
ron-too-large = Tiedoston koko on yli {$megabytes} Mt, eikä niin suuria tiedostoja lueta. Tarkista, että tiedosto on oikea.
ron-empty = Tiedosto on tyhjä. Tarkista, että tiedosto on oikea.
ron-not-utf8 = Tässä on merkkejä, joita ei voi lukea. Tallenna tiedosto uudelleen merkistökoodauksella UTF-8.
ron-utf16 = Tiedosto on tallennettu merkistökoodauksella UTF-16, jota jotkin ohjelmat kutsuvat nimellä ”Unicode”. Tallenna se uudelleen koodauksella UTF-8.
ron-too-deep = Tässä on yli {$depth} sulkuparia sisäkkäin. Tarkista, että jokainen sulku on suljettu.
ron-unexpected-end = Tiedosto loppuu kesken: sulku tai kommentti (/* … */) on jäänyt sulkematta. Sulje se.
ron-trailing-text = Tiedoston pitäisi loppua tähän, mutta viimeisen sulun jälkeen on vielä jotakin. Poista se tai siirrä sulkua.
ron-unknown-key = { $suggested ->
    [yes] Tieto ”{$found}” ei kuulu tähän. Tarkoititko ”{$nearest}”?
   *[no] Tieto ”{$found}” ei kuulu tähän. Mahdollisia ovat: {$expected}. Ehkä jokin sulku sen edellä on jäänyt sulkematta.
}
ron-missing-key = Tieto ”{$key}” puuttuu tästä alkavien sulkujen välistä. Lisää se.
ron-duplicate-key = Tieto ”{$key}” on tässä kahdesti. Poista toinen.
ron-unknown-variant = { $suggested ->
    [yes] Tässä ei voi olla ”{$found}”. Tarkoititko ”{$nearest}”?
   *[no] Tässä ei voi olla ”{$found}”. Mahdollisia ovat: {$expected}.
}
ron-wrong-value = Arvo on väärää lajia. Tähän kuuluu (englanniksi): {$expected}. Tässä on: {$found}.
ron-expected = Tähän kuuluu merkki {$sign}. Usein se on unohtunut juuri tämän kohdan edeltä, tai sitten jokin sulku on jäänyt sulkematta.
ron-expected-boolean = Tässä kohdassa pitää olla true tai false ilman lainausmerkkejä.
ron-expected-number = Tässä kohdassa pitää olla luku ilman lainausmerkkejä. Desimaalierotin on piste: 10.5.
ron-unexpected = Tämä kohta ei kelpaa. Tarkista sitä edeltävät pilkut, kaksoispisteet, lainausmerkit ja sulkeet.
ron-text-expected = Tähän kuuluu teksti. Kirjoita se suorien lainausmerkkien väliin ("…"), pitkä teksti merkintöjen r#" ja "# väliin.
ron-word-expected = Tähän kuuluu sana ilman lainausmerkkejä. Poista lainausmerkit tai kirjoita sana, joka voi olla tässä.
ron-text-without-quotation-marks = Tähän kuuluu teksti, ja tekstit ovat lainausmerkkien välissä. Kirjoita "{$found}".
ron-bare-words = Tässä on sanoja, jotka eivät ole tekstiä eivätkä kommentti. Kirjoita tekstit lainausmerkkien väliin ja kommentin eteen //.
ron-text-not-ended = { $raw ->
    [yes] Tästä alkavaa tekstiä ei ole päätetty. Kirjoita "# siihen, mihin se päättyy.
   *[no] Tästä alkavaa tekstiä ei ole päätetty rivillään. Kirjoita suora lainausmerkki (") siihen, mihin se päättyy.
}
ron-raw-text-not-opened = Teksti on merkintöjen r#" ja "# välissä, mutta tästä puuttuu osa alusta. Kirjoita r#" siihen, mistä teksti alkaa, tai poista #.
ron-quotation-mark-in-text = Tämä lainausmerkki päättää tekstin, mutta teksti jatkuu. Kirjoita tekstin sisään ” tai pane koko teksti merkintöjen r#" ja "# väliin. Jos teksti päättyy tähän, sen perästä puuttuu pilkku.
ron-wrong-quotation-mark = Merkki {$mark} ei aloita eikä päätä tekstiä. Kirjoita suora lainausmerkki ("); tekstinkäsittelyohjelmat vaihtavat sen toiseen.
ron-bad-escape = Kenoviivalla (\) on tekstissä erityinen merkitys. Kirjoita \\, jos haluat tulostaa sen, tai pane teksti merkintöjen r#" ja "# väliin.
ron-wrong-comment = Merkki {$sign} ei aloita kommenttia. Kirjoita kommentin eteen //.
ron-comment-not-ended = Tästä alkavaa kommenttia (/*) ei ole päätetty. Kirjoita */ siihen, mihin se päättyy.
ron-wrong-character = { $space ->
    [yes] Tässä on erityinen välilyönti ({$character}), joka ei näy mutta tulee mukana liitettäessä. Poista se ja kirjoita tavallinen välilyönti.
   *[no] Merkki {$character} ei voi olla tässä, tekstin ulkopuolella. Poista se.
}
ron-wrong-sign = Merkki {$found} ei tarkoita tässä mitään. Kirjoita sen sijaan: {$right}
ron-missing-comma = Tästä puuttuu pilkku. Kirjoita se.
ron-extra-comma = Tässä on yksi pilkku liikaa. Poista se.
ron-decimal-comma = Luvun desimaalierotin on piste. Kirjoita {$number}.
ron-grouped-number = Luku kirjoitetaan ilman merkkejä tuhansien välissä. Kirjoita {$number}.
ron-percent-sign = Luku kirjoitetaan ilman ”%”-merkkiä. Kirjoita {$number}.
ron-extra-bracket = Sulku ”{$found}” ei sulje mitään: se on liikaa. Poista se.
ron-wrong-bracket = Sulku ”{$found}” ei sovi: rivin {$line} sulkua ”{$open}” ei ole suljettu. Poista ”{$found}”, jos se on liikaa, tai kirjoita sen eteen ”{$right}”.
ron-bracket-not-closed = Rivin {$line} sulkua ”{$open}” ei ole suljettu. Kirjoita ”{$right}” siihen, mihin se päättyy.
ron-joined-conditions = Ehtoja ei yhdistetä sanalla tai merkillä ”{$word}”. Kirjoita {$right}([ensimmäinen ehto, toinen ehto]).
ron-content-expected = { $known ->
    [yes] Sanan ”{$word}” perästä puuttuu se, mitä sulkuihin kuuluu, tai se on kirjoitettu väärin. Kirjoita esimerkiksi: {$example}
   *[no] Sanan ”{$word}” perästä puuttuu se, mitä sulkuihin kuuluu, tai se on kirjoitettu väärin. Korjaa se.
}
ron-no-content-expected = Sanaan ”{$word}” ei kuulu sulkuja. Poista ne tai valitse toinen sana.
ron-other = Tätä kohtaa ei voi lukea. Selitys englanniksi: {$detail}

## Files and folders

storage-not-found = Tällä nimellä ei ole tiedostoa eikä kansiota. Tarkista nimi.
storage-is-folder = Tämä on kansio. Anna tiedosto.
storage-is-not-folder = Tähän tarvitaan kansio, mutta nimi tai sen osa kuuluu tiedostolle. Tarkista nimi.
storage-no-such-folder = Kansiota, johon tiedosto kuuluisi, ei ole. Luo se tai anna toinen kansio.
storage-read-only = Tiedosto on kirjoitussuojattu. Poista suojaus tai valitse toinen nimi.
storage-exists = Tiedosto on jo olemassa. Valitse toinen nimi tai korvaa se valinnalla --force.
storage-changed = Joku muu on muuttanut tiedostoa sen lukemisen jälkeen. Mitään ei kirjoitettu.
storage-bad-name = Nimi on liian pitkä, tai siinä on merkkejä, joita järjestelmä ei hyväksy. Valitse toinen nimi.
storage-not-allowed = Käyttöoikeus puuttuu, tiedosto on auki toisessa ohjelmassa tai levy on kirjoitussuojattu. Valitse toinen tiedosto tai kansio.
storage-in-use = Tiedosto on auki toisessa ohjelmassa. Sulje se siellä ja yritä uudelleen tai valitse toinen nimi.
storage-no-space = Levy on täynnä. Mitään ei muutettu. Vapauta tilaa tai valitse toinen levy.
storage-too-large = Tiedoston koko on yli {$megabytes} Mt, eikä niin suuria tiedostoja lueta. Tarkista, että tiedosto on oikea.
storage-closed-pipe = Vastaanottaja lopetti lukemisen ennen kuin kaikki oli kirjoitettu.
storage-defect = Tämä on ohjelman vika eikä johdu siitä, mitä teit. Työsi on tallella ikkunassa: yritä uudelleen tai tallenna toisella nimellä ja kerro, mitä teit.
storage-other = Lukeminen tai kirjoittaminen ei onnistunut. Järjestelmä ilmoittaa: {$detail}

## Templates

template-only-excerpt = PDF-tiedostossa on mallista {$template} {$version} vain se, mitä sen sivuilla lukee, eikä koko mallia ole täällä. Anna kirjasto, jossa se on, valitsimella --library, tai mallin kansio tiedoston sijaan.
template-no-place = Täällä ei ole mallia. Anna kansio, jossa mallin tiedostot ovat, kirjaston TUNNUS@VERSIO tai Klausulilla viety PDF.
template-missing-file = Tiedosto puuttuu mallin kansiosta. Lisää se sinne.
template-duplicate = {$what} ”{$id}” on jo olemassa. Valitse toinen nimi.
template-bad-name = { $kind ->
    [empty] Nimi puuttuu.
    [space] Nimi ”{$id}” ei kelpaa: siinä on välilyönti ({$character}).
   *[other] Nimi ”{$id}” ei kelpaa: siinä on merkki {$character}.
} Nimessä on vähintään yksi merkki ja vain merkkejä a–z, A–Z, 0–9, piste, yhdysmerkki ja alaviiva.
template-reserved-name = Nimi ”{$id}” on varattu: tekstissä {"{"}party.…{"}"} on kunkin osapuolen oma kenttä ja {"{"}signatory.…{"}"} allekirjoittajan. Valitse toinen nimi.
template-second-signatories = Osapuolella ”{$party}” on jo kenttä allekirjoittajille: ”{$field}”. Poista toinen niistä.
template-too-long = Tässä saa olla enintään {$most} merkkiä. Lyhennä sitä.
template-empty-text = Tästä puuttuu teksti. Kirjoita se.
template-text-not-ended = Tästä alkavaa tekstiä ei ole päätetty: seuraava teksti (r#") alkaa jo riviltä {$line}. Kirjoita "# siihen, mihin se päättyy.
template-set-without-services = Mikään palvelu ei kuulu ehtoryhmään ”{$set}”. Liitä siihen palvelu tai poista se.
template-second-running-head = Mallissa on jo ylätunniste (RunningHead). Poista toinen, tai kirjoita ero sanavalintana (”variants”).
template-bad-hash = Tässä pitää olla mallin tiiviste: 64 merkkiä, jotka `klausul template hash` tulostaa.
template-own-translation = Malli ei voi olla itsensä käännös. Kirjoita alkuperäisen mallin tunnus.
template-never-holds = Ehto ei täyty koskaan, valittiinpa mitkä palvelut ja vastaukset tahansa (ympäröivät ehdot mukaan lukien). Korjaa ehto.
template-never-reached = Vaihtoehtoa ei käytetä koskaan, koska jokin aiempi vaihtoehto pätee aina. Siirrä viimeiseksi se, jolla ei ole ehtoa.
template-lost-space = Muunnelman ”{$name}” alussa tai lopussa olevaa välilyöntiä ei tulosteta, joten sanat menevät yhteen. Kirjoita välilyönti sen ulkopuolelle, kohdan {"{"}variant {$name}{"}"} eteen tai jälkeen.
template-open-variant = Sanavalinnassa ”{$name}” ei ole vaihtoehtoa ilman ehtoa. Lisää sellainen viimeiseksi; sen teksti saa olla tyhjä.
template-unused-variant = Sanavalintaa ”{$name}” ei käytetä tekstissä. Kirjoita {"{"}variant {$name}{"}"} siihen, mihin se kuuluu, tai poista se.
template-dangling-reference = Viittaus kohteeseen ”{$target}” voi tulostua, vaikka ”{$target}” ei tulostu. Anna molemmille sama ehto.
template-service-not-printed = { $case ->
    [any] Palvelun {$service} voi valita, mutta se ei tulostu missään.
   *[given] Palvelun {$service} voi valita, mutta se ei tulostu kaikissa tapauksissa: ei, kun {$conditions}.
} Lisää sen ehtoryhmälle Services-lohko tai korjaa lohkon ehto. Jos palvelu kuuluu vain lomakkeeseen, kirjoita sen kohdalle ”form_only: true”.
template-set-without-text = { $case ->
    [any] Ehtoryhmässä {$set} on palveluja mutta ei tekstiä.
   *[given] Ehtoryhmässä {$set} on palveluja mutta ei tekstiä kaikissa tapauksissa: ei, kun {$conditions}.
} Kirjoita teksti, joka tulostuu ryhmän vuoksi, esimerkiksi ”when: ServiceOf("{$set}")”. Jos ryhmällä ei kuulu olla tekstiä, kirjoita sen kohdalle ”form_only: true”.
template-answer-not-printed = { $case ->
    [any] Kenttä {$field} on täytettävä, mutta se ei tulostu missään.
   *[given] Kenttä {$field} on täytettävä, mutta se ei tulostu kaikissa tapauksissa: ei, kun {$conditions}.
} Lisää kenttä tekstiin tai vaadi se vain silloin, kun se tulostuu. Jos vastaus kuuluu vain lomakkeeseen, kirjoita kentän kohdalle ”form_only: true”.
template-form-only-printed = {$what} {$id} kuuluu vain lomakkeeseen (”form_only: true”), mutta tulostuu tekstissä. Poista toinen niistä.
template-conditions-too-complex = Ehdot ovat niin mutkikkaita, ettei ohjelma voi osoittaa, että kaikki valittu ja täytetty tulostuu. Yksinkertaista niitä.
template-no-label = Lohkossa ”{$target}” ei ole tarvittavaa osaa: viittaukselle tunnusta (”label”), korjaukselle sitä osaa, jonka ”part” ilmoittaa. Korjaa lohko tai nimi.
template-lone-brace = Aaltosulkeelta puuttuu pari. Kirjoita sekä {"{"} että {"}"}, tai poista se. Jos aaltosulkeen on tarkoitus tulostua, kirjoita {"{brace open}"} tai {"{brace close}"}.
template-nested-place = { $lang ->
    [yes] Kenttä tai muu aaltosulkeissa oleva ei voi olla merkinnän {"{lang …}"} sisällä. Päätä {"{lang …}"} ennen sitä ja aloita uusi sen jälkeen.
   *[no] Aaltosulkeita ei voi olla aaltosulkeiden sisällä. Kirjoita yksi pari, esimerkiksi {"{customer.name}"}. Jos aaltosulkeen on tarkoitus tulostua, kirjoita {"{brace open}"} tai {"{brace close}"}.
}
template-name-missing = { $empty ->
    [yes] Aaltosulkeiden välissä ei ole mitään. Kirjoita kenttä tai poista ne.
   *[no] Sanan ”{$keyword}” perästä puuttuu nimi. Kirjoita esimerkiksi {"{set A}"}, {"{block b-7-1}"}, {"{variant definition}"}, {"{lang en credit report}"} tai {"{brace open}"}.
}
template-variant-in-variant = Sanavalinta ”{$name}” ei voi olla toisen sanavalinnan sisällä. Kirjoita sanat tähän tai anna sanavalinnalle lisää vaihtoehtoja, joilla on omat ehtonsa.
template-variant-not-here = Sanavalinta ”{$name}” ei voi olla tässä. Sanavalintoja (”variants”) on vain lohkojen Title, Paragraph ja Clause teksteissä. Kirjoita sanat tai anna kahdelle lohkolle kummallekin ehto (”when”).
template-follows-circle = Kentät perustuvat toisiinsa kehässä: {$fields}. Poista jokin ”follows”.
template-nested-emphasis = Korostusta ei voi olla korostuksen sisällä. Päätä ulompi ennen sitä ja aloita uusi sen jälkeen.
template-open-emphasis = Merkintää ”{"{"}{$keyword} …” ei ole päätetty. Kirjoita päättävä aaltosulje korostettavien sanojen perään.
template-list-too-deep = Luetteloita voi olla sisäkkäin enintään { $most }. Siirrä nämä kohdat ylemmälle tasolle.
template-no-entries = Lohkosta puuttuu sisältö: luettelo tarvitsee kohdan ”items”, määritelmät kohdan ”terms”, taulukko kohdan ”columns” ja joko ”rows” tai ”from”.
template-wrong-cell-count = Tällä rivillä on { $found ->
    [one] 1 solu
   *[other] { $found } solua
}, mutta taulukossa on { $columns } saraketta. Kirjoita yksi solu saraketta kohti; tyhjä solu on "".
template-table-too-wide = Taulukko on sivua leveämpi. Sarakkeita voi olla enintään { $most }, ja sarakkeiden osuudet saavat olla yhteensä enintään 100, tai vähemmän, jos jollakin sarakkeella ei ole osuutta.
template-two-kinds-of-rows = Taulukossa on joko ”rows” tai ”from”. Poista toinen niistä.
template-service-not-named = Mikään solu ei nimeä palvelua, jota rivi koskee. Kirjoita {"{service.name}"} jonkin sarakkeen kohtaan ”text”.
template-row-not-named = Mikään solu ei tulosta mitään rivistä. Kirjoita sarakkeen nimi sanan ”row.” perään, esimerkiksi {"{row.name}"}, jonkin sarakkeen kohtaan ”text”.
template-nested-annex = Liite ”{ $id }” on toisen liitteen sisällä. Siirrä se toisen perään.
template-annex-in-its-heading = Liite ”{ $id }” viittaa otsikossaan itseensä. Liitteen tunnus on otsikossa jo; poista viittaus.
template-place-in-annex-label = Liitteen tunnuksessa aaltosulkeissa voi olla vain {"{annex number}"}.
template-no-places = Tämä teksti tulostuu sellaisenaan, ilman tietoja tai korostusta aaltosulkeissa. Poista aaltosulkeet.
template-not-here = ”{$name}” ei voi olla tässä. ”party.…” kuuluu Parties-lohkon kohtaan ”rows” ja Signatures-lohkon kohtiin ”signer” ja ”lines”; ”signatory.name”, ”signatory.title” ja ”signatory.email” kuuluvat vain kohtaan ”lines”. ”service.name” ja ”row.…” kuuluvat sellaisen taulukon kohtaan ”columns”, jossa on ”from”, ja ”annex number” Annex-lohkon kohtaan ”label”. ”template version” ja ”template approved” kuuluvat lohkoon RunningHead.
template-wrong-field-kind = Kenttä ”{$field}” on väärää lajia. Tähän tarvitaan kenttä, jossa on ”kind: {$needed}”.
template-nothing-listed = ”{$key}” on tyhjä. Kirjoita ainakin yksi.
template-empty-range = Alaraja {$least} on suurempi kuin yläraja {$most}. Mikään vastaus ei voi olla oikea.
template-bad-bound = { $decimals ->
    [0] Raja {$number} ei kelpaa. Kirjoita kokonaisluku, jossa on enintään kaksitoista numeroa.
   *[other] Raja {$number} ei kelpaa. Siinä voi olla enintään kaksitoista numeroa ja {$decimals} desimaalia.
}
template-bad-standard = Vakioarvo ”{$standard}” ei ole vastaus, jonka kenttä hyväksyy. Muuta sitä tai kentän rajoja.
template-no-standard-here = Luettelolla ei ole vakioarvoa. Poista ”standard”.
template-term-not-required = Neuvoteltavalla ehdolla pitää olla vastaus. Kirjoita required: Yes tai required: When(…) ja poista form_only.
template-term-no-standard = Neuvoteltavalla ehdolla on oltava vakioarvo. Kirjoita se kohtaan ”standard”: ilman vakiota vaihtoehdoista ei voi poiketa.
template-term-kind = Tämä laji ei voi olla neuvoteltava ehto. Ehtoja voivat olla Number, Amount, Percent, Choice ja YesNo.
template-term-sales-without-standard = Vakioarvo ”{$standard}” ei kuulu siihen, mitä myyjä saa valita. Muuta sitä tai rajoja kohdassa ”sales”.
template-term-sales-beyond-kind = Myyjä saisi valita arvon {$bound}, mutta kenttä ei hyväksy sitä. Muuta kohtaa ”sales” tai kentän omia rajoja.
template-term-wrong-limits = { $wanted ->
    [range] Kohtaan ”sales” kuuluvat rajat: (least: 1, most: 4).
   *[other] Kohtaan ”sales” kuuluvat vaihtoehdot: ["…", "…"].
}
template-column-kind = Sarake ei voi olla luettelo. Valitse toinen laji.
template-no-number-words = Kenttä ”{$field}” tulostuu sanoin, mutta kaikilla sen luvuilla ei ole sanoja. Rajojen on oltava 0–{$most}.
template-no-form = Kenttää ”{$field}” ei voi tulostaa muodossa ”{$form}”. Siihen tarvitaan ”{$needed}”.
missing-glyph = Asiakirjan fontissa ei ole merkkiä {$character}. Käytä toista merkkiä.
template-bad-language = ”{$language}” ei ole kielen tunnus. Kirjoita esimerkiksi en, fi tai de.
template-no-language-rule = Ohjelma ei osaa muodostaa genetiiviä kielellä ”{$language}”. Kirjoita teksti ilman sanaa ”genitive”.
template-genitive-unknown = Kentän ”{$field}” genetiiviin ei ole varmaa sääntöä sopimuksen kielellä. Lisää kenttä, jossa on ”genitive_of: "{$field}"”, tai kirjoita teksti ilman sanaa ”genitive”.
template-genitive-not-plain = Kenttä, jossa on ”genitive_of”, on vapaaehtoinen tekstirivi: ”kind: Text, required: No”, ilman kohtia ”standard”, ”term” ja ”form_only”.
template-genitive-of-no-name = Kentällä ”{$field}” ei ole genetiiviä. Kohdassa ”genitive_of” on oltava nimen kenttä.
template-genitive-second = Kentässä ”{$first}” on jo kentän ”{$field}” genetiivi. Poista toinen.
template-genitive-not-printed = Mikään teksti ei tulosta kentän ”{$field}” genetiiviä. Kirjoita tekstiin {"{"}{$field}, genitive{"}"} tai poista kenttä.
template-correction-not-found = Lohkossa ei ole sanoja ”{$source}”. Kohdan ”source” on oltava lohkossa sanasta sanaan, ilman merkintää {"{…}"} välissä; jos on ”part: Label”, se on koko tunnus.
template-correction-ambiguous = Sanat ”{$source}” ovat lohkossa {$count} kertaa. Ota kohtaan ”source” enemmän sanoja, niin että vain yksi paikka sopii.
template-number = Kohdassa ”{$key}” on arvo, joka ei kelpaa. Sen on oltava vähintään {$least} ja enintään {$most}.
template-letterhead = Kuvaa ei voi lukea. Sen on oltava ehjä PNG-, JPEG- tai SVG-tiedosto, jossa on enintään 20 miljoonaa kuvapistettä. Tallenna se uudelleen. Selitys englanniksi: {$detail}
template-picture-missing = { $suggestion ->
    [nearest] Kuvaa ”{$found}” ei ole mallin kansiossa. Tarkoititko ”{$known}”?
    [list] Kuvaa ”{$found}” ei ole mallin kansiossa. Siellä on: {$known}.
   *[none] Kuvaa ”{$found}” ei ole mallin kansiossa. Lisää se sinne.
}
template-picture-elsewhere = Kuva ”{$found}” ei ole itse mallin kansiossa. Lisää se sinne ja kirjoita vain tiedoston nimi.
template-picture-name = Tiedosto ”{$found}” on olemassa, mutta kuvan on oltava PNG-, JPEG- tai SVG-tiedosto, jonka nimen lopussa on ”.png”, ”.jpg”, ”.jpeg” tai ”.svg” (pienillä kirjaimilla). Tallenna kuva PNG-muodossa ja kirjoita tähän se nimi.
template-picture-format = { $known ->
    [yes] Tiedosto ”{$found}” on olemassa, mutta se ei ole PNG-, JPEG- eikä SVG-tiedosto vaan {$format}. Avaa se kuvaohjelmassa ja tallenna kuva PNG-muodossa; nimen vaihtaminen ei riitä.
   *[no] Tiedosto ”{$found}” on olemassa, mutta se ei ole PNG-, JPEG- eikä SVG-tiedosto. Avaa se kuvaohjelmassa ja tallenna kuva PNG-muodossa; nimen vaihtaminen ei riitä.
}
template-jpeg-bits = Kuva on JPEG-tiedosto, jossa on {$bits} bittiä väriä kohti. Tallenna se PNG-muodossa tai 8-bittisenä JPEG-tiedostona.
template-jpeg-cmyk = Kuva on JPEG-tiedosto painoväreissä (CMYK). Tallenna se RGB-väreissä, mieluiten PNG-muodossa.
template-jpeg-turned = Kuva on JPEG-tiedosto, jonka kamera on merkinnyt käännetyksi (EXIF). Avaa se kuvaohjelmassa, käännä se oikein päin ja tallenna kuva PNG-muodossa.
template-svg =
    { $has-line ->
        [yes] SVG-tiedosto, rivi {$line}:{" "}
       *[no] SVG-tiedosto:{" "}
    }{ $fault ->
        [xml] sitä ei voi lukea. Tallenna se uudelleen piirto-ohjelmasta. Selitys englanniksi: {$name}
        [svg] se ei ole SVG-kuva. Tallenna kuva SVG- tai PNG-muodossa.
        [entities] siinä määritellään entiteettejä (<!ENTITY). Tallenna se uudelleen ”tavallisena SVG:nä” ilman muokkaustietoja.
        [script] siinä on skripti. Kirjelomake saa vain piirtää. Tallenna kuva uudelleen ilman skriptejä.
        [external] siinä viitataan johonkin tiedoston ulkopuolelle. Upota se muotoina tai poista linkki.
        [pixels] siinä on upotettu pikselikuva. Käytä silloin koko kuvaa PNG-muodossa.
        [text] siinä on tekstiä. Muunna teksti ääriviivoiksi (”convert text to paths”) ja tallenna uudelleen.
        [animation] siinä on animaatio. Tallenna liikkumaton kuva.
        [gradient] siinä on liukuväri. Käytä tasaisia värejä tai tallenna kuva PNG-muodossa.
        [pattern] siinä on kuviotäyttö. Käytä tasaisia värejä tai tallenna kuva PNG-muodossa.
        [filter] siinä on suodatin, esimerkiksi varjo. Poista se tai tallenna kuva PNG-muodossa.
        [mask] siinä on maski. Leikkaa muodot tai tallenna kuva PNG-muodossa.
        [marker] siinä on nuolenkärkiä tai muita merkkejä. Muunna ne ääriviivoiksi.
        [transparency] siinä on läpinäkyvyyttä. Käytä tasaisia värejä tai tallenna kuva PNG-muodossa.
        [blend] siinä sekoitetaan värejä alla oleviin. Käytä tasaisia värejä tai tallenna kuva PNG-muodossa.
        [dashes] siinä on katkoviiva. Muunna viiva ääriviivoiksi (”outline stroke”).
        [clip] siinä on rajausmuoto. Leikkaa itse muodot tai tallenna kuva PNG-muodossa.
        [symbol] siinä on symboli tai kuva kuvan sisällä. Pura se muodoiksi ja tallenna uudelleen.
        [transform] tyylitaulukko siirtää tai kääntää jotakin. Tallenna uudelleen niin, että muunnokset ovat attribuutteina.
        [element] elementtiä ”{$name}” ei piirretä. Muunna se muodoiksi.
        [sheet] tyylitaulukossa on muutakin kuin luokkia. Tallenna uudelleen niin, että tyylit ovat attribuutteina.
        [loop] jotakin käytetään sen itsensä sisällä. Tallenna kuva uudelleen.
        [long] se on suurempi kuin {$name} kt. Yksinkertaista kuvaa tai tallenna se PNG-muodossa.
        [much] siinä on liikaa muotoja tai pisteitä. Yksinkertaista kuvaa tai tallenna se PNG-muodossa.
        [size] koko puuttuu. Anna ”viewBox” tai ”width” ja ”height” pikseleinä.
       *[empty] se ei piirrä mitään.
    }
template-letterhead-too-large = { $room ->
    [some] { $place ->
        [margin] Kirjelomakkeen kuva on liian suuri yläreunukseen. ”width_mm” saa olla enintään {$max} mm; muu tila tarvitaan ylätunnisteelle ja luonnosmerkinnälle. Valitse pienempi leveys tai suurempi reunus (”top”).
       *[column] Kirjelomakkeen kuva on liian suuri palstaan. ”width_mm” saa olla enintään {$max} mm. Valitse pienempi leveys.
    }
   *[none] { $place ->
        [margin] Kirjelomakkeen kuva ei mahdu yläreunukseen. Suurenna reunusta (”top”) tai kirjoita ”place: Column”.
       *[column] Kirjelomakkeen kuva ei mahdu palstaan. Pienennä reunuksia tai valitse kuva, joka on korkeuteensa nähden leveämpi.
    }
}
template-sound = Mallissa ”{$title}” ({$id} {$version}, {$language}) ei ole virheitä.
template-counts = Lohkoja: {$blocks}. Ehtoryhmiä: {$sets}. Palveluja: {$services}. Osapuolia: {$parties}. Kenttiä: {$fields}. Korjauksia: {$corrections} (pois käytöstä: {$off}).
template-content-hash = Sisällön tiiviste: {$hash}

## Drafts: services, answers and signatories

draft-no-service = Mitään mallin palvelua ei ole valittu. Valitse vähintään yksi.
draft-service-twice = Palvelu ”{$id}” on valittu useammin kuin kerran. Kerta riittää.
draft-unknown-field = { $suggested ->
    [yes] Mallissa ei ole tätä kenttää. Tarkoititko ”{$nearest}”?
   *[no] Mallissa ei ole tätä kenttää. Korjaa nimi tai poista vastaus.
}
draft-leftover-answer = { $suggested ->
    [yes] Mallin tässä versiossa ei ole tätä kenttää. Vastaus säilyy luonnoksessa, mutta sitä ei tulosteta. Kuuluuko se kenttään ”{$nearest}”?
   *[no] Mallin tässä versiossa ei ole tätä kenttää. Vastaus säilyy luonnoksessa, mutta sitä ei tulosteta.
}
draft-other-template = Luonnos on tehty mallilla ”{$draft}” eikä mallilla ”{$template}”. Anna luonnoksen oma malli valinnalla --template.
draft-other-content = Luonnos on tehty mallin toisella sisällöllä, vaikka versio on sama ({$version}). Onko malli oikea? Muutetulla mallilla pitää olla uusi versio.
draft-other-version = Luonnos on tehty mallin versiolla {$draft}; tämä on versio {$template}. Tarkista palvelut ja vastaukset.
draft-missing = Tieto puuttuu. Täytä se.
draft-address-incomplete = Osoite on täytetty vain osittain. Täytä myös tämä tai tyhjennä muu osoite.
draft-genitive-missing = Ohjelma ei osaa varmasti taivuttaa nimeä ”{$name}”. Kirjoita sen genetiivi.
draft-wants-signatories = Tähän kuuluu allekirjoittajia, ei tekstiä: [(name: "Åsa Öst", title: "Talousjohtaja")].
draft-wants-text = Tähän kuuluu teksti lainausmerkeissä, ei luetteloa.
draft-wants-choices = Tähän kuuluvat valitut vaihtoehdot: (chosen: ["…"]).
draft-wants-rows = Tähän kuuluu rivejä: (rows: [{"{"}"…": "…"{"}"}]).
draft-too-few-signatories = Allekirjoittajia on liian vähän. Heitä tarvitaan vähintään {$least}.
draft-too-many-signatories = Allekirjoittajia on liikaa. Heitä mahtuu enintään {$most}.
draft-signatory-without-name = Allekirjoittajan nimi puuttuu. Täytä se.
draft-signatory-without-title = Allekirjoittajan tehtävänimike puuttuu. Täytä se.
draft-too-many-lines = { $most ->
    [one] Tekstissä on liikaa rivejä. Kirjoita se yhdelle riville.
   *[other] Tekstissä on liikaa rivejä. Enintään {$most} riviä mahtuu.
}
draft-too-long = Teksti on liian pitkä. Enintään {$most} merkkiä mahtuu.
draft-other-genitive = Genetiivi ei ala samoin kuin nimi ”{$name}”. Onko se oikein?
draft-not-followed = Tässä on yhä vakioarvo, vaikka kenttää ”{$follows}” on muutettu. Onko se oikein?
draft-term-deviation = { $allowed ->
    [yes] Poikkeaa vakiosta: {$value}, vakio on {$standard}. Poikkeaman salli {$by}: {$reason}
   *[no] Poikkeaa vakiosta: {$value}, vakio on {$standard}.
}
draft-term-beyond-sales = { $stale ->
    [yes] Myyjä saa valita {$limits}, ei {$value}. Lupa koskee arvoa {$allowed}. Juristi voi sallia uuden arvon: täytä juristin nimi ja perustelu.
   *[no] Myyjä saa valita {$limits}, ei {$value}. Juristi voi sallia sen: täytä juristin nimi ja perustelu.
}
draft-term-not-in-pdf = Myynti saa valita {$limits}; tässä on {$value}. Luvan antaja ei ole PDF-tiedostossa vaan luonnoksessa.
draft-term-incomplete-permission = Lupa on puutteellinen. Täytä sekä juristin nimi että perustelu.
term-limits = { $kind ->
    [only] {$most}
    [least] vähintään {$least}
    [most] enintään {$most}
    [any] minkä tahansa arvon
   *[range] {$least}–{$most}
}
deviation-within-sales = myyjä saa valita sen
deviation-allowed = poikkeaman salli {$by}: {$reason}
deviation-not-in-pdf = poikkeaman sallijaa ei ole PDF-tiedostossa
deviation-not-allowed = ei sallittu
draft-not-printed = Vastaus ei tulostu missään sopimuksen kohdassa, kun lomake on täytetty näin. Poista se, tai valitse se, mihin vastaus liittyy.

## Drafts: characters, numbers, countries, addresses and dates

draft-control-character = Merkki numero {$place} on sarkain, rivinvaihto tai muu ohjausmerkki ({$character}). Poista se.
draft-direction-character = Merkki numero {$place} ei näy, mutta se muuttaa tekstin suuntaa ({$character}). Poista se.
draft-invisible-character = Merkki numero {$place} ei näy ({$character}). Poista se.
draft-business-id-form = Tunnus ei ole oikeaa muotoa. Oikea muoto on esimerkiksi {$example}.
draft-check-digit-last = Tarkistusnumero ei täsmää. Viimeisen numeron pitäisi olla {$expected}, jos muut ovat oikein.
draft-check-digit-before-suffix = Tarkistusnumero ei täsmää. Lopun 01 edellä pitäisi olla {$expected}, jos muut numerot ovat oikein.
draft-no-check-digit = Mikään tunnus ei ala näillä seitsemällä numerolla, joten jokin niistä on väärin. Tarkista tunnus.
draft-vat-form = ALV-numero ei ole oikeaa muotoa. Oikea muoto on esimerkiksi {$example}.
draft-loose-form = Muoto ei ole oikea. Kirjoita {$shortest}–{$longest} merkkiä: kirjaimia ja numeroita, tarvittaessa välilyönti tai yhdysmerkki välissä.
draft-other-town = Postinumeron vieressä on paikkakunta {$found}, mutta paikkakunnaksi on täytetty {$city}. Kirjoita tähän vain postinumero ja oikea paikkakunta omaan kenttäänsä.
draft-postal-code-form = Postinumero ei ole oikeaa muotoa. Oikea muoto on esimerkiksi {$example}.
draft-postal-code-abroad = { $country ->
    [SE] Postinumero on kirjoitettu ruotsalaiseen tapaan. Valitse maaksi Ruotsi tai kirjoita numero muodossa {$example}.
   *[other] Postinumero on kirjoitettu kuten toisessa maassa ({$country}). Valitse se maaksi tai kirjoita numero muodossa {$example}.
}
draft-country = { $suggested ->
    [yes] Tämä ei ole maakoodi. Tarkoititko ”{$nearest}”?
   *[no] Maata ei tunnisteta. Kirjoita sen nimi tai maakoodi, esimerkiksi Suomi tai FI.
}
draft-email-space = Sähköpostiosoitteessa on välilyönti. Kirjoita yksi osoite ilman välilyöntejä.
draft-email-no-at-sign = Merkki @ puuttuu. Sähköpostiosoitteen muoto on nimi@example.com.
draft-email-several-at-signs = Merkkejä @ on useita. Kirjoita yksi sähköpostiosoite.
draft-email-no-local-part = Merkin @ edellä ei ole mitään. Sähköpostiosoitteen muoto on nimi@example.com.
draft-email-no-domain = Merkin @ jäljessä ei ole mitään. Sähköpostiosoitteen muoto on nimi@example.com.
draft-email-misplaced-dot = Piste on sähköpostiosoitteessa väärässä paikassa. Se ei voi olla ensimmäisenä, viimeisenä, merkin @ vieressä eikä toisen pisteen vieressä.
draft-email-domain-without-dot = Sähköpostiosoitteen loppu puuttuu. Merkin @ jälkeen tarvitaan piste ja pääte, esimerkiksi .fi.
draft-email-character = Merkki {$character} ei voi olla tuossa kohdassa sähköpostiosoitetta. Poista tai korjaa se.
draft-email-long-local-part = Merkin @ edellä on liikaa merkkejä: enintään {$most} mahtuu (å, ä ja ö lasketaan kahdeksi). Korjaa osoite.
draft-email-long-domain = Merkin @ jäljessä on liikaa merkkejä: enintään {$most} mahtuu. Korjaa osoite.
draft-date-form = Päiväys ei ole oikeaa muotoa. Kirjoita se muodossa 2026-11-22 tai 22.11.2026.
draft-date-two-digit-year = Vuosiluku on liian lyhyt. Kirjoita se neljällä numerolla, esimerkiksi 2026.
draft-date-no-such-year = Sellaista vuotta ei ole. Vuosiluvun on oltava vähintään 0001 ja enintään 9999.
draft-date-no-such-month = Kuukautta {$month} ei ole. Sen on oltava vähintään 1 ja enintään 12.
draft-date-no-such-day = Siinä kuussa ei ole päivää {$day}. Viimeinen on {$last}.
draft-date-relative = ”{$found}” on eri päivä sen mukaan, milloin luonnos luetaan. Kirjoita päiväys vuoden kanssa, esimerkiksi 2026-11-22.
draft-option-twice = Vaihtoehto ”{$id}” on valittu useammin kuin kerran. Kerta riittää.
draft-yes-no = Vastauksen on oltava kyllä tai ei, ei ”{$found}”.
draft-number-form = Tämä ei ole luku. Kirjoita se numeroin, esimerkiksi 1234 tai 1 234,50.
draft-number-too-large = Luku on liian suuri. Enintään kaksitoista numeroa mahtuu.
draft-number-decimals = { $most ->
    [0] Luvun on oltava kokonaisluku.
    [one] Luvussa on liikaa desimaaleja. Niitä voi olla enintään yksi.
   *[other] Luvussa on liikaa desimaaleja. Niitä voi olla enintään {$most}.
}
draft-number-below = Luku on liian pieni. Pienin sallittu on {$least}.
draft-number-above = Luku on liian suuri. Suurin sallittu on {$most}.
draft-no-number-words = Sopimus kirjoittaa luvun sanoin, ja se onnistuu vain luvuille 0–{$most}. Muuta lukua.
draft-phone-not-international = Numeron on alettava merkillä + ja maan suuntanumerolla, esimerkiksi +358 40 123 4567.
draft-phone-character = Puhelinnumerossa ei voi olla merkkiä {$character}. Poista se.
draft-phone-length = Numeron pituus on väärä. Maan suuntanumeron kanssa siinä on {$least}–{$most} numeroa.
draft-iban-form = Tämä ei ole tilinumero (IBAN). Sen alussa on kaksi kirjainta ja kaksi numeroa, esimerkiksi FI21 1234 5600 0007 85.
draft-iban-country = Minkään maan tilinumero (IBAN) ei ala näin. Tarkista kaksi ensimmäistä kirjainta.
draft-iban-length = Tilinumerossa (IBAN) on {$found} merkkiä, mutta siinä maassa niitä on {$expected}.
draft-iban-check-digits = Tilinumero (IBAN) ei täsmää: jokin numero tai kirjain on väärin. Vertaa laskuun tai kysy pankista.
draft-too-few-rows = Rivejä on liian vähän. Niitä tarvitaan vähintään {$least}.
draft-too-many-rows = Rivejä on liikaa, {$found}. Niitä mahtuu enintään {$most}.
draft-cell-missing = Solu on tyhjä. Täytä se.

## Drafts attached to PDFs

signing-mark = Allekirjoituspalvelun ”{$service}” merkkiä ei voi käyttää. Sen pitää erottaa allekirjoittajat toisistaan ({"{"}index{"}"} tai sekä {"{"}party{"}"} että {"{"}number{"}"}) ja sisältää vain tavallisia merkkejä (ASCII).
open-no-pdf = Tiedosto ei ole PDF. Anna PDF, joka on viety Klausulilla.
open-damaged = PDF-tiedosto on vioittunut tai vajaa. Hae se uudelleen tai käytä toista kopiota.
open-encrypted = PDF-tiedosto on salattu. Avaa se toisessa ohjelmassa, tallenna ilman salasanaa ja yritä uudelleen.
render-unreadable = Sivuja ei voi piirtää: tiedostoa ei voi lukea.
render-no-such-page = Tiedostossa ei ole sivua {$page}.
render-too-many-pages = Tiedostossa on yli {$max} sivua. Niin montaa ei piirretä.
render-too-large = Sivu {$page} on liian suuri piirrettäväksi.
render-too-complex = Sivun {$page} piirtäminen kestäisi liian kauan.
render-undrawable = { $what ->
    [font] Sivulla {$page} on merkkejä fontilla, jota ei ole tiedostossa tai jota ei voi lukea.
    [picture] Sivulla {$page} on kuva, jota ei voi lukea.
    [appearance] Sivulla {$page} on merkintä tai kenttä, jonka ulkoasua ei voi lukea.
    [pattern] Sivulla {$page} on kuviointi tai liukuväri, eikä sellaisia piirretä tässä.
   *[mask] Sivulla {$page} on läpinäkyvyysmaski, eikä sellaisia piirretä tässä.
}
render-timeout = Sivujen piirtäminen kesti liian kauan. Yritä uudelleen, kun koneella on vähemmän tekemistä.
render-busy = Muiden tiedostojen sivuja piirretään vielä. Yritä hetken kuluttua uudelleen.
render-failed = Sivuja ei voitu piirtää ohjelmassa olevan vian takia.
open-no-draft = PDF-tiedostossa ei ole luonnosta. Sen on tehnyt toinen ohjelma, tai se on viety ilman liitteitä.
open-several-drafts = PDF-tiedostossa on useita luonnoksia, eikä voi tietää, mikä niistä pätee. Avaa luonnos toisesta kopiosta.
open-no-template = PDF-tiedostossa ei ole mallia. Sen on tehnyt toinen ohjelma, tai se on viety ilman liitteitä.
open-answer-left-out = Tieto on täytetty alkuperäisessä, ja sopimuksen sanamuoto riippuu siitä, mutta mikään sivu ei tulosta sitä, joten sitä ei ole PDF-tiedostossa. Täytä se uudelleen.
open-service-left-out = Palvelu on valittu alkuperäisessä, ja sopimuksen sanamuoto riippuu siitä, mutta mikään sivu ei tulosta sitä, joten sitä ei ole PDF-tiedostossa. Valitse se uudelleen.
open-something-left-out = Jokin, mitä mikään sivu ei tulosta, vaikutti alkuperäisen sanamuotoon, eikä sitä ole PDF-tiedostossa. Mikä se on, näkyy vain mallista siinä versiossa, jolla alkuperäinen on tehty.

## Commands: new and export

new-set-form = Yhtäsuuruusmerkki puuttuu. Kirjoita KENTTÄ=ARVO, esimerkiksi --set customer.city=Vaasa.
new-set-twice = Kenttä ”{$field}” annetaan useammin kuin kerran. Anna se kerran.
new-set-signatories = Allekirjoittajia ei anneta valinnalla --set. Kirjoita --signatory OSAPUOLI:NIMI:NIMIKE.
new-set-rows = Rivejä ei voi lukea. Kirjoita ne JSON-muodossa, luettelona olioita sarakkeiden nimillä, tai niin, että solujen välissä on sarkain ja rivien välissä rivinvaihto.
new-signatory-form = Nimi tai tehtävänimike puuttuu. Kirjoita OSAPUOLI:NIMI:NIMIKE, esimerkiksi --signatory "customer:Åsa Öst:Talousjohtaja".
new-signatory-colons = Kaksoispisteitä on enemmän kuin kaksi, joten nimeä ja tehtävänimikettä ei voi erottaa. Kirjoita nimen tai nimikkeen kaksoispiste muodossa \:, esimerkiksi --signatory "customer:Carl K\:son Berg:Talousjohtaja". Tai kirjoita --signatory "customer:name=Carl K:son Berg,title=Talousjohtaja". Neljäs tieto on sähköpostiosoite.
new-signatory-keys = Nimi puuttuu, tai jokin tieto on tyhjä tai annettu kahdesti. Kirjoita esimerkiksi --signatory "customer:name=Åsa Öst,title=Talousjohtaja,email=asa.ost@example.com"; sähköpostin voi jättää pois.
new-clock = Tietokoneen kello tai aikavyöhyke ei näytä kelvollista päiväystä, joten ei ole selvää, mitä päivää tarkoitetaan. Aseta ne tai kirjoita päiväys vuosineen.
export-clock = Tietokoneen kello tai aikavyöhyke ei näytä kelvollista päiväystä. Aseta ne tai anna päiväys, esimerkiksi --date 2026-11-22.
export-other-version = Luonnos kuuluu mallin versioon {$draft}, jota ei ole täällä. Siksi PDF-tiedosto on luonnos: jokainen sivu kertoo sen, eikä mitään voi allekirjoittaa. Anna version kansio valitsimella --library tai --template. Jos sopimus tehdään versiolla {$template}, avaa luonnos ikkunassa, joka näyttää muutokset, tai anna se malli valitsimella --template.
export-attached = PDF-tiedoston sisällä on se, mitä sivut sanovat, eikä muuta: sopimuksessa näkyvät vastaukset ja palvelut (draft.ron) ja siinä näkyvä sanamuoto (template.ron), jotka toinen osapuoli voi lukea. Mallin muista osista on vain tiivisteet.
export-not-listed = Vientiä ei voitu kirjata vientien luetteloon, joten Klausulin myöhempi versio ei ehkä voi osoittaa, että tiedosto on muuttumaton. {$detail}
export-package-beside = Allekirjoituspaketti kirjoitetaan PDF-tiedoston viereen. Anna tiedosto eikä merkkiä -.
export-onto-other = Tiedosto ei ole PDF, eikä sitä korvata edes valitsimella --force. Anna toinen nimi.
export-failed = Asiakirjaa ei voitu luoda. Vika on ohjelmassa: ilmoita siitä Klausulin ylläpitäjille. Selitys englanniksi: {$detail}
export-service-not-printed = Palvelu {$service} on valittu, mutta se ei tulostu missään sopimuksen kohdassa. Vika on mallissa: ilmoita siitä sen ylläpitäjille.
export-answer-not-printed = Kenttä {$field} on täytettävä, mutta se ei tulostu missään sopimuksen kohdassa. Vika on mallissa: ilmoita siitä sen ylläpitäjille.

## Short phrases in the lines of explain: parts, rules, and the facts that decided

part-block = lohko
part-service = palvelu
part-row = rivi
part-item = kohta
part-choice = sanavalinta
part-correction = korjaus
explain-always = aina
explain-correction = ”{$source}” → ”{$printed}”
explain-correction-on = korjaus tehdään
explain-correction-off = korjaus on poissa päältä
explain-correction-no-block = lohko ei tulostu
rule-service-of = ryhmästä {$set} on valittu jokin palvelu
rule-service = palvelu {$id} on valittu
rule-answered = kenttä {$field} on täytetty
rule-is = kentän {$field} vastaus on {$answer}
rule-above = kentän {$field} luku on suurempi kuin {$answer}
rule-below = kentän {$field} luku on pienempi kuin {$answer}
rule-and = ja
rule-or = tai
rule-not = ei ({$rule})
cause-service-of = ryhmästä {$set} on valittu: {$chosen}
cause-no-service-of = ryhmästä {$set} ei ole valittu palvelua
cause-service = {$id} on valittu
cause-no-service = {$id} ei ole valittu
cause-answered = {$field} on täytetty
cause-not-answered = {$field} on täyttämättä
cause-is = {$field} on {$answer}
cause-is-not = {$field} ei ole {$answer}
cause-above = {$field} on suurempi kuin {$answer}
cause-not-above = {$field} ei ole suurempi kuin {$answer}
cause-below = {$field} on pienempi kuin {$answer}
cause-not-below = {$field} ei ole pienempi kuin {$answer}

## The window: menus

menu-file = Tiedosto
menu-edit = Muokkaa
menu-view = Näytä
menu-template-menu = Malli
menu-help = Ohje
menu-new = Uusi luonnos
menu-new-for-other = Uusi toiselle asiakkaalle
menu-open = Avaa…
menu-recent = Viimeksi avatut
menu-example = Avaa esimerkkisopimus
menu-save = Tallenna
menu-save-as = Tallenna nimellä…
menu-export = Vie PDF-tiedostona…
menu-export-draft = Vie luonnos PDF-tiedostona…
menu-register-more = Sopimusten luettelo
menu-exported = Viety PDF
menu-mail = Lähetä sähköpostilla…
menu-print = Tulosta…
menu-signing-package = Allekirjoituspaketti
menu-attachments = Liitä luonnos ja malli PDF-tiedostoon
menu-quit = Lopeta
menu-undo = Kumoa
menu-redo = Tee uudelleen
menu-copy = Kopioi sopimusteksti
menu-select-all = Valitse koko sopimusteksti
menu-cut = Leikkaa
menu-copy-selected = Kopioi
menu-paste = Liitä
menu-select-everything = Valitse kaikki
menu-find = Etsi sopimuksesta
menu-next-hit = Seuraava osuma
menu-previous-hit = Edellinen osuma
menu-next-gap = Seuraava puuttuva tieto
menu-previous-gap = Edellinen puuttuva tieto
menu-calendar = Valitse päivämäärä kalenterista
menu-row-up = Siirrä rivi ylös
menu-row-down = Siirrä rivi alas
menu-remove-row = Poista rivi
menu-fold = Piilota osion sisältö
menu-unfold-all = Näytä kaikki osiot
menu-fit-width = Sovita leveyteen
menu-fit-page = Sovita sivu
menu-full-size = Todellinen koko
menu-zoom-in = Suurenna
menu-zoom-out = Pienennä
menu-strip = Sivujen pikkukuvat
menu-theme = Teema
theme-system = Järjestelmän mukaan
theme-light = Vaalea
theme-dark = Tumma
menu-language = Kieli
menu-explanation = Miksi sopimus on tällainen?
menu-template = Tietoja mallista
menu-shortcuts = Pikanäppäimet
menu-about = Tietoja Klausulista
menu-focus = Siirry valikoihin

## The window: the form

window-untitled = Uusi luonnos
window-welcome = Uusi täällä? Katso, miltä valmis sopimus näyttää:
window-drop = Avaa luonnos pudottamalla se tähän
window-services = Palvelut
window-parties = Osapuolet
window-section-optional = vapaaehtoinen
window-section-done = valmis
window-section-open = { $wrong ->
    [0] { $missing ->
        [one] 1 tieto puuttuu
       *[other] {$missing} tietoa puuttuu
    }
   *[other] { $missing ->
        [0] { $wrong ->
            [one] 1 tieto on väärin
           *[other] {$wrong} tietoa on väärin
        }
       *[other] {$missing} puuttuu, {$wrong} väärin
    }
}
window-remove = Poista
window-more = … ja {$count} muuta
window-add-signatory = Lisää allekirjoittaja
window-signatory = allekirjoittaja {$number}
window-add-row = Lisää rivi
window-row = rivi {$number}
window-paste-rows = Laskentataulukon soluja voi liittää soluun.
window-yes = Kyllä
window-no = Ei
window-not-answered = Ei vastausta
window-signatory-name = Nimi
window-signatory-title = Tehtävänimike
window-signatory-email = Sähköposti
window-move-up = Siirrä ylös
window-move-down = Siirrä alas
window-calendar = Kalenteri
calendar-weekdays = ma ti ke to pe la su
calendar-month = { $month ->
    [1] tammikuu {$year}
    [2] helmikuu {$year}
    [3] maaliskuu {$year}
    [4] huhtikuu {$year}
    [5] toukokuu {$year}
    [6] kesäkuu {$year}
    [7] heinäkuu {$year}
    [8] elokuu {$year}
    [9] syyskuu {$year}
    [10] lokakuu {$year}
    [11] marraskuu {$year}
   *[12] joulukuu {$year}
}
calendar-previous-month = Edellinen kuukausi
calendar-next-month = Seuraava kuukausi
calendar-previous-year = Edellinen vuosi
calendar-next-year = Seuraava vuosi

## The window: the pages

window-find = Etsi sopimuksesta
window-found = {$current}/{$count}
window-not-found = Ei osumia
window-preview = { $count ->
    [one] Sopimus, 1 sivu
   *[other] Sopimus, {$count} sivua
}
window-page-of = Sivu {$page}/{$count}
window-why = Miksi tämä on mukana?
window-rule = Mukana, kun {$rule}.
window-correction = { $state ->
    [on] Toimituksellinen korjaus: lähteessä on ”{$source}”, sopimuksessa ”{$printed}”. {$reason}
   *[off] Toimituksellinen korjaus on pois päältä: sopimuksessa on lähteen ”{$source}”, ei ”{$printed}”. {$reason}
}
window-always = Aina mukana, mitä palveluja ja vastauksia valitaankin.
window-because = { $printed ->
    [yes] Mukana: {$causes}. Mukana aina, kun {$rule}.
   *[no] Ei mukana: {$causes}. Mukana vain, kun {$rule}.
}
window-copy-clause = Kopioi teksti

## The window: the way to a finished agreement

window-export = Vie PDF
window-export-now = Kaikki on täytetty: vie PDF
window-export-again = PDF on viety. Vie uudelleen
window-exporting = Viedään…
window-exported = PDF-tiedosto on valmis.
window-exported-draft = Luonnos on valmis PDF-tiedostona, ja se on merkitty joka sivulla.
window-open = Avaa
window-print = Tulosta
window-mail = Lähetä sähköpostilla
window-packaged = Allekirjoituspaketti on kirjoitettu PDF-tiedoston viereen: tiedosto ohjelmille (JSON) ja laskentataulukolle (CSV).
window-mailed = Viesti, jossa PDF-tiedosto on liitteenä, avautuu sähköpostiohjelmassasi. Jos se ei avaudu, viesti on tässä:
window-no-mail = Sähköpostiohjelmaa ei löytynyt. Viesti on tässä tiedostossa; avaa se sähköpostiohjelmassasi.
window-reveal = Näytä kansiossa
window-saved = tallennettu
window-not-saved = tallentamatta
window-pages = { $count ->
    [one] 1 sivu
   *[other] {$count} sivua
}
window-template = malli {$version} · {$hash}
window-close = Sulje
window-not-complete = Sopimuksen voi viedä, kun kaikki merkityt tiedot on täytetty oikein. Luonnoksen voi viedä milloin tahansa: Tiedosto, Vie luonnos PDF-tiedostona.

## The window: files and other programs

window-choose-open = Avaa luonnos
window-choose-save = Tallenna luonnos
window-choose-export = Vie PDF
window-kind-draft = Luonnos
window-kind-pdf = PDF-asiakirja
window-broken-draft = Tiedosto ei ole kokonainen luonnos, eikä sitä voi avata. {$detail}
window-other-template = Luonnos on tehty mallilla ”{$draft}”, mutta käytössä on ”{$template}”. Käynnistä Klausul luonnoksen omalla mallilla: klausul --template KANSIO.
window-no-example = Esimerkkisopimus kuuluu sisäänrakennettuun malliin. Käynnistä Klausul ilman valitsinta --template.
window-not-onto-other = Tiedosto ei ole PDF, eikä sitä korvata. Valitse toinen nimi.
window-clock = Tietokoneen kello tai aikavyöhyke ei näytä kelvollista päivää. Aseta ne ja vie uudelleen.
window-no-viewer = Tiedostolle ei löytynyt ohjelmaa. Avaa se kansiosta.
window-no-printer = Tulostimeen ei saatu yhteyttä. Kytke tulostin, tai avaa tiedosto ja tulosta sieltä.
window-no-print-program = Mikään tietokoneen ohjelma ei tulosta PDF-tiedostoja pyynnöstä. Avaa tiedosto ja tulosta sieltä.
window-no-folder = Kansiota ei voi näyttää. Avaa se itse.

## The window: questions

question-unsaved = Tallennetaanko muutokset?
question-unsaved-text = Luonnoksessa on tallentamattomia muutoksia.
question-save = Tallenna
question-discard = Hylkää muutokset
question-cancel = Peruuta
question-replace = Tiedosto on jo olemassa. Korvataanko se?
question-replace-accept = Korvaa tiedosto
question-path = Anna tiedosto
question-path-text = Tiedostoikkunaa ei voi näyttää. Kirjoita tiedoston nimi ja kansio:
question-path-of-folder = Anna kansio
question-path-of-folder-text = Tiedostoikkunaa ei voi näyttää tässä. Kirjoita kansion nimi polkuineen:
question-path-open = Avaa
question-path-export = Vie

## The window: panels of information

about-text = Sopimukset oikein ehdoin, sanasta sanaan kuten juristit ne kirjoittivat.
about-licence = Klausulia saa käyttää MIT-lisenssin tai Apache-lisenssin 2.0 mukaisesti.
about-others = Muiden työ ohjelmassa (englanniksi)
about-copy = Kopioi tiedot tukea varten
about-copied = ✓ Kopioitu
about-copy-text = Näissä ei ole mitään asiakkaista, sopimuksista tai henkilöistä.
about-template-id = Mallin nimi
about-template-version = Versio
about-template-language = Kieli
about-template-hash = Tarkistussumma (SHA-256)
about-template-source = Lähde
keys-next-field = Seuraava ja edellinen kenttä
keys-tab = Sarkain, Vaihto+Sarkain
keys-next-gap = Seuraava puuttuva tieto
keys-enter = Enter lomakkeessa
keys-blocks = Seuraava ja edellinen ehto (sopimuksessa)
keys-arrows = Nuoli alas, nuoli ylös
keys-copy = Valitse kaikki, kopioi valinta tai ehto (sopimuksessa)
keys-copy-keys = Ctrl+A, Ctrl+C
keys-scroll = Selaa (sopimuksessa)
keys-page = Page Down, Page Up, Home, End
keys-zoom = Suurenna tai pienennä
keys-wheel = Ctrl+hiiren rulla
keys-close = Sulje avoin ikkuna
keys-escape = Esc

## The window can't be opened

start-no-display = Näyttöä ei löytynyt, joten ikkunaa ei voi avata. Käynnistä Klausul graafisessa istunnossa tai tee työ komentorivillä: klausul new, klausul export (klausul --help näyttää kaiken).
start-graphics = Ikkunaa ei voi avata: OpenGL tai järjestelmäkirjasto puuttuu ({$detail}). Debianissa ja Ubuntussa: apt install {$packages}. Komentorivillä onnistuu kaikki: klausul new, klausul export (klausul --help näyttää kaiken).
start-graphics-windows = Ikkunaa ei voi avata: tietokoneen grafiikka ei tue OpenGL 2:ta eikä Direct3D 12:ta ({$detail}). Asenna näytönohjaimen tai tietokoneen valmistajan ajuri; etätyöpöydällä sitä voidaan tarvita palvelimella, kysy IT-tuesta. Komentorivillä onnistuu kaikki: klausul new, klausul export (klausul --help näyttää kaiken).

## Local data: settings, profiles, recent files, recovery

menu-recovery = Palauta luonnoksia…
menu-reload = Lataa uudelleen
menu-save-profile = Tallenna profiiliksi…
menu-settings = Asetukset…
menu-forget = Unohda tallennetut tiedot…
menu-palette = Hae komentoa…
language-sv = Svenska
language-fi = Suomi
language-en = English
palette-hint = Kirjoita, mitä haluat tehdä
palette-nothing = Sen nimistä komentoa ei ole.
settings-title = Asetukset
settings-scale = Koko
settings-drafts-folder = Luonnosten kansio
settings-drafts-folder-text = Kansion luonnosten asiakkaita ehdotetaan, kun asiakkaan nimeä kirjoitetaan.
settings-pdf-folder = PDF-tiedostojen kansio
settings-last-folder = Viimeksi käytetty kansio
settings-no-folder = Ei mitään
settings-trusted-folder = Luotettujen varmenteiden kansio
settings-trusted-folder-text = Kun kansiossa on varmenteita (PEM tai DER), PDF-tiedoston allekirjoittaja tarkistetaan.
settings-choose = Valitse…
settings-signing = Allekirjoituspalvelu
settings-signing-text = Allekirjoituspaikat merkitään palvelulle, joka etsii tekstiä.
settings-no-signing = Ei mitään
settings-profiles = Profiilit
settings-profiles-text = Profiili on oman osapuolen tiedot. Valittu profiili täytetään uuteen luonnokseen.
settings-no-profile = Ei profiilia
settings-local-data = Tallennetut tiedot
settings-local-data-text = Kaikki, minkä ohjelma muistaa, on tällä tietokoneella, eikä sitä lähetetä minnekään.
settings-broken = Asetuksia ei voitu lukea kokonaan: {$detail} Tiedosto on tallessa nimellä {$file}; se, mikä voitiin lukea, on voimassa.
settings-broken-stays = Asetuksia ei voitu lukea kokonaan: {$detail} Se, mikä voitiin lukea, on voimassa.
local-data-no-journal = Tallentamattomia muutoksia ei voi nyt varmistaa tietokoneelle. Tallenna usein. {$detail}
local-data-no-settings = Asetukset ovat nyt voimassa, mutta niitä ei voitu tallentaa seuraavaa kertaa varten. {$detail}
local-data-not-removed = Tallennettua tiedostoa ei voitu poistaa. {$detail}
local-data-taken = Luonnos on jo avattu toisessa ikkunassa tai poistettu siellä.
local-data-forgot = Tallennetut tiedot on poistettu:
local-data-drafts-stay = Itse tallentamasi luonnokset ja PDF-tiedostot pysyvät paikoillaan.
local-data-log = Ohjelman loki, jossa ei ole asiakkaiden tietoja, alkaa alusta.
local-data-profiles = {$count ->
    [one] yksi profiili
   *[other] {$count} profiilia
}
local-data-customers = {$count ->
    [one] yksi ehdotettava asiakas
   *[other] {$count} ehdotettavaa asiakasta
}
local-data-recent = {$count ->
    [one] yksi viimeaikainen tiedosto
   *[other] {$count} viimeaikaista tiedostoa
}
local-data-folders = {$count ->
    [one] yksi valittu kansio
   *[other] {$count} valittua kansiota
}
local-data-lost = {$count ->
    [one] yksi tallentamatta jäänyt luonnos
   *[other] {$count} tallentamatta jäänyttä luonnosta
}
recovery-title = Tallentamatta jääneet luonnokset
recovery-text = Klausul sulkeutui ennen kuin nämä muutokset oli tallennettu. Ne säilyvät, kunnes avaat ja tallennat ne tai hylkäät ne.
recovery-changed = Muutettu {$time}
recovery-never-saved = Ei koskaan tallennettu tiedostoon
recovery-open = Avaa
recovery-dismiss = Hylkää
difference-what = Tieto
difference-in-file = Tiedostossa
difference-here = Ikkunassa
difference-lost = Tallentamatta
difference-chosen = valittu
difference-service = Palvelu: {$name}
save-other-conflict = Aiemmin avoinna ollutta luonnosta ei tallennettu: joku muu oli muuttanut tiedostoa, ja siinä on yhä heidän tekstinsä.
question-conflict = Joku muu on muuttanut tiedostoa
question-conflict-text = Erot:
question-conflict-unreadable = Tiedoston nykyistä sisältöä ei voi lukea luonnoksena. {$detail}
question-conflict-mine = Korvaa omillani
question-conflict-theirs = Ota tiedoston sisältö
question-conflict-copy = Tallenna kopio…
question-profile = Tallenna profiiliksi
question-profile-text = Mikä profiilin nimeksi? Samanniminen profiili korvataan.
question-dismiss = Hylätäänkö luonnos? Sitä ei ole missään muualla.
question-pasted = Jaetaanko kenttiin?
question-pasted-accept = Jaa kenttiin
question-pasted-plain = Liitä tekstinä
question-pasted-left = Näille ei ole kenttää:
question-pasted-now = korvaa tekstin {$now}
window-presets = Valikoimat
window-use-preset = Valitse valikoiman ”{$name}” palvelut
menu-save-preset = Tallenna palvelut valikoimaksi…
question-preset = Mikä valikoiman nimi on?
question-preset-text = Nimi
preset-unknown = Valikoimassa ”{$name}” on palveluja, joita mallissa ei ole: {$services}. Muut on valittu.
local-data-presets = {$count ->
    [one] yksi palveluvalikoima
   *[other] {$count} palveluvalikoimaa
}
question-forget = Unohdetaanko tallennetut tiedot?
question-forget-text = Nämä poistetaan, eikä niitä saa takaisin:
question-forget-nothing = Ohjelma ei muista tietoja henkilöistä.
question-forget-accept = Unohda tiedot
question-path-folder = Valitse kansio
window-copy = kopio
window-kind-folder = Kansiot
window-choose-drafts-folder = Valitse luonnosten kansio
window-choose-pdf-folder = Valitse PDF-tiedostojen kansio
window-choose-trusted-folder = Valitse luotettujen varmenteiden kansio
window-dialog-is-open = Tiedostoikkuna on jo auki, ehkä toisen ikkunan takana.
window-type-path = Kirjoita polku sen sijaan
window-folder-gone = Kansio tai levy ei ole nyt käytettävissä. Yhdistä se ja yritä uudelleen.
window-open-elsewhere = Luonnos on auki myös toisessa ikkunassa. Jos sitä muutetaan molemmissa, Klausul kysyy tallennettaessa.
window-changed-there = Joku muu on muuttanut tiedostoa sen jälkeen, kun se avattiin tässä.
window-changed-both = Joku muu on muuttanut tiedostoa. Tallennettaessa näet erot ja voit valita.
window-clipboard = Leikepöytä ei vastaa. Kopioitava tai liitettävä on ennallaan; yritä uudelleen.
window-use-profile = Täytä profiili {$name}
window-profile-hint = Näin tämä täyttyy itsestään ensi kerralla
window-profile = Profiili
storage-no-home = Tietokoneella ei ole kansiota ohjelman tiedoille.
window-not-secured = ei tallennettu, ei varmistettu
new-no-profile = Profiilia ”{$name}” ei ole asetuksissa.

## Verification: whether a PDF still says what was agreed

verify-unchanged = { $updates ->
    [0] Muuttumaton: tiedosto on viety asiakirja tavu tavulta.
   *[other] Muuttumaton: tiedosto on viety asiakirja tavu tavulta. Sen jälkeen on vain allekirjoituksia ja aikaleimoja.
}
verify-unchanged-listed = { $updates ->
    [0] Muuttumaton: tiedosto on päiväyksellä {$date} viety asiakirja tavu tavulta. Tämän kertoo vientien luettelo; tiedoston teki Klausulin toinen versio.
   *[other] Muuttumaton: tiedosto on päiväyksellä {$date} viety asiakirja tavu tavulta. Sen jälkeen on vain allekirjoituksia ja aikaleimoja. Tämän kertoo vientien luettelo; tiedoston teki Klausulin toinen versio.
}
verify-same-words = Samat sanat: tiedoston on tehnyt ladonnan toinen versio, joten vain sanoja verrattiin, ja ne ovat samat. Jonkun on katsottava sivut.
verify-same-pages = Samat sivut: tiedosto ei ole viety tiedosto tavu tavulta, koska toinen ohjelma tai Klausulin toinen versio on kirjoittanut sen, mutta jokainen sivu piirtyy niin kuin pitää. Kaksi riippumatonta vertailua on samaa mieltä.
verify-same-structure = Samat sanat: tiedoston rakenne sanoo sen, mistä sovittiin, mutta sivuja ei verrattu kuvina. Jonkun on katsottava sivut.
verify-added = Täydennetty: sopimuksen jokainen sana on paikallaan, eikä mitään ole peitetty. Viereen on lisätty jotakin, ja jonkun on katsottava se.
verify-pages = { $several ->
    [yes] sivut {$from}–{$to}
   *[no] sivu {$from}
}
verify-addition = Lisätty { $where ->
    [head] ylös ({$pages})
    [foot] alas ({$pages})
    [signature-line] riville ”{$signatory}” ({$pages})
    [end] loppuun
   *[beside] tekstin viereen ({$pages})
}: { $what ->
    [text] ”{$text}”
    [picture] kuva
    [shape] viivoja tai pintoja
    [signature] allekirjoituksen ulkoasu, jota mikään eheä allekirjoitus ei kata
   *[page] {$pages}
}
verify-saved-after-signing = Toinen ohjelma on tallentanut tiedoston uudelleen allekirjoittamisen jälkeen, eikä mikään allekirjoitus enää päde. Sivut sanovat yhä sen, mitä sovittiin. Pyydä tiedosto sellaisena kuin allekirjoituspalvelu lähetti sen.
verify-looks = Sivu näyttää tässä piirrettynä toisenlaiselta, vaikka tiedosto sanoo mitä pitää.
verify-not-drawable = Sivuja ei voitu verrata kuvina: {$reason}
verify-unnamed = Jokin poikkeaa viedystä asiakirjasta, mutta sitä ei voi nimetä. Pyydä tiedosto sellaisena kuin se lähetettiin.
verify-changed = { $count ->
    [one] Muutettu: tiedosto poikkeaa yhdessä kohdassa siitä, mitä siinä oleva luonnos ja malli sanovat.
   *[other] Muutettu: tiedosto poikkeaa {$count} kohdassa siitä, mitä siinä oleva luonnos ja malli sanovat.
}
verify-unknown-template = { $namesake ->
    [yes] Tuntematon malli: sivut vastaavat vain tiedoston mukana tulevaa mallia ({$id} {$version}). Täällä on toinen malli, jolla on sama nimi ja versio, joten tiedoston teksti voi olla muutettu.
   *[no] Tuntematon malli: sivut vastaavat vain tiedoston mukana tulevaa mallia ({$id} {$version}), eikä sitä tunneta täällä. Anna se valitsimella --template.
} { $compared ->
    [words] Vain sanoja on verrattu.
   *[pages] {""}
}
verify-not-ours = Ei meidän: tiedostossa ei ole luonnosta, johon verrata. Se on tehty toisella ohjelmalla tai viety ilman liitteitä.
verify-outside-subset = PDF-tiedosto on tehty niin, että eri ohjelmat voivat näyttää eri asioita, eikä sitä voi verrata: { $rule ->
    [header] tiedosto ei ala niin kuin PDF alkaa
    [bytes] objektien välissä on jotakin, mitä mikään taulukko ei luettele
    [comment] kommentti on paikassa, jossa se voi kätkeä jotakin
    [table] ristiviitetaulukko ei ole oikein muotoiltu
    [start] loppu ei osoita uusimpaan taulukkoon
    [size] taulukossa on enemmän objekteja kuin se ilmoittaa
    [generation] objektin sukupolvi on muu kuin 0
    [chain] taulukot eivät johda versiosta sitä edeltävään
    [linearized] se on tehty verkkoa varten, ja sen ensimmäinen taulukko on eri kuin viimeinen
    [object-place] objekti ei ole siinä, missä taulukko sanoo sen olevan
    [object-stream] objektivirrassa on muita objekteja kuin taulukossa
    [dangling] viittaus ei johda mihinkään objektiin
    [reference-to-reference] viittaus johtaa viittaukseen
    [stream-end] virta on pitempi tai lyhyempi kuin se ilmoittaa
    [stream-keys] virran purkutapaa on muutettu jälkeenpäin
    [encryption] se on salattu epätavallisella tavalla
    [filter] virta on pakattu epätavallisesti tai vioittunut
    [number] luku on suurempi tai pitempi kuin kaikki ohjelmat pystyvät käsittelemään
    [name] nimessä on muita kuin ASCII-merkkejä
    [syntax] jokin on kirjoitettu niin kuin PDF-tiedostoa ei kirjoiteta
    [duplicate-key] avain on sanakirjassa kahdesti
    [type] jokin on muuta lajia kuin siihen kuuluu
    [page-tree] sivut ja niiden puu ovat ristiriidassa
    [page-box] sivun koko tai kulma on epätavallinen
    [resources] sivun resurssit eivät ole sanakirja
    [annotation] merkintä ei ole kokonainen
    [appearance] merkinnän ulkoasulta puuttuu kehys tai paikka
    [content-seam] sivun sisältö on jaettu kohdasta, jossa ohjelmat liittävät sen eri tavoin
   *[other] se rikkoo PDF:n sääntöä
 } (tavu {$byte}). Pyydä tiedosto sellaisena kuin palvelu sen lähetti.
verify-too-large = PDF-tiedostoa ei voi verrata, koska { $bound ->
    [file-bytes] sen koko on yli 64 Mt
    [decoded-bytes] sen sisältö on purettuna liian suuri
    [objects] siinä on liian monta objektia
    [content] sen sivut piirtävät liikaa
    [steps] sen lukeminen vaatii liian monta vaihetta
   *[other] se on liian suuri
 }. Tarkista, että tiedosto on oikea, ja pyydä se sellaisena kuin palvelu sen lähetti.
verify-attachment-too-large = Liite on suurempi kuin {$kilobytes} kt.
verify-place-pages = { $several ->
    [yes] sivut {$from}–{$to}
   *[no] sivu {$from}
}
verify-place = { $labelled ->
    [yes] {$pages}, {$clause}
   *[no] {$pages}
}
verify-after-signer = Sen jälkeen, kun ”{$signer}” oli allekirjoittanut: {$sentence}
verify-revision = Tiedoston versiossa {$revision}, ennen myöhempiä lisäyksiä: {$sentence}
verify-words-replaced = Tässä lukee ”{$found}” eikä ”{$expected}”.
verify-words-added = Tässä lukee ”{$found}”, jonka ei pitäisi olla tässä.
verify-words-removed = Tästä puuttuu ”{$expected}”.
verify-look = { $look ->
    [font] ”{$words}” on toisella fontilla, tai sen merkeillä on toiset muodot.
    [color] ”{$words}” on eri värinen.
    [hidden] ”{$words}” on piilotettu tai rajattu.
    [layer] ”{$words}” on tasolla, jonka voi sammuttaa.
    [moved] ”{$words}” on toisessa paikassa.
   *[other] ”{$words}” ei näytä siltä kuin sen pitäisi.
}
verify-drawn = { $what ->
    [shape] Tähän on piirretty viiva tai pinta, joka ei kuulu tähän. Se voi peittää jotakin.
    [picture] Tässä on kuva, joka ei kuulu tähän. Se voi peittää jotakin.
   *[unknown] Tähän on piirretty jotakin, mitä ohjelma ei tunne.
}
verify-not-drawn = { $what ->
    [shape] Tästä puuttuu viiva.
    [picture] Tästä puuttuu kuva.
   *[unknown] Tästä puuttuu jotakin.
}
verify-page-missing = Sivu puuttuu.
verify-page-added = Sivu ei kuulu tähän.
verify-page-repeated = Sivu on tässä toisen kerran.
verify-page-moved = Sivu on väärässä paikassa.
verify-page-frame = Sivu on käännetty, rajattu tai eri kokoinen.
verify-page-extra = Sivulla on jotakin, mikä ei kuulu siihen ({$name}).
verify-annotation = Sivun päälle on lisätty jotakin, esimerkiksi huomautus, leima tai kenttä ({$kind}).
verify-field-missing = Allekirjoituskenttä ”{$field}” puuttuu.
verify-field-changed = Allekirjoituskenttää ”{$field}” on siirretty tai muutettu, tai se näyttää jotakin, mitä mikään ehjä allekirjoitus ei kata.
verify-attachment = { $what ->
    [changed] Liitettä {$name} on muutettu.
    [missing] Liite {$name} puuttuu.
   *[added] Liite {$name} ei kuulu tiedostoon.
}
verify-draft-unusable = Tiedostossa olevaa luonnosta ei voi käyttää: {$reason}
verify-template-unusable = Tiedostossa olevaa mallia ei voi käyttää: {$reason}
verify-around = Asiakirjassa on jotakin, mikä ei kuulu siihen ja mikä voi muuttaa näytettävää ({$name}).
verify-said = Tässä luetaan ääneen jotakin muuta kuin siinä lukee: ”{$said}”
verify-bookmark = Kirjanmerkki ”{$title}” ei kuulu tiedostoon.
verify-around-missing = Asiakirjasta puuttuu jotakin, mikä kuuluu siihen ({$name}).
verify-bookmarks-missing = Kirjanmerkit puuttuvat.
verify-bookmark-missing = Kirjanmerkki ”{$title}” puuttuu.
verify-property = { $name ->
    [title] Asiakirjan ominaisuuksissa on toinen otsikko: ”{$value}”
    [author] Asiakirjan ominaisuuksissa mainitaan tekijä: ”{$value}”
    [subject] Asiakirjan ominaisuuksissa on kuvaus, joka ei kuulu siihen: ”{$value}”
    [keywords] Asiakirjan ominaisuuksissa on avainsanoja, jotka eivät kuulu siihen: ”{$value}”
    [custom] Asiakirjan ominaisuuksissa on oma tieto: ”{$value}”
   *[language] Asiakirja ilmoittaa toisen kielen: ”{$value}”
}
verify-property-missing = { $name ->
    [title] Asiakirjan ominaisuuksissa ei ole enää otsikkoa.
   *[language] Asiakirja ei enää ilmoita kieltään.
}
verify-text-layer = Kirjaimet näyttävät oikeilta, mutta kopioitaessa, haettaessa tai ääneen luettaessa teksti on toinen, ensimmäisenä ”{$found}”, kun sivulla lukee ”{$expected}”.
verify-structure = Ruudunlukijoille ja muille ohjelmille asiakirja on järjestetty tai merkitty toisin kohdasta ”{$words}” alkaen.
verify-structure-missing = Ruudunlukijoille ja muille ohjelmille asiakirjassa ei ole enää otsikoita, luetteloita eikä lukujärjestystä.
verify-more = Poikkeamia on enemmän kuin tässä luetellaan.
canonical-other-form = Mallia ei ole kirjoitettu kanonisessa muodossa {$form}.
canonical-malformed = Riviä {$line} ei ole kirjoitettu kanonisessa muodossa {$form}, joten tiiviste ei merkitse mitään.
canonical-problem = Rivi {$line}: {$problem}
canonical-letterhead = Ensimmäisen sivun ylätunnisteen kuva ei ole mallin.

verify-signature = Kenttä ”{$field}”: allekirjoittaja { $named ->
    [yes] ”{$signer}”
   *[no] ilman nimeä
}, { $timed ->
    [yes] {$time} allekirjoittajan mukaan
   *[no] ilman ajankohtaa
}.
verify-timestamp = Aikaleima, antaja { $named ->
    [yes] ”{$signer}”
   *[no] ilman nimeä
}, { $timed ->
    [yes] {$time}
   *[no] ilman ajankohtaa
}. Se ei ole allekirjoitus.
verify-moment = {$day}. { $month ->
    [1] tammikuuta
    [2] helmikuuta
    [3] maaliskuuta
    [4] huhtikuuta
    [5] toukokuuta
    [6] kesäkuuta
    [7] heinäkuuta
    [8] elokuuta
    [9] syyskuuta
    [10] lokakuuta
    [11] marraskuuta
   *[12] joulukuuta
} {$year} klo {$hour}.{$minute} ({ $zone ->
    [utc] UTC
    [offset] UTC{$offset}
   *[unknown] aikavyöhyke ei tiedossa
})
verify-signature-whole = { $check ->
    [good] Allekirjoitettu sisältö on muuttumaton, ja allekirjoitus on tehty varmenteen avaimella.
    [moved] Allekirjoitus on rikki: allekirjoitettu sisältö ei ole enää siinä, missä se oli, esimerkiksi koska tiedosto on tallennettu uudelleen.
    [changed] Allekirjoitus on rikki: allekirjoitettua sisältöä on muutettu.
    [forged] Allekirjoitus on rikki: sitä ei ole tehty varmenteen avaimella.
    [weak] Allekirjoitusta ei lasketa: se perustuu liian heikkoon menetelmään (MD5, SHA-1 tai lyhyt avain), joten joku muu on voinut tehdä sen.
   *[unknown] Allekirjoitusta ei voi tarkistaa: varmenne puuttuu, tai allekirjoitus on tehty tavalla, jota ohjelma ei tunne. Se ei kerro, onko jotakin muutettu.
}
verify-timestamp-whole = { $check ->
    [good] Leimattu sisältö on muuttumaton, ja leima on tehty varmenteen avaimella.
    [moved] Leima on rikki: leimattu sisältö ei ole enää siinä, missä se oli, esimerkiksi koska tiedosto on tallennettu uudelleen.
    [changed] Leima on rikki: leimattua sisältöä on muutettu.
    [forged] Leima on rikki: sitä ei ole tehty varmenteen avaimella.
    [weak] Leimaa ei lasketa: se perustuu liian heikkoon menetelmään (MD5, SHA-1 tai lyhyt avain), joten joku muu on voinut tehdä sen.
   *[unknown] Leimaa ei voi tarkistaa: varmenne puuttuu, tai leima on tehty tavalla, jota ohjelma ei tunne. Se ei kerro, onko jotakin muutettu.
}
verify-signature-covers = { $followed ->
    [0] Se kattaa koko tiedoston (versio {$revision}).
    [one] Se kattaa tiedoston version {$revision}. Sen jälkeen tiedosto on tallennettu kerran.
   *[other] Se kattaa tiedoston version {$revision}. Sen jälkeen tiedosto on tallennettu {$followed} kertaa.
}
verify-signature-covers-nothing = Se ei kata mitään tiedoston versiota kokonaan.
verify-trust-not-checked = Allekirjoittajan henkilöllisyyttä ei ole tarkistettu.
verify-trust-hint = Anna luotetut varmenteet valitsimella --trust, niin allekirjoittaja tarkistetaan.
verify-signed-by-nobody = Kukaan ei ole allekirjoittanut.
verify-no-signature-counts = Mikään sen allekirjoitus ei päde.
verify-signatures-unchecked = { $count ->
    [one] Tiedostossa on vielä yksi allekirjoitus, jota ei ole tarkistettu.
   *[other] Tiedostossa on vielä {$count} allekirjoitusta, joita ei ole tarkistettu.
}
verify-shared-value = Sama allekirjoitus on myös kentässä ”{$field}”. Allekirjoitus koskee vain yhtä kenttää.
verify-other-field = { $named ->
    [yes] Allekirjoitus on tehty toisessa kentässä, ”{$field}”, ja siirretty tähän.
   *[no] Allekirjoitusta ei ole tehty tässä kentässä.
}
verify-forbidden-change = Allekirjoitus lukitsee asiakirjan, mutta jälkeenpäin on muutettu sellaista, mitä se ei salli: { $change ->
    [pages] sivuja
    [fields] täytettyjä kenttiä
    [signing] allekirjoituksia
    [annotations] sivujen merkintöjä
   *[other] jotakin muuta tiedostossa
}.
verify-locked-field = Allekirjoitus lukitsee kentän ”{$field}”, mutta sitä on muutettu jälkeenpäin.
verify-stamped = { $check ->
    [good] Aikaleiman antaja ”{$signer}”, {$time}. { $trust ->
        [good] Leiman varmenne on peräisin luotetulta taholta.
        [bad] Leiman varmenne ei ole peräisin luotetulta taholta.
       *[not-checked] Leiman antajaa ei ole tarkistettu.
    }
    [bad] Allekirjoituksen aikaleima on rikki tai koskee toista allekirjoitusta.
    [weak] Allekirjoituksen aikaleimaa ei lasketa: se perustuu liian heikkoon menetelmään.
   *[unknown] Allekirjoituksen aikaleimaa ei voi tarkistaa.
}
verify-level = { $level ->
    [B-B] Taso B-B (PAdES): mikään aikaleima ei osoita, milloin allekirjoitus on tehty.
    [B-T] Taso B-T (PAdES): aikaleima osoittaa, milloin allekirjoitus on viimeistään tehty.
    [B-LT] Taso B-LT (PAdES): tiedostossa on myös se, minkä avulla voi jälkeenpäin tarkistaa, oliko varmenne suljettu.
   *[B-LTA] Taso B-LTA (PAdES): tiedostossa on myös se, minkä avulla voi jälkeenpäin tarkistaa, oliko varmenne suljettu, ja myöhempi aikaleima suojaa sitä.
}
verify-stated-reason = Ilmoitettu syy: ”{$text}”
verify-stated-location = Ilmoitettu paikka: ”{$text}”
verify-trust-good = Varmenne on peräisin luotetulta taholta ja oli voimassa { $time ->
    [stamp] aikaleiman osoittamana
   *[claim] allekirjoittajan ilmoittamana
} ajankohtana. Sen mahdollista sulkemista ei ole tarkistettu.
verify-trust-not-for-signing = Varmennetta ei ole myönnetty tähän tarkoitukseen: se on esimerkiksi palvelimen varmenne.
verify-trust-no-certificate = Varmenne puuttuu, joten allekirjoittajaa ei voi tarkistaa.
verify-trust-no-time = Mikään ei kerro, milloin allekirjoitus on tehty, joten varmenteen silloista voimassaoloa ei voi tarkistaa.
verify-trust-bad = Varmenne ei ole peräisin luotetulta taholta tai ei ollut voimassa allekirjoittajan ilmoittamana ajankohtana. Selitys englanniksi: {$reason}
verify-trust-empty = Kansiossa ei ole varmennetta (DER tai PEM).
verify-trust-file = Tiedostossa ei ole varmennetta (DER tai PEM).
verify-trust-unusable = Asetusten luotettuja varmenteita ei voi käyttää. {$path}: {$problem}
verify-of-draft = Mutta se on luonnos eikä vielä sopimus.
verify-shown = Nämä sivut näyttävät, miltä tiedoston pitäisi näyttää. Kehykset osoittavat, missä se poikkeaa.
verify-not-opened = Tämän tiedoston luonnosta ei ole avattu. Nämä sivut kuuluvat toiseen luonnokseen.
verify-before = Tämä koski tiedostoa, kun se avattiin. Luonnosta on sen jälkeen muutettu.
verify-no-files = Kansiossa ei ole PDF-tiedostoa.
verify-progress = {$done}/{$all}
menu-verdict = Näytä tarkistuksen tulos
menu-compare = Vertaa tiedoston omiin sivuihin
compare-expected = Miltä pitäisi näyttää
compare-found = Miltä tiedosto näyttää
compare-pages = Tiedoston sivut
compare-page = Tiedoston sivu {$page}
compare-missing = Sivua ei ole tiedostossa.
compare-awaited = Sivua piirretään…
compare-too-many-pages = Tässä piirretään vain {$max} ensimmäistä sivua.
menu-verify = Tarkista PDF…
window-choose-verify = Valitse tarkistettava PDF-tiedosto

## Comparisons

diff-same = {$clause}: ennallaan
diff-changed = {$clause}: muutettu
diff-added = {$clause}: lisätty
diff-removed = {$clause}: poistettu
diff-moved = {$clause}: siirretty kohdasta {$from}, edeltäjä oli {$after}
diff-moved-and-changed = {$clause}: muutettu ja siirretty kohdasta {$from}, edeltäjä oli {$after}
diff-renumbered = {$clause}: uusi numero (ennen {$from})
diff-emphasised = {$clause}: korostus muuttunut
diff-none = Ei eroja.
diff-arranged = Sanat, ehdot ja tiedot ovat samat; mallin tiedostot on vain järjestetty tai nimetty toisin.
diff-standard = {$file} mallin vakioarvoin
diff-always = aina
diff-condition = Ehto kohdille {$passages}:
diff-definition-added = {$kind} {$id} (uusi)
diff-definition-removed = {$kind} {$id} (poistettu)
diff-definition-changed = {$kind} {$id}
diff-definition-moved = on eri paikassa
diff-kind-template = Malli
diff-kind-set = Ehtoryhmä
diff-kind-party = Osapuoli
diff-kind-family = Palveluperhe
diff-kind-service = Palvelu
diff-kind-group = Lomakkeen osa
diff-kind-field = Kenttä
diff-kind-correction = Korjaus
diff-kind-page = Sivu
diff-kind-letterhead = Kirjelomakkeen kuva
diff-kind-block = Lohko
diff-kind-other = Tiedosto
diff-counts = Muutettu: {$changed}. Lisätty: {$added}. Poistettu: {$removed}. Siirretty: {$moved}. Uusi numero: {$renumbered}. Ehdot ja tiedot: {$rest}.
comparison-title = Vertailu: {$before} ja {$after}
comparison-legend = Näin muutokset näkyvät:
comparison-legend-added = lisätyt sanat on alleviivattu
comparison-legend-removed = poistetut sanat on yliviivattu
comparison-legend-bar = Marginaalin viiva on muutetun kohdan vieressä.
comparison-read-added = Lisätty: {$words}. Lisäys päättyy.
comparison-read-removed = Poistettu: {$words}. Poisto päättyy.
comparison-moved = [Siirretty kohdasta {$from}, edeltäjä oli {$after}]
comparison-renumbered = [Uusi numero, ennen {$from}]
comparison-emphasised = [Korostus muuttunut]
comparison-definition-moved = [On eri paikassa]
comparison-condition = [Ehto: {$condition}]
comparison-rest = Ehdot ja tiedot

## Drafts and PDFs of a folder

folder-no-files = Kansiossa ei ole luonnoksia eikä PDF-tiedostoja.
check-file = {$template} {$version}, { $count ->
    [0] ei huomautettavaa
    [one] 1 huomautus
   *[other] {$count} huomautusta
}
affects-other-template = {$template} {$version}, toinen malli
affects-newer = {$template} {$version}, tehty jo uudemmalla mallilla
affects-nothing = {$template} {$version}, ei muutu
affects-clauses = {$template} {$version}, muuttuu: {$clauses}
## Libraries: templates, approvals, the policy
approval-missing = Mallia ei ole hyväksytty, joten jokainen sivu merkitään luonnokseksi eikä mitään voi allekirjoittaa: {$reason}
approval-no-name = hyväksyjällä ei ole luettavaa nimeä.
approval-nobody = kukaan ei ole hyväksynyt sitä.
approval-unreadable = hyväksyntöjä ei voi lukea ({$place}): {$reason}
approval-policy-broken = organisaation käytäntöä ei voi lukea, joten mikään ei ole hyväksytty ({$place}): {$reason}
approval-other-template = hyväksynnän antoi {$by}, mutta se koskee toista mallia ({$template}).
approval-other-version = hyväksynnän antoi {$by}, mutta se koskee versiota {$version}.
approval-changed = sisältöä on muutettu sen jälkeen, kun {$by} hyväksyi sen {$on}.
approval-not-signed = hyväksynnän antoi {$by}, mutta sitä ei ole allekirjoitettu avaimella, kuten organisaatio vaatii.
approval-bad-signature = hyväksyntää ({$by}) on muutettu allekirjoittamisen jälkeen, tai allekirjoitus kuuluu johonkin muuhun.
approval-unknown-key = hyväksyntä ({$by}) on allekirjoitettu avaimella, jota organisaatio ei tunne.
approval-other-name = nimissä {$by} annettu hyväksyntä on allekirjoitettu avaimella, jonka haltija on {$owner}.
approval-same-person = {$by} on hyväksynyt sen useammin kuin kerran ja lasketaan yhdeksi henkilöksi.
approval-too-few = { $needed ->
    [one] yhden henkilön on hyväksyttävä se, eikä kukaan ole vielä hyväksynyt.
   *[other] {$needed} henkilön on hyväksyttävä se, ja {$found} on hyväksynyt toistaiseksi.
}
approval-outside = organisaatio sallii vain kirjastojensa mallien allekirjoittamisen.
approval-state = Hyväksyntä: {$state}.
approval-counts = lasketaan
approval-line = {$on} {$by}, versio {$version}: {$state}
approval-name = Hyväksyjän nimi on yhdellä rivillä ja enintään 200 merkkiä pitkä.
approval-twice = {$name} on jo hyväksynyt tämän sisällön.
approval-tests-failed = { $failed ->
    [one] Mallia ei hyväksytä: yksi testi epäonnistui.
   *[other] Mallia ei hyväksytä: {$failed} testiä epäonnistui.
}
approval-other-content = Kirjastossa on jo toinen hyväksytty sisältö versiolle {$id} {$version} (tiiviste {$hash}). Nosta versiota tiedostossa template.ron, jottei kukaan sekoita niitä.
approval-done = Hyväksytty: {$id} {$version}, tiiviste {$hash}, hyväksyjä {$by}.
approvals-newer = Hyväksyntöjen muoto on {$found}, ja tämä ohjelma tuntee muodon {$known}. Tarvitaan Klausulin uudempi versio.
approved-by = hyväksytty {$on}, {$by}
policy-decides = Tästä päättää organisaatio.
presets-no-name = Palveluvalikoimalla ei ole nimeä. Kirjoita se, esimerkiksi name: "Perintä + yksityishenkilöt".
presets-twice = Nimi ”{$name}” on jo ylempänä tiedostossa. Anna valikoimalle toinen nimi.
presets-no-service = Valikoimassa ”{$name}” ei ole palveluja. Kirjoita niiden tunnisteet kohtaan services; `klausul services` näyttää ne.
presets-unknown-service = Palvelua ”{$service}” ei ole missään mallissa täällä. `klausul services` näyttää olemassa olevat.
policy-newer = Käytännön muoto on {$found}, ja tämä ohjelma tuntee muodon {$known}. Tarvitaan Klausulin uudempi versio.
policy-key = Avain ({$name}) ei ole avain: siinä pitäisi olla ”ed25519:” ja 64 heksadesimaalinumeroa, kuten `klausul template keygen` sen kirjoittaa.
policy-persons = Hyväksyjien määrä on 1–{$max}.
policy-no-keys = Hyväksyntöjen on oltava allekirjoitettuja, mutta avaimia ei ole nimetty. Nimeä ne kohdassa `keys`.
approval-key-none = Tämä ei ole salainen avain, jollaisen `klausul template keygen` kirjoittaa.
approval-key-not-encrypted = Avainta ei ole salattu salalauseella. Tee uusi komennolla `klausul template keygen`.
approval-key-other-kind = Avain on muuta lajia kuin Ed25519.
approval-key-wrong-passphrase = Salalause on väärä.
approval-key-short-passphrase = Salalauseessa on oltava vähintään {$min} merkkiä.
approval-key-no-passphrase = Salalausetta ei ole: ei päätettä, jolla kysyä, eikä muuttujaa KLAUSUL_PASSPHRASE.
approval-key-random = Tämä kone ei anna satunnaislukuja.
approval-key-made = Salainen avain on tiedostossa {$file}: pidä se omanasi. Organisaation käytäntö tarvitsee tämän rivin:
library-too-many = Siinä on yli {$max} kansiota, eikä missään kirjastossa ole niin monta. Valitse kansio, jossa mallit ovat.
library-gone = { $copies ->
    [0] Mallien kansiota ei voi lukea: {$reason}
    [one] Mallien kansiota ei voi lukea: {$reason} Käytetään mallin kopiota tällä koneella.
   *[other] Mallien kansiota ei voi lukea: {$reason} Käytetään {$copies} mallin kopioita tällä koneella.
}
library-broken = { $more ->
    [0] {$reason}
    [one] {$reason} (ja yksi muu)
   *[other] {$reason} (ja {$more} muuta)
}
library-copy = Mallista käytetään viimeisintä virheetöntä kopiota tällä koneella.
library-two-contents = { $built ->
    [yes] Mallin {$id} versiolla {$version} on toinen sisältö kuin sisäänrakennetulla versiolla {$other-version}. Anna toiselle niistä toinen numero.
   *[other] Mallin {$id} versiolla {$version} on toinen sisältö kuin versiolla {$other-version} kansiossa {$other}. Anna toiselle niistä toinen numero.
}
library-built-in = sisäänrakennettu
library-copied = kopio kansiosta {$folder}
library-no-template = Täällä ei ole mallia.
menu-new-from = Uusi mallista
menu-template-offer = {$title} ({$language}), versio {$version}

## What clauses serve (klausul template coverage)

coverage-served = säännelty
coverage-refers = viittaa vain muualle
coverage-annex-or-refers = säännellään valinnaisessa liitteessä, muuten viittaa vain muualle
coverage-annex-or-nothing = säännellään valinnaisessa liitteessä, muuten puuttuu
coverage-annex = liite: {$block}
coverage-nothing = puuttuu
coverage-no-file = Tiedostoa ei ole, joten malli ei kerro, mitkä lohkot vastaavat 28 artiklan 3 kohtaa. Ohje tiedostossa templates/README.md näyttää, miten se kirjoitetaan.
coverage-item-twice = Kohta ”{$name}” esiintyy kahdesti. Kirjoita sen kaikki lohkot samalle riville.
coverage-block-twice = Lohko ”{$name}” mainitaan kahdesti samassa kohdassa. Poista toinen.
coverage-optional-block = Lohko ”{$name}” tulostuu vain, kun joku täyttää liitteen. Kirjoita se avaimeen annexes.
coverage-no-annex = Lohko ”{$name}” ei ole valinnaisessa liitteessä. Kirjoita se avaimeen serves tai refers.
coverage-no-blocks = Kohdassa ”{$name}” ei mainita lohkoa. Kirjoita lohkot avaimeen serves, refers tai annexes, tai poista rivi: mitä ei mainita, se puuttuu.

## Tests of templates (klausul template test)

template-test-check = mallin tiedostot ovat virheettömät
template-test-law = sääntö: {$law}
template-test-original = käännös vastaa alkuperäistä
template-test-original-unknown = Alkuperäistä mallia {$id} ei ole täällä, joten ei voi sanoa, onko käännös ajan tasalla. Anna alkuperäisen mallin kansio valitsimella --library.
template-test-original-stale = Käännös on tehty mallin {$id} versiosta {$old} (tiiviste {$old-hash}), mutta alkuperäinen on nyt versio {$version} (tiiviste {$hash}). Katso komennolla `klausul template diff`, mikä on muuttunut, korjaa käännös ja kirjoita alkuperäisen uusi versio ja tiiviste tähän.
template-test-example = esimerkki: {$name}
template-test-cases = { $complete ->
    [yes] { $agreements ->
        [one] 1 palvelujen yhdistelmä, 1 sopimus
       *[other] {$combinations} palvelujen yhdistelmää, {$agreements} sopimusta
    }
   [services] kaikki {$combinations} palveluyhdistelmää, {$agreements} sopimusta, joissa on valikoima vastauksia
   *[other] {$combinations} valittua palvelujen yhdistelmää, {$agreements} sopimusta: kaikkia on liikaa tarkistettavaksi
}
template-test-summary = {$count} testiä: {$passed} ok, {$failed} FAILED
template-test-written = {$file} on kirjoitettu uudelleen.
template-law-services = jokainen valittu palvelu tulostuu ja tuo mukanaan ehtoryhmänsä
template-law-blocks = jokainen lohko voi tulostua
template-law-references = viittauksen kohde tulostuu siellä, missä viittaus tulostuu
template-law-fields = jokainen kenttä tulostuu jossakin, tai se on vain lomaketta varten
template-law-numbers = mikään numero ei ole kahdesti saman otsikon alla
template-law-labels = mikään tunnus ei ole palstaansa leveämpi
template-law-signatures = jokaisella osapuolella on paikka allekirjoitukselle
template-law-tables = mitään taulukkoa ei tulosteta ilman rivejä
template-law-hyphenation = sopimuksen kieli voidaan tavuttaa
template-test-service = Palvelu ”{$service}” on valittu, mutta se ei tulostu.
template-test-set = Ehtoryhmän ”{$set}” palvelu on valittu, mutta mikään teksti ei tulostu ryhmän vuoksi.
template-test-block = Lohko ”{$block}” ei tulostu missään valmiissa sopimuksessa. Tarkista sen ehto.
template-test-reference = Lohko ”{$block}” viittaa kohteeseen ”{$target}”, joka ei tulostu.
template-test-field = Kenttä ”{$field}” ei tulostu missään sopimuksessa. Lisää se tekstiin tai merkitse se: form_only: true.
template-test-number = { $under ->
    [heading] Numero {$number} on kahdesti otsikon ”{$heading}” alla: lohkossa ”{$first}” ja lohkossa ”{$second}”.
   *[none] Numero {$number} on kahdesti: lohkossa ”{$first}” ja lohkossa ”{$second}”.
}
template-test-label = Tunnus {$label} on {$width},{$width-tenths} mm leveä, ja palsta vain {$column},{$column-tenths} mm. Suurenna arvoa hang_mm tiedostossa page.ron tai lyhennä tunnusta.
template-test-signature = Osapuolella ”{$party}” ei ole paikkaa allekirjoitukselle. Vaadi jokin sen allekirjoittajista ja tulosta allekirjoitukset.
template-test-empty-table = Taulukko ”{$block}” voidaan tulostaa ilman rivejä. Rajaa sen ehto tai liitteen ehto yhtä tarkasti kuin rivien, esimerkiksi ehdolla HasRows.
template-test-too-long = Sopimuksesta tulee liian pitkä tarkistettavaksi.
template-test-case = { $unanswered ->
    [yes] Näin on { $count ->
        [one] yhdessä tapauksessa
       *[other] {$count} tapauksessa
    }, esimerkiksi: {$services}; täyttämättä: {$fields}.
   *[no] Näin on { $count ->
        [one] yhdessä tapauksessa
       *[other] {$count} tapauksessa
    }, esimerkiksi: {$services}.
}
template-test-no-hyphenation = Kielellä {$language} ei ole täällä tavutusta: rivit katkeavat vain sanojen välistä.
template-example-nothing = Esimerkki ei sano, minkä pitää päteä. Kirjoita sets, printed tai not_printed, tai poista text: false.
template-example-section = ”{$section}” on osa (Section). Ilmoita sen lohkot.
template-example-other-template = Esimerkki on tehty mallille ”{$found}”, ei mallille ”{$template}”.
template-example-set-missing = Ehtoryhmän ”{$set}” pitää päteä, mutta mikään valittu palvelu ei kuulu siihen.
template-example-set-extra = Ehtoryhmä ”{$set}” pätee, mutta sitä ei ole kohdassa sets.
template-example-not-printed = Lohkon ”{$block}” pitää tulostua, mutta se ei tulostu.
template-example-printed = Lohkon ”{$block}” ei pidä tulostua, mutta se tulostuu.
template-example-no-text = Sopimuksen teksti puuttuu. Aja testi valinnalla --update, niin se kirjoitetaan; lue se sitten.
template-example-text = { $count ->
    [one] Sopimuksen teksti on toinen yhdessä kohdassa. Jos se on oikein, aja testi valinnalla --update.
   *[other] Sopimuksen teksti on toinen {$count} kohdassa. Jos se on oikein, aja testi valinnalla --update.
}
template-example-orphan = Teksti ei kuulu mihinkään esimerkkiin: {$file} puuttuu.
upgrade-title = Versiosta {$from} versioon {$to}
upgrade-move = Siirrä luonnos uudempaan versioon
upgrade-left-over = Uudemmassa versiossa ei ole näitä; ne säilyvät luonnoksessa ja luetellaan lomakkeessa: {$names}
upgrade-newer = Mallista on uudempi hyväksytty versio: {$version}.
upgrade-show = Näytä, mitä se muuttaa…

## A template's folder that somebody works on, and comparisons of versions
menu-open-folder = Avaa mallikansio…
menu-close-folder = Sulje mallikansio
menu-mark-changes = Merkitse muutokset sivuille
menu-compare-versions = Vertaa versioita…
window-choose-template-folder = Valitse mallin kansio
window-choose-comparison = Tallenna vertailu
window-edit-file = Avaa muokkausohjelmassa
window-is-changed = Muuttunut hyväksytyn version jälkeen
window-no-editor = Muokkausohjelmaa {$program} ei voitu käynnistää: {$detail}. Valitse toinen asetuksissa.
settings-editor = Mallin tiedostojen muokkausohjelma
settings-editor-text = Ohjelma ja sen argumentit; {"{file}"}, {"{line}"} ja {"{column}"} tarkoittavat paikkaa. Tyhjä: ohjelma, jolla tietokone avaa tällaiset tiedostot.
folder-title = Mallikansio
folder-problems = { $count ->
    [0] Ei virheitä
    [one] Yksi virhe
   *[other] {$count} virhettä
}
folder-last-good = Sivuilla näkyy viimeisin virheetön versio.
folder-changes = Muutokset versiosta {$version}
folder-changes-none-approved = Hyväksyttyä versiota, johon verrata, ei ole.
folder-not-printed = Ei tulostu tässä luonnoksessa.
folder-left-over = Kansion mallissa ei ole näitä; ne säilyvät luonnoksessa, ja ne luetellaan lomakkeessa: {$names}
folder-other = Kansion malli on {$template} ja luonnoksen malli {$draft}. Luonnos näytetään omalla mallillaan; uusi luonnos alkaa kansion mallista.
folder-closed-other = Luonnoksen mallia {$draft} ei ole kirjastossa. Luonnos näytetään sellaisella mallilla kuin kansiossa oli, kun se suljettiin.
versions-title = Versioiden vertailu
versions-close = Sulje vertailu
versions-before = Vanhempi versio
versions-after = Uudempi versio
versions-folder = {$name} (kansio)
versions-export = Tallenna PDF-tiedostona…
versions-written = Vertailu on tallennettu.

## Terms, and notes to clauses
notes-twice = Kohdalla ”{$block}” on jo huomautus. Kirjoita kaikki yhteen.
notes-empty = Kohdan ”{$block}” huomautus on tyhjä. Kirjoita jotain tai poista se.
window-clause-note = Huomautus myyjälle (ei koskaan tulostu):
window-term = Vakio {$standard}. Voitte valita {$limits}.
window-term-deviates = Poikkeaa vakiosta
window-term-standard = Käytä vakiota
window-term-standard-of = Käytä vakiota: {$field}
window-term-by = Juristin nimi
window-term-reason = Juristin perustelu
menu-deviations = Poikkeamat vakiosta
window-no-deviations = Mikään ehto ei poikkea vakiosta.
window-show-in-form = Näytä lomakkeessa
window-show-in-form-of = Näytä lomakkeessa: {$field}
window-deviation = { $allowed ->
    [sales] {$value}, vakio on {$standard}. Myyjä saa valita sen.
    [yes] {$value}, vakio on {$standard}. Poikkeaman salli {$by}: {$reason}
   *[no] {$value}, vakio on {$standard}. Juristi ei ole vielä sallinut sitä.
}
window-compare-standard = Vertaa vakioon…
window-choose-standard-comparison = Tallenna vertailu vakioon
window-comparison = poikkeamat
window-comparison-written = Vertailu vakioon on tallennettu.

## The register: the agreements in folders

walk-too-deep = Kansio on yli {$max} kansiota syvällä, eikä sitä ole käyty läpi. Valitse se omaksi kansiokseen.
walk-too-many-files = Kansiossa on yli {$max} sopimusta ja PDF-tiedostoa. Loppuja ei ole luettu; valitse pienempiä kansioita.
walk-too-many-folders = Kansiossa on yli {$max} alikansiota. Loppuja ei ole käyty läpi; valitse pienempiä kansioita.
walk-name-not-unicode = Tiedoston nimessä on merkkejä, joita ei voi lukea. Anna tiedostolle toinen nimi.
register-drive-gone = Kansio on tyhjä, eikä asema, jolla se yleensä on, ole yhteydessä. Sopimukset näkyvät sellaisina kuin ne olivat.
register-only-in-cloud = Tiedosto on vain pilvessä, eikä sitä haeta luetteloa varten. Avaa se tai valitse Resurssienhallinnassa ”Säilytä aina tässä laitteessa”.
register-state-draft = luonnos
register-state-exported = viety
register-state-partly-signed = osittain allekirjoitettu
register-state-signed = allekirjoitettu
register-state-review = tarkistettava
register-state-changed = muutettu
register-state-unreadable = lukukelvoton
register-signed-by = allekirjoittanut {$signed}/{$all}
register-not-reachable = ei tavoitettavissa juuri nyt
register-column-customer = Asiakas
register-column-number = Numero
register-column-date = Päiväys
register-column-services = Palvelut
register-column-sets = Ryhmä
register-column-template = Malli
register-column-deviations = Poikkeamat
register-column-modified = Muutettu
register-column-state = Tila
register-column-file = Tiedosto
register-list-kind = Luettelo kirjoitetaan muodossa .xlsx tai .csv. Anna tiedostolle sellainen nimi.
register-title = Sopimukset
register-back = Sopimuksiin (Ctrl+L)
register-to-draft = Luonnokseen (Ctrl+L)
register-new = Uusi sopimus
register-empty = Valitse kansio, jossa sopimukset ovat, niin luonnokset ja PDF-tiedostot näkyvät täällä.
register-choose-folder = Valitse kansio…
register-search = Hae sopimuksista
register-search-hint = Hae asiakasta, numeroa, palvelua …
register-columns = Sarakkeet
register-sort-by = Lajitteluperuste: {$column}
register-group-all = Kaikki
register-group-drafts = Luonnokset
register-group-sent = Lähetetyt
register-group-signed = Allekirjoitetut
register-group-to-review = Tarkistettavat
register-nothing-found = Mikään sopimus ei vastaa hakua.
register-nothing-there = Kansiossa ei ole vielä sopimuksia.
register-reading-first = Kansiota luetaan …
register-files = Tiedostot
register-open = Avaa
register-open-pdf = Avaa PDF-tiedosto
register-new-same-customer = Uusi samalle asiakkaalle
register-new-like = Uusi samanlainen
register-copy = kopio
register-why-changed = Sivut eivät sano samaa kuin tiedostossa oleva luonnos. Avaa tiedosto, niin näet erot.
register-why-added = Sopimuksen viereen on lisätty jotakin. Avaa tiedosto, niin näet mitä.
register-why-same-words = Toinen ohjelma on tallentanut tiedoston. ”Tarkista kaikki” vertaa myös sivujen ulkoasua.
register-why-unknown-template = Mallia, jolla tiedosto on tehty, ei ole täällä.
register-why-signature = Jokin allekirjoitus ei ole pätevä. Avaa tiedosto, niin näet miksi.
register-empty-file = Tiedosto on tyhjä: sen sisältö on kadonnut. Hae tiedosto uudelleen tai poista se.
register-cut-off = Tiedoston loppu puuttuu: siirto on katkennut kesken. Hae tiedosto uudelleen.
register-unknown-template = Mallia {$template} ei ole täällä, joten luonnoksesta ei voi kertoa enempää. Lisää malli kirjastoon.
register-unknown-version = Mallin versiota {$version} ei ole täällä. Luonnos näytetään version {$known} mukaan; lisää oikea versio kirjastoon.
register-unknown-services = { $count ->
    [one] Palvelua {$services} ei ole mallissa. Avaa luonnos ja valitse toinen.
   *[other] Palveluja {$services} ei ole mallissa. Avaa luonnos ja valitse muut.
}
register-count = {$count ->
    [one] 1 sopimus
   *[other] {$count} sopimusta
}
register-folders = {$count ->
    [one] Kansio: {$first}
   *[other] {$count} kansiota
}
register-remove-folder = Poista {$folder} luettelosta
register-problems = {$count ->
    [one] 1 huomautus
   *[other] {$count} huomautusta
}
register-problems-title = Näitä ei voitu lukea:
register-reading = Luetaan {$done}/{$all}
register-verifying = Tarkistetaan {$done}/{$all}
register-verified = { $review ->
    [0] Kaikki sopimukset ({$count}) on tarkistettu. Mitään ei tarvitse katsoa läpi.
   *[other] Kaikki sopimukset ({$count}) on tarkistettu. Katsottavaa: {$review}.
}
register-stop = Keskeytä
register-list-written = Luettelo on tallennettu.
menu-register = Sopimukset
menu-register-folder = Lisää sopimuskansio…
menu-verify-all = Tarkista kaikki
menu-export-list = Tallenna luettelo taulukkona…
window-choose-register-folder = Valitse sopimuskansio
window-choose-list = Tallenna luettelo
window-kind-sheet = Taulukko
local-data-lists = {$count ->
    [one] 1 asiakasluettelo, jonka klausul list muistaa
   *[other] {$count} asiakasluetteloa, jotka klausul list muistaa
}
local-data-register = {$count ->
    [one] 1 sopimus luettelossa
   *[other] {$count} sopimusta luettelossa
}

## Spreadsheets

sheet-unknown-format = Tiedosto ei ole taulukko, jonka voi lukea. Tallenna se muodossa xlsx, ods tai csv.
sheet-old-or-locked = Tiedosto on vanhaa xls-muotoa tai suojattu salasanalla. Tallenna se xlsx-muodossa ilman salasanaa.
sheet-locked = Tiedosto on suojattu salasanalla. Tallenna se ilman salasanaa.
sheet-damaged = Tiedosto on vioittunut, eikä sitä voi lukea ({$detail}). Avaa se taulukkolaskentaohjelmassa ja tallenna uudelleen.
sheet-too-large = Tiedosto on suurempi kuin {$megabytes} Mt. Jaa rivit useampaan tiedostoon tai poista kuvat.
sheet-too-large-unpacked = Tiedostossa on purettuna yli {$megabytes} Mt. Kopioi rivit uuteen taulukkoon ja tallenna se.
sheet-too-many-rows = Solu {$cell} on alempana kuin ne {$most} riviä, jotka luetaan. Poista ylimääräinen tai jaa rivit useampaan tiedostoon.
sheet-too-many-columns = Solu {$cell} on kauempana oikealla kuin ne {$most} saraketta, jotka luetaan. Poista ylimääräinen.
sheet-too-much-text = Taulukossa on liikaa sisältöä. Jaa rivit useampaan tiedostoon tai tallenna se xlsx-muodossa.
sheet-cell-too-long = Solun {$cell} tekstissä on yli {$most} merkkiä. Lyhennä sitä. CSV-tiedostossa syynä voi olla lainausmerkki ("), jolta puuttuu pari.
sheet-open-quote = Solun {$cell} alussa olevalta lainausmerkiltä (") puuttuu pari, joten kaikki sen jälkeinen joutuu samaan soluun. Poista se tai lisää toinen lainausmerkki tekstin loppuun.
sheet-too-many-merged = Taulukossa on yli {$most} yhdistettyä solualuetta. Jaa ne ja täytä jokainen solu.
sheet-empty = Taulukko on tyhjä. Täytä rivi kullekin asiakkaalle.

## Many agreements from a spreadsheet

batch-sheet-name = Asiakkaat
batch-column-note = Muistiinpano
batch-column-file = Tiedostonimi
batch-column-services = Palvelut
batch-column-signatory = {$label} {$number}: { $part ->
    [name] nimi
    [email] sähköposti
   *[title] tehtävänimike
}
batch-help-file = Jätä tyhjäksi, niin tiedosto saa asiakkaan nimen. Saman asiakkaan kaksi riviä tarvitsevat eri tiedostonimet.
batch-help-choices = Kirjoita yksi tai useampi pilkulla erotettuna: {$options}
batch-yes-no = { $answer ->
    [yes] kyllä
   *[no] ei
}
batch-example = { $what ->
    [note] Esimerkki, ei viedä
    [company] Esimerkkiyritys Oy
    [person] Eeva Esimerkki
   *[title] Toimitusjohtaja
}
batch-sheet-kind = Laskentataulukko kirjoitetaan .xlsx-muodossa. Anna tiedostolle sellainen nimi.
batch-no-headings = Millään rivillä ei ole tunnettuja otsikoita. Tee tyhjä taulukko komennolla ”klausul batch sheet” ja liitä rivit siihen.
batch-unknown-column = { $suggested ->
    [yes] Saraketta ”{$found}” ei tunneta. Tarkoititko ”{$nearest}”?
   *[no] Saraketta ”{$found}” ei tunneta, eikä sitä käytetä.
}
batch-no-heading = Sarakkeella ei ole otsikkoa, eikä sitä käytetä.
batch-column-twice = Sarake on jo solussa {$first}. Poista toinen niistä.
batch-column-missing = Sarake ”{$heading}” ({$id}) puuttuu. Se tarvitaan joka riville.
batch-merged = Solut soluun {$last} asti on yhdistetty, joten vain ensimmäisellä on arvo. Jaa ne ja täytä jokainen solu.
batch-merged-with = Solu on yhdistetty soluun {$first}, joten rivillä ei ole siinä omaa arvoa. Jaa solut ja täytä jokainen.
batch-encoding-guessed = Tiedosto ei ole UTF-8-muotoa, ja se on luettu Windows-1252-koodattuna. Tarkista, että å, ä ja ö ovat oikein.
batch-no-rows = Vietäviä rivejä ei ole. Täytä rivi kullekin asiakkaalle otsikoiden alle; esimerkkiriviä ei lasketa.
batch-cell-digits = Luvussa on enemmän numeroita kuin laskentataulukko tallentaa, joten viimeiset ovat kadonneet. Muotoile solu tekstiksi ja kirjoita koko luku.
batch-cell-error = Solussa on virhe {$error}. Korjaa kaava tai kirjoita arvo.
batch-cell-not-computed = Kaavalla ei ole tallennettua tulosta. Avaa tiedosto taulukkolaskentaohjelmassa ja tallenna se, tai kirjoita arvo.
batch-cell-date = Taulukkolaskentaohjelma on muuttanut kirjoitetun päivämääräksi ({$date}). Muotoile solu tekstiksi ja kirjoita uudelleen.
batch-cell-time = Solussa on aika ({$time}). Muotoile solu tekstiksi ja kirjoita uudelleen.
batch-cell-has-time = Solussa on myös kellonaika ({$date} klo {$time}). Kirjoita vain päivä.
batch-cell-no-day = Luku {$number} ei ole päivä: taulukko-ohjelmat laskevat päivät luvusta 1 (1. tammikuuta 1900) lukuun 2958465 (31. joulukuuta 9999). Kirjoita päivä, esimerkiksi 2.3.2026.
batch-hidden-rows = { $count ->
    [one] Rivi {$rows} on piilotettu tai suodatettu pois taulukosta, mutta se viedään kuten muutkin. Poista rivi, jos sitä ei tarvita.
   *[other] {$count} riviä ({$rows}) on piilotettu tai suodatettu pois taulukosta, mutta ne viedään kuten muutkin. Poista rivit, jos niitä ei tarvita.
}
batch-rows-missing = Kohdan ”{$name}” rivit puuttuvat, eikä niitä voi olla taulukossa. Täytä tämä sopimus erikseen: tee luonnos ikkunassa, lisää rivit ja vie se.
batch-cell-bool = Solussa on tosi tai epätosi. Kirjoita sen sijaan se, mitä sopimuksessa pitää lukea.
batch-cell-percent = Solussa on prosenttiluku. Muotoile solu tekstiksi ja kirjoita uudelleen.
batch-cell-no-tick = ”{$found}” ei ole rasti eikä tyhjä. Kirjoita x, jos palvelu tulee mukaan, muuten ei mitään.
batch-zeros-lost = Alusta puuttuu nollia. Onko se {$maybe}? Muotoile solu tekstiksi ja kirjoita koko numero.
batch-zeros-restored = {$found} on luettu muodossa {$read}; tarkistusnumero täsmää.
batch-serial-date = {$found} on luettu päivämääränä {$read}.
batch-same-file = Tiedostosta ”{$name}” tulisi sama kuin rivillä {$row}. Kirjoita oma nimi sarakkeeseen Tiedostonimi.
batch-no-file-name = Rivillä ei ole asiakkaan nimeä eikä tiedostonimeä. Täytä jompikumpi.
batch-same-customers = { $customers ->
    [one] Riveillä {$rows} on sama asiakas. Tarkista, että sopimuksia pitää olla niin monta.
   *[other] {$customers} asiakasta on usealla rivillä: {$rows}. Tarkista, että sopimuksia pitää olla niin monta.
}
batch-same-customer = Sama asiakas kuin rivillä {$row}. Tarkista, että sopimuksia pitää olla kaksi.
batch-exported = Rivi vietiin {$date}, ja tiedosto on tallella. Sitä ei tehdä uudelleen.
batch-in-the-way = Tiedosto ”{$name}” on jo olemassa, mutta sen sisältö on eri. Siirrä se tai kirjoita toinen nimi sarakkeeseen Tiedostonimi.
batch-result-name = Tulokset
batch-result-column = { $column ->
    [row] Rivi
    [customer] Asiakas
    [file] Tiedosto
    [state] Tila
    [date] Päivä
   *[remark] Huomautus
}
batch-result-state = { $state ->
    [written] luotu
    [there] oli jo olemassa
    [wrong] ei luotu: rivillä on virhe
    [failed] ei luotu
   *[not-reached] ei vielä tehty
}
batch-exported-before = { $rows ->
    [one] 1 rivi vietiin
   *[other] {$rows} riviä vietiin
} aiemmin, eikä sitä tehdä uudelleen.
batch-is-fine = Ei virheitä: {$rows ->
    [one] 1 rivi
   *[other] {$rows} riviä
}.
batch-left-out = Luettelot täytetään sopimus kerrallaan, eikä niillä ole saraketta: {$fields}. Sopimukset, joissa niitä tarvitaan, tehdään ikkunassa yksi kerrallaan.
batch-wrong-rows = { $rows ->
    [one] 1 rivillä on virhe
   *[other] {$rows} rivillä on virhe
}, joten mitään ei ole kirjoitettu. Korjaa ne tai vie muut rivit valinnalla --partial.
batch-done = {$written} luotu, {$there} oli jo olemassa, {$rest} jäi luomatta.
batch-disk-full = Levy on täynnä: sopimuksista kansiossa on {$written}/{$total}. Vapauta tilaa ja vie sama taulukko sinne uudelleen, niin loput tehdään.
batch-stopped = {$detail} Sopimuksista on tehty {$written}/{$total}; muut tehdään, kun sama taulukko viedään kansioon uudelleen.
batch-no-results = Sopimukset on viety, mutta tulosluetteloa ei voitu kirjoittaa. {$detail}
batch-progress = {$done}/{$total}, jäljellä {$left} s

menu-batch = Monta taulukosta…
menu-new-sheet = Uusi tyhjä taulukko…
window-choose-sheet = Avaa taulukko
window-choose-new-sheet = Tallenna tyhjä taulukko
window-choose-batch-folder = Sopimusten kansio
window-sheet-written = Taulukko on tallennettu. Täytä rivi kullekin asiakkaalle, tallenna ja avaa se täällä valikosta Tiedosto, Monta taulukosta.
window-batch-counts = { $rows ->
    [one] 1 rivi
   *[other] {$rows} riviä
}, { $wrong ->
    [0] ei virheitä
    [one] 1 virheellinen
   *[other] {$wrong} virheellistä
}
window-batch-close = Sulje taulukko
window-batch-more = ja {$count} muuta
window-batch-folder = Sopimukset tulevat kansioon
window-batch-no-folder = kansiota ei ole valittu
window-batch-choose-folder = Valitse kansio…
window-batch-export = { $rows ->
    [0] Vie
    [one] Vie 1 sopimus
   *[other] Vie {$rows} sopimusta
}
window-batch-save = Tallenna korjattu taulukko…
window-choose-mended-sheet = Tallenna korjattu taulukko
window-mended-written = Korjattu taulukko on tallennettu.
batch-mended-name = korjattu
question-unsaved-sheet = Tallennetaanko korjattu taulukko?
question-unsaved-sheet-text = Solujen muutokset ovat vain tässä ikkunassa.
question-running = Vienti on vielä kesken
question-running-text = Jo luodut sopimukset säilyvät kansiossa, vaikka lopettaisit viennin.
question-running-quit = Sulje ohjelma, kun vienti on valmis
question-running-stop-quit = Lopeta vienti ja sulje ohjelma
question-running-wait = Odota, kunnes vienti on valmis
question-running-stop = Lopeta vienti
question-running-back = Takaisin
window-batch-then = { $quits ->
    [yes] Sen jälkeen ohjelma sulkeutuu.
   *[no] Sen jälkeen taulukko sulkeutuu.
}
window-batch-next = Seuraava virhe
window-batch-wrong-only = Näytä vain virheelliset rivit
window-batch-progress = { $known ->
    [yes] {$done}/{$total}, jäljellä {$left} s
   *[no] {$done}/{$total}
}
window-batch-pause = Keskeytä
window-batch-resume = Jatka
window-batch-stop = Lopeta
window-batch-reveal = Näytä kansiossa
window-batch-table = Taulukon rivit
window-batch-hint = Nuolinäppäimet siirtävät, Enter muokkaa solua. Ctrl+Z kumoaa. Tiedosto ei muutu; Ctrl+S tallentaa korjatun taulukon.
window-batch-wrong = { $count ->
    [one] 1 virhe
   *[other] {$count} virhettä
}

# What support needs to know: `klausul --version`, and about the program.

support-program = klausul {$version} ({$commit})
support-development = kehitysversio
support-system = Järjestelmä: {$system}
support-typesetter = Ladonta: {$number}
support-form = Kanoninen muoto: {$number}
support-template = Malli: {$id} {$version}, {$hash} ({$source}, {$approval})
support-built-in = ohjelmassa mukana
support-of-policy = käytännön kirjastosta
support-of-library = kirjastosta
support-copy = viimeisin ehjä kopio
support-opened = avattu kansio
support-approved = hyväksytty
support-not-approved = ei hyväksytty
support-trouble = Virhe malleissa: {$place}: {$reason}
support-settings = Asetukset: {$path} ({$state})
support-policy = Käytäntö: {$path} ({$state})
support-library = Mallikirjasto: {$path} ({$state})
support-data = Ohjelman tiedot: {$path} ({$state})
support-log = Loki: {$path} ({$state})
support-there = on olemassa
support-missing = ei ole
support-broken = ei voi lukea kokonaan: {$reason}
support-no-policy = KLAUSUL_POLICY osoittaa tiedostoon, jota ei ole. Mikään käytäntö ei ole voimassa.
support-unreadable = ei voi lukea: {$reason}
support-not-written = ei voitu kirjoittaa: {$reason}
support-no-home = käyttäjällä ei ole kotihakemistoa, joten mitään ei tallenneta
support-renderer = Ikkunan piirtää: {$name}
support-renderers = Ikkunan voi piirtää: {$names}
support-clock = Kello: {$clock}
support-no-clock = Kello: ei näytä päivämäärää, tai aikavyöhyke on tuntematon
