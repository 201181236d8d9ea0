#!/usr/bin/env python3
"""usage: alter.py resave FOLDER OUT_FOLDER
          alter.py alter EXPORTED.pdf SIGNED.pdf OUT_FOLDER KLAUSUL
          alter.py damage EXPORTED.pdf SIGNED.pdf OUT_FOLDER KLAUSUL COUNT
Saves, alters and damages PDFs with pikepdf and pyHanko, and sees what `klausul verify` says."""
import io, json, os, random, subprocess, sys, zlib
import pikepdf
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Operator, Pdf, Stream, String


def resave(source, target):
    for name in sorted(name for name in os.listdir(source) if name.endswith(".pdf")):
        stem = os.path.join(target, name[:-4])
        for kind, how in {
            'pike-packed': dict(object_stream_mode=ObjectStreamMode.generate),
            'pike-plain': dict(object_stream_mode=ObjectStreamMode.disable),
            'pike-web': dict(linearize=True),
            'pike-small': dict(recompress_flate=True, compress_streams=True),
        }.items():
            with Pdf.open(os.path.join(source, name)) as pdf:
                pdf.save(f'{stem}-{kind}.pdf', **how)


def verify(klausul, path):
    done = subprocess.run([klausul, 'verify', path, '--json', '--lang', 'en'], capture_output=True, text=True)
    answer = json.loads(done.stdout) if done.stdout else []
    return (answer[0] if answer else None), done


# -- alterations: each is given the open file --

def content(pdf, page, change):
    operations = [list(operation) for operation in pikepdf.parse_content_stream(pdf.pages[page])]
    result = change(operations)
    pdf.pages[page].Contents = pdf.make_stream(pikepdf.unparse_content_stream(result or operations))


def shows(operations):
    return [operation for operation in operations if str(operation[1]) == 'TJ']


def swap_glyphs(pdf):
    def change(operations):
        line = shows(operations)[10]
        strings = [part for part in line[0][0] if isinstance(part, String) and len(bytes(part)) >= 4]
        first = bytes(strings[0])
        parts = [String(first[2:4] + first[0:2] + first[4:]) if part is strings[0] or part == strings[0] else part for part in line[0][0]]
        line[0] = [Array(parts)]
    content(pdf, 1, change)


def drop_line(pdf):
    content(pdf, 2, lambda operations: [operation for operation in operations if operation is not shows(operations)[5]])


def cover(pdf, color='1 g'):
    page = pdf.pages[3]
    page.contents_add(pdf.make_stream(f'q {color} 80 400 420 20 re f Q'.encode()))


def cover_before(pdf):
    # Under the text: seen around the letters.
    pdf.pages[3].contents_add(pdf.make_stream(b'q 1 1 0 rg 80 400 420 20 re f Q'), prepend=True)


def picture(pdf):
    image = Stream(pdf, b'\xff' * 3, Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, ColorSpace=Name.DeviceRGB, BitsPerComponent=8)
    page = pdf.pages[0]
    name = page.add_resource(image, Name.XObject)
    page.contents_add(pdf.make_stream(f'q 300 0 0 30 100 600 cm {name} Do Q'.encode()))


def overlay(pdf):
    other = Pdf.new()
    blank = other.add_blank_page(page_size=(300, 30))
    blank.contents_add(other.make_stream(b'1 g 0 0 300 30 re f'))
    pdf.pages[1].add_overlay(blank, pikepdf.Rectangle(100, 600, 400, 630))


def annotation(pdf, **more):
    look = Stream(pdf, b'1 g 0 0 300 30 re f', Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 300, 30])
    note = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=[100, 600, 400, 630], F=4, AP=Dictionary(N=look), **more)
    pdf.pages[0].Annots = Array([pdf.make_indirect(note)])


def link(pdf):
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[100, 600, 400, 630], A=Dictionary(S=Name.URI, URI=String('https://example.com')))
    pdf.pages[0].Annots = Array([pdf.make_indirect(note)])


