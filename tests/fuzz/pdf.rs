//! PDFs: their places in the cross-reference table are put right again after most changes, or every one of
//! them would end there.

use std::io::Write;

use fastrand::Rng;
use flate2::Compression;
use flate2::write::ZlibEncoder;

/// Words of PDFs.
pub const WORDS: &[&str] = &[
    "<<",
    ">>",
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    "/",
    "%",
    "\n",
    "1 0 obj",
    "endobj",
    "stream\n",
    "\nendstream",
    "xref\n",
    "trailer",
    "startxref\n",
    "%%EOF",
    "R",
    "0 R",
    "1 0 R",
    "3 0 R",
    "6 0 R",
    "9 0 R",
    "true",
    "null",
    "/Type",
    "/Catalog",
    "/Root",
    "/Names",
    "/EmbeddedFiles",
    "/Kids",
    "/Limits",
    "/AF",
    "/EF",
    "/F",
    "/UF",
    "/Filespec",
    "(draft.ron)",
    "<FEFF00640072006100660074002E0072006F006E>",
    "/Filter",
    "/FlateDecode",
    "[/FlateDecode /FlateDecode]",
    "/LZWDecode",
    "/ASCII85Decode",
    "/ASCIIHexDecode",
    "/Crypt",
    "/DecodeParms",
    "<</Predictor 12 /Columns 5>>",
    "<</Predictor 15 /Columns 9000000000000000>>",
    "/Length",
    "/ObjStm",
    "/Obj#53tm",
    "/XRef",
    "/X#52ef",
    "/W",
    "[1 2 1]",
    "[0 0 0]",
    "[1 9000000000000000000 1]",
    "/Index",
    "[0 9223372036854775807]",
    "/Size",
    "/Prev",
    "/XRefStm",
    "/Encrypt",
    "/Extends",
    "/N",
    "/First",
];

/// Whole files for the mutations to begin with, with what is packed in them.
pub fn made() -> Vec<Vec<u8>> {
    let draft = include_bytes!("../../assets/example.ron");
    vec![
        of_objects(&[
            CATALOG,
            TREE,
            FILE,
            &stream("/Type/EmbeddedFile/Filter/FlateDecode", &zipped(draft)),
        ]),
        packed("/Filter/FlateDecode", &zipped, [1, 2, 1]),
        packed("", &<[u8]>::to_vec, [1, 4, 2]),
    ]
}

const CATALOG: &[u8] = b"<</Type/Catalog/Names<</EmbeddedFiles 2 0 R>>/AF[3 0 R]>>";
const TREE: &[u8] = b"<</Names[(draft.ron) 3 0 R]>>";
const FILE: &[u8] = b"<</Type/Filespec/F(draft.ron)/UF(draft.ron)/EF<</F 4 0 R>>>>";

pub fn stream(dictionary: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("<<{dictionary}/Length {}>>\nstream\n", content.len());
    [head.as_bytes(), content, b"\nendstream"].concat()
}

