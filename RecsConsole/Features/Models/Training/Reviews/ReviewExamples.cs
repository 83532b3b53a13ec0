using RecsConsole.Casework.Judgements;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models.Training.History;
using RecsConsole.Recommender.Past;

namespace RecsConsole.Features.Models.Training.Reviews;

/// <summary>
/// Judgements of closed studies as examples of two items each, apart from what was done and how it ended. They take part only with a weight
/// that somebody gave them, only if they were known before the validation period, and only if the model that learned from them clearly
/// orders that period better.
/// </summary>
internal sealed class ReviewExamples(
    SlateKind kind,
    IReadOnlyList<JudgementLabel> labels,
    IReadOnlyList<HistoryCase> cases,
    TrainingScope scope,
    HistoryTenant tenant
)
{
    public IReadOnlyList<JudgementLabel> Labels => labels;

    public double Weight => scope.Options.ReviewWeight;

    /// <summary>Adds a query of two rows for each label that may be learned from: the preferred item is worth the weight.</summary>
    /// <param name="before">When the validation period begins.</param>
    public async Task AddToAsync(
        TrainingRows judged,
        ExampleRows rows,
        IReadOnlyList<int> columns,
        DateTimeOffset before,
        CancellationToken cancellationToken
    )
    {
        if (Weight <= 0)
        {
            return;
        }

        var desk = new HistoryDesk(tenant, cases, scope);
        var known = cases.ToDictionary(each => each.Row.Id);
        foreach (var label in labels.Where(each => each.KnownAt < before).OrderBy(each => each.At).ThenBy(each => each.CaseId))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (known.TryGetValue(label.CaseId, out var found) && MayLearnOf(label, found))
            {
                Add(judged, await RankAsync(desk, rows, label, found, cancellationToken), columns);
            }
        }
    }

    private bool MayLearnOf(JudgementLabel label, HistoryCase found) =>
        label
            .Reviewers.Select(each => (Guid?)each)
            .Append(null)
            .All(person => scope.Exclusions.Of(person, label.CaseId, found.Row.AccountKey) is null);

    private async Task<RankedExample?> RankAsync(
        HistoryDesk desk,
        ExampleRows rows,
        JudgementLabel label,
        HistoryCase found,
        CancellationToken cancellationToken
    )
    {
        var moment = new HistoryMoment(label.LastOrdinal + 1, label.At, label.State);
        if (await desk.ReadAsync(found, moment, kind, cancellationToken) is not { } snapshot)
        {
            return null; // the team's own agents may not work on it
        }

        var key = new ExampleKey(ExampleKey.Review, label.CaseId, moment.Ordinal, label.At, label.KnownAt);
        var grades = new Dictionary<string, int>(StringComparer.Ordinal) { [label.Preferred] = Grade.Done, [label.Other] = Grade.NotDone };
        return rows.Of(new(key, snapshot, grades, IsWhole: false));
    }

    // both must be possible in the rebuilt case: otherwise there is no order to learn
    private void Add(TrainingRows judged, RankedExample? example, IReadOnlyList<int> columns)
    {
        if (example is null)
        {
            return;
        }

        var places = Enumerable.Range(0, example.Grades.Count).Where(i => example.Grades[i] is not null).ToList();
        if (places.Count == 2)
        {
            judged.Add(
                [.. places.Select(i => ExampleRows.Plain(example.Features.Rows[i], columns))],
                [.. places.Select(i => example.Grades[i]!.Value)],
                [.. places.Select(i => example.Grades[i] > Grade.NotDone ? Weight : 0)]
            );
        }
    }
}
