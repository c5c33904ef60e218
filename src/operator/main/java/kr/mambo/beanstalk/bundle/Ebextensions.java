package kr.mambo.beanstalk.bundle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes the instance fetch files with its own role, before images are pulled. One file, since a
 * second one with the same authentication name would overwrite the first's, and without option
 * settings, which the API could not remove again.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/customize-containers-ec2.html">Customizing
 *     software on Linux servers</a>
 */
final class Ebextensions {
  static final String PATH = ".ebextensions/registry-cert.config";

  private static final String AUTHENTICATION_NAME = "S3Auth";

  private Ebextensions() {}

  static String render(List<FetchedFile> files, BundleTarget target, BundleLayout layout) {
    var document = new LinkedHashMap<String, Object>();
    document.put("Resources", renderResources(target));
    document.put("files", renderFiles(files, layout));
    document.put("commands", renderCommands(files, layout));
    return YamlWriter.write(document);
  }

  private static Map<String, ?> renderResources(BundleTarget target) {
    var authentication = new LinkedHashMap<String, Object>();
    authentication.put("type", "S3");
    authentication.put("buckets", List.of(target.bucket()));
    authentication.put("roleName", target.instanceRole());
    return Map.of(
        "AWSEBAutoScalingGroup",
        Map.of(
            "Metadata",
            Map.of(
                "AWS::CloudFormation::Authentication",
                Map.of(AUTHENTICATION_NAME, authentication))));
  }

  private static Map<String, ?> renderFiles(List<FetchedFile> files, BundleLayout layout) {
    var entries = new LinkedHashMap<String, Object>();
    for (var file : files) {
      var entry = new LinkedHashMap<String, Object>();
      entry.put("mode", "%06o".formatted(file.mode()));
      entry.put("owner", "root");
      entry.put("group", "root");
      entry.put("source", layout.artifactUrl(file.key()));
      entry.put("authentication", AUTHENTICATION_NAME);
      entries.put(file.path(), entry);
    }
    return entries;
  }

  private static Map<String, ?> renderCommands(List<FetchedFile> files, BundleLayout layout) {
    var commands = new TreeMap<String, Object>();
    var folder = Shell.quote(layout.instanceFolder());
    if (files.stream()
        .anyMatch(file -> file.path().startsWith(BundleLayout.INSTANCE_FOLDER + "/"))) {
      commands.put(
          "01-close-folders",
          Map.of(
              "command",
              "chmod 0700 %s %s && find %s -mindepth 1 -type d -exec chmod 0755 {} +"
                  .formatted(BundleLayout.INSTANCE_FOLDER, folder, folder)));
    }
    commands.put("99-remove-bak", Map.of("command", "rm -f " + backupFiles(files)));
    return commands;
  }

  /**
   * The backups that a repeated deployment creates next to each file, unless they are files of this
   * bundle.
   */
  private static String backupFiles(List<FetchedFile> files) {
    var paths = files.stream().map(FetchedFile::path).collect(Collectors.toSet());
    return files.stream()
        .map(file -> file.path() + ".bak")
        .filter(backup -> !paths.contains(backup))
        .map(Shell::quote)
        .collect(Collectors.joining(" "));
  }
}
