using System;
using System.Globalization;
using System.Linq;
using Pop3Nano.Mime;
using Xunit;

namespace Pop3Nano.Tests.Mime;

/// <summary>Queries: their text, the builder, their bounds.</summary>
public class MailQueryTests
{
    [Fact]
    public void Conditions_of_a_builder_are_joined()
    {
        var builder = new MailQueryBuilder();
        builder.Subject.Contains("x");
        builder.From.Contains("y", ignoreCase: true);
        Assert.Equal("('Subject' Contains 'x' & 'From' Contains 'y' IgnoreCase)", builder.GetQuery().ToString());
    }

    [Fact]
    public void Or_takes_its_conditions_out_again()
    {
        var builder = new MailQueryBuilder();
        builder.Size.Less(1000);
        builder.Or(builder.Subject.Contains("a"), builder.And(builder.To.NotEmpty(), builder.Not(builder.Cc.Equals("it's"))));
        builder.SentDate.Since(new DateTime(2026, 11, 22, 17, 0, 0));
        Assert.Equal("('Size' < 1000 & ('Subject' Contains 'a' | 'To' NotEmpty & !'Cc' = 'it''s') & 'SentDate' >= '2026-11-22')", builder.GetQuery().ToString());
    }

    [Fact]
    public void Queries_of_another_builder_can_be_parts()
    {
        var other = new MailQueryBuilder();
        other.Bcc.Empty();
        other.Size.Greater(1);
        var builder = new MailQueryBuilder();
        builder.Not(other.GetQuery());
        Assert.Equal("(!('Bcc' Empty & 'Size' > 1))", builder.GetQuery().ToString());
        Assert.Throws<ArgumentException>(() => builder.Not(new MailQueryBuilder().GetQuery()));
        Assert.Throws<ArgumentException>(() => builder.Or(new MailQuery("Size > 1"), new MailQuery("Size > 2 OrderBy Size")));
    }

    [Fact]
    public void Moments_keep_their_zone()
    {
        var builder = new MailQueryBuilder();
        builder.InternalDate.Before(new DateTimeOffset(2026, 11, 22, 10, 0, 0, 250, TimeSpan.FromHours(5.5)));
        Assert.Equal("('InternalDate' < '2026-11-22T10:00:00.25+05:30')", builder.GetQuery().ToString());
    }

    [Theory]
    [InlineData("all", "All")]
    [InlineData("subject CONTAINS 'x'", "('Subject' Contains 'x')")]
    [InlineData("((From = 'a'))&(To='b'&Cc='c')", "('From' = 'a' & 'To' = 'b' & 'Cc' = 'c')")]
    [InlineData("SentDate = '22-Nov-2026'", "('SentDate' = '2026-11-22')")]
    [InlineData("SentDate < '2026-11-22T10:00Z'", "('SentDate' < '2026-11-22T10:00:00+00:00')")]
    [InlineData("'Size' >= '10' orderby Size ascending, SentDate descending", "('Size' >= 10) OrderBy 'Size', 'SentDate' Descending")]
    public void Text_has_one_form_of_many(string text, string form) => Assert.Equal(form, new MailQuery(text).ToString());

