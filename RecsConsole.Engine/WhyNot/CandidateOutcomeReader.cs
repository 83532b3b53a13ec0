using RecsConsole.Engine.Access;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Validation;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.WhyNot;

/// <summary>Runs the pipeline over edited snapshots and determines how far the item got.</summary>
internal sealed class CandidateOutcomeReader(RecommendationPipeline pipeline, WhyNotQuestion question)
{
    private readonly SlateRequest _request = question.Request.For(question.Item.Kind);

    public int Runs { get; private set; }

    /// <summary>How far the item gets after the changes.</summary>
    public CandidateOutcome Read(IReadOnlyList<CounterfactualChange> changes) =>
        Read(ChangeApplier.Apply(question.Snapshot, changes, question.Item), Objections(changes));

    /// <summary>
    /// Runs the whole recommendation after the changes, with the findings of final validation; returns the item's place, or null when it is
    /// not shown.
    /// </summary>
    public int? Prove(IReadOnlyList<CounterfactualChange> changes)
    {
        Runs++;
        var snapshot = ChangeApplier.Apply(question.Snapshot, changes, question.Item);
        var ranking = pipeline.Recommend(snapshot, question.Request);
        var objections = Objections(changes);
        // candidates that were not kept were not checked: nothing is known against them
        var validation = question.Validation with
        {
            Items =
            [
                .. ranking.Slates.SelectMany(slate =>
                    slate.Items.Select(item => new ValidatedItem(
                        item.Kind,
                        item.Id,
                        objections.GetValueOrDefault((item.Kind, item.Id)) ?? []
                    ))
                ),
            ],
        };
        return ValidationApplier
            .Apply(ranking, validation)
            .Slates.Single(slate => slate.Kind == question.Item.Kind)
            .Items.FirstOrDefault(item => IsQuestioned(item.Id))
            ?.Rank;
    }

    private CandidateOutcome Read(CaseSnapshot snapshot, Dictionary<(SlateKind, string), IReadOnlyList<ReasonCode>> objections)
    {
        Runs++;
        var run = pipeline.Run(snapshot, _request);
        if (run.Screening.Excluded.FirstOrDefault(each => IsQuestioned(each.Id)) is { } exclusion)
        {
            var isWithheld = snapshot.Withheld.Any(each => each.Kind == question.Item.Kind && IsQuestioned(each.Id));
            return new(isWithheld ? WhyNotStage.Withheld : WhyNotStage.Excluded, exclusion.Reasons);
        }

        var eligible = run.Screening.Eligible;
        var row = -1;
        for (var i = 0; i < eligible.Count; i++)
        {
            row = IsQuestioned(eligible[i].Id) ? i : row;
        }

        return row < 0 ? new(WhyNotStage.NeverProposed, []) : Placed(run, row, objections);
    }

    private CandidateOutcome Placed(SlateRun run, int row, Dictionary<(SlateKind, string), IReadOnlyList<ReasonCode>> objections)
    {
        var byScore = ScoreOrder(run);
        var scoreRank = byScore.IndexOf(question.Item.Id) + 1;
        if (run.Placement.BelowFloor.Contains(question.Item.Id, StringComparer.Ordinal))
        {
            return new(WhyNotStage.RankedBelow, [], run.Placement.Placed.Count + 1);
        }

        var rank = 0;
        foreach (var placed in run.Placement.Placed)
        {
            var against = objections.GetValueOrDefault((question.Item.Kind, placed.Id)) ?? [];
            if (placed.Index == row)
            {
                return against.Count > 0 ? new(WhyNotStage.RemovedByValidation, against)
                    : rank < _request.Size ? new(WhyNotStage.Shown, [], rank + 1)
                    : Behind(run, byScore, rank + 1);
            }

            rank += against.Count > 0 ? 0 : 1;
        }

        return Behind(run, byScore, Math.Max(scoreRank, run.Placement.Placed.Count + 1));
    }

    private CandidateOutcome Behind(SlateRun run, List<string> byScore, int rank)
    {
        var rule = RuleThatMovedItOut(run.Placement.Moves, byScore);
        return rule is null ? new(WhyNotStage.RankedBelow, [], rank) : new(WhyNotStage.MovedOut, [], rank, rule);
    }

    // Replays the moves to find the last one that took the item out of the shown part.
    private string? RuleThatMovedItOut(IReadOnlyList<Move> moves, List<string> order)
    {
        string? rule = null;
        var wasShown = order.IndexOf(question.Item.Id) < _request.Size;
        foreach (var move in moves)
        {
            order.RemoveAt(move.From - 1);
            order.Insert(move.To - 1, move.Id);
            var isShown = order.IndexOf(question.Item.Id) < _request.Size;
            rule = wasShown && !isShown ? move.Rule : rule;
            wasShown = isShown;
        }

        return wasShown ? null : rule;
    }

    private static List<string> ScoreOrder(SlateRun run) =>
        [
            .. Enumerable
                .Range(0, run.Screening.Eligible.Count)
                .Where(i => !run.Placement.BelowFloor.Contains(run.Screening.Eligible[i].Id, StringComparer.Ordinal))
                .OrderByDescending(i => run.Scores[i].Score)
                .ThenBy(i => run.Screening.Eligible[i].Id, StringComparer.Ordinal)
                .Select(i => run.Screening.Eligible[i].Id),
        ];

    private Dictionary<(SlateKind, string), IReadOnlyList<ReasonCode>> Objections(IReadOnlyList<CounterfactualChange> changes)
    {
        var isCleared = changes.Any(change => change.Code == ChangeCode.ValidationCleared);
        var objections = new Dictionary<(SlateKind, string), IReadOnlyList<ReasonCode>>();
        foreach (var item in question.Validation.Items)
        {
            if (item.Reasons.Count > 0 && !(isCleared && item.Kind == question.Item.Kind && IsQuestioned(item.Id)))
            {
                objections.TryAdd((item.Kind, item.Id), item.Reasons);
            }
        }

        return objections;
    }

    private bool IsQuestioned(string id) => string.Equals(id, question.Item.Id, StringComparison.Ordinal);
}
