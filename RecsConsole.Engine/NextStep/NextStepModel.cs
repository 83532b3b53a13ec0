using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.NextStep;

/// <summary>
/// The probability of each next activity of a case, including its end, learned from earlier histories: counts in contexts of different
/// kinds and lengths, blended with weights fitted to cases outside the counts. Answers have the same bits on every machine.
/// </summary>
public sealed class NextStepModel
{
    private static readonly int[] s_orderLengths = [1, 2, 3, 4, 6];

    private readonly Dictionary<string, int> _numbers;
    private readonly double _endFactor;

    internal NextStepModel(
        NextStepSettings settings,
        NextStepVocabulary vocabulary,
        ContextCounts counts,
        MixtureWeights weights,
        double endMargin
    )
    {
        (Settings, Vocabulary, Counts, Weights) = (settings, vocabulary, counts, weights);
        EndMargin = endMargin;
        _numbers = vocabulary.Numbers();
        _endFactor = ExactMath.Exp(-endMargin);
    }

    /// <summary>The activities seen in training, in ordinal order.</summary>
    public IReadOnlyList<string> Activities => Vocabulary.Activities;

    /// <summary>The case fields that training found predictive, best first.</summary>
    public IReadOnlyList<string> Fields => Vocabulary.Fields;

    /// <summary>Whether what came of the steps matters to this model.</summary>
    public bool HasMemory => Vocabulary.Plan.HasMemory;

    /// <summary>Whether the text of a case matters to this model.</summary>
    public bool HasText => !Vocabulary.Plan.Constant.Contains(Facet.Text);

    /// <summary>What a case says of itself that matters to this model.</summary>
    public IReadOnlyList<StepInput> Inputs =>
        [
            .. Fields.Select(FieldValue.FieldOf).Distinct(StringComparer.Ordinal).Select(name => new StepInput(name)),
            .. Vocabulary.Plan.Constant.Contains(Facet.Priority) ? (StepInput[])[] : [StepInput.Priority],
            .. HasText ? (StepInput[])[StepInput.Text] : [],
        ];

    /// <summary>Whether it was learned with everything that models of today may depend on; an older one answers as it always did.</summary>
    public bool IsCurrent => Version == NextStepModelForm.ThisVersion;

    /// <summary>How much more probable than the best activity the end must be to be named first, as a logarithm.</summary>
    public double EndMargin { get; }

    /// <summary>Number of next steps counted.</summary>
    public int Histories => Counts.Totals.Sum();

    /// <summary>Version of the stored form that it was learned for.</summary>
    internal int Version { get; init; } = NextStepModelForm.ThisVersion;

    internal NextStepSettings Settings { get; }

    internal NextStepVocabulary Vocabulary { get; }

    internal ContextCounts Counts { get; }

    internal MixtureWeights Weights { get; }

    /// <summary>Corrects the mixture; null when trees did not help.</summary>
    internal StepTrees? Trees { get; init; }

    /// <summary>How long the steps take; null in a model that was stored before this was learned.</summary>
    internal StepWaits? Waits { get; init; }

    /// <summary>How long it takes from one activity to the next; null when the two seldom follow each other.</summary>
    public StepWait? WaitBetween(string last, string next) =>
        _numbers.TryGetValue(last, out var from) && _numbers.TryGetValue(next, out var to) ? Waits?.Between(from, to) : null;

    /// <summary>Predicts what comes after a history.</summary>
    /// <param name="history">All events of the case so far, in chronological order.</param>
    /// <exception cref="ArgumentException">The history is empty.</exception>
    public NextStepForecast Forecast(IReadOnlyList<NextStepEvent> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (history.Count == 0)
        {
            throw new ArgumentException("A case without an event has no last activity.", nameof(history));
        }

        var reader = Reader();
        foreach (var next in history)
        {
            reader.Read(next);
        }

        return Forecast(reader.Point, history, history.Count, new(Counts, Settings));
    }

    /// <summary>Predicts what comes after each event of a history, from what was known then: one forecast per event.</summary>
    public IEnumerable<NextStepForecast> ForecastEach(IReadOnlyList<NextStepEvent> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var reader = Reader();
        var opinions = new OpinionReader(Counts, Settings);
        for (var i = 0; i < history.Count; i++)
        {
            reader.Read(history[i]);
            yield return Forecast(reader.Point, history, i + 1, opinions);
        }
    }

    /// <summary>The model as canonical bytes: integers only, equal models give equal bytes.</summary>
    public byte[] ToBytes() => NextStepModelForm.Write(this);

