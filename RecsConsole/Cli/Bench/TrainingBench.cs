using System.Diagnostics;
using System.Globalization;
using RecsConsole.Cli.Evaluation.Ranker;
using RecsConsole.Engine.Boosting;
using RecsConsole.Engine.Boosting.Training;

namespace RecsConsole.Cli.Bench;

/// <summary>Trains and scores once, with wall-clock and CPU times.</summary>
internal static class TrainingBench
{
    private const int SlateRows = 300;
    private const int SlateRounds = 200;

    public static TrainingBenchRound Run(
        LabelledRows train,
        LabelledRows test,
        BoostingSettings settings,
        CancellationToken cancellationToken
    )
    {
        var data = new BoostingData(train.Columns, train.Values, train.Labels);
        var started = Moment.Now();
        Moment? binned = null;
        var fit = BoostingTrainer.Fit(
            data,
            settings,
            checkpoint: () =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                binned ??= Moment.Now();
            }
        );
        var trained = Moment.Now();
        var scores = new double[test.Count];
        fit.Model.Predict(test.Values, scores);
        var predicted = Moment.Now();
        var measures = RankerMeasures.From(test, scores, fit.Model);
        var first = binned ?? trained;
        return new(
            Rounded(first.Clock - started.Clock),
            Rounded(first.Processor - started.Processor),
            Rounded(trained.Clock - first.Clock),
            Rounded(trained.Processor - first.Processor),
            Rounded(predicted.Clock - trained.Clock),
            SlateMs(fit.Model, test),
            Math.Round(measures.Auc ?? 0, 5),
            Math.Round(measures.LogLoss ?? 0, 5)
        );
    }

    // as many rows as a case has candidates at most: the median of many runs, after a warm-up of as many
    private static double SlateMs(BoostedTrees model, LabelledRows test)
    {
        var count = Math.Min(SlateRows, test.Count);
        var scores = new double[count];
        var times = new double[SlateRounds];
        for (var i = 0; i < 2 * SlateRounds; i++)
        {
            var from = i * count % (test.Count - count + 1);
            var started = Stopwatch.GetTimestamp();
            model.Predict(test.Values.AsSpan(from * test.Columns, count * test.Columns), scores);
            times[i % SlateRounds] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        return Percentiles.Of(times, 0.5);
    }

    private static double Rounded(TimeSpan time) => Math.Round(time.TotalSeconds, 2);

    /// <summary>Wall-clock and CPU time of this process.</summary>
    private readonly record struct Moment(TimeSpan Clock, TimeSpan Processor)
    {
        public static Moment Now()
        {
            using var process = Process.GetCurrentProcess();
            return new(Stopwatch.GetElapsedTime(0), process.TotalProcessorTime);
        }
    }
}

/// <summary>Seconds of one training, and the quality of its scores.</summary>
internal sealed record TrainingBenchRound(
    double BinSeconds,
    double BinCpuSeconds,
    double TrainSeconds,
    double TrainCpuSeconds,
    double PredictSeconds,
    double Rows300Ms,
    double Auc,
    double LogLoss
)
{
    public string Line() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"bin {BinSeconds} s (processor {BinCpuSeconds}), train {TrainSeconds} s (processor {TrainCpuSeconds}), predict {PredictSeconds} s, 300 rows {Rows300Ms} ms, AUC {Auc}, log loss {LogLoss}"
        );
}

/// <summary>The measurements.</summary>
internal sealed record TrainingBenchResult(
    int Rows,
    int Columns,
    int Trees,
    int Leaves,
    int Threads,
    IReadOnlyList<TrainingBenchRound> Rounds
);
