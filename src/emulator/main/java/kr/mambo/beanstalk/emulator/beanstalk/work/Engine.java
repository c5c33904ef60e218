package kr.mambo.beanstalk.emulator.beanstalk.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import kr.mambo.beanstalk.emulator.beanstalk.ImageRule.Outcome;
import kr.mambo.beanstalk.emulator.beanstalk.bundle.BundleFacts;
import kr.mambo.beanstalk.emulator.beanstalk.bundle.BundleFacts.Download;
import kr.mambo.beanstalk.emulator.beanstalk.bundle.BundleFacts.ObjectAt;
import kr.mambo.beanstalk.emulator.beanstalk.options.Settings;
import kr.mambo.beanstalk.emulator.beanstalk.state.ApplicationVersion;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.service.Identities;
import kr.mambo.beanstalk.emulator.service.ObjectStore;
import kr.mambo.beanstalk.emulator.service.Principal;
import org.jspecify.annotations.Nullable;

/**
 * The deployment on an instance, stage by stage in the order of the platform: extensions,
 * unpacking, credentials, images.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/platforms-linux-extend.html">Extending
 *     Linux platforms</a>
 */
final class Engine {
  private static final int LARGEST_CREDENTIALS = 1 << 20;
  private final ObjectStore objects;
  private final Identities identities;
  private final Rules rules;
  private final ObjectMapper json = new ObjectMapper();

  Engine(ObjectStore objects, Identities identities, Rules rules) {
    this.objects = objects;
    this.identities = identities;
    this.rules = rules;
  }

  /** What happens to this bundle on an instance of the environment. */
  EngineResult deploy(
      Environment environment, Settings settings, String label, ApplicationVersion version) {
    var facts = version.facts;
    if (gone(environment, version))
      return EngineResult.failed(
          "DownloadSourceBundle",
          "download application bundle failed with error NoSuchKey",
          "Unable to download from S3 location (Bucket: %s  Key: %s). Reason: Not Found"
              .formatted(version.bucket, version.key));
    var instance =
        identities.instanceProfile(environment.account, settings.instanceProfile()).orElse(null);
    for (var problem : facts.extensionProblems()) return extension(label, problem);
    for (var download : facts.downloads()) {
      var failure = fetch(environment, settings, instance, download);
      if (failure.isPresent()) return failure.get();
    }
    return unpack(facts).or(() -> pull(environment, instance, facts)).orElse(EngineResult.SUCCESS);
  }

  /** Beanstalk itself fetches the bundle. */
  private boolean gone(Environment environment, ApplicationVersion version) {
    if (version.bucket == null || version.key == null) return false;
    var service =
        new Principal(
            environment.account,
            "arn:aws:iam::%s:role/aws-service-role/elasticbeanstalk.amazonaws.com/AWSServiceRoleForElasticBeanstalk"
                .formatted(environment.account));
    return switch (objects.read(service, environment.region, version.bucket, version.key)) {
      case ObjectStore.Read.NotFound none -> true;
      case ObjectStore.Read.Found found -> !closed(found).isEmpty();
      case ObjectStore.Read.Forbidden none -> false;
      case ObjectStore.Read.Moved none -> false;
    };
  }

  private static EngineResult extension(String label, BundleFacts.Problem problem) {
    return EngineResult.failed(
        "PreBuildEbExtension",
        "EbExtension build failed. Please refer to /var/log/cfn-init.log for more details.",
        "The configuration file %s in application version %s contains invalid YAML or JSON. %s. Update the configuration file."
            .formatted(problem.file(), label, problem.what()));
  }

  private static Optional<EngineResult> unpack(BundleFacts facts) {
    if (!facts.archive())
      return Optional.of(
          EngineResult.failed(
              "StageApplication",
              "Command /usr/bin/unzip -q -o /opt/elasticbeanstalk/deployment/app_source_bundle -d"
                  + " /var/app/staging/ failed with error exit status 9. Stderr:"
                  + " End-of-central-directory signature not found. Either this file is not a"
                  + " zipfile, or it constitutes one disk of a multi-part archive."));
    if (!facts.source())
      return Optional.of(
          EngineResult.failed(
              "CheckSourceBundle",
              "Dockerfile and Dockerrun.aws.json are both missing, abort deployment",
              "Instance deployment: Both 'Dockerfile' and 'Dockerrun.aws.json' are missing in your"
                  + " source bundle. Include at least one of them. The deployment failed."));
    if (facts.dockerrunProblem() != null)
      return Optional.of(
          EngineResult.failed(
              "CheckSourceBundle",
              "parse Dockerrun.aws.json file failed with error " + facts.dockerrunProblem()));
    if (facts.composeProblem() != null)
      return Optional.of(
          EngineResult.failed(
              "Docker Specific Build Application",
              "Command /usr/bin/docker compose pull failed with error exit status 1. Stderr: "
                  + facts.composeProblem()));
    return Optional.empty();
  }

