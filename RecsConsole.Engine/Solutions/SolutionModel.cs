using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Solutions;

/// <summary>
/// How probable each step is the one that solves a case, learned from the tenant's finished cases: how often it solved such cases, times what the signs of
/// the case say, as a multinomial logistic regression over the logarithm of the rates.
/// </summary>
public sealed class SolutionModel
{
    private const int Most = 8;

    private readonly SolutionCounts _counts;
    private readonly SignWeights? _signs;

    /// <param name="signs">Null where signs say nothing that later cases confirm.</param>
    internal SolutionModel(SolutionCounts counts, SignWeights? signs) => (_counts, _signs) = (counts, signs);

    /// <summary>Whether words and fields count beside issue type and product.</summary>
    public bool ReadsSigns => _signs is not null;

    /// <summary>The most probable solutions of a case, best first; null where no solution is known.</summary>
    public SolutionFacts? Read(string issueType, string? product, IReadOnlyList<int> signs, Func<string, bool> isAction)
    {
        ArgumentNullException.ThrowIfNull(isAction);
        var chances = Chances(issueType, product, signs);
        SolutionChance[] steps =
        [
            .. chances
                .Select((chance, i) => new SolutionChance(_counts.Actions[i], FixedPoint.FromDouble(chance)))
                .Where(each => each.Chance > 0 && isAction(each.Action))
                .OrderByDescending(each => each.Chance)
                .ThenBy(each => each.Action, StringComparer.Ordinal)
                .Take(Most),
        ];
        return steps.Length == 0 ? null : new(steps);
    }

    /// <summary>The chance of each action, in the order of the counts' actions.</summary>
    internal double[] Chances(string issueType, string? product, IReadOnlyList<int> signs)
    {
        var rates = _counts.Rates(issueType, product);
        return _signs is null ? rates : _signs.Turn(rates, signs);
    }

    internal int PlaceOf(string action)
    {
        for (var i = 0; i < _counts.Actions.Count; i++)
        {
            if (string.Equals(_counts.Actions[i], action, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }
}
