package dev.espalier.kernel.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key with which messages are signed. Not for several threads at once. */
final class Signature {
    private final Mac mac;
    private final boolean signs;

    /**
     * Takes the key of a connection file; an empty one means that messages are not signed.
     *
     * @throws IOException if Java does not know the scheme
     */
    Signature(ConnectionFile file) throws IOException {
        signs = !file.key().isEmpty();
        String algorithm = file.signatureScheme().toLowerCase(Locale.ROOT).replace("hmac-", "Hmac");
        try {
            mac = Mac.getInstance(algorithm);
            if (signs) {
                mac.init(new SecretKeySpec(file.key().getBytes(StandardCharsets.UTF_8), algorithm));
            }
        } catch (GeneralSecurityException e) {
            throw new IOException("unknown signature scheme '" + file.signatureScheme() + "'", e);
        }
    }

    /** The signature of the four parts of a message, as hexadecimal digits. */
    byte[] sign(List<byte[]> parts) {
        if (!signs) {
            return new byte[0];
        }
        parts.forEach(mac::update);
        return HexFormat.of().formatHex(mac.doFinal()).getBytes(StandardCharsets.US_ASCII);
    }

    /** Compares in a time that does not depend on where the two differ. */
    boolean isRight(byte[] signature, List<byte[]> parts) {
        return !signs || MessageDigest.isEqual(sign(parts), signature);
    }

    /** Whether messages are signed at all. */
    boolean signs() {
        return signs;
    }
}
