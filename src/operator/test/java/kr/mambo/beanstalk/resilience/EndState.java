package kr.mambo.beanstalk.resilience;

import static java.util.stream.Collectors.joining;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kr.mambo.beanstalk.api.EbEnvironment;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * What there is in a world at the end, in words that are the same for every way to get there: ids,
 * labels and digests are named in the order in which they come up, and times are left out.
 */
final class EndState {
  /** Ids that are other ones each time, and names that are kept as they are told apart. */
  private static final Pattern VARYING =
      Pattern.compile(
          "\\be-[a-z0-9]{10}\\b|\\beba-[a-z0-9]{8}\\b|\\b[0-9a-f]{64}\\b|(?<=SecurityGroup-)\\w+|(?<![0-9a-z])[0-9a-f]{12}\\b|(?<=nginx:)\\w+");

  private static final List<String> VARYING_FIELDS =
      List.of(
          "lastTransitionTime",
          "startedAt",
          "failedAt",
          "draftDeletedAt",
          "at",
          "since",
          "requestId",
          "keyId",
          "lastHandledReconcileAt",
          "lastHandledApplyPlan",
          "notAfter");

  private EndState() {}

  static String describe(SimulatedCluster cluster) {
    var lines = new ArrayList<String>();
    for (var resource : listResources(cluster)) {
      lines.add("resource " + resource.getMetadata().getName());
      lines.add(Serialization.asYaml(stableFields(resource)));
    }
    var snapshot = EmulatorSnapshot.of(cluster.emulator());
    snapshot.applications().forEach(a -> lines.add("application " + new TreeMap<>(a)));
    for (var environment : snapshot.environments()) {
      boolean gone = "Terminated".equals(environment.get("status"));
      if (!gone) lines.add(describeEnvironment(cluster, environment));
    }
    // Their labels are named above, and sorted by those names.
    lines.addAll(listObjects(cluster));
    var named = normalize(String.join("\n", lines).replace(cluster.namespace(), "<namespace>"));
    var objects = named.lines().filter(line -> line.startsWith("object ")).sorted();
    var others = named.lines().filter(line -> !line.startsWith("object "));
    return Stream.concat(others, objects).collect(joining("\n"));
  }

  private static List<EbEnvironment> listResources(SimulatedCluster cluster) {
    return cluster
        .harness()
        .adminClient()
        .resources(EbEnvironment.class)
        .inNamespace(cluster.namespace())
        .list()
        .getItems();
  }

  private static Object stableFields(EbEnvironment resource) {
    var status = Serialization.asJson(resource.getStatus());
    return stableFields(
        Serialization.unmarshal(status, Map.class), resource.getMetadata().getGeneration());
  }

  private static Object stableFields(Object value, long generation) {
    if (value instanceof Map<?, ?> map) {
      var stable = new TreeMap<String, Object>();
      map.forEach(
          (key, each) -> {
            var name = "" + key;
            if (each == null || VARYING_FIELDS.contains(name)) return;
            stable.put(
                name,
                name.endsWith("eneration")
                    ? (((Number) each).longValue() == generation ? "this one" : "an older one")
                    : stableFields(each, generation));
          });
      return stable;
    }
    return value instanceof List<?> list
        ? list.stream().map(each -> stableFields(each, generation)).toList()
        : value;
  }

  private static String describeEnvironment(
      SimulatedCluster cluster, Map<String, @Nullable Object> environment) {
    var name = "" + environment.get("name");
    var fields = new TreeMap<>(environment);
    fields
        .keySet()
        .retainAll(
            List.of(
                "id",
                "name",
                "application",
                "version",
                "platform",
                "cname",
                "status",
                "health",
                "operation"));
    var found =
        cluster
            .beanstalk()
            .describeEnvironments(r -> r.environmentNames(name).includeDeleted(false));
    var tags = new TreeSet<String>();
    var options = new TreeSet<String>();
    if (!found.environments().isEmpty()) {
      var arn = found.environments().getFirst().environmentArn();
      cluster
          .beanstalk()
          .listTagsForResource(r -> r.resourceArn(arn))
          .resourceTags()
          .forEach(t -> tags.add(t.key() + "=" + t.value()));
      cluster
          .beanstalk()
          .describeConfigurationSettings(
              r -> r.applicationName("" + environment.get("application")).environmentName(name))
          .configurationSettings()
          .getFirst()
          .optionSettings()
          .forEach(o -> options.add(o.namespace() + "/" + o.optionName() + "=" + o.value()));
    }
    var instances =
        EmulatorSnapshot.list(environment, "instances").stream()
            .map(i -> "" + i.get("version"))
            .sorted()
            .toList();
    return "environment "
        + fields
        + "\ntags "
        + tags
        + "\noptions "
        + options
        + "\non "
        + instances;
  }

  private static List<String> listObjects(SimulatedCluster cluster) {
    return cluster
        .s3()
        .listObjectsV2Paginator(r -> r.bucket(SimulatedCluster.BUCKET))
        .contents()
        .stream()
        .map(S3Object::key)
        .map(key -> "object " + key)
        .toList();
  }

  private static String normalize(String text) {
    var names = new TreeMap<String, String>();
    return VARYING
        .matcher(text)
        .replaceAll(m -> names.computeIfAbsent(m.group(), k -> "<" + names.size() + ">"));
  }
}
