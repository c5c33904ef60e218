package kr.mambo.beanstalk.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The golden files: a folder for each case, with input and expected files. */
final class GoldenFiles {
  static final Path ROOT = Path.of("src/operator/test/resources/golden/bundle");

  private GoldenFiles() {}

  static List<Path> listCases() throws IOException {
    try (var folders = Files.list(ROOT)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  /** The input with the files that its lines {@code # also: FILE} name. */
  static String input(Path folder) throws IOException {
    var input = new StringBuilder(Files.readString(folder.resolve("input.yaml")));
    for (var line : input.toString().lines().filter(line -> line.startsWith("# also: ")).toList()) {
      var also = Files.readString(Path.of(line.substring("# also: ".length())));
      input.append("---\n").append(also);
    }
    return input.toString();
  }

  static Map<String, String> expected(Path folder) throws IOException {
    var files = new TreeMap<String, String>();
    var root = folder.resolve("expected");
    if (!Files.exists(root)) return files;
    try (var walk = Files.walk(root)) {
      for (var file : walk.filter(Files::isRegularFile).toList()) {
        files.put(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
    return files;
  }

  static void write(Path folder, Map<String, String> files) throws IOException {
    var root = folder.resolve("expected");
    if (Files.exists(root)) {
      try (var walk = Files.walk(root)) {
        for (var old : walk.sorted(Comparator.reverseOrder()).toList()) Files.delete(old);
      }
    }
    for (var file : files.entrySet()) {
      var path = root.resolve(file.getKey());
      Files.createDirectories(path.resolveSibling("."));
      Files.writeString(path, file.getValue());
    }
  }
}
