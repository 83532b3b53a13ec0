using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Solutions;

/// <summary>
/// How probable it is that each step solves a case, learned from the tenant's finished cases: how often it solved such cases, times the
/// evidence of the case's signs, as a multinomial logistic regression on the log rates.
/// </summary>
public sealed class SolutionModel
{
    private const int Max = 8;

    private readonly SolutionCounts _counts;
    private readonly SignWeights? _signs;

    /// <param name="signs">Null when later cases do not confirm that signs help.</param>
    internal SolutionModel(SolutionCounts counts, SignWeights? signs) => (_counts, _signs) = (counts, signs);

    /// <summary>See <see cref="FailedAttempts"/>; empty when it was not learned.</summary>
    internal IReadOnlyList<long> AfterFailed { get; init; } = [];

    /// <summary>Whether words and fields are used in addition to issue type and product.</summary>
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
                .Take(Max),
        ];
        return steps.Length == 0
            ? null
            : new(steps) { AfterFailed = AfterFailed.All(share => share == FixedPoint.One) ? null : AfterFailed };
    }

    /// <summary>The same with what becomes of a chance after failed attempts.</summary>
    internal SolutionModel With(IReadOnlyList<long> afterFailed) => new(_counts, _signs) { AfterFailed = afterFailed };

    /// <summary>The most probable solutions of a case, best first.</summary>
    internal IEnumerable<(string Action, double Chance)> Best(string issueType, string? product, IReadOnlyList<int> signs) =>
        Chances(issueType, product, signs)
            .Select((chance, i) => (Action: _counts.Actions[i], Chance: chance))
            .OrderByDescending(each => each.Chance)
            .ThenBy(each => each.Action, StringComparer.Ordinal)
            .Take(Max);

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
