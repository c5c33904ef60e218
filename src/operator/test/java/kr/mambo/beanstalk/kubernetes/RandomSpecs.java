package kr.mambo.beanstalk.kubernetes;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.workload.Content;
import kr.mambo.beanstalk.workload.Inputs;
import kr.mambo.beanstalk.workload.SecretContent;

/** Specs with something of everything, their texts full of what has a meaning on either side. */
final class RandomSpecs {
  private static final List<String> SPECIAL_TEXTS =
      List.of(
          "$",
          "$$",
          "$(OWN0)",
          "$(SECRET0)",
          "$(PROPERTY)",
          "$$(OWN1)",
          "${HOME}",
          "'",
          "\"",
          "\\",
          "\n",
          "\r",
          " ",
          "#",
          "=",
          ":",
          "{",
          "a",
          "Z",
          "7",
          "가",
          "\t");
  private static final List<String> HARMLESS_TEXTS =
      List.of("$", "$$", "$(OWN0)", "$(PROPERTY)", "'", "a");

  private final Random random;

  private RandomSpecs(long seed) {
    this.random = new Random(seed);
  }

  static EbEnvironmentSpec spec(long seed) {
    return new ObjectMapper()
        .convertValue(new RandomSpecs(seed).randomSpec(), EbEnvironmentSpec.class);
  }

  /** What every one of them may refer to. */
  static Inputs inputs(long seed) {
    var random = new RandomSpecs(seed + 1);
    var data = new TreeMap<String, Content>();
    for (var key : List.of("a", "b.conf", "c"))
      data.put(key, Content.utf8(random.text(SPECIAL_TEXTS)));
    return new Inputs(
        Map.of("files", data),
        Map.of("hidden", new SecretContent("Opaque", data)),
        Map.of("app0", "sha256:" + "0".repeat(64)));
  }

  private Map<String, Object> randomSpec() {
    var containers = IntStream.rangeClosed(0, random.nextInt(3)).mapToObj(this::container).toList();
    var spec = new LinkedHashMap<String, Object>();
    spec.put("application", "mambo");
    spec.put("region", "ap-northeast-2");
    spec.put("instanceProfile", "profile");
    spec.put("storage", Map.of("bucket", "mambo-cert"));
    spec.put("containers", containers);
    spec.put("volumes", volumes());
    spec.put("terminationGracePeriodSeconds", random.nextInt(100));
    spec.put("loadBalancer", random.nextBoolean() ? Map.of("type", "None") : balancer());
    spec.put(
        "options",
        List.of(
            Map.of(
                "namespace",
                "aws:elasticbeanstalk:application:environment",
                "name",
                random.nextBoolean() ? "PROPERTY" : "OWN0",
                "value",
                text(SPECIAL_TEXTS))));
    return spec;
  }

  private Map<String, Object> balancer() {
    return Map.of(
        "type",
        "Network",
        "listeners",
        List.of(Map.of("port", 80), Map.of("port", 81, "instancePort", 80)));
  }

  private Map<String, Object> container(int number) {
    var container = new LinkedHashMap<String, Object>();
    container.put("name", "app" + number);
    container.put("image", "mambo/py:" + number);
    container.put("command", texts(HARMLESS_TEXTS));
    container.put("args", texts(HARMLESS_TEXTS));
    if (random.nextBoolean()) container.put("workingDir", "/srv/$" + number);
    container.put("ports", ports(number));
    container.put("env", env());
    container.put("volumeMounts", mounts());
    container.put("readinessProbe", probe(number));
    if (random.nextBoolean()) container.put("logs", Map.of("mountPath", "/log"));
    if (random.nextBoolean()) {
      container.put(
          "resources",
          Map.of(
              "limits",
                  Map.of(
                      "cpu", oneOf("500m", "2", "0.25"), "memory", oneOf("64Mi", "1G", "7777777")),
              "requests", Map.of("cpu", "10m", "memory", oneOf("6Mi", "7000000"))));
    }
    if (random.nextBoolean()) container.put("securityContext", security());
    return container;
  }

