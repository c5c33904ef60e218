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
final class Ending {
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

  private Ending() {}

  static String of(World world) {
    var lines = new ArrayList<String>();
    for (var resource : resources(world)) {
      lines.add("resource " + resource.getMetadata().getName());
      lines.add(Serialization.asYaml(essentials(resource)));
    }
    var there = AtBeanstalk.of(world.emulator());
    there.applications().forEach(a -> lines.add("application " + new TreeMap<>(a)));
    for (var environment : there.environments()) {
      boolean gone = "Terminated".equals(environment.get("status"));
      if (!gone) lines.add(environment(world, environment));
    }
    // Their labels are named above, and sorted by those names.
    lines.addAll(objects(world));
    var named = named(String.join("\n", lines).replace(world.namespace(), "<namespace>"));
    var objects = named.lines().filter(line -> line.startsWith("object ")).sorted();
    var others = named.lines().filter(line -> !line.startsWith("object "));
    return Stream.concat(others, objects).collect(joining("\n"));
  }

  private static List<EbEnvironment> resources(World world) {
    return world
        .theatre()
        .admin()
        .resources(EbEnvironment.class)
        .inNamespace(world.namespace())
        .list()
        .getItems();
  }

  private static Object essentials(EbEnvironment resource) {
    var status = Serialization.asJson(resource.getStatus());
    return essentials(
        Serialization.unmarshal(status, Map.class), resource.getMetadata().getGeneration());
  }

  private static Object essentials(Object value, long generation) {
    if (value instanceof Map<?, ?> map) {
      var kept = new TreeMap<String, Object>();
      map.forEach(
          (key, each) -> {
            var name = "" + key;
            if (each == null || VARYING_FIELDS.contains(name)) return;
            kept.put(
                name,
                name.endsWith("eneration")
                    ? (((Number) each).longValue() == generation ? "this one" : "an older one")
                    : essentials(each, generation));
          });
      return kept;
    }
    return value instanceof List<?> list
        ? list.stream().map(each -> essentials(each, generation)).toList()
        : value;
  }

  private static String environment(World world, Map<String, @Nullable Object> environment) {
    var name = "" + environment.get("name");
    var told = new TreeMap<>(environment);
    told.keySet()
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
        world.beanstalk().describeEnvironments(r -> r.environmentNames(name).includeDeleted(false));
    var tags = new TreeSet<String>();
    var options = new TreeSet<String>();
    if (!found.environments().isEmpty()) {
      var arn = found.environments().getFirst().environmentArn();
      world
          .beanstalk()
          .listTagsForResource(r -> r.resourceArn(arn))
          .resourceTags()
          .forEach(t -> tags.add(t.key() + "=" + t.value()));
      world
          .beanstalk()
          .describeConfigurationSettings(
              r -> r.applicationName("" + environment.get("application")).environmentName(name))
          .configurationSettings()
          .getFirst()
          .optionSettings()
          .forEach(o -> options.add(o.namespace() + "/" + o.optionName() + "=" + o.value()));
    }
    var instances =
        AtBeanstalk.list(environment, "instances").stream()
            .map(i -> "" + i.get("version"))
            .sorted()
            .toList();
    return "environment " + told + "\ntags " + tags + "\noptions " + options + "\non " + instances;
  }

  private static List<String> objects(World world) {
    return world.s3().listObjectsV2Paginator(r -> r.bucket(World.BUCKET)).contents().stream()
        .map(S3Object::key)
        .map(key -> "object " + key)
        .toList();
  }

  private static String named(String text) {
    var names = new TreeMap<String, String>();
    return VARYING
        .matcher(text)
        .replaceAll(m -> names.computeIfAbsent(m.group(), k -> "<" + names.size() + ">"));
  }
}
