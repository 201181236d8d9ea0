#!/usr/bin/env python3
"""usage: sign.py IN.pdf OUT.pdf TRUST_FOLDER [COUNT] [--visible]
Signs the first COUNT empty signature fields of IN.pdf (all of them without it), each with a certificate of
its own that a throw-away authority issued, and writes that authority's certificate to TRUST_FOLDER."""
import datetime, io, os, sys
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID
from pyhanko import stamp
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.fields import enumerate_sig_fields

NOW = datetime.datetime.now(datetime.timezone.utc)


def name(common):
    return x509.Name([x509.NameAttribute(NameOID.COUNTRY_NAME, 'SE'), x509.NameAttribute(NameOID.COMMON_NAME, common)])


def certificate(common, key, issuer, issuer_key, is_authority):
    usage = dict(digital_signature=not is_authority, content_commitment=not is_authority, key_encipherment=False,
                 data_encipherment=False, key_agreement=False, key_cert_sign=is_authority, crl_sign=is_authority,
                 encipher_only=False, decipher_only=False)
    builder = x509.CertificateBuilder().subject_name(name(common)).issuer_name(name(issuer))
    builder = builder.public_key(key.public_key()).serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(NOW - datetime.timedelta(days=1)).not_valid_after(NOW + datetime.timedelta(days=3650))
    builder = builder.add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), True)
    builder = builder.add_extension(x509.KeyUsage(**usage), True)
    builder = builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
    builder = builder.add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), False)
    return builder.sign(issuer_key, hashes.SHA256())


def main():
    visible = '--visible' in sys.argv
    arguments = [argument for argument in sys.argv[1:] if not argument.startswith('--')]
    source, target, trust = arguments[:3]
    authority_key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    authority = certificate('Provmyndigheten', authority_key, 'Provmyndigheten', authority_key, True)
    os.makedirs(trust, exist_ok=True)
    with open(os.path.join(trust, 'authority.pem'), 'wb') as file:
        file.write(authority.public_bytes(serialization.Encoding.PEM))
    data = open(source, 'rb').read()
    names = [field for field, value, _ in enumerate_sig_fields(PdfFileReader(io.BytesIO(data))) if value is None]
    if len(arguments) > 3:
        names = names[:int(arguments[3])]
    for number, field in enumerate(names):
        # One with RSA, the next on an elliptic curve.
        key = ec.generate_private_key(ec.SECP256R1()) if number % 2 else rsa.generate_private_key(public_exponent=65537, key_size=2048)
        own = certificate(f'Testare {number + 1} Åäö', key, 'Provmyndigheten', authority_key, False)
        packed = serialization.pkcs12.serialize_key_and_certificates(b'x', key, own, [authority], serialization.BestAvailableEncryption(b'x'))
        signer = signers.SimpleSigner.load_pkcs12_data(packed, other_certs=[], passphrase=b'x')
        kind = fields.SigSeedSubFilter.ADOBE_PKCS7_DETACHED if number % 2 else fields.SigSeedSubFilter.PADES
        facts = signers.PdfSignatureMetadata(field_name=field, md_algorithm='sha256', reason='Jag godkänner', subfilter=kind)
        style = stamp.TextStampStyle(stamp_text='Signed by %(signer)s') if visible else None
        writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=True)
        data = signers.PdfSigner(facts, signer=signer, stamp_style=style).sign_pdf(writer, existing_fields_only=True).getvalue()
    open(target, 'wb').write(data)


main()
