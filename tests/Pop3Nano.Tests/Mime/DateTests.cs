using System;
using System.Globalization;
using System.Text;
using Pop3Nano.Mime;
using Xunit;

namespace Pop3Nano.Tests.Mime;

/// <summary>Dates: RFC 5322 §3.3, §4.3 and appendix A, and the forms that mail has besides.</summary>
public class DateTests
{
    [Theory]
    [InlineData("Fri, 21 Nov 1997 09:55:06 -0600", "1997-11-21T09:55:06-06:00")]
    [InlineData("Thu,\r\n  13\r\n    Feb\r\n  1969\r\n  23:32\r\n  -0330 (Newfoundland Time)", "1969-02-13T23:32:00-03:30")]
    [InlineData("21 Nov 97 09:55:06 GMT", "1997-11-21T09:55:06+00:00")]
    [InlineData("Fri, 21 Nov 1997 09(comment):   55  :  06 -0600", "1997-11-21T09:55:06-06:00")]
    [InlineData("Mon, 1 Jan 01 00:00 EST", "2001-01-01T00:00:00-05:00")]
    [InlineData("1 Jan 102 00:00 PDT", "2002-01-01T00:00:00-07:00")]
    [InlineData("Sun, 21 Nov 1997 09:55:06 Z", "1997-11-21T09:55:06+00:00")]
    public void TheFormsOfTheRfc(string value, string expected) => Check(value, expected);

    [Theory]
    [InlineData("Fri Nov 21 09:55:06 1997", "1997-11-21T09:55:06+00:00")]
    [InlineData("Fri Nov 21 09:55:06 EST 1997", "1997-11-21T09:55:06-05:00")]
    [InlineData("Fri, 21 November 1997 09:55:06 +01:00", "1997-11-21T09:55:06+01:00")]
    [InlineData("Fri, 21-Nov-97 09:55:06 CET", "1997-11-21T09:55:06+00:00")]
    [InlineData("1997-11-21 09:55:06", "1997-11-21T09:55:06+00:00")]
    [InlineData("1997-11-21T09:55:06.123Z", "1997-11-21T09:55:06+00:00")]
    [InlineData("Fri, 21 Nov 1997 9:55 PM -0600", "1997-11-21T21:55:00-06:00")]
    [InlineData("Fri, 21 Nov 1997", "1997-11-21T00:00:00+00:00")]
    [InlineData("Sat, 31 Dec 2016 23:59:60 +0000", "2016-12-31T23:59:59+00:00")]
    [InlineData("Fri, 21 Nov 1997 09:55:06 +9900", "1997-11-17T06:55:06+00:00")]
    [InlineData("21 Nov 1997 09:55:06 GMT+02:00", "1997-11-21T09:55:06+02:00")]
    [InlineData("21 Nov 1997 09:55:06 UTC-5:30", "1997-11-21T09:55:06-05:30")]
    [InlineData("21 Nov 1997 09:55:06 GMT+02:00 (CEST)", "1997-11-21T09:55:06+02:00")]
    [InlineData("17-6-2008 17:10:08", "2008-06-17T17:10:08+00:00")]
    [InlineData("2008-06-17T17:10:08+02:00", "2008-06-17T17:10:08+02:00")]
    public void OtherMail(string value, string expected) => Check(value, expected);

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("31 Feb 2020 00:00:00 +0000")]
    [InlineData("1 Jan 2020 25:00:00 +0000")]
    [InlineData("1 Jan")]
    [InlineData("3/4/2008 10:00:00")] // in April or in March
    [InlineData("17-13-2008 10:00:00")]
    [InlineData("99999999999999999999 Jan 2020 10:00")]
    public void WhatIsNoDateIsNone(string value) => Assert.False(HeaderReader.TryReadDate(Encoding.ASCII.GetBytes(value), out _));

    private static void Check(string value, string expected)
    {
        Assert.True(HeaderReader.TryReadDate(Encoding.ASCII.GetBytes(value), out DateTimeOffset date));
        Assert.Equal(expected, date.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
    }
}
