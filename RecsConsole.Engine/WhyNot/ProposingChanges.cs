using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.WhyNot;

/// <summary>Changes that would make a source propose an item that none proposed.</summary>
internal static class ProposingChanges
{
    private const long HighestSkill = 5;
    private const long MaxSolved = 100;

    public static IEnumerable<CounterfactualChange> For(WhyNotInput it)
    {
        var configuration = it.Snapshot.Shared.Configuration;
        if (!configuration.SurfaceOf(it.Item.Kind).IsOn)
        {
            return [it.Change(ChangeCode.SurfaceOn)]; // nothing else helps until the surface is on
        }

        var own = it.Item.Kind switch
        {
            SlateKind.Action => Actions(it),
            SlateKind.Document => Documents(it),
            _ => People(it),
        };
        return own.Concat(configuration.DisabledSources.Select(source => it.Change(ChangeCode.SourceOn, source)));
    }

    private static IEnumerable<CounterfactualChange> Actions(WhyNotInput it) =>
        it.Action is null
            ? [it.Change(ChangeCode.ActionPublished)]
            :
            [
                .. it.StatesThatAllowIt().Select(state => it.Change(ChangeCode.CaseInState, state)),
                it.Change(ChangeCode.TransitionAdded, it.Case.State),
                it.Change(ChangeCode.PolicyRequires),
            ];

    private static IEnumerable<CounterfactualChange> Documents(WhyNotInput it) =>
        it.Document is null && it.Item.Document is null ? [] : [.. Found(it), it.Change(ChangeCode.DocumentPicked)];

    private static IEnumerable<CounterfactualChange> People(WhyNotInput it) =>
        it.Person is null
            ? it.Item.Person is null
                ? []
                : [it.Change(ChangeCode.MarkedExpert)]
            : [.. Known(it), .. RankChanges.SimilarCases(it)];

    /// <summary>A higher search score for the document.</summary>
    public static IEnumerable<CounterfactualChange> Found(WhyNotInput it) =>
        it.Amount(
            ChangeCode.DocumentFound,
            Arithmetic.FixedPoint.One - ((it.Document ?? it.Item.Document)?.SearchScore ?? 0),
            Arithmetic.FixedPoint.One
        );

    /// <summary>More experience of the person with the issue type.</summary>
    public static IEnumerable<CounterfactualChange> Known(WhyNotInput it)
    {
        var issue = it.Case.IssueType;
        var level = it.Person?.Skills.GetValueOrDefault(issue) ?? 0;
        var solved = it.Person?.Experience.GetValueOrDefault(issue)?.Solved ?? 0;
        return it.Amount(ChangeCode.MoreSkill, HighestSkill - level, HighestSkill, issue)
            .Concat(it.Amount(ChangeCode.MoreSolved, MaxSolved - solved, MaxSolved, issue));
    }
}
