using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.Solutions;

/// <summary>
/// What becomes of the chance of the best remaining step once others did not solve the case: how often that step was the solution of
/// finished cases, relative to how often the model expects it. More often, where each failure leaves fewer steps that may help; less often,
/// where a case that its usual solution did not solve is unusual.
/// </summary>
internal static class FailedAttempts
{
    /// <summary>More attempts count as this many.</summary>
    public const int Most = 3;

    // weight of "nothing changes", as a number of solved cases
    private const double Prior = 10;

    /// <summary>What the chance is multiplied by after one attempt, two, and more, in millionths; one where nothing changes.</summary>
    /// <param name="cases">Cases that the model has not learned from.</param>
    public static IReadOnlyList<long> Learn(SolutionModel model, IEnumerable<SolvedCase> cases)
    {
        var (solved, expected) = (new double[Most], new double[Most]);
        foreach (var each in cases)
        {
            var (left, attempts) = (model.Best(each.IssueType, each.Product, each.Signs).ToList(), 0);
            foreach (var tried in each.Tried)
            {
                if (left.RemoveAll(step => Is(step.Action, tried)) == 0 || left.Count == 0)
                {
                    continue;
                }

                attempts++;
                var place = Math.Min(attempts, Most) - 1;
                expected[place] += left[0].Chance;
                solved[place] += Is(left[0].Action, each.Step.Action) ? 1 : 0;
            }
        }

        return [.. solved.Select((count, i) => FixedPoint.FromDouble((count + Prior) / (expected[i] + Prior)))];
    }

    private static bool Is(string one, string? other) => string.Equals(one, other, StringComparison.Ordinal);
}
