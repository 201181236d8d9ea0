### The sentences of Klausul, in Swedish. All of sv.ftl, fi.ftl and en.ftl have the same ids in the same order.

## Nouns at the beginning of other sentences ($what), and unknown names

named-field = Fältet
named-service = Tjänsten
named-set = Villkorsgruppen
named-party = Parten
named-family = Tjänstefamiljen
named-group = Formuläravsnittet
named-block = Blocket
named-item = Punkten
named-variant = Ordvalet
named-correction = Rättelsen
named-keyword = Nyckelordet
named-signing-service = Signeringstjänsten
named-font = Typsnittet
named-option = Alternativet
named-column = Kolumnen
named-gender = Genuset
named-currency = Valutan
unknown-name = { $suggestion ->
    [nearest] {$what} ”{$found}” finns inte. Menades ”{$known}”?
    [list] {$what} ”{$found}” finns inte. Det här finns: {$known}.
   *[none] {$what} ”{$found}” finns inte.
}

## Text files of templates and drafts (RON), for people who are no programmers

newer-format = Filen har format {$found}. Det nyaste som programmet kan läsa är format {$known}. Uppdatera Klausul.
ron-kind-key = Här står något annat än en nyckel som filen kan ha, eller en nyckel som redan har stått.
ron-kind-word = Här står inget av de ord som kan stå här.
ron-kind-value = Värdet här är av fel slag.
ron-kind-other = Texten följer inte formatet här: kontrollera citattecken, kommatecken och parenteser.
ron-too-large = Filen är större än {$megabytes} MB, och så stora filer läses inte. Kontrollera att det är rätt fil.
ron-empty = Filen är tom. Kontrollera att det är rätt fil.
ron-not-utf8 = Här finns tecken som inte kan läsas. Spara filen på nytt med teckenkodningen UTF-8.
ron-utf16 = Filen är sparad med teckenkodningen UTF-16, som en del program kallar ”Unicode”. Spara den på nytt med UTF-8.
ron-too-deep = Här ligger fler än {$depth} parenteser inuti varandra. Kontrollera att varje parentes avslutas.
ron-unexpected-end = Filen slutar för tidigt: en parentes eller en kommentar (/* … */) är inte avslutad. Avsluta den.
ron-trailing-text = Filen borde sluta här, men något står kvar efter den sista parentesen. Ta bort det eller flytta parentesen.
ron-unknown-key = { $suggested ->
    [yes] Uppgiften ”{$found}” finns inte här. Menades ”{$nearest}”?
   *[no] Uppgiften ”{$found}” finns inte här. Möjliga är: {$expected}. Kanske är en parentes före den inte avslutad.
}
ron-missing-key = Uppgiften ”{$key}” saknas mellan parenteserna som börjar här. Lägg till den.
ron-duplicate-key = Uppgiften ”{$key}” står två gånger. Ta bort den ena.
ron-unknown-variant = { $suggested ->
    [yes] ”{$found}” kan inte stå här. Menades ”{$nearest}”?
   *[no] ”{$found}” kan inte stå här. Möjliga är: {$expected}.
}
ron-wrong-value = Värdet är av fel slag. Här väntas (på engelska): {$expected}. Här står: {$found}.
ron-expected = Här väntas tecknet ”{$sign}”. Ofta har det glömts strax före det här stället, eller så är en parentes inte avslutad.
ron-expected-boolean = Här väntas true eller false, utan citattecken.
ron-expected-number = Här väntas ett tal utan citattecken. Decimaltecknet är punkt: 10.5.
ron-unexpected = Det som står här passar inte. Kontrollera tecknet före: kommatecken, kolon, citattecken och parenteser.
ron-text-expected = Här väntas en text. Skriv den mellan raka citattecken ("…"), en lång text mellan r#" och "#.
ron-word-expected = Här väntas ett ord utan citattecken. Ta bort citattecknen, eller skriv ett ord som kan stå här.
ron-text-without-quotation-marks = Här väntas en text, och texter står mellan citattecken. Skriv "{$found}".
ron-bare-words = Här står ord som varken är en text eller en kommentar. Skriv texter mellan citattecken, och // före en kommentar.
ron-text-not-ended = { $raw ->
    [yes] Texten som börjar här avslutas inte. Skriv "# där den slutar.
   *[no] Texten som börjar här avslutas inte på sin rad. Skriv ett rakt citattecken (") där den slutar.
}
ron-raw-text-not-opened = Texten står mellan r#" och "#, men här saknas en del av början. Skriv r#" där den börjar, eller ta bort #.
ron-quotation-mark-in-text = Det här citattecknet avslutar texten, men den fortsätter. Skriv ” inne i texten, eller låt hela texten stå mellan r#" och "#. Är texten slut, saknas ett kommatecken efter den.
ron-wrong-quotation-mark = Tecknet {$mark} börjar eller avslutar ingen text. Skriv ett rakt citattecken ("); ordbehandlare byter ut det.
ron-bad-escape = Ett omvänt snedstreck (\) betyder något särskilt i texten. Skriv \\ för att trycka det, eller låt texten stå mellan r#" och "#.
ron-wrong-comment = Tecknet {$sign} börjar ingen kommentar. Skriv // före kommentaren.
ron-comment-not-ended = Kommentaren som börjar här (/*) avslutas inte. Skriv */ där den slutar.
ron-wrong-character = { $space ->
    [yes] Här står ett mellanslag av ett särskilt slag ({$character}), så som det inte syns men följer med när man klistrar in. Ta bort det och skriv ett vanligt mellanslag.
   *[no] Tecknet {$character} kan inte stå här, utanför en text. Ta bort det.
}
ron-wrong-sign = Tecknet {$found} betyder ingenting här. Skriv i stället: {$right}
ron-missing-comma = Här saknas ett kommatecken. Skriv det.
ron-extra-comma = Här står ett kommatecken för mycket. Ta bort det.
ron-decimal-comma = Decimaltecknet i tal är punkt. Skriv {$number}.
ron-grouped-number = Ett tal skrivs utan tecken mellan tusentalen. Skriv {$number}.
ron-percent-sign = Ett tal skrivs utan ”%”. Skriv {$number}.
ron-extra-bracket = Parentesen ”{$found}” avslutar ingenting: den är en för mycket. Ta bort den.
ron-wrong-bracket = Parentesen ”{$found}” passar inte: ”{$open}” från rad {$line} är inte avslutad. Ta bort ”{$found}” om den är en för mycket, annars skriv ”{$right}” före den.
ron-bracket-not-closed = Parentesen ”{$open}” från rad {$line} är inte avslutad. Skriv ”{$right}” där den slutar.
ron-joined-conditions = Villkor binds inte ihop med ”{$word}”. Skriv {$right}([första villkoret, andra villkoret]).
ron-content-expected = { $known ->
    [yes] Vid ”{$word}” saknas det som ska stå inom parentes, eller så är det felskrivet. Skriv till exempel: {$example}
   *[no] Vid ”{$word}” saknas det som ska stå inom parentes, eller så är det felskrivet. Rätta det.
}
ron-no-content-expected = Till ”{$word}” hör ingen parentes. Ta bort den, eller välj ett annat ord.
ron-other = Det som står här kan inte läsas. Förklaring på engelska: {$detail}

## Files and folders

storage-not-found = Det finns ingen fil eller mapp med det namnet. Kontrollera namnet.
storage-is-folder = Detta är en mapp. Ange en fil.
storage-is-not-folder = Här behövs en mapp, men namnet eller en del av det hör till en fil. Kontrollera namnet.
storage-no-such-folder = Mappen som filen ska ligga i finns inte. Skapa den eller ange en annan mapp.
storage-read-only = Filen är skrivskyddad. Ta bort skyddet eller välj ett annat namn.
storage-exists = Filen finns redan. Välj ett annat namn, eller ersätt den med --force.
storage-changed = Någon annan har ändrat filen sedan den lästes. Ingenting har skrivits.
storage-bad-name = Namnet är för långt eller har tecken i sig som systemet inte tar. Välj ett annat namn.
storage-not-allowed = Behörighet saknas, filen är öppen i ett annat program, eller så är disken skrivskyddad. Välj en annan fil eller mapp.
storage-in-use = Filen är öppen i ett annat program. Stäng den där och försök igen, eller välj ett annat namn.
storage-no-space = Disken är full. Ingenting har ändrats. Frigör utrymme eller välj en annan disk.
storage-too-large = Filen är större än {$megabytes} MB, och så stora filer läses inte. Kontrollera att det är rätt fil.
storage-closed-pipe = Mottagaren slutade läsa innan allt var skrivet.
storage-defect = Det är ett fel i programmet, inte i det du gjorde. Ditt arbete finns kvar i fönstret: försök igen, eller spara under ett annat namn, och berätta vad du gjorde.
storage-other = Det gick inte att läsa eller skriva. Systemet säger: {$detail}

## Templates

template-only-excerpt = PDF-filen har bara det av mallen {$template} {$version} som dess sidor trycker, och hela mallen finns inte här. Ange biblioteket som har den med --library, eller mallens mapp i stället för filen.
template-no-place = Här finns ingen mall. Ange en mapp med mallens filer, ID@VERSION ur biblioteket, eller en PDF som är exporterad med Klausul.
template-missing-file = Filen saknas i mallens mapp. Lägg den där.
template-duplicate = {$what} ”{$id}” finns redan. Välj ett annat namn.
template-bad-name = { $kind ->
    [empty] Ett namn saknas.
    [space] Namnet ”{$id}” duger inte: det har ett mellanslag ({$character}) i sig.
   *[other] Namnet ”{$id}” duger inte: det har tecknet {$character} i sig.
} Ett namn har minst ett tecken och bara a–z, A–Z, 0–9, punkt, bindestreck och understreck.
template-reserved-name = Namnet ”{$id}” är upptaget: i texten betyder {"{"}party.…{"}"} var parts eget fält och {"{"}signatory.…{"}"} undertecknarens. Välj ett annat namn.
template-second-signatories = Parten ”{$party}” har redan ett fält för sina undertecknare: ”{$field}”. Ta bort det ena.
template-too-long = Det här får vara högst {$most} tecken långt. Korta av det.
template-empty-text = En text saknas här. Skriv den.
template-text-not-ended = Texten som börjar här avslutas inte: på rad {$line} börjar redan nästa text (r#"). Skriv "# där den slutar.
template-set-without-services = Ingen tjänst hör till villkorsgruppen ”{$set}”. Låt en tjänst höra till den eller ta bort den.
template-second-running-head = Mallen har redan ett sidhuvud (RunningHead). Ta bort det ena, eller skriv skillnaden som ordval (”variants”).
template-bad-hash = Här väntas mallens hash: 64 tecken, som `klausul template hash` skriver ut.
template-own-translation = Mallen kan inte vara en översättning av sig själv. Skriv originalets id.
template-never-holds = Villkoret uppfylls aldrig, vilka tjänster och svar som än väljs (villkoren omkring det medräknade). Rätta villkoret.
template-never-reached = Alternativet används aldrig, för ett alternativ före det gäller alltid. Sätt det som saknar villkor sist.
template-lost-space = Ett mellanslag i början eller slutet av varianten ”{$name}” trycks inte, så att orden skrivs ihop. Skriv mellanslaget utanför, före eller efter {"{"}variant {$name}{"}"}.
template-open-variant = Ordvalet ”{$name}” har inget alternativ utan villkor. Lägg till ett sist; dess text får vara tom.
template-unused-variant = Ordvalet ”{$name}” används inte i texten. Skriv {"{"}variant {$name}{"}"} där det ska stå, eller ta bort det.
template-dangling-reference = Hänvisningen till ”{$target}” kan bli tryckt utan att ”{$target}” trycks. Ge dem samma villkor.
template-service-not-printed = { $case ->
    [any] Tjänsten {$service} kan väljas men trycks ingenstans.
   *[given] Tjänsten {$service} kan väljas men trycks inte i alla fall: inte när {$conditions}.
} Lägg till ett block Services för dess villkorsgrupp eller rätta blockets villkor. Hör tjänsten bara till formuläret, skriv ”form_only: true” vid den.
template-set-without-text = { $case ->
    [any] Villkorsgruppen {$set} har tjänster men ingen text.
   *[given] Villkorsgruppen {$set} har tjänster men inte text i alla fall: inte när {$conditions}.
} Skriv text som trycks för gruppens skull, till exempel med ”when: ServiceOf("{$set}")”. Ska gruppen inte ha någon text, skriv ”form_only: true” vid den.
template-answer-not-printed = { $case ->
    [any] Fältet {$field} måste fyllas i men trycks ingenstans.
   *[given] Fältet {$field} måste fyllas i men trycks inte i alla fall: inte när {$conditions}.
} Skriv in fältet i texten, eller kräv det bara när det trycks. Hör svaret bara till formuläret, skriv ”form_only: true” vid fältet.
template-form-only-printed = {$what} {$id} hör bara till formuläret (”form_only: true”) men trycks i texten. Ta bort det ena.
template-conditions-too-complex = Villkoren är så invecklade att programmet inte kan visa att allt som väljs och fylls i blir tryckt. Förenkla dem.
template-no-label = Blocket ”{$target}” har inte den del som behövs: för en hänvisning en etikett (”label”), för en rättelse den del som ”part” anger. Rätta blocket eller namnet.
template-lone-brace = Klammern har inget par. Skriv både {"{"} och {"}"}, eller ta bort den. Ska en klammer tryckas, skriv {"{brace open}"} eller {"{brace close}"}.
template-nested-place = { $lang ->
    [yes] Ett fält eller en annan uppgift i klamrar kan inte stå inuti {"{lang …}"}. Avsluta {"{lang …}"} före det och börja en ny efter.
   *[no] Klamrar kan inte stå inuti klamrar. Skriv ett par, till exempel {"{customer.name}"}. Ska en klammer tryckas, skriv {"{brace open}"} eller {"{brace close}"}.
}
template-name-missing = { $empty ->
    [yes] Det står ingenting mellan klamrarna. Skriv ett fält, eller ta bort dem.
   *[no] Efter ”{$keyword}” saknas ett namn. Skriv till exempel {"{set A}"}, {"{block b-7-1}"}, {"{variant definition}"}, {"{lang en credit report}"} eller {"{brace open}"}.
}
template-variant-in-variant = Ordvalet ”{$name}” kan inte stå inuti ett annat ordval. Skriv ut orden här, eller ge ordvalet fler alternativ med egna villkor.
template-variant-not-here = Ordvalet ”{$name}” kan inte stå här. Bara texterna i Title, Paragraph och Clause har ordval (”variants”). Skriv ut orden, eller ge två block var sitt villkor (”when”).
template-follows-circle = Fälten bygger på varandra i en cirkel: {$fields}. Ta bort ett av ”follows”.
template-nested-emphasis = En framhävning kan inte stå inuti en annan. Avsluta den yttre före den och börja en ny efter.
template-open-emphasis = ”{"{"}{$keyword} …” avslutas aldrig. Skriv den avslutande klammern efter orden som ska framhävas.
template-list-too-deep = Listor kan stå högst { $most } djupt i varandra. Flytta upp de här punkterna en nivå.
template-no-entries = Något saknas i blocket: en lista behöver ”items”, definitioner behöver ”terms”, en tabell behöver ”columns” och ”rows” eller ”from”.
template-wrong-cell-count = Raden har { $found ->
    [one] 1 cell
   *[other] { $found } celler
}, men tabellen har { $columns } kolumner. Skriv en cell för varje kolumn; en tom är "".
template-table-too-wide = Tabellen är bredare än sidan. Den kan ha högst { $most } kolumner, och kolumnernas andelar kan tillsammans vara högst 100, eller mindre om någon kolumn saknar andel.
template-two-kinds-of-rows = En tabell har antingen ”rows” eller ”from”. Ta bort det ena.
template-service-not-named = Ingen cell nämner tjänsten som raden gäller. Skriv {"{service.name}"} i ”text” för någon kolumn.
template-row-not-named = Ingen cell trycker något ur raden. Skriv kolumnens namn efter ”row.”, till exempel {"{row.name}"}, i ”text” för någon kolumn.
template-nested-annex = Bilagan ”{ $id }” står inuti en annan bilaga. Flytta den efter den andra.
template-annex-in-its-heading = Bilagan ”{ $id }” hänvisar till sig själv i sin egen rubrik. Dess beteckning står redan där; ta bort hänvisningen.
template-place-in-annex-label = I en bilagas beteckning kan bara {"{annex number}"} stå inom klamrar.
template-no-places = Den här texten trycks som den står, utan uppgifter eller betoning inom klamrar. Ta bort klamrarna.
template-not-here = ”{$name}” kan inte stå här. ”party.…” hör till ”rows” i Parties och till ”signer” och ”lines” i Signatures; ”signatory.name”, ”signatory.title” och ”signatory.email” hör bara till ”lines”. ”service.name” och ”row.…” hör till ”columns” i en tabell med ”from”, och ”annex number” till ”label” i Annex. ”template version” och ”template approved” hör till RunningHead.
template-wrong-field-kind = Fältet ”{$field}” är av fel slag. Här behövs ett fält med ”kind: {$needed}”.
template-nothing-listed = ”{$key}” är tom. Skriv minst en.
template-empty-range = Den nedre gränsen {$least} är större än den övre, {$most}. Inget svar kan vara rätt.
template-bad-bound = { $decimals ->
    [0] Gränsen {$number} duger inte. Skriv ett heltal med högst tolv siffror.
   *[other] Gränsen {$number} duger inte. Den får ha högst tolv siffror, och {$decimals} decimaler.
}
template-bad-standard = Standardvärdet ”{$standard}” är inget svar som fältet tar emot. Ändra det eller fältets gränser.
template-no-standard-here = En lista har inget standardvärde. Ta bort ”standard”.
template-term-not-required = Ett villkor som förhandlas måste ha ett svar. Skriv required: Yes eller required: When(…), och ta bort form_only.
template-term-no-standard = En term behöver ett standardvärde. Skriv det efter ”standard”: alternativ utan standard kan ingen avvika från.
template-term-kind = Det här slaget kan inte vara en term. Termer är Number, Amount, Percent, Choice och YesNo.
template-term-sales-without-standard = Standardvärdet ”{$standard}” hör inte till det som säljaren får välja. Ändra det eller gränserna i ”sales”.
template-term-sales-beyond-kind = Säljaren får välja {$bound}, men fältet tar inte emot det. Ändra ”sales” eller fältets egna gränser.
template-term-wrong-limits = { $wanted ->
    [range] Efter ”sales” ska stå gränser: (least: 1, most: 4).
   *[other] Efter ”sales” ska stå alternativ: ["…", "…"].
}
template-column-kind = En kolumn kan inte vara en lista. Välj ett annat slag.
template-no-number-words = Fältet ”{$field}” trycks med ord, men alla tal som det kan vara har inga ord. Gränserna ska ligga mellan 0 och {$most}.
template-no-form = Fältet ”{$field}” kan inte tryckas som ”{$form}”. Det behöver ”{$needed}”.
missing-glyph = Dokumentets typsnitt kan inte trycka tecknet {$character}. Använd ett annat tecken.
template-bad-language = ”{$language}” är ingen språkbeteckning. Skriv en sådan som en, fi eller de.
template-no-language-rule = Programmet vet inte hur genitiv bildas på språket ”{$language}”. Skriv om texten utan ”genitive”.
template-genitive-unknown = Genitivet av ”{$field}” finns det ingen säker regel för på avtalets språk. Lägg till ett fält med ”genitive_of: "{$field}"”, eller skriv om texten utan ”genitive”.
template-genitive-not-plain = Ett fält med ”genitive_of” är en frivillig textrad: ”kind: Text, required: No”, utan ”standard”, ”term” och ”form_only”.
template-genitive-of-no-name = ”{$field}” har inget genitiv. ”genitive_of” ska ange ett fält för ett namn.
template-genitive-second = Fältet ”{$first}” har redan genitivet av ”{$field}”. Ta bort det ena.
template-genitive-not-printed = Ingen text trycker genitivet av ”{$field}”. Skriv {"{"}{$field}, genitive{"}"} i en text, eller ta bort fältet.
template-correction-not-found = Orden ”{$source}” finns inte i blocket. ”source” ska stå ordagrant där, utan {"{…}"} emellan; med ”part: Label” är det hela etiketten.
template-correction-ambiguous = Orden ”{$source}” står {$count} gånger i blocket. Ta med fler ord i ”source”, så att bara ett ställe passar.
template-number = ”{$key}” har ett otillåtet värde. Det ska vara minst {$least} och högst {$most}.
template-letterhead = Bilden kan inte läsas. Den ska vara en hel PNG-, JPEG- eller SVG-fil med högst 20 miljoner bildpunkter. Spara den på nytt. Förklaring på engelska: {$detail}
template-picture-missing = { $suggestion ->
    [nearest] Bilden ”{$found}” finns inte i mallens mapp. Menades ”{$known}”?
    [list] Bilden ”{$found}” finns inte i mallens mapp. Där finns: {$known}.
   *[none] Bilden ”{$found}” finns inte i mallens mapp. Lägg den där.
}
template-picture-elsewhere = Bilden ”{$found}” ligger inte i mallens mapp. Lägg den där, och skriv bara filens namn.
template-picture-name = Filen ”{$found}” finns, men bilden ska vara en PNG-, JPEG- eller SVG-fil vars namn slutar på ”.png”, ”.jpg”, ”.jpeg” eller ”.svg” (med små bokstäver). Spara bilden som PNG, och skriv det namnet här.
template-picture-format = { $known ->
    [yes] Filen ”{$found}” finns, men är ingen PNG-, JPEG- eller SVG-fil utan {$format}. Öppna den i ett bildprogram och spara bilden som PNG; det räcker inte att byta namn.
   *[no] Filen ”{$found}” finns, men är ingen PNG-, JPEG- eller SVG-fil. Öppna den i ett bildprogram och spara bilden som PNG; det räcker inte att byta namn.
}
template-jpeg-bits = Bilden är en JPEG-fil med {$bits} bitar per färg. Spara den som PNG, eller som JPEG med 8 bitar.
template-jpeg-cmyk = Bilden är en JPEG-fil i tryckfärger (CMYK). Spara den i RGB, helst som PNG.
template-jpeg-turned = Bilden är en JPEG-fil som kameran har märkt som vriden (EXIF). Öppna den i ett bildprogram, vrid den rätt och spara bilden som PNG.
template-svg =
    { $has-line ->
        [yes] SVG-filen, rad {$line}:{" "}
       *[no] SVG-filen:{" "}
    }{ $fault ->
        [xml] den kan inte läsas. Spara den på nytt från ritprogrammet. Förklaring på engelska: {$name}
        [svg] den är inte en SVG-bild. Spara bilden som SVG eller PNG.
        [entities] den definierar entiteter (<!ENTITY). Spara den på nytt som ”vanlig SVG”, utan redigeringsdata.
        [script] där finns ett skript. Ett brevhuvud får bara rita. Spara bilden på nytt utan skript.
        [external] där hänvisas till något utanför filen. Bädda in det som former, eller ta bort länken.
        [pixels] där finns en inbäddad bild av bildpunkter. Använd i så fall hela bilden som PNG.
        [text] där finns text. Gör om texten till konturer (”convert text to paths”) och spara på nytt.
        [animation] där finns en rörelse. Spara en stillbild.
        [gradient] där finns en toning. Använd hela färger, eller spara bilden som PNG.
        [pattern] där finns ett mönster. Använd hela färger, eller spara bilden som PNG.
        [filter] där finns ett filter, till exempel en skugga. Ta bort det, eller spara bilden som PNG.
        [mask] där finns en mask. Klipp formerna, eller spara bilden som PNG.
        [marker] där finns pilspetsar eller andra markörer. Gör om dem till konturer.
        [transparency] där finns genomskinlighet. Använd hela färger, eller spara bilden som PNG.
        [blend] där blandas färger med dem under. Använd hela färger, eller spara bilden som PNG.
        [dashes] där finns en streckad linje. Gör om linjen till konturer (”outline stroke”).
        [clip] där finns en beskärning. Klipp formerna själva, eller spara bilden som PNG.
        [symbol] där finns en symbol eller en bild i bilden. Lös upp den till former och spara på nytt.
        [transform] där flyttas eller vrids något i en stilmall. Spara på nytt med förvandlingen som attribut.
        [element] elementet ”{$name}” ritas inte. Gör om det till former.
        [sheet] stilmallen är mer än klasser. Spara på nytt med stilen som attribut (”presentation attributes”).
        [loop] något används inuti sig självt. Spara bilden på nytt.
        [long] den är större än {$name} kB. Förenkla bilden, eller spara den som PNG.
        [much] den har för många former eller punkter. Förenkla bilden, eller spara den som PNG.
        [size] storleken saknas. Ange ”viewBox”, eller ”width” och ”height” i bildpunkter.
       *[empty] den ritar ingenting.
    }
template-letterhead-too-large = { $room ->
    [some] { $place ->
        [margin] Brevhuvudet är för stort för den övre marginalen. ”width_mm” får vara högst {$max} mm; resten behövs för sidhuvudet och utkastmärket. Välj en mindre bredd eller en större marginal (”top”).
       *[column] Brevhuvudet är för stort för spalten. ”width_mm” får vara högst {$max} mm. Välj en mindre bredd.
    }
   *[none] { $place ->
        [margin] Brevhuvudet får inte plats i den övre marginalen. Gör marginalen större (”top”), eller skriv ”place: Column”.
       *[column] Brevhuvudet får inte plats i spalten. Gör marginalerna mindre, eller välj en bild som är bredare i förhållande till sin höjd.
    }
}
template-sound = Inga fel i mallen ”{$title}” ({$id} {$version}, {$language}).
template-counts = Block: {$blocks}. Villkorsgrupper: {$sets}. Tjänster: {$services}. Parter: {$parties}. Fält: {$fields}. Rättelser: {$corrections} (avstängda: {$off}).
template-content-hash = Innehållets hash: {$hash}

## Drafts: services, answers and signatories

draft-no-service = Ingen av mallens tjänster är vald. Välj minst en.
draft-service-twice = Tjänsten ”{$id}” är vald mer än en gång. En gång räcker.
draft-unknown-field = { $suggested ->
    [yes] Fältet finns inte i mallen. Menades ”{$nearest}”?
   *[no] Fältet finns inte i mallen. Rätta namnet eller ta bort svaret.
}
draft-leftover-answer = { $suggested ->
    [yes] Fältet finns inte i den här versionen av mallen. Svaret blir kvar i utkastet men trycks inte. Hör det till ”{$nearest}”?
   *[no] Fältet finns inte i den här versionen av mallen. Svaret blir kvar i utkastet men trycks inte.
}
draft-other-template = Utkastet är gjort med mallen ”{$draft}”, inte med ”{$template}”. Ange utkastets egen mall med --template.
draft-other-content = Utkastet är gjort med ett annat innehåll i mallen, fast versionen är densamma ({$version}). Är det rätt mall? En ändrad mall ska ha en ny version.
draft-other-version = Utkastet är gjort med version {$draft} av mallen; det här är version {$template}. Kontrollera tjänsterna och svaren.
draft-missing = Uppgiften saknas. Fyll i den.
draft-address-incomplete = Adressen är bara delvis ifylld. Fyll i även detta, eller töm resten av adressen.
draft-genitive-missing = Programmet kan inte säkert böja namnet ”{$name}”. Skriv dess genitiv.
draft-wants-signatories = Här ska stå undertecknare, inte text: [(name: "Åsa Öst", title: "Ekonomichef")].
draft-wants-text = Här ska stå en text inom citattecken, inte en lista.
draft-wants-choices = Här ska stå valda alternativ: (chosen: ["…"]).
draft-wants-rows = Här ska stå rader: (rows: [{"{"}"…": "…"{"}"}]).
draft-too-few-signatories = Undertecknarna är för få. Det behövs minst {$least}.
draft-too-many-signatories = Undertecknarna är för många. Det får vara högst {$most}.
draft-signatory-without-name = Undertecknarens namn saknas. Fyll i det.
draft-signatory-without-title = Undertecknarens titel saknas. Fyll i den.
draft-too-many-lines = { $most ->
    [one] Texten har för många rader. Skriv den på en rad.
   *[other] Texten har för många rader. Högst {$most} rader ryms.
}
draft-too-long = Texten är för lång. Högst {$most} tecken ryms.
draft-other-genitive = Genitiven börjar inte som namnet ”{$name}”. Är den rätt?
draft-not-followed = Här står fortfarande standardvärdet, fast ”{$follows}” har ändrats. Stämmer det?
draft-term-deviation = { $allowed ->
    [yes] Avviker från standard: {$value} i stället för {$standard}. Medgett av {$by}: {$reason}
   *[no] Avviker från standard: {$value} i stället för {$standard}.
}
draft-term-beyond-sales = { $stale ->
    [yes] Säljaren får välja {$limits}, inte {$value}. Medgivandet gäller {$allowed}. En jurist kan medge ett nytt värde: fyll i juristens namn och skälet.
   *[no] Säljaren får välja {$limits}, inte {$value}. En jurist kan medge det: fyll i juristens namn och skälet.
}
draft-term-not-in-pdf = Säljarna får välja {$limits}; här står {$value}. Vem som tillät det står inte i PDF-filen, utan i utkastet.
draft-term-incomplete-permission = Medgivandet är inte fullständigt. Fyll i både juristens namn och skälet.
term-limits = { $kind ->
    [only] {$most}
    [least] minst {$least}
    [most] högst {$most}
    [any] vad som helst
   *[range] {$least}–{$most}
}
deviation-within-sales = säljaren får välja det
deviation-allowed = medgett av {$by}: {$reason}
deviation-not-in-pdf = vem som medgav det står inte i PDF-filen
deviation-not-allowed = inte medgett
draft-not-printed = Svaret trycks ingenstans i avtalet, så som det är ifyllt nu. Ta bort det, eller välj det som svaret hör till.

## Drafts: characters, numbers, countries, addresses and dates

draft-control-character = Tecken nummer {$place} är en tabb, en radbrytning eller ett annat styrtecken ({$character}). Ta bort det.
draft-direction-character = Tecken nummer {$place} syns inte men ändrar textens riktning ({$character}). Ta bort det.
draft-invisible-character = Tecken nummer {$place} syns inte ({$character}). Ta bort det.
draft-business-id-form = Numret har inte rätt form. Det ska se ut som {$example}.
draft-check-digit-last = Kontrollsiffran stämmer inte. Den sista siffran borde vara {$expected}, om de andra är rätt.
draft-check-digit-before-suffix = Kontrollsiffran stämmer inte. Siffran före slutet 01 borde vara {$expected}, om de andra är rätt.
draft-no-check-digit = Inget nummer börjar med de här sju siffrorna, så någon av dem är fel. Kontrollera numret.
draft-vat-form = Momsnumret har inte rätt form. Det ska se ut som {$example}.
draft-loose-form = Formen stämmer inte. Skriv {$shortest}–{$longest} tecken: bokstäver och siffror, vid behov med mellanslag eller bindestreck emellan.
draft-other-town = Bredvid postnumret står orten {$found}, men orten är ifylld som {$city}. Skriv bara postnumret här, och rätt ort i fältet för orten.
draft-postal-code-form = Postnumret har inte rätt form. Det ska se ut som {$example}.
draft-postal-code-abroad = { $country ->
    [SE] Postnumret är skrivet som i Sverige. Välj Sverige som land, eller skriv numret som {$example}.
   *[other] Postnumret är skrivet som i ett annat land ({$country}). Välj det landet, eller skriv numret som {$example}.
}
draft-country = { $suggested ->
    [yes] Detta är ingen landskod. Menades ”{$nearest}”?
   *[no] Landet känns inte igen. Skriv dess namn eller landskod, till exempel Finland eller FI.
}
draft-email-space = Det finns ett mellanslag i e-postadressen. Skriv en enda adress utan mellanslag.
draft-email-no-at-sign = Tecknet @ saknas. En e-postadress ser ut som namn@example.com.
draft-email-several-at-signs = Det finns flera @. Skriv en enda e-postadress.
draft-email-no-local-part = Ingenting står före @. En e-postadress ser ut som namn@example.com.
draft-email-no-domain = Ingenting står efter @. En e-postadress ser ut som namn@example.com.
draft-email-misplaced-dot = En punkt står fel i e-postadressen. Den kan inte stå först, sist, intill @ eller intill en annan punkt.
draft-email-domain-without-dot = Slutet av e-postadressen saknas. Efter @ behövs en punkt och en ändelse, till exempel .fi.
draft-email-character = Tecknet {$character} kan inte stå där i en e-postadress. Ta bort eller rätta det.
draft-email-long-local-part = Det står för mycket före @: högst {$most} tecken får plats (å, ä och ö räknas som två). Rätta adressen.
draft-email-long-domain = Det står för mycket efter @: högst {$most} tecken får plats. Rätta adressen.
draft-date-form = Datumet har inte rätt form. Skriv det som 2026-11-22 eller 22.11.2026.
draft-date-two-digit-year = Årtalet är för kort. Skriv det med fyra siffror, till exempel 2026.
draft-date-no-such-year = Det året finns inte. Årtalet ska vara minst 0001 och högst 9999.
draft-date-no-such-month = Månaden {$month} finns inte. Den ska vara minst 1 och högst 12.
draft-date-no-such-day = Dagen {$day} finns inte i den månaden. Den sista är {$last}.
draft-date-relative = ”{$found}” betyder olika dagar beroende på när utkastet läses. Skriv datumet med år, till exempel 2026-11-22.
draft-option-twice = Alternativet ”{$id}” är valt mer än en gång. En gång räcker.
draft-yes-no = Svaret ska vara ja eller nej, inte ”{$found}”.
draft-number-form = Det här är inget tal. Skriv det med siffror, till exempel 1234 eller 1 234,50.
draft-number-too-large = Talet är för stort. Högst tolv siffror ryms.
draft-number-decimals = { $most ->
    [0] Talet ska vara ett heltal.
    [one] Talet har för många decimaler. Högst en får finnas.
   *[other] Talet har för många decimaler. Högst {$most} får finnas.
}
draft-number-below = Talet är för litet. Det minsta tillåtna är {$least}.
draft-number-above = Talet är för stort. Det största tillåtna är {$most}.
draft-no-number-words = Avtalet skriver talet med ord, och det går bara för 0 till {$most}. Ändra talet.
draft-phone-not-international = Numret ska börja med + och landets nummer, till exempel +358 40 123 4567.
draft-phone-character = I ett telefonnummer kan {$character} inte stå. Ta bort tecknet.
draft-phone-length = Numret har fel längd. Med landets nummer ska det vara {$least}–{$most} siffror.
draft-iban-form = Det här är inget kontonummer (IBAN). Det börjar med två bokstäver och två siffror, till exempel FI21 1234 5600 0007 85.
draft-iban-country = Inget land har kontonummer (IBAN) som börjar så. Kontrollera de två första bokstäverna.
draft-iban-length = Kontonumret (IBAN) har {$found} tecken, men i det landet ska det ha {$expected}.
draft-iban-check-digits = Kontonumret (IBAN) stämmer inte: någon siffra eller bokstav är fel. Jämför med fakturan eller banken.
draft-too-few-rows = Det är för få rader. Minst {$least} behövs.
draft-too-many-rows = Det är för många rader, {$found}. Högst {$most} ryms.
draft-cell-missing = Cellen är tom. Fyll i den.

## Drafts attached to PDFs

signing-mark = Märket för signeringstjänsten ”{$service}” kan inte användas. Det ska skilja undertecknarna åt, med {"{"}index{"}"} eller med både {"{"}party{"}"} och {"{"}number{"}"}, och bara ha vanliga tecken (ASCII).
open-no-pdf = Filen är ingen PDF. Ange en PDF som är exporterad med Klausul.
open-damaged = PDF-filen är skadad eller inte hel. Hämta den på nytt, eller använd en annan kopia.
open-encrypted = PDF-filen är krypterad. Öppna den i ett annat program, spara den utan lösenord och försök igen.
render-unreadable = Sidorna går inte att rita: filen kan inte läsas.
render-no-such-page = Sidan {$page} finns inte i filen.
render-too-many-pages = Filen har fler än {$max} sidor. Så många ritas inte.
render-too-large = Sidan {$page} är för stor för att ritas.
render-too-complex = Sidan {$page} skulle ta för lång tid att rita.
render-undrawable = { $what ->
    [font] Sidan {$page} har tecken i ett teckensnitt som inte finns i filen eller inte kan läsas.
    [picture] Sidan {$page} har en bild som inte kan läsas.
    [appearance] Sidan {$page} har en anteckning eller ett fält vars utseende inte kan läsas.
    [pattern] Sidan {$page} har ett mönster eller en toning, och sådana ritas inte här.
   *[mask] Sidan {$page} har en genomskinlighetsmask, och sådana ritas inte här.
}
render-timeout = Det tog för lång tid att rita sidorna. Försök igen när datorn har mindre att göra.
render-busy = Sidor ur andra filer ritas ännu. Försök igen om en stund.
render-failed = Sidorna kunde inte ritas på grund av ett fel i programmet.
open-no-draft = Det finns inget utkast i PDF-filen. Ett annat program har gjort den, eller så exporterades den utan bilagor.
open-several-drafts = Det finns flera utkast i PDF-filen, så det går inte att veta vilket som gäller. Öppna utkastet ur en annan kopia.
open-no-template = Det finns ingen mall i PDF-filen. Ett annat program har gjort den, eller så exporterades den utan bilagor.
open-answer-left-out = Uppgiften är ifylld i originalet, och avtalets ordalydelse beror på det, men ingen sida trycker den och därför finns den inte i PDF-filen. Fyll i den igen.
open-service-left-out = Tjänsten är vald i originalet, och avtalets ordalydelse beror på det, men ingen sida trycker den och därför finns den inte i PDF-filen. Välj den igen.
open-something-left-out = Något som ingen sida trycker bestämde ordalydelsen i originalet, och det finns inte i PDF-filen. Vad det är framgår bara av mallen i den version som originalet är gjort med.

## Commands: new and export

new-set-form = Likhetstecknet saknas. Skriv FÄLT=VÄRDE, till exempel --set customer.city=Vasa.
new-set-twice = Fältet ”{$field}” anges mer än en gång. Ange det en gång.
new-set-signatories = Undertecknare anges inte med --set. Skriv --signatory PART:NAMN:TITEL.
new-set-rows = Raderna kan inte läsas. Skriv dem som JSON, en lista av objekt med kolumnernas namn, eller med tabb mellan celler och radbyte mellan rader.
new-signatory-form = Namnet eller titeln saknas. Skriv PART:NAMN:TITEL, till exempel --signatory "customer:Åsa Öst:Ekonomichef".
new-signatory-colons = Det finns fler än två kolon, så att namn och titel inte kan skiljas åt. Skriv \: för ett kolon i namnet eller titeln, till exempel --signatory "customer:Carl K\:son Berg:Ekonomichef". Eller skriv --signatory "customer:name=Carl K:son Berg,title=Ekonomichef". En fjärde uppgift är e-postadressen.
new-signatory-keys = Namnet saknas, eller en uppgift är tom eller anges två gånger. Skriv till exempel --signatory "customer:name=Åsa Öst,title=Ekonomichef,email=asa.ost@example.com"; e-posten kan utelämnas.
new-clock = Datorns klocka eller tidszon visar inget giltigt datum, så det går inte att veta vilken dag som menas. Ställ in dem, eller skriv datumet med år.
export-clock = Datorns klocka eller tidszon visar inget giltigt datum. Ställ in dem, eller ange datumet, till exempel --date 2026-11-22.
export-other-version = Utkastet hör till version {$draft} av mallen, som inte finns här. Därför är PDF-filen ett utkast: varje sida säger det, och inget kan undertecknas. Ange mappen med den versionen med --library eller --template. Ska avtalet göras med version {$template}, så öppna utkastet i fönstret, som visar vad som blir annorlunda, eller ange den mallen med --template.
export-attached = Inuti PDF-filen ligger det som sidorna säger och inget annat: de tryckta svaren och tjänsterna (draft.ron) och den tryckta ordalydelsen (template.ron), där den andra parten kan läsa dem. Av resten av mallen finns bara hashar.
export-not-listed = Exporten kunde inte skrivas upp i listan över exporter, så en senare version av Klausul kan kanske inte visa att filen är oförändrad. {$detail}
export-package-beside = Signeringspaketet ligger bredvid PDF-filen. Ange en fil i stället för -.
export-onto-other = Filen är ingen PDF och ersätts inte, inte heller med --force. Ange ett annat namn.
export-failed = Dokumentet kunde inte skapas. Felet ligger i programmet: anmäl det till dem som sköter Klausul. Förklaring på engelska: {$detail}
export-service-not-printed = Tjänsten {$service} är vald men trycks ingenstans i avtalet. Felet ligger i mallen: anmäl det till dem som sköter den.
export-answer-not-printed = Fältet {$field} måste fyllas i men trycks ingenstans i avtalet. Felet ligger i mallen: anmäl det till dem som sköter den.

## Short phrases in the lines of explain: parts, rules, and the facts that decided

part-block = block
part-service = tjänst
part-row = rad
part-item = punkt
part-choice = ordval
part-correction = rättelse
explain-always = alltid
explain-correction = ”{$source}” → ”{$printed}”
explain-correction-on = rättelsen görs
explain-correction-off = rättelsen är avstängd
explain-correction-no-block = blocket trycks inte
rule-service-of = någon tjänst i grupp {$set} är vald
rule-service = tjänsten {$id} är vald
rule-answered = fältet {$field} är ifyllt
rule-is = svaret i fältet {$field} är {$answer}
rule-above = talet i fältet {$field} är större än {$answer}
rule-below = talet i fältet {$field} är mindre än {$answer}
rule-and = och
rule-or = eller
rule-not = inte ({$rule})
cause-service-of = i grupp {$set} är valt: {$chosen}
cause-no-service-of = ingen tjänst i grupp {$set} är vald
cause-service = {$id} är vald
cause-no-service = {$id} är inte vald
cause-answered = {$field} är ifyllt
cause-not-answered = {$field} är inte ifyllt
cause-is = {$field} är {$answer}
cause-is-not = {$field} är inte {$answer}
cause-above = {$field} är större än {$answer}
cause-not-above = {$field} är inte större än {$answer}
cause-below = {$field} är mindre än {$answer}
cause-not-below = {$field} är inte mindre än {$answer}

## The window: menus

menu-file = Arkiv
menu-edit = Redigera
menu-view = Visa
menu-template-menu = Mall
menu-help = Hjälp
menu-new = Nytt utkast
menu-new-for-other = Ny för annan kund
menu-open = Öppna…
menu-recent = Senaste
menu-example = Öppna exempelavtalet
menu-save = Spara
menu-save-as = Spara som…
menu-export = Exportera PDF…
menu-export-draft = Exportera utkast som PDF…
menu-register-more = Listan över avtal
menu-exported = Exporterad PDF
menu-mail = Skicka med e-post…
menu-print = Skriv ut…
menu-signing-package = Signeringspaket
menu-attachments = Bifoga utkast och mall i PDF
menu-quit = Avsluta
menu-undo = Ångra
menu-redo = Gör om
menu-copy = Kopiera avtalstext
menu-select-all = Markera all avtalstext
menu-cut = Klipp ut
menu-copy-selected = Kopiera
menu-paste = Klistra in
menu-select-everything = Markera allt
menu-find = Sök i avtalet
menu-next-hit = Nästa träff
menu-previous-hit = Föregående träff
menu-next-gap = Nästa uppgift som saknas
menu-previous-gap = Föregående uppgift som saknas
menu-calendar = Välj datum i kalendern
menu-row-up = Flytta upp raden
menu-row-down = Flytta ned raden
menu-remove-row = Ta bort raden
menu-fold = Fäll ihop avsnittet
menu-unfold-all = Visa alla avsnitt
menu-fit-width = Anpassa till bredden
menu-fit-page = Visa hela sidan
menu-full-size = Verklig storlek
menu-zoom-in = Zooma in
menu-zoom-out = Zooma ut
menu-strip = Sidöversikt
menu-theme = Tema
theme-system = Som systemet
theme-light = Ljust
theme-dark = Mörkt
menu-language = Språk
menu-explanation = Varför ser avtalet ut så?
menu-template = Om mallen
menu-shortcuts = Kortkommandon
menu-about = Om Klausul
menu-focus = Till menyerna

## The window: the form

window-untitled = Nytt utkast
window-welcome = Ny här? Se hur ett färdigt avtal ser ut:
window-drop = Släpp utkastet för att öppna det
window-services = Tjänster
window-parties = Parter
window-section-optional = frivilligt
window-section-done = klart
window-section-open = { $wrong ->
    [0] { $missing ->
        [one] 1 uppgift saknas
       *[other] {$missing} uppgifter saknas
    }
   *[other] { $missing ->
        [0] { $wrong ->
            [one] 1 uppgift är fel
           *[other] {$wrong} uppgifter är fel
        }
       *[other] {$missing} saknas, {$wrong} fel
    }
}
window-remove = Ta bort
window-more = … och {$count} till
window-add-signatory = Lägg till undertecknare
window-signatory = undertecknare {$number}
window-add-row = Lägg till rad
window-row = rad {$number}
window-paste-rows = Celler ur ett kalkylblad kan klistras in i en cell.
window-yes = Ja
window-no = Nej
window-not-answered = Inget svar
window-signatory-name = Namn
window-signatory-title = Titel
window-signatory-email = E-post
window-move-up = Flytta upp
window-move-down = Flytta ner
window-calendar = Kalender
calendar-weekdays = må ti on to fr lö sö
calendar-month = { $month ->
    [1] januari {$year}
    [2] februari {$year}
    [3] mars {$year}
    [4] april {$year}
    [5] maj {$year}
    [6] juni {$year}
    [7] juli {$year}
    [8] augusti {$year}
    [9] september {$year}
    [10] oktober {$year}
    [11] november {$year}
   *[12] december {$year}
}
calendar-previous-month = Föregående månad
calendar-next-month = Nästa månad
calendar-previous-year = Föregående år
calendar-next-year = Nästa år

## The window: the pages

window-find = Sök i avtalet
window-found = {$current} av {$count}
window-not-found = Inga träffar
window-preview = { $count ->
    [one] Avtalet, 1 sida
   *[other] Avtalet, {$count} sidor
}
window-page-of = Sida {$page} av {$count}
window-why = Varför finns detta?
window-rule = Tas med när {$rule}.
window-correction = { $state ->
    [on] Redaktionell rättelse: källan har ”{$source}”, här trycks ”{$printed}”. {$reason}
   *[off] Avstängd redaktionell rättelse: här trycks källans ”{$source}”, inte ”{$printed}”. {$reason}
}
window-always = Står alltid med, vilka tjänster och svar som än väljs.
window-because = { $printed ->
    [yes] Med: {$causes}. Tas med när {$rule}.
   *[no] Inte med: {$causes}. Tas med när {$rule}.
}
window-copy-clause = Kopiera texten

## The window: the way to a finished agreement

window-export = Exportera PDF
window-export-now = Allt är ifyllt: exportera PDF
window-export-again = Exporterat. Exportera igen
window-exporting = Exporterar…
window-exported = PDF-filen är klar.
window-exported-draft = Utkastet är klart som PDF, märkt på varje sida.
window-open = Öppna
window-print = Skriv ut
window-mail = Skicka med e-post
window-packaged = Signeringspaketet är skrivet bredvid PDF-filen: en fil för program (JSON) och en för kalkylblad (CSV).
window-mailed = Ett meddelande med PDF-filen öppnas i ditt e-postprogram. Öppnas det inte, så ligger meddelandet här:
window-no-mail = Inget e-postprogram hittades. Meddelandet ligger i den här filen; öppna den i ditt e-postprogram.
window-reveal = Visa i mapp
window-saved = sparat
window-not-saved = inte sparat
window-pages = { $count ->
    [one] 1 sida
   *[other] {$count} sidor
}
window-template = mall {$version} · {$hash}
window-close = Stäng
window-not-complete = Avtalet kan exporteras när allt som är markerat är ifyllt och rätt. Ett utkast kan exporteras när som helst: Arkiv, Exportera utkast som PDF.

## The window: files and other programs

window-choose-open = Öppna ett utkast
window-choose-save = Spara utkastet
window-choose-export = Exportera PDF
window-kind-draft = Utkast
window-kind-pdf = PDF-dokument
window-broken-draft = Filen är inget helt utkast och kan inte öppnas. {$detail}
window-other-template = Utkastet är gjort med mallen ”{$draft}”, men här används ”{$template}”. Starta Klausul med utkastets egen mall: klausul --template MAPP.
window-no-example = Exempelavtalet hör till den inbyggda mallen. Starta Klausul utan --template för att se det.
window-not-onto-other = Filen är ingen PDF och ersätts inte. Välj ett annat namn.
window-clock = Datorns klocka eller tidszon visar inget giltigt datum. Ställ in dem och exportera på nytt.
window-no-viewer = Inget program för den här filen hittades. Öppna den från mappen.
window-no-printer = Ingen skrivare kunde nås. Anslut en, eller öppna filen och skriv ut därifrån.
window-no-print-program = Inget program på datorn skriver ut PDF-filer på begäran. Öppna filen och skriv ut därifrån.
window-no-folder = Mappen kan inte visas. Öppna den själv.

## The window: questions

question-unsaved = Spara ändringarna?
question-unsaved-text = Utkastet har ändringar som inte är sparade.
question-save = Spara
question-discard = Kasta ändringarna
question-cancel = Avbryt
question-replace = Filen finns redan. Ska den ersättas?
question-replace-accept = Ersätt filen
question-path = Ange en fil
question-path-text = Ingen fildialog kan visas här. Skriv filens namn med mapp:
question-path-of-folder = Ange en mapp
question-path-of-folder-text = Ingen fildialog kan visas här. Skriv var mappen finns och vad den heter:
question-path-open = Öppna
question-path-export = Exportera

## The window: panels of information

about-text = Avtal med rätt villkor, ord för ord som juristerna skrev dem.
about-licence = Klausul får användas enligt MIT-licensen eller Apache-licensen 2.0.
about-others = Andras arbete i programmet (på engelska)
about-copy = Kopiera uppgifter för support
about-copied = ✓ Kopierat
about-copy-text = Här finns inget om kunder, avtal eller personer.
about-template-id = Mallens namn
about-template-version = Version
about-template-language = Språk
about-template-hash = Kontrollsumma (SHA-256)
about-template-source = Källa
keys-next-field = Nästa och föregående fält
keys-tab = Tabb, Skift+Tabb
keys-next-gap = Nästa uppgift som saknas
keys-enter = Retur i formuläret
keys-blocks = Nästa och föregående villkor (i avtalet)
keys-arrows = Nedpil, uppil
keys-copy = Markera allt, kopiera det markerade eller villkoret (i avtalet)
keys-copy-keys = Ctrl+A, Ctrl+C
keys-scroll = Bläddra (i avtalet)
keys-page = Page Down, Page Up, Home, End
keys-zoom = Zooma
keys-wheel = Ctrl+mushjul
keys-close = Stäng det som är öppet
keys-escape = Esc

## The window can't be opened

start-no-display = Ingen skärm hittades, så fönstret kan inte öppnas. Starta Klausul i en grafisk session, eller gör arbetet på kommandoraden: klausul new, klausul export (klausul --help visar allt).
start-graphics = Fönstret kan inte öppnas: OpenGL eller ett systembibliotek saknas ({$detail}). På Debian och Ubuntu: apt install {$packages}. På kommandoraden går allt också: klausul new, klausul export (klausul --help visar allt).
start-graphics-windows = Fönstret kan inte öppnas: datorns grafik klarar varken OpenGL 2 eller Direct3D 12 ({$detail}). Installera drivrutinen från grafikkortets eller datorns tillverkare; på ett fjärrskrivbord kan den behövas på servern, fråga IT. På kommandoraden går allt också: klausul new, klausul export (klausul --help visar allt).

## Local data: settings, profiles, recent files, recovery

menu-recovery = Återställ utkast…
menu-reload = Läs in filen på nytt
menu-save-profile = Spara som profil…
menu-settings = Inställningar…
menu-forget = Glöm sparade uppgifter…
menu-palette = Sök kommando…
language-sv = Svenska
language-fi = Suomi
language-en = English
palette-hint = Skriv vad du vill göra
palette-nothing = Inget kommando heter så.
settings-title = Inställningar
settings-scale = Storlek
settings-drafts-folder = Mapp för utkast
settings-drafts-folder-text = Kunder i mappens utkast föreslås när en kunds namn skrivs.
settings-pdf-folder = Mapp för PDF-filer
settings-last-folder = Den mapp som användes senast
settings-no-folder = Ingen
settings-trusted-folder = Mapp för betrodda certifikat
settings-trusted-folder-text = Med certifikat (PEM eller DER) i mappen kontrolleras vem som har undertecknat en PDF.
settings-choose = Välj…
settings-signing = Signeringstjänst
settings-signing-text = Platserna för underskrift märks för en tjänst som letar efter text.
settings-no-signing = Ingen
settings-profiles = Profiler
settings-profiles-text = En profil är uppgifterna om den egna parten. Den som är vald fylls i när ett nytt utkast börjar.
settings-no-profile = Ingen profil
settings-local-data = Sparade uppgifter
settings-local-data-text = Allt som programmet minns ligger på den här datorn och skickas aldrig någonstans.
settings-broken = Inställningarna kunde inte läsas helt: {$detail} Filen ligger kvar som {$file}; det som gick att läsa gäller.
settings-broken-stays = Inställningarna kunde inte läsas helt: {$detail} Det som gick att läsa gäller.
local-data-no-journal = Det som inte är sparat kan inte säkras på datorn just nu. Spara ofta. {$detail}
local-data-no-settings = Inställningarna gäller nu, men kunde inte sparas till nästa gång. {$detail}
local-data-not-removed = En sparad fil kunde inte tas bort. {$detail}
local-data-taken = Utkastet är redan öppnat i ett annat fönster, eller borttaget där.
local-data-forgot = De sparade uppgifterna är borttagna:
local-data-drafts-stay = Utkast och PDF-filer som du har sparat själv ligger kvar där de är.
local-data-log = Programmets logg, som inte har några uppgifter om kunder, börjar om från början.
local-data-profiles = {$count ->
    [one] en profil
   *[other] {$count} profiler
}
local-data-customers = {$count ->
    [one] en kund som föreslås
   *[other] {$count} kunder som föreslås
}
local-data-recent = {$count ->
    [one] en fil i listan över de senaste
   *[other] {$count} filer i listan över de senaste
}
local-data-folders = {$count ->
    [one] en vald mapp
   *[other] {$count} valda mappar
}
local-data-lost = {$count ->
    [one] ett utkast som inte blev sparat
   *[other] {$count} utkast som inte blev sparade
}
recovery-title = Utkast som inte blev sparade
recovery-text = Klausul avslutades innan de här ändringarna var sparade. De ligger kvar tills du öppnar och sparar dem eller kastar dem.
recovery-changed = Ändrat {$time}
recovery-never-saved = Aldrig sparat i någon fil
recovery-open = Öppna
recovery-dismiss = Kasta
difference-what = Uppgift
difference-in-file = I filen
difference-here = I fönstret
difference-lost = Inte sparat
difference-chosen = vald
difference-service = Tjänst: {$name}
save-other-conflict = Utkastet som var öppet förut sparades inte: någon annan hade ändrat filen, och den har kvar det som de skrev.
question-conflict = Filen har ändrats av någon annan
question-conflict-text = Det här skiljer:
question-conflict-unreadable = Det som nu står i filen kan inte läsas som ett utkast. {$detail}
question-conflict-mine = Skriv över med mina uppgifter
question-conflict-theirs = Ta det som står i filen
question-conflict-copy = Spara en kopia…
question-profile = Spara som profil
question-profile-text = Vad ska profilen heta? En profil med samma namn ersätts.
question-dismiss = Ska utkastet kastas? Det finns ingen annanstans.
question-pasted = Fördela på fälten?
question-pasted-accept = Fördela på fälten
question-pasted-plain = Klistra in som text
question-pasted-left = Det här får ingen plats:
question-pasted-now = ersätter {$now}
window-presets = Urval
window-use-preset = Välj tjänsterna i ”{$name}”
menu-save-preset = Spara tjänsterna som urval…
question-preset = Vad ska urvalet heta?
question-preset-text = Namn
preset-unknown = I urvalet ”{$name}” står tjänster som mallen inte har: {$services}. De andra är valda.
local-data-presets = {$count ->
    [one] ett urval av tjänster
   *[other] {$count} urval av tjänster
}
question-forget = Glömma sparade uppgifter?
question-forget-text = Det här tas bort och kan inte hämtas tillbaka:
question-forget-nothing = Programmet minns inga uppgifter om personer.
question-forget-accept = Glöm uppgifterna
question-path-folder = Välj mappen
window-copy = kopia
window-kind-folder = Mappar
window-choose-drafts-folder = Välj mapp för utkast
window-choose-pdf-folder = Välj mapp för PDF-filer
window-choose-trusted-folder = Välj mapp för betrodda certifikat
window-dialog-is-open = En fildialog är redan öppen, kanske bakom ett annat fönster.
window-type-path = Skriv sökvägen i stället
window-folder-gone = Mappen eller disken finns inte just nu. Anslut den och försök igen.
window-open-elsewhere = Utkastet är öppet i ett annat fönster också. Om det ändras i båda frågar Klausul när du sparar.
window-changed-there = Någon annan har ändrat filen sedan den öppnades här.
window-changed-both = Någon annan har ändrat filen. När du sparar får du se vad som skiljer och välja.
window-clipboard = Urklipp svarar inte. Det som skulle kopieras eller klistras in är oförändrat; försök igen.
window-use-profile = Fyll i profilen {$name}
window-profile-hint = Så fylls det här i av sig självt nästa gång
window-profile = Profil
storage-no-home = Det finns ingen mapp för programmets uppgifter på datorn.
window-not-secured = inte sparat, inte säkrat
new-no-profile = Profilen ”{$name}” finns inte bland inställningarna.

## Verification: whether a PDF still says what was agreed

verify-unchanged = { $updates ->
    [0] Oförändrad: filen är det exporterade dokumentet, byte för byte.
   *[other] Oförändrad: filen är det exporterade dokumentet, byte för byte. Efter det kommer bara underskrifter och tidsstämplar.
}
verify-unchanged-listed = { $updates ->
    [0] Oförändrad: filen är det dokument som exporterades med datumet {$date}, byte för byte. Det säger listan över exporter; en annan version av Klausul gjorde filen.
   *[other] Oförändrad: filen är det dokument som exporterades med datumet {$date}, byte för byte. Efter det kommer bara underskrifter och tidsstämplar. Det säger listan över exporter; en annan version av Klausul gjorde filen.
}
verify-same-words = Samma ord: en annan version av sättningen har gjort filen, så bara orden har jämförts, och de är desamma. Någon måste titta på sidorna.
verify-same-pages = Samma sidor: filen är inte den exporterade byte för byte, för ett annat program eller en annan version av Klausul har skrivit den, men varje sida ritas som den ska. Två oberoende jämförelser är överens.
verify-same-structure = Samma ord: filens struktur säger det som avtalades, men sidorna har inte jämförts som bilder. Någon måste titta på sidorna.
verify-added = Kompletterad: varje ord i avtalet står där det ska, och inget är övertäckt. Något har lagts till bredvid, och det måste någon titta på.
verify-pages = { $several ->
    [yes] sidorna {$from}–{$to}
   *[no] sidan {$from}
}
verify-addition = Tillagt { $where ->
    [head] överst på {$pages}
    [foot] nederst på {$pages}
    [signature-line] på raden för ”{$signatory}” ({$pages})
    [end] i slutet
   *[beside] bredvid texten på {$pages}
}: { $what ->
    [text] ”{$text}”
    [picture] en bild
    [shape] linjer eller ytor
    [signature] det som en underskrift visar, utan att någon hel underskrift täcker det
   *[page] {$pages}
}
verify-saved-after-signing = Ett annat program har sparat filen på nytt efter att den undertecknats, och då gäller ingen underskrift längre. Sidorna säger fortfarande det som avtalades. Be att få filen så som signeringstjänsten skickade den.
verify-looks = Sidan ser annorlunda ut här när den ritas, fast filen säger det den ska.
verify-not-drawable = Sidorna kunde inte jämföras som bilder: {$reason}
verify-unnamed = Något skiljer sig från det exporterade dokumentet utan att det går att säga vad. Be att få filen så som den skickades.
verify-changed = { $count ->
    [one] Ändrad: filen avviker på ett ställe från det som utkastet i den och mallen säger.
   *[other] Ändrad: filen avviker på {$count} ställen från det som utkastet i den och mallen säger.
}
verify-unknown-template = { $namesake ->
    [yes] Okänd mall: sidorna stämmer bara med den mall som följer med i filen ({$id} {$version}). Här finns en annan mall med samma namn och version, så texten i filen kan vara ändrad.
   *[no] Okänd mall: sidorna stämmer bara med den mall som följer med i filen ({$id} {$version}), och den är inte känd här. Ange den med --template.
} { $compared ->
    [words] Bara orden har jämförts.
   *[pages] {""}
}
verify-not-ours = Inte en av våra: det finns inget utkast i filen att jämföra med. Antingen är den gjord med ett annat program eller exporterad utan bilagor.
verify-outside-subset = PDF-filen är gjord så att olika program kan visa olika saker, och kan inte jämföras: { $rule ->
    [header] filen börjar inte som en PDF
    [bytes] något står mellan objekten som ingen tabell tar upp
    [comment] en kommentar står där den kan dölja något
    [table] en korsreferenstabell är inte rätt uppställd
    [start] slutet pekar inte på den nyaste tabellen
    [size] en tabell tar upp fler objekt än den säger
    [generation] ett objekt har en annan generation än 0
    [chain] tabellerna leder inte från en version till den föregående
    [linearized] den är gjord för webben, och den första tabellen är en annan än den sista
    [object-place] ett objekt står inte där tabellen säger
    [object-stream] en objektström innehåller andra objekt än tabellen tar upp
    [dangling] en hänvisning leder inte till något objekt
    [reference-to-reference] en hänvisning leder till en hänvisning
    [stream-end] en ström är längre eller kortare än den säger
    [stream-keys] hur en ström avkodas har ändrats efteråt
    [encryption] den är krypterad på ett ovanligt sätt
    [filter] en ström är kodad på ett ovanligt sätt eller är skadad
    [number] ett tal är större eller längre än vad alla program klarar
    [name] ett namn har andra tecken än ASCII
    [syntax] något är skrivet som ingen PDF skrivs
    [duplicate-key] en nyckel står två gånger i en ordlista
    [type] något är av ett annat slag än vad som hör dit
    [page-tree] sidorna och deras träd motsäger varandra
    [page-box] en sida har en ovanlig storlek eller vinkel
    [resources] en sidas resurser är ingen ordlista
    [annotation] en anteckning är inte hel
    [appearance] en antecknings utseende saknar ruta eller plats
    [content-seam] en sidas innehåll är delat där olika program fogar ihop det olika
   *[other] den bryter mot en regel för PDF
 } (byte {$byte}). Be om filen så som tjänsten skickade den.
verify-too-large = PDF-filen kan inte jämföras, för { $bound ->
    [file-bytes] den är större än 64 MB
    [decoded-bytes] innehållet blir för stort när det packas upp
    [objects] den har för många objekt
    [content] sidorna ritar för mycket
    [steps] den kräver för många steg att läsa
   *[other] den är för stor
 }. Kontrollera att det är rätt fil, och be om den så som tjänsten skickade den.
verify-attachment-too-large = Bilagan är större än {$kilobytes} kB.
verify-place-pages = { $several ->
    [yes] sidor {$from}–{$to}
   *[no] sida {$from}
}
verify-place = { $labelled ->
    [yes] {$pages}, {$clause}
   *[no] {$pages}
}
verify-after-signer = Efter att ”{$signer}” hade undertecknat: {$sentence}
verify-revision = I filens version {$revision}, före senare tillägg: {$sentence}
verify-words-replaced = Här står ”{$found}” i stället för ”{$expected}”.
verify-words-added = Här står ”{$found}”, som inte ska stå här.
verify-words-removed = Här saknas ”{$expected}”.
verify-look = { $look ->
    [font] ”{$words}” står i ett annat typsnitt, eller dess tecken har andra former.
    [color] ”{$words}” har en annan färg.
    [hidden] ”{$words}” är dolt eller beskuret.
    [layer] ”{$words}” ligger i ett lager som kan släckas.
    [moved] ”{$words}” står på ett annat ställe.
   *[other] ”{$words}” ser inte ut som det ska.
}
verify-drawn = { $what ->
    [shape] Här är en linje eller en yta ritad som inte hör hit. Den kan dölja något.
    [picture] Här ligger en bild som inte hör hit. Den kan dölja något.
   *[unknown] Här är något ritat som programmet inte känner till.
}
verify-not-drawn = { $what ->
    [shape] Här saknas en linje.
    [picture] Här saknas en bild.
   *[unknown] Här saknas något.
}
verify-page-missing = Sidan saknas.
verify-page-added = Sidan hör inte hit.
verify-page-repeated = Sidan står här en gång till.
verify-page-moved = Sidan står på fel plats.
verify-page-frame = Sidan är vriden, beskuren eller av en annan storlek.
verify-page-extra = Sidan har något som inte hör hit ({$name}).
verify-annotation = Något har lagts ovanpå sidan, till exempel en anteckning, en stämpel eller ett fält ({$kind}).
verify-field-missing = Signaturfältet ”{$field}” saknas.
verify-field-changed = Signaturfältet ”{$field}” är flyttat eller ändrat, eller visar något som ingen hel underskrift omfattar.
verify-attachment = { $what ->
    [changed] Bilagan {$name} är ändrad.
    [missing] Bilagan {$name} saknas.
   *[added] Bilagan {$name} hör inte hit.
}
verify-draft-unusable = Utkastet i filen kan inte användas: {$reason}
verify-template-unusable = Mallen i filen kan inte användas: {$reason}
verify-around = Dokumentet har något som inte hör dit och som kan ändra det som visas ({$name}).
verify-said = Här läses något annat upp än det som står: ”{$said}”
verify-bookmark = Bokmärket ”{$title}” hör inte hit.
verify-around-missing = Dokumentet saknar något som hör till det ({$name}).
verify-bookmarks-missing = Bokmärkena saknas.
verify-bookmark-missing = Bokmärket ”{$title}” saknas.
verify-property = { $name ->
    [title] I egenskaperna har dokumentet en annan titel: ”{$value}”
    [author] I egenskaperna står en författare: ”{$value}”
    [subject] I egenskaperna står en beskrivning som inte hör dit: ”{$value}”
    [keywords] I egenskaperna står nyckelord som inte hör dit: ”{$value}”
    [custom] I egenskaperna står en egen uppgift: ”{$value}”
   *[language] Dokumentet uppger ett annat språk: ”{$value}”
}
verify-property-missing = { $name ->
    [title] I egenskaperna har dokumentet ingen titel längre.
   *[language] Dokumentet uppger inte längre sitt språk.
}
verify-text-layer = Bokstäverna ser rätta ut, men det som kopieras, söks eller läses upp är något annat, först ”{$found}” där det står ”{$expected}”.
verify-structure = För skärmläsare och andra program har dokumentet en annan ordning eller uppmärkning från och med ”{$words}”.
verify-structure-missing = För skärmläsare och andra program har dokumentet inte längre rubriker, listor och läsordning.
verify-more = Det finns fler avvikelser än de som räknas upp här.
canonical-other-form = Mallen är inte skriven i den kanoniska formen {$form}.
canonical-malformed = Rad {$line} är inte skriven i den kanoniska formen {$form}, så hashen betyder ingenting.
canonical-problem = Rad {$line}: {$problem}
canonical-letterhead = Brevhuvudet på första sidan är inte mallens.

verify-signature = Fältet ”{$field}”: undertecknat av { $named ->
    [yes] ”{$signer}”
   *[no] någon som inte namnges
}, { $timed ->
    [yes] {$time} enligt undertecknaren
   *[no] utan tidpunkt
}.
verify-timestamp = Tidsstämpel av { $named ->
    [yes] ”{$signer}”
   *[no] någon som inte namnges
}, { $timed ->
    [yes] {$time}
   *[no] utan tidpunkt
}. Den är ingen underskrift.
verify-moment = {$day} { $month ->
    [1] januari
    [2] februari
    [3] mars
    [4] april
    [5] maj
    [6] juni
    [7] juli
    [8] augusti
    [9] september
    [10] oktober
    [11] november
   *[12] december
} {$year} kl. {$hour}.{$minute} ({ $zone ->
    [utc] UTC
    [offset] UTC{$offset}
   *[unknown] okänd tidszon
})
verify-signature-whole = { $check ->
    [good] Det som undertecknades är oförändrat, och underskriften är gjord med certifikatets nyckel.
    [moved] Underskriften är bruten: det som undertecknades står inte längre där det stod, till exempel för att filen har sparats om efteråt.
    [changed] Underskriften är bruten: det som undertecknades har ändrats.
    [forged] Underskriften är bruten: den är inte gjord med certifikatets nyckel.
    [weak] Underskriften räknas inte: den bygger på en metod som är för svag (MD5, SHA-1 eller en kort nyckel), så någon annan kan ha gjort den.
   *[unknown] Underskriften kan inte kontrolleras: certifikatet saknas, eller så är den gjord på ett sätt som programmet inte känner till. Det säger inget om huruvida något har ändrats.
}
verify-timestamp-whole = { $check ->
    [good] Det som stämplades är oförändrat, och stämpeln är gjord med certifikatets nyckel.
    [moved] Stämpeln är bruten: det som stämplades står inte längre där det stod, till exempel för att filen har sparats om efteråt.
    [changed] Stämpeln är bruten: det som stämplades har ändrats.
    [forged] Stämpeln är bruten: den är inte gjord med certifikatets nyckel.
    [weak] Stämpeln räknas inte: den bygger på en metod som är för svag (MD5, SHA-1 eller en kort nyckel), så någon annan kan ha gjort den.
   *[unknown] Stämpeln kan inte kontrolleras: certifikatet saknas, eller så är den gjord på ett sätt som programmet inte känner till. Det säger inget om huruvida något har ändrats.
}
verify-signature-covers = { $followed ->
    [0] Den omfattar hela filen (version {$revision}).
    [one] Den omfattar filens version {$revision}. Därefter har filen sparats en gång till.
   *[other] Den omfattar filens version {$revision}. Därefter har filen sparats {$followed} gånger till.
}
verify-signature-covers-nothing = Den omfattar inte någon hel version av filen.
verify-trust-not-checked = Vem undertecknaren är har inte kontrollerats.
verify-trust-hint = Ange betrodda certifikat med --trust för att kontrollera vem som undertecknat.
verify-signed-by-nobody = Undertecknad av ingen.
verify-no-signature-counts = Ingen underskrift i den gäller.
verify-signatures-unchecked = { $count ->
    [one] Filen har en underskrift till, som inte har kontrollerats.
   *[other] Filen har {$count} underskrifter till, som inte har kontrollerats.
}
verify-shared-value = Samma underskrift står också i fältet ”{$field}”. En underskrift gäller bara för ett fält.
verify-other-field = { $named ->
    [yes] Underskriften gjordes i ett annat fält, ”{$field}”, och har flyttats hit.
   *[no] Underskriften gjordes inte i det här fältet.
}
verify-forbidden-change = Underskriften låser dokumentet, men något som den inte tillåter har ändrats efteråt: { $change ->
    [pages] sidorna
    [fields] ifyllda fält
    [signing] underskrifter
    [annotations] anteckningar på sidorna
   *[other] något annat i filen
}.
verify-locked-field = Underskriften låser fältet ”{$field}”, men det har ändrats efteråt.
verify-stamped = { $check ->
    [good] Tidsstämplad av ”{$signer}”, {$time}. { $trust ->
        [good] Stämpelns certifikat kommer från ett betrott.
        [bad] Stämpelns certifikat kommer inte från något betrott.
       *[not-checked] Vem som har stämplat har inte kontrollerats.
    }
    [bad] Tidsstämpeln på underskriften är bruten, eller gäller en annan underskrift.
    [weak] Tidsstämpeln på underskriften räknas inte: den bygger på en metod som är för svag.
   *[unknown] Tidsstämpeln på underskriften kan inte kontrolleras.
}
verify-level = { $level ->
    [B-B] Nivå B-B (PAdES): ingen tidsstämpel visar när underskriften gjordes.
    [B-T] Nivå B-T (PAdES): en tidsstämpel visar när underskriften senast gjordes.
    [B-LT] Nivå B-LT (PAdES): filen har också med sig det som behövs för att i efterhand kontrollera om certifikatet var återkallat.
   *[B-LTA] Nivå B-LTA (PAdES): filen har också med sig det som behövs för att i efterhand kontrollera om certifikatet var återkallat, och en senare tidsstämpel skyddar det.
}
verify-stated-reason = Angivet skäl: ”{$text}”
verify-stated-location = Angiven plats: ”{$text}”
verify-trust-good = Certifikatet kommer från ett betrott, och gällde vid den tidpunkt som { $time ->
    [stamp] tidsstämpeln visar
   *[claim] undertecknaren anger
}. Om det har återkallats har inte kontrollerats.
verify-trust-not-for-signing = Certifikatet är inte utfärdat för detta: det är till exempel en servers.
verify-trust-no-certificate = Certifikatet finns inte med, så vem undertecknaren är kan inte kontrolleras.
verify-trust-no-time = Inget säger när underskriften gjordes, så om certifikatet gällde då kan inte kontrolleras.
verify-trust-bad = Certifikatet kommer inte från något betrott, eller gällde inte vid den tidpunkt som undertecknaren anger. Förklaring på engelska: {$reason}
verify-trust-empty = Det finns inget certifikat (DER eller PEM) i mappen.
verify-trust-file = Det finns inget certifikat (DER eller PEM) i filen.
verify-trust-unusable = De betrodda certifikaten i inställningarna kan inte användas. {$path}: {$problem}
verify-of-draft = Men det är ett utkast, och inget avtal än.
verify-shown = Sidorna här visar hur filen borde se ut. Rutorna visar var den avviker.
verify-not-opened = Filens utkast är inte öppnat. Sidorna här hör till ett annat.
verify-before = Detta gällde filen när den öppnades. Utkastet här har ändrats sedan dess.
verify-no-files = Det finns ingen PDF-fil i mappen.
verify-progress = {$done} av {$all}
menu-verdict = Visa kontrollens resultat
menu-compare = Jämför med filens egna sidor
compare-expected = Som det ska se ut
compare-found = Som filen ser ut
compare-pages = Filens sidor
compare-page = Sida {$page} i filen
compare-missing = Sidan finns inte i filen.
compare-awaited = Sidan ritas…
compare-too-many-pages = Bara de {$max} första sidorna ritas här.
menu-verify = Kontrollera PDF…
window-choose-verify = Välj en PDF-fil att kontrollera

## Comparisons

diff-same = {$clause}: oförändrad
diff-changed = {$clause}: ändrad
diff-added = {$clause}: tillagd
diff-removed = {$clause}: borttagen
diff-moved = {$clause}: flyttad från {$from}, där den stod efter {$after}
diff-moved-and-changed = {$clause}: ändrad och flyttad från {$from}, där den stod efter {$after}
diff-renumbered = {$clause}: ny beteckning (förut {$from})
diff-emphasised = {$clause}: betoning ändrad
diff-none = Inga skillnader.
diff-arranged = Orden, villkoren och uppgifterna är desamma; mallens filer är bara ordnade eller namngivna på ett annat sätt.
diff-standard = {$file} med mallens standardvärden
diff-always = alltid
diff-condition = Villkor för {$passages}:
diff-definition-added = {$kind} {$id} (ny)
diff-definition-removed = {$kind} {$id} (borttagen)
diff-definition-changed = {$kind} {$id}
diff-definition-moved = står på en annan plats
diff-kind-template = Mallen
diff-kind-set = Villkorsgruppen
diff-kind-party = Parten
diff-kind-family = Tjänstefamiljen
diff-kind-service = Tjänsten
diff-kind-group = Formulärets avsnitt
diff-kind-field = Fältet
diff-kind-correction = Rättelsen
diff-kind-page = Sidan
diff-kind-letterhead = Brevhuvudet
diff-kind-block = Blocket
diff-kind-other = Filen
diff-counts = Ändrade: {$changed}. Tillagda: {$added}. Borttagna: {$removed}. Flyttade: {$moved}. Ny beteckning: {$renumbered}. Villkor och uppgifter: {$rest}.
comparison-title = Jämförelse: {$before} och {$after}
comparison-legend = Så visas ändringar:
comparison-legend-added = tillagda ord är understrukna
comparison-legend-removed = borttagna ord är överstrukna
comparison-legend-bar = Ett streck i marginalen står bredvid det som är ändrat.
comparison-read-added = Tillagt: {$words}. Slut på tillagt.
comparison-read-removed = Borttaget: {$words}. Slut på borttaget.
comparison-moved = [Flyttad från {$from}, där den stod efter {$after}]
comparison-renumbered = [Ny beteckning, förut {$from}]
comparison-emphasised = [Betoning ändrad]
comparison-definition-moved = [Står på en annan plats]
comparison-condition = [Villkor: {$condition}]
comparison-rest = Villkor och uppgifter

## Drafts and PDFs of a folder

folder-no-files = Det finns inga utkast eller PDF-filer i mappen.
check-file = {$template} {$version}, { $count ->
    [0] inga anmärkningar
    [one] 1 anmärkning
   *[other] {$count} anmärkningar
}
affects-other-template = {$template} {$version}, en annan mall
affects-newer = {$template} {$version}, redan gjord med den nyare mallen
affects-nothing = {$template} {$version}, ändras inte
affects-clauses = {$template} {$version}, ändras: {$clauses}
## Libraries: templates, approvals, the policy
approval-missing = Mallen är inte godkänd, så varje sida märks som utkast och inget kan undertecknas: {$reason}
approval-no-name = den som godkände har inget namn som kan läsas.
approval-nobody = ingen har godkänt den.
approval-unreadable = godkännandena kan inte läsas ({$place}): {$reason}
approval-policy-broken = organisationens policy kan inte läsas, så inget räknas som godkänt ({$place}): {$reason}
approval-other-template = godkännandet av {$by} gäller en annan mall ({$template}).
approval-other-version = godkännandet av {$by} gäller version {$version}.
approval-changed = innehållet har ändrats efter att {$by} godkände det {$on}.
approval-not-signed = godkännandet av {$by} är inte signerat med en nyckel, vilket organisationen kräver.
approval-bad-signature = godkännandet av {$by} har ändrats efter att det signerades, eller signaturen hör till något annat.
approval-unknown-key = godkännandet av {$by} är signerat med en nyckel som organisationen inte känner till.
approval-other-name = godkännandet i namnet {$by} är signerat med nyckeln som hör till {$owner}.
approval-same-person = {$by} har godkänt den flera gånger och räknas som en person.
approval-too-few = { $needed ->
    [one] en person måste godkänna den, och ingen har gjort det ännu.
   *[other] {$needed} personer måste godkänna den, och {$found} har gjort det hittills.
}
approval-outside = organisationen låter bara mallar ur sina bibliotek undertecknas.
approval-state = Godkännande: {$state}.
approval-counts = räknas
approval-line = {$on} {$by}, version {$version}: {$state}
approval-name = Namnet på den som godkänner står på en rad med högst 200 tecken.
approval-twice = {$name} har redan godkänt det här innehållet.
approval-tests-failed = { $failed ->
    [one] Mallen godkänns inte: ett prov föll.
   *[other] Mallen godkänns inte: {$failed} prov föll.
}
approval-other-content = Biblioteket har redan ett annat innehåll av {$id} {$version} som är godkänt (hash {$hash}). Höj versionen i template.ron, så att ingen blandar ihop dem.
approval-done = Godkänd: {$id} {$version}, hash {$hash}, av {$by}.
approvals-newer = Godkännandena har format {$found}, och det här programmet kan {$known}. Det behövs en nyare version av Klausul.
approved-by = godkänd {$on} av {$by}
policy-decides = Det här bestämmer organisationen.
presets-no-name = Urvalet av tjänster har inget namn. Skriv ett, till exempel name: "Inkasso + privatpersoner".
presets-twice = Namnet ”{$name}” finns redan högre upp i filen. Ge urvalet ett annat namn.
presets-no-service = Urvalet ”{$name}” har inga tjänster. Skriv deras identifierare i services; `klausul services` visar dem.
presets-unknown-service = Tjänsten ”{$service}” finns inte i någon mall här. `klausul services` visar dem som finns.
policy-newer = Policyn har format {$found}, och det här programmet kan {$known}. Det behövs en nyare version av Klausul.
policy-key = Nyckeln för {$name} är ingen nyckel: där ska stå ”ed25519:” och 64 hexadecimala siffror, så som `klausul template keygen` skriver den.
policy-persons = Antalet personer som måste godkänna ligger mellan 1 och {$max}.
policy-no-keys = Godkännanden måste vara signerade, men inga nycklar anges. Ange dem under `keys`.
approval-key-none = Det här är ingen hemlig nyckel som `klausul template keygen` skriver.
approval-key-not-encrypted = Nyckeln är inte krypterad med en lösenfras. Gör en ny med `klausul template keygen`.
approval-key-other-kind = Nyckeln är av ett annat slag än Ed25519.
approval-key-wrong-passphrase = Lösenfrasen är fel.
approval-key-short-passphrase = Lösenfrasen behöver minst {$min} tecken.
approval-key-no-passphrase = Det finns ingen lösenfras: ingen terminal att fråga på och ingen variabel KLAUSUL_PASSPHRASE.
approval-key-random = Datorn ger inga slumptal.
approval-key-made = Den hemliga nyckeln ligger i {$file}: behåll den för dig själv. Organisationens policy behöver den här raden:
library-too-many = Här finns fler än {$max} mappar, och så många har inget bibliotek. Välj den mapp där mallarna ligger.
library-gone = { $copies ->
    [0] Mappen med mallar kan inte läsas: {$reason}
    [one] Mappen med mallar kan inte läsas: {$reason} Kopian av mallen på den här datorn används.
   *[other] Mappen med mallar kan inte läsas: {$reason} Kopiorna av {$copies} mallar på den här datorn används.
}
library-broken = { $more ->
    [0] {$reason}
    [one] {$reason} (och ett fel till)
   *[other] {$reason} (och {$more} fel till)
}
library-copy = Den senaste felfria kopian på den här datorn används för mallen.
library-two-contents = { $built ->
    [yes] Version {$version} av {$id} har ett annat innehåll än version {$other-version} som är inbyggd. Ge en av dem ett annat nummer.
   *[other] Version {$version} av {$id} har ett annat innehåll än version {$other-version} i {$other}. Ge en av dem ett annat nummer.
}
library-built-in = inbyggd
library-copied = kopia av {$folder}
library-no-template = Det finns ingen mall här.
menu-new-from = Ny från mall
menu-template-offer = {$title} ({$language}), version {$version}

## What clauses serve (klausul template coverage)

coverage-served = reglerad
coverage-refers = hänvisar bara till annat
coverage-annex-or-refers = regleras i en valfri bilaga, hänvisar annars bara till annat
coverage-annex-or-nothing = regleras i en valfri bilaga, saknas annars
coverage-annex = bilaga: {$block}
coverage-nothing = saknas
coverage-no-file = Filen finns inte, så mallen säger inte vilka block som svarar mot artikel 28.3. Guiden i templates/README.md visar hur den skrivs.
coverage-item-twice = Punkten ”{$name}” står två gånger. Skriv alla dess block på samma rad.
coverage-block-twice = Blocket ”{$name}” nämns två gånger för samma punkt. Ta bort det ena.
coverage-optional-block = Blocket ”{$name}” trycks bara när någon fyller i bilagan. Skriv det efter annexes.
coverage-no-annex = Blocket ”{$name}” står inte i en valfri bilaga. Skriv det efter serves eller refers.
coverage-no-blocks = För punkten ”{$name}” nämns inget block. Skriv dem efter serves, refers eller annexes, eller ta bort raden: det som inte nämns saknas.

## Tests of templates (klausul template test)

template-test-check = mallens filer är felfria
template-test-law = regel: {$law}
template-test-original = översättningen motsvarar originalet
template-test-original-unknown = Originalet {$id} finns inte här, så det går inte att säga om översättningen är aktuell. Ange mappen med originalet med --library.
template-test-original-stale = Översättningen är gjord av version {$old} av {$id} (hash {$old-hash}), men originalet är nu version {$version} (hash {$hash}). Se efter med `klausul template diff` vad som är ändrat, ändra översättningen och skriv originalets nya version och hash här.
template-test-example = exempel: {$name}
template-test-cases = { $complete ->
    [yes] { $agreements ->
        [one] 1 kombination av tjänster, 1 avtal
       *[other] {$combinations} kombinationer av tjänster, {$agreements} avtal
    }
   [services] alla {$combinations} kombinationer av tjänster, {$agreements} avtal med ett urval av svar
   *[other] {$combinations} utvalda kombinationer av tjänster, {$agreements} avtal: alla är för många att pröva
}
template-test-summary = {$count} prov: {$passed} ok, {$failed} FAILED
template-test-written = {$file} är skriven på nytt.
template-law-services = varje vald tjänst trycks, och för med sig sin villkorsgrupp
template-law-blocks = varje block kan tryckas
template-law-references = det som en hänvisning leder till trycks där hänvisningen trycks
template-law-fields = varje fält trycks någonstans, eller hör bara till formuläret
template-law-numbers = inget nummer står två gånger under samma rubrik
template-law-labels = ingen etikett är bredare än sin kolumn
template-law-signatures = varje part har en plats att underteckna på
template-law-tables = ingen tabell trycks utan rader
template-law-hyphenation = avtalets språk kan avstavas
template-test-service = Tjänsten ”{$service}” är vald men trycks inte.
template-test-set = En tjänst i villkorsgruppen ”{$set}” är vald, men ingen text trycks för gruppens skull.
template-test-block = Blocket ”{$block}” trycks inte i något färdigt avtal. Kontrollera dess villkor.
template-test-reference = Blocket ”{$block}” hänvisar till ”{$target}”, som inte trycks.
template-test-field = Fältet ”{$field}” trycks inte i något avtal. Skriv in det i texten, eller märk det med form_only: true.
template-test-number = { $under ->
    [heading] Numret {$number} står två gånger under ”{$heading}”: i blocket ”{$first}” och i ”{$second}”.
   *[none] Numret {$number} står två gånger: i blocket ”{$first}” och i ”{$second}”.
}
template-test-label = Etiketten {$label} är {$width},{$width-tenths} mm bred, och kolumnen bara {$column},{$column-tenths} mm. Öka hang_mm i page.ron, eller korta etiketten.
template-test-signature = Parten ”{$party}” har ingen plats att underteckna på. Låt någon av dess undertecknare krävas, och tryck underskrifterna.
template-test-empty-table = Tabellen ”{$block}” kan tryckas utan rader. Gör dess villkor, eller bilagans, lika snävt som radernas, till exempel med HasRows.
template-test-too-long = Avtalet blir för långt att pröva.
template-test-case = { $unanswered ->
    [yes] Så är det i { $count ->
        [one] ett fall
       *[other] {$count} fall
    }, bland dem: {$services}; inte ifyllt: {$fields}.
   *[no] Så är det i { $count ->
        [one] ett fall
       *[other] {$count} fall
    }, bland dem: {$services}.
}
template-test-no-hyphenation = Språket {$language} har ingen avstavning här: rader bryts bara mellan ord.
template-example-nothing = Exemplet säger inte vad som ska gälla. Skriv sets, printed eller not_printed, eller ta bort text: false.
template-example-section = ”{$section}” är ett avsnitt (Section). Ange blocken i det.
template-example-other-template = Exemplet är gjort för mallen ”{$found}”, inte för ”{$template}”.
template-example-set-missing = Villkorsgruppen ”{$set}” ska gälla, men ingen vald tjänst hör till den.
template-example-set-extra = Villkorsgruppen ”{$set}” gäller, men står inte i sets.
template-example-not-printed = Blocket ”{$block}” ska tryckas, men trycks inte.
template-example-printed = Blocket ”{$block}” ska inte tryckas, men trycks.
template-example-no-text = Avtalets text saknas. Kör provet med --update, så skrivs den; läs den sedan.
template-example-text = { $count ->
    [one] Avtalets text är en annan på ett ställe. Är den rätt, kör provet med --update.
   *[other] Avtalets text är en annan på {$count} ställen. Är den rätt, kör provet med --update.
}
template-example-orphan = Texten hör inte till något exempel: {$file} finns inte.
upgrade-title = Version {$from} blir version {$to}
upgrade-move = Flytta utkastet till den nyare versionen
upgrade-left-over = Den nyare versionen har inte dessa; de finns kvar i utkastet och räknas upp i formuläret: {$names}
upgrade-newer = Det finns en nyare godkänd version av mallen: {$version}.
upgrade-show = Visa vad den ändrar…

## A template's folder that somebody works on, and comparisons of versions
menu-open-folder = Öppna mallmapp…
menu-close-folder = Stäng mallmapp
menu-mark-changes = Märk ändringar på sidorna
menu-compare-versions = Jämför versioner…
window-choose-template-folder = Välj mallens mapp
window-choose-comparison = Spara jämförelsen
window-edit-file = Öppna i redigeraren
window-is-changed = Ändrat sedan den godkända versionen
window-no-editor = Redigeraren {$program} kunde inte startas: {$detail}. Välj en annan i inställningarna.
settings-editor = Redigerare för mallens filer
settings-editor-text = Ett program och dess argument, med {"{file}"}, {"{line}"} och {"{column}"} för platsen. Tomt: det program som datorn öppnar sådana filer med.
folder-title = Mallmapp
folder-problems = { $count ->
    [0] Inga fel
    [one] Ett fel
   *[other] {$count} fel
}
folder-last-good = Sidorna visar den senaste felfria versionen.
folder-changes = Ändringar sedan version {$version}
folder-changes-none-approved = Det finns ingen godkänd version att jämföra med.
folder-not-printed = Trycks inte i det här utkastet.
folder-left-over = Mallen i mappen har inte dessa; de finns kvar i utkastet och räknas upp i formuläret: {$names}
folder-other = Mappens mall är {$template} och utkastets mall är {$draft}. Utkastet visas med sin egen mall; ett nytt utkast börjar med mappens.
folder-closed-other = Utkastets mall {$draft} finns inte i biblioteket. Utkastet visas som mappens mall var när den stängdes.
versions-title = Jämförelse av versioner
versions-close = Stäng jämförelsen
versions-before = Äldre version
versions-after = Nyare version
versions-folder = {$name} (mappen)
versions-export = Spara som PDF…
versions-written = Jämförelsen är sparad.

## Terms, and notes to clauses
notes-twice = Blocket ”{$block}” har redan en anmärkning. Skriv allt i en.
notes-empty = Anmärkningen till ”{$block}” är tom. Skriv något, eller ta bort den.
window-clause-note = Anmärkning för säljaren (trycks aldrig):
window-term = Standard {$standard}. Ni får välja {$limits}.
window-term-deviates = Avviker från standard
window-term-standard = Använd standard
window-term-standard-of = Använd standard för {$field}
window-term-by = Juristens namn
window-term-reason = Juristens skäl
menu-deviations = Avvikelser från standard
window-no-deviations = Inget villkor avviker från standard.
window-show-in-form = Visa i formuläret
window-show-in-form-of = Visa {$field} i formuläret
window-deviation = { $allowed ->
    [sales] {$value} i stället för {$standard}. Säljaren får välja det.
    [yes] {$value} i stället för {$standard}. Medgett av {$by}: {$reason}
   *[no] {$value} i stället för {$standard}. Ingen jurist har medgett det än.
}
window-compare-standard = Jämför med standard…
window-choose-standard-comparison = Spara jämförelsen med standard
window-comparison = avvikelser
window-comparison-written = Jämförelsen med standard är sparad.

## The register: the agreements in folders

walk-too-deep = Mappen ligger djupare än {$max} mappar ner och har inte gåtts igenom. Välj den som en egen mapp.
walk-too-many-files = Mappen har fler än {$max} avtal och PDF-filer. Resten har inte lästs; välj mappar med färre.
walk-too-many-folders = Mappen har fler än {$max} undermappar. Resten har inte gåtts igenom; välj mappar med färre.
walk-name-not-unicode = Filnamnet har tecken som inte kan läsas. Ge filen ett annat namn.
register-drive-gone = Mappen är tom, och enheten som den brukar ligga på är inte ansluten. Avtalen visas som de var.
register-only-in-cloud = Filen finns bara i molnet och hämtas inte för listans skull. Öppna den, eller välj ”Behåll alltid på den här enheten” i Utforskaren.
register-state-draft = utkast
register-state-exported = exporterat
register-state-partly-signed = delvis undertecknat
register-state-signed = undertecknat
register-state-review = att granska
register-state-changed = ändrat
register-state-unreadable = oläsligt
register-signed-by = undertecknat av {$signed} av {$all}
register-not-reachable = går inte att nå just nu
register-column-customer = Kund
register-column-number = Nummer
register-column-date = Datum
register-column-services = Tjänster
register-column-sets = Grupp
register-column-template = Mall
register-column-deviations = Avvikelser
register-column-modified = Ändrat
register-column-state = Status
register-column-file = Fil
register-list-kind = Listan skrivs som .xlsx eller .csv. Ge filen ett sådant namn.
register-title = Avtal
register-back = Till avtalen (Ctrl+L)
register-to-draft = Till utkastet (Ctrl+L)
register-new = Nytt avtal
register-empty = Välj mappen där avtalen finns, så visas utkast och PDF-filer här.
register-choose-folder = Välj mapp…
register-search = Sök bland avtalen
register-search-hint = Sök kund, nummer, tjänst …
register-columns = Kolumner
register-sort-by = Sortera efter {$column}
register-group-all = Alla
register-group-drafts = Utkast
register-group-sent = Skickade
register-group-signed = Undertecknade
register-group-to-review = Att se över
register-nothing-found = Inget avtal stämmer med sökningen.
register-nothing-there = Det finns inga avtal i mappen ännu.
register-reading-first = Mappen läses …
register-files = Filer
register-open = Öppna
register-open-pdf = Öppna PDF-filen
register-new-same-customer = Ny för samma kund
register-new-like = Ny som denna
register-copy = kopia
register-why-changed = Sidorna säger inte det som utkastet i filen säger. Öppna filen för att se skillnaderna.
register-why-added = Något har tillkommit bredvid avtalet. Öppna filen för att se vad.
register-why-same-words = Ett annat program har sparat filen. ”Kontrollera alla” jämför även sidornas utseende.
register-why-unknown-template = Mallen som filen är gjord med finns inte här.
register-why-signature = En underskrift räknas inte. Öppna filen för att se varför.
register-empty-file = Filen är tom: det som fanns i den har gått förlorat. Hämta den på nytt, eller ta bort den.
register-cut-off = Slutet av filen saknas: den blev avbruten på vägen. Hämta den på nytt.
register-unknown-template = Mallen {$template} finns inte här, så det går inte att säga mer om utkastet. Lägg till mallen i biblioteket.
register-unknown-version = Mallens version {$version} finns inte här. Utkastet visas enligt version {$known}; lägg till den rätta i biblioteket.
register-unknown-services = { $count ->
    [one] Tjänsten {$services} finns inte i mallen. Öppna utkastet och välj en annan.
   *[other] Tjänsterna {$services} finns inte i mallen. Öppna utkastet och välj andra.
}
register-count = {$count} avtal
register-folders = {$count ->
    [one] Mapp: {$first}
   *[other] {$count} mappar
}
register-remove-folder = Ta bort {$folder} ur listan
register-problems = {$count ->
    [one] 1 anmärkning
   *[other] {$count} anmärkningar
}
register-problems-title = Det här kunde inte läsas:
register-reading = Läser {$done} av {$all}
register-verifying = Kontrollerar {$done} av {$all}
register-verified = { $review ->
    [0] Alla {$count} avtal är kontrollerade. Inget behöver ses över.
   *[other] Alla {$count} avtal är kontrollerade. Att se över: {$review}.
}
register-stop = Avbryt
register-list-written = Listan är sparad.
menu-register = Avtal
menu-register-folder = Lägg till en mapp med avtal…
menu-verify-all = Kontrollera alla
menu-export-list = Spara listan som kalkylblad…
window-choose-register-folder = Välj en mapp med avtal
window-choose-list = Spara listan
window-kind-sheet = Kalkylblad
local-data-lists = {$count ->
    [one] 1 lista med kunder som klausul list minns
   *[other] {$count} listor med kunder som klausul list minns
}
local-data-register = {$count ->
    [one] 1 avtal i listan
   *[other] {$count} avtal i listan
}

## Spreadsheets

sheet-unknown-format = Filen är inget kalkylblad som kan läsas. Spara den som xlsx, ods eller csv.
sheet-old-or-locked = Filen är i det gamla formatet xls eller skyddad med lösenord. Spara den som xlsx utan lösenord.
sheet-locked = Filen är skyddad med lösenord. Spara den utan lösenord.
sheet-damaged = Filen är skadad och kan inte läsas ({$detail}). Öppna den i kalkylprogrammet och spara den på nytt.
sheet-too-large = Filen är större än {$megabytes} MB. Dela upp raderna på flera filer, eller ta bort bilder.
sheet-too-large-unpacked = Filen innehåller mer än {$megabytes} MB när den packas upp. Kopiera raderna till ett nytt kalkylblad och spara det.
sheet-too-many-rows = Cell {$cell} ligger längre ned än de {$most} rader som läses. Ta bort det som inte hör dit, eller dela upp raderna på flera filer.
sheet-too-many-columns = Cell {$cell} ligger längre till höger än de {$most} kolumner som läses. Ta bort det som inte hör dit.
sheet-too-much-text = Kalkylbladet har för mycket innehåll. Dela upp raderna på flera filer, eller spara det som xlsx.
sheet-cell-too-long = Texten i cell {$cell} har fler än {$most} tecken. Korta den. I en csv-fil kan det bero på ett citattecken (") som saknar par.
sheet-open-quote = Citattecknet (") i början av cell {$cell} saknar par, så allt efter det hamnar i den cellen. Ta bort det, eller skriv ett till där texten slutar.
sheet-too-many-merged = Kalkylbladet har fler än {$most} områden med sammanfogade celler. Dela dem och fyll i varje cell.
sheet-empty = Kalkylbladet är tomt. Fyll i en rad för varje kund.

## Many agreements from a spreadsheet

batch-sheet-name = Kunder
batch-column-note = Anteckning
batch-column-file = Filnamn
batch-column-services = Tjänster
batch-column-signatory = {$label} {$number}: { $part ->
    [name] namn
    [email] e-post
   *[title] titel
}
batch-help-file = Lämna tomt för att filen ska få kundens namn. Två rader för samma kund behöver olika filnamn.
batch-help-choices = Skriv ett eller flera, med komma emellan: {$options}
batch-yes-no = { $answer ->
    [yes] ja
   *[no] nej
}
batch-example = { $what ->
    [note] Exempel, exporteras inte
    [company] Exempelbolaget Ab
    [person] Eva Exempel
   *[title] Verkställande direktör
}
batch-sheet-kind = Kalkylbladet skrivs som .xlsx. Ge filen ett sådant namn.
batch-no-headings = Ingen rad har rubriker som känns igen. Gör ett tomt kalkylblad med ”klausul batch sheet” och klistra in raderna där.
batch-unknown-column = { $suggested ->
    [yes] Kolumnen ”{$found}” känns inte igen. Menades ”{$nearest}”?
   *[no] Kolumnen ”{$found}” känns inte igen och används inte.
}
batch-no-heading = Kolumnen har ingen rubrik och används inte.
batch-column-twice = Kolumnen finns redan i {$first}. Ta bort den ena.
batch-column-missing = Kolumnen ”{$heading}” ({$id}) saknas. Den behövs på varje rad.
batch-merged = Cellerna till och med {$last} är sammanfogade, så bara den första har ett värde. Dela dem och fyll i varje cell.
batch-merged-with = Cellen är sammanfogad med {$first}, så raden har inget eget värde där. Dela cellerna och fyll i varje cell.
batch-encoding-guessed = Filen är inte i UTF-8 och har lästs som Windows-1252. Kontrollera att å, ä och ö är rätt.
batch-no-rows = Det finns inga rader att exportera. Fyll i en rad för varje kund under rubrikerna; exempelraden räknas inte.
batch-cell-digits = Talet har fler siffror än kalkylbladet sparar, så de sista är borta. Formatera cellen som text och skriv hela talet.
batch-cell-error = Cellen har felet {$error}. Rätta formeln, eller skriv värdet.
batch-cell-not-computed = Formeln har inget sparat resultat. Öppna filen i kalkylprogrammet och spara den, eller skriv värdet.
batch-cell-date = Kalkylprogrammet har gjort ett datum ({$date}) av det som skrevs. Formatera cellen som text och skriv det igen.
batch-cell-time = Cellen har en tid ({$time}). Formatera cellen som text och skriv det igen.
batch-cell-has-time = Cellen har också en tid ({$date} kl. {$time}). Skriv bara datumet.
batch-cell-no-day = Talet {$number} är ingen dag: kalkylprogram räknar dagar från 1, den 1 januari 1900, till 2958465, den 31 december 9999. Skriv datumet, till exempel 2.3.2026.
batch-hidden-rows = { $count ->
    [one] Rad {$rows} är dold eller bortfiltrerad i kalkylbladet, men exporteras som de andra. Ta bort raden om den inte ska vara med.
   *[other] {$count} rader ({$rows}) är dolda eller bortfiltrerade i kalkylbladet, men exporteras som de andra. Ta bort raderna om de inte ska vara med.
}
batch-rows-missing = Raderna i ”{$name}” saknas, och de kan inte stå i ett kalkylblad. Fyll i det här avtalet för sig: gör ett utkast i fönstret, lägg till raderna och exportera det.
batch-cell-bool = Cellen har sant eller falskt. Skriv i stället det som ska stå i avtalet.
batch-cell-percent = Cellen har ett procenttal. Formatera cellen som text och skriv det igen.
batch-cell-no-tick = ”{$found}” är varken ett kryss eller tomt. Skriv x om tjänsten ska vara med, annars ingenting.
batch-zeros-lost = Nollorna i början har gått förlorade. Är det {$maybe}? Formatera cellen som text och skriv hela numret.
batch-zeros-restored = {$found} har lästs som {$read}; kontrollsiffran stämmer.
batch-serial-date = {$found} har lästs som datumet {$read}.
batch-same-file = Filen ”{$name}” blir samma som på rad {$row}. Skriv ett eget namn i kolumnen Filnamn.
batch-no-file-name = Raden har varken kundens namn eller ett filnamn. Fyll i det ena.
batch-same-customers = { $customers ->
    [one] Samma kund står på raderna {$rows}. Kontrollera att det ska vara så många avtal.
   *[other] {$customers} kunder står på flera rader: {$rows}. Kontrollera att det ska vara så många avtal.
}
batch-same-customer = Samma kund som på rad {$row}. Kontrollera att det ska vara två avtal.
batch-exported = Raden exporterades {$date} och filen finns kvar. Den görs inte om.
batch-in-the-way = Filen ”{$name}” finns redan, men med annat innehåll. Flytta den, eller skriv ett annat namn i kolumnen Filnamn.
batch-result-name = Resultat
batch-result-column = { $column ->
    [row] Rad
    [customer] Kund
    [file] Fil
    [state] Läge
    [date] Datum
   *[remark] Anmärkning
}
batch-result-state = { $state ->
    [written] skapad
    [there] fanns redan
    [wrong] inte skapad: raden har fel
    [failed] inte skapad
   *[not-reached] inte gjord än
}
batch-exported-before = { $rows ->
    [one] 1 rad exporterades
   *[other] {$rows} rader exporterades
} tidigare och görs inte om.
batch-is-fine = Inga fel: {$rows ->
    [one] 1 rad
   *[other] {$rows} rader
}.
batch-left-out = Listor fylls i avtal för avtal och har ingen kolumn: {$fields}. Avtal som behöver dem görs ett i taget i fönstret.
batch-wrong-rows = { $rows ->
    [one] 1 rad har fel
   *[other] {$rows} rader har fel
}, så ingenting har skrivits. Rätta, eller exportera de övriga med --partial.
batch-done = {$written} skapade, {$there} fanns redan, {$rest} inte skapade.
batch-disk-full = Disken är full: {$written} av {$total} avtal finns i mappen. Frigör utrymme och exportera samma kalkylblad dit igen, så görs de andra.
batch-stopped = {$detail} {$written} av {$total} avtal finns; de andra görs när samma kalkylblad exporteras igen till mappen.
batch-no-results = Avtalen är exporterade, men listan över resultatet kunde inte skrivas. {$detail}
batch-progress = {$done} av {$total}, {$left} s kvar

menu-batch = Flera från kalkylblad…
menu-new-sheet = Nytt tomt kalkylblad…
window-choose-sheet = Öppna ett kalkylblad
window-choose-new-sheet = Spara ett tomt kalkylblad
window-choose-batch-folder = Mapp för avtalen
window-sheet-written = Kalkylbladet är sparat. Fyll i en rad för varje kund, spara och öppna det här med Arkiv, Flera från kalkylblad.
window-batch-counts = { $rows ->
    [one] 1 rad
   *[other] {$rows} rader
}, { $wrong ->
    [0] inga fel
    [one] 1 med fel
   *[other] {$wrong} med fel
}
window-batch-close = Stäng kalkylbladet
window-batch-more = och {$count} till
window-batch-folder = Avtalen läggs i
window-batch-no-folder = ingen mapp vald
window-batch-choose-folder = Välj mapp…
window-batch-export = { $rows ->
    [0] Exportera
    [one] Exportera 1 avtal
   *[other] Exportera {$rows} avtal
}
window-batch-save = Spara det rättade kalkylbladet…
window-choose-mended-sheet = Spara det rättade kalkylbladet
window-mended-written = Det rättade kalkylbladet är sparat.
batch-mended-name = rättat
question-unsaved-sheet = Vill du spara det rättade kalkylbladet?
question-unsaved-sheet-text = Ändringarna i cellerna finns bara här i fönstret.
question-running = Exporten pågår fortfarande
question-running-text = De avtal som redan är skapade finns kvar i mappen även om du stoppar exporten.
question-running-quit = Avsluta när exporten är klar
question-running-stop-quit = Stoppa och avsluta
question-running-wait = Vänta tills exporten är klar
question-running-stop = Stoppa exporten
question-running-back = Tillbaka
window-batch-then = { $quits ->
    [yes] Sedan avslutas programmet.
   *[no] Sedan stängs kalkylbladet.
}
window-batch-next = Nästa fel
window-batch-wrong-only = Visa bara rader med fel
window-batch-progress = { $known ->
    [yes] {$done} av {$total}, {$left} s kvar
   *[no] {$done} av {$total}
}
window-batch-pause = Pausa
window-batch-resume = Fortsätt
window-batch-stop = Stoppa
window-batch-reveal = Visa i mapp
window-batch-table = Kalkylbladets rader
window-batch-hint = Piltangenterna flyttar, Enter ändrar cellen. Ctrl+Z ångrar. Filen ändras inte; Ctrl+S sparar det rättade kalkylbladet.
window-batch-wrong = { $count ->
    [one] 1 fel
   *[other] {$count} fel
}

# What support needs to know: `klausul --version`, and about the program.

support-program = klausul {$version} ({$commit})
support-development = utvecklingsversion
support-system = System: {$system}
support-typesetter = Sättning: {$number}
support-form = Kanonisk form: {$number}
support-template = Mall: {$id} {$version}, {$hash} ({$source}, {$approval})
support-built-in = inbyggd
support-of-policy = ur policyns bibliotek
support-of-library = ur biblioteket
support-copy = senaste goda kopian
support-opened = öppnad mapp
support-approved = godkänd
support-not-approved = inte godkänd
support-trouble = Fel bland mallarna: {$place}: {$reason}
support-settings = Inställningar: {$path} ({$state})
support-policy = Policy: {$path} ({$state})
support-library = Mallbibliotek: {$path} ({$state})
support-data = Programmets data: {$path} ({$state})
support-log = Logg: {$path} ({$state})
support-there = finns
support-missing = finns inte
support-broken = kan inte läsas helt: {$reason}
support-no-policy = KLAUSUL_POLICY pekar på filen, men den finns inte. Ingen policy gäller.
support-unreadable = kan inte läsas: {$reason}
support-not-written = kunde inte skrivas: {$reason}
support-no-home = användaren har ingen hemkatalog, så inget sparas
support-renderer = Fönstret ritas med: {$name}
support-renderers = Fönstret kan ritas med: {$names}
support-clock = Klocka: {$clock}
support-no-clock = Klocka: visar inget datum, eller så är tidszonen okänd
