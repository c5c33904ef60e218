package kr.mambo.beanstalk.plan.evidence;

import java.util.Optional;
import java.util.regex.Pattern;
import kr.mambo.beanstalk.model.DesiredState;

/**
 * What the description of an application version says, so that a lost status costs nothing. At most
 * 200 characters.
 *
 * @param inputs keyed digest of what was deployed
 * @param keyId which key made it
 */
public record VersionDescription(String inputs, String keyId) {
  private static final Pattern PATTERN = Pattern.compile("inputs=([0-9a-f]+) key=(\\S+)");

  public static String render(DesiredState desiredState) {
    return "Created by eb-operator: inputs=%s key=%s"
        .formatted(desiredState.inputsDigest(), desiredState.keyId());
  }

  public static Optional<VersionDescription> parse(String description) {
    var matcher = PATTERN.matcher(description);
    return matcher.find()
        ? Optional.of(new VersionDescription(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }
}
