package kr.mambo.beanstalk.registry;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Resolves tags to digests at one registry. */
final class ManifestClient {
  /** An index first: its digest covers all platforms. */
  private static final List<String> MEDIA_TYPES =
      List.of(
          "application/vnd.oci.image.index.v1+json",
          "application/vnd.docker.distribution.manifest.list.v2+json",
          "application/vnd.oci.image.manifest.v1+json",
          "application/vnd.docker.distribution.manifest.v2+json");

  private static final int TOO_MANY_REQUESTS = 429;

  /** What registries say that only know GET. */
  private static final List<Integer> HEAD_UNSUPPORTED =
      List.of(
          HttpURLConnection.HTTP_BAD_REQUEST,
          HttpURLConnection.HTTP_BAD_METHOD,
          HttpURLConnection.HTTP_NOT_IMPLEMENTED);

  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
  private static final int MAX_REDIRECTS = 3;

  private final HttpsClient https;
  private final Optional<String> basicAuthorization;
  private final boolean clientCertificate;

  /**
   * A client with the given credentials.
   *
   * @param basicAuthorization value of the Authorization header for logins
   * @param clientCertificate whether a client certificate is presented
   */
  ManifestClient(
      HttpsClient https, Optional<String> basicAuthorization, boolean clientCertificate) {
    this.https = https;
    this.basicAuthorization = basicAuthorization;
    this.clientCertificate = clientCertificate;
  }

  String resolveDigest(ImageReference image) throws IOException, UnresolvedException {
    var uri = URI.create("https://" + image.apiHost() + image.manifestPath());
    var response = send("HEAD", uri, Optional.empty());
    var authorization = Optional.<String>empty();
    if (response.status() == HttpURLConnection.HTTP_UNAUTHORIZED) {
      authorization = authorize(response, image);
      response = send("HEAD", uri, authorization);
    }
    var digest = response.isOk() ? headerDigest(response) : Optional.<String>empty();
    if (digest.isPresent()) return digest.get();
    boolean getSupported = response.isOk() || HEAD_UNSUPPORTED.contains(response.status());
    return resolveDigest(image, getSupported ? send("GET", uri, authorization) : response);
  }

  private static String resolveDigest(ImageReference image, RegistryResponse response)
      throws UnresolvedException {
    return switch (response.status()) {
      case 200 ->
          headerDigest(response)
              .or(() -> bodyDigest(response))
              .orElseThrow(ManifestClient::noManifest);
      case HttpURLConnection.HTTP_UNAUTHORIZED, HttpURLConnection.HTTP_FORBIDDEN ->
          throw new UnresolvedException(TokenClient.accessDenied());
      case HttpURLConnection.HTTP_NOT_FOUND ->
          throw new UnresolvedException(
              "it has no %s, or this login cannot access it: push the image, correct spec.containers[].image, or use another login"
                  .formatted(image));
      case TOO_MANY_REQUESTS ->
          throw new UnresolvedException("it is throttling requests (HTTP 429)");
      default ->
          throw new UnresolvedException(
              response.isRedirect()
                  ? "it redirects to another host, to which no credentials are sent: set the image to that registry"
                  : "it responded with HTTP status %d".formatted(response.status()));
    };
  }

  private static UnresolvedException noManifest() {
    return new UnresolvedException("it did not respond with an image manifest");
  }

  private Optional<String> authorize(RegistryResponse response, ImageReference image)
      throws IOException, UnresolvedException {
    var challenges = Challenge.parse(response.headerValues("WWW-Authenticate"));
    var bearer = challenges.stream().filter(c -> c.scheme().equals("bearer")).findFirst();
    if (bearer.isPresent()) {
      return Optional.of(
          "Bearer " + new TokenClient(https).getToken(bearer.get(), image, basicAuthorization));
    }
    boolean basicOffered = challenges.stream().anyMatch(c -> c.scheme().equals("basic"));
    if (basicAuthorization.isEmpty() || !basicOffered)
      throw new UnresolvedException(TokenClient.accessDenied());
    return basicAuthorization;
  }

  private RegistryResponse send(String method, URI uri, Optional<String> authorization)
      throws IOException, UnresolvedException {
    var headers = new HashMap<>(Map.of("Accept", String.join(", ", MEDIA_TYPES)));
    authorization.ifPresent(value -> headers.put("Authorization", value));
    var response = https.send(method, uri, headers);
    boolean anonymous =
        authorization.isEmpty() && basicAuthorization.isEmpty() && !clientCertificate;
    // Some public registries redirect to the nearest one. No credentials are sent there.
    for (int i = 0; i < MAX_REDIRECTS && anonymous && response.isRedirect(); i++) {
      response = https.send(method, redirectTarget(uri, response), headers);
    }
    return response;
  }

  private static URI redirectTarget(URI requested, RegistryResponse response)
      throws UnresolvedException {
    try {
      var target = requested.resolve(response.findHeader("Location").orElse(""));
      if ("https".equalsIgnoreCase(target.getScheme()) && target.getHost() != null) return target;
    } catch (IllegalArgumentException notAUrl) {
      // Reported below.
    }
    throw new UnresolvedException("it redirects to a URL that is not https");
  }

  private static Optional<String> headerDigest(RegistryResponse response) {
    return response.findHeader("Docker-Content-Digest").filter(d -> DIGEST.matcher(d).matches());
  }

  private static Optional<String> bodyDigest(RegistryResponse response) {
    var type = response.findHeader("Content-Type").orElse("").replaceFirst("\\s*;.*", "");
    if (!MEDIA_TYPES.contains(type) || response.body().size() == 0) return Optional.empty();
    return Optional.of("sha256:" + response.body().sha256());
  }
}
