//! Signs exported PDFs, as signing programs do: with an update that fills in a field (ISO 32000-1, 12.8) and a message with
//! Ed25519 (RFC 8419).

use std::fmt::Write as _;

use ed25519_dalek::{Signer as _, SigningKey};
use lopdf::{Document, Object, ObjectId};
use sha2::{Digest, Sha512};

/// How long the message may be, in bytes.
const MESSAGE_BYTES: usize = 1_000;

/// A person who signs.
pub struct Signer {
    name: String,
    key: SigningKey,
}

impl Signer {
    /// A person with a key of their own.
    pub fn new(name: &str) -> Self {
        let seed: [u8; 32] = Sha512::digest(name)[..32].try_into().unwrap();
        Self {
            name: name.to_owned(),
            key: SigningKey::from_bytes(&seed),
        }
    }

    /// Signs a field of an exported PDF.
    pub fn sign(&self, pdf: &[u8], field: &str) -> Vec<u8> {
        let places = Places::of(pdf, field);
        let (value, appearance) = (places.size, places.size + 1);
        let widget = places
            .widget
            .replace(&places.appearance, &format!("/N {appearance} 0 R"));
        let widget = format!(
            "{}/V {value} 0 R>>",
            widget.trim_end().strip_suffix(">>").unwrap()
        );
        let catalog = places.catalog.replace("/SigFlags 1", "/SigFlags 3");
        let range = format!("[0 {:<30}]", "");
        let contents = "0".repeat(2 * MESSAGE_BYTES);
        let signature = format!(
            "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange {range} /Contents <{contents}> \
             /M (D:20261127101112Z) >>"
        );
        let drawing =
            "<< /Type /XObject /Subtype /Form /BBox [0 0 1 1] /Length 0 >>\nstream\n\nendstream";
        let mut file = pdf.to_vec();
        let mut table = "xref\n0 1\n0000000000 65535 f \n".to_owned();
        let objects = [
            (places.root.0, catalog.as_str()),
            (places.field.0, widget.as_str()),
            (value, signature.as_str()),
            (appearance, drawing),
        ];
        let mut objects = objects.to_vec();
        objects.sort_unstable();
        for (number, object) in objects {
            let _ = write!(table, "{number} 1\n{:010} 00000 n \n", file.len());
            file.extend(format!("{number} 0 obj\n{}\nendobj\n", object.trim()).bytes());
        }
        let at = file.len();
        let size = places.size + 2;
        let _ = write!(
            table,
            "trailer\n<< /Root {} 0 R /Info {} 0 R /ID [<{}> <{:032x}>] /Size {size} /Prev {} >>\nstartxref\n{at}\n%%EOF\n",
            places.root.0, places.info.0, places.id, at, places.previous
        );
        file.extend(table.bytes());
        self.fill(file, pdf.len(), &range)
    }

    /// Fills in what is signed, and the message.
    fn fill(&self, mut file: Vec<u8>, from: usize, range: &str) -> Vec<u8> {
        let find = |file: &[u8], what: &[u8]| {
            let mut windows = file[from..].windows(what.len());
            from + windows.position(|window| window == what).unwrap()
        };
        let begin = find(&file, b"/Contents <") + b"/Contents ".len();
        let end = begin + 2 * MESSAGE_BYTES + 2;
        let text = format!("[0 {begin} {end} {}", file.len() - end);
        let text = format!("{text:<width$}]", width = range.len() - 1);
        let at = find(&file, range.as_bytes());
        file[at..at + text.len()].copy_from_slice(text.as_bytes());
        let digest = Sha512::new()
            .chain_update(&file[..begin])
            .chain_update(&file[end..])
            .finalize();
        let message = self.message(&digest);
        let mut hex = String::new();
        for byte in message {
            let _ = write!(hex, "{byte:02x}");
        }
        file[begin + 1..=begin + hex.len()].copy_from_slice(hex.as_bytes());
        file
    }

