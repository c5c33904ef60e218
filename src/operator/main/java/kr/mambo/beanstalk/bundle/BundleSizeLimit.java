package kr.mambo.beanstalk.bundle;

import java.util.List;
import java.util.Optional;
import kr.mambo.beanstalk.workload.Problem;

/**
 * The size limit of a source bundle.
 *
 * @param maxBytes maximum size
 */
record BundleSizeLimit(long maxBytes) {
  /**
   * 500 MB.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/applications-sourcebundle.html">Create
   *     an application source bundle</a>
   */
  static final BundleSizeLimit BEANSTALK = new BundleSizeLimit(500L << 20);

  Optional<Problem> check(List<BundleFile> files) {
    long size = files.stream().mapToLong(file -> file.content().size()).sum();
    return size <= maxBytes
        ? Optional.empty()
        : Optional.of(
            Problem.invalid(
                "spec.volumes",
                "the files of the ConfigMaps have %d bytes, more than a source bundle's limit of %d: put large files into the image, or let the containers download them"
                    .formatted(size, maxBytes)));
  }
}
