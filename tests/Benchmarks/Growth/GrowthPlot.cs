using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Pop3Nano.Benchmarks;

/// <summary>Draws series side by side, both scales logarithmic, with a dashed line that grows as the amount does.</summary>
internal static class GrowthPlot
{
    private const int Width = 300;
    private const int Height = 220;
    private const int Margin = 44;

    public static string Draw(IReadOnlyList<GrowthSeries> all)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{(Width + Margin) * all.Count + Margin}\" height=\"{Height + 2 * Margin}\" font-family=\"sans-serif\" font-size=\"11\">\n");
        svg.Append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        for (int i = 0; i < all.Count; i++) Draw(svg, all[i], Margin + i * (Width + Margin));
        return svg.Append("</svg>\n").ToString();
    }

    private static void Draw(StringBuilder svg, GrowthSeries series, int left)
    {
        double firstX = Math.Log10(series.Points[0].Amount);
        double lastX = Math.Log10(series.Points[^1].Amount);
        double firstY = Math.Floor(Math.Log10(series.Points.Min(point => point.Milliseconds)));
        double lastY = Math.Ceiling(Math.Log10(series.Points.Max(point => point.Milliseconds)));
        double X(double amount) => left + (Math.Log10(amount) - firstX) / (lastX - firstX) * Width;
        double Y(double milliseconds) => Margin + Height - (Math.Log10(milliseconds) - firstY) / (lastY - firstY) * Height;

        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{left}\" y=\"{Margin}\" width=\"{Width}\" height=\"{Height}\" fill=\"none\" stroke=\"#999\"/>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{left}\" y=\"{Margin - 12}\">{series.Name}</text>\n");
        for (double power = firstX; power <= lastX; power++)
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(Math.Pow(10, power)):0}\" y=\"{Margin + Height + 14}\" text-anchor=\"middle\">10^{power:0}</text>\n");
        for (double power = firstY; power <= lastY; power++)
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{left - 3}\" y=\"{Y(Math.Pow(10, power)) + 4:0}\" text-anchor=\"end\">{Time(power)}</text>\n");
        (double amount, double milliseconds) = series.Points[^1];
        double from = Math.Max(series.Points[0].Amount, amount * Math.Pow(10, firstY) / milliseconds);
        svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{X(from):0.0}\" y1=\"{Y(milliseconds * from / amount):0.0}\" x2=\"{X(amount):0.0}\" y2=\"{Y(milliseconds):0.0}\" stroke=\"#bbb\" stroke-dasharray=\"4\"/>\n");
        string points = string.Join(' ', series.Points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{X(point.Amount):0.0},{Y(point.Milliseconds):0.0}")));
        svg.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{points}\" fill=\"none\" stroke=\"#06c\" stroke-width=\"2\"/>\n");
    }

    private static string Time(double power) => power switch
    {
        <= -4 => string.Create(CultureInfo.InvariantCulture, $"{Math.Pow(10, power + 6):0} ns"),
        < 0 => string.Create(CultureInfo.InvariantCulture, $"{Math.Pow(10, power + 3):0} µs"),
        < 3 => string.Create(CultureInfo.InvariantCulture, $"{Math.Pow(10, power):0} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Pow(10, power - 3):0} s"),
    };
}