  private Optional<EngineResult> fetch(
      Environment environment, Settings settings, @Nullable Principal instance, Download download) {
    var from = download.from();
    String error;
    if (download.role() == null || instance == null) {
      error = "HTTP Error 403 : Forbidden";
    } else if (!usable(download.role(), settings, instance)) {
      error =
          "Could not retrieve credentials of role "
              + download.role()
              + " from the instance metadata";
    } else {
      error =
          switch (objects.read(instance, environment.region, from.bucket(), from.key())) {
            case ObjectStore.Read.Found found -> closed(found);
            case ObjectStore.Read.NotFound none -> "HTTP Error 404 : Not Found";
            case ObjectStore.Read.Forbidden none -> "HTTP Error 403 : Forbidden";
            case ObjectStore.Read.Moved none -> "HTTP Error 301 : Moved Permanently";
          };
    }
    if (error.isEmpty()) return Optional.empty();
    return Optional.of(
        EngineResult.failed(
            "PreBuildEbExtension",
            "EbExtension build failed. Please refer to /var/log/cfn-init.log for more details.: Failed to retrieve s3://%s/%s: %s"
                .formatted(from.bucket(), from.key(), error)));
  }

  /**
   * cfn-init asks the instance's metadata for the role by name, so that it has to be the profile's.
   */
  private static boolean usable(String role, Settings settings, Principal instance) {
    var asked = role.equals("*") ? settings.instanceProfile() : role;
    return instance.arn().endsWith("role/" + asked)
        || instance.arn().contains("assumed-role/" + asked + "/");
  }

  private static String closed(ObjectStore.Read.Found found) {
    try {
      found.content().close();
      return "";
    } catch (IOException e) {
      return "Connection reset";
    }
  }

  private Optional<EngineResult> pull(
      Environment environment, @Nullable Principal instance, BundleFacts facts) {
    Set<String> logins = new HashSet<>();
    Set<String> unread = new HashSet<>();
    var at = facts.credentials();
    if (at != null) {
      var read = credentials(environment, instance, at);
      if (read.isEmpty())
        return Optional.of(
            EngineResult.failed(
                "Docker Specific Build Application",
                "failed to download authentication credentials %s/%s"
                    .formatted(at.bucket(), at.key()),
                "Failed to download authentication credentials %s from %s"
                    .formatted(at.key(), at.bucket())));
      read.get().path("auths").fieldNames().forEachRemaining(k -> logins.add(host(k)));
      read.get().fieldNames().forEachRemaining(k -> unread.add(host(k)));
    }
    return facts.images().stream()
        .flatMap(image -> refusal(image, logins, unread).stream())
        .findFirst()
        .map(why -> EngineResult.failed("Docker Specific Build Application", why));
  }

  /** The document, an empty one when Docker cannot parse it; empty when it cannot be fetched. */
  private Optional<JsonNode> credentials(
      Environment environment, @Nullable Principal instance, ObjectAt at) {
    if (instance == null
        || !(objects.read(instance, environment.region, at.bucket(), at.key())
            instanceof ObjectStore.Read.Found found)) return Optional.empty();
    try (var content = found.content()) {
      return Optional.of(json.readTree(content.readNBytes(LARGEST_CREDENTIALS)));
    } catch (JsonProcessingException e) {
      return Optional.of(json.createObjectNode());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Why an image cannot be pulled. A registry for which the credentials document has an entry that
   * Docker does not read, outside of {@code auths}, is taken to be a private one.
   */
  private Optional<String> refusal(String image, Set<String> logins, Set<String> unread) {
    var host = registry(image);
    var rule = rules.image(image).map(r -> r.outcome()).orElse(null);
    boolean known = logins.contains(host);
    if (rule == Outcome.MISSING)
      return pulled(
          "manifest for %s not found: manifest unknown: manifest unknown".formatted(image));
    if (rule == Outcome.UNREACHABLE)
      return pulled("Get \"https://%s/v2/\": dial tcp: i/o timeout".formatted(host));
    if ((rule == Outcome.NEEDS_CREDENTIALS || unread.contains(host)) && !known)
      return pulled(
          "Head \"https://%s/v2/%s\": no basic auth credentials"
              .formatted(host, image.substring(image.indexOf('/') + 1)));
    return Optional.empty();
  }

  private static Optional<String> pulled(String answer) {
    return Optional.of(
        "Command /usr/bin/docker compose pull failed with error exit status 1. Stderr: Error response from daemon: "
            + answer);
  }

  private static String registry(String image) {
    int slash = image.indexOf('/');
    var first = slash < 0 ? "" : image.substring(0, slash);
    boolean named = first.contains(".") || first.contains(":") || first.equals("localhost");
    return named ? first : "index.docker.io";
  }

  private static String host(String key) {
    return key.replaceFirst("^https?://", "").replaceFirst("/.*$", "");
  }
}
