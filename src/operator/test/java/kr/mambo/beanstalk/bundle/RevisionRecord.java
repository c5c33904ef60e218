package kr.mambo.beanstalk.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of a case, a line in {@code revisions.txt}.
 *
 * @param input digest of the case's own input
 * @param inputs as in {@link BundleDigests}
 * @param revision of the renderer
 * @param output digest of the golden files
 */
record RevisionRecord(String input, String inputs, int revision, String output) {
  private static final Path FILE = GoldenFiles.ROOT.resolve("revisions.txt");

  static Map<String, RevisionRecord> readRecorded() throws IOException {
    var recorded = new TreeMap<String, RevisionRecord>();
    if (!Files.exists(FILE)) return recorded;
    for (var line : Files.readAllLines(FILE)) {
      var words = line.split(" ", -1);
      recorded.put(
          words[0], new RevisionRecord(words[1], words[2], Integer.parseInt(words[3]), words[4]));
    }
    return recorded;
  }

  static Map<String, RevisionRecord> computeCurrent() throws IOException {
    var current = new TreeMap<String, RevisionRecord>();
    for (var folder : GoldenFiles.listCases()) {
      var output = new TreeMap<>(GoldenRendering.render(GoldenCase.read(folder)));
      var listing = output.get("listing.txt");
      if (listing == null) continue;
      var inputs = listing.lines().filter(line -> line.startsWith("inputs ")).findFirst();
      current.put(
          String.valueOf(folder.getFileName()),
          new RevisionRecord(
              digest(GoldenFiles.input(folder)),
              inputs.orElseThrow().substring("inputs ".length()),
              RendererRevision.CURRENT,
              digest(output.toString())));
    }
    return current;
  }

  /** Writes what may change: all of a changed case, else only what a new revision brings. */
  static void update() throws IOException {
    var recorded = readRecorded();
    var text = new StringBuilder();
    for (var entry : computeCurrent().entrySet()) {
      var previous = recorded.get(entry.getKey());
      var now = entry.getValue();
      var line = previous == null || now.isReplacementFor(previous) ? now : previous;
      text.append(
          "%s %s %s %d %s\n"
              .formatted(entry.getKey(), line.input, line.inputs, line.revision, line.output));
    }
    Files.writeString(FILE, text);
  }

  private boolean isReplacementFor(RevisionRecord previous) {
    return !input.equals(previous.input)
        || (inputs.equals(previous.inputs) && revision != previous.revision);
  }

  private static String digest(String text) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, 16);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
