#!/usr/bin/env python3
"""usage: compose.py EXPORTED.pdf SIGNED.pdf FOLDER KLAUSUL SECONDS [SEED]
Composes one to three alterations of a list, on content, objects, tables and bytes, saves the files in several ways and holds
what `klausul verify` says against what three renderers draw: whatever is called good must be drawn by Poppler, PDFium and
MuPDF as the file that it was made from. A file that is called good and drawn differently stays in FOLDER, and the status is 1."""
import io, json, os, random, re, subprocess, sys, tempfile, time
import numpy, pikepdf, pymupdf, pypdfium2
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, Stream, String

GOOD = ('unchanged', 'same-pages')
DPI = 60
FILES_PER_ROUND = 24
# Renderers smooth edges alike in the same file; a letter or a thin line is far above this.
TOLERANCE = 40
pymupdf.TOOLS.mupdf_display_errors(False)
pymupdf.TOOLS.mupdf_display_warnings(False)

# -- drawing --

def by_pdfium(data):
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    try:
        return [document[number].render(scale=DPI / 72, may_draw_forms=True, grayscale=True).to_numpy().squeeze() for number in range(len(document))]
    finally:
        document.close()


def by_mupdf(data):
    with pymupdf.open(stream=data, filetype='pdf') as document:
        pages = [page.get_pixmap(dpi=DPI, colorspace=pymupdf.csGRAY, annots=True) for page in document]
        return [numpy.frombuffer(page.samples, numpy.uint8).reshape(page.height, page.width) for page in pages]


def by_poppler(data):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'a.pdf')
        open(path, 'wb').write(data)
        subprocess.run(['pdftoppm', '-r', str(DPI), '-gray', path, os.path.join(folder, 'p')], capture_output=True, timeout=60)
        return [read_pgm(os.path.join(folder, name)) for name in sorted(os.listdir(folder)) if name.endswith('.pgm')]


def read_pgm(path):
    data = open(path, 'rb').read()
    head = re.match(rb'P5\s+(\d+)\s+(\d+)\s+255\s', data)
    width, height = int(head[1]), int(head[2])
    return numpy.frombuffer(data, numpy.uint8, width * height, head.end()).reshape(height, width)


RENDERERS = {'pdfium': by_pdfium, 'mupdf': by_mupdf, 'poppler': by_poppler}


def drawn(data):
    pages = {}
    for name, draw in RENDERERS.items():
        try:
            pages[name] = draw(data)
        except Exception as error:  # whatever a renderer says of a broken file
            pages[name] = f'{type(error).__name__}'
    return pages


def difference(expected, found):
    """What one renderer draws differently, in words; nothing where all draw alike."""
    for name in RENDERERS:
        one, other = expected[name], found[name]
        if isinstance(other, str):
            return f'{name} fails: {other}'
        if len(one) != len(other):
            return f'{name} draws {len(other)} pages'
        for number, (a, b) in enumerate(zip(one, other)):
            if a.shape != b.shape:
                return f'{name} draws page {number + 1} in another size'
            apart = numpy.abs(a.astype(int) - b).max(initial=0)
            if apart > TOLERANCE:
                return f'{name} draws page {number + 1} differently (by {apart})'
    return None

# -- alterations of content --

CHANCE = random.Random(1)


def page_of(pdf):
    return CHANCE.choice(list(pdf.pages))


def operations(change):
    def alter(pdf):
        page = page_of(pdf)
        parts = [list(part) for part in pikepdf.parse_content_stream(page)]
        parts = change(parts) or parts
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(parts))
    return alter


def pick(parts, operator):
    found = [part for part in parts if str(part[1]) == operator]
    return CHANCE.choice(found) if found else None


def drop(operator):
    def change(parts):
        one = pick(parts, operator)
        return [part for part in parts if part is not one]
    return operations(change)


def double(operator):
    def change(parts):
        one = pick(parts, operator)
        return [copy for part in parts for copy in ([part, part] if part is one else [part])]
    return operations(change)


