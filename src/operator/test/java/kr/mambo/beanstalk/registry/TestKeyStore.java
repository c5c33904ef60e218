package kr.mambo.beanstalk.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A throw-away key pair with a certificate that names hosts, which only the JDK's tool makes. */
final class TestKeyStore {
  private static final char[] PASSWORD = "throw-away".toCharArray();
  private static final String ALIAS = "it";

  static final TestKeyStore SERVER =
      new TestKeyStore("CN=registry", "san=dns:localhost,dns:registry.test");
  static final TestKeyStore CLIENT = new TestKeyStore("CN=instance", "eku=clientAuth");

  private final KeyStore store;

  private TestKeyStore(String subject, String extension) {
    try {
      var folder = Files.createTempDirectory("keys");
      var file = folder.resolve("keys.p12");
      generate(subject, extension, file);
      store = KeyStore.getInstance(file.toFile(), PASSWORD);
      Files.delete(file);
      Files.delete(folder);
    } catch (IOException | InterruptedException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void generate(String subject, String extension, Path file)
      throws IOException, InterruptedException {
    var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var options =
        "-genkeypair -alias it -keyalg EC -groupname secp256r1 -validity 7 -storetype PKCS12 -storepass throw-away -J-XX:TieredStopAtLevel=1";
    var command = new ArrayList<>(List.of(tool));
    command.addAll(List.of(options.split(" ")));
    command.addAll(List.of("-dname", subject, "-ext", extension, "-keystore", file.toString()));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) throw new IllegalStateException(output);
  }

  KeyStore store() {
    return store;
  }

  char[] password() {
    return PASSWORD.clone();
  }

  String certificate() {
    try {
      return pem("CERTIFICATE", store.getCertificate(ALIAS).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String key() {
    try {
      Key key = store.getKey(ALIAS, PASSWORD);
      return pem("PRIVATE KEY", key.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(String kind, byte[] der) {
    var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, text, kind);
  }
}
