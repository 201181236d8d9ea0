### The sentences of Klausul, in English. All of sv.ftl, fi.ftl and en.ftl have the same ids in the same order.

## Nouns at the beginning of other sentences ($what), and unknown names

named-field = The field
named-service = The service
named-set = The clause set
named-party = The party
named-family = The service family
named-group = The form section
named-block = The block
named-item = The item
named-variant = The variant
named-correction = The correction
named-keyword = The keyword
named-signing-service = The signing service
named-font = The typeface
named-option = The option
named-column = The column
named-gender = The gender
named-currency = The currency
unknown-name = { $suggestion ->
    [nearest] {$what} “{$found}” does not exist. Did you mean “{$known}”?
    [list] {$what} “{$found}” does not exist. There are: {$known}.
   *[none] {$what} “{$found}” does not exist.
}

## Text files of templates and drafts (RON), for people who are no programmers

newer-format = The file is in format {$found}. The newest that this program can read is format {$known}. Update Klausul.
ron-kind-key = What stands here isn’t a key that the file can have, or the key has stood before.
ron-kind-word = What stands here is none of the words that can stand here.
ron-kind-value = The value here is of the wrong kind.
ron-kind-other = The text doesn’t follow the format here: check quotation marks, commas and brackets.
ron-too-large = The file is larger than {$megabytes} MB, and files that large are not read. Check that it is the right file.
ron-empty = The file is empty. Check that it is the right file.
ron-not-utf8 = There are characters here that cannot be read. Save the file again in the encoding UTF-8.
ron-utf16 = The file is saved in the encoding UTF-16, which some programs call “Unicode”. Save it again in UTF-8.
ron-too-deep = More than {$depth} brackets are inside one another here. Check that every bracket is closed.
ron-unexpected-end = The file ends too early: a bracket or a comment (/* … */) is not closed. Close it.
ron-trailing-text = The file should end here, but something follows the last bracket. Remove it or move the bracket.
ron-unknown-key = { $suggested ->
    [yes] The entry “{$found}” does not exist here. Did you mean “{$nearest}”?
   *[no] The entry “{$found}” does not exist here. Possible are: {$expected}. Perhaps a bracket before it is not closed.
}
ron-missing-key = The entry “{$key}” is missing between the brackets that begin here. Add it.
ron-duplicate-key = The entry “{$key}” is there twice. Remove one of them.
ron-unknown-variant = { $suggested ->
    [yes] “{$found}” cannot stand here. Did you mean “{$nearest}”?
   *[no] “{$found}” cannot stand here. Possible are: {$expected}.
}
ron-wrong-value = The value is of the wrong kind. Expected here: {$expected}. Found: {$found}.
ron-expected = The sign “{$sign}” is expected here. Often it was forgotten just before this place, or a bracket is not closed.
ron-expected-boolean = Here true or false is expected, without quotation marks.
ron-expected-number = Here a number without quotation marks is expected. The decimal sign is a point: 10.5.
ron-unexpected = What stands here does not fit. Check the commas, colons, quotation marks and brackets before it.
ron-text-expected = A text is expected here. Write it between straight quotation marks ("…"), a long text between r#" and "#.
ron-word-expected = A word without quotation marks is expected here. Remove the quotation marks, or write a word that can stand here.
ron-text-without-quotation-marks = A text is expected here, and texts stand between quotation marks. Write "{$found}".
ron-bare-words = There are words here that are neither a text nor a comment. Write texts between quotation marks, and // before a comment.
ron-text-not-ended = { $raw ->
    [yes] The text that begins here is not ended. Write "# where it ends.
   *[no] The text that begins here is not ended on its line. Write a straight quotation mark (") where it ends.
}
ron-raw-text-not-opened = The text stands between r#" and "#, but a part of its beginning is missing here. Write r#" where it begins, or remove the #.
ron-quotation-mark-in-text = This quotation mark ends the text, but the text goes on. Write ” inside the text, or let all of it stand between r#" and "#. If the text ends here, a comma is missing after it.
ron-wrong-quotation-mark = The character {$mark} neither begins nor ends a text. Write a straight quotation mark ("); word processors replace it.
ron-bad-escape = A backslash (\) means something special in the text. Write \\ to print one, or let the text stand between r#" and "#.
ron-wrong-comment = The sign “{$sign}” does not begin a comment. Write // before the comment.
ron-comment-not-ended = The comment that begins here (/*) is not ended. Write */ where it ends.
ron-wrong-character = { $space ->
    [yes] There is a space of a special kind here ({$character}), which can't be seen and comes along when text is pasted. Remove it and type an ordinary space.
   *[no] The character {$character} cannot stand here, outside a text. Remove it.
}
ron-wrong-sign = The sign “{$found}” means nothing here. Write “{$right}”.
ron-missing-comma = A comma is missing here. Write it.
ron-extra-comma = There is one comma too many here. Remove it.
ron-decimal-comma = The decimal sign of a number is a point. Write {$number}.
ron-grouped-number = A number is written without signs between its thousands. Write {$number}.
ron-percent-sign = A number is written without “%”. Write {$number}.
ron-extra-bracket = The bracket “{$found}” closes nothing: it is one too many. Remove it.
ron-wrong-bracket = The bracket “{$found}” does not fit: “{$open}” from line {$line} is not closed. Remove “{$found}” if it is one too many, or else write “{$right}” before it.
ron-bracket-not-closed = The bracket “{$open}” from line {$line} is not closed. Write “{$right}” where it ends.
ron-joined-conditions = Conditions are not joined with “{$word}”. Write {$right}([first condition, second condition]).
ron-content-expected = { $known ->
    [yes] What belongs in brackets after “{$word}” is missing or written wrongly. Write for example: {$example}
   *[no] What belongs in brackets after “{$word}” is missing or written wrongly. Correct it.
}
ron-no-content-expected = No bracket belongs to “{$word}”. Remove it, or choose another word.
ron-other = What stands here cannot be read. Explanation: {$detail}

## Files and folders

storage-not-found = There is no file or folder with that name. Check the name.
storage-is-folder = This is a folder. Give a file.
storage-is-not-folder = A folder is needed here, but the name or a part of it belongs to a file. Check the name.
storage-no-such-folder = The folder that the file should be in does not exist. Create it or give another folder.
storage-read-only = The file is read-only. Remove the protection or choose another name.
storage-exists = The file already exists. Choose another name, or replace it with --force.
storage-changed = It was changed by somebody else since it was read. Nothing was written.
storage-bad-name = The name is too long, or has signs in it that the system does not take. Choose another one.
storage-not-allowed = Permission is missing, the file is open in another program, or the disk is read-only. Choose another file or folder.
storage-in-use = The file is open in another program. Close it there and try again, or choose another name.
storage-no-space = The disk is full. Nothing was changed. Free some space or choose another disk.
storage-too-large = The file is larger than {$megabytes} MB, and files that large are not read. Check that it is the right file.
storage-closed-pipe = The receiver stopped reading before everything was written.
storage-defect = This is a fault of the program, not of what you did. Your work is still in the window: try again, or save under another name, and tell what you did.
storage-other = Reading or writing did not succeed. The system says: {$detail}

## Templates

template-only-excerpt = The PDF has only what its pages print of the template {$template} {$version}, and the whole template isn’t known here. Name the library that has it with --library, or the template’s folder instead of the file.
template-no-place = There is no template here. Name a folder with the template’s files, ID@VERSION of the library, or a PDF that was exported with Klausul.
template-missing-file = The file is missing from the template’s folder. Put it there.
template-duplicate = {$what} “{$id}” already exists. Choose another name.
template-bad-name = { $kind ->
    [empty] A name is missing.
    [space] The name “{$id}” will not do: it has a space ({$character}) in it.
   *[other] The name “{$id}” will not do: it has the character {$character} in it.
} A name has at least one character, and only a–z, A–Z, 0–9, full stops, hyphens and underscores.
template-reserved-name = The name “{$id}” is taken: in the text, {"{"}party.…{"}"} is each party’s own field and {"{"}signatory.…{"}"} the signatory’s. Choose another name.
template-second-signatories = The party “{$party}” already has a field for its signatories: “{$field}”. Remove one of the two.
template-too-long = This may be {$most} characters long at most. Shorten it.
template-empty-text = A text is missing here. Write it.
template-text-not-ended = The text that begins here is not ended: the next text (r#") begins on line {$line} already. Write "# where it ends.
template-set-without-services = No service belongs to the clause set “{$set}”. Let a service belong to it or remove it.
template-second-running-head = The template already has a running head (RunningHead). Remove one of them, or write the difference as variants.
template-bad-hash = The hash of a template's content is expected here: 64 digits, as `klausul template hash` prints them.
template-own-translation = A template can't be a translation of itself. Write the id of the original.
template-never-holds = The condition never holds, whatever services and answers are chosen (with the conditions around it). Correct the condition.
template-never-reached = This choice is never used, because a choice before it always holds. Put the choice without a condition last.
template-lost-space = A space at the beginning or the end of the variant “{$name}” is not printed, so that words run together. Write the space outside, before or after {"{"}variant {$name}{"}"}.
template-open-variant = The variant “{$name}” has no choice without a condition. Add one at the end; its text may be empty.
template-unused-variant = The variant “{$name}” is not used in the text. Write {"{"}variant {$name}{"}"} where it should stand, or remove it.
template-dangling-reference = The reference to “{$target}” can be printed when “{$target}” is not. Give both the same condition.
template-service-not-printed = { $case ->
    [any] The service {$service} can be chosen but is printed nowhere.
   *[given] The service {$service} can be chosen but is not printed in all cases: not when {$conditions}.
} Add a block Services for its clause set, or correct the condition of the block. If the service is for the form only, write “form_only: true” at it.
template-set-without-text = { $case ->
    [any] The clause set {$set} has services but no text.
   *[given] The clause set {$set} has services but not text in all cases: not when {$conditions}.
} Write text that is printed because of the set, for example with “when: ServiceOf("{$set}")”. If the set is to have no text, write “form_only: true” at it.
template-answer-not-printed = { $case ->
    [any] The field {$field} must be filled in but is printed nowhere.
   *[given] The field {$field} must be filled in but is not printed in all cases: not when {$conditions}.
} Put the field into the text, or require it only when it is printed. If the answer is for the form only, write “form_only: true” at the field.
template-form-only-printed = {$what} {$id} is for the form only (“form_only: true”) but is printed in the text. Remove one of the two.
template-conditions-too-complex = The conditions are so complex that the program cannot show that everything chosen and filled in is printed. Simplify them.
template-no-label = The block “{$target}” does not have the part that is needed: for a reference a label (“label”), for a correction the part that “part” gives. Correct the block or the name.
template-lone-brace = The brace has no partner. Write both {"{"} and {"}"}, or remove it. To print a brace, write {"{brace open}"} or {"{brace close}"}.
template-nested-place = { $lang ->
    [yes] A field or anything else in braces cannot stand inside {"{lang …}"}. End {"{lang …}"} before it and begin a new one after it.
   *[no] Braces cannot stand inside braces. Write one pair, for example {"{customer.name}"}. To print a brace, write {"{brace open}"} or {"{brace close}"}.
}
template-name-missing = { $empty ->
    [yes] There is nothing between the braces. Write a field, or remove them.
   *[no] A name is missing after “{$keyword}”. Write for example {"{set A}"}, {"{block b-7-1}"}, {"{variant definition}"}, {"{lang en credit report}"} or {"{brace open}"}.
}
template-variant-in-variant = The variant “{$name}” cannot stand inside another variant. Write the words here, or give the variant more choices with conditions of their own.
template-variant-not-here = The variant “{$name}” cannot stand here. Only the texts of Title, Paragraph and Clause have variants (“variants”). Write the words, or give two blocks a condition each (“when”).
template-follows-circle = The fields follow one another in a circle: {$fields}. Remove one “follows”.
template-nested-emphasis = Emphasis cannot stand inside emphasis. End the outer one before it and begin a new one after it.
template-open-emphasis = “{"{"}{$keyword} …” is never closed. Write the closing brace after the words that are to be emphasised.
template-list-too-deep = Lists can stand inside one another only { $most } deep. Put these items one level up.
template-no-entries = Something is missing inside this block: a list needs “items”, definitions need “terms”, a table needs “columns” and “rows” or “from”.
template-wrong-cell-count = This row has { $found ->
    [one] 1 cell
   *[other] { $found } cells
}, but the table has { $columns } columns. Write one cell for each column; an empty one is "".
template-table-too-wide = The table is wider than the page. It may have { $most } columns at most, and the shares of its columns may come to 100 at most; if some column has no share, to less.
template-two-kinds-of-rows = A table has either “rows” or “from”. Remove one of them.
template-service-not-named = No cell names the service that its row is about. Write {"{service.name}"} in the “text” of a column.
template-row-not-named = No cell prints anything of the row. Write the name of a column after “row.”, for example {"{row.name}"}, in the “text” of a column.
template-nested-annex = The annex “{ $id }” stands inside an annex. Put it behind the other one.
template-annex-in-its-heading = The annex “{ $id }” refers to itself in its own heading. Its label stands there already; remove the reference.
template-place-in-annex-label = In the label of an annex only {"{annex number}"} can stand in braces.
template-no-places = This text is printed as it stands, without fields or emphasis in braces. Remove the braces.
template-not-here = “{$name}” cannot stand here. “party.…” belongs in “rows” of Parties and in “signer” and “lines” of Signatures; “signatory.name”, “signatory.title” and “signatory.email” belong in “lines” only. “service.name” and “row.…” belong in “columns” of a table with “from”, and “annex number” in “label” of Annex. “template version” and “template approved” belong in RunningHead.
template-wrong-field-kind = The field “{$field}” is of the wrong kind. A field with “kind: {$needed}” is needed here.
template-nothing-listed = “{$key}” is empty. Write at least one.
template-empty-range = The lower bound {$least} is above the upper one, {$most}. No answer can be right.
template-bad-bound = { $decimals ->
    [0] The bound {$number} can’t be used. Write a whole number of at most twelve digits.
   *[other] The bound {$number} can’t be used. It may have twelve digits and {$decimals} decimals at most.
}
template-bad-standard = The standard value “{$standard}” is no answer that the field takes. Change it or the field’s bounds.
template-no-standard-here = A list has no standard value. Take “standard” away.
template-term-not-required = A term that is negotiated needs an answer. Write required: Yes or required: When(…), and remove form_only.
template-term-no-standard = A term needs a standard value. Write it after “standard”: nothing can differ from alternatives without a standard.
template-term-kind = This kind can’t be a term. Terms are of the kinds Number, Amount, Percent, Choice and YesNo.
template-term-sales-without-standard = The standard value “{$standard}” is not among what sales may choose. Change it or the limits in “sales”.
template-term-sales-beyond-kind = Sales may choose {$bound}, but the field does not take it. Change “sales” or the field’s own bounds.
template-term-wrong-limits = { $wanted ->
    [range] Bounds belong after “sales”: (least: 1, most: 4).
   *[other] Options belong after “sales”: ["…", "…"].
}
template-column-kind = A column can’t be a list. Choose another kind.
template-no-number-words = The field “{$field}” is printed in words, but not every number that it may be has words. Its bounds must be between 0 and {$most}.
template-no-form = The field “{$field}” can’t be printed as “{$form}”. That needs “{$needed}”.
missing-glyph = The document’s typeface cannot print the character {$character}. Use another character.
template-bad-language = “{$language}” is not a language tag. Write one such as en, fi or de.
template-no-language-rule = The program does not know how to form the genitive in the language “{$language}”. Rewrite the text without “genitive”.
template-genitive-unknown = There is no sure rule for the genitive of “{$field}” in the agreement’s language. Add a field with “genitive_of: "{$field}"”, or rewrite the text without “genitive”.
template-genitive-not-plain = A field with “genitive_of” is an optional line of text: “kind: Text, required: No”, without “standard”, “term” and “form_only”.
template-genitive-of-no-name = “{$field}” has no genitive. “genitive_of” must name the field of a name.
template-genitive-second = The field “{$first}” already has the genitive of “{$field}”. Remove one of them.
template-genitive-not-printed = No text prints the genitive of “{$field}”. Write {"{"}{$field}, genitive{"}"} in a text, or remove the field.
template-correction-not-found = The words “{$source}” are not in the block. “source” must stand there word for word, with no {"{…}"} in between; with “part: Label” it is the whole label.
template-correction-ambiguous = The words “{$source}” are in the block {$count} times. Take more words into “source”, so that only one place fits.
template-number = “{$key}” has a value that is not allowed. It must be at least {$least} and at most {$most}.
template-letterhead = The image cannot be read. It must be a whole PNG, JPEG or SVG file with at most 20 million pixels. Save it again. Explanation: {$detail}
template-picture-missing = { $suggestion ->
    [nearest] The picture “{$found}” is not in the template’s folder. Did you mean “{$known}”?
    [list] The picture “{$found}” is not in the template’s folder. There are: {$known}.
   *[none] The picture “{$found}” is not in the template’s folder. Put it there.
}
template-picture-elsewhere = The picture “{$found}” is not in the template’s folder itself. Put it there, and write only the file’s name.
template-picture-name = The file “{$found}” exists, but the picture must be a PNG, JPEG or SVG file whose name ends in “.png”, “.jpg”, “.jpeg” or “.svg” (in small letters). Save the picture as PNG, and write that name here.
template-picture-format = { $known ->
    [yes] The file “{$found}” exists, but it is not a PNG, JPEG or SVG file but {$format}. Open it in a picture program and save the picture as PNG; a new name is not enough.
   *[no] The file “{$found}” exists, but it is not a PNG, JPEG or SVG file. Open it in a picture program and save the picture as PNG; a new name is not enough.
}
template-jpeg-bits = The picture is a JPEG file with {$bits} bits for each colour. Save it as PNG, or as JPEG with 8 bits.
template-jpeg-cmyk = The picture is a JPEG file in printing inks (CMYK). Save it in RGB, preferably as PNG.
template-jpeg-turned = The picture is a JPEG file that the camera has marked as turned (EXIF). Open it in a picture program, turn it upright and save the picture as PNG.
template-svg =
    { $has-line ->
        [yes] The SVG file, line {$line}:{" "}
       *[no] The SVG file:{" "}
    }{ $fault ->
        [xml] it cannot be read. Save it again from the drawing program. Explanation: {$name}
        [svg] it is not an SVG picture. Save the picture as SVG or PNG.
        [entities] it defines entities (<!ENTITY). Save it again as “plain SVG”, without editing data.
        [script] there is a script. A letterhead may only draw. Save the picture again without scripts.
        [external] there is a reference to something outside the file. Embed it as shapes, or remove the link.
        [pixels] there is an embedded image of pixels. In that case, use the whole picture as PNG.
        [text] there is text. Convert text to paths, and save again.
        [animation] there is an animation. Save a still picture.
        [gradient] there is a gradient. Use solid colours, or save the picture as PNG.
        [pattern] there is a pattern. Use solid colours, or save the picture as PNG.
        [filter] there is a filter, for example a shadow. Remove it, or save the picture as PNG.
        [mask] there is a mask. Cut the shapes, or save the picture as PNG.
        [marker] there are arrowheads or other markers. Convert them to paths.
        [transparency] there is transparency. Use solid colours, or save the picture as PNG.
        [blend] colours are blended with those below. Use solid colours, or save the picture as PNG.
        [dashes] there is a dashed line. Convert the line to paths (“outline stroke”).
        [clip] there is a clipping path. Cut the shapes themselves, or save the picture as PNG.
        [symbol] there is a symbol, or a picture in the picture. Break it apart into shapes, and save again.
        [transform] a style sheet moves or turns something. Save again with transformations as attributes.
        [element] the element “{$name}” is not drawn. Convert it to shapes.
        [sheet] the style sheet is more than classes. Save again with styles as presentation attributes.
        [loop] something is used inside itself. Save the picture again.
        [long] it is larger than {$name} kB. Simplify the picture, or save it as PNG.
        [much] it has too many shapes or points. Simplify the picture, or save it as PNG.
        [size] the size is missing. Give “viewBox”, or “width” and “height” in pixels.
       *[empty] it draws nothing.
    }
template-letterhead-too-large = { $room ->
    [some] { $place ->
        [margin] The letterhead is too large for the top margin. “width_mm” may be at most {$max} mm; the rest is needed for the running head and the draft mark. Choose a smaller width or a larger margin (“top”).
       *[column] The letterhead is too large for the column. “width_mm” may be at most {$max} mm. Choose a smaller width.
    }
   *[none] { $place ->
        [margin] There is no room for the letterhead in the top margin. Make the margin larger (“top”), or write “place: Column”.
       *[column] There is no room for the letterhead in the column. Make the margins smaller, or choose a picture that is wider for its height.
    }
}
template-sound = No mistakes in the template “{$title}” ({$id} {$version}, {$language}).
template-counts = Blocks: {$blocks}. Clause sets: {$sets}. Services: {$services}. Parties: {$parties}. Fields: {$fields}. Corrections: {$corrections} (switched off: {$off}).
template-content-hash = Hash of the content: {$hash}

## Drafts: services, answers and signatories

draft-no-service = None of the template’s services is chosen. Choose at least one.
draft-service-twice = The service “{$id}” is chosen more than once. Once is enough.
draft-unknown-field = { $suggested ->
    [yes] The template does not have this field. Did you mean “{$nearest}”?
   *[no] The template does not have this field. Correct the name or remove the answer.
}
draft-leftover-answer = { $suggested ->
    [yes] This version of the template does not have this field. The answer stays in the draft but is not printed. Does it belong to “{$nearest}”?
   *[no] This version of the template does not have this field. The answer stays in the draft but is not printed.
}
draft-other-template = The draft was made with the template “{$draft}”, not with “{$template}”. Give the draft’s own template with --template.
draft-other-content = The draft was made with another content of the template, though the version is the same ({$version}). Is it the right template? A changed template should have a new version.
draft-other-version = The draft was made with version {$draft} of the template; this is version {$template}. Check the services and the answers.
draft-missing = The answer is missing. Fill it in.
draft-address-incomplete = The address is only filled in in part. Fill this in too, or clear the rest of the address.
draft-genitive-missing = The program can’t be sure of the genitive of “{$name}”. Fill it in.
draft-wants-signatories = Signatories belong here, not text: [(name: "Åsa Öst", title: "Finance Director")].
draft-wants-text = A text in quotation marks belongs here, not a list.
draft-wants-choices = Chosen options belong here: (chosen: ["…"]).
draft-wants-rows = Rows belong here: (rows: [{"{"}"…": "…"{"}"}]).
draft-too-few-signatories = There are too few signatories. At least {$least} must sign.
draft-too-many-signatories = There are too many signatories. At most {$most} can sign.
draft-signatory-without-name = The signatory’s name is missing. Fill it in.
draft-signatory-without-title = The signatory’s title is missing. Fill it in.
draft-too-many-lines = { $most ->
    [one] The text has too many lines. Write it on one line.
   *[other] The text has too many lines. There is room for {$most} lines.
}
draft-too-long = The text is too long. There is room for {$most} characters.
draft-other-genitive = The genitive does not begin like the name “{$name}”. Is it right?
draft-not-followed = The standard value still stands here, although “{$follows}” was changed. Is that right?
draft-term-deviation = { $allowed ->
    [yes] Differs from the standard: {$value} instead of {$standard}. Allowed by {$by}: {$reason}
   *[no] Differs from the standard: {$value} instead of {$standard}.
}
draft-term-beyond-sales = { $stale ->
    [yes] Sales may choose {$limits}, not {$value}. The permission is for {$allowed}. A lawyer can allow a new value: fill in the lawyer’s name and the reason.
   *[no] Sales may choose {$limits}, not {$value}. A lawyer can allow it: fill in the lawyer’s name and the reason.
}
draft-term-not-in-pdf = Sales may choose {$limits}; here it is {$value}. Who allowed it isn’t in the PDF, but in the draft.
draft-term-incomplete-permission = The permission is not complete. Fill in both the lawyer’s name and the reason.
term-limits = { $kind ->
    [only] {$most}
    [least] at least {$least}
    [most] at most {$most}
    [any] anything
   *[range] {$least}–{$most}
}
deviation-within-sales = within what sales may choose
deviation-allowed = allowed by {$by}: {$reason}
deviation-not-in-pdf = who allowed it isn't in the PDF
deviation-not-allowed = not allowed
draft-not-printed = This answer is printed nowhere in the agreement as it is filled in now. Remove it, or choose what it belongs to.

## Drafts: characters, numbers, countries, addresses and dates

draft-control-character = Character number {$place} is a tab, a line break or another control character ({$character}). Remove it.
draft-direction-character = Character number {$place} cannot be seen but changes the direction of the text ({$character}). Remove it.
draft-invisible-character = Character number {$place} cannot be seen ({$character}). Remove it.
draft-business-id-form = The number does not have the right form. It should look like {$example}.
draft-check-digit-last = The check digit is wrong. The last digit should be {$expected}, if the others are right.
draft-check-digit-before-suffix = The check digit is wrong. Before the ending 01 it should be {$expected}, if the other digits are right.
draft-no-check-digit = No number begins with these seven digits, so one of them is wrong. Check the number.
draft-vat-form = The VAT number does not have the right form. It should look like {$example}.
draft-loose-form = The form is not right. Write {$shortest}–{$longest} characters: letters and digits, with spaces or hyphens between them if needed.
draft-other-town = The town beside the postal code is {$found}, but the town is filled in as {$city}. Write the postal code alone here, and the right town in its own field.
draft-postal-code-form = The postal code does not have the right form. It should look like {$example}.
draft-postal-code-abroad = { $country ->
    [SE] The postal code is written as in Sweden. Choose Sweden as the country, or write the code like {$example}.
   *[other] The postal code is written as in another country ({$country}). Choose that country, or write the code like {$example}.
}
draft-country = { $suggested ->
    [yes] This is not a country code. Did you mean “{$nearest}”?
   *[no] The country is not recognised. Write its name or country code, for example Finland or FI.
}
draft-email-space = There is a space in the e-mail address. Write a single address without spaces.
draft-email-no-at-sign = The sign @ is missing. An e-mail address looks like name@example.com.
draft-email-several-at-signs = There is more than one @. Write a single e-mail address.
draft-email-no-local-part = Nothing stands before @. An e-mail address looks like name@example.com.
draft-email-no-domain = Nothing stands after @. An e-mail address looks like name@example.com.
draft-email-misplaced-dot = A dot is in the wrong place in the e-mail address. It cannot be first, last, next to @ or next to another dot.
draft-email-domain-without-dot = The end of the e-mail address is missing. After @ there must be a dot and an ending, for example .fi.
draft-email-character = The character {$character} cannot stand there in an e-mail address. Remove or correct it.
draft-email-long-local-part = There is too much before @: at most {$most} characters have room (å, ä and ö count as two). Correct the address.
draft-email-long-domain = There is too much after @: at most {$most} characters have room. Correct the address.
draft-date-form = The date does not have the right form. Write it as 2026-11-22 or 22.11.2026.
draft-date-two-digit-year = The year is too short. Write it with four digits, for example 2026.
draft-date-no-such-year = There is no such year. The year must be at least 0001 and at most 9999.
draft-date-no-such-month = There is no month {$month}. It must be at least 1 and at most 12.
draft-date-no-such-day = That month has no day {$day}. The last is {$last}.
draft-date-relative = “{$found}” means a different day each time the draft is read. Write the date with its year, for example 2026-11-22.
draft-option-twice = The option “{$id}” is chosen more than once. Once is enough.
draft-yes-no = The answer must be yes or no, not “{$found}”.
draft-number-form = This isn’t a number. Write it in digits, for example 1234 or 1 234,50.
draft-number-too-large = The number is too large. It may have at most twelve digits.
draft-number-decimals = { $most ->
    [0] The number must be a whole number.
    [one] The number has too many decimals. It may have one at most.
   *[other] The number has too many decimals. It may have {$most} at most.
}
draft-number-below = The number is too small. The smallest allowed is {$least}.
draft-number-above = The number is too large. The largest allowed is {$most}.
draft-no-number-words = The agreement writes the number in words, which is possible for 0 to {$most} only. Change the number.
draft-phone-not-international = The number must begin with + and the country’s code, for example +358 40 123 4567.
draft-phone-character = A telephone number can’t have {$character} in it. Take it out.
draft-phone-length = The number has the wrong length. With the country’s code it is {$least} to {$most} digits.
draft-iban-form = This is no account number (IBAN). It begins with two letters and two digits, for example FI21 1234 5600 0007 85.
draft-iban-country = No country has account numbers (IBAN) that begin so. Check the first two letters.
draft-iban-length = The account number (IBAN) has {$found} characters, but in that country it has {$expected}.
draft-iban-check-digits = The account number (IBAN) doesn’t add up: a digit or letter is wrong. Compare it with the invoice or the bank.
draft-too-few-rows = There are too few rows. At least {$least} are needed.
draft-too-many-rows = There are too many rows, {$found}. At most {$most} are possible.
draft-cell-missing = The cell is empty. Fill it in.

## Drafts attached to PDFs

signing-mark = The mark of the signing service “{$service}” can't be used. It has to tell the signatories apart, with {"{"}index{"}"} or with both {"{"}party{"}"} and {"{"}number{"}"}, and hold plain characters (ASCII) only.
open-no-pdf = The file is no PDF. Give a PDF that was exported with Klausul.
open-damaged = The PDF is damaged or not whole. Fetch it anew, or use another copy.
open-encrypted = The PDF is encrypted. Open it in another program, save it without a password and try again.
render-unreadable = The pages can't be drawn: the file can't be read.
render-no-such-page = There is no page {$page} in the file.
render-too-many-pages = The file has more than {$max} pages. So many are not drawn.
render-too-large = Page {$page} is too large to be drawn.
render-too-complex = Page {$page} would take too long to draw.
render-undrawable = { $what ->
    [font] Page {$page} has characters in a font that is not in the file or can't be read.
    [picture] Page {$page} has a picture that can't be read.
    [appearance] Page {$page} has a note or a field whose appearance can't be read.
    [pattern] Page {$page} has a pattern or a gradient, which is not drawn here.
   *[mask] Page {$page} has a transparency mask, which is not drawn here.
}
render-timeout = Drawing the pages took too long. Try again when the computer has less to do.
render-busy = Pages of other files are still being drawn. Try again in a moment.
render-failed = The pages could not be drawn because of a fault in the program.
open-no-draft = There is no draft in the PDF. Another program made it, or it was exported without attachments.
open-several-drafts = There are several drafts in the PDF, and there is no telling which one counts. Open the draft from another copy.
open-no-template = There is no template in the PDF. Another program made it, or it was exported without attachments.
open-answer-left-out = The original has an answer here and the agreement’s wording depends on it, but no page prints it, so it is not in the PDF. Fill it in again.
open-service-left-out = The original has this service chosen and the agreement’s wording depends on it, but no page prints it, so it is not in the PDF. Choose it again.
open-something-left-out = Something that no page prints decided the wording of the original, and is not in the PDF. Only the version of the template that the original was made with can say what it is.

## Commands: new and export

new-set-form = The equals sign is missing. Write FIELD=VALUE, for example --set customer.city=Vaasa.
new-set-twice = The field “{$field}” is given more than once. Give it once.
new-set-signatories = Signatories are not given with --set. Write --signatory PARTY:NAME:TITLE.
new-set-rows = The rows can’t be read. Write them as JSON, a list of objects with the names of columns, or with a tab between cells and a line feed between rows.
new-signatory-form = The name or the title is missing. Write PARTY:NAME:TITLE, for example --signatory "customer:Åsa Öst:Finance Director".
new-signatory-colons = There are more than two colons, so that name and title cannot be told apart. Write \: for a colon in the name or the title, for example --signatory "customer:Carl K\:son Berg:Finance Director". Or write --signatory "customer:name=Carl K:son Berg,title=CFO". A fourth part is the e-mail address.
new-signatory-keys = The name is missing, or something is empty or given twice. Write for example --signatory "customer:name=Åsa Öst,title=CFO,email=asa.ost@example.com"; the e-mail may be left out.
new-clock = The computer’s clock or time zone shows no valid date, so it isn’t known which day is meant. Set them, or write the date with its year.
export-clock = The computer’s clock or time zone shows no valid date. Set them, or give the date, for example --date 2026-11-22.
export-other-version = The draft belongs to version {$draft} of the template, which isn't here. So the PDF is a draft: every page says so, and nothing can be signed. Name the folder of that version with --library or --template. If the agreement is to be made with version {$template}, open the draft in the window, which shows what changes, or name that template with --template.
export-attached = Inside the PDF is what its pages say and nothing else: the printed answers and services (draft.ron) and the printed wording (template.ron), where the other party can read them. Of the rest of the template there are only hashes.
export-not-listed = The export could not be entered in the list of exports, so a later release of Klausul may not be able to show that the file is unchanged. {$detail}
export-package-beside = The signing package stands beside the PDF. Give a file instead of -.
export-onto-other = The file is not a PDF and is not replaced, not even with --force. Choose another name.
export-failed = The document could not be made. The fault is in the program: report it to those who look after Klausul. Explanation: {$detail}
export-service-not-printed = The service {$service} is chosen but is printed nowhere in the agreement. The fault is in the template: report it to those who look after it.
export-answer-not-printed = The field {$field} must be filled in but is printed nowhere in the agreement. The fault is in the template: report it to those who look after it.

## Short phrases in the lines of explain: parts, rules, and the facts that decided

part-block = block
part-service = service
part-row = row
part-item = item
part-choice = choice
part-correction = correction
explain-always = always
explain-correction = “{$source}” → “{$printed}”
explain-correction-on = the correction is made
explain-correction-off = the correction is switched off
explain-correction-no-block = the block is not printed
rule-service-of = a service of set {$set} is chosen
rule-service = the service {$id} is chosen
rule-answered = the field {$field} is filled in
rule-is = the answer to {$field} is {$answer}
rule-above = the number in {$field} is above {$answer}
rule-below = the number in {$field} is below {$answer}
rule-and = and
rule-or = or
rule-not = not ({$rule})
cause-service-of = chosen of set {$set}: {$chosen}
cause-no-service-of = no service of set {$set} is chosen
cause-service = {$id} is chosen
cause-no-service = {$id} is not chosen
cause-answered = {$field} is filled in
cause-not-answered = {$field} is not filled in
cause-is = {$field} is {$answer}
cause-is-not = {$field} is not {$answer}
cause-above = {$field} is above {$answer}
cause-not-above = {$field} is not above {$answer}
cause-below = {$field} is below {$answer}
cause-not-below = {$field} is not below {$answer}

## The window: menus

menu-file = File
menu-edit = Edit
menu-view = View
menu-template-menu = Template
menu-help = Help
menu-new = New draft
menu-new-for-other = New for another customer
menu-open = Open…
menu-recent = Recent
menu-example = Open the example agreement
menu-save = Save
menu-save-as = Save as…
menu-export = Export PDF…
menu-export-draft = Export draft as PDF…
menu-register-more = List of agreements
menu-exported = Exported PDF
menu-mail = Send by e-mail…
menu-print = Print…
menu-signing-package = Signing package
menu-attachments = Attach draft and template to PDFs
menu-quit = Quit
menu-undo = Undo
menu-redo = Redo
menu-copy = Copy agreement text
menu-select-all = Select all agreement text
menu-cut = Cut
menu-copy-selected = Copy
menu-paste = Paste
menu-select-everything = Select all
menu-find = Find in the agreement
menu-next-hit = Next match
menu-previous-hit = Previous match
menu-next-gap = Next missing detail
menu-previous-gap = Previous missing detail
menu-calendar = Choose date in calendar
menu-row-up = Move row up
menu-row-down = Move row down
menu-remove-row = Remove row
menu-fold = Fold section
menu-unfold-all = Unfold all sections
menu-fit-width = Fit width
menu-fit-page = Fit page
menu-full-size = Actual size
menu-zoom-in = Zoom in
menu-zoom-out = Zoom out
menu-strip = Page thumbnails
menu-theme = Theme
theme-system = Match system
theme-light = Light
theme-dark = Dark
menu-language = Language
menu-explanation = Why does the agreement look like this?
menu-template = About the template
menu-shortcuts = Keyboard shortcuts
menu-about = About Klausul
menu-focus = Go to the menus

## The window: the form

window-untitled = New draft
window-welcome = New here? See what a finished agreement looks like:
window-drop = Drop the draft to open it
window-services = Services
window-parties = Parties
window-section-optional = optional
window-section-done = done
window-section-open = { $wrong ->
    [0] { $missing ->
        [one] 1 detail is missing
       *[other] {$missing} details are missing
    }
   *[other] { $missing ->
        [0] { $wrong ->
            [one] 1 detail is wrong
           *[other] {$wrong} details are wrong
        }
       *[other] {$missing} missing, {$wrong} wrong
    }
}
window-remove = Remove
window-more = … and {$count} more
window-add-signatory = Add signatory
window-signatory = signatory {$number}
window-add-row = Add row
window-row = row {$number}
window-paste-rows = Cells of a spreadsheet can be pasted into a cell.
window-yes = Yes
window-no = No
window-not-answered = No answer
window-signatory-name = Name
window-signatory-title = Title
window-signatory-email = E-mail
window-move-up = Move up
window-move-down = Move down
window-calendar = Calendar
calendar-weekdays = Mo Tu We Th Fr Sa Su
calendar-month = { $month ->
    [1] January {$year}
    [2] February {$year}
    [3] March {$year}
    [4] April {$year}
    [5] May {$year}
    [6] June {$year}
    [7] July {$year}
    [8] August {$year}
    [9] September {$year}
    [10] October {$year}
    [11] November {$year}
   *[12] December {$year}
}
calendar-previous-month = Previous month
calendar-next-month = Next month
calendar-previous-year = Previous year
calendar-next-year = Next year

## The window: the pages

window-find = Find in the agreement
window-found = {$current} of {$count}
window-not-found = No matches
window-preview = { $count ->
    [one] The agreement, 1 page
   *[other] The agreement, {$count} pages
}
window-page-of = Page {$page} of {$count}
window-why = Why is this here?
window-rule = Included when {$rule}.
window-correction = { $state ->
    [on] Editorial correction: the source has “{$source}”, printed is “{$printed}”. {$reason}
   *[off] Editorial correction switched off: printed is the source's “{$source}”, not “{$printed}”. {$reason}
}
window-always = Always included, whatever services and answers are chosen.
window-because = { $printed ->
    [yes] Included: {$causes}. Included when {$rule}.
   *[no] Left out: {$causes}. Included when {$rule}.
}
window-copy-clause = Copy the text

## The window: the way to a finished agreement

window-export = Export PDF
window-export-now = Everything is filled in: export PDF
window-export-again = Exported. Export again
window-exporting = Exporting…
window-exported = The PDF is ready.
window-exported-draft = The draft is ready as a PDF, marked on every page.
window-open = Open
window-print = Print
window-mail = Send by e-mail
window-packaged = The signing package is written beside the PDF: a file for programs (JSON) and one for spreadsheets (CSV).
window-mailed = A message with the PDF opens in your mail program. If it does not open, the message is here:
window-no-mail = No mail program was found. The message is in this file; open it in your mail program.
window-reveal = Show in folder
window-saved = saved
window-not-saved = not saved
window-pages = { $count ->
    [one] 1 page
   *[other] {$count} pages
}
window-template = template {$version} · {$hash}
window-close = Close
window-not-complete = The agreement can be exported once everything that is marked has been filled in correctly. A draft can be exported at any time: File, Export draft as PDF.

## The window: files and other programs

window-choose-open = Open a draft
window-choose-save = Save the draft
window-choose-export = Export PDF
window-kind-draft = Draft
window-kind-pdf = PDF document
window-broken-draft = The file isn’t a complete draft and can’t be opened. {$detail}
window-other-template = The draft was made with the template “{$draft}”, but “{$template}” is in use. Start Klausul with the template of the draft: klausul --template FOLDER.
window-no-example = The example agreement belongs to the built-in template. Start Klausul without --template to see it.
window-not-onto-other = The file isn’t a PDF and is not replaced. Choose another name.
window-clock = The computer’s clock or time zone shows no valid date. Set them and export again.
window-no-viewer = No program for this file was found. Open it from its folder.
window-no-printer = No printer could be reached. Connect one, or open the file and print from there.
window-no-print-program = No program on this computer prints PDF files on request. Open the file and print from there.
window-no-folder = The folder can't be shown. Open it yourself.

## The window: questions

question-unsaved = Save the changes?
question-unsaved-text = The draft has changes that are not saved.
question-save = Save
question-discard = Discard the changes
question-cancel = Cancel
question-replace = The file exists already. Replace it?
question-replace-accept = Replace the file
question-path = Enter a file
question-path-text = No file dialog can be shown here. Type the name of the file with its folder:
question-path-of-folder = Enter a folder
question-path-of-folder-text = No file dialog can be shown here. Type the folder’s name with its path:
question-path-open = Open
question-path-export = Export

## The window: panels of information

about-text = Agreements with the right clauses, word for word as the lawyers wrote them.
about-licence = Klausul may be used under the MIT licence or the Apache licence 2.0.
about-others = The work of others in the program
about-copy = Copy details for support
about-copied = ✓ Copied
about-copy-text = They say nothing of customers, agreements or persons.
about-template-id = Name of the template
about-template-version = Version
about-template-language = Language
about-template-hash = Hash (SHA-256)
about-template-source = Source
keys-next-field = Next and previous field
keys-tab = Tab, Shift+Tab
keys-next-gap = Next missing detail
keys-enter = Enter in the form
keys-blocks = Next and previous clause (in the agreement)
keys-arrows = Down, Up
keys-copy = Select all, copy the selection or the clause (in the agreement)
keys-copy-keys = Ctrl+A, Ctrl+C
keys-scroll = Scroll (in the agreement)
keys-page = Page Down, Page Up, Home, End
keys-zoom = Zoom
keys-wheel = Ctrl+wheel
keys-close = Close what is open
keys-escape = Esc

## The window can't be opened

start-no-display = No display was found, so the window can't be opened. Start Klausul in a graphical session, or do the job on the command line: klausul new, klausul export (klausul --help lists everything).
start-graphics = The window can't be opened: OpenGL or a system library is missing ({$detail}). On Debian and Ubuntu: apt install {$packages}. On the command line everything works too: klausul new, klausul export (klausul --help lists everything).
start-graphics-windows = The window can’t be opened: the computer’s graphics offer neither OpenGL 2 nor Direct3D 12 ({$detail}). Install the driver of the graphics card’s or the computer’s maker; a remote desktop may need one on the server, or ask IT. On the command line everything works too: klausul new, klausul export (klausul --help lists everything).

## Local data: settings, profiles, recent files, recovery

menu-recovery = Restore drafts…
menu-reload = Reload
menu-save-profile = Save as a profile…
menu-settings = Settings…
menu-forget = Forget stored details…
menu-palette = Find a command…
language-sv = Svenska
language-fi = Suomi
language-en = English
palette-hint = Type what you want to do
palette-nothing = No matching command.
settings-title = Settings
settings-scale = Size
settings-drafts-folder = Folder for drafts
settings-drafts-folder-text = Customers in the drafts of this folder are suggested when the name of a customer is typed.
settings-pdf-folder = Folder for PDF files
settings-last-folder = The folder that was used last
settings-no-folder = None
settings-trusted-folder = Folder for trusted certificates
settings-trusted-folder-text = With certificates (PEM or DER) in the folder, who signed a PDF is checked.
settings-choose = Choose…
settings-signing = Signing service
settings-signing-text = The places to sign are marked for a service that looks for text.
settings-no-signing = None
settings-profiles = Profiles
settings-profiles-text = A profile is the details of the own party. The chosen one is filled in when a new draft begins.
settings-no-profile = No profile
settings-local-data = Stored details
settings-local-data-text = All that the program remembers is on this computer and is never sent anywhere.
settings-broken = The settings could not be read completely: {$detail} The file is kept as {$file}; what could be read is in effect.
settings-broken-stays = The settings could not be read completely: {$detail} What could be read is in effect.
local-data-no-journal = Unsaved changes can’t be backed up on this computer just now. Save often. {$detail}
local-data-no-settings = The settings are in effect now, but could not be saved for the next time. {$detail}
local-data-not-removed = A stored file could not be removed. {$detail}
local-data-taken = The draft has already been opened in another window, or removed there.
local-data-forgot = The stored details are removed:
local-data-drafts-stay = Drafts and PDF files that you have saved yourself stay where they are.
local-data-log = The program’s log, which has no details of customers, begins anew.
local-data-profiles = {$count ->
    [one] one profile
   *[other] {$count} profiles
}
local-data-customers = {$count ->
    [one] one customer that is suggested
   *[other] {$count} customers that are suggested
}
local-data-recent = {$count ->
    [one] one recent file
   *[other] {$count} recent files
}
local-data-folders = {$count ->
    [one] one chosen folder
   *[other] {$count} chosen folders
}
local-data-lost = {$count ->
    [one] one draft that was not saved
   *[other] {$count} drafts that were not saved
}
recovery-title = Drafts that were not saved
recovery-text = Klausul ended before these changes were saved. They stay until you open and save them, or discard them.
recovery-changed = Changed {$time}
recovery-never-saved = Never saved in a file
recovery-open = Open
recovery-dismiss = Discard
difference-what = Detail
difference-in-file = In the file
difference-here = In the window
difference-lost = Not saved
difference-chosen = chosen
difference-service = Service: {$name}
save-other-conflict = The draft that was open before was not saved: somebody else had changed its file, which still holds what they wrote.
question-conflict = Somebody else has changed the file
question-conflict-text = This differs:
question-conflict-unreadable = What the file holds now cannot be read as a draft. {$detail}
question-conflict-mine = Replace with mine
question-conflict-theirs = Take what is in the file
question-conflict-copy = Save a copy…
question-profile = Save as a profile
question-profile-text = What should the profile be called? A profile of the same name is replaced.
question-dismiss = Discard the draft? There is no other copy.
question-pasted = Fill in these fields?
question-pasted-accept = Fill in the fields
question-pasted-plain = Paste as text
question-pasted-left = This has no place:
question-pasted-now = replaces {$now}
window-presets = Presets
window-use-preset = Choose the services of “{$name}”
menu-save-preset = Save services as a preset…
question-preset = What should the preset be called?
question-preset-text = Name
preset-unknown = The preset “{$name}” names services that the template doesn’t have: {$services}. The others are chosen.
local-data-presets = {$count ->
    [one] one preset of services
   *[other] {$count} presets of services
}
question-forget = Forget stored details?
question-forget-text = This is removed and cannot be brought back:
question-forget-nothing = The program remembers no personal details.
question-forget-accept = Forget the details
question-path-folder = Choose the folder
window-copy = copy
window-kind-folder = Folders
window-choose-drafts-folder = Choose a folder for drafts
window-choose-pdf-folder = Choose a folder for PDF files
window-choose-trusted-folder = Choose a folder for trusted certificates
window-dialog-is-open = A file dialog is open already, perhaps behind another window.
window-type-path = Type the path instead
window-folder-gone = The folder or drive is not there just now. Connect it and try again.
window-open-elsewhere = The draft is open in another window too. If it is changed in both, Klausul asks when you save.
window-changed-there = Somebody else has changed the file since it was opened here.
window-changed-both = Somebody else has changed the file. When you save, you see what differs and can choose.
window-clipboard = The clipboard does not answer. What was to be copied or pasted is unchanged; try again.
window-use-profile = Fill in the profile {$name}
window-profile-hint = So that this fills in by itself next time
window-profile = Profile
storage-no-home = There is no folder for the program’s data on this computer.
window-not-secured = not saved, not backed up
new-no-profile = There is no profile “{$name}” in the settings.

## Verification: whether a PDF still says what was agreed

verify-unchanged = { $updates ->
    [0] Unchanged: the file is the export, byte for byte.
   *[other] Unchanged: the file is the export, byte for byte. Nothing but signatures and time stamps came after it.
}
verify-unchanged-listed = { $updates ->
    [0] Unchanged: the file is the export of {$date}, byte for byte. So says the list of exports; another release of Klausul made the file.
   *[other] Unchanged: the file is the export of {$date}, byte for byte. Nothing but signatures and time stamps came after it. So says the list of exports; another release of Klausul made the file.
}
verify-same-words = Same words: another version of the typesetter made the file, so only the words were compared, and they are the same. Somebody must look at the pages.
verify-same-pages = Same pages: the file is not the export byte for byte, as another program or another release of Klausul wrote it, but every page is drawn as it should be. Two independent comparisons agree.
verify-same-structure = Same words: the structure of the file says what was agreed, but the pages were not compared as pictures. Somebody must look at the pages.
verify-added = Completed: every word of the agreement stands where it should, and nothing is covered. Something was added beside it, which somebody must look at.
verify-pages = { $several ->
    [yes] pages {$from}–{$to}
   *[no] page {$from}
}
verify-addition = Added { $where ->
    [head] at the head of {$pages}
    [foot] at the foot of {$pages}
    [signature-line] on the line for “{$signatory}” ({$pages})
    [end] at the end
   *[beside] beside the text on {$pages}
}: { $what ->
    [text] “{$text}”
    [picture] a picture
    [shape] lines or areas
    [signature] what a signature shows, which no unbroken signature covers
   *[page] {$pages}
}
verify-saved-after-signing = Another program saved the file anew after it was signed, which ends every signature. The pages still say what was agreed. Ask for the file as the signing service sent it.
verify-looks = The page looks different here when it is drawn, although the file says what it should.
verify-not-drawable = The pages could not be compared as pictures: {$reason}
verify-unnamed = Something differs from the export that can't be named. Ask for the file as it was sent.
verify-changed = { $count ->
    [one] Changed: the file differs in one place from what the draft in it and the template say.
   *[other] Changed: the file differs in {$count} places from what the draft in it and the template say.
}
verify-unknown-template = { $namesake ->
    [yes] Unknown template: the pages agree only with the template that came in the file ({$id} {$version}). Another template of the same name and version is known here, so the wording in the file may have been changed.
   *[no] Unknown template: the pages agree only with the template that came in the file ({$id} {$version}), and it is not known here. Name it with --template.
} { $compared ->
    [words] Only the words were compared.
   *[pages] {""}
}
verify-not-ours = Not one of ours: there is no draft in the file to compare with. Another program made it, or it was exported without attachments.
verify-outside-subset = The PDF is made so that programs may differ in what they show, and can't be compared: { $rule ->
    [header] the file does not begin as a PDF does
    [bytes] something stands between its objects that no table lists
    [comment] a comment stands where it can hide something
    [table] a cross-reference table is not well formed
    [start] its end does not name its newest table
    [size] a table lists more objects than it says
    [generation] an object has a generation other than 0
    [chain] its tables do not lead from one version to the one before
    [linearized] it was made for the web, and its first table is another than its last
    [object-place] an object does not stand where the table says
    [object-stream] a stream of objects holds others than the table lists
    [dangling] a reference leads to no object
    [reference-to-reference] a reference leads to a reference
    [stream-end] a stream is longer or shorter than it says
    [stream-keys] how a stream is decoded was changed later
    [encryption] it is encrypted in an unusual way
    [filter] a stream is encoded in an unusual way or is damaged
    [number] a number is larger or longer than every program holds
    [name] a name has other characters than ASCII
    [syntax] something is written as no PDF is
    [duplicate-key] a key stands twice in a dictionary
    [type] something is of another kind than belongs there
    [page-tree] its pages and their tree contradict each other
    [page-box] a page has an unusual size or angle
    [resources] the resources of a page are not a dictionary
    [annotation] an annotation is not whole
    [appearance] the appearance of an annotation has no box or no place
    [content-seam] the content of a page is split where programs join it differently
   *[other] it breaks a rule of PDF
 } (byte {$byte}). Ask for the file as the service sent it.
verify-too-large = The PDF can't be compared, as { $bound ->
    [file-bytes] it is larger than 64 MB
    [decoded-bytes] its content unpacks to too much
    [objects] it has too many objects
    [content] its pages draw too much
    [steps] it takes too many steps to read
   *[other] it is too large
 }. Check that it is the right file, and ask for it as the service sent it.
verify-attachment-too-large = The attachment is larger than {$kilobytes} kB.
verify-place-pages = { $several ->
    [yes] pages {$from}–{$to}
   *[no] page {$from}
}
verify-place = { $labelled ->
    [yes] {$pages}, {$clause}
   *[no] {$pages}
}
verify-after-signer = After “{$signer}” had signed: {$sentence}
verify-revision = In revision {$revision} of the file, before later additions: {$sentence}
verify-words-replaced = It says “{$found}” instead of “{$expected}”.
verify-words-added = It says “{$found}”, which should not be here.
verify-words-removed = “{$expected}” is missing.
verify-look = { $look ->
    [font] “{$words}” is in another font, or its characters have other outlines.
    [color] “{$words}” has another colour.
    [hidden] “{$words}” is hidden or clipped.
    [layer] “{$words}” is in a layer that can be switched off.
    [moved] “{$words}” is in another place.
   *[other] “{$words}” doesn't look as it should.
}
verify-drawn = { $what ->
    [shape] A line or an area is drawn that doesn't belong here. It may hide something.
    [picture] There is a picture that doesn't belong here. It may hide something.
   *[unknown] Something is drawn that the program doesn't know.
}
verify-not-drawn = { $what ->
    [shape] A line is missing.
    [picture] A picture is missing.
   *[unknown] Something is missing.
}
verify-page-missing = The page is missing.
verify-page-added = The page doesn't belong here.
verify-page-repeated = The page is here once more.
verify-page-moved = The page is in the wrong place.
verify-page-frame = The page is turned, cut or of another size.
verify-page-extra = The page has something that doesn't belong here ({$name}).
verify-annotation = Something was laid over the page, such as a note, a stamp or a field ({$kind}).
verify-field-missing = The signature field “{$field}” is missing.
verify-field-changed = The signature field “{$field}” was moved or changed, or shows something that no unbroken signature covers.
verify-attachment = { $what ->
    [changed] The attachment {$name} was changed.
    [missing] The attachment {$name} is missing.
   *[added] The attachment {$name} doesn't belong here.
}
verify-draft-unusable = The draft in the file can't be used: {$reason}
verify-template-unusable = The template in the file can't be used: {$reason}
verify-around = The document has something that doesn't belong there and may change what is shown ({$name}).
verify-said = Something else is read aloud than what is written: “{$said}”
verify-bookmark = The bookmark “{$title}” doesn't belong here.
verify-around-missing = The document lacks something that belongs to it ({$name}).
verify-bookmarks-missing = The bookmarks are missing.
verify-bookmark-missing = The bookmark “{$title}” is missing.
verify-property = { $name ->
    [title] In its properties, the document has another title: “{$value}”
    [author] In its properties, the document names an author: “{$value}”
    [subject] In its properties, the document has a description that doesn't belong there: “{$value}”
    [keywords] In its properties, the document has keywords that don't belong there: “{$value}”
    [custom] In its properties, the document has an entry of somebody’s own: “{$value}”
   *[language] The document says that it is written in another language: “{$value}”
}
verify-property-missing = { $name ->
    [title] In its properties, the document has no title any more.
   *[language] The document doesn't say any more in which language it is written.
}
verify-text-layer = The letters look right, but what is copied, searched or read aloud is something else, first “{$found}” where “{$expected}” stands.
verify-structure = For screen readers and other software, the document is ordered or marked up differently from “{$words}” on.
verify-structure-missing = For screen readers and other software, the document has no headings, lists and reading order any more.
verify-more = There are more differences than those listed here.
canonical-other-form = The template is not written in canonical form {$form}.
canonical-malformed = Line {$line} is not written in canonical form {$form}, so the hash means nothing.
canonical-problem = Line {$line}: {$problem}
canonical-letterhead = The letterhead on the first page is not the template’s.

verify-signature = Field “{$field}”: signed by { $named ->
    [yes] “{$signer}”
   *[no] somebody without a name
}, { $timed ->
    [yes] {$time} according to the signer
   *[no] without a time
}.
verify-timestamp = Time stamp by { $named ->
    [yes] “{$signer}”
   *[no] somebody without a name
}, { $timed ->
    [yes] {$time}
   *[no] without a time
}. It is no signature.
verify-moment = {$day} { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} {$year} at {$hour}:{$minute} ({ $zone ->
    [utc] UTC
    [offset] UTC{$offset}
   *[unknown] unknown time zone
})
verify-signature-whole = { $check ->
    [good] What was signed is unchanged, and the certificate's key made the signature.
    [moved] The signature is broken: what was signed is no longer where it was, for example because the file was saved anew afterwards.
    [changed] The signature is broken: what was signed was changed.
    [forged] The signature is broken: the certificate's key didn't make it.
    [weak] The signature doesn't count: it rests on a method that is too weak (MD5, SHA-1 or a short key), so somebody else may have made it.
   *[unknown] The signature can't be checked: its certificate is missing, or it was made in a way that the program doesn't know. That doesn't say whether anything was changed.
}
verify-timestamp-whole = { $check ->
    [good] What was stamped is unchanged, and the certificate's key made the stamp.
    [moved] The stamp is broken: what was stamped is no longer where it was, for example because the file was saved anew afterwards.
    [changed] The stamp is broken: what was stamped was changed.
    [forged] The stamp is broken: the certificate's key didn't make it.
    [weak] The stamp doesn't count: it rests on a method that is too weak (MD5, SHA-1 or a short key), so somebody else may have made it.
   *[unknown] The stamp can't be checked: its certificate is missing, or it was made in a way that the program doesn't know. That doesn't say whether anything was changed.
}
verify-signature-covers = { $followed ->
    [0] It covers the whole file (revision {$revision}).
    [one] It covers revision {$revision} of the file, which was saved once more afterwards.
   *[other] It covers revision {$revision} of the file, which was saved {$followed} times more afterwards.
}
verify-signature-covers-nothing = It covers no whole revision of the file.
verify-trust-not-checked = Who the signer is was not checked.
verify-trust-hint = Name trusted certificates with --trust to check who signed.
verify-signed-by-nobody = Signed by nobody.
verify-no-signature-counts = No signature in it counts.
verify-signatures-unchecked = { $count ->
    [one] The file has one more signature, which was not checked.
   *[other] The file has {$count} more signatures, which were not checked.
}
verify-shared-value = The same signature stands in the field “{$field}” too. A signature holds for one field only.
verify-other-field = { $named ->
    [yes] The signature was made in another field, “{$field}”, and moved here.
   *[no] The signature was not made in this field.
}
verify-forbidden-change = The signature locks the document, but something that it doesn't permit was changed afterwards: { $change ->
    [pages] the pages
    [fields] fields that are filled in
    [signing] signatures
    [annotations] annotations on the pages
   *[other] something else in the file
}.
verify-locked-field = The signature locks the field “{$field}”, but it was changed afterwards.
verify-stamped = { $check ->
    [good] Time stamp by “{$signer}”, {$time}. { $trust ->
        [good] The stamp's certificate comes from a trusted one.
        [bad] The stamp's certificate doesn't come from a trusted one.
       *[not-checked] Who made the stamp was not checked.
    }
    [bad] The time stamp on the signature is broken, or belongs to another signature.
    [weak] The time stamp on the signature doesn't count: it rests on a method that is too weak.
   *[unknown] The time stamp on the signature can't be checked.
}
verify-level = { $level ->
    [B-B] Level B-B (PAdES): no time stamp shows when the signature was made.
    [B-T] Level B-T (PAdES): a time stamp shows when the signature was made at the latest.
    [B-LT] Level B-LT (PAdES): the file also brings what is needed to check later whether the certificate was revoked.
   *[B-LTA] Level B-LTA (PAdES): the file also brings what is needed to check later whether the certificate was revoked, and a later time stamp protects that.
}
verify-stated-reason = Stated reason: “{$text}”
verify-stated-location = Stated place: “{$text}”
verify-trust-good = The certificate comes from a trusted one, and was valid at the time that the { $time ->
    [stamp] time stamp shows
   *[claim] signer claims
}. Whether it was revoked was not checked.
verify-trust-not-for-signing = The certificate was not issued for this: it is a server's, for example.
verify-trust-no-certificate = The certificate is missing, so who the signer is can't be checked.
verify-trust-no-time = Nothing says when the signature was made, so whether the certificate was valid then can't be checked.
verify-trust-bad = The certificate doesn't come from a trusted one, or wasn't valid at the time that the signer claims. Explanation: {$reason}
verify-trust-empty = There is no certificate (DER or PEM) in the folder.
verify-trust-file = There is no certificate (DER or PEM) in the file.
verify-trust-unusable = The trusted certificates of the settings can't be used. {$path}: {$problem}
verify-of-draft = But it is a draft, and no agreement yet.
verify-shown = The pages here show what the file should look like. The boxes show where it differs.
verify-not-opened = The draft of this file is not open. The pages here belong to another one.
verify-before = This was true of the file when it was opened. The draft here has been changed since then.
verify-no-files = There is no PDF in the folder.
verify-progress = {$done} of {$all}
menu-verdict = Show the result of the check
menu-compare = Compare with the file’s own pages
compare-expected = As it should look
compare-found = As the file looks
compare-pages = The file’s pages
compare-page = Page {$page} of the file
compare-missing = The page is not in the file.
compare-awaited = The page is being drawn …
compare-too-many-pages = Only the first {$max} pages are drawn here.
menu-verify = Check a PDF…
window-choose-verify = Choose a PDF to check

## Comparisons

diff-same = {$clause}: unchanged
diff-changed = {$clause}: changed
diff-added = {$clause}: added
diff-removed = {$clause}: removed
diff-moved = {$clause}: moved from {$from}, where it stood after {$after}
diff-moved-and-changed = {$clause}: changed, and moved from {$from}, where it stood after {$after}
diff-renumbered = {$clause}: renumbered (was {$from})
diff-emphasised = {$clause}: emphasis changed
diff-none = No differences.
diff-arranged = Words, conditions and definitions are the same; only the template’s files are arranged or named in another way.
diff-standard = {$file} with the template’s standard values
diff-always = always
diff-condition = Condition of {$passages}:
diff-definition-added = {$kind} {$id} (new)
diff-definition-removed = {$kind} {$id} (removed)
diff-definition-changed = {$kind} {$id}
diff-definition-moved = stands in another place
diff-kind-template = Template
diff-kind-set = Clause set
diff-kind-party = Party
diff-kind-family = Service family
diff-kind-service = Service
diff-kind-group = Section of the form
diff-kind-field = Field
diff-kind-correction = Correction
diff-kind-page = Page
diff-kind-letterhead = Letterhead
diff-kind-block = Block
diff-kind-other = File
diff-counts = Changed: {$changed}. Added: {$added}. Removed: {$removed}. Moved: {$moved}. Renumbered: {$renumbered}. Conditions and definitions: {$rest}.
comparison-title = Comparison: {$before} and {$after}
comparison-legend = How changes are shown:
comparison-legend-added = added words are underlined
comparison-legend-removed = removed words are struck through
comparison-legend-bar = A bar in the margin stands beside what changed.
comparison-read-added = Added: {$words}. End of addition.
comparison-read-removed = Removed: {$words}. End of removal.
comparison-moved = [Moved from {$from}, where it stood after {$after}]
comparison-renumbered = [Renumbered, was {$from}]
comparison-emphasised = [Emphasis changed]
comparison-definition-moved = [Stands in another place]
comparison-condition = [Condition: {$condition}]
comparison-rest = Conditions and definitions

## Drafts and PDFs of a folder

folder-no-files = There are no drafts or PDF files in the folder.
check-file = {$template} {$version}, { $count ->
    [0] no problems
    [one] 1 problem
   *[other] {$count} problems
}
affects-other-template = {$template} {$version}, another template
affects-newer = {$template} {$version}, already made with the newer template
affects-nothing = {$template} {$version}, unchanged
affects-clauses = {$template} {$version}, changes: {$clauses}
# The library: templates, approvals, policy.
approval-missing = This template isn't approved, so every page is marked as a draft and nothing can be signed: {$reason}
approval-no-name = whoever approved it has no name that can be read.
approval-nobody = nobody has approved it.
approval-unreadable = the approvals can't be read ({$place}): {$reason}
approval-policy-broken = the organisation's policy can't be read, so nothing counts as approved ({$place}): {$reason}
approval-other-template = the approval by {$by} is one of another template ({$template}).
approval-other-version = the approval by {$by} is one of version {$version}.
approval-changed = the content was changed after {$by} approved it on {$on}.
approval-not-signed = the approval by {$by} isn't signed with a key, as the organisation demands.
approval-bad-signature = the approval by {$by} was changed after it was signed, or its signature belongs to something else.
approval-unknown-key = the approval by {$by} is signed with a key that the organisation doesn't know.
approval-other-name = the approval in the name of {$by} is signed with the key of {$owner}.
approval-same-person = {$by} has approved it more than once, and counts as one person.
approval-too-few = { $needed ->
    [one] one person has to approve it, and none has so far.
   *[other] {$needed} persons have to approve it, and {$found} { $found ->
        [one] has
       *[other] have
    } so far.
}
approval-outside = the organisation lets only templates of its libraries be signed.
approval-state = Approval: {$state}.
approval-counts = counts
approval-line = {$on} {$by}, version {$version}: {$state}
approval-name = The name of whoever approves stands on one line of at most 200 characters.
approval-twice = {$name} has approved this content already.
approval-tests-failed = { $failed ->
    [one] The template is not approved: one test failed.
   *[other] The template is not approved: {$failed} tests failed.
}
approval-other-content = The library already has another content of {$id} {$version} that is approved (hash {$hash}). Raise the version in template.ron, so that nobody mixes them up.
approval-done = Approved: {$id} {$version}, hash {$hash}, by {$by}.
approvals-newer = The approvals have format {$found}, and this program knows {$known}. A newer version of Klausul is needed.
approved-by = approved on {$on} by {$by}
policy-decides = The organisation decides this.
presets-no-name = The choice of services has no name. Write one, such as name: "Debt collection + consumers".
presets-twice = The name “{$name}” is further up in the file already. Give this choice another name.
presets-no-service = The choice “{$name}” has no services. Write their ids in services; `klausul services` shows them.
presets-unknown-service = The service “{$service}” is in no template here. `klausul services` shows those that there are.
policy-newer = The policy has format {$found}, and this program knows {$known}. A newer version of Klausul is needed.
policy-key = The key of {$name} is none: it should be “ed25519:” and 64 hexadecimal digits, as `klausul template keygen` prints it.
policy-persons = The number of persons who have to approve lies between 1 and {$max}.
policy-no-keys = Approvals have to be signed, but no keys are named. Name them under `keys`.
approval-key-none = This is no secret key as `klausul template keygen` writes it.
approval-key-not-encrypted = The key isn't encrypted with a passphrase. Make another one with `klausul template keygen`.
approval-key-other-kind = The key is of another kind than Ed25519.
approval-key-wrong-passphrase = The passphrase is another one.
approval-key-short-passphrase = The passphrase needs at least {$min} characters.
approval-key-no-passphrase = There is no passphrase: no terminal to ask on, and no variable KLAUSUL_PASSPHRASE.
approval-key-random = This machine gives no random numbers.
approval-key-made = The secret key is in {$file}: keep it to yourself. The organisation's policy needs this line:
library-too-many = There are more than {$max} folders in it, which no library has. Choose the folder that holds the templates.
library-gone = { $copies ->
    [0] The folder of templates can't be read: {$reason}
    [one] The folder of templates can't be read: {$reason} The copy of its template on this machine serves.
   *[other] The folder of templates can't be read: {$reason} The copies of its {$copies} templates on this machine serve.
}
library-broken = { $more ->
    [0] {$reason}
    [one] {$reason} (and one more)
   *[other] {$reason} (and {$more} more)
}
library-copy = The last good copy on this machine serves for this template.
library-two-contents = { $built ->
    [yes] Version {$version} of {$id} has another content than version {$other-version} that is built in. Give one of them another number.
   *[other] Version {$version} of {$id} has another content than version {$other-version} in {$other}. Give one of them another number.
}
library-built-in = built in
library-copied = copy of {$folder}
library-no-template = There is no template here.
menu-new-from = New from template
menu-template-offer = {$title} ({$language}), version {$version}

## What clauses serve (klausul template coverage)

coverage-served = served
coverage-refers = only refers elsewhere
coverage-annex-or-refers = set out in an optional annex, otherwise only refers elsewhere
coverage-annex-or-nothing = set out in an optional annex, otherwise nothing
coverage-annex = annex: {$block}
coverage-nothing = nothing
coverage-no-file = There is no such file, so the template doesn't say which blocks serve Article 28(3). The guide in templates/README.md shows how to write it.
coverage-item-twice = The item “{$name}” stands here twice. Write all its blocks on one line.
coverage-block-twice = The block “{$name}” is named twice for the same item. Remove one of them.
coverage-optional-block = The block “{$name}” is printed only when somebody fills in the annex. Write it after annexes.
coverage-no-annex = The block “{$name}” stands in no optional annex. Write it after serves or refers.
coverage-no-blocks = No block is named for the item “{$name}”. Write them after serves, refers or annexes, or remove the line: what isn't named isn't covered.

## Tests of templates (klausul template test)

template-test-check = the template's files have no mistakes
template-test-law = law: {$law}
template-test-original = the translation matches its original
template-test-original-unknown = The original {$id} isn't here, so nobody can say whether the translation is up to date. Name the folder with the original with --library.
template-test-original-stale = The translation was made of version {$old} of {$id} (hash {$old-hash}), but the original is now version {$version} (hash {$hash}). See with `klausul template diff` what changed, change the translation, and write the new version and hash of the original here.
template-test-example = example: {$name}
template-test-cases = { $complete ->
    [yes] { $agreements ->
        [one] 1 combination of services, 1 agreement
       *[other] {$combinations} combinations of services, {$agreements} agreements
    }
   [services] all {$combinations} combinations of services, {$agreements} agreements with a selection of answers
   *[other] {$combinations} selected combinations of services, {$agreements} agreements: there are too many to test all
}
template-test-summary = {$count} tests: {$passed} ok, {$failed} FAILED
template-test-written = {$file} has been written anew.
template-law-services = each chosen service is printed, and brings its clause set
template-law-blocks = every block can be printed
template-law-references = what a reference leads to is printed where the reference is
template-law-fields = every field is printed somewhere, or is for the form only
template-law-numbers = no number stands twice under one heading
template-law-labels = no label is wider than its column
template-law-signatures = every party has a place to sign
template-law-tables = no table is printed without rows
template-law-hyphenation = the language of the agreement can be hyphenated
template-test-service = The service “{$service}” is chosen but not printed.
template-test-set = A service of the clause set “{$set}” is chosen, but no text is printed because of the set.
template-test-block = The block “{$block}” is printed in no final agreement. Check its condition.
template-test-reference = The block “{$block}” refers to “{$target}”, which is not printed.
template-test-field = The field “{$field}” is printed in no agreement. Put it into the text, or mark it with form_only: true.
template-test-number = { $under ->
    [heading] The number {$number} stands twice under “{$heading}”: in the block “{$first}” and in “{$second}”.
   *[none] The number {$number} stands twice: in the block “{$first}” and in “{$second}”.
}
template-test-label = The label {$label} is {$width}.{$width-tenths} mm wide, and its column only {$column}.{$column-tenths} mm. Increase hang_mm in page.ron, or shorten the label.
template-test-signature = The party “{$party}” has no place to sign. Require one of its signatories, and print the signatures.
template-test-empty-table = The table “{$block}” can be printed without rows. Make its condition, or that of the annex, as narrow as that of its rows, for example with HasRows.
template-test-too-long = The agreement gets too long to be tested.
template-test-case = { $unanswered ->
    [yes] This is so in { $count ->
        [one] one case
       *[other] {$count} cases
    }, among them: {$services}; not answered: {$fields}.
   *[no] This is so in { $count ->
        [one] one case
       *[other] {$count} cases
    }, among them: {$services}.
}
template-test-no-hyphenation = The language {$language} has no hyphenation here: lines break only between words.
template-example-nothing = The example doesn't say what must hold. Write sets, printed or not_printed, or remove text: false.
template-example-section = “{$section}” is a section (Section). Name the blocks in it.
template-example-other-template = The example was made for the template “{$found}”, not for “{$template}”.
template-example-set-missing = The clause set “{$set}” must apply, but no chosen service belongs to it.
template-example-set-extra = The clause set “{$set}” applies, but doesn't stand in sets.
template-example-not-printed = The block “{$block}” must be printed, but isn't.
template-example-printed = The block “{$block}” must not be printed, but is.
template-example-no-text = The text of the agreement is missing. Run the test with --update to write it; then read it.
template-example-text = { $count ->
    [one] The text of the agreement differs in one place. If it is right, run the test with --update.
   *[other] The text of the agreement differs in {$count} places. If it is right, run the test with --update.
}
template-example-orphan = The text belongs to no example: {$file} doesn't exist.
upgrade-title = Version {$from} becomes version {$to}
upgrade-move = Move the draft to the newer version
upgrade-left-over = The newer version doesn’t have these; they stay in the draft and are listed in the form: {$names}
upgrade-newer = There is a newer approved version of the template: {$version}.
upgrade-show = Show what it changes…

## A template's folder that somebody works on, and comparisons of versions
menu-open-folder = Open template folder…
menu-close-folder = Close template folder
menu-mark-changes = Mark changes on the pages
menu-compare-versions = Compare versions…
window-choose-template-folder = Choose the template’s folder
window-choose-comparison = Save the comparison
window-edit-file = Open in the editor
window-is-changed = Changed since the approved version
window-no-editor = The editor {$program} could not be started: {$detail}. Choose another one in the settings.
settings-editor = Editor for the template’s files
settings-editor-text = A program and its arguments, with {"{file}"}, {"{line}"} and {"{column}"} for the place. Empty: the program that the computer opens such files in.
folder-title = Template folder
folder-problems = { $count ->
    [0] No mistakes
    [one] One mistake
   *[other] {$count} mistakes
}
folder-last-good = The pages show the last version without mistakes.
folder-changes = Changes since version {$version}
folder-changes-none-approved = There is no approved version to compare with.
folder-not-printed = Not printed in this draft.
folder-left-over = The template in the folder does not have these; they stay in the draft and are listed in the form: {$names}
folder-other = The folder’s template is {$template}, and the draft’s is {$draft}. The draft is shown with its own template; a new draft begins with the folder’s.
folder-closed-other = The draft’s template {$draft} is not in the library. The draft is shown with the folder’s template as it was when the folder was closed.
versions-title = Comparison of versions
versions-close = Close the comparison
versions-before = Older version
versions-after = Newer version
versions-folder = {$name} (folder)
versions-export = Save as PDF…
versions-written = The comparison is saved.

## Terms, and notes to clauses
notes-twice = The block “{$block}” already has a note. Write everything in one.
notes-empty = The note to “{$block}” is empty. Write something, or remove it.
window-clause-note = Note for sales (never printed):
window-term = Standard {$standard}. You may choose {$limits}.
window-term-deviates = Differs from the standard
window-term-standard = Use the standard
window-term-standard-of = Use the standard for {$field}
window-term-by = Lawyer’s name
window-term-reason = Lawyer’s reason
menu-deviations = Deviations from the standard
window-no-deviations = No term differs from its standard.
window-show-in-form = Show in the form
window-show-in-form-of = Show {$field} in the form
window-deviation = { $allowed ->
    [sales] {$value} instead of {$standard}. Sales may choose it.
    [yes] {$value} instead of {$standard}. Allowed by {$by}: {$reason}
   *[no] {$value} instead of {$standard}. No lawyer has allowed it yet.
}
window-compare-standard = Compare with the standard …
window-choose-standard-comparison = Save the comparison with the standard
window-comparison = deviations
window-comparison-written = The comparison with the standard is saved.

## The register: the agreements in folders

walk-too-deep = The folder is more than {$max} folders deep and wasn’t looked into. Choose it as a folder of its own.
walk-too-many-files = The folder has more than {$max} agreements and PDFs. The rest wasn’t read; choose folders with fewer.
walk-too-many-folders = The folder has more than {$max} folders in it. The rest wasn’t looked into; choose folders with fewer.
walk-name-not-unicode = The file’s name has characters that can’t be read. Give it another name.
register-drive-gone = The folder is empty, and the drive that it usually is on isn’t connected. The agreements are shown as they were.
register-only-in-cloud = The file is only in the cloud, and isn’t fetched for the list. Open it, or choose “Always keep on this device” in File Explorer.
register-state-draft = draft
register-state-exported = exported
register-state-partly-signed = partly signed
register-state-signed = signed
register-state-review = to review
register-state-changed = changed
register-state-unreadable = unreadable
register-signed-by = signed by {$signed} of {$all}
register-not-reachable = can’t be reached now
register-column-customer = Customer
register-column-number = Number
register-column-date = Date
register-column-services = Services
register-column-sets = Set
register-column-template = Template
register-column-deviations = Deviations
register-column-modified = Changed
register-column-state = State
register-column-file = File
register-list-kind = The list is written as .xlsx or .csv. Give the file such a name.
register-title = Agreements
register-back = To the agreements (Ctrl+L)
register-to-draft = To the draft (Ctrl+L)
register-new = New agreement
register-empty = Choose the folder that the agreements are in, and drafts and PDFs are shown here.
register-choose-folder = Choose folder…
register-search = Search the agreements
register-search-hint = Search customer, number, service …
register-columns = Columns
register-sort-by = Sort by {$column}
register-group-all = All
register-group-drafts = Drafts
register-group-sent = Sent
register-group-signed = Signed
register-group-to-review = To review
register-nothing-found = No agreement matches the search.
register-nothing-there = There are no agreements in the folder yet.
register-reading-first = Reading the folder …
register-files = Files
register-open = Open
register-open-pdf = Open the PDF
register-new-same-customer = New for the same customer
register-new-like = New like this one
register-copy = copy
register-why-changed = The pages don’t say what the draft in the file says. Open the file to see the differences.
register-why-added = Something was added beside the agreement. Open the file to see what.
register-why-same-words = Another program saved the file. “Verify all” compares how the pages look, too.
register-why-unknown-template = The template that the file was made with is not here.
register-why-signature = A signature doesn’t count. Open the file to see why.
register-empty-file = The file is empty: what was in it is lost. Get it again, or delete it.
register-cut-off = The end of the file is missing: it was cut off on its way. Get it again.
register-unknown-template = The template {$template} is not here, so no more can be said about the draft. Add the template to the library.
register-unknown-version = Version {$version} of the template is not here. The draft is shown by version {$known}; add the right one to the library.
register-unknown-services = { $count ->
    [one] The service {$services} is not in the template. Open the draft and choose another one.
   *[other] The services {$services} are not in the template. Open the draft and choose others.
}
register-count = {$count ->
    [one] 1 agreement
   *[other] {$count} agreements
}
register-folders = {$count ->
    [one] Folder: {$first}
   *[other] {$count} folders
}
register-remove-folder = Take {$folder} out of the list
register-problems = {$count ->
    [one] 1 remark
   *[other] {$count} remarks
}
register-problems-title = This could not be read:
register-reading = Reading {$done} of {$all}
register-verifying = Verifying {$done} of {$all}
register-verified = { $review ->
    [0] All {$count} agreements are verified. Nothing needs a look.
   *[other] All {$count} agreements are verified. To review: {$review}.
}
register-stop = Stop
register-list-written = The list is saved.
menu-register = Agreements
menu-register-folder = Add a folder of agreements…
menu-verify-all = Verify all
menu-export-list = Save the list as a spreadsheet…
window-choose-register-folder = Choose a folder of agreements
window-choose-list = Save the list
window-kind-sheet = Spreadsheet
local-data-lists = {$count ->
    [one] 1 list of customers that klausul list remembers
   *[other] {$count} lists of customers that klausul list remembers
}
local-data-register = {$count ->
    [one] 1 agreement in the list
   *[other] {$count} agreements in the list
}

## Spreadsheets

sheet-unknown-format = The file is no spreadsheet that can be read. Save it as xlsx, ods or csv.
sheet-old-or-locked = The file is in the old format xls, or protected with a password. Save it as xlsx without a password.
sheet-locked = The file is protected with a password. Save it without one.
sheet-damaged = The file is damaged and cannot be read ({$detail}). Open it in the spreadsheet program and save it again.
sheet-too-large = The file is larger than {$megabytes} MB. Divide the rows among several files, or remove pictures.
sheet-too-large-unpacked = The file holds more than {$megabytes} MB when it is unpacked. Copy the rows to a new spreadsheet and save that.
sheet-too-many-rows = Cell {$cell} is further down than the {$most} rows that are read. Remove what does not belong there, or divide the rows among several files.
sheet-too-many-columns = Cell {$cell} is further to the right than the {$most} columns that are read. Remove what does not belong there.
sheet-too-much-text = The spreadsheet has too much in it. Divide the rows among several files, or save it as xlsx.
sheet-cell-too-long = The text in cell {$cell} has more than {$most} characters. Shorten it. In a CSV file the cause may be a quotation mark (") without its pair.
sheet-open-quote = The quotation mark (") at the beginning of cell {$cell} has no pair, so everything after it ends up in that cell. Remove it, or add another where the text ends.
sheet-too-many-merged = The sheet has more than {$most} areas of merged cells. Split them and fill in each cell.
sheet-empty = The spreadsheet is empty. Fill in a row for each customer.

## Many agreements from a spreadsheet

batch-sheet-name = Customers
batch-column-note = Note
batch-column-file = File name
batch-column-services = Services
batch-column-signatory = {$label} {$number}: { $part ->
    [name] name
    [email] e-mail
   *[title] title
}
batch-help-file = Leave empty to name the file after the customer. Two rows for one customer need different file names.
batch-help-choices = Write one or more, separated by commas: {$options}
batch-yes-no = { $answer ->
    [yes] yes
   *[no] no
}
batch-example = { $what ->
    [note] Example, not exported
    [company] Example Company Ltd
    [person] Eve Example
   *[title] Managing Director
}
batch-sheet-kind = The spreadsheet is written as .xlsx. Give the file such a name.
batch-no-headings = No row has headings that are known. Make an empty spreadsheet with “klausul batch sheet” and paste the rows there.
batch-unknown-column = { $suggested ->
    [yes] The column “{$found}” is not known. Did you mean “{$nearest}”?
   *[no] The column “{$found}” is not known and is not used.
}
batch-no-heading = The column has no heading and is not used.
batch-column-twice = The column is already in {$first}. Remove one of them.
batch-column-missing = The column “{$heading}” ({$id}) is missing. Every row needs it.
batch-merged = The cells up to {$last} are merged, so only the first has a value. Split them and fill in each cell.
batch-merged-with = The cell is merged with {$first}, so the row has no value of its own there. Split the cells and fill in each one.
batch-encoding-guessed = The file is not in UTF-8 and was read as Windows-1252. Check that letters such as å, ä and ö are right.
batch-no-rows = There are no rows to export. Fill in a row for each customer below the headings; the example does not count.
batch-cell-digits = The number has more digits than the spreadsheet keeps, so the last ones are lost. Format the cell as text and type the whole number.
batch-cell-error = The cell has the error {$error}. Correct the formula, or type the value.
batch-cell-not-computed = The formula has no saved result. Open the file in the spreadsheet program and save it, or type the value.
batch-cell-date = The spreadsheet program turned what was typed into a date ({$date}). Format the cell as text and type it again.
batch-cell-time = The cell has a time ({$time}). Format the cell as text and type it again.
batch-cell-has-time = The cell has a time as well ({$date} {$time}). Write the date only.
batch-cell-no-day = The number {$number} is no day: spreadsheets count days from 1, 1 January 1900, to 2958465, 31 December 9999. Write the date, such as 2.3.2026.
batch-hidden-rows = { $count ->
    [one] Row {$rows} is hidden or filtered out in the spreadsheet, but is exported like the others. Delete the row if it should stay out.
   *[other] {$count} rows ({$rows}) are hidden or filtered out in the spreadsheet, but are exported like the others. Delete the rows if they should stay out.
}
batch-rows-missing = The rows of ”{$name}” are missing, and a spreadsheet can't have them. Fill in this agreement by itself: make a draft in the window, add the rows and export it.
batch-cell-bool = The cell has true or false. Type what the agreement is to say instead.
batch-cell-percent = The cell has a percentage. Format the cell as text and type it again.
batch-cell-no-tick = “{$found}” is neither a tick nor empty. Type x if the service is included, otherwise nothing.
batch-zeros-lost = The zeros at the beginning were lost. Is it {$maybe}? Format the cell as text and type the whole number.
batch-zeros-restored = {$found} was read as {$read}; the check digit is right.
batch-serial-date = {$found} was read as the date {$read}.
batch-same-file = The file “{$name}” would be the same as that of row {$row}. Type a name of its own in the column File name.
batch-no-file-name = The row has neither the customer’s name nor a file name. Fill in one of them.
batch-same-customers = { $customers ->
    [one] Rows {$rows} have the same customer. Check that there are to be so many agreements.
   *[other] {$customers} customers stand in several rows: {$rows}. Check that there are to be so many agreements.
}
batch-same-customer = The same customer as in row {$row}. Check that there are to be two agreements.
batch-exported = The row was exported on {$date} and the file is still there. It is not made again.
batch-in-the-way = The file “{$name}” exists already, but with other content. Move it, or type another name in the column File name.
batch-result-name = Results
batch-result-column = { $column ->
    [row] Row
    [customer] Customer
    [file] File
    [state] State
    [date] Date
   *[remark] Remark
}
batch-result-state = { $state ->
    [written] created
    [there] was there already
    [wrong] not created: the row has mistakes
    [failed] not created
   *[not-reached] not done yet
}
batch-exported-before = { $rows ->
    [one] 1 row was exported before and is
   *[other] {$rows} rows were exported before and are
} not made again.
batch-is-fine = No mistakes: {$rows ->
    [one] 1 row
   *[other] {$rows} rows
}.
batch-left-out = Lists are filled in agreement by agreement and have no column: {$fields}. Agreements that need them are made one by one in the window.
batch-wrong-rows = { $rows ->
    [one] 1 row has mistakes
   *[other] {$rows} rows have mistakes
}, so nothing was written. Correct them, or export the others with --partial.
batch-done = {$written} created, {$there} there already, {$rest} not created.
batch-disk-full = The disk is full: {$written} of {$total} agreements are in the folder. Free some space and export the same spreadsheet there again, and the others are made.
batch-stopped = {$detail} {$written} of {$total} agreements are there; the others are made when the same spreadsheet is exported to the folder again.
batch-no-results = The agreements are exported, but the list of results could not be written. {$detail}
batch-progress = {$done} of {$total}, {$left} s left

menu-batch = Several from a spreadsheet…
menu-new-sheet = New empty spreadsheet…
window-choose-sheet = Open a spreadsheet
window-choose-new-sheet = Save an empty spreadsheet
window-choose-batch-folder = Folder for the agreements
window-sheet-written = The spreadsheet is saved. Fill in a row for each customer, save it, and open it here with File, Several from a spreadsheet.
window-batch-counts = { $rows ->
    [one] 1 row
   *[other] {$rows} rows
}, { $wrong ->
    [0] no mistakes
    [one] 1 with mistakes
   *[other] {$wrong} with mistakes
}
window-batch-close = Close the spreadsheet
window-batch-more = and {$count} more
window-batch-folder = The agreements go to
window-batch-no-folder = no folder chosen
window-batch-choose-folder = Choose folder…
window-batch-export = { $rows ->
    [0] Export
    [one] Export 1 agreement
   *[other] Export {$rows} agreements
}
window-batch-save = Save the corrected spreadsheet…
window-choose-mended-sheet = Save the corrected spreadsheet
window-mended-written = The corrected spreadsheet is saved.
batch-mended-name = corrected
question-unsaved-sheet = Save the corrected spreadsheet?
question-unsaved-sheet-text = The changes in its cells are only here in the window.
question-running = The export is still running
question-running-text = The agreements that are made already stay in the folder, even if you stop the export.
question-running-quit = Quit when the export is done
question-running-stop-quit = Stop and quit
question-running-wait = Wait until the export is done
question-running-stop = Stop the export
question-running-back = Back
window-batch-then = { $quits ->
    [yes] Then the program quits.
   *[no] Then the spreadsheet is closed.
}
window-batch-next = Next mistake
window-batch-wrong-only = Show only rows with mistakes
window-batch-progress = { $known ->
    [yes] {$done} of {$total}, {$left} s left
   *[no] {$done} of {$total}
}
window-batch-pause = Pause
window-batch-resume = Resume
window-batch-stop = Stop
window-batch-reveal = Show in folder
window-batch-table = Rows of the spreadsheet
window-batch-hint = The arrow keys move, Enter changes the cell. Ctrl+Z takes back. The file is not changed; Ctrl+S saves the corrected spreadsheet.
window-batch-wrong = { $count ->
    [one] 1 mistake
   *[other] {$count} mistakes
}

# What support needs to know: `klausul --version`, and about the program.

support-program = klausul {$version} ({$commit})
support-development = development build
support-system = System: {$system}
support-typesetter = Typesetter: {$number}
support-form = Canonical form: {$number}
support-template = Template: {$id} {$version}, {$hash} ({$source}, {$approval})
support-built-in = built in
support-of-policy = from the policy’s library
support-of-library = from the library
support-copy = last good copy
support-opened = opened folder
support-approved = approved
support-not-approved = not approved
support-trouble = Wrong with templates: {$place}: {$reason}
support-settings = Settings: {$path} ({$state})
support-policy = Policy: {$path} ({$state})
support-library = Library of templates: {$path} ({$state})
support-data = The program’s data: {$path} ({$state})
support-log = Log: {$path} ({$state})
support-there = there
support-missing = not there
support-broken = can’t be read completely: {$reason}
support-no-policy = KLAUSUL_POLICY names the file, but it isn’t there. No policy is in force.
support-unreadable = can’t be read: {$reason}
support-not-written = could not be written: {$reason}
support-no-home = the user has no home folder, so nothing is kept
support-renderer = The window is drawn with: {$name}
support-renderers = The window can be drawn with: {$names}
support-clock = Clock: {$clock}
support-no-clock = Clock: shows no date, or the time zone isn’t known