def outlines(pdf):
    for value in pdf.objects:
        if isinstance(value, Stream) and '/Length1' in value:
            program = bytearray(value.read_bytes())
            # Many glyphs: the file holds whole alphabets, of which its pages use a part.
            for place in range(len(program) // 3, 2 * len(program) // 3, 401):
                program[place] ^= 0x10
            value.write(bytes(program))


def descendants(pdf):
    return [value.DescendantFonts[0] for value in pdf.objects if isinstance(value, Dictionary) and '/DescendantFonts' in value]


def widths(pdf):
    for font in descendants(pdf):
        font.W[1] = Array([200] * len(font.W[1]))


def glyph_map(pdf):
    for font in descendants(pdf):
        numbers = list(range(400))
        numbers[10], numbers[11] = 11, 10
        font.CIDToGIDMap = pdf.make_stream(b''.join(number.to_bytes(2, 'big') for number in numbers))


def invisible(pdf):
    def change(operations):
        for operation in operations:
            if str(operation[1]) == 'Tr':
                operation[0] = [3]
    content(pdf, 1, change)


def white(pdf):
    def change(operations):
        for operation in operations:
            if str(operation[1]) == 'g':
                operation[0] = [1]
    content(pdf, 1, change)


def layer(pdf):
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String('x')))
    pdf.Root.OCProperties = Dictionary(OCGs=[group], D=Dictionary(OFF=[group], Order=[group]))
    page = pdf.pages[1]
    page.Resources.Properties = Dictionary(Own=group)
    page.contents_add(pdf.make_stream(b'/OC /Own BDC'), prepend=True)
    page.contents_add(pdf.make_stream(b'EMC'))


def default_space(pdf):
    # Grey stands for something else: black becomes white.
    function = Dictionary(FunctionType=2, N=1, Domain=[0, 1], C0=[1], C1=[0])
    pdf.pages[1].Resources.ColorSpace = Dictionary(DefaultGray=Array([Name.Separation, Name.Own, Name.DeviceGray, function]))


def transfer(pdf):
    pdf.pages[1].Resources.ExtGState = Dictionary(Own=Dictionary(ca=0))
    pdf.pages[1].contents_add(pdf.make_stream(b'/Own gs'), prepend=True)


def scaled(pdf):
    pdf.pages[1].contents_add(pdf.make_stream(b'0.5 0 0 0.5 0 0 cm'), prepend=True)


def shifted(pdf):
    pdf.pages[1].MediaBox = [0, 100, 595.276, 941.89]


def no_appearance(pdf):
    del pdf.pages[-1].Annots[0]['/AP']


def value(pdf):
    field = pdf.Root.AcroForm.Fields[0]
    look = Stream(pdf, b'0 g 0 0 100 30 re f', Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 112.25, 34])
    field.AP = Dictionary(N=look)
    field.V = Dictionary(Type=Name.Sig)


def grown(pdf):
    field = pdf.Root.AcroForm.Fields[0]
    field.Rect = Array([0, 0, 595, 842])


def attachment(pdf, name, change):
    specification = pdf.attachments[name].obj
    stream = specification.EF.F
    stream.write(change(stream.read_bytes().decode()).encode())


def consistently(pdf):
    attachment(pdf, 'draft.ron', lambda text: text.replace('0112038-9', '0112083-9'))


def swap_pages(pdf):
    pages = list(pdf.pages)
    pages[1], pages[2] = pages[2], pages[1]
    pdf.Root.Pages.Kids = Array([page.obj for page in pages])


CHANGED = {
    'glyphs swapped': swap_glyphs,
    'a line dropped': drop_line,
    'a page dropped': lambda pdf: pdf.pages.__delitem__(2),
    'a page doubled': lambda pdf: pdf.pages.insert(2, pdf.pages[1]),
    'pages swapped': swap_pages,
    'a page turned': lambda pdf: pdf.pages[1].rotate(90, relative=True),
    'a page cut': lambda pdf: setattr(pdf.pages[1], 'CropBox', Array([0, 0, 595, 400])),
    'a page shifted': shifted,
    'a page scaled': scaled,
    'a white area': cover,
    'an area under the text': cover_before,
    'a picture': picture,
    'an overlay': overlay,
    'a stamp': annotation,
    'a hidden stamp': lambda pdf: annotation(pdf, OC=Dictionary(Type=Name.OCG)),
    'a link': link,
    'outlines': outlines,
    'widths': widths,
    'glyphs exchanged in the map': glyph_map,
    'invisible text': invisible,
    'white text': white,
    'a layer': layer,
    'a standard colour space': default_space,
    'transparency': transfer,
    'a field without its appearance': no_appearance,
    'a value that signs nothing': value,
    'a field over the page': grown,
    'the draft': consistently,
    'the draft of another': lambda pdf: attachment(pdf, 'draft.ron', lambda text: text.replace('"inkasso",', '')),
    'the template': lambda pdf: attachment(pdf, 'template.ron', lambda text: text.replace('hemliga', 'offentliga')),
    'an action': lambda pdf: setattr(pdf.Root, 'OpenAction', Dictionary(S=Name.JavaScript, JS=String('x'))),
    'an attachment': lambda pdf: pdf.attachments.__setitem__('x.txt', b'x'),
    'another title': lambda pdf: pdf.docinfo.__setitem__('/Title', 'Other'),
}


