/**
 * Resolves tags to digests: a client of the OCI distribution API that connects only to allowed
 * addresses, and the rules for when a tag is resolved and how long the digest is kept.
 *
 * @see <a href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md">OCI
 *     Distribution Specification</a>
 */
@NullMarked
package kr.mambo.beanstalk.registry;

import org.jspecify.annotations.NullMarked;
