using System.Collections.Generic;
using System.Linq;

namespace Pop3Nano.Benchmarks;

/// <summary>How a cost grows with what is asked for.</summary>
/// <param name="Name">What is counted along the bottom, and its unit.</param>
/// <param name="Points">How much was asked for, and milliseconds.</param>
internal sealed record GrowthSeries(string Name, IReadOnlyList<(double Amount, double Milliseconds)> Points)
{
    /// <summary>By how much the cost of one grew over the last factor of ten: 1 is linear, less is better.</summary>
    public double LastStep
    {
        get
        {
            (double amount, double milliseconds) = Points[^1];
            (double before, double took) = Points.Last(point => point.Amount * 10 <= amount);
            return milliseconds / amount / (took / before);
        }
    }
}
