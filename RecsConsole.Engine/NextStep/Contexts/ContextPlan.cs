namespace RecsConsole.Engine.NextStep;

/// <summary>
/// Which contexts are counted. Each gives one opinion on the next step: the last activity plus whatever else may matter, from more general
/// to finer. A context backs off to itself without its last facet, and so on down to the last activity alone. A facet that is the same at
/// every event of a log, such as a missing group, forms no context, and neither does one that <see cref="FacetTrial"/> found useless.
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
        [Facet.Last, Facet.Standing],
        [Facet.Last, Facet.Standing, Facet.SecondLast],
        [Facet.Last, Facet.Standing, Facet.Occurred],
        [Facet.Last, Facet.Setbacks],
        [Facet.Last, Facet.Setbacks, Facet.Gap],
        [Facet.Last, Facet.LastFailed],
        [Facet.Last, Facet.LastFailed, Facet.SecondLast],
        [Facet.Last, Facet.Text],
        [Facet.Last, Facet.Text, Facet.SecondLast],
    ];

    // plain numbers of a history that trees get too, where they form contexts
    private static readonly Facet[] s_traits = [Facet.Standing, Facet.Setbacks, Facet.Text];

    // Recent events count more where work changes: the events of the last days, with these half-lives.
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

    /// <summary>What the case's memory and its text tell: since version 4 of the stored form, and only where it helps.</summary>
    public static IReadOnlyList<Facet> OnTrial { get; } = [Facet.Standing, Facet.Setbacks, Facet.LastFailed, Facet.Text];

    /// <param name="constant">Facets that never differ in this log, or do not help.</param>
    /// <param name="fields">Number of case fields that training chose.</param>
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
        Traits = [.. s_traits.Where(facet => !constant.Contains(facet))];
    }

    public IReadOnlySet<Facet> Constant { get; }

    /// <summary>All contexts and the ones they back off to; a level comes after its parent.</summary>
    public IReadOnlyList<ContextLevel> Levels => _levels;

    public IReadOnlyList<ContextOpinion> Opinions { get; }

    /// <summary>Levels of the last activities in their order, from one activity to six.</summary>
    public IReadOnlyList<int> Orders { get; }

    /// <summary>Levels whose events are kept by day.</summary>
    public IReadOnlyList<int> Recent { get; }

    /// <summary>The facets whose values trees get as columns.</summary>
    public IReadOnlyList<Facet> Traits { get; }

    /// <summary>Whether contexts depend on what came of the steps.</summary>
    public bool HasMemory => OnTrial.Any(facet => facet is not Facet.Text && !Constant.Contains(facet));

    /// <summary>Whether a facet is part of a context.</summary>
    public bool Has(int level, Facet facet) => level >= 0 && (_levels[level].Facet == facet || Has(_levels[level].Parent, facet));

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

/// <summary>A context: its parent (-1 for none) plus one facet.</summary>
internal readonly record struct ContextLevel(int Parent, Facet Facet);

/// <summary>A context's opinion on the next step: from all its events (half-life 0), or from recent ones.</summary>
internal readonly record struct ContextOpinion(int Level, int HalfLifeDays);
