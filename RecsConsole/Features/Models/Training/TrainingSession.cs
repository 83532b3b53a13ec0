using RecsConsole.Engine.Fields;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models.Training.Cards;
using RecsConsole.Features.Models.Training.Fitting;
using RecsConsole.Features.Models.Training.Oracle;
using RecsConsole.Features.Models.Training.Reviews;
using RecsConsole.Features.Models.Training.Trials;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Models.Training;

/// <summary>One training from examples to report: features, fit, evaluation. Only numbers leave it.</summary>
internal sealed class TrainingSession : IDisposable
{
    private const int FeaturesFrom = 10;
    private const int TrainingFrom = 60;
    private const int EvaluationFrom = 65;
    private const int EvaluationTo = 97;

    private readonly TrainingScope _scope;
    private readonly Dictionary<string, IExamples> _sourceOf;
    private readonly ExampleRows _rows;
    private readonly EvaluationOracle _oracle;
    private readonly IReadOnlyList<string> _columns;
    private readonly int[] _places;
    private readonly JobProgress _progress;
    private readonly TrainingSplit _split;
    private readonly TrainingRows _train = new();
    private readonly TrainingRows _validation = new();
    private readonly TrainingRows _test = new();
    private readonly TrainingRows _judged = new();
    private readonly MostUsed _mostUsed;
    private readonly RulesFit _rules;
    private readonly IReadOnlyList<IExamples> _sources;

    public TrainingSession(
        TrainingScope scope,
        IReadOnlyList<IExamples> sources,
        ExampleRows rows,
        IReadOnlyList<string> columns,
        EvaluationOracle oracle,
        JobProgress progress
    )
    {
        (_scope, _rows, _columns, _oracle, _progress) = (scope, rows, columns, oracle, progress);
        (_mostUsed, _rules) = (new(scope.Limits), new(rows.Kind));
        _sources = sources;
        _sourceOf = sources.Where(source => source.Keys.Count > 0).ToDictionary(source => source.Keys[0].Source, StringComparer.Ordinal);
        var known = FeatureColumns.Of(rows.Kind).ToList();
        _places = [.. columns.Select(column => known.IndexOf(column))];
        Keys =
        [
            .. sources
                .SelectMany(source => source.Keys)
                .OrderBy(key => key.At)
                .ThenBy(key => key.Source, StringComparer.Ordinal)
                .ThenBy(key => key.Id)
                .ThenBy(key => key.Ordinal),
        ];
        _split = TrainingSplit.From(Keys, scope.Options);
    }

    /// <summary>The keys of all examples, in time order.</summary>
    public IReadOnlyList<ExampleKey> Keys { get; }

    /// <summary>Judgements of closed studies, kept apart from the examples; null where there are none of the kind.</summary>
    public ReviewExamples? Reviews { get; init; }

    /// <summary>Why there is too little to learn from, with how much is missing (R75); null when there is enough.</summary>
    public Error? TooFew() => Missing(nameof(Texts.TooFewDecisions), _split.Count, _scope.Options.MinDecisions);

    /// <summary>The column names of the rows.</summary>
    public IReadOnlyList<string> Columns => _columns;

    public SlateKind Kind => _rows.Kind;

    /// <summary>Training rows; empty before they are built.</summary>
    public TrainingRows Train => _train;

    /// <summary>Validation rows.</summary>
    public TrainingRows Validation => _validation;

    /// <summary>Builds the training and validation rows; returns an error when there are too few.</summary>
    public async Task<Error?> BuildAsync(CancellationToken cancellationToken)
    {
        var before = _split.Train.Count + _split.Validation.Count;
        await AddAsync(_split.Train, _train, 0, before, cancellationToken);
        await AddAsync(_split.Validation, _validation, _split.Train.Count, before, cancellationToken);
        if (Reviews is { } reviews && _split.Validation.Count > 0)
        {
            await reviews.AddToAsync(_judged, _rows, _places, _split.Validation[0].At, cancellationToken);
        }

        return TooFewRows();
    }

    /// <summary>Test rows; empty before they are built.</summary>
    public TrainingRows Test => _test;

    /// <summary>Builds the test rows, for an export.</summary>
    public Task BuildTestAsync(CancellationToken cancellationToken) =>
        AddAsync(_split.Test, _test, 0, _split.Test.Count, cancellationToken);