    [Fact]
    public void A_builder_can_order()
    {
        var builder = new MailQueryBuilder();
        builder.OrderByDescending(builder.SentDate).OrderBy(builder.From);
        MailQuery query = builder.GetQuery();
        Assert.Equal("All OrderBy 'SentDate' Descending, 'From'", query.ToString());
        Assert.Equal(query, new MailQuery(query.ToString()));
        Assert.Throws<ArgumentException>(() => builder.OrderBy(builder.Body));
        Assert.Throws<ArgumentException>(() => builder.OrderBy(builder.SentDate));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("  ", 2)]
    [InlineData("'Sender' = 'x'", 0)]
    [InlineData("'Subject' Like 'x'", 10)]
    [InlineData("'Subject' < 'x'", 10)]
    [InlineData("'Subject' Contains x", 19)]
    [InlineData("'Subject' Contains ''", 19)]
    [InlineData("'Subject' Contains 'it's'", 23)]
    [InlineData("'Subject' Contains 'x", 19)]
    [InlineData("('Subject' Contains 'x'", 23)]
    [InlineData("'Subject' Contains 'x')", 22)]
    [InlineData("'Subject' Contains 'x' & ", 25)]
    [InlineData("'Subject' Contains 'x' # ", 23)]
    [InlineData("'Size' > 'big'", 9)]
    [InlineData("'Size' > -1", 9)]
    [InlineData("'Size' > 9223372036854775808", 9)]
    [InlineData("'Size' Empty", 7)]
    [InlineData("'SentDate' Contains '2026'", 11)]
    [InlineData("'SentDate' < '2026-02-30'", 13)]
    [InlineData("'SentDate' < '2026-11-22T10:00:00'", 13)]
    [InlineData("'SentDate' = '2026-11-22T10:00:00Z'", 13)]
    [InlineData("All OrderBy", 11)]
    [InlineData("All OrderBy Text", 12)]
    [InlineData("All OrderBy Size, Size", 18)]
    [InlineData("All & Size > 1", 4)]
    public void What_is_no_query_is_refused_with_the_place(string text, int offset)
    {
        MailQueryException refusal = Assert.Throws<MailQueryException>(() => new MailQuery(text));
        Assert.Equal(offset, refusal.Offset);
        Assert.Contains("At offset " + offset.ToString(CultureInfo.InvariantCulture), refusal.Message, StringComparison.Ordinal);
        Assert.IsAssignableFrom<ArgumentException>(refusal);
        Assert.False(MailQuery.TryParse(text, out _));
    }

    [Theory]
    [InlineData("(")]
    [InlineData("!")]
    [InlineData("!(")]
    [InlineData("Size>1&(Size>1|")]
    public void Depth_is_bounded(string opening)
    {
        string deep = string.Concat(Enumerable.Repeat(opening, MailQuery.MaxLength / opening.Length));
        MailQueryException refusal = Assert.Throws<MailQueryException>(() => new MailQuery(deep));
        Assert.InRange(refusal.Offset, 100, 102 * opening.Length);
    }

    [Fact]
    public void The_deepest_query_is_read_and_written()
    {
        string deepest = new string('!', MailQuery.MaxDepth) + "Size > 1";
        MailQuery query = new(deepest);
        Assert.Equal(query, new MailQuery(query.ToString()));
        Assert.Throws<MailQueryException>(() => new MailQuery("!" + deepest));
        Assert.Throws<ArgumentException>(() => new MailQueryBuilder().Not(query));
    }

    [Fact]
    public void Length_is_bounded()
    {
        Assert.Equal(MailQuery.MaxLength, Assert.Throws<MailQueryException>(() => new MailQuery(new string(' ', MailQuery.MaxLength + 1))).Offset);
        var builder = new MailQueryBuilder();
        Assert.Throws<ArgumentException>(() => builder.Subject.Contains(new string('x', 1 << 20)));
        Assert.Throws<ArgumentException>(() => builder.Subject.Contains(new string('\'', MailQuery.MaxLength - 1000)));
        MailQuery query = builder.Subject.Contains("x");
        Assert.Throws<ArgumentException>(() =>
        {
            for (int doubled = 0; doubled < 100; doubled++) query = builder.Or(query, query);
        });
    }

    [Fact]
    public void A_long_chain_is_not_deep()
    {
        MailQuery query = new(string.Join('|', Enumerable.Range(0, 3500).Select(size => "Size=" + size)));
        using MailMessage mail = QueryFacts.All[0].Load();
        Assert.True(query.Matches(mail));
        Assert.True(new MailQuery(query.ToString()).Matches(mail));
    }

    [Fact]
    public void Only_Body_and_Text_need_bodies()
    {
        Assert.False(new MailQuery("Subject = 'x' & From = 'y' | Size > 1 & SentDate Empty").NeedsBody);
        Assert.True(new MailQuery("!(Subject = 'x' | Body Contains 'y')").NeedsBody);
        Assert.True(new MailQuery("Text Contains 'y'").NeedsBody);
    }

    [Fact]
    public void Null_and_nothing_are_refused()
    {
        var builder = new MailQueryBuilder();
        Assert.Throws<ArgumentNullException>(() => new MailQuery(null!));
        Assert.Throws<ArgumentNullException>(() => builder.Or(null!, builder.To.Empty()));
        Assert.Throws<ArgumentNullException>(() => builder.Subject.Contains(null!));
        Assert.Throws<ArgumentException>(() => builder.Subject.Equals(""));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.Size.Less(-1));
        Assert.False(MailQuery.TryParse(null, out _));
    }
}
