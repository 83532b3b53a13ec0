using RecsConsole.Cli.Backtest;
using RecsConsole.Engine;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.History;
using RecsConsole.Recommender.Past;

namespace RecsConsole.Cli.Evaluation.Confidence;

/// <summary>
/// Computes at the steps of later cases, as of that time, the probability that the desk would have shown for what was done, and compares it
/// with the case's ending by the same definition. Leaves out endings that are still unknown at the end of the history.
/// </summary>
internal sealed class HistoryConfidence(OpenedHistory opened, Action<string> progress)
{
    private const int ProgressInterval = 1_000;
    private readonly RecommendationPipeline _pipeline = RecommendationPipeline.WithHeuristic();
    private readonly DateTimeOffset _end = opened.Cases.SelectMany(found => found.Events).Select(row => row.At).DefaultIfEmpty().Max();

    /// <summary>
    /// Cases opened early enough for their outcome to be known when the history ends, whatever the outcome: the last cases of a short log
    /// alone would leave almost nothing to test.
    /// </summary>
    public IReadOnlyList<HistoryCase> Settled()
    {
        // as of the end, separate from what was known at the steps
        var finished = opened.Cases.Select(found => found.AsOf(_end, opened.Windows)?.Facts).OfType<IndexedCase>();
        var windows = SolvedWindows.From(finished, opened.Windows);
        return
        [
            .. opened.Cases.Where(found =>
                windows.Of(found.Row.TypeKey, found.Row.IssueType) is var rules
                && (found.Row.SlaDeadline ?? found.Row.OpenedAt + rules.Window) + rules.Rework <= _end
            ),
        ];
    }

    public async Task<(int Asked, List<JudgedChance> Shown)> RunAsync(
        IReadOnlyList<HistoryCase> cases,
        int max,
        CancellationToken cancellationToken
    )
    {
        var steps = LoggedSteps.Spread(LoggedSteps.FromTheSecond(cases, opened.Actions), max);
        var shown = new List<JudgedChance>();
        var asked = 0;
        for (var i = 0; i < steps.Count; i++)
        {
            if (i % ProgressInterval == 0)
            {
                progress(FormattableString.Invariant($"{i} of {steps.Count} steps…"));
            }

            if (EndedWell(steps[i]) is { } truth)
            {
                asked++;
                shown.AddRange(await AskAsync(steps[i], truth, cancellationToken));
            }
        }

        return (asked, shown);
    }

    // null when the outcome is still open at the end of the history; the outcome so far must not decide which steps are tested
    private bool? EndedWell(LoggedStep step)
    {
        var at = step.Moment.At;
        var rules = opened.Snapshots.RulesAt(at, step.Case);
        var closes = step.Case.Row.SlaDeadline is { } deadline && deadline > at ? deadline : at + rules.Window;
        return closes + rules.Rework > _end ? null : step.Case.EndingOf(step.Case.SolutionOf(at), at, rules) is { IsGood: true };
    }

    private async Task<IEnumerable<JudgedChance>> AskAsync(LoggedStep step, bool truth, CancellationToken cancellationToken)
    {
        var snapshot = await opened.Snapshots.ReadAsync(step.Case, step.Moment, SlateKind.Action, cancellationToken);
        if (snapshot is null)
        {
            return [];
        }

        return _pipeline
            .Recommend(snapshot, RecommendationRequest.From(snapshot.Shared.Configuration, seed: 0))
            .Slates.Single(each => each.Kind == SlateKind.Action)
            .Items.Where(item => string.Equals(item.Id, step.Target, StringComparison.Ordinal))
            .Select(item => JudgedChance.From(item, truth));
    }
}
