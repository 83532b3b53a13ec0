namespace RecsConsole.Engine.NextStep;

/// <summary>
/// Which contexts are counted. Each is one opinion on the next step: the last activity and what else may matter, from the more telling to the
/// finer. A context leans on itself without its last facet, and so on down to the last activity alone. What is the same at every event of a
/// log, such as a missing group, makes no context of its own.
/// </summary>
internal sealed class ContextPlan
{
    private static readonly Facet[][] s_contexts =
    [
        [Facet.Last],
        [Facet.Last, Facet.SecondLast],
        [Facet.Last, Facet.SecondLast, Facet.ThirdLast],
        [Facet.Last, Facet.SecondLast, Facet.ThirdLast, Facet.FourthLast],
        [Facet.Last, Facet.SecondLast, Facet.ThirdLast, Facet.FourthLast, Facet.FifthLast, Facet.SixthLast],
        [Facet.Last, Facet.Run],
        [Facet.Last, Facet.Run, Facet.BeforeRun],
        [Facet.Last, Facet.Run, Facet.BeforeRun, Facet.RunBefore, Facet.BeforeRunBefore],
        [Facet.Last, Facet.SecondLast, Facet.Position],
        [Facet.Last, Facet.Occurred],
        [Facet.Last, Facet.Occurred, Facet.SecondLast],
        [Facet.Last, Facet.Occurrences],
        [Facet.Last, Facet.LastThree],
        [Facet.Last, Facet.Gap],
        [Facet.Last, Facet.GapExact],
        [Facet.Last, Facet.Gap, Facet.SecondLast],
        [Facet.Last, Facet.Gap, Facet.Occurred],
        [Facet.Last, Facet.Gap, Facet.GapBefore],
        [Facet.Last, Facet.Gap, Facet.Age],
        [Facet.Last, Facet.Gap, Facet.Age, Facet.Position],
        [Facet.Last, Facet.AgeDays],
        [Facet.Last, Facet.AgeExact],
        [Facet.Last, Facet.Age, Facet.Run],
        [Facet.Last, Facet.Age, Facet.Occurred],
        [Facet.Last, Facet.Age, Facet.SecondLast],
        [Facet.Last, Facet.DayPart],
        [Facet.Last, Facet.TimeOfDay],
        [Facet.Last, Facet.TimeOfDay, Facet.Run],
        [Facet.Last, Facet.DayPart, Facet.Gap],
        [Facet.Last, Facet.DayPart, Facet.Gap, Facet.Run],
        [Facet.Last, Facet.DayPart, Facet.Gap, Facet.Age],
        [Facet.Last, Facet.TimeOfDay, Facet.AgeExact],
        [Facet.Last, Facet.TimeOfDay, Facet.GapExact],
        [Facet.Last, Facet.SecondLast, Facet.DayPart],
        [Facet.Last, Facet.Weekday],
        [Facet.Last, Facet.Weekday, Facet.DayPart],
        [Facet.Last, Facet.GapDays],
        [Facet.Last, Facet.GapDays, Facet.DayPart],
        [Facet.Last, Facet.Group],
        [Facet.Last, Facet.Group, Facet.SecondLast],
        [Facet.Last, Facet.Group, Facet.Gap],
        [Facet.Last, Facet.Group, Facet.Age],
        [Facet.Last, Facet.SameGroup, Facet.SecondLast],
        [Facet.Last, Facet.Resource],
        [Facet.Last, Facet.Resource, Facet.SecondLast],
        [Facet.Last, Facet.Resource, Facet.Gap],
        [Facet.Last, Facet.SameResource, Facet.SecondLast],
        [Facet.Last, Facet.Resource, Facet.Group],
        [Facet.Last, Facet.Priority],
        [Facet.Last, Facet.Priority, Facet.SecondLast],
        [Facet.Last, Facet.Priority, Facet.Age],
    ];

    // What lately followed counts more where work changes: the events of the last days, halved every so many days.
    private static readonly (int HalfLifeDays, Facet[] Facets)[] s_recent =
    [
        (7, [Facet.Last]),
        (15, [Facet.Last]),
        (60, [Facet.Last]),
        (30, [Facet.Last, Facet.SecondLast]),
        (60, [Facet.Last, Facet.Occurred]),
        (30, [Facet.Last, Facet.DayPart]),
        (30, [Facet.Last, Facet.Gap]),
        (30, [Facet.Last, Facet.Group]),
        (30, [Facet.Last, Facet.Resource]),
    ];

    private readonly List<ContextLevel> _levels = [];

    /// <param name="constant">Facets that never differ in this log.</param>
    /// <param name="fields">How many fields of a case training chose.</param>
    public ContextPlan(IReadOnlySet<Facet> constant, int fields)
    {
        Constant = constant;
        Opinions =
        [
            .. s_contexts.Concat(OfFields(fields)).Where(IsUseful).Select(facets => new ContextOpinion(LevelOf(facets), HalfLifeDays: 0)),
        ];
        Opinions =
        [
            .. Opinions,
            .. s_recent.Where(each => IsUseful(each.Facets)).Select(each => new ContextOpinion(LevelOf(each.Facets), each.HalfLifeDays)),
        ];
        Orders = [.. s_contexts[..5].Where(IsUseful).Select(LevelOf)];
        Recent = [.. Opinions.Where(each => each.HalfLifeDays > 0).Select(each => each.Level).Distinct()];
    }

    public IReadOnlySet<Facet> Constant { get; }

    /// <summary>All contexts and what they lean on; a level comes after the one it leans on.</summary>
    public IReadOnlyList<ContextLevel> Levels => _levels;

    public IReadOnlyList<ContextOpinion> Opinions { get; }

    /// <summary>Levels of the last activities in their order, from one activity to six.</summary>
    public IReadOnlyList<int> Orders { get; }

    /// <summary>Levels whose events are kept by day.</summary>
    public IReadOnlyList<int> Recent { get; }

    /// <summary>The numbers of all contexts that a history is in.</summary>
    public void KeysOf(HistoryFacets facets, Span<ulong> keys)
    {
        var values = facets.Values;
        for (var level = 0; level < _levels.Count; level++)
        {
            var (parent, facet) = _levels[level];
            var start = parent < 0 ? 0 : keys[parent];
            keys[level] = ContextKey.With(start + (ulong)facet + 1, values[(int)facet]);
        }
    }

    private static IEnumerable<Facet[]> OfFields(int fields) =>
        Enumerable
            .Range((int)Facet.FirstField, fields)
            .Select(field => (Facet)field)
            .SelectMany(field =>
                (Facet[][])
                    [
                        [Facet.Last, field],
                        [Facet.Last, field, Facet.SecondLast],
                    ]
            );

    private bool IsUseful(Facet[] facets) => !facets.Skip(1).Any(Constant.Contains);

    private int LevelOf(Facet[] facets)
    {
        var parent = -1;
        foreach (var facet in facets)
        {
            var level = _levels.IndexOf(new(parent, facet));
            if (level < 0)
            {
                level = _levels.Count;
                _levels.Add(new(parent, facet));
            }

            parent = level;
        }

        return parent;
    }
}

/// <summary>A context: another one (-1: none) and one facet more.</summary>
internal readonly record struct ContextLevel(int Parent, Facet Facet);

/// <summary>What a context says of the next step: by all its events (half-life 0), or by the latest.</summary>
internal readonly record struct ContextOpinion(int Level, int HalfLifeDays);
