<?xml version="1.0" encoding="UTF-8"?>
<!-- One line for each pure room: how many of its branches the tests took. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="text"/>
  <xsl:template match="/report">
    <xsl:for-each select="package[contains('|workload|bundle|plan|status|kubernetes|', concat('|', substring-after(@name, 'kr/mambo/beanstalk/'), '|')) or starts-with(@name, 'kr/mambo/beanstalk/plan/')][counter/@type='BRANCH']">
      <xsl:variable name="missed" select="counter[@type='BRANCH']/@missed"/>
      <xsl:variable name="covered" select="counter[@type='BRANCH']/@covered"/>
      <xsl:value-of select="concat(substring-after(@name, 'kr/mambo/beanstalk/'), ': ', format-number($covered div ($covered + $missed), '0.0%'), ' of branches, ', $missed, ' of ', $covered + $missed, ' missed&#10;')"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