def swap(parts):
    shows = [number for number, part in enumerate(parts) if str(part[1]) == 'TJ']
    if len(shows) > 1:
        a, b = CHANCE.sample(shows, 2)
        parts[a][0], parts[b][0] = parts[b][0], parts[a][0]


def set_operand(operator, value):
    def change(parts):
        one = pick(parts, operator)
        if one is not None:
            one[0] = [value]
    return operations(change)


def glyphs(parts):
    one = pick(parts, 'TJ')
    if one is None:
        return
    items = list(one[0][0])
    for number, item in enumerate(items):
        if isinstance(item, String) and len(bytes(item)) >= 4:
            text = bytes(item)
            items[number] = String(text[2:4] + text[:2] + text[4:])
            break
    one[0] = [Array(items)]


def nudge(parts):
    one = pick(parts, 'Tm')
    if one is not None:
        matrix = list(one[0])
        matrix[CHANCE.choice([4, 5])] = float(matrix[4]) + CHANCE.choice([-6, -3, 3, 6])
        one[0] = matrix


def draw(text, prepend=False):
    def alter(pdf):
        page = page_of(pdf)
        y = CHANCE.randint(60, 780)
        page.contents_add(pdf.make_stream(text.format(y=y).encode()), prepend=prepend)
    return alter


def picture(pdf):
    image = Stream(pdf, bytes([255]) * 3, Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, ColorSpace=Name.DeviceRGB, BitsPerComponent=8)
    page = page_of(pdf)
    name = page.add_resource(image, Name.XObject)
    page.contents_add(pdf.make_stream(f'q 300 0 0 14 70 {CHANCE.randint(100, 700)} cm {name} Do Q'.encode()))


def form(**keys):
    def alter(pdf):
        page = page_of(pdf)
        y = CHANCE.randint(100, 700)
        look = Stream(pdf, f'1 g 70 {y} 300 14 re f'.encode(), Type=Name.XObject, Subtype=Name.Form, **keys)
        name = page.add_resource(look, Name.XObject)
        page.contents_add(pdf.make_stream(f'q {name} Do Q'.encode()))
    return alter


def parts_in_comment(pdf):
    page = page_of(pdf)
    page.contents_add(pdf.make_stream(b'%'), prepend=True)


def split_inside(pdf):
    page = page_of(pdf)
    page.contents_coalesce()
    data = page.Contents.read_bytes()
    at = CHANCE.randrange(1, len(data))
    page.Contents = Array([pdf.make_stream(data[:at]), pdf.make_stream(data[at:])])


def path_then_matrix(pdf):
    draw('q 2 w 1 G 70 {y} m 500 {y} l 1 0 0 1 0 8 cm S Q')(pdf)


CONTENT = {
    'drop a line': drop('TJ'), 'draw a line twice': double('TJ'), 'swap lines': operations(swap), 'swap glyphs': operations(glyphs),
    'move a line': operations(nudge), 'drop a matrix': drop('Tm'), 'drop a colour': drop('g'), 'drop a font': drop('Tf'),
    'white text': set_operand('g', 1), 'grey text': set_operand('g', 0.97), 'invisible text': set_operand('Tr', 3), 'text as a clip': set_operand('Tr', 7),
    'squeezed text': draw('50 Tz', prepend=True), 'raised text': draw('4 Ts', prepend=True), 'spaced characters': draw('1 Tc', prepend=True),
    'a white area': draw('q 1 g 70 {y} 420 12 re f Q'), 'a thin white line': draw('q 1 G 0.6 w 70 {y} m 500 {y} l S Q'),
    'an area under the text': draw('q 0.9 g 70 {y} 420 12 re f Q', prepend=True), 'a clip': draw('0 {y} 600 900 re W n', prepend=True),
    'a scaled page': draw('0.98 0 0 0.98 0 0 cm', prepend=True), 'a flipped page': draw('-1 0 0 1 595 0 cm', prepend=True),
    'a picture': picture, 'a form': form(BBox=[0, 0, 600, 850]), 'a form without a box': form(), 'a form with a flat box': form(BBox=[0, 0, 0, 0]),
    'a form turned inside out': form(BBox=[600, 850, 0, 0]), 'a form elsewhere': form(BBox=[0, 0, 600, 850], Matrix=[1, 0, 0, 1, 0, 9]),
    'a comment between parts': parts_in_comment, 'parts split anywhere': split_inside, 'a path before its matrix': path_then_matrix,
    'a huge number': draw('q 1 g 99999999999 {y} -999999999999 9 re f Q'), 'an unclosed q': draw('q 1 g'), 'a Q too many': draw('Q Q', prepend=True),
    'an unknown operator': draw('1 xyz'), 'operators in BX': draw('BX q 1 g 70 {y} 420 12 re f Q EX'), 'an inline picture': draw('q 300 0 0 12 70 {y} cm BI /W 1 /H 1 /BPC 8 /CS /G ID \u00c3 EI Q'),
}

