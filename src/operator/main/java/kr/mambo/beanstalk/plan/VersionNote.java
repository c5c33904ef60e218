package kr.mambo.beanstalk.plan;

import java.util.Optional;
import java.util.regex.Pattern;
import kr.mambo.beanstalk.model.Wanted;

/**
 * What the description of an application version says, so that a lost status costs nothing. At most
 * 200 characters.
 *
 * @param inputs keyed digest of what was deployed
 * @param keyId which key made it
 */
record VersionNote(String inputs, String keyId) {
  private static final Pattern NOTE = Pattern.compile("inputs=([0-9a-f]+) key=(\\S+)");

  static String of(Wanted wanted) {
    return "Made by eb-operator: inputs=%s key=%s".formatted(wanted.inputs(), wanted.keyId());
  }

  static Optional<VersionNote> read(String description) {
    var found = NOTE.matcher(description);
    return found.find()
        ? Optional.of(new VersionNote(found.group(1), found.group(2)))
        : Optional.empty();
  }
}
