using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform;
using RecsConsole.Recommender.Evidence;
using RecsConsole.Recommender.Missing;
using RecsConsole.Recommender.Snapshot;

namespace RecsConsole.Features.Recommendations.Missing;

/// <summary>
/// Finds the missing field that would change the suggestions of a case most: tries the values that similar cases have, with the actor's own
/// rights. It takes a recommendation for each value, so it is done on demand; nothing is recorded.
/// </summary>
public sealed class AskWhatIsMissing(OperationScopeFactory scopes, SnapshotLoader snapshots, AdvicePrediction prediction)
{
    public async Task<Result<MissingView>> RunAsync(
        Actor actor,
        AskWhatIsMissingRequest request,
        IProgress<MissingProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCase, "ask.missing", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        // like a recommendation: the person must be allowed to work the case
        var opened = await snapshots.ReadAsync(scope.Db, actor, request.CaseId, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Refusal.Error;
        }

        var seed = await SeedAsync(scope.Db, actor, request, cancellationToken);
        return await TryAsync(scope.Db, new(opened.Loaded, seed, progress), cancellationToken);
    }

    // the seed of the decision on screen, which a new decision on the same screen uses as well
    private static async Task<long> SeedAsync(
        ConsoleDbContext db,
        Actor actor,
        AskWhatIsMissingRequest request,
        CancellationToken cancellationToken
    )
    {
        var (decisionId, caseId, personId) = (request.DecisionId, request.CaseId, actor.PersonId);
        var seed = await db
            .Decisions.Where(row => row.Id == decisionId && row.CaseId == caseId && row.ActorId == personId)
            .Select(row => (long?)row.Seed)
            .FirstOrDefaultAsync(cancellationToken);
        return seed ?? Seeds.Draw();
    }

    private async Task<Result<MissingView>> TryAsync(ConsoleDbContext db, Trial trial, CancellationToken cancellationToken)
    {
        var loaded = trial.Loaded;
        var similar = await SimilarFields.ReadAsync(db, loaded.Snapshot, cancellationToken);
        var questions = LikelyValues.Of(loaded.Request.Case, loaded.Request.Limits, similar);
        var all = questions.Sum(question => question.Values.Count);
        trial.Progress?.Report(new(0, all));
        var now = await prediction.OfAsync(db, loaded, trial.Seed, cancellationToken);
        var advice = new Dictionary<FilledIn, PredictedAdvice>();
        foreach (var filled in questions.SelectMany(each => each.Values.Select(value => new FilledIn(each.Field, value.Value))))
        {
            var then = await prediction.WithAsync(db, loaded, filled, trial.Seed, cancellationToken);
            if (!then.Degraded.SequenceEqual(now.Degraded, StringComparer.Ordinal))
            {
                return Error.Unavailable(Texts.MissingNotComparable);
            }

            advice.Add(filled, then);
            trial.Progress?.Report(new(advice.Count, all));
        }

        var labels = await LabelsAsync(db, loaded, advice.Values, cancellationToken);
        return new MissingView([
            .. questions
                .Select(question => ToField(question, now, advice, labels))
                .OrderByDescending(field => field.FirstPlaces)
                .ThenByDescending(field => field.Lists), // then as they stand on a case
        ]);
    }

    private static Task<DecisionLabels> LabelsAsync(
        ConsoleDbContext db,
        LoadedCase loaded,
        IEnumerable<PredictedAdvice> advice,
        CancellationToken cancellationToken
    )
    {
        var shown = advice.SelectMany(each => each.Slates).SelectMany(slate => slate.Items).ToList();
        return DecisionLabels.ReadAsync(
            db,
            loaded.Snapshot.Shared.Catalog,
            [.. IdsOf(SlateKind.Document)],
            [.. IdsOf(SlateKind.Expert).Select(id => Guid.TryParse(id, out var person) ? person : Guid.Empty)],
            cancellationToken
        );

        IEnumerable<string> IdsOf(SlateKind kind) =>
            shown.Where(item => item.Kind == kind).Select(item => item.Id).Distinct(StringComparer.Ordinal);
    }

    private static MissingField ToField(
        LikelyValues question,
        PredictedAdvice now,
        Dictionary<FilledIn, PredictedAdvice> advice,
        DecisionLabels labels
    ) =>
        new(
            question.Field,
            [
                .. question.Values.Select(value => new MissingValue(
                    value.Value,
                    value.Cases,
                    [.. advice[new(question.Field, value.Value)].Slates.Zip(now.Slates, (then, before) => ToSlate(then, before, labels))]
                )),
            ]
        );

    private static MissingSlate ToSlate(Recommendation then, Recommendation before, DecisionLabels labels) =>
        new(
            then.Kind,
            [.. then.Items.Select(item => new MissingItem(item.Id, labels.TitleOf(item.Kind, item.Id, item.Version)))],
            [.. before.Items.Select(item => item.Id)]
        );

    private sealed record Trial(LoadedCase Loaded, long Seed, IProgress<MissingProgress>? Progress);
}

/// <param name="DecisionId">The decision on screen; null when there is none.</param>
public sealed record AskWhatIsMissingRequest(Guid CaseId, Guid? DecisionId);

/// <summary>How many values were tried.</summary>
public sealed record MissingProgress(int Done, int All);