# -- alterations of objects --

def annotate(subtype, **keys):
    def alter(pdf):
        y = CHANCE.randint(100, 700)
        look = Stream(pdf, b'1 g 0 0 300 14 re f', Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 300, 14])
        note = Dictionary(Type=Name.Annot, Subtype=Name('/' + subtype), Rect=[70, y, 370, y + 14], F=4, AP=Dictionary(N=look), Contents=String('x'))
        for key, value in keys.items():
            note['/' + key] = value
        page = page_of(pdf)
        page.obj.Annots = Array(list(page.obj.get('/Annots', [])) + [pdf.make_indirect(note)])
    return alter


def on_page(**keys):
    def alter(pdf):
        page = page_of(pdf)
        for key, value in keys.items():
            page.obj['/' + key] = value
    return alter


def on_root(**keys):
    def alter(pdf):
        for key, value in keys.items():
            pdf.Root['/' + key] = value
    return alter


def fonts(change):
    def alter(pdf):
        found = [value for value in pdf.objects if isinstance(value, Dictionary) and value.get('/Type') == Name.Font and '/DescendantFonts' in value]
        for font in found:
            change(pdf, font)
    return alter


def swap_map(pdf, font):
    numbers = list(range(500))
    a = CHANCE.randint(3, 60)
    numbers[a], numbers[a + 1] = a + 1, a
    font.DescendantFonts[0].CIDToGIDMap = pdf.make_stream(b''.join(number.to_bytes(2, 'big') for number in numbers))


def swap_unicode(pdf, font):
    text = font.ToUnicode.read_bytes()
    font.ToUnicode = pdf.make_stream(text.replace(b'<0065>', b'<0061>'))


def outlines(pdf):
    for value in pdf.objects:
        if isinstance(value, Stream) and '/Length1' in value:
            program = bytearray(value.read_bytes())
            program[CHANCE.randrange(len(program))] ^= 1 << CHANCE.randrange(8)
            value.write(bytes(program))


def swap_pages(pdf):
    pages = pdf.Root.Pages.Kids
    a, b = CHANCE.sample(range(len(pages)), 2)
    pages[a], pages[b] = pages[b], pages[a]


def nested_pages(pdf):
    kids = list(pdf.Root.Pages.Kids)
    node = pdf.make_indirect(Dictionary(Type=Name.Pages, Kids=Array(kids[1:3]), Count=2, Parent=pdf.Root.Pages))
    pdf.Root.Pages.Kids = Array([kids[0], node] + kids[3:])


def empty_node(pdf):
    pdf.Root.Pages.Kids.append(pdf.make_indirect(Dictionary(Type=Name.Pages, Count=0, Parent=pdf.Root.Pages)))


def field(change):
    def alter(pdf):
        form = pdf.Root.get('/AcroForm')
        if form is not None and len(form.Fields):
            change(pdf, CHANCE.choice(list(form.Fields)))
    return alter


def field_look(pdf, one, **keys):
    one.AP = Dictionary(N=Stream(pdf, b'0.2 g 0 0 100 30 re f', Type=Name.XObject, Subtype=Name.Form, **keys))


