using System.Text.Json;
using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Boosting;
using RecsConsole.Engine.Boosting.LightGbm;
using RecsConsole.Engine.Canonical;

namespace RecsConsole.Engine.NextStep;

/// <summary>The stored form of a model: lists of integers, contexts by ascending number.</summary>
internal sealed record NextStepModelForm
{
    /// <summary>With what the memory of a case and its text tell.</summary>
    public const int ThisVersion = 4;

    // the same without it
    private const int BeforeMemory = 3;

    public required int Version { get; init; }

    public required NextStepSettings Settings { get; init; }

    public required IReadOnlyList<string> Activities { get; init; }

    public required FacetScales Scales { get; init; }

    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>The chosen signs of texts, most telling first; null before version 4.</summary>
    public IReadOnlyList<int>? Signs { get; init; }

    /// <summary>Numbers of the facets that never differed, or did not help.</summary>
    public required IReadOnlyList<int> Constant { get; init; }

    public required IReadOnlyList<int> Totals { get; init; }

    /// <summary>For each context: number, events, cases, then step, events and cases of each next step.</summary>
    public required IReadOnlyList<IReadOnlyList<long>> Contexts { get; init; }

    /// <summary>For each entry: context number, then day, step and events.</summary>
    public required IReadOnlyList<IReadOnlyList<long>> Recent { get; init; }

    /// <summary>By last activity, the steps that followed it when the weights were fitted.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Followers { get; init; }

    /// <summary>The weights in millionths, as is the margin.</summary>
    public required IReadOnlyList<long> Weights { get; init; }

    public required long EndMargin { get; init; }

    /// <summary>The trees in LightGBM's text format; null when there are none.</summary>
    public string? Trees { get; init; }

    /// <summary>How long steps take: last activity, next activity, and three times in seconds; null in older models.</summary>
    public IReadOnlyList<IReadOnlyList<long>>? Waits { get; init; }

    public static byte[] Write(NextStepModel model) =>
        CanonicalJson.Serialize(
            new NextStepModelForm
            {
                Version = model.Version,
                Settings = model.Settings,
                Activities = model.Activities,
                Scales = model.Vocabulary.Scales,
                Fields = model.Vocabulary.Fields,
                Signs = model.IsCurrent ? model.Vocabulary.Signs : null,
                Constant = ConstantOf(model),
                Totals = model.Counts.Totals,
                Contexts = [.. model.Counts.Contexts.OrderBy(pair => pair.Key).Select(pair => Row(pair.Key, pair.Value))],
                Recent = [.. model.Counts.Recent.OrderBy(pair => pair.Key).Select(pair => Row(pair.Key, pair.Value))],
                Followers = model.Weights.Followers,
                Weights = [.. model.Weights.Values.Select(FixedPoint.FromDouble)],
                EndMargin = FixedPoint.FromDouble(model.EndMargin),
                Trees = model.Trees?.Text,
                Waits = model.Waits is null ? null : [.. model.Waits.Rows],
            }
        );

    public static NextStepModel Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var form = CanonicalJson.Deserialize<NextStepModelForm>(bytes);
            return form.Version is ThisVersion or BeforeMemory
                ? form.ToModel()
                : throw new FormatException(FormattableString.Invariant($"A next-step model of version {form.Version} cannot be read."));
        }
        catch (Exception e)
            when (e is JsonException or ArgumentException or IndexOutOfRangeException or LightGbmFormatException or BoostingException)
        {
            throw new FormatException("These bytes are no next-step model.", e);
        }
    }

    private static long[] Row(ulong key, CountedContext context) =>
        [
            unchecked((long)key),
            context.Events,
            context.Cases,
            .. context.Steps.SelectMany((step, i) => (long[])[step, context.StepEvents[i], context.StepCases[i]]),
        ];

    private static long[] Row(ulong key, RecentSteps recent) =>
        [unchecked((long)key), .. recent.Counts.SelectMany(each => (long[])[each.Day, each.Step, each.Events])];

    private NextStepModel ToModel()
    {
        var later = Version == BeforeMemory ? ContextPlan.OnTrial : [];
        var plan = new ContextPlan(Constant.Select(number => (Facet)number).Concat(later).ToHashSet(), Fields.Count);
        var counts = new ContextCounts(
            plan,
            [.. Totals],
            Contexts.ToDictionary(row => unchecked((ulong)row[0]), ContextOf),
            Recent.Select(row => KeyValuePair.Create(unchecked((ulong)row[0]), DaysOf(row)))
        );
        var weights = new MixtureWeights(plan.Opinions.Count, [.. Followers.Select(each => each.ToArray())]);
        if (weights.Values.Length != Weights.Count || Totals.Count != Activities.Count + 1 || Followers.Count != Totals.Count)
        {
            throw new FormatException("The parts of this next-step model do not fit each other.");
        }

        weights.Values = [.. Weights.Select(FixedPoint.ToDouble)];
        return new(Settings, new(Activities, Scales, Fields, Signs ?? [], plan), counts, weights, FixedPoint.ToDouble(EndMargin))
        {
            Version = Version,
            Trees = Trees is null ? null : StepTrees.From(Trees, plan),
            Waits = Waits is null ? null : StepWaits.From(Waits),
        };
    }

    // a model of the earlier version is written as it was read
    private static int[] ConstantOf(NextStepModel model) =>
        [
            .. model
                .Vocabulary.Plan.Constant.Where(facet => model.IsCurrent || !ContextPlan.OnTrial.Contains(facet))
                .Select(facet => (int)facet)
                .Order(),
        ];

    private static CountedContext ContextOf(IReadOnlyList<long> row)
    {
        var steps = (row.Count - 3) / 3;
        return new(
            checked((int)row[1]),
            checked((int)row[2]),
            Column(row, steps, start: 3),
            Column(row, steps, start: 4),
            Column(row, steps, start: 5)
        );
    }

    private static int[] Column(IReadOnlyList<long> row, int count, int start) =>
        [.. Enumerable.Range(0, count).Select(i => checked((int)row[start + (i * 3)]))];

    private static IReadOnlyList<DayCount> DaysOf(IReadOnlyList<long> row) =>
        [
            .. Enumerable
                .Range(0, (row.Count - 1) / 3)
                .Select(i => new DayCount((int)row[1 + (i * 3)], (int)row[2 + (i * 3)], (int)row[3 + (i * 3)])),
        ];
}