    /// The signed message (RFC 5652).
    fn message(&self, digest: &[u8]) -> Vec<u8> {
        let attribute = |number: u8, value: Vec<u8>| {
            let oid = oid(&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, number]);
            tlv(0x30, &[oid, tlv(0x31, &[value])])
        };
        let time = tlv(0x17, &[b"261127101112Z".to_vec()]);
        let attributes = [
            attribute(3, data()),
            attribute(5, time),
            attribute(4, tlv(0x04, &[digest.to_vec()])),
        ];
        let signature = self.key.sign(&tlv(0x31, &attributes)).to_bytes().to_vec();
        let sha512 = tlv(0x30, &[oid(&[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 3])]);
        let of_signer = tlv(
            0x30,
            &[
                integer(1),
                tlv(0x30, &[self.distinguished(), integer(7)]),
                sha512.clone(),
                tlv(0xa0, &attributes),
                ed25519(),
                tlv(0x04, &[signature]),
            ],
        );
        let signed = tlv(
            0x30,
            &[
                integer(1),
                tlv(0x31, &[sha512]),
                tlv(0x30, &[data()]),
                tlv(0xa0, &[self.certificate()]),
                tlv(0x31, &[of_signer]),
            ],
        );
        let kind = oid(&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 2]);
        tlv(0x30, &[kind, tlv(0xa0, &[signed])])
    }

    fn distinguished(&self) -> Vec<u8> {
        let name = tlv(0x0c, &[self.name.clone().into_bytes()]);
        tlv(
            0x30,
            &[tlv(0x31, &[tlv(0x30, &[oid(&[0x55, 4, 3]), name])])],
        )
    }

    /// A certificate that the key made for itself (RFC 5280).
    fn certificate(&self) -> Vec<u8> {
        let bits = |bytes: &[u8]| tlv(0x03, &[vec![0], bytes.to_vec()]);
        let year = |year: &str| tlv(0x17, &[format!("{year}0101000000Z").into_bytes()]);
        let content = tlv(
            0x30,
            &[
                tlv(0xa0, &[integer(2)]),
                integer(7),
                ed25519(),
                self.distinguished(),
                tlv(0x30, &[year("25"), year("45")]),
                self.distinguished(),
                tlv(
                    0x30,
                    &[ed25519(), bits(self.key.verifying_key().as_bytes())],
                ),
            ],
        );
        let signature = self.key.sign(&content).to_bytes();
        tlv(0x30, &[content, ed25519(), bits(&signature)])
    }
}

/// Where things stand in an exported PDF.
struct Places {
    root: ObjectId,
    info: ObjectId,
    field: ObjectId,
    catalog: String,
    widget: String,
    /// What the field shows before it is signed.
    appearance: String,
    id: String,
    previous: usize,
    size: u32,
}

impl Places {
    fn of(pdf: &[u8], name: &str) -> Self {
        let document = Document::load_mem(pdf).unwrap();
        let reference = |key: &[u8]| document.trailer.get(key).unwrap().as_reference().unwrap();
        let root = reference(b"Root");
        let mut fields = document.objects.iter().filter_map(|(id, object)| {
            let title = object.as_dict().ok()?.get(b"T").ok()?;
            matches!(title, Object::String(text, _) if text == name.as_bytes()).then_some(*id)
        });
        let field = fields.next().unwrap();
        let text = |(number, _): ObjectId| -> String {
            let begin = format!("\n{number} 0 obj");
            let mut windows = pdf.windows(begin.len()).enumerate();
            // The last one counts.
            let found = windows
                .by_ref()
                .filter(|(_, window)| *window == begin.as_bytes());
            let at = found.last().unwrap().0 + begin.len();
            let text = String::from_utf8_lossy(&pdf[at..]).into_owned();
            text.split("endobj").next().unwrap().trim().to_owned()
        };
        let widget = text(field);
        let appearance = widget
            .split("/AP<<")
            .nth(1)
            .unwrap()
            .split(">>")
            .next()
            .unwrap();
        let tail = String::from_utf8_lossy(&pdf[pdf.len() - 40..]).into_owned();
        let previous = tail.split("startxref\n").nth(1).unwrap();
        let Object::Array(ids) = document.trailer.get(b"ID").unwrap() else {
            panic!("no identifier");
        };
        let mut id = String::new();
        for byte in ids[0].as_str().unwrap() {
            let _ = write!(id, "{byte:02x}");
        }
        Self {
            root,
            info: reference(b"Info"),
            field,
            catalog: text(root),
            appearance: appearance.to_owned(),
            widget,
            id,
            previous: previous.lines().next().unwrap().parse().unwrap(),
            size: u32::try_from(document.trailer.get(b"Size").unwrap().as_i64().unwrap()).unwrap(),
        }
    }
}

/// A value in DER.
fn tlv(tag: u8, parts: &[Vec<u8>]) -> Vec<u8> {
    let content = parts.concat();
    let mut value = vec![tag];
    match content.len() {
        short @ ..0x80 => value.push(u8::try_from(short).unwrap()),
        long @ ..0x100 => value.extend([0x81, u8::try_from(long).unwrap()]),
        longer => {
            value.push(0x82);
            value.extend(u16::try_from(longer).unwrap().to_be_bytes());
        }
    }
    value.extend(content);
    value
}

fn oid(bytes: &[u8]) -> Vec<u8> {
    tlv(0x06, &[bytes.to_vec()])
}

fn integer(number: u8) -> Vec<u8> {
    tlv(0x02, &[vec![number]])
}

fn ed25519() -> Vec<u8> {
    tlv(0x30, &[oid(&[0x2b, 0x65, 0x70])])
}

/// The content type of what is signed.
fn data() -> Vec<u8> {
    oid(&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 1])
}