def layer(pdf):
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String('x')))
    pdf.Root.OCProperties = Dictionary(OCGs=[group], D=Dictionary(OFF=[group], Order=[group]))
    page = page_of(pdf)
    page.Resources.Properties = Dictionary(Own=group)
    page.contents_add(pdf.make_stream(b'/OC /Own BDC'), prepend=True)
    page.contents_add(pdf.make_stream(b'EMC'))


def state(**keys):
    def alter(pdf):
        page = page_of(pdf)
        page.Resources.ExtGState = Dictionary(Own=Dictionary(**keys))
        page.contents_add(pdf.make_stream(b'/Own gs'), prepend=True)
    return alter


def default_space(pdf):
    function = Dictionary(FunctionType=2, N=1, Domain=[0, 1], C0=[1], C1=[0])
    page_of(pdf).Resources.ColorSpace = Dictionary(DefaultGray=Array([Name.Separation, Name.Own, Name.DeviceGray, function]))


def resources_stream(pdf):
    page = page_of(pdf)
    page.obj.Resources = pdf.make_stream(b'x', dict(page.Resources))


def metadata(pdf):
    pdf.docinfo['/Author'] = 'Somebody'


OBJECTS = {
    'a stamp': annotate('Stamp'), 'a free text': annotate('FreeText', DA=String('/Helv 12 Tf')), 'a highlight': annotate('Highlight', QuadPoints=[70, 100, 370, 100, 70, 114, 370, 114]),
    'a hidden note': annotate('Text', F=2), 'a watermark': annotate('Watermark'), 'a redaction': annotate('Redact'),
    'a turned page': on_page(Rotate=90), 'a cut page': on_page(CropBox=[0, 0, 595, 500]), 'a shifted page': on_page(MediaBox=[0, 50, 595.276, 891.89]),
    'a larger unit': on_page(UserUnit=2), 'a flat crop box': on_page(CropBox=[0, 0, 0, 0]), 'no resources': on_page(Resources=Dictionary()),
    'annotations that are no list': on_page(Annots=Dictionary()), 'a page group': on_page(Group=Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)),
    'an action': on_root(OpenAction=Dictionary(S=Name.JavaScript, JS=String('x'))), 'page labels': on_root(PageLabels=Dictionary(Nums=[0, Dictionary(P=String('x'))])),
    'another view': on_root(ViewerPreferences=Dictionary(Direction=Name.R2L)), 'a collection': on_root(Collection=Dictionary()),
    'glyphs exchanged in the map': fonts(swap_map), 'letters exchanged for readers': fonts(swap_unicode), 'outlines': outlines,
    'other widths': fonts(lambda pdf, font: font.DescendantFonts[0].__setitem__('/DW', 300)), 'a vertical font': fonts(lambda pdf, font: font.__setitem__('/Encoding', Name('/Identity-V'))),
    'pages swapped': swap_pages, 'a page dropped': lambda pdf: pdf.pages.__delitem__(CHANCE.randrange(len(pdf.pages))), 'a page doubled': lambda pdf: pdf.pages.append(page_of(pdf)),
    'a blank page': lambda pdf: pdf.add_blank_page(page_size=(595.276, 841.89)), 'nested pages': nested_pages, 'an empty node': empty_node,
    'a field over the page': field(lambda pdf, one: one.__setitem__('/Rect', Array([60, 60, 500, 700]))), 'a field that shows something': field(lambda pdf, one: field_look(pdf, one, BBox=[0, 0, 100, 30])),
    'a look without a box': field(lambda pdf, one: field_look(pdf, one)), 'a flat field': field(lambda pdf, one: one.__setitem__('/Rect', Array([100, 100, 100, 100]))),
    'a layer': layer, 'transparency': state(ca=0.2), 'a blend mode': state(BM=Name.Screen), 'a soft mask': state(SMask=Dictionary(S=Name.Alpha)), 'a line width': state(LW=9),
    'a standard colour space': default_space, 'resources as a stream': resources_stream, 'an author': metadata,
}

