package kr.mambo.beanstalk.bundle;

import java.util.List;
import kr.mambo.beanstalk.workload.Content;

/**
 * An application version, ready to be uploaded.
 *
 * @param inputs see {@link BundleDigests}
 * @param label see {@link BundleDigests}
 * @param zip the source bundle
 * @param zipKey the bundle's key in S3
 * @param files what is in the bundle, sorted by path
 * @param artifacts every S3 object, the bundle last: if it exists, all do
 */
public record SourceBundle(
    String inputs,
    String label,
    Content zip,
    String zipKey,
    List<BundleFile> files,
    List<Artifact> artifacts) {
  public SourceBundle {
    files = List.copyOf(files);
    artifacts = List.copyOf(artifacts);
  }
}
