package kr.mambo.beanstalk.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Other golden files need another revision: what lies under a label is never overwritten. */
class RendererRevisionTest {
  private static final Path RECORD = GoldenFiles.ROOT.resolve("revisions.txt");

  @Test
  void aChangedRenderingHasANewRevision() throws IOException, GeneralSecurityException {
    var recorded = recorded();
    var current = new TreeMap<String, String>();
    for (var folder : GoldenFiles.cases()) {
      var output = GoldenOutput.of(GoldenCase.read(folder.resolve("input.yaml")));
      if (!output.containsKey("listing.txt")) continue;
      current.put(String.valueOf(folder.getFileName()), revisionAndDigest(output));
    }
    if (Boolean.getBoolean("golden.update")) {
      recorded.keySet().retainAll(current.keySet());
      var revision = RendererRevision.CURRENT + " ";
      current.forEach(
          (name, line) -> {
            if (!recorded.getOrDefault(name, "").startsWith(revision)) recorded.put(name, line);
          });
      var text = new StringBuilder();
      recorded.forEach((name, line) -> text.append(name + " " + line + "\n"));
      Files.writeString(RECORD, text);
    }
    assertThat(current)
        .as("raise RendererRevision.CURRENT, then run with -Dgolden.update=true")
        .isEqualTo(recorded);
  }

  private static Map<String, String> recorded() throws IOException {
    var recorded = new TreeMap<String, String>();
    if (!Files.exists(RECORD)) return recorded;
    for (var line : Files.readAllLines(RECORD)) {
      int blank = line.indexOf(' ');
      recorded.put(line.substring(0, blank), line.substring(blank + 1));
    }
    return recorded;
  }

  private static String revisionAndDigest(Map<String, String> output)
      throws GeneralSecurityException {
    var digest = MessageDigest.getInstance("SHA-256");
    for (var file : new TreeMap<>(output).entrySet()) {
      digest.update(
          (file.getKey() + "\0" + file.getValue() + "\0").getBytes(StandardCharsets.UTF_8));
    }
    return RendererRevision.CURRENT + " " + HexFormat.of().formatHex(digest.digest());
  }
}