# -- alterations of tables and bytes, on the saved file --

def replaced(pattern, by, which=-1):
    def alter(data):
        found = list(re.finditer(pattern, data))
        if not found:
            return data
        one = found[which] if which < 0 or len(found) > which else found[-1]
        return data[:one.start()] + one.expand(by) + data[one.end():]
    return alter


def later_object(data):
    """A second object of a number that the table doesn't name: for those who rebuild tables."""
    found = list(re.finditer(rb'\n(\d+) 0 obj\s*<<', data))
    one = CHANCE.choice(found) if found else None
    end = data.rfind(b'startxref')
    if one is None or end < 0:
        return data
    return data[:end] + b'\n' + one[1] + b' 0 obj\n<< /Length 24 >>\nstream\n1 g 0 0 600 850 re f     \nendstream\nendobj\n' + data[end:]


def behind(data):
    return data + b'\n1 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n'


def flipped(data):
    data = bytearray(data)
    data[CHANCE.randrange(len(data))] ^= 1 << CHANCE.randrange(8)
    return bytes(data)


def shorter(data):
    found = list(re.finditer(rb'/Length (\d+)', data))
    one = CHANCE.choice(found) if found else None
    if one is None:
        return data
    return data[:one.start(1)] + str(max(int(one[1]) - CHANCE.randint(1, 30), 0)).zfill(len(one[1])).encode() + data[one.end(1):]


def revision(text):
    """One more revision, with an object of the page tree's or the page's in another form."""
    def alter(data):
        start = re.findall(rb'startxref\s+(\d+)', data)
        pages = re.findall(rb'(\d+) 0 obj[^\n]{0,40}\n?[^\n]*/Type ?/Page\b', data)
        root = re.search(rb'/Root (\d+) 0 R', data)
        size = re.findall(rb'/Size (\d+)', data)
        if not (start and pages and root and size):
            return data
        number = int(size[-1])
        at = len(data) + 1
        body = f'\n{number} 0 obj\n{text}\nendobj\n'.encode()
        table = at + len(body) - 1
        return data + body + f'xref\n{number} 1\n{at:010} 00000 n \ntrailer\n<< /Size {number + 1} /Root {root[1].decode()} 0 R /Prev {start[-1].decode()} >>\nstartxref\n{table}\n%%EOF\n'.encode()
    return alter


BYTES = {
    'a sign before startxref': replaced(rb'startxref\s+(\d)', rb'startxref\n+\1'), 'a wrong startxref': replaced(rb'startxref\s+(\d+)', rb'startxref\n\g<1>9'),
    'no size': replaced(rb'/Size \d+', b''), 'another size': replaced(rb'/Size (\d+)', rb'/Size 12'), 'a second root': replaced(rb'/Root (\d+) 0 R', rb'/Root \1 0 R /Root 1 0 R'),
    'another generation': replaced(rb'\n(\d{10}) 00000 n', rb'\n\1 00001 n', 9), 'an odd row': replaced(rb'\n(\d{10}) 00000 n ', rb'\n\1 00000 n', 9), 'a free row': replaced(rb'\n(\d{10}) 00000 n', rb'\n\1 00000 f', 7),
    'a row that leads elsewhere': replaced(rb'\n(\d{9})\d 00000 n', rb'\n\g<1>0 00000 n', 11), 'a second object': later_object, 'objects behind the end': behind, 'bytes before the header': lambda data: b'x\n' + data,
    'a byte': flipped, 'two bytes': lambda data: flipped(flipped(data)), 'a shorter stream': shorter, 'no end': lambda data: data[:-7], 'a name in other bytes': replaced(rb'/Font', rb'/F#6fnt', 2), 'a name with 0x80': replaced(rb'/MediaBox', b'/Media\x80Box', 0),
    'a comment': replaced(rb'/Type ?/Page\b', b'/Type%\n/Page', 0), 'an empty revision': revision('<< >>'), 'a revision with a script': revision('<< /S /JavaScript /JS (x) >>'), 'a huge box': replaced(rb'/MediaBox ?\[', b'/MediaBox [0 0 99999999999 9] /Old [', 0),
    'a reference to nothing': replaced(rb'/Contents (\d+) 0 R', rb'/Contents 9999 0 R', 1), 'another parent': replaced(rb'/Parent (\d+) 0 R', rb'/Parent 9999 0 R', 1), 'flags beyond 32 bits': replaced(rb'/F 4\b', rb'/F 4294967298', 0),
}
SAVED = {
    'as it is': {}, 'plain': dict(object_stream_mode=ObjectStreamMode.disable), 'packed': dict(object_stream_mode=ObjectStreamMode.generate), 'for the web': dict(linearize=True),
    'unpacked': dict(compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized, object_stream_mode=ObjectStreamMode.disable),
}


