namespace RecsConsole.Engine.NextStep;

/// <summary>
/// The histories that training learns from, and what is derived from all of them: activities, scales, contexts worth counting.
/// </summary>
internal sealed class TrainingLog
{
    private readonly IReadOnlyList<NextStepSequence> _sequences;
    private readonly NextStepSettings _settings;
    private readonly Dictionary<string, int> _numbers;

    public TrainingLog(IReadOnlyList<NextStepSequence> sequences, NextStepSettings settings)
        : this(sequences, settings, VocabularyOf(sequences, settings)) { }

    public TrainingLog(IReadOnlyList<NextStepSequence> sequences, NextStepSettings settings, NextStepVocabulary vocabulary)
    {
        (_sequences, _settings, Vocabulary) = (sequences, settings, vocabulary);
        _numbers = vocabulary.Numbers();
    }

    public NextStepVocabulary Vocabulary { get; }

    public int Cases => _sequences.Count;

    /// <summary>Number of histories with a known continuation.</summary>
    public int Histories => _sequences.Sum(each => each.HasEnded ? each.Events.Count : Math.Max(each.Events.Count - 1, 0));

    private int End => Vocabulary.Activities.Count;

    /// <summary>Visits the histories of some cases, in the order of cases and events.</summary>
    public void Visit(Func<int, bool> isWanted, HistoryVisitor visit)
    {
        var reader = new ContextReader(Vocabulary, _numbers);
        for (var number = 0; number < _sequences.Count; number++)
        {
            if (isWanted(number))
            {
                Visit(reader, number, visit);
            }
        }
    }

    /// <summary>Counts what followed in the histories of some cases.</summary>
    public ContextCounts Count(Func<int, bool> isWanted)
    {
        var plan = Vocabulary.Plan;
        var totals = new int[End + 1];
        var counter = new ContextCounter();
        var recent = new Dictionary<ulong, List<DayCount>>();
        Visit(
            isWanted,
            (point, step, knownOn, number) =>
            {
                totals[step]++;
                foreach (var key in point.Keys)
                {
                    counter.Add(key, step, number);
                }

                foreach (var level in plan.Recent)
                {
                    var key = point.Keys[level];
                    if (!recent.TryGetValue(key, out var days))
                    {
                        recent.Add(key, days = []);
                    }

                    days.Add(new(knownOn, step, 1));
                }
            }
        );
        var contexts = counter.Build(_settings.FewestEvents);
        return new(
            plan,
            totals,
            contexts,
            recent
                .Where(pair => contexts.ContainsKey(pair.Key))
                .Select(pair => KeyValuePair.Create(pair.Key, (IReadOnlyList<DayCount>)pair.Value))
        );
    }

    private void Visit(ContextReader reader, int number, HistoryVisitor visit)
    {
        var (events, hasEnded) = _sequences[number];
        reader.Clear();
        for (var i = 0; i < events.Count; i++)
        {
            reader.Read(events[i]);
            if (i + 1 < events.Count)
            {
                // an activity newer than the vocabulary is counted after the next training
                if (_numbers.TryGetValue(events[i + 1].Activity, out var step))
                {
                    visit(reader.Point, step, ContextReader.DayOf(events[i + 1].At), number);
                }
            }
            else if (hasEnded)
            {
                visit(reader.Point, End, ContextReader.DayOf(events[i].At) + _settings.EndKnownAfterDays, number);
            }
        }
    }

    private static NextStepVocabulary VocabularyOf(IReadOnlyList<NextStepSequence> sequences, NextStepSettings settings)
    {
        var fields = FieldChoice.Of(sequences, settings.MostFields);
        var trial = new FacetTrial(sequences, fields.Count > 0 ? fields[0] : null);
        var signs = SignChoice.Of(trial.Earlier, settings.MostSigns);
        var useless = trial.Useless(signs);
        return new(
            [
                .. sequences
                    .SelectMany(each => each.Events)
                    .Select(each => each.Activity)
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ],
            FacetScales.From(sequences),
            fields,
            useless.Contains(Facet.Text) ? [] : signs,
            new(ConstantIn(sequences).Concat(useless).ToHashSet(), fields.Count)
        );
    }

    private static HashSet<Facet> ConstantIn(IReadOnlyList<NextStepSequence> sequences)
    {
        var constant = new HashSet<Facet>();
        var events = sequences.SelectMany(each => each.Events);
        if (events.Select(each => each.Group).Distinct(StringComparer.Ordinal).Take(2).Count() < 2)
        {
            constant.UnionWith([Facet.Group, Facet.SameGroup]);
        }

        if (events.Select(each => each.Resource).Distinct(StringComparer.Ordinal).Take(2).Count() < 2)
        {
            constant.UnionWith([Facet.Resource, Facet.SameResource]);
        }

        if (events.Select(each => each.Priority).Distinct(StringComparer.Ordinal).Take(2).Count() < 2)
        {
            constant.Add(Facet.Priority);
        }

        return constant;
    }
}
