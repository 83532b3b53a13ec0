using RecsConsole.Platform;

namespace RecsConsole.Features.Cases.Assignment;

/// <summary>Texts shown before and after cases change hands.</summary>
internal static class AssignmentTexts
{
    private const int MaxNamed = 3;

    /// <summary>"BR-1" or "3 cases".</summary>
    public static string Count(IReadOnlyList<CaseToAssign> cases) => cases.Count == 1 ? cases[0].Key : Texts.Cases.With(cases.Count);

    /// <summary>Who loses which cases: "Ana Nowak has BR-1 and BR-2. They are notified in their inbox."</summary>
    public static string Consequence(IReadOnlyList<CaseToAssign> held)
    {
        var holders = held.GroupBy(each => each.Holder ?? Texts.SomebodyElse, StringComparer.Ordinal)
            .Select(each => Texts.HolderHas.With(each.Key, Keys([.. each.Select(row => row.Key)])));
        return $"{string.Join(' ', holders)} {Texts.HoldersAreNotified}";
    }

    /// <summary>What changed hands; null when nothing did.</summary>
    /// <param name="to">Who has the case now; null for the actor.</param>
    public static string? Done(CasesOutcome outcome, string? to)
    {
        var done = outcome.Done.ToList();
        return (done.Count, to) switch
        {
            (0, _) => null,
            (1, null) => Texts.OneIsYours.With(done[0].CaseKey),
            (1, _) => Texts.OneIsTheirs.With(done[0].CaseKey, to),
            (var count, null) => Texts.ManyAreYours.With(count),
            (var count, _) => Texts.ManyAreTheirs.With(count, to),
        };
    }

    /// <summary>What did not change hands and why, grouped by reason; null when everything did.</summary>
    public static string? NotDone(CasesOutcome outcome)
    {
        var reasons = outcome
            .NotDone.GroupBy(each => each.Refused!, StringComparer.Ordinal)
            .Select(each => Texts.NotAssigned.With(Keys([.. each.Select(result => result.CaseKey ?? Texts.ACase)]), each.Key));
        var text = string.Join(' ', reasons);
        return text.Length == 0 ? null : text;
    }

    /// <summary>The result of the undo.</summary>
    public static string Undone(int undone, int given) => undone == given ? Texts.GivenBack : Texts.SomeGivenBack.With(undone, given);

    internal static string Keys(List<string> keys)
    {
        var named = string.Join(", ", keys.Take(MaxNamed));
        return keys.Count > MaxNamed ? Texts.KeysAndMore.With(named, keys.Count - MaxNamed) : named;
    }
}
