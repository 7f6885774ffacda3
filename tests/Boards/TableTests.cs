using System;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace Pop3Nano.Boards;

/// <summary>boards.tsv is whole, honest, and what the README shows.</summary>
public sealed partial class TableTests
{
    private static readonly string[] Columns =
        ["target", "chip", "flash MB", "RAM KB", "PSRAM", "Wi-Fi", "firmware", "LED pin", "relay pins", "state", "note"];

    private static readonly string[][] Rows = Repository.Boards();

    [Fact]
    public void Every_row_has_every_column()
    {
        Assert.Equal(Columns, Rows[0]);
        Assert.All(Rows, row => Assert.Equal(Columns.Length, row.Length));
        Assert.All(Rows, row => Assert.All(row, cell => Assert.True(cell.Length > 0 && cell == cell.Trim(), string.Join(" ", row))));
        Assert.Equal(Rows.Length, Rows.Select(row => row[0]).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Theory]
    [InlineData("ESP32_REV3")]
    [InlineData("ESP32_PSRAM_REV3")]
    [InlineData("ESP32_S3")]
    [InlineData("ESP32_C3")]
    [InlineData("ESP32_C6")]
    [InlineData("ESP32_H2")]
    [InlineData("M5Core2")]
    [InlineData("XIAO_ESP32C3")]
    public void The_board_is_in_it(string target) => Assert.Single(Rows, row => row[0] == target);

    [Fact]
    public void No_board_counts_as_tried_without_a_date()
    {
        Assert.All(Rows.Skip(1), row => Assert.True(
            row[9] == "not tried" || (Verified().Match(row[9]) is { Success: true } match
                && DateOnly.TryParseExact(match.Groups[1].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)),
            $"{row[0]}: {row[9]}"));
    }

    [Fact]
    public void Numbers_are_numbers_and_pins_are_pins()
    {
        foreach (string[] row in Rows.Skip(1))
        {
            Assert.True(int.TryParse(row[2], out _) && int.TryParse(row[3], out _), row[0]);
            Assert.Contains(row[4], new[] { "yes", "no", "some" });
            Assert.Contains(row[5], new[] { "yes", "no" });
            Assert.True(row[6] == "-" || Firmware().IsMatch(row[6]), row[0]);
            string[] pins = row[8].Split(',').Append(row[7]).Where(pin => pin != "-").ToArray();
            Assert.All(pins, pin => Assert.InRange(int.Parse(pin, CultureInfo.InvariantCulture), 0, 48));
            Assert.Equal(pins.Length, pins.Distinct().Count());
        }
    }

    [Fact]
    public void The_README_shows_the_table()
    {
        string[] readme = Repository.Lines("boards/README.md");
        int start = Array.FindIndex(readme, line => line.StartsWith("| target |", StringComparison.Ordinal));
        string[] shown = readme.Skip(start).TakeWhile(line => line.StartsWith('|')).ToArray();

        Assert.Equal(Rows.Select(row => "| " + string.Join(" | ", row) + " |"), shown.Where((_, index) => index != 1));
    }

    [Fact]
    public void The_README_shows_the_commands_of_the_script()
    {
        string readme = Repository.Read("boards/README.md");

        Assert.Contains("nanoff --target ESP32_S3 --serialport /dev/ttyUSB0 --update\n", readme, StringComparison.Ordinal);
        Assert.Contains("--deploy --image boards/esp32/bin/Release/Esp32.bin\n", readme, StringComparison.Ordinal);
        Assert.Contains("(stty 921600 raw -echo && cat) < /dev/ttyUSB0\n", readme, StringComparison.Ordinal);
        if (Rows.Skip(1).All(row => row[9] == "not tried")) Assert.Contains("None of these boards was tried yet", readme, StringComparison.Ordinal);
    }

    [GeneratedRegex("^verified on ([0-9]{4}-[0-9]{2}-[0-9]{2})$")]
    private static partial Regex Verified();

    [GeneratedRegex("^[A-Za-z0-9_]+$")]
    private static partial Regex Firmware();
}