def metadata(pdf):
    with pdf.open_metadata() as data:
        data['xmp:CreatorTool'] = 'Other'
    pdf.docinfo['/Creator'] = 'Other'


def leftovers(pdf):
    pdf.make_indirect(Dictionary(Left=String('Over')))
    pdf.pages[0].LastModified = String('D:20270101')
    del pdf.Root['/PageMode']


def split(pdf):
    for page in pdf.pages:
        page.contents_add(pdf.make_stream(b'q'), prepend=True)
        page.contents_add(pdf.make_stream(b'Q'))


# What a field to sign in shows without a signature stands beside the agreement.
BESIDE = ('a field without its appearance', 'a value that signs nothing')
UNSEEN = {'metadata': metadata, 'leftovers': leftovers, 'split content': split}


def appended(data):
    """A visible change in a revision of its own, by pyHanko."""
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    more = writer.add_object(generic.StreamObject(stream_data=b'q 1 g 80 400 420 20 re f Q'))
    writer.add_stream_to_page(1, more)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def alter(exported, signed, folder, klausul):
    os.makedirs(folder)
    bad = []

    def check(name, data, expected):
        path = os.path.join(folder, name.replace(' ', '-') + '.pdf')
        with open(path, 'wb') as file:
            file.write(data)
        answer, done = verify(klausul, path)
        verdict = answer['verdict'] if answer and answer['verdict'] else 'unreadable'
        told = answer['differences'][0]['message'] if answer and answer.get('differences') else done.stderr.strip()
        print(f'{name}: {verdict}: {told}')
        # A file outside of the strict subset is never good. Parts of content without a line end between them are outside.
        if verdict not in expected and not (verdict == 'unreadable' and ('changed' in expected or name.endswith('split content'))):
            bad.append(name)

    for source, of in ((exported, ''), (signed, 'signed, ')):
        for name, change in list(CHANGED.items()) + list(UNSEEN.items()):
            if source == signed and name in BESIDE:
                continue
            with Pdf.open(source) as pdf:
                change(pdf)
                out = io.BytesIO()
                pdf.save(out)
            # Saved anew a signature is broken, and nobody vouches any more for what its field shows.
            is_unseen = name in UNSEEN and source == exported
            check(of + name, out.getvalue(), ['same-pages'] if is_unseen else ['changed', 'added'] if name in BESIDE or source == signed and name in UNSEEN else ['changed'])
    data = open(signed, 'rb').read()
    check('appended to a signed file', appended(data), ['changed'])
    if bad:
        sys.exit('not as expected: ' + ', '.join(bad))
    print(f'{len(CHANGED)} kinds of alterations found')


def drawn(path):
    """The pages as Poppler and MuPDF draw them; nothing where one of them fails."""
    poppler = subprocess.run(['pdftoppm', '-r', '30', path], capture_output=True)
    mupdf = subprocess.run(['mutool', 'draw', '-q', '-r', '30', '-F', 'ppm', '-o', '-', path], capture_output=True)
    return zlib.crc32(poppler.stdout), zlib.crc32(mupdf.stdout)


def damage(exported, signed, folder, klausul, count):
    os.makedirs(folder)
    chance = random.Random(20261122)
    originals = []
    for source in (exported, signed):
        data = open(source, 'rb').read()
        originals.append((data, drawn(source)))
        # Unpacked, nearly every byte means something.
        with Pdf.open(source) as pdf:
            out = io.BytesIO()
            pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized, object_stream_mode=ObjectStreamMode.disable)
        path = os.path.join(folder, 'plain.pdf')
        open(path, 'wb').write(out.getvalue())
        originals.append((out.getvalue(), drawn(path)))
    verdicts = {}
    for number in range(int(count)):
        data, looks = originals[number % len(originals)]
        data = bytearray(data)
        for _ in range(chance.randint(1, 3)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path = os.path.join(folder, 'damaged.pdf')
        open(path, 'wb').write(data)
        answer, done = verify(klausul, path)
        if done.returncode not in (0, 1, 2):
            sys.exit(f'exit status {done.returncode}: {done.stderr}')
        verdict = answer['verdict'] if answer and answer['verdict'] else 'unreadable'
        verdicts[verdict] = verdicts.get(verdict, 0) + 1
        if verdict in ('unchanged', 'same-pages') and drawn(path) != looks:
            os.rename(path, os.path.join(folder, f'differs-{number}.pdf'))
            sys.exit(f'file {number} is called good, but is drawn differently')
    print('damaged files:', verdicts)


{'resave': resave, 'alter': alter, 'damage': damage}[sys.argv[1]](*sys.argv[2:])
