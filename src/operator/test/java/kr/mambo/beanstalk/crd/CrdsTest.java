package kr.mambo.beanstalk.crd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The committed CRDs are the ones that the classes say. {@code -Dcrds.update=true} writes them
 * anew.
 */
class CrdsTest {
  private static final Path COMMITTED = Path.of("crds");

  @Test
  void theCommittedCrdsAreFresh(@TempDir Path folder) throws IOException {
    var generated = Crds.generate(folder);
    if (Boolean.getBoolean("crds.update")) {
      for (var crd : generated.entrySet()) {
        Files.writeString(COMMITTED.resolve(crd.getKey()), crd.getValue());
      }
    }
    var committed = new TreeMap<String, String>();
    try (var files = Files.list(COMMITTED)) {
      for (var file : files.filter(f -> f.toString().endsWith("-v1.yml")).toList()) {
        committed.put(String.valueOf(file.getFileName()), Files.readString(file));
      }
    }
    assertThat(committed)
        .as("stale: run ./mvnw test -Dtest=CrdsTest -Dcrds.update=true and commit crds/")
        .isEqualTo(generated);
  }
}
