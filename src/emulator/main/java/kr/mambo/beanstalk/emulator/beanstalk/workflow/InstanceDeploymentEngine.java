package kr.mambo.beanstalk.emulator.beanstalk.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import kr.mambo.beanstalk.emulator.beanstalk.bundle.BundleFacts;
import kr.mambo.beanstalk.emulator.beanstalk.bundle.BundleFacts.Download;
import kr.mambo.beanstalk.emulator.beanstalk.bundle.BundleFacts.S3ObjectReference;
import kr.mambo.beanstalk.emulator.beanstalk.options.EffectiveSettings;
import kr.mambo.beanstalk.emulator.beanstalk.rule.ImageRule.PullFailure;
import kr.mambo.beanstalk.emulator.beanstalk.state.ApplicationVersion;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.service.IdentityProvider;
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
final class InstanceDeploymentEngine {
  private static final int MAX_CREDENTIALS_SIZE = 1 << 20;
  private final ObjectStore objects;
  private final IdentityProvider identities;
  private final SimulationRules rules;
  private final ObjectMapper json = new ObjectMapper();

  InstanceDeploymentEngine(
      ObjectStore objects, IdentityProvider identities, SimulationRules rules) {
    this.objects = objects;
    this.identities = identities;
    this.rules = rules;
  }

  /** What happens to this bundle on an instance of the environment. */
  EngineResult deploy(
      Environment environment,
      EffectiveSettings settings,
      String label,
      ApplicationVersion version) {
    var facts = version.bundle;
    if (isBundleMissing(environment, version))
      return EngineResult.failure(
          "DownloadSourceBundle",
          "download application bundle failed with error NoSuchKey",
          "Unable to download from S3 location (Bucket: %s  Key: %s). Reason: Not Found"
              .formatted(version.bucket, version.key));
    var instance =
        identities
            .findInstanceProfilePrincipal(environment.account, settings.instanceProfile())
            .orElse(null);
    for (var problem : facts.extensionProblems()) return extensionFailure(label, problem);
    for (var download : facts.downloads()) {
      var failure = download(environment, settings, instance, download);
      if (failure.isPresent()) return failure.get();
    }
    return checkBundle(facts)
        .or(() -> pullImages(environment, instance, facts))
        .orElse(EngineResult.SUCCESS);
  }

  /** Beanstalk itself fetches the bundle. */
  private boolean isBundleMissing(Environment environment, ApplicationVersion version) {
    if (version.bucket == null || version.key == null) return false;
    var service =
        new Principal(
            environment.account,
            "arn:aws:iam::%s:role/aws-service-role/elasticbeanstalk.amazonaws.com/AWSServiceRoleForElasticBeanstalk"
                .formatted(environment.account));
    return switch (objects.readObject(service, environment.region, version.bucket, version.key)) {
      case ObjectStore.ReadResult.NotFound none -> true;
      case ObjectStore.ReadResult.Found found -> !closeContent(found).isEmpty();
      case ObjectStore.ReadResult.Forbidden none -> false;
      case ObjectStore.ReadResult.WrongRegion none -> false;
    };
  }

  private static EngineResult extensionFailure(String label, BundleFacts.Problem problem) {
    return EngineResult.failure(
        "PreBuildEbExtension",
        "EbExtension build failed. Please refer to /var/log/cfn-init.log for more details.",
        "The configuration file %s in application version %s contains invalid YAML or JSON. %s. Update the configuration file."
            .formatted(problem.file(), label, problem.message()));
  }

  private static Optional<EngineResult> checkBundle(BundleFacts facts) {
    if (!facts.validZip())
      return Optional.of(
          EngineResult.failure(
              "StageApplication",
              "Command /usr/bin/unzip -q -o /opt/elasticbeanstalk/deployment/app_source_bundle -d"
                  + " /var/app/staging/ failed with error exit status 9. Stderr:"
                  + " End-of-central-directory signature not found. Either this file is not a"
                  + " zipfile, or it constitutes one disk of a multi-part archive."));
    if (!facts.deployable())
      return Optional.of(
          EngineResult.failure(
              "CheckSourceBundle",
              "Dockerfile and Dockerrun.aws.json are both missing, abort deployment",
              "Instance deployment: Both 'Dockerfile' and 'Dockerrun.aws.json' are missing in your"
                  + " source bundle. Include at least one of them. The deployment failed."));
    if (facts.dockerrunProblem() != null)
      return Optional.of(
          EngineResult.failure(
              "CheckSourceBundle",
              "parse Dockerrun.aws.json file failed with error " + facts.dockerrunProblem()));
    if (facts.composeProblem() != null)
      return Optional.of(
          EngineResult.failure(
              "Docker Specific Build Application",
              "Command /usr/bin/docker compose pull failed with error exit status 1. Stderr: "
                  + facts.composeProblem()));
    return Optional.empty();
  }