    /// <summary>Fits models on the rows, or takes imported ones.</summary>
    /// <param name="fit">Its second argument is called from time to time to check for cancellation.</param>
    public async Task<FittedForms> FitAsync(Func<FitRequest, Action, FittedForms> fit, CancellationToken cancellationToken)
    {
        await _progress.ReportAsync(
            TrainingFrom,
            StoredText.From<Texts>(nameof(Texts.TrainingOnRows), _train.Rows.Count),
            cancellationToken
        );
        var request = new FitRequest(ModelReport.Unnamed, Kind, _columns, _train, _validation) { Judged = _judged };
        return await Task.Run(() => fit(request, cancellationToken.ThrowIfCancellationRequested), cancellationToken);
    }

    private Error? TooFewRows() =>
        (
            _train is { Examples: > 0, Successes: 0 }
                ? Error.Invalid(StoredText.From<Texts>(nameof(Texts.NothingWasUsed), _train.Examples))
                : null
        )
        ?? Missing(nameof(Texts.TooFewSuccesses), _train.Successes, _scope.Options.MinSuccesses)
        ?? Missing(nameof(Texts.TooFewOutcomes), _validation.Done.Count, _scope.Options.MinCalibration);

    public void Dispose()
    {
        _train.Dispose();
        _validation.Dispose();
        _test.Dispose();
        _judged.Dispose();
    }

    private async Task AddAsync(IReadOnlyList<ExampleKey> keys, TrainingRows rows, int done, int all, CancellationToken cancellationToken)
    {
        for (var i = 0; i < keys.Count; i++)
        {
            await ReportAsync(FeaturesFrom, TrainingFrom, done + i, all, nameof(Texts.FeaturesOf), cancellationToken);
            if (await BuildAsync(keys[i], cancellationToken) is { } example)
            {
                _mostUsed.Add(example.Example);
                _rules.Add(example);
                rows.Add(example, _places, TypeOf(example));
            }
        }
    }

    /// <summary>Ranks every decision of the test period with the model, the heuristic and the baselines.</summary>
    public async Task<RankerComparison> EvaluateAsync(FittedForms fitted, CancellationToken cancellationToken)
    {
        var trials = new RankerComparison(fitted, _mostUsed, _rows, _oracle, _scope.Limits, _scope.Live);
        for (var i = 0; i < _split.Test.Count; i++)
        {
            await ReportAsync(EvaluationFrom, EvaluationTo, i, _split.Test.Count, nameof(Texts.EvaluatingOn), cancellationToken);
            if (await BuildAsync(_split.Test[i], cancellationToken) is { } example)
            {
                trials.Add(example);
                _test.Add(example, _places, TypeOf(example));
            }
        }

        return trials;
    }

    private string? TypeOf(RankedExample example) =>
        _scope.Limits.Allows(DataFields.CaseType, FieldPurpose.Train) ? example.Example.Snapshot.Case.Type : null;

    private async Task<RankedExample?> BuildAsync(ExampleKey key, CancellationToken cancellationToken) =>
        await _sourceOf[key.Source].BuildAsync(key, cancellationToken) is { } example ? _rows.Of(example) : null;

    private async Task ReportAsync(int from, int to, int done, int all, string key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (done % 100 == 0)
        {
            await _progress.ReportAsync(
                from + ((to - from) * done / Math.Max(1, all)),
                StoredText.From<Texts>(key, done, all),
                cancellationToken
            );
        }
    }

    /// <summary>The figures of all of them, with what the model learned from.</summary>
    public ModelReport ReportOf(FittedForms fitted, RankerComparison trials)
    {
        var report = TrainingReport.Of(new(_split, _train, _validation, fitted, trials, _columns, _scope.Objectives));
        return report with
        {
            DataHash = fitted.LearnedFromReviews ? DatasetCards.HashOf([_train, _judged]) : report.DataHash,
            Rules = _rules.Learn(),
            Sources = new(
                Keys.Count(key => string.Equals(key.Source, ExampleKey.Decision, StringComparison.Ordinal)),
                Keys.Count(key => string.Equals(key.Source, ExampleKey.History, StringComparison.Ordinal)),
                Keys.Count - _split.Count
            ),
            Card = DatasetCards.Of(
                new(Kind, _scope, _sources, _split, [new("train", _train), new("validation", _validation), new("test", _test)], _columns),
                DatasetCards.ReviewsOf(Reviews, _judged, fitted.LearnedFromReviews)
            ),
        };
    }

    private static Error? Missing(string key, int have, int needed) =>
        have >= needed ? null : Error.Invalid(StoredText.From<Texts>(key, have, needed, needed - have));
}
