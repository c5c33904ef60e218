/**
 * One describe call for all environments of an account and region, again and again, and word to
 * those whose picture changed.
 */
@NullMarked
package kr.mambo.beanstalk.poll;

import org.jspecify.annotations.NullMarked;
