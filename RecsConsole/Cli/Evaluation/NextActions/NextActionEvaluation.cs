using System.Diagnostics;
using RecsConsole.Engine.Evaluation;
using RecsConsole.Engine.NextStep;

namespace RecsConsole.Cli.Evaluation.NextActions;

/// <summary>
/// Predicts the next activity at every prefix of two or more events of the test cases (N. Tax, I. Verenich, M. La Rosa and M. Dumas,
/// "Predictive business process monitoring with LSTM neural networks", CAiSE 2017).
/// </summary>
internal sealed class NextActionEvaluation
{
    /// <summary>The counting baseline is measured with one up to this many last activities.</summary>
    public const int MaxCounted = 3;

    private const int ShortestPrefix = 2;
    private const int Depth = 3;
    private const double MinProbability = 1e-12;

    private readonly List<IReadOnlyList<EvaluatedPrefix>> _cases = [];
    private readonly double _trainSeconds;
    private readonly double _predictSeconds;

    public NextActionEvaluation(
        IReadOnlyList<NextStepSequence> training,
        IReadOnlyList<NextStepSequence> test,
        CancellationToken cancellationToken
    )
    {
        var started = Stopwatch.GetTimestamp();
        var model = NextStepTrainer.Fit(training, NextStepSettings.Standard, cancellationToken.ThrowIfCancellationRequested);
        _trainSeconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var counting = Enumerable.Range(1, MaxCounted).Select(order => new CountingBaseline(training, order)).ToList();
        foreach (var events in test.Select(each => each.Events))
        {
            cancellationToken.ThrowIfCancellationRequested();
            started = Stopwatch.GetTimestamp();
            var forecasts = model.ForecastEach(events).ToList();
            _predictSeconds += Stopwatch.GetElapsedTime(started).TotalSeconds;
            _cases.Add(PrefixesOf(events, forecasts, counting));
        }
    }

    private IEnumerable<EvaluatedPrefix> All => _cases.SelectMany(each => each);

    private IEnumerable<EvaluatedPrefix> Followed => All.Where(each => !each.IsEnd);

    /// <summary>
    /// The share of correct predictions with its interval by case; including the end, or only where another event followed.
    /// </summary>
    public Estimate Accuracy(bool withEnd) => ByCase(withEnd, each => each.IsRight);

    /// <summary>The same for the counting baseline with the given number of last activities.</summary>
    public Estimate CountedAccuracy(bool withEnd, int order) => ByCase(withEnd, each => each.IsCountedRight(order));

    public NextActionAnswer Answer(IReadOnlyList<NextStepSequence> all, int trainCases)
    {
        var followed = Followed.ToList();
        return new()
        {
            Cases = all.Count,
            Events = all.Sum(each => each.Events.Count),
            Activities = all.SelectMany(each => each.Events).Select(each => each.Activity).Distinct(StringComparer.Ordinal).Count(),
            TrainCases = trainCases,
            TestCases = all.Count - trainCases,
            Prefixes = followed.Count,
            Accuracy = Rounded(followed.Average(each => each.IsRight ? 1.0 : 0)),
            BaselineAccuracy = Rounded(followed.Average(each => each.IsCountedRight(1) ? 1.0 : 0)),
            AccuracyWithEnd = Rounded(All.Average(each => each.IsRight ? 1.0 : 0)),
            BaselineAccuracyWithEnd = Rounded(All.Average(each => each.IsCountedRight(1) ? 1.0 : 0)),
            BalancedAccuracy = Rounded(
                followed.GroupBy(each => each.Came, StringComparer.Ordinal).Average(same => same.Average(each => each.IsRight ? 1.0 : 0))
            ),
            MrrAt3 = Rounded(followed.Average(each => each.RankWithin(Depth) is > 0 and var rank ? 1.0 / rank : 0)),
            RecallAt3 = Rounded(followed.Average(each => each.RankWithin(Depth) > 0 ? 1.0 : 0)),
            LogLoss = Rounded(All.Average(each => -Math.Log(Math.Max(each.Forecast.Of(each.Came), MinProbability)))),
            Ece = Rounded(Reliability.Error([.. All.Select(each => new Prediction(each.Forecast.Steps[0].Probability, each.IsRight))])),
            TrainSeconds = Math.Round(_trainSeconds, 3),
            PredictUsPerPrefix = Math.Round(_predictSeconds * 1e6 / All.Count(), 1),
        };
    }

    private static double Rounded(double value) => Math.Round(value, 6);

    private static List<EvaluatedPrefix> PrefixesOf(
        IReadOnlyList<NextStepEvent> events,
        List<NextStepForecast> forecasts,
        List<CountingBaseline> counting
    ) =>
        [
            .. Enumerable
                .Range(ShortestPrefix, Math.Max(events.Count - ShortestPrefix + 1, 0))
                .Select(length => new EvaluatedPrefix(
                    length < events.Count ? events[length].Activity : null,
                    forecasts[length - 1],
                    counting.ConvertAll(each => each.Next(events, length))
                )),
        ];

    private Estimate ByCase(bool withEnd, Func<EvaluatedPrefix, bool> isRight)
    {
        var shares = _cases
            .Select(prefixes => prefixes.Where(each => withEnd || !each.IsEnd).ToList())
            .Where(prefixes => prefixes.Count > 0)
            .Select(prefixes => new CaseShare(prefixes.Count(isRight), prefixes.Count))
            .ToList();
        return Bootstrap.Of(shares, drawn => (double)drawn.Sum(each => each.Right) / drawn.Sum(each => each.Prefixes));
    }

    private readonly record struct CaseShare(int Right, int Prefixes);
}
