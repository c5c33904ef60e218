import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;
import software.amazon.awssdk.services.elasticbeanstalk.ElasticBeanstalkClient;
import software.amazon.awssdk.services.elasticbeanstalk.model.ApplicationVersionDescription;
import software.amazon.awssdk.services.elasticbeanstalk.model.EnvironmentDescription;
import software.amazon.awssdk.services.elasticbeanstalk.model.EnvironmentStatus;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Prints what there is on AWS of an application and in a bucket, or, as `gone`, fails if anything is left. Which AWS,
 * say the standard settings in the environment.
 */
class Made {
  private final ElasticBeanstalkClient beanstalk = ElasticBeanstalkClient.create();
  private final S3Client s3 = S3Client.create();
  private final String application;
  private final String bucket;

  Made(String application, String bucket) {
    this.application = application;
    this.bucket = bucket;
  }

  static void main(String[] arguments) throws IOException {
    var made = new Made(arguments[1], arguments[2]);
    switch (arguments[0]) {
      case "show" -> made.show();
      case "gone" -> made.gone();
      default -> throw new IllegalArgumentException("show or gone, not " + arguments[0]);
    }
  }

  private void show() throws IOException {
    System.out.println("Application versions of " + application);
    for (var version : versions()) {
      System.out.println("  " + version.versionLabel() + "  " + version.statusAsString());
    }
    System.out.println("Objects in s3://" + bucket);
    for (var object : objects()) {
      System.out.println("  " + object.key() + "  " + object.size() + " bytes");
    }
    for (var version : versions()) {
      System.out.println("Files in the bundle of " + version.versionLabel());
      files(version).forEach(file -> System.out.println("  " + file));
    }
  }

  private void gone() {
    var left = new ArrayList<String>();
    environments().forEach(e -> left.add("environment " + e.environmentName() + " is " + e.statusAsString()));
    versions().forEach(v -> left.add("application version " + v.versionLabel()));
    objects().forEach(o -> left.add("s3://" + bucket + "/" + o.key()));
    if (left.isEmpty()) return;
    System.err.println("Left behind: " + String.join(", ", left));
    System.exit(1);
  }

  private List<EnvironmentDescription> environments() {
    return beanstalk.describeEnvironments(r -> r.applicationName(application)).environments().stream()
        .filter(environment -> environment.status() != EnvironmentStatus.TERMINATED)
        .toList();
  }

  private List<ApplicationVersionDescription> versions() {
    return beanstalk.describeApplicationVersions(r -> r.applicationName(application)).applicationVersions();
  }

  private List<S3Object> objects() {
    return s3.listObjectsV2Paginator(r -> r.bucket(bucket)).contents().stream().toList();
  }

  private List<String> files(ApplicationVersionDescription version) throws IOException {
    var source = version.sourceBundle();
    var files = new ArrayList<String>();
    try (var zip = new ZipInputStream(s3.getObject(r -> r.bucket(source.s3Bucket()).key(source.s3Key())))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) files.add(entry.getName());
    }
    return files;
  }
}
