package io.gitops4j.git;

import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Somebody who signs the certificates of servers. */
final class Authority {
    static final String PASSWORD = "test";

    private static final X500Name NAME = new X500Name("CN=Authority");
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant FAR_OFF = Instant.parse("2120-01-01T00:00:00Z");

    private final KeyPair key;
    private final X509Certificate certificate;

    private Authority(KeyPair key) throws Exception {
        this.key = key;
        JcaX509v3CertificateBuilder own = builder(NAME, FAR_OFF, key.getPublic());
        own.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        this.certificate = signed(own);
    }

    static Authority make() throws Exception {
        return new Authority(keyPair());
    }

    /** A server with a certificate for an address that ends at some time. */
    SSLContext server(String address, Instant until) throws Exception {
        KeyPair ofServer = keyPair();
        JcaX509v3CertificateBuilder builder = builder(new X500Name("CN=" + address), until, ofServer.getPublic());
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.iPAddress, address)));
        KeyStore store = empty();
        store.setKeyEntry("server", ofServer.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {signed(builder)});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /** Writes a store by which a JVM trusts this authority. */
    void trustedIn(Path file) throws Exception {
        KeyStore store = empty();
        store.setCertificateEntry("authority", certificate);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
    }

    private static KeyStore empty() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static KeyPair keyPair() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private static JcaX509v3CertificateBuilder builder(X500Name name, Instant until, PublicKey of) {
        return new JcaX509v3CertificateBuilder(NAME, BigInteger.ONE, Date.from(LONG_AGO), Date.from(until), name, of);
    }

    private X509Certificate signed(JcaX509v3CertificateBuilder builder) throws Exception {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate())));
    }
}
