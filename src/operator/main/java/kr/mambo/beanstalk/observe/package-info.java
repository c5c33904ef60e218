/**
 * Reads, and never writes: Kubernetes objects, the picture of Beanstalk, and what one pass needs to
 * know beyond it. What cannot be read becomes a value.
 */
@NullMarked
package kr.mambo.beanstalk.observe;

import org.jspecify.annotations.NullMarked;
