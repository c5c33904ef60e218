package kr.mambo.beanstalk.bundle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import kr.mambo.beanstalk.bundle.BundleRendering.Refused;
import kr.mambo.beanstalk.bundle.BundleRendering.Rendered;
import kr.mambo.beanstalk.workload.Problem;
import kr.mambo.beanstalk.workload.Volume;
import kr.mambo.beanstalk.workload.Workload;

/** The door of this room. */
public final class Bundles {
  private Bundles() {}

  /** The names alone, without making a bundle. */
  public static Digests digests(Workload workload, Target target) {
    return WorkloadDigest.of(workload, target);
  }

  /** The bundle and all that goes to S3 with it, or every problem that was found. */
  public static BundleRendering render(Workload workload, Target target) {
    var digests = digests(workload, target);
    var layout = new Layout(target, digests.label());
    var fetched = FetchedFiles.of(workload, layout);
    var login = DockerLogin.needed(workload.registries());
    var files = files(workload, target, layout, fetched, login);
    var problems = new ArrayList<Problem>(new BundleCheck().check(workload));
    problems.addAll(new BundleCheck().check(target, digests, fetched, login || !fetched.isEmpty()));
    SizeLimit.OF_BEANSTALK.check(files).ifPresent(problems::add);
    if (!problems.isEmpty()) return new Refused(problems);
    var zip = BundleZip.of(files);
    var artifacts = new LinkedHashMap<String, Artifact>();
    for (var file : fetched) artifacts.put(file.key(), file.artifact());
    if (login) {
      artifacts.put(
          layout.loginKey(),
          new Artifact(
              layout.loginKey(),
              DockerLogin.file(workload.registries()),
              true,
              "application/json"));
    }
    artifacts.put(
        layout.bundleKey(), new Artifact(layout.bundleKey(), zip, false, "application/zip"));
    var all = List.copyOf(artifacts.values());
    var tooLong = new BundleCheck().check(all);
    return tooLong.isEmpty()
        ? new Rendered(
            new SourceBundle(
                digests.inputs(), digests.label(), zip, layout.bundleKey(), files, all))
        : new Refused(tooLong);
  }

  private static List<BundleFile> files(
      Workload workload, Target target, Layout layout, List<FetchedFile> fetched, boolean login) {
    var files = new ArrayList<BundleFile>();
    files.add(
        BundleFile.text("docker-compose.yml", ComposeFile.write(workload, layout, target.key())));
    if (login) files.add(DockerLogin.pointer(target.bucket(), layout.loginKey()));
    if (!fetched.isEmpty()) {
      files.add(BundleFile.text(Ebextensions.PATH, Ebextensions.write(fetched, target, layout)));
    }
    files.addAll(ReadinessHook.of(workload.containers()));
    files.add(CleanUpHook.of(layout));
    for (var volume : workload.volumes()) {
      if (!(volume instanceof Volume.ConfigMapFiles config)) continue;
      for (var file : config.files()) {
        var path = Layout.configFolder(config.name()) + "/" + file.path();
        files.add(new BundleFile(path, file.content(), file.mode()));
      }
    }
    files.sort(Comparator.comparing(BundleFile::path));
    return List.copyOf(files);
  }
}
