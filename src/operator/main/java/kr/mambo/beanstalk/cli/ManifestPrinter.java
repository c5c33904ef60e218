package kr.mambo.beanstalk.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kr.mambo.beanstalk.bundle.YamlWriter;
import kr.mambo.beanstalk.kubernetes.KubernetesManifests;
import kr.mambo.beanstalk.kubernetes.RenderingContext;
import kr.mambo.beanstalk.kubernetes.ServiceTarget;
import kr.mambo.beanstalk.workload.WorkloadRenderer;
import kr.mambo.beanstalk.workload.WorkloadRendering;

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
  List<String> print(ParsedResources given) {
    var problems = new ArrayList<String>();
    for (var environment : given.environments())
      problems.addAll(renderDocuments(environment, given));
    if (problems.isEmpty()) out.print(String.join("---\n", documents));
    return problems;
  }

  private List<String> renderDocuments(
      ParsedResources.Environment environment, ParsedResources given) {
    var completed = PlaceholderInputs.complete(environment.spec(), given.inputs(environment));
    return switch (WorkloadRenderer.render(
        environment.namespace(), environment.name(), completed.spec(), completed.inputs())) {
      case WorkloadRendering.Refused(var problems) ->
          OfflineDefaults.formatProblems(environment, problems);
      case WorkloadRendering.Rendered(var workload) -> {
        var manifests =
            KubernetesManifests.render(
                workload,
                environment.spec(),
                environment.spec().effectiveKubernetes(),
                new RenderingContext(new ServiceTarget.Pods(clusterDomain), null, null));
        for (var object : manifests.objects()) {
          documents.add(
              YamlWriter.write(
                  JSON.convertValue(object, new TypeReference<Map<String, Object>>() {})));
        }
        reportImagePullSecret(environment);
        yield List.of();
      }
    };
  }

  private void reportImagePullSecret(ParsedResources.Environment environment) {
    var hosts =
        environment.spec().registries().stream()
            .filter(registry -> registry.credentialsSecretRef() != null)
            .map(registry -> registry.host())
            .toList();
    if (hosts.isEmpty()) return;
    err.println(
        "Note: the pods reference the Secret %s, which is not printed. Create it with `kubectl create secret docker-registry` and the login for %s."
            .formatted(
                KubernetesManifests.imagePullSecretName(environment.name()),
                String.join(" and ", hosts)));
  }
}
