using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text;
using Pop3Nano.Generator.Tests.Tables;
using Pop3Nano.Generator.Tests.Wire;
using Pop3Nano.Protocol;
using Xunit;

namespace Pop3Nano.Generator.Tests;

/// <summary>From the table to the wire: every form is written, byte for byte, where it is legal and nowhere else.</summary>
public sealed class WriterTests
{
    public static TheoryData<string> Forms => [.. GoldenForms.All.Select(f => f.Form)];

    public static TheoryData<string> FormsWithText => [.. GoldenForms.All.Where(f => f.HasText).Select(f => f.Form)];

    [Fact]
    public void Every_form_of_every_command_has_a_golden_line()
    {
        Assert.Equal(CommandRow.ReadAll().SelectMany(row => row.Forms).Order(), GoldenForms.All.Select(f => f.Form).Order());
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_form_is_queued_as_its_golden_line_where_it_is_legal(string form)
    {
        GoldenForm golden = Golden(form);
        foreach (char state in golden.States)
        {
            var written = new WrittenLine(state);

            Assert.True(written.Write(golden.Method, golden.Arguments));
            Assert.Equal(golden.Line, written.Queued);
            Assert.Equal(Pop3Refusal.None, written.Engine.Refusal);
            Assert.Equal(1, written.Engine.Outstanding);
        }
    }

    [Theory]
    [MemberData(nameof(FormsWithText))]
    public void A_form_with_text_takes_octets_too(string form)
    {
        GoldenForm golden = Golden(form);
        var written = new WrittenLine(golden.States[0]);

        Assert.True(written.Write(golden.Method, golden.Arguments.Select(a => a is string text ? Encoding.UTF8.GetBytes(text) : a)));
        Assert.Equal(golden.Line, written.Queued);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_form_is_refused_in_other_states_and_nothing_is_queued(string form)
    {
        GoldenForm golden = Golden(form);
        foreach (char state in "AT".Except(golden.States))
        {
            var written = new WrittenLine(state);

            Assert.False(written.Write(golden.Method, golden.Arguments));
            Assert.Equal(Pop3Refusal.WrongState, written.Engine.Refusal);
            Assert.Equal("", written.Queued);
            Assert.Equal(0, written.Engine.Outstanding);
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_log_shows_a_form_up_to_its_first_secret(string form)
    {
        GoldenForm golden = Golden(form);
        var written = new WrittenLine(golden.States[0]);

        Assert.True(written.Write(golden.Method, golden.Arguments));
        Assert.Equal(golden.Shown, written.Shown);
    }

    [Theory]
    [InlineData("WriteRetr")]
    [InlineData("WriteDele")]
    [InlineData("WriteList")]
    [InlineData("WriteUidl")]
    public void Message_numbers_start_at_1(string method)
    {
        var written = new WrittenLine('T');

        Assert.False(written.Write(method, [0]));
        Assert.Equal(Pop3Refusal.BadArgument, written.Engine.Refusal);
        Assert.Equal("", written.Queued);
    }

    [Fact]
    public void The_engine_has_no_writer_that_is_in_no_golden_line()
    {
        // AUTH's mechanisms have writers of their own, which the engine holds and not the table; responses are no commands.
        string[] notOfTheTable = ["WriteAuthPlain", "WriteAuthLogin", "WritePlainResponse", "WriteResponse", "WriteCancel"];
        IEnumerable<string> writers = typeof(Pop3Engine).GetMethods(BindingFlags.Public | BindingFlags.Instance).Select(m => m.Name)
            .Where(name => name.StartsWith("Write", System.StringComparison.Ordinal)).Distinct();

        Assert.Equal(GoldenForms.All.Select(f => f.Method).Concat(notOfTheTable).Distinct().Order(), writers.Order());
    }

    private static GoldenForm Golden(string form) => GoldenForms.All.Single(f => f.Form == form);
}
