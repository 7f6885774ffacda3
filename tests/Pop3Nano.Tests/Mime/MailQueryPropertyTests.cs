using System;
using FsCheck;
using FsCheck.Fluent;
using Pop3Nano.Mime;
using Xunit;

namespace Pop3Nano.Tests.Mime;

/// <summary>What holds for every query: text and builder say the same, and the answer is the one that a reader would give.</summary>
public class MailQueryPropertyTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20261122, 7);

    [Fact]
    public void Text_and_builder_are_inverse_to_each_other() => Check((model, random) =>
    {
        var builder = new MailQueryBuilder();
        model.Build(builder);
        MailQuery built = builder.GetQuery();
        Assert.Equal(built, new MailQuery(built.ToString()));
        Assert.Equal(built.ToString(), new MailQuery(model.Write(random)).ToString());
    });

    [Fact]
    public void A_query_answers_as_a_reader_would() => Check((model, random) =>
    {
        MailQuery query = new(model.Write(random));
        foreach (QueryFacts facts in QueryFacts.All)
        {
            using MailMessage mail = facts.Load();
            Assert.Equal(model.Holds(facts), query.Matches(mail));
        }
    });

    [Fact]
    public void Damaged_text_is_read_or_refused_with_the_place() => Check((model, random) =>
    {
        string text = model.Write(random);
        int at = random.Next(text.Length);
        text = random.Next(3) switch
        {
            0 => text[..at],
            1 => text.Remove(at, 1),
            _ => text.Insert(at, "'()!&|=<>,x\0"[random.Next(12)].ToString()),
        };
        try
        {
            string written = new MailQuery(text).ToString();
            Assert.Equal(written, new MailQuery(written).ToString());
        }
        catch (MailQueryException refusal)
        {
            Assert.InRange(refusal.Offset, 0, text.Length);
            Assert.False(MailQuery.TryParse(text, out _));
        }
    });

    private static void Check(Action<QueryModel, Random> property) =>
        Prop.ForAll(Arb.From(from model in QueryModel.Any() from seed in Gen.Choose(0, int.MaxValue - 1) select (model, seed)), pair => property(pair.model, new Random(pair.seed))).Check(Runs);
}
