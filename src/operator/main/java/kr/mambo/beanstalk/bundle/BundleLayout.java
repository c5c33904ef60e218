package kr.mambo.beanstalk.bundle;

import kr.mambo.beanstalk.workload.Mount;

/** Keys and paths: in S3, on the instance, in the bundle. */
final class BundleLayout {
  /**
   * The directory on the instance, readable by root only, with one subdirectory for each version.
   */
  static final String INSTANCE_FOLDER = "/opt/eb-env";

  private final BundleTarget target;
  private final String label;

  BundleLayout(BundleTarget target, String label) {
    this.target = target;
    this.label = label;
  }

  /** The S3 key of an object of this version. */
  String artifactKey(String name) {
    return "%s/%s/%s/%s/%s"
        .formatted(target.prefix(), target.namespace(), target.name(), label, name);
  }

  /**
   * The URL of an object in the form that cfn-init can sign: the regional virtual-hosted one.
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

  /** A colon in a key would have to be escaped in its URL. */
  String certificateKey(String host, String file) {
    return artifactKey("certs.d/%s/%s".formatted(host.replace(':', '_'), file));
  }

  /** By key of the Secret, which needs no escaping, and not by path, which may. */
  String secretFileKey(String volume, String keyInSecret) {
    return artifactKey("volumes/%s/%s".formatted(volume, keyInSecret));
  }

  String envFileKey(String container) {
    return artifactKey("env/%s.env".formatted(container));
  }

  String instanceFolder() {
    return INSTANCE_FOLDER + "/" + label;
  }

  /** Volume names have no dot, so this does not collide with a volume's directory. */
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

  /** The source of a mount: the directory, or the mount's subPath in it. */
  static String mountSource(String folder, Mount mount) {
    return mount.subPath() == null ? folder : folder + "/" + mount.subPath();
  }
}
