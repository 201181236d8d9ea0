import java.io.*;
import java.nio.file.*;
import java.security.*;
import java.security.cert.*;
import java.util.*;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.*;
import org.apache.pdfbox.pdmodel.interactive.form.*;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.*;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.*;

/** IN.pdf OUT.pdf STORE.p12 FIELD: signs a field as PDFBox's own examples do, with BouncyCastle's streaming encoder. */
public class SignWithPdfBox {
    public static void main(String[] arguments) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(Files.newInputStream(Path.of(arguments[2])), "x".toCharArray());
        String alias = store.aliases().nextElement();
        PrivateKey key = (PrivateKey) store.getKey(alias, "x".toCharArray());
        X509Certificate certificate = (X509Certificate) store.getCertificate(alias);
        try (PDDocument document = PDDocument.load(new File(arguments[0])); OutputStream output = new FileOutputStream(arguments[1])) {
            PDSignature signature = new PDSignature();
            PDSignatureField field = (PDSignatureField) document.getDocumentCatalog().getAcroForm().getField(arguments[3]);
            field.getCOSObject().setItem(org.apache.pdfbox.cos.COSName.V, signature);
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
            signature.setName("Eva Ek");
            signature.setReason("Godkänt");
            signature.setSignDate(Calendar.getInstance());
            document.addSignature(signature, content -> {
                try {
                    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
                    generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(key), certificate));
                    generator.addCertificates(new JcaCertStore(List.of(certificate)));
                    return generator.generate(new CMSProcessableByteArray(content.readAllBytes()), false).getEncoded();
                } catch (Exception error) {
                    throw new IOException(error);
                }
            });
            document.saveIncremental(output);
        }
    }
}
