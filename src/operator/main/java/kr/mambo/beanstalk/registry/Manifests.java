package kr.mambo.beanstalk.registry;

import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Asks one registry for the digests of its tags. */
final class Manifests {
  /** An index first: its digest stands for all platforms. */
  private static final List<String> TYPES =
      List.of(
          "application/vnd.oci.image.index.v1+json",
          "application/vnd.docker.distribution.manifest.list.v2+json",
          "application/vnd.oci.image.manifest.v1+json",
          "application/vnd.docker.distribution.manifest.v2+json");

  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
  private static final int MOST_REDIRECTS = 3;

  private final Https https;
  private final Optional<String> basic;
  private final boolean certificate;

  /**
   * Asks with these credentials.
   *
   * @param basic value of the Authorization header for logins
   * @param certificate whether a client certificate is shown
   */
  Manifests(Https https, Optional<String> basic, boolean certificate) {
    this.https = https;
    this.basic = basic;
    this.certificate = certificate;
  }

  String digest(ImageName image) throws IOException, UnresolvedException {
    var uri = URI.create("https://" + image.address() + image.manifestPath());
    var reply = ask("HEAD", uri, Optional.empty());
    var authorization = Optional.<String>empty();
    if (reply.status() == 401) {
      authorization = authorization(reply, image);
      reply = ask("HEAD", uri, authorization);
    }
    var told = reply.ok() ? told(reply) : Optional.<String>empty();
    if (told.isPresent()) return told.get();
    boolean mayAnswerGet = reply.ok() || List.of(400, 405, 501).contains(reply.status());
    return digest(image, mayAnswerGet ? ask("GET", uri, authorization) : reply);
  }

  private static String digest(ImageName image, Reply reply) throws UnresolvedException {
    return switch (reply.status()) {
      case 200 -> told(reply).or(() -> computed(reply)).orElseThrow(Manifests::noManifest);
      case 401, 403 -> throw new UnresolvedException(Tokens.refused());
      case 404 ->
          throw new UnresolvedException(
              "it has no %s, or does not show it to this login: push it, or correct the image"
                  .formatted(image));
      case 429 -> throw new UnresolvedException("it asks for fewer calls");
      default ->
          throw new UnresolvedException(
              reply.redirects()
                  ? "it redirects elsewhere, where no login is sent: name that registry in the image"
                  : "it answers %d".formatted(reply.status()));
    };
  }

  private static UnresolvedException noManifest() {
    return new UnresolvedException("it answers with something that is not an image manifest");
  }

  private Optional<String> authorization(Reply reply, ImageName image)
      throws IOException, UnresolvedException {
    var challenges = Challenge.read(reply.all("WWW-Authenticate"));
    var bearer = challenges.stream().filter(c -> c.scheme().equals("bearer")).findFirst();
    if (bearer.isPresent()) {
      return Optional.of("Bearer " + new Tokens(https).get(bearer.get(), image, basic));
    }
    boolean basically = challenges.stream().anyMatch(c -> c.scheme().equals("basic"));
    if (basic.isEmpty() || !basically) throw new UnresolvedException(Tokens.refused());
    return basic;
  }

  private Reply ask(String method, URI uri, Optional<String> authorization)
      throws IOException, UnresolvedException {
    var headers = new HashMap<>(Map.of("Accept", String.join(", ", TYPES)));
    authorization.ifPresent(value -> headers.put("Authorization", value));
    var reply = https.ask(method, uri, headers);
    boolean anonymous = authorization.isEmpty() && basic.isEmpty() && !certificate;
    // Some public registries are a redirect to the nearest one. Nothing secret goes along.
    for (int i = 0; i < MOST_REDIRECTS && anonymous && reply.redirects(); i++) {
      reply = https.ask(method, target(uri, reply), headers);
    }
    return reply;
  }

  private static URI target(URI from, Reply reply) throws UnresolvedException {
    try {
      var target = from.resolve(reply.first("Location").orElse(""));
      if ("https".equalsIgnoreCase(target.getScheme()) && target.getHost() != null) return target;
    } catch (IllegalArgumentException notAUrl) {
      // Said below.
    }
    throw new UnresolvedException("it redirects to an address that is not one of https");
  }

  private static Optional<String> told(Reply reply) {
    return reply.first("Docker-Content-Digest").filter(d -> DIGEST.matcher(d).matches());
  }

  private static Optional<String> computed(Reply reply) {
    var type = reply.first("Content-Type").orElse("").replaceFirst("\\s*;.*", "");
    if (!TYPES.contains(type) || reply.body().size() == 0) return Optional.empty();
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(reply.body().bytes());
      return Optional.of("sha256:" + HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
