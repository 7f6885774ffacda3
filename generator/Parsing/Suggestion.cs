using System;
using System.Collections.Generic;

namespace Pop3Nano.Generator.Parsing;

/// <summary>"Did you mean": the nearest of the words that would have been right.</summary>
internal static class Suggestion
{
    /// <summary>A half-sentence to append to a message, or nothing if no word is near enough to be meant.</summary>
    public static string For(string wrong, IEnumerable<string> right)
    {
        string best = "";
        int least = Math.Max(1, wrong.Length / 3) + 1;
        foreach (string word in right)
        {
            int distance = Distance(wrong.ToUpperInvariant(), word.ToUpperInvariant());
            if (distance >= least) continue;
            least = distance;
            best = word;
        }
        return best.Length == 0 ? "" : $"; did you mean '{best}'?";
    }

    // Edit distance with neighbours swapped counted as one: the commonest slip of the fingers.
    private static int Distance(string a, string b)
    {
        int[,] cost = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++) cost[i, 0] = i;
        for (int j = 0; j <= b.Length; j++) cost[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int change = a[i - 1] == b[j - 1] ? 0 : 1;
                cost[i, j] = Math.Min(Math.Min(cost[i - 1, j] + 1, cost[i, j - 1] + 1), cost[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        }
        return cost[a.Length, b.Length];
    }
}
