package kr.mambo.beanstalk.bundle;

import java.util.ArrayList;
import java.util.List;
import kr.mambo.beanstalk.workload.Content;
import kr.mambo.beanstalk.workload.Variable;
import kr.mambo.beanstalk.workload.Volume;
import kr.mambo.beanstalk.workload.Workload;

/** Everything secret that an instance needs, none of which is in the bundle. */
final class FetchedFiles {
  private static final int ROOT_ONLY = 0400;

  private FetchedFiles() {}

  static List<FetchedFile> of(Workload workload, Layout layout) {
    var files = new ArrayList<FetchedFile>();
    for (var registry : workload.registries()) {
      for (var certificate : registry.certificates()) {
        files.add(
            new FetchedFile(
                Layout.certificateFile(registry.host(), certificate.name()),
                ROOT_ONLY,
                layout.certificateKey(registry.host(), certificate.name()),
                certificate.content()));
      }
    }
    for (var volume : workload.volumes()) {
      if (!(volume instanceof Volume.SecretFiles secret)) continue;
      for (var file : secret.files()) {
        files.add(
            new FetchedFile(
                layout.secretFolder(secret.name()) + "/" + file.path(),
                file.mode(),
                layout.secretKey(secret.name(), file.key()),
                file.content()));
      }
    }
    for (var container : workload.containers()) {
      var secret = container.env().stream().filter(Variable::secret).toList();
      if (secret.isEmpty()) continue;
      files.add(
          new FetchedFile(
              layout.variablesFile(container.name()),
              ROOT_ONLY,
              layout.variablesKey(container.name()),
              Content.utf8(EnvFile.write(secret))));
    }
    return files;
  }
}
