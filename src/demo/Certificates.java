import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Makes, in the folder that it is given, what the Secrets of the sample hold: `registry/` and `site/`, certificates that
 * one throw-away authority signed, and `registry.json`, a Docker configuration with a random password. They are good for
 * a week.
 */
class Certificates {
  private static final String AUTHORITY = "authority";
  private final Path folder;
  private final Path store;
  private final String password = random();

  Certificates(Path folder) {
    this.folder = folder;
    this.store = folder.resolve("keys.p12");
  }

  static void main(String[] arguments) throws Exception {
    new Certificates(Path.of(arguments[0])).make();
  }

  private void make() throws Exception {
    Files.createDirectories(folder.resolve("registry"));
    Files.createDirectories(folder.resolve("site"));
    keytool(AUTHORITY, "CN=Throw-away authority", "-ext", "bc:critical=ca:true", "-ext", "ku:critical=keyCertSign");
    keytool("instance", "CN=mambo-py", "-signer", AUTHORITY, "-ext", "eku=clientAuth");
    keytool("site", "CN=mambo.kr", "-signer", AUTHORITY, "-ext", "eku=serverAuth", "-ext", "san=dns:mambo.kr");
    var keys = KeyStore.getInstance(store.toFile(), password.toCharArray());
    write(keys, "instance", folder.resolve("registry/client.cert"), folder.resolve("registry/client.key"));
    write(keys, "site", folder.resolve("site/tls.crt"), folder.resolve("site/tls.key"));
    for (var part : List.of("registry", "site")) {
      pem(folder.resolve(part).resolve("ca.crt"), "CERTIFICATE", keys.getCertificate(AUTHORITY).getEncoded());
    }
    var login = Base64.getEncoder().encodeToString(("mambo:" + random()).getBytes(StandardCharsets.UTF_8));
    Files.writeString(
        folder.resolve("registry.json"),
        "{\"auths\":{\"registry.mambo.kr:5000\":{\"auth\":\"" + login + "\"}}}\n");
    Files.delete(store);
  }

  /** The JDK makes certificates by this tool only. */
  private void keytool(String alias, String subject, String... more) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(List.of("-genkeypair", "-alias", alias, "-dname", subject, "-keyalg", "EC", "-groupname", "secp256r1"));
    command.addAll(List.of("-validity", "7", "-storetype", "PKCS12", "-keystore", store.toString()));
    command.addAll(List.of("-storepass:env", "STORE_PASSWORD"));
    command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
    command.addAll(List.of(more));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("STORE_PASSWORD", password);
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) throw new IOException("keytool: " + said);
  }

  private void write(KeyStore keys, String alias, Path certificate, Path key)
      throws IOException, GeneralSecurityException {
    pem(certificate, "CERTIFICATE", keys.getCertificate(alias).getEncoded());
    pem(key, "PRIVATE KEY", keys.getKey(alias, password.toCharArray()).getEncoded());
  }

  private static void pem(Path file, String kind, byte[] encoded) throws IOException {
    var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
    Files.writeString(file, "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
  }

  private static String random() {
    var bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
