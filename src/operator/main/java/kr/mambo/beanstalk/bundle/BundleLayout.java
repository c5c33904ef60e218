package kr.mambo.beanstalk.bundle;

import kr.mambo.beanstalk.workload.Mount;

/** Where things lie: in S3, on the instance, in the bundle. */
final class BundleLayout {
  /** Root's own folder on the instance; one folder for each version. */
  static final String INSTANCE_FOLDER = "/opt/eb-env";

  private final BundleTarget target;
  private final String label;

  BundleLayout(BundleTarget target, String label) {
    this.target = target;
    this.label = label;
  }

  /** The key in S3 of an object of this version. */
  String artifactKey(String name) {
    return "%s/%s/%s/%s/%s"
        .formatted(target.prefix(), target.namespace(), target.name(), label, name);
  }

  /**
   * The address of an object in the form that cfn-init knows how to sign: the regional
   * virtual-hosted one.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html">Virtual
   *     hosting of buckets</a>
   */
  String artifactUrl(String key) {
    var suffix = target.region().startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
    return "https://%s.s3.%s.%s/%s".formatted(target.bucket(), target.region(), suffix, key);
  }

  String bundleKey() {
    return artifactKey("bundle.zip");
  }

  String dockerConfigKey() {
    return artifactKey(".dockercfg");
  }

  /** A colon in a key would have to be escaped in its address. */
  String certificateKey(String host, String file) {
    return artifactKey("certs.d/%s/%s".formatted(host.replace(':', '_'), file));
  }

  /** By key of the Secret, whose characters need no escaping, and not by path, whose may. */
  String secretFileKey(String volume, String keyInSecret) {
    return artifactKey("volumes/%s/%s".formatted(volume, keyInSecret));
  }

  String envFileKey(String container) {
    return artifactKey("env/%s.env".formatted(container));
  }

  String instanceFolder() {
    return INSTANCE_FOLDER + "/" + label;
  }

  /** No volume's name has a dot, so no volume's folder is in the way. */
  String envFile(String container) {
    return "%s/%s.env".formatted(instanceFolder(), container);
  }

  String secretFolder(String volume) {
    return instanceFolder() + "/" + volume;
  }

  static String certificateFile(String host, String file) {
    return "/etc/docker/certs.d/%s/%s".formatted(host, file);
  }

  static String configFolder(String volume) {
    return "config/" + volume;
  }

  /** What is mounted: the folder or what lies at the mount's subPath inside it. */
  static String mountSource(String folder, Mount mount) {
    return mount.subPath() == null ? folder : folder + "/" + mount.subPath();
  }
}
