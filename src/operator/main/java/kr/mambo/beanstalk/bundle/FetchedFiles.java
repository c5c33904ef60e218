package kr.mambo.beanstalk.bundle;

import java.util.ArrayList;
import java.util.List;
import kr.mambo.beanstalk.workload.AppContainer;
import kr.mambo.beanstalk.workload.Content;
import kr.mambo.beanstalk.workload.RegistryAccess;
import kr.mambo.beanstalk.workload.Variable;
import kr.mambo.beanstalk.workload.Volume;
import kr.mambo.beanstalk.workload.Workload;

/** Everything secret that an instance needs, none of which is in the bundle. */
final class FetchedFiles {
  private static final int ROOT_ONLY = 0400;

  private FetchedFiles() {}

  static List<FetchedFile> of(Workload workload, Layout layout) {
    var files = new ArrayList<FetchedFile>();
    for (var registry : workload.registries()) addCertificates(registry, layout, files);
    for (var volume : workload.volumes()) {
      if (volume instanceof Volume.SecretFiles secret) addVolume(secret, layout, files);
    }
    for (var container : workload.containers()) addVariables(container, layout, files);
    return files;
  }

  private static void addCertificates(
      RegistryAccess registry, Layout layout, List<FetchedFile> files) {
    for (var certificate : registry.certificates()) {
      files.add(
          new FetchedFile(
              Layout.certificateFile(registry.host(), certificate.name()),
              ROOT_ONLY,
              layout.certificateKey(registry.host(), certificate.name()),
              certificate.content()));
    }
  }

  private static void addVolume(Volume.SecretFiles secret, Layout layout, List<FetchedFile> files) {
    for (var file : secret.files()) {
      files.add(
          new FetchedFile(
              layout.secretFolder(secret.name()) + "/" + file.path(),
              file.mode(),
              layout.secretKey(secret.name(), file.key()),
              file.content()));
    }
  }

  private static void addVariables(AppContainer container, Layout layout, List<FetchedFile> files) {
    var secret = container.env().stream().filter(Variable::secret).toList();
    if (secret.isEmpty()) return;
    files.add(
        new FetchedFile(
            layout.variablesFile(container.name()),
            ROOT_ONLY,
            layout.variablesKey(container.name()),
            Content.utf8(EnvFile.write(secret))));
  }
}