    /// <summary>Reads a stored model.</summary>
    /// <exception cref="FormatException">The bytes are not a model of this version or the one before.</exception>
    public static NextStepModel FromBytes(ReadOnlySpan<byte> bytes) => NextStepModelForm.Read(bytes);

    private Facet FacetOf(StepInput input) =>
        input.Field is not { } field ? (input.IsText ? Facet.Text : Facet.Priority)
        : Fields.TakeWhile(each => !string.Equals(FieldValue.FieldOf(each), field, StringComparison.Ordinal)).Count() is var place
        && place < Fields.Count
            ? (Facet)((int)Facet.FirstField + place)
        : throw new ArgumentException($"This model does not depend on '{field}'.", nameof(input));

    private ContextReader Reader()
    {
        var reader = new ContextReader(Vocabulary, _numbers);
        reader.Clear();
        return reader;
    }

    /// <summary>
    /// What the counts alone say comes after a history, once for each of the inputs without it: what is counted with it then says no more than
    /// what is counted without it. Trees have no part in it, because they have only seen histories that say what they say.
    /// </summary>
    /// <param name="inputs">Null stands for none left out.</param>
    public IEnumerable<NextStepForecast> CountsWithout(IReadOnlyList<NextStepEvent> history, IEnumerable<StepInput?> inputs)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(inputs);
        var reader = Reader();
        foreach (var next in history)
        {
            reader.Read(next);
        }

        var opinions = new OpinionReader(Counts, Settings);
        foreach (var input in inputs)
        {
            var read = opinions.Read(reader.Point, input is null ? null : FacetOf(input));
            yield return Answer(reader.Point, history, history.Count, read, Weights.Mix(read));
        }
    }

    private NextStepForecast Forecast(HistoryPoint point, IReadOnlyList<NextStepEvent> history, int length, OpinionReader reader)
    {
        var opinions = reader.Read(point);
        var mixed = Weights.Mix(opinions);
        Trees?.Correct(opinions, point.Traits(), mixed);
        return Answer(point, history, length, opinions, mixed);
    }

    private NextStepForecast Answer(HistoryPoint point, IReadOnlyList<NextStepEvent> history, int length, Opinions opinions, double[] mixed)
    {
        var probabilities = Spread(opinions.Steps, mixed, out var unknown);
        var steps = probabilities
            .Select((probability, step) => new NextStepProbability(NameOf(step), probability))
            .OrderByDescending(each => each.Activity is null ? each.Probability * _endFactor : each.Probability)
            .ThenBy(each => each.Activity, StringComparer.Ordinal)
            .ToList();
        return new(steps, unknown, EvidenceOf(point, history, length));
    }

    // Steps that never followed the last activity share the rest in proportion to their base rates.
    private double[] Spread(int[] steps, double[] mixed, out double unknown)
    {
        var probabilities = new double[Activities.Count + 1];
        var rest = 1.0;
        foreach (var step in steps)
        {
            rest -= Counts.Base[step];
        }

        rest = Math.Max(rest, 1e-9);
        var share = mixed[^1] / rest;
        var left = mixed[^1];
        for (int step = 0, place = 0; step < probabilities.Length; step++)
        {
            if (place < steps.Length && steps[place] == step)
            {
                probabilities[step] = mixed[place++];
            }
            else
            {
                probabilities[step] = Counts.Base[step] * share;
                left -= probabilities[step];
            }
        }

        unknown = Math.Max(left, 0);
        return probabilities;
    }

    private NextStepEvidence? EvidenceOf(HistoryPoint point, IReadOnlyList<NextStepEvent> history, int length)
    {
        var orders = Vocabulary.Plan.Orders;
        for (var i = orders.Count - 1; i >= 0; i--)
        {
            if (s_orderLengths[i] <= length && Counts.Find(point.Keys[orders[i]]) is { } counted)
            {
                var after = Enumerable.Range(length - s_orderLengths[i], s_orderLengths[i]).Select(at => history[at].Activity);
                return new([.. after], counted.Cases, NextOf(counted));
            }
        }

        return null;
    }

    private List<CountedNextStep> NextOf(CountedContext context) =>
        [
            .. context
                .Steps.Select((step, i) => new CountedNextStep(NameOf(step), context.StepCases[i], context.StepEvents[i]))
                .OrderByDescending(each => each.Cases)
                .ThenBy(each => each.Activity, StringComparer.Ordinal),
        ];

    private string? NameOf(int step) => step < Activities.Count ? Activities[step] : null;
}
