#!/usr/bin/env python3
"""usage: signatures.py FOLDER
Makes the files of tests/reference/signatures: a page with two fields to sign in and one to fill in, signed in many ways
by pyHanko, OpenSSL, PDFBox (with SignWithPdfBox.java) and, where no program of today makes what is needed, by hand.
Needs pyHanko, openssl, a JDK and Debian's libpdfbox2-java, libbcprov-java and libbcpkix-java. Keys are thrown away, so
every run makes other files: it is run when a new one is needed."""
import datetime, hashlib, io, os, re, subprocess, sys, tempfile
from asn1crypto import core, keys as asn1keys, x509 as asn1x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.x509 import ocsp
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

NOW = datetime.datetime.now(datetime.timezone.utc)
DAY = datetime.timedelta(days=1)
WORK = tempfile.mkdtemp()
DER, PEM = serialization.Encoding.DER, serialization.Encoding.PEM
ONE, TWO = 5, 6  # the objects of the fields to sign in


# -- certificates --

def name(common):
    return x509.Name([x509.NameAttribute(NameOID.COUNTRY_NAME, 'SE'), x509.NameAttribute(NameOID.COMMON_NAME, common, _validate=False)])


class Holder:
    def __init__(self, common, issuer=None, key=None, purposes=None, signs=True):
        self.key = key or ec.generate_private_key(ec.SECP256R1())
        above = issuer or self
        self.issuer = above
        builder = x509.CertificateBuilder().subject_name(name(common)).issuer_name(above.certificate.subject if issuer else name(common))
        builder = builder.public_key(self.key.public_key()).serial_number(x509.random_serial_number())
        builder = builder.not_valid_before(NOW - DAY).not_valid_after(NOW + 3650 * DAY)
        usage = dict(digital_signature=bool(issuer) and signs, content_commitment=bool(issuer) and signs, key_encipherment=not signs,
                     data_encipherment=False, key_agreement=False, key_cert_sign=not issuer, crl_sign=not issuer, encipher_only=False,
                     decipher_only=False)
        builder = builder.add_extension(x509.BasicConstraints(ca=not issuer, path_length=None), True)
        builder = builder.add_extension(x509.KeyUsage(**usage), True)
        if purposes:
            builder = builder.add_extension(x509.ExtendedKeyUsage(purposes), ExtendedKeyUsageOID.TIME_STAMPING in purposes)
        builder = builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(self.key.public_key()), False)
        builder = builder.add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(above.key.public_key()), False)
        self.certificate = builder.sign(above.key, hashes.SHA256())
        self.der = self.certificate.public_bytes(DER)
        self.asn1 = asn1x509.Certificate.load(self.der)
        packed = self.key.private_bytes(DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        self.asn1_key = asn1keys.PrivateKeyInfo.load(packed)
        self.path = os.path.join(WORK, f'{id(self)}.pem')
        with open(self.path, 'wb') as file:
            file.write(self.key.private_bytes(PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()) + self.certificate.public_bytes(PEM))

    def signer(self, **options):
        store = SimpleCertificateStore()
        store.register(self.issuer.asn1)
        return signers.SimpleSigner(signing_cert=self.asn1, signing_key=self.asn1_key, cert_registry=store, embed_roots=False, **options)


# -- files --

def page():
    # Programs that sign write it anew, in another encoding.
    label = (b'\xfe\xff' + 'Underskrift: Åke Öst, Exempel Ab'.encode('utf-16-be')).hex().encode()
    objects = [
        b'<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [ 5 0 R 6 0 R 7 0 R ] /SigFlags 3 /DA (/Helv 0 Tf 0 g) >> >>',
        b'<< /Type /Pages /Kids [ 3 0 R ] /Count 1 >>',
        b'<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 200 200 ] /Resources << >> /Contents 4 0 R /Annots [ 5 0 R 6 0 R 7 0 R ] >>',
        b'<< /Length 22 >>\nstream\n10 10 m 190 10 l S q Q\nendstream',
        b'<< /Type /Annot /Subtype /Widget /FT /Sig /T (Sign-1) /TU (Underskrift: Eva Ek, Intrum Oy) /Rect [ 10 20 90 60 ] /P 3 0 R /F 4 >>',
        b'<< /Type /Annot /Subtype /Widget /FT /Sig /T (Sign-2) /TU <%s> /Rect [ 110 20 190 60 ] /P 3 0 R /F 4 >>' % label,
        b'<< /Type /Annot /Subtype /Widget /FT /Tx /T (Note) /TU (Anteckning) /Rect [ 10 100 90 120 ] /P 3 0 R /F 4 >>',
    ]
    return revision(b'%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', dict(enumerate(objects, 1)), True)


def revision(pdf, objects, is_first=False):
    """Appends objects and a table."""
    before = b'' if is_first else b'/Prev %d ' % int(pdf.rsplit(b'startxref', 1)[1].split()[0])
    places = {}
    for number, text in objects.items():
        places[number] = len(pdf)
        pdf += b'%d 0 obj\n%s\nendobj\n' % (number, text)
    table = len(pdf)
    pdf += b'xref\n'
    if is_first:
        pdf += b'0 1\n0000000000 65535 f \n'
    for number, place in places.items():
        pdf += b'%d 1\n%010d 00000 n \n' % (number, place)
    # Programs that signed before may have made more objects than the page has.
    size = max([100, *map(int, re.findall(rb'/Size (\d+)', pdf))])
    return pdf + b'trailer\n<< /Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n' % (size, before, table)


def with_key(number, text):
    """The object of a field with one more key."""
    return page_object(number).replace(b' >>', b' ' + text + b' >>', 1)


def page_object(number):
    pdf = page()
    start = pdf.index(b'%d 0 obj\n' % number) + len(b'%d 0 obj\n' % number)
    return pdf[start:pdf.index(b'\nendobj', start)]


def sign(pdf, field, message, kind='adbe.pkcs7.detached', facts='', number=20, room=3000):
    """Signs with what `message` makes of the covered bytes."""
    gap = b'<' + b'0' * (2 * room) + b'>'
    space = b'[ 0 %10d %10d %10d ]' % (0, 0, 0)
    value = b'<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /%s /ByteRange %s %s /Contents %s >>' % (kind.encode(), space, facts.encode('latin-1'), gap)
    pdf = revision(pdf, {number: value, field: with_key(field, b'/V %d 0 R' % number)})
    begin = pdf.rindex(gap)
    end = begin + len(gap)
    at = pdf.rindex(space)
    pdf = pdf[:at] + b'[ 0 %10d %10d %10d ]' % (begin, end, len(pdf) - end) + pdf[at + len(space):]
    made = message(pdf[:begin] + pdf[end:]).hex().encode()
    assert len(made) <= 2 * room, len(made)
    return pdf[:begin + 1] + made + pdf[begin + 1 + len(made):]


# -- messages by hand --

def tlv(tag, *parts, is_open=False):
    content = b''.join(parts)
    if is_open:
        return bytes([tag, 0x80]) + content + b'\0\0'
    length = len(content)
    if length < 0x80:
        return bytes([tag, length]) + content
    size = length.to_bytes((length.bit_length() + 7) // 8, 'big')
    return bytes([tag, 0x80 | len(size)]) + size + content


def oid(text):
    return core.ObjectIdentifier(text).dump()


SHA256 = tlv(0x30, oid('2.16.840.1.101.3.4.2.1'))


def attribute(kind, value):
    return tlv(0x30, oid(kind), tlv(0x31, value))


def by_hand(holder, order=(0, 1, 2), time=None, is_open=False, split=False, with_certificate=True, named=None):
    """A message whose attributes stand in that order: digest, type, time and perhaps the certificate that is named. It is
    open if lengths are not told ahead."""
    time = time or tlv(0x17, NOW.strftime('%y%m%d%H%M%SZ').encode())

    def make(covered):
        attributes = [attribute('1.2.840.113549.1.9.4', tlv(4, hashlib.sha256(covered).digest())),
                      attribute('1.2.840.113549.1.9.3', oid('1.2.840.113549.1.7.1')),
                      attribute('1.2.840.113549.1.9.5', time)]
        if named:
            digest = tlv(4, hashlib.sha256(named.der).digest())
            attributes.append(attribute('1.2.840.113549.1.9.16.2.47', tlv(0x30, tlv(0x30, tlv(0x30, digest)))))
        content = b''.join(attributes[index] for index in order)
        signature = holder.key.sign(tlv(0x31, content), ec.ECDSA(hashes.SHA256()))
        if split:
            signature = tlv(0x24, tlv(4, signature[:20]), tlv(0x24, tlv(4, signature[20:])), is_open=True)
        else:
            signature = tlv(4, signature)
        issuer = tlv(0x30, holder.asn1.issuer.dump(), holder.asn1['tbs_certificate']['serial_number'].dump())
        signer = tlv(0x30, tlv(2, b'\1'), issuer, SHA256, tlv(0xA0, content, is_open=is_open),
                     tlv(0x30, oid('1.2.840.10045.4.3.2')), signature, is_open=is_open)
        certificates = [tlv(0xA0, holder.der, is_open=is_open)] if with_certificate else []
        data = tlv(0x30, tlv(2, b'\1'), tlv(0x31, SHA256, is_open=is_open), tlv(0x30, oid('1.2.840.113549.1.7.1'), is_open=is_open),
                   *certificates, tlv(0x31, signer, is_open=is_open), is_open=is_open)
        return tlv(0x30, oid('1.2.840.113549.1.7.2'), tlv(0xA0, data, is_open=is_open), is_open=is_open)
    return make


def by_openssl(holder, *options, change=lambda covered: covered):
    def make(covered):
        covered = change(covered)
        source = os.path.join(WORK, 'covered')
        with open(source, 'wb') as file:
            file.write(covered)
        command = ['openssl', 'cms', '-sign', '-binary', '-signer', holder.path, '-outform', 'DER', '-in', source, *options]
        return subprocess.run(command, check=True, capture_output=True).stdout
    return make


def stamp_by_openssl(holder, root):
    """A time stamp with thousandths of a second."""
    def make(covered):
        path = {name: os.path.join(WORK, name) for name in ('conf', 'serial', 'chain', 'query', 'answer', 'token')}
        with open(path['conf'], 'w') as file:
            file.write(f"""[tsa]
default_tsa = own
[own]
serial = {path['serial']}
signer_cert = {holder.path}
signer_key = {holder.path}
certs = {root.path}
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
clock_precision_digits = 3
accuracy = secs:1
""")
        with open(path['serial'], 'w') as file:
            file.write('01')
        run = lambda *command: subprocess.run(['openssl', 'ts', *command], check=True, capture_output=True)
        run('-query', '-digest', hashlib.sha256(covered).hexdigest(), '-sha256', '-cert', '-out', path['query'])
        run('-reply', '-config', path['conf'], '-queryfile', path['query'], '-token_out', '-out', path['token'])
        with open(path['token'], 'rb') as file:
            return file.read()
    return make


# -- by pyHanko --

def hanko(pdf, signer, field='Sign-1', stamper=None, **facts):
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    metadata = signers.PdfSignatureMetadata(field_name=field, **{'md_algorithm': 'sha256', **facts})
    return signers.PdfSigner(metadata, signer=signer, timestamper=stamper).sign_pdf(writer).getvalue()


def later(pdf, change):
    """A later revision in which something is changed."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    change(writer)
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def fill_in(writer):
    note = writer.root['/AcroForm']['/Fields'][2]
    note[generic.pdf_name('/V')] = generic.pdf_string('Later')
    writer.update_container(note)


def annotate(writer):
    page = writer.root['/Pages']['/Kids'][0]
    note = generic.DictionaryObject({
        generic.pdf_name('/Type'): generic.pdf_name('/Annot'), generic.pdf_name('/Subtype'): generic.pdf_name('/Text'),
        generic.pdf_name('/Rect'): generic.ArrayObject(map(generic.NumberObject, (100, 100, 120, 120))),
        generic.pdf_name('/Contents'): generic.pdf_string('Later')})
    page['/Annots'].append(writer.add_object(note))
    writer.update_container(page['/Annots'])


def draw(writer):
    page = writer.root['/Pages']['/Kids'][0]
    page[generic.pdf_name('/Contents')] = writer.add_object(generic.StreamObject(stream_data=b'0 0 200 200 re f'))
    writer.update_container(page)


def share(writer):
    fields = writer.root['/AcroForm']['/Fields']
    one, two = fields[0], fields[1]
    two[generic.pdf_name('/V')] = one.raw_get('/V')
    writer.update_container(two)


def move(writer):
    fields = writer.root['/AcroForm']['/Fields']
    one, two = fields[0], fields[1]
    two[generic.pdf_name('/V')] = one.raw_get('/V')
    del one['/V']
    writer.update_container(one)
    writer.update_container(two)


def by_pdfbox(pdf, holder):
    here = os.path.dirname(os.path.abspath(__file__))
    jars = ':'.join(f'/usr/share/java/{jar}.jar' for jar in ('pdfbox2', 'fontbox2', 'commons-logging', 'bcprov', 'bcpkix', 'bcutil'))
    store = os.path.join(WORK, 'store.p12')
    with open(store, 'wb') as file:
        file.write(serialization.pkcs12.serialize_key_and_certificates(b'x', holder.key, holder.certificate, None, serialization.BestAvailableEncryption(b'x')))
    source, target = os.path.join(WORK, 'in.pdf'), os.path.join(WORK, 'out.pdf')
    with open(source, 'wb') as file:
        file.write(pdf)
    program = os.path.join(here, 'SignWithPdfBox.java')
    subprocess.run(['java', '-cp', jars, program, source, target, store, 'Sign-1'], check=True, stderr=subprocess.DEVNULL)
    with open(target, 'rb') as file:
        return file.read()


def main():
    folder = sys.argv[1]
    os.makedirs(os.path.join(folder, 'trust'), exist_ok=True)

    def save(label, pdf):
        with open(os.path.join(folder, f'{label}.pdf'), 'wb') as file:
            file.write(pdf)

    root = Holder('Provmyndigheten')
    with open(os.path.join(folder, 'trust', 'authority.pem'), 'wb') as file:
        file.write(root.certificate.public_bytes(PEM))
    eva = Holder('Eva Ek', root)
    carl = Holder('Carl Berg', root)
    plain = page()
    save('unsigned', plain)

    # Attributes and encodings.
    save('attributes-unsorted', sign(plain, ONE, by_hand(eva, (0, 2, 1))))
    fraction = tlv(0x18, NOW.strftime('%Y%m%d%H%M%S').encode() + b'.123Z')
    save('time-with-fraction', sign(plain, ONE, by_hand(eva, time=fraction)))
    save('time-with-offset', sign(plain, ONE, by_hand(eva, time=tlv(0x18, b'20261126104200+0200'))))
    save('ber-open', sign(plain, ONE, by_hand(eva, is_open=True)))
    save('ber-split', sign(plain, ONE, by_hand(eva, is_open=True, split=True)))
    save('openssl-stream', sign(plain, ONE, by_openssl(eva, '-stream')))
    save('openssl-no-attributes', sign(plain, ONE, by_openssl(eva, '-noattr')))
    save('openssl-key-identifier', sign(plain, ONE, by_openssl(eva, '-keyid')))
    save('no-certificate', sign(plain, ONE, by_hand(eva, with_certificate=False)))
    save('names-its-certificate', sign(plain, ONE, by_hand(eva, (0, 1, 2, 3), named=eva)))
    save('names-another-certificate', sign(plain, ONE, by_hand(eva, (0, 1, 2, 3), named=carl)))
    save('content-inside', sign(plain, ONE, by_openssl(eva, '-nodetach')))
    save('other-content-inside', sign(plain, ONE, by_openssl(eva, '-nodetach', change=lambda covered: b'other')))
    digest = dict(change=lambda covered: hashlib.sha1(covered).digest())
    save('sha1-inside', sign(plain, ONE, by_openssl(eva, '-nodetach', **digest), kind='adbe.pkcs7.sha1'))
    save('pdfbox', by_pdfbox(plain, eva))

    # Algorithms.
    long_rsa = Holder('Eva Ek', root, rsa.generate_private_key(public_exponent=65537, key_size=2048))
    short_rsa = Holder('Eva Ek', root, rsa.generate_private_key(public_exponent=65537, key_size=1024))
    save('sha1', sign(plain, ONE, by_openssl(long_rsa, '-md', 'sha1')))
    save('md5', sign(plain, ONE, by_openssl(long_rsa, '-md', 'md5')))
    save('short-key', sign(plain, ONE, by_openssl(short_rsa)))
    save('sha3', sign(plain, ONE, by_openssl(long_rsa, '-md', 'sha3-256')))
    save('rsa', hanko(plain, long_rsa.signer()))
    save('rsa-pss', hanko(plain, long_rsa.signer(prefer_pss=True)))
    save('pss-sha1', sign(plain, ONE, by_openssl(long_rsa, '-md', 'sha1', '-keyopt', 'rsa_padding_mode:pss')))
    save('p384', hanko(plain, Holder('Eva Ek', root, ec.generate_private_key(ec.SECP384R1())).signer(), md_algorithm='sha384'))
    save('ed25519', hanko(plain, Holder('Eva Ek', root, ed25519.Ed25519PrivateKey.generate()).signer(), md_algorithm='sha512'))
    save('brainpool', sign(plain, ONE, by_openssl(Holder('Eva Ek', root, ec.generate_private_key(ec.BrainpoolP256R1())))))

    # Certificates.
    save('tls-server', hanko(plain, Holder('www.example.com', root, purposes=[ExtendedKeyUsageOID.SERVER_AUTH]).signer(), signer_key_usage={'digital_signature'}))
    save('email', hanko(plain, Holder('Eva Ek', root, purposes=[ExtendedKeyUsageOID.CLIENT_AUTH, ExtendedKeyUsageOID.EMAIL_PROTECTION]).signer()))
    save('document-signing', hanko(plain, Holder('Eva Ek', root, purposes=[ObjectIdentifier('1.3.6.1.5.5.7.3.36')]).signer()))
    save('no-signing-key', sign(plain, ONE, by_hand(Holder('Eva Ek', root, signs=False))))
    save('hostile-name', hanko(plain, Holder('Eva Ek\nUnchanged: \u202eall is well' + ' ' * 200, root).signer(), reason='Ja\r\nOf\u00f6r\u00e4ndrad\u2028', location='H\u00e4r\t\u200b'))

    # Time stamps and long-term validation.
    stamping = Holder('Tidst\u00e4mpling Ab', root, rsa.generate_private_key(public_exponent=65537, key_size=2048), purposes=[ExtendedKeyUsageOID.TIME_STAMPING])
    stamper = DummyTimeStamper(stamping.asn1, stamping.asn1_key, certs_to_embed=SimpleCertificateStore.from_certs([root.asn1]), fixed_dt=NOW)
    listed = x509.CertificateRevocationListBuilder().issuer_name(root.certificate.subject).last_update(NOW - DAY).next_update(NOW + 30 * DAY)
    listed = listed.sign(root.key, hashes.SHA256()).public_bytes(DER)
    answer = ocsp.OCSPResponseBuilder().add_response(eva.certificate, root.certificate, hashes.SHA256(), ocsp.OCSPCertStatus.GOOD, NOW, NOW + DAY, None, None)
    answer = answer.responder_id(ocsp.OCSPResponderEncoding.HASH, root.certificate).sign(root.key, hashes.SHA256()).public_bytes(DER)
    context = ValidationContext(trust_roots=[root.asn1], crls=[listed], allow_fetching=False)
    only_answer = ValidationContext(trust_roots=[root.asn1], ocsps=[answer], crls=[listed], allow_fetching=False)
    pades = dict(subfilter=fields.SigSeedSubFilter.PADES)
    save('level-b', hanko(plain, eva.signer(), **pades))
    save('level-t', hanko(plain, eva.signer(), stamper=stamper, **pades))
    save('level-lt', hanko(plain, eva.signer(), stamper=stamper, embed_validation_info=True, validation_context=context, **pades))
    save('level-lta', hanko(plain, eva.signer(), stamper=stamper, embed_validation_info=True, use_pades_lta=True, validation_context=only_answer, **pades))
    writer = IncrementalPdfFileWriter(io.BytesIO(plain))
    save('only-time-stamp', signers.PdfTimeStamper(timestamper=stamper).timestamp_pdf(writer, 'sha256').getvalue())
    save('time-stamp-with-fraction', sign(plain, ONE, stamp_by_openssl(stamping, root), kind='ETSI.RFC3161'))
    other = Holder('Annan myndighet')
    stranger = Holder('Främmande stämpel', other, rsa.generate_private_key(public_exponent=65537, key_size=2048), purposes=[ExtendedKeyUsageOID.TIME_STAMPING])
    strange = DummyTimeStamper(stranger.asn1, stranger.asn1_key, certs_to_embed=SimpleCertificateStore.from_certs([other.asn1]), fixed_dt=NOW)
    save('stamped-by-stranger', hanko(plain, eva.signer(), stamper=strange, **pades))
    save('time-stamp-by-signer', sign(plain, ONE, by_hand(eva), kind='ETSI.RFC3161'))
    save('stamped-pkcs7', hanko(plain, carl.signer(), stamper=stamper))

    # What a signature permits.
    for permission, change_name, change in [(1, 'filled', fill_in), (2, 'filled', fill_in), (2, 'annotated', annotate), (3, 'annotated', annotate), (3, 'drawn', draw)]:
        certified = hanko(plain, eva.signer(), certify=True, docmdp_permissions=fields.MDPPerm(permission))
        save(f'certified-{permission}-{change_name}', later(certified, change))
    for permission in (1, 2):
        certified = hanko(plain, eva.signer(), certify=True, docmdp_permissions=fields.MDPPerm(permission))
        save(f'certified-{permission}-signed', sign(certified, TWO, by_hand(carl), number=90))
        if permission == 2:
            save('certified-2-signed-by-pyhanko', hanko(certified, carl.signer(), 'Sign-2'))
        writer = IncrementalPdfFileWriter(io.BytesIO(certified))
        save(f'certified-{permission}-stamped', signers.PdfTimeStamper(timestamper=stamper).timestamp_pdf(writer, 'sha256').getvalue())

    def lock(action, *names):
        def change(writer):
            rule = generic.DictionaryObject({
                generic.pdf_name('/Type'): generic.pdf_name('/SigFieldLock'), generic.pdf_name('/Action'): generic.pdf_name(action),
                generic.pdf_name('/Fields'): generic.ArrayObject(map(generic.pdf_string, names))})
            field = writer.root['/AcroForm']['/Fields'][0]
            field[generic.pdf_name('/Lock')] = rule
            writer.update_container(field)
        return change
    for label, rule in [('locked', lock('/Include', 'Note')), ('unlocked', lock('/Exclude', 'Note'))]:
        signed = hanko(later(plain, rule), eva.signer())
        save(f'{label}-filled', later(signed, fill_in))
    save('shared-value', later(hanko(plain, eva.signer()), share))
    save('moved-value', later(hanko(plain, eva.signer()), move))


main()
