/**
 * Carries decisions out: at most one call that changes something, its intent written down first.
 */
@NullMarked
package kr.mambo.beanstalk.act;

import org.jspecify.annotations.NullMarked;
