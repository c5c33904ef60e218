package kr.mambo.beanstalk.observe;

import java.util.Optional;

/**
 * What a pass looks for at AWS.
 *
 * @param label of the wanted version; empty where the spec cannot be rendered
 * @param inputsDigest digest of the wanted inputs; empty likewise
 * @param bucket where artifacts lie
 * @param folder where all artifacts of the resource lie, with a slash at the end
 * @param redaction what no text that is read may show
 */
public record ArtifactQuery(
    Optional<String> label,
    Optional<String> inputsDigest,
    String bucket,
    String folder,
    Redaction redaction) {
  /** Where the artifacts of one version lie. */
  String folder(String label) {
    return folder + label + "/";
  }
}
