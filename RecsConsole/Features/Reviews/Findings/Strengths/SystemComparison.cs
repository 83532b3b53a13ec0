using RecsConsole.Engine.Evaluation;
using RecsConsole.Engine.Evaluation.Pairwise;

namespace RecsConsole.Features.Reviews.Findings.Strengths;

/// <summary>
/// All systems of a study on one scale (R146), from one verdict per case, and whether the judging may stop. Ties count for neither.
/// </summary>
internal static class SystemComparison
{
    /// <summary>The strengths of a study's systems, strongest first.</summary>
    public static StudyStrengths Of(IReadOnlyList<string> systems, IReadOnlyList<CaseVerdict> cases)
    {
        var met = Meetings(systems.Count, cases);
        var comparisons = met.ConvertAll(each => new PairedComparison(each.A, each.B, each.WinsOfA.Wins, each.WinsOfA.Losses));
        var unknown = BradleyTerry.Undetermined(systems.Count, comparisons);
        var fit = unknown.Count == 0 ? BradleyTerry.Fit(systems.Count, comparisons) : null;
        var lines = systems.Select((name, number) => LineOf(name, number, met, fit?.Strengths[number]));
        return new(
            [.. lines.OrderByDescending(line => line.Strength?.Value ?? 0).ThenBy(line => line.Number)],
            [.. met.Select(each => new SystemMeetingFigures(systems[each.A], systems[each.B], each.WinsOfA))],
            fit is null
        );
    }

    /// <summary>Whether the systems are told apart, for each two of them; the error rate is shared among all of these.</summary>
    public static IReadOnlyList<StopFigures> Stops(IReadOnlyList<string> systems, IReadOnlyList<CaseVerdict> cases)
    {
        var met = Meetings(systems.Count, cases);
        return [.. met.Select(each => StopFigures.Of(systems[each.A], systems[each.B], each.WinsOfA, met.Count))];
    }

    private static SystemStrength LineOf(string name, int number, List<Met> met, Estimate? strength)
    {
        var own = met.Where(each => each.A == number || each.B == number).ToList();
        var wins = own.Sum(each => each.A == number ? each.WinsOfA.Wins : each.WinsOfA.Losses);
        return new(number, name, new(wins, own.Sum(each => each.WinsOfA.Decided) - wins), strength);
    }

    private static List<Met> Meetings(int systems, IReadOnlyList<CaseVerdict> cases)
    {
        var met = new List<Met>();
        for (var a = 0; a < systems; a++)
        {
            for (var b = a + 1; b < systems; b++)
            {
                met.Add(new(a, b, CaseVerdicts.Of([.. cases.Where(each => each.NumberA == a && each.NumberB == b)]).WinsOfA));
            }
        }

        return met;
    }

    private sealed record Met(int A, int B, WinRate WinsOfA);
}

/// <summary>The systems of a study on one scale.</summary>
/// <param name="Meetings">How often each two met, in the study's order.</param>
/// <param name="IsOpenEnded">A system won or lost against all others, so that its strength has no finite value yet.</param>
public sealed record StudyStrengths(IReadOnlyList<SystemStrength> Systems, IReadOnlyList<SystemMeetingFigures> Meetings, bool IsOpenEnded)
{
    /// <summary>Whether every system has enough decided cases, and a finite strength, to be placed.</summary>
    public bool IsEnough => !IsOpenEnded && Systems.All(system => system.Wins.IsEnough);
}

/// <summary>A system's strength: the log-odds of being preferred to the study's first system.</summary>
/// <param name="Number">The system's number in the study, from 0.</param>
/// <param name="Wins">Cases won and lost against all others.</param>
/// <param name="Strength">With its 95 % interval; null while it has no finite value.</param>
public sealed record SystemStrength(int Number, string System, WinRate Wins, Estimate? Strength);

/// <summary>How often two systems of a study met, and who won.</summary>
public sealed record SystemMeetingFigures(string First, string Second, WinRate WinsOfFirst);
