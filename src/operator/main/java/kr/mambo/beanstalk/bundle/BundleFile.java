package kr.mambo.beanstalk.bundle;

import kr.mambo.beanstalk.workload.Content;

/**
 * A file of the source bundle.
 *
 * @param path relative, with forward slashes
 * @param content its bytes
 * @param mode permission bits
 */
public record BundleFile(String path, Content content, int mode) {
  static BundleFile text(String path, String text) {
    return new BundleFile(path, Content.utf8(text), 0644);
  }

  static BundleFile script(String path, String text) {
    return new BundleFile(path, Content.utf8(text), 0755);
  }
}
