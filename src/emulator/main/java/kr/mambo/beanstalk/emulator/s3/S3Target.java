package kr.mambo.beanstalk.emulator.s3;

import java.util.regex.Pattern;
import kr.mambo.beanstalk.emulator.http.HttpRequest;
import kr.mambo.beanstalk.emulator.http.PercentEncoding;

/**
 * What a request is about: nothing, a bucket or an object.
 *
 * @param path the percent-encoded path in path style, {@code /bucket/key}
 */
record S3Target(String bucket, String key, String path) {
  /**
   * {@code bucket.localhost}, {@code bucket.s3.localhost}, {@code bucket.s3.region.amazonaws.com}.
   */
  private static final Pattern VIRTUAL_HOST =
      Pattern.compile(
          "(?<bucket>[a-z0-9][a-z0-9.-]+?)"
              + "\\.(?:(?:s3\\.)?localhost|s3(?:[.-][a-z0-9-]+)?\\.amazonaws\\.com)(?::\\d+)?");

  private static final Pattern SERVICE_HOST =
      Pattern.compile("(?:s3\\.localhost|s3(?:[.-][a-z0-9-]+)?\\.amazonaws\\.com)(?::\\d+)?");

  static S3Target of(HttpRequest request) {
    var host = request.header("Host").orElse("");
    var virtual = VIRTUAL_HOST.matcher(host);
    boolean named = virtual.matches() && !SERVICE_HOST.matcher(host).matches();
    var path = named ? "/" + virtual.group("bucket") + request.path() : request.path();
    int slash = path.indexOf('/', 1);
    var bucket = slash < 0 ? path.substring(1) : path.substring(1, slash);
    var key = slash < 0 ? "" : path.substring(slash + 1);
    try {
      var target =
          new S3Target(
              PercentEncoding.decode(bucket, false), PercentEncoding.decode(key, false), path);
      if (!isStorable(target.key)) throw invalidUri();
      return target;
    } catch (PercentEncoding.MalformedEncodingException e) {
      throw invalidUri();
    }
  }

  /** The store keeps keys as paths: one that climbs would end in another bucket. */
  static boolean isStorable(String key) {
    for (var segment : key.split("/", -1)) {
      if (segment.equals(".") || segment.equals("..")) return false;
    }
    return key.indexOf('\0') < 0;
  }

  static S3Error invalidUri() {
    return new S3Error(400, "InvalidURI", "Couldn't parse the specified URI.");
  }

  boolean isService() {
    return bucket.isEmpty();
  }

  boolean isBucket() {
    return !bucket.isEmpty() && key.isEmpty();
  }
}
