package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The packaged operator holds AWS credentials: nothing is in it that it does not need. */
class PackageContentIT {
  private static final Path OPERATOR = Path.of("target", "quarkus-app");
  private static final Path EMULATOR = Path.of("target", "beanstalk-emulator.jar");

  /** What only the emulator needs. */
  private static final List<String> FOREIGN =
      List.of(
          "kr/mambo/beanstalk/emulator/",
          "org/gaul/s3proxy/",
          "com/google/common/jimfs/",
          "tools/jackson/",
          "jakarta/servlet/");

  @Test
  void theOperatorContainsNothingOfTheEmulator() throws IOException {
    assertThat(findForeignClasses(OPERATOR)).isEmpty();
  }

  @Test
  void theEmulatorIsAJarOfItsOwn() throws IOException {
    try (var jar = new ZipFile(EMULATOR.toFile())) {
      assertThat(jar.getEntry("kr/mambo/beanstalk/emulator/Emulator.class")).isNotNull();
      assertThat(jar.getEntry("kr/mambo/beanstalk/Main.class")).isNull();
    }
  }

  private static Set<String> findForeignClasses(Path packaged) throws IOException {
    var found = new TreeSet<String>();
    List<Path> jars;
    try (var files = Files.walk(packaged)) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
    assertThat(jars).hasSizeGreaterThan(50);
    for (var file : jars) {
      try (var jar = new ZipFile(file.toFile())) {
        jar.stream()
            .map(entry -> entry.getName())
            .filter(name -> name.endsWith(".class"))
            .filter(name -> FOREIGN.stream().anyMatch(name::startsWith))
            .forEach(name -> found.add(file.getFileName() + ": " + name));
      }
    }
    return found;
  }
}
