import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.Base64;

/**
 * Writes an RSA key in PEM to the file that it is given: the one that the API server signs ServiceAccount tokens with.
 */
class TokenKey {
  static void main(String[] arguments) throws Exception {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    var encoded = generator.generateKeyPair().getPrivate().getEncoded();
    Files.writeString(
        Path.of(arguments[0]),
        """
        -----BEGIN PRIVATE KEY-----
        %s
        -----END PRIVATE KEY-----
        """
            .formatted(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)));
  }
}