pub fn zipped(content: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

/// A file of objects, the first of which is the catalog.
pub fn of_objects(objects: &[&[u8]]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    for (index, object) in objects.iter().enumerate() {
        file.extend(format!("{} 0 obj\n", index + 1).into_bytes());
        file.extend(*object);
        file.extend(b"\nendobj\n");
    }
    with_places(file)
}

/// A file whose dictionaries are packed in a stream, and whose places are in one as well.
fn packed(filter: &str, pack: &dyn Fn(&[u8]) -> Vec<u8>, widths: [usize; 3]) -> Vec<u8> {
    let head = format!(
        "1 0 2 {} 3 {} ",
        CATALOG.len() + 1,
        CATALOG.len() + TREE.len() + 2
    );
    let content = [head.as_bytes(), CATALOG, b" ", TREE, b" ", FILE].concat();
    let dictionary = format!("/Type/ObjStm/N 3/First {}{filter}", head.len());
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = vec![[0, 0, 0], [2, 5, 0], [2, 5, 1], [2, 5, 2]];
    let draft = stream(
        "/Type/EmbeddedFile",
        b"(format: 1, template: (id: \"a\", version: \"1\"), services: [], answers: {})",
    );
    for (number, object) in [(4, draft), (5, stream(&dictionary, &pack(&content)))] {
        places.push([1, file.len(), 0]);
        file.extend(format!("{number} 0 obj\n").into_bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    places.push([1, file.len(), 0]);
    let start = file.len();
    let entry = |place: &[usize; 3]| {
        let fields = place.iter().zip(widths);
        fields
            .flat_map(|(value, width)| value.to_be_bytes()[8 - width..].to_vec())
            .collect::<Vec<u8>>()
    };
    let table: Vec<u8> = places.iter().flat_map(entry).collect();
    let [first, second, third] = widths;
    let dictionary = format!("/Type/XRef/Size 7/Root 1 0 R/W[{first} {second} {third}]{filter}");
    file.extend(b"6 0 obj\n");
    file.extend(stream(&dictionary, &pack(&table)));
    file.extend(format!("\nendobj\nstartxref\n{start}\n%%EOF\n").into_bytes());
    file
}

/// A file that says where its objects are. One that says so itself is left as it is.
pub fn with_places(mut file: Vec<u8>) -> Vec<u8> {
    if find(&file, b"startxref").is_none() {
        place(&mut file);
    }
    file
}

/// Mostly with places put right, unless they are packed.
pub fn finish(rng: &mut Rng, mut file: Vec<u8>) -> Vec<u8> {
    let table = find(&file, b"\nxref");
    if rng.u8(..5) == 0 {
        return file;
    }
    if let Some(table) = table {
        file.truncate(table + 1);
        place(&mut file);
    } else if let (Some(start), Some(said)) =
        (rfind(&file, b" 0 obj\n"), rfind(&file, b"startxref"))
    {
        let start = file[..start]
            .iter()
            .rposition(|&byte| byte == b'\n')
            .map_or(0, |at| at + 1);
        file.truncate(said);
        file.extend(format!("startxref\n{start}\n%%EOF\n").into_bytes());
    }
    file
}

/// Writes a table of all objects behind them.
fn place(file: &mut Vec<u8>) {
    let mut places = Vec::new();
    let mut line = 0;
    for end in (0..file.len()).filter(|&at| file[at] == b'\n') {
        let text = str::from_utf8(&file[line..end]).unwrap_or_default();
        if let Some(number) = text
            .strip_suffix(" 0 obj")
            .and_then(|number| number.parse::<u32>().ok())
        {
            places.push((number, line));
        }
        line = end + 1;
    }
    let start = file.len();
    let mut table = b"xref\n0 1\n0000000000 65535 f \n".to_vec();
    let last = places.iter().map(|(number, _)| *number).max();
    let size = last.map_or(9, |last| last.saturating_add(1).max(9));
    for (number, at) in places {
        table.extend(format!("{number} 1\n{at:010} 00000 n \n").into_bytes());
    }
    let end = format!("trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
    table.extend(end.into_bytes());
    file.extend(table);
}

fn find(text: &[u8], part: &[u8]) -> Option<usize> {
    text.windows(part.len()).position(|window| window == part)
}

fn rfind(text: &[u8], part: &[u8]) -> Option<usize> {
    text.windows(part.len()).rposition(|window| window == part)
}

/// Files that unpack to more than anybody needs, or in which one thing leads to very many.
pub fn large(most: usize) -> Vec<Vec<u8>> {
    // What this becomes when it is packed is a thousandth.
    let zeros = vec![b' '; (300 * most).max(20 << 20)];
    let once = zipped(&zeros);
    let twice = zipped(&once);
    let embedded = |filter: &str, content: &[u8]| {
        of_objects(&[
            CATALOG,
            TREE,
            FILE,
            &stream(&format!("/Type/EmbeddedFile{filter}"), content),
        ])
    };
    let objects = |dictionary: &str, content: &[u8]| {
        of_objects(&[
            CATALOG,
            &stream(&format!("{dictionary}/N 1/First 4"), content),
        ])
    };
    vec![
        embedded("/Filter/FlateDecode", &once),
        embedded("/Filter[/FlateDecode/FlateDecode]", &twice),
        objects("/Type/ObjStm/Filter/FlateDecode", &once),
        objects("/Type/Obj#53tm/Filter/FlateDecode", &once),
        objects("/Type/ObjStm/Filter[/FlateDecode/FlateDecode]", &twice),
        objects(
            &format!("/Type/ObjStm{}/Filter/FlateDecode", " ".repeat(5000)),
            &once,
        ),
        objects(
            "/Type/ObjStm/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 6000000000>>",
            &zipped(b"1 0 "),
        ),
        places_without_end("[0 0 0]", "[0 9223372036854775807]"),
        places_without_end("[1 9000000000000000000 1]", "[0 1]"),
        one_object_often(most / 20),
        lengths_in_a_row(most / 50),
        [&b"%PDF-1.7\n"[..], &b"/ObjStm".repeat(most / 7)].concat(),
        [&b"%PDF-1.7\n"[..], &b"<</a".repeat(most / 5)].concat(),
        kids_of_kids(),
    ]
}

fn places_without_end(widths: &str, index: &str) -> Vec<u8> {
    let dictionary = format!("/Type/XRef/Size 1/Root 1 0 R/W{widths}/Index{index}");
    let mut file = b"%PDF-1.7\n1 0 obj\n".to_vec();
    file.extend(stream(&dictionary, b"0123456789"));
    file.extend(b"\nendobj\nstartxref\n9\n%%EOF\n");
    file
}

/// Many entries that lead to one large object.
fn one_object_often(times: usize) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/A[".to_vec();
    file.extend(b"1 ".repeat(times));
    file.extend(b"]>>\nendobj\n");
    let start = file.len();
    file.extend(format!("xref\n0 {times}\n").into_bytes());
    file.extend(b"0000000009 00000 n \n".repeat(times));
    file.extend(
        format!("trailer\n<</Size 9/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").into_bytes(),
    );
    file
}

/// Streams whose length is that of the next one.
fn lengths_in_a_row(times: usize) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    for number in 1..u32::try_from(times).unwrap() {
        let object = format!(
            "{number} 0 obj\n<</Length {} 0 R>>stream\n\nendstream\nendobj\n",
            number + 1
        );
        file.extend(object.into_bytes());
    }
    with_places(file)
}

/// A tree of names in which every node has the same children, many of them.
fn kids_of_kids() -> Vec<u8> {
    let node =
        |kid: usize| format!("<</Kids[{}]>>", format!("{kid} 0 R ").repeat(1000)).into_bytes();
    let nodes: Vec<Vec<u8>> = (3..20).map(node).collect();
    let mut objects = vec![CATALOG];
    objects.extend(nodes.iter().map(Vec::as_slice));
    of_objects(&objects)
}
