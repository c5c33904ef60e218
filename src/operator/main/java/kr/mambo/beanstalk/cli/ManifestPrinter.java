package kr.mambo.beanstalk.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kr.mambo.beanstalk.api.KubernetesTarget;
import kr.mambo.beanstalk.bundle.Yaml;
import kr.mambo.beanstalk.kubernetes.Manifests;
import kr.mambo.beanstalk.kubernetes.RenderingContext;
import kr.mambo.beanstalk.kubernetes.Serving;
import kr.mambo.beanstalk.workload.WorkloadRendering;
import kr.mambo.beanstalk.workload.Workloads;

/** Prints workloads as manifests that no operator is needed for. */
final class ManifestPrinter {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintStream out;
  private final PrintStream err;
  private final String clusterDomain;
  private final Set<String> documents = new LinkedHashSet<>();

  ManifestPrinter(PrintStream out, PrintStream err, String clusterDomain) {
    this.out = out;
    this.err = err;
    this.clusterDomain = clusterDomain;
  }

  /** Prints all or nothing; returns sentences about why not. */
  List<String> print(Given given) {
    var problems = new ArrayList<String>();
    for (var environment : given.environments()) problems.addAll(render(environment, given));
    if (problems.isEmpty()) out.print(String.join("---\n", documents));
    return problems;
  }

  private List<String> render(Given.Environment environment, Given given) {
    var complete = StandIns.of(environment.spec(), given.inputs(environment));
    return switch (Workloads.of(
        environment.namespace(), environment.name(), complete.spec(), complete.inputs())) {
      case WorkloadRendering.Refused(var problems) -> Offline.sentences(environment, problems);
      case WorkloadRendering.Rendered(var workload) -> {
        var target = environment.spec().kubernetes();
        var manifests =
            Manifests.render(
                workload,
                environment.spec(),
                target == null ? KubernetesTarget.UNSAID : target,
                new RenderingContext(new Serving.Pods(clusterDomain), null, null));
        for (var object : manifests.objects()) {
          documents.add(
              Yaml.write(JSON.convertValue(object, new TypeReference<Map<String, Object>>() {})));
        }
        sayPullSecret(environment);
        yield List.of();
      }
    };
  }

  private void sayPullSecret(Given.Environment environment) {
    var hosts =
        environment.spec().registries().stream()
            .filter(registry -> registry.credentialsSecretRef() != null)
            .map(registry -> registry.host())
            .toList();
    if (hosts.isEmpty()) return;
    err.println(
        "Note: the pods name the Secret %s, which is not printed: make it with `kubectl create secret docker-registry`, with the login for %s."
            .formatted(Manifests.pullSecretName(environment.name()), String.join(" and ", hosts)));
  }
}
