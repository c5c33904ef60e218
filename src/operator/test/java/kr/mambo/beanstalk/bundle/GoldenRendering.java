package kr.mambo.beanstalk.bundle;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kr.mambo.beanstalk.workload.Content;
import kr.mambo.beanstalk.workload.Problem;
import kr.mambo.beanstalk.workload.Workload;
import kr.mambo.beanstalk.workload.WorkloadRenderer;
import kr.mambo.beanstalk.workload.WorkloadRendering;

/** What a case renders to, as text files by path. */
final class GoldenRendering {
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN ([A-Z ]+)-----[A-Za-z0-9+/=\\s]+-----END \\1-----");

  private GoldenRendering() {}

  static Map<String, String> render(GoldenCase goldenCase) {
    return switch (WorkloadRenderer.render(
        goldenCase.namespace(), goldenCase.name(), goldenCase.spec(), goldenCase.inputs())) {
      case WorkloadRendering.Refused(var problems) -> renderProblems(problems);
      case WorkloadRendering.Rendered(var workload) ->
          switch (BundleRenderer.render(workload, goldenCase.target())) {
            case BundleRendering.Refused(var problems) -> renderProblems(problems);
            case BundleRendering.Rendered(var bundle) -> renderBundle(workload, bundle);
          };
    };
  }

  private static Map<String, String> renderProblems(List<Problem> problems) {
    return Map.of(
        "problems.txt",
        problems.stream().map(Problem::toString).collect(Collectors.joining("\n", "", "\n")));
  }

  private static Map<String, String> renderBundle(Workload workload, SourceBundle bundle) {
    var output = new TreeMap<String, String>();
    var listing = new StringBuilder();
    var folder = bundle.zipKey().substring(0, bundle.zipKey().lastIndexOf('/') + 1);
    listing.append("label ").append(bundle.label()).append('\n');
    listing.append("inputs ").append(bundle.inputs()).append('\n');
    for (var file : bundle.files()) {
      listing.append("file %04o %s\n".formatted(file.mode(), file.path()));
      output.put("bundle/" + file.path(), text(file.content()));
    }
    for (var artifact : bundle.artifacts()) {
      listing.append(
          "object %s %s %s\n"
              .formatted(
                  artifact.secret() ? "secret" : "open", artifact.contentType(), artifact.key()));
      if (!artifact.key().equals(bundle.zipKey())) {
        var name = artifact.key().substring(folder.length());
        output.put("s3/" + name, text(artifact.content()));
      }
    }
    for (var port : workload.publishedPorts()) {
      listing.append(
          "published %d/%s %s %s\n"
              .formatted(
                  port.hostPort(), port.protocol(), port.container(), port.httpHealthCheck()));
    }
    for (var end : workload.certificateExpiries()) {
      listing.append("certificate %s %s %s\n".formatted(end.secret(), end.key(), end.notAfter()));
    }
    output.put("listing.txt", listing.toString());
    return output;
  }

  /** No private key lies in the repository, not even a throw-away one. */
  private static String text(Content content) {
    return content
        .text()
        .map(text -> PEM.matcher(text).replaceAll("(PEM of a $1)"))
        .orElseGet(() -> "base64: " + Base64.getEncoder().encodeToString(content.bytes()) + "\n");
  }
}