  private List<Object> ports(int number) {
    var ports = new ArrayList<Object>();
    ports.add(
        number == 0
            ? Map.of("containerPort", 8000, "hostPort", 80, "name", "web")
            : Map.of("containerPort", 8000 + number));
    if (random.nextBoolean()) {
      ports.add(
          Map.of("containerPort", 9000 + number, "hostPort", 9100 + number, "protocol", "UDP"));
    }
    return ports;
  }

  private List<Object> env() {
    var env = new ArrayList<Object>();
    env.add(Map.of("name", "OWN0", "value", text(SPECIAL_TEXTS)));
    env.add(
        Map.of(
            "name",
            "SECRET0",
            "valueFrom",
            Map.of("secretKeyRef", Map.of("name", "hidden", "key", "a"))));
    env.add(Map.of("name", "OWN1", "value", text(SPECIAL_TEXTS)));
    env.add(
        Map.of(
            "name",
            "CONFIG",
            "valueFrom",
            Map.of("configMapKeyRef", Map.of("name", "files", "key", "c"))));
    env.add(
        Map.of(
            "name",
            "ABSENT",
            "valueFrom",
            Map.of("secretKeyRef", Map.of("name", "no", "key", "a", "optional", true))));
    env.add(Map.of("name", "OWN2", "value", "$(OWN1)$(ABSENT)" + text(SPECIAL_TEXTS)));
    return env.subList(0, random.nextInt(env.size() + 1));
  }

  private List<Object> mounts() {
    var mounts =
        List.<Object>of(
            Map.of("name", "config", "mountPath", "/config"),
            Map.of("name", "config", "mountPath", "/etc/one.conf", "subPath", "b.conf"),
            Map.of("name", "secret", "mountPath", "/secret", "readOnly", true),
            Map.of("name", "secret", "mountPath", "/part", "subPath", "deep"),
            Map.of("name", "shared", "mountPath", "/shared", "readOnly", random.nextBoolean()),
            Map.of("name", "host", "mountPath", "/host", "subPath", "data"));
    return mounts.subList(random.nextInt(3), 3 + random.nextInt(4));
  }

  private List<Object> volumes() {
    int mode = random.nextInt(01000);
    return List.of(
        Map.of("name", "config", "configMap", Map.of("name", "files", "defaultMode", mode)),
        Map.of(
            "name",
            "secret",
            "secret",
            Map.of(
                "secretName",
                "hidden",
                "items",
                List.of(
                    Map.of("key", "a", "path", "deep/er/a", "mode", random.nextInt(01000)),
                    Map.of("key", "c", "path", "c")))),
        Map.of("name", "shared", "emptyDir", Map.of()),
        Map.of("name", "host", "hostPath", Map.of("path", "/var/lib/mambo")));
  }

  private Map<String, Object> probe(int number) {
    var probe = new LinkedHashMap<String, Object>();
    switch (random.nextInt(3)) {
      case 0 -> probe.put("exec", Map.of("command", List.of("check", text(SPECIAL_TEXTS))));
      case 1 -> probe.put("tcpSocket", Map.of("port", 8000 + number));
      default -> {
        probe.put(
            "httpGet",
            Map.of(
                "path", "/it's?a=$b&c", "port", 8000 + number, "scheme", oneOf("HTTP", "HTTPS")));
        probe.put("successThreshold", 1 + random.nextInt(3));
      }
    }
    probe.put("initialDelaySeconds", random.nextInt(5));
    probe.put("periodSeconds", 1 + random.nextInt(5));
    probe.put("timeoutSeconds", 1 + random.nextInt(5));
    probe.put("failureThreshold", 1 + random.nextInt(5));
    return probe;
  }

  private Map<String, Object> security() {
    return Map.of(
        "runAsUser", random.nextInt(2000),
        "runAsGroup", random.nextInt(2000),
        "readOnlyRootFilesystem", random.nextBoolean(),
        "capabilities", Map.of("add", List.of("NET_BIND_SERVICE"), "drop", List.of("ALL")));
  }

  private String oneOf(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private List<String> texts(List<String> pieces) {
    return IntStream.range(0, random.nextInt(3)).mapToObj(i -> text(pieces)).toList();
  }

  private String text(List<String> pieces) {
    var text = new StringBuilder();
    for (int left = random.nextInt(8); left > 0; left--) {
      text.append(pieces.get(random.nextInt(pieces.size())));
    }
    return text.toString();
  }
}
