namespace RecsConsole.Engine.NextStep;

/// <summary>
/// Maps a history to numbers: the activities in ordinal order, where the time groups begin, the fields, the signs of texts, the contexts.
/// </summary>
internal sealed record NextStepVocabulary(
    IReadOnlyList<string> Activities,
    FacetScales Scales,
    IReadOnlyList<string> Fields,
    IReadOnlyList<int> Signs,
    ContextPlan Plan
)
{
    /// <summary>The number of each activity; the end comes after them.</summary>
    public Dictionary<string, int> Numbers() =>
        Activities.Select((activity, at) => (activity, at)).ToDictionary(each => each.activity, each => each.at, StringComparer.Ordinal);
}