def composed(source):
    """A file and what was done to it."""
    names, data = [], source
    kinds = CHANCE.choices(['content', 'objects', 'bytes', 'saved'], weights=[3, 3, 4, 1], k=CHANCE.randint(1, 3))
    inside = [kind for kind in kinds if kind in ('content', 'objects')]
    if inside or 'saved' in kinds:
        with Pdf.open(io.BytesIO(data)) as pdf:
            for kind in inside:
                table = CONTENT if kind == 'content' else OBJECTS
                name = CHANCE.choice(list(table))
                names.append(name)
                table[name](pdf)
            how = CHANCE.choice(list(SAVED))
            names.append('saved ' + how)
            out = io.BytesIO()
            pdf.save(out, **SAVED[how])
            data = out.getvalue()
    for _ in range(kinds.count('bytes')):
        name = CHANCE.choice(list(BYTES))
        names.append(name)
        data = BYTES[name](data)
    return names, data


def verdicts(klausul, folder):
    done = subprocess.run([klausul, 'verify', '--json', folder], capture_output=True, text=True, timeout=600)
    if done.returncode not in (0, 1, 2):
        sys.exit(f'exit status {done.returncode}: {done.stderr}')
    return {os.path.basename(answer['file']): answer for answer in json.loads(done.stdout or '[]')}


def main():
    exported, signed, folder, klausul, seconds = sys.argv[1:6]
    seed = int(sys.argv[6]) if len(sys.argv) > 6 else random.randrange(10**6)
    CHANCE.seed(seed)
    os.makedirs(folder, exist_ok=True)
    sources = [open(path, 'rb').read() for path in (exported, signed)]
    looks = [drawn(source) for source in sources]
    kinds = len(CONTENT) + len(OBJECTS) + len(BYTES)
    print(f'{kinds} alterations, seed {seed}')
    end, counts, wrong, number = time.monotonic() + float(seconds), {}, [], 0
    while time.monotonic() < end:
        made = {}
        with tempfile.TemporaryDirectory() as work:
            for _ in range(FILES_PER_ROUND):
                which = CHANCE.randrange(2)
                try:
                    names, data = composed(sources[which])
                except Exception as error:  # some alterations don't go together
                    counts[f'not made: {type(error).__name__}'] = counts.get(f'not made: {type(error).__name__}', 0) + 1
                    continue
                number += 1
                name = f'{number:06}.pdf'
                open(os.path.join(work, name), 'wb').write(data)
                made[name] = (which, names, data)
            answers = verdicts(klausul, work)
        for name, (which, names, data) in made.items():
            answer = answers.get(name, {})
            verdict = answer.get('verdict') or 'unreadable'
            counts[verdict] = counts.get(verdict, 0) + 1
            if verdict in GOOD:
                found = difference(looks[which], drawn(data))
                if found:
                    path = os.path.join(folder, f'wrong-{seed}-{name}')
                    open(path, 'wb').write(data)
                    wrong.append(f'{path}: {verdict}, but {found}: {", ".join(names)}')
                    print(wrong[-1], flush=True)
    print(f'{number} files:', ', '.join(f'{count} {verdict}' for verdict, count in sorted(counts.items())))
    if wrong:
        sys.exit(f'{len(wrong)} files are called good and drawn differently')


main()
