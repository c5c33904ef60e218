package kr.mambo.beanstalk.registry;

import java.util.Optional;
import java.util.regex.Pattern;
import kr.mambo.beanstalk.workload.RegistryHost;

/**
 * A parsed image reference.
 *
 * @param host host and, unless 443, port; {@code docker.io} for Docker Hub
 * @param repository the name in that registry, for example {@code library/nginx}
 * @param tag the tag; {@code latest} if there is none
 * @see <a href="https://pkg.go.dev/github.com/distribution/reference">The grammar of references</a>
 */
record ImageReference(String host, String repository, String tag) {
  private static final Pattern ECR =
      Pattern.compile(
          "[0-9]{12}\\.dkr[.-]ecr(?:-fips)?\\.([a-z]{2}(?:-[a-z]+)+-[0-9])\\.(?:amazonaws\\.com(?:\\.cn)?|on\\.aws)");

  /** Parses a reference without a digest. */
  static ImageReference parse(String reference) {
    int slash = reference.indexOf('/');
    var first = slash < 0 ? "" : reference.substring(0, slash);
    boolean hosted = first.contains(".") || first.contains(":") || first.equals("localhost");
    var host = hosted ? RegistryHost.normalize(first) : "docker.io";
    var rest = hosted ? reference.substring(slash + 1) : reference;
    int colon = rest.indexOf(':');
    var name = colon < 0 ? rest : rest.substring(0, colon);
    var tag = colon < 0 ? "latest" : rest.substring(colon + 1);
    boolean official = host.equals("docker.io") && !name.contains("/");
    return new ImageReference(host, official ? "library/" + name : name, tag);
  }

  /** The registry's API host: Docker Hub's differs from the host in its image names. */
  String apiHost() {
    return host.equals("docker.io") ? "registry-1.docker.io" : host;
  }

  String manifestPath() {
    return "/v2/" + repository + "/manifests/" + tag;
  }

  /** The region of an image in Amazon ECR. */
  Optional<String> ecrRegion() {
    var found = ECR.matcher(host);
    return found.matches() ? Optional.of(found.group(1)) : Optional.empty();
  }

  @Override
  public String toString() {
    return repository + ":" + tag;
  }
}
