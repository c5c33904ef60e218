/**
 * The CRDs in {@code crds/}: made from the classes of the API, their Javadoc and the annotations of
 * this room.
 */
@NullMarked
package kr.mambo.beanstalk.crd;

import org.jspecify.annotations.NullMarked;
