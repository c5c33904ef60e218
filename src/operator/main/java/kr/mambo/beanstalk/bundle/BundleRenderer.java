package kr.mambo.beanstalk.bundle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import kr.mambo.beanstalk.bundle.BundleRendering.Refused;
import kr.mambo.beanstalk.bundle.BundleRendering.Rendered;
import kr.mambo.beanstalk.workload.Problem;
import kr.mambo.beanstalk.workload.Workload;
import kr.mambo.beanstalk.workload.WorkloadVolume;

/** Renders a {@link Workload} into a {@link SourceBundle}. */
public final class BundleRenderer {
  private BundleRenderer() {}

  /** Only the digests, without a bundle. */
  public static BundleDigests digests(Workload workload, BundleTarget target) {
    return WorkloadDigest.compute(workload, target);
  }

  /** The bundle and everything that is uploaded to S3 with it, or every problem that was found. */
  public static BundleRendering render(Workload workload, BundleTarget target) {
    var digests = digests(workload, target);
    var layout = new BundleLayout(target, digests.label());
    var fetchedFiles = FetchedFiles.list(workload, layout);
    var loginNeeded = DockerAuthentication.isNeeded(workload.registries());
    var files = renderFiles(workload, target, layout, fetchedFiles, loginNeeded);
    var problems = new ArrayList<Problem>(new BundleCheck().check(workload));
    problems.addAll(
        new BundleCheck()
            .check(target, digests, fetchedFiles, loginNeeded || !fetchedFiles.isEmpty()));
    BundleSizeLimit.BEANSTALK.check(files).ifPresent(problems::add);
    if (!problems.isEmpty()) return new Refused(problems);
    var zip = BundleZip.create(files);
    var artifacts = new LinkedHashMap<String, Artifact>();
    for (var file : fetchedFiles) artifacts.put(file.key(), file.toArtifact());
    if (loginNeeded) {
      artifacts.put(
          layout.dockerConfigKey(),
          new Artifact(
              layout.dockerConfigKey(),
              DockerAuthentication.renderConfig(workload.registries()),
              true,
              "application/json"));
    }
    artifacts.put(
        layout.bundleKey(), new Artifact(layout.bundleKey(), zip, false, "application/zip"));
    var artifactList = List.copyOf(artifacts.values());
    var keyProblems = new BundleCheck().check(artifactList);
    return keyProblems.isEmpty()
        ? new Rendered(
            new SourceBundle(
                digests.inputs(), digests.label(), zip, layout.bundleKey(), files, artifactList))
        : new Refused(keyProblems);
  }

  private static List<BundleFile> renderFiles(
      Workload workload,
      BundleTarget target,
      BundleLayout layout,
      List<FetchedFile> fetchedFiles,
      boolean loginNeeded) {
    var files = new ArrayList<BundleFile>();
    files.add(
        BundleFile.text(
            "docker-compose.yml", ComposeFile.render(workload, layout, target.digestKey())));
    if (loginNeeded)
      files.add(DockerAuthentication.renderDockerrun(target.bucket(), layout.dockerConfigKey()));
    if (!fetchedFiles.isEmpty()) {
      files.add(
          BundleFile.text(Ebextensions.PATH, Ebextensions.render(fetchedFiles, target, layout)));
    }
    files.addAll(ReadinessHook.render(workload.containers()));
    files.add(SecretCleanupHook.render(layout));
    for (var volume : workload.volumes()) {
      if (!(volume instanceof WorkloadVolume.ConfigMapFiles config)) continue;
      for (var file : config.files()) {
        var path = BundleLayout.configFolder(config.name()) + "/" + file.path();
        files.add(new BundleFile(path, file.content(), file.mode()));
      }
    }
    files.sort(Comparator.comparing(BundleFile::path));
    return List.copyOf(files);
  }
}
