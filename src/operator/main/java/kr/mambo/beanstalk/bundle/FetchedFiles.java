package kr.mambo.beanstalk.bundle;

import java.util.ArrayList;
import java.util.List;
import kr.mambo.beanstalk.workload.AppContainer;
import kr.mambo.beanstalk.workload.Content;
import kr.mambo.beanstalk.workload.EnvironmentVariable;
import kr.mambo.beanstalk.workload.RegistryAccess;
import kr.mambo.beanstalk.workload.Workload;
import kr.mambo.beanstalk.workload.WorkloadVolume;

/** All secret files that an instance needs, none of which is in the bundle. */
final class FetchedFiles {
  private static final int ROOT_ONLY_MODE = 0400;

  private FetchedFiles() {}

  static List<FetchedFile> list(Workload workload, BundleLayout layout) {
    var files = new ArrayList<FetchedFile>();
    for (var registry : workload.registries()) addCertificates(registry, layout, files);
    for (var volume : workload.volumes()) {
      if (volume instanceof WorkloadVolume.SecretFiles secret) addVolume(secret, layout, files);
    }
    for (var container : workload.containers()) addVariables(container, layout, files);
    return files;
  }

  private static void addCertificates(
      RegistryAccess registry, BundleLayout layout, List<FetchedFile> files) {
    for (var certificate : registry.certificates()) {
      files.add(
          new FetchedFile(
              BundleLayout.certificateFile(registry.host(), certificate.name()),
              ROOT_ONLY_MODE,
              layout.certificateKey(registry.host(), certificate.name()),
              certificate.content()));
    }
  }

  private static void addVolume(
      WorkloadVolume.SecretFiles secret, BundleLayout layout, List<FetchedFile> files) {
    for (var file : secret.files()) {
      files.add(
          new FetchedFile(
              layout.secretFolder(secret.name()) + "/" + file.path(),
              file.mode(),
              layout.secretFileKey(secret.name(), file.key()),
              file.content()));
    }
  }

  private static void addVariables(
      AppContainer container, BundleLayout layout, List<FetchedFile> files) {
    var secret = container.env().stream().filter(EnvironmentVariable::secret).toList();
    if (secret.isEmpty()) return;
    files.add(
        new FetchedFile(
            layout.envFile(container.name()),
            ROOT_ONLY_MODE,
            layout.envFileKey(container.name()),
            Content.utf8(EnvFile.render(secret))));
  }
}
