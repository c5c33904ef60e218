/**
 * From tags to digests: a client of the OCI distribution API that reaches nothing it should not,
 * and the rules by which a digest is asked for and then kept.
 *
 * @see <a href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md">OCI
 *     Distribution Specification</a>
 */
@NullMarked
package kr.mambo.beanstalk.registry;

import org.jspecify.annotations.NullMarked;
