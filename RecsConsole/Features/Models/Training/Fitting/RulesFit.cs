using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Evaluation;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Training;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Features.Models.Training.Fitting;

/// <summary>
/// What the weighted rules learn from the examples before the test period, whether or not a model of the training ever ranks: the floors of
/// a slate, and for documents and people how often their success rates come true.
/// </summary>
internal sealed class RulesFit(SlateKind kind)
{
    /// <summary>The least number of used items behind a floor, and of outcomes behind a calibration.</summary>
    public const int Fewest = 100;

    // later examples saw more finished cases, as the next ones will
    private const int MaxExamples = 1_000;
    private const int Places = 5;

    // share of the used items among the first five that a floor has to keep
    private const double Kept = 0.95;

    private readonly List<(List<FloorMargin> Margins, IReadOnlyList<int?> Grades)> _slates = [];
    private readonly List<(double Score, bool EndedWell)> _outcomes = [];

    /// <summary>Adds an example with the slate of the weighted rules; in time order.</summary>
    public void Add(RankedExample example)
    {
        ArgumentNullException.ThrowIfNull(example);
        _slates.Add(([.. FloorMargin.Of(example.Example.Snapshot, example.Run, Places)], example.Grades));
        if (kind is SlateKind.Action)
        {
            return; // the chance of an action is calibrated with its counts, see ChanceCalibration
        }

        var rate = example.Features.ColumnOf(FeatureColumns.SuccessRate);
        for (var i = 0; i < example.Grades.Count; i++)
        {
            if (example.Grades[i] is { } grade and > Grade.NotDone)
            {
                _outcomes.Add((StepChances.ScoreOf(FixedPoint.ToDouble(example.Features.Rows[i][rate])), grade == Grade.EndedWell));
            }
        }
    }

    /// <summary>What there were enough cases for.</summary>
    public LearnedRules Learn() =>
        kind switch
        {
            SlateKind.Action => new()
            {
                UsualShare = FloorOf(FloorRule.UsualStep, FixedPoint.One / 20, FixedPoint.One / 2),
                SeldomShare = FloorOf(FloorRule.SeldomStep, FixedPoint.One / 200, FixedPoint.One / 20),
            },
            SlateKind.Document => new()
            {
                DocumentShare = ShareOf(FloorRule.Document),
                KnownDocumentShare = ShareOf(FloorRule.KnownDocument),
                DocumentChance = Calibration(),
            },
            _ => new() { PersonShare = ShareOf(FloorRule.Person), PersonChance = Calibration() },
        };

    private long? ShareOf(FloorRule rule) => FloorOf(rule, FixedPoint.One / 2, FixedPoint.One * 95 / 100);

    // Only items that the floor decides about and that have a judgement. The limits guard against a history of one habit.
    private long? FloorOf(FloorRule rule, long lowest, long highest)
    {
        var lists = _slates
            .TakeLast(MaxExamples)
            .Select(slate =>
                slate
                    .Margins.Where(margin => margin.Rule == rule && slate.Grades[margin.Index] is not null)
                    .Select(margin => new ScoredUse(margin.Share, slate.Grades[margin.Index] > Grade.NotDone))
                    .ToList()
            );
        return LeastScore.Keeping(lists, Places, Kept, Fewest) is { } least ? Math.Clamp((long)least, lowest, highest) : null;
    }

    // Kept only if, fitted to the first half of the outcomes, it predicts the second half better than the rates themselves.
    private CalibrationMap? Calibration()
    {
        if (_outcomes.Count < Fewest)
        {
            return null;
        }

        var half = _outcomes.Count / 2;
        var trial = Fit(_outcomes[..half]);
        return Error(_outcomes[half..], trial) < Error(_outcomes[half..], CalibrationMap.Plain) ? Fit(_outcomes) : null;
    }

    private static CalibrationMap Fit(List<(double Score, bool EndedWell)> outcomes) =>
        CalibrationChoice.Fit([.. outcomes.Select(each => each.Score)], [.. outcomes.Select(each => each.EndedWell)]);

    // the squared error; the plain map turns log odds back into the rate
    private static double Error(List<(double Score, bool EndedWell)> outcomes, CalibrationMap map) =>
        outcomes.Average(each => Math.Pow(FixedPoint.ToDouble(map.Apply(FixedPoint.FromDouble(each.Score))) - (each.EndedWell ? 1 : 0), 2));
}
