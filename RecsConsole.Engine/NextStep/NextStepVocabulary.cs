namespace RecsConsole.Engine.NextStep;

/// <summary>What turns a history into numbers: the activities in ordinal order, where the groups of times begin, the fields, the contexts.</summary>
internal sealed record NextStepVocabulary(
    IReadOnlyList<string> Activities,
    FacetScales Scales,
    IReadOnlyList<string> Fields,
    ContextPlan Plan
)
{
    /// <summary>The place of each activity; the end comes after them.</summary>
    public Dictionary<string, int> Numbers() =>
        Activities.Select((activity, at) => (activity, at)).ToDictionary(each => each.activity, each => each.at, StringComparer.Ordinal);
}