  private Optional<EngineResult> download(
      Environment environment,
      EffectiveSettings settings,
      @Nullable Principal instance,
      Download download) {
    var from = download.source();
    String error;
    if (download.role() == null || instance == null) {
      error = "HTTP Error 403 : Forbidden";
    } else if (!isUsableRole(download.role(), settings, instance)) {
      error =
          "Could not retrieve credentials of role "
              + download.role()
              + " from the instance metadata";
    } else {
      error =
          switch (objects.readObject(instance, environment.region, from.bucket(), from.key())) {
            case ObjectStore.ReadResult.Found found -> closeContent(found);
            case ObjectStore.ReadResult.NotFound none -> "HTTP Error 404 : Not Found";
            case ObjectStore.ReadResult.Forbidden none -> "HTTP Error 403 : Forbidden";
            case ObjectStore.ReadResult.WrongRegion none -> "HTTP Error 301 : Moved Permanently";
          };
    }
    if (error.isEmpty()) return Optional.empty();
    return Optional.of(
        EngineResult.failure(
            "PreBuildEbExtension",
            "EbExtension build failed. Please refer to /var/log/cfn-init.log for more details.: Failed to retrieve s3://%s/%s: %s"
                .formatted(from.bucket(), from.key(), error)));
  }

  /**
   * cfn-init asks the instance's metadata for the role by name, so that it has to be the profile's.
   */
  private static boolean isUsableRole(String role, EffectiveSettings settings, Principal instance) {
    var expectedRole = role.equals("*") ? settings.instanceProfile() : role;
    return instance.arn().endsWith("role/" + expectedRole)
        || instance.arn().contains("assumed-role/" + expectedRole + "/");
  }

  private static String closeContent(ObjectStore.ReadResult.Found found) {
    try {
      found.content().close();
      return "";
    } catch (IOException e) {
      return "Connection reset";
    }
  }

  private Optional<EngineResult> pullImages(
      Environment environment, @Nullable Principal instance, BundleFacts facts) {
    Set<String> authenticatedHosts = new HashSet<>();
    Set<String> ignoredHosts = new HashSet<>();
    var location = facts.credentials();
    if (location != null) {
      var read = readCredentials(environment, instance, location);
      if (read.isEmpty())
        return Optional.of(
            EngineResult.failure(
                "Docker Specific Build Application",
                "failed to download authentication credentials %s/%s"
                    .formatted(location.bucket(), location.key()),
                "Failed to download authentication credentials %s from %s"
                    .formatted(location.key(), location.bucket())));
      read.get()
          .path("auths")
          .fieldNames()
          .forEachRemaining(k -> authenticatedHosts.add(stripToHost(k)));
      read.get().fieldNames().forEachRemaining(k -> ignoredHosts.add(stripToHost(k)));
    }
    return facts.images().stream()
        .flatMap(image -> findPullError(image, authenticatedHosts, ignoredHosts).stream())
        .findFirst()
        .map(why -> EngineResult.failure("Docker Specific Build Application", why));
  }

  /** The document, an empty one when Docker cannot parse it; empty when it cannot be fetched. */
  private Optional<JsonNode> readCredentials(
      Environment environment, @Nullable Principal instance, S3ObjectReference location) {
    if (instance == null
        || !(objects.readObject(instance, environment.region, location.bucket(), location.key())
            instanceof ObjectStore.ReadResult.Found found)) return Optional.empty();
    try (var content = found.content()) {
      return Optional.of(json.readTree(content.readNBytes(MAX_CREDENTIALS_SIZE)));
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
  private Optional<String> findPullError(
      String image, Set<String> authenticatedHosts, Set<String> ignoredHosts) {
    var host = registryHost(image);
    var rule = rules.findImageRule(image).map(r -> r.failure()).orElse(null);
    boolean hasCredentials = authenticatedHosts.contains(host);
    if (rule == PullFailure.MISSING)
      return pullError(
          "manifest for %s not found: manifest unknown: manifest unknown".formatted(image));
    if (rule == PullFailure.UNREACHABLE)
      return pullError("Get \"https://%s/v2/\": dial tcp: i/o timeout".formatted(host));
    if ((rule == PullFailure.NEEDS_CREDENTIALS || ignoredHosts.contains(host)) && !hasCredentials)
      return pullError(
          "Head \"https://%s/v2/%s\": no basic auth credentials"
              .formatted(host, image.substring(image.indexOf('/') + 1)));
    return Optional.empty();
  }

  private static Optional<String> pullError(String answer) {
    return Optional.of(
        "Command /usr/bin/docker compose pull failed with error exit status 1. Stderr: Error response from daemon: "
            + answer);
  }

  private static String registryHost(String image) {
    int slash = image.indexOf('/');
    var first = slash < 0 ? "" : image.substring(0, slash);
    boolean named = first.contains(".") || first.contains(":") || first.equals("localhost");
    return named ? first : "index.docker.io";
  }

  private static String stripToHost(String key) {
    return key.replaceFirst("^https?://", "").replaceFirst("/.*$", "");
  }
}
