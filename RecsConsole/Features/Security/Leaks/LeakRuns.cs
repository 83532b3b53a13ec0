using System.Text;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Results;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Ranking;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Recommender.Validation;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Security.Leaks;

/// <summary>
/// Reopens a stored decision's case for the same actor with the same seed and current data: unchanged, without the objects the actor may
/// not see, and with decoys in their place. Nothing is recorded.
/// </summary>
internal sealed class LeakRuns(
    ICaseSource cases,
    TenantFactsReader facts,
    CaseSnapshotReader snapshots,
    ActivePipelines pipelines,
    FinalValidation finalValidation,
    OperationScopeFactory scopes,
    TimeProvider clock
)
{
    // Rows may change during the runs, so a difference is checked again.
    private const int Tries = 3;
    private const int MaxDecoys = 200;

    // Reasons that nobody may learn about: every permission check must have removed such an item before ranking. Not among them are
    // conflicts of interest, which screening itself finds, and failed checks, which say nothing about the item.
    private static readonly ReasonCode[] s_permission =
    [
        .. Enum.GetValues<ReasonCode>()
            .Where(code => code.IsPermission() && code is not (ReasonCode.ConflictOfInterest or ReasonCode.CheckFailed)),
    ];

    /// <summary>
    /// Returns the first leak, no leak, or "not checked" when the actor may no longer open the case or a source did not answer.
    /// </summary>
    public async Task<LeakAnswer> CheckAsync(
        ConsoleDbContext db,
        DecisionRow decision,
        LeakEvidence evidence,
        CancellationToken cancellationToken
    )
    {
        var rankingRequest = CanonicalJson.Deserialize<RecommendationRequest>(Encoding.UTF8.GetBytes(decision.Request));
        var isMoving = false;
        for (var i = 0; i < Tries; i++)
        {
            if (await OpenAsync(db, decision, evidence, cancellationToken) is not { } request)
            {
                return LeakAnswer.NotChecked;
            }

            var hidden = evidence.Rights.HiddenFrom(request.Check, decision.CaseId);
            var session = new LeakSession(request, hidden, each => RunAsync(db, each, rankingRequest, cancellationToken));
            var asIs = await session.RunAsync(request);
            var found =
                await FindMissedAsync(db, session, asIs, cancellationToken)
                ?? await session.CompareAsync(asIs, "removed", hidden, Redaction.Remove)
                ?? await session.CompareAsync(asIs, "scrambled", hidden.AtMost(MaxDecoys), Redaction.Scramble);
            var again = await session.RunAsync(request);
            if (!LeakSession.IsSame(again, asIs) || !session.IsComplete)
            {
                isMoving = true;
                continue;
            }

            return found is null ? LeakAnswer.None : new(true, Witness(decision, rankingRequest, evidence.Search, session, found));
        }

        return isMoving ? LeakAnswer.NotChecked : LeakAnswer.None;
    }

    private async Task<SnapshotRequest?> OpenAsync(
        ConsoleDbContext db,
        DecisionRow decision,
        LeakEvidence evidence,
        CancellationToken cancellationToken
    )
    {
        var actor = new Actor(decision.TenantId, decision.ActorId);
        var now = Timestamps.Round(clock.GetUtcNow());
        var check = await scopes.ReadRightsAsync(db, actor.PersonId, now, cancellationToken);
        var record = await cases.ReadAsync(actor, decision.CaseId, cancellationToken);
        if (record is null)
        {
            return null;
        }

        var resource = AccessResources.Of(record, actor.TenantId);
        return check.Decide(AccessOperation.ViewCase, resource).Permitted && check.Decide(AccessOperation.Recommend, resource).Permitted
            ? new(actor, check, record, await facts.ReadAsync(actor, cancellationToken), evidence.Search, now) { Rows = evidence.Rows }
            : null;
    }

    private async Task<LeakRun> RunAsync(
        ConsoleDbContext db,
        SnapshotRequest request,
        RecommendationRequest rankingRequest,
        CancellationToken cancellationToken
    )
    {
        var snapshot = await snapshots.ReadAsync(db, request, cancellationToken);
        var ranked = pipelines.For(snapshot).Recommend(snapshot, rankingRequest);
        return new(ranked, VisibleOutput.From(request.Facts, snapshot, ranked));
    }

    // The third check, at the same moment as the first two, must find nothing that they let through.
    private async Task<LeakFound?> FindMissedAsync(
        ConsoleDbContext db,
        LeakSession session,
        LeakRun asIs,
        CancellationToken cancellationToken
    )
    {
        var validated = await finalValidation.ReadAsync(
            db,
            session.Request,
            asIs.Ranked,
            external: null, // it can only deny further, which would look like a leak
            cancellationToken
        );
        var read = validated.Facts;
        var kept = read.Items.FirstOrDefault(item => item.Reasons.Any(s_permission.Contains));
        return kept is null
            ? null
            : new(
                "validation",
                $"{kept.Kind.ToString().ToLowerInvariant()}:{kept.Id}",
                "screening",
                asIs.Seen.Sha256,
                CanonicalHash.OfValue(read)
            );
    }

    private static LeakFinding Witness(
        DecisionRow decision,
        RecommendationRequest rankingRequest,
        SearchSnapshot search,
        LeakSession session,
        LeakFound found
    ) =>
        new(
            decision.CaseId,
            decision.ActorId,
            found.Run,
            found.Object,
            session.Hidden.Count,
            found.Stage,
            found.AsIs,
            found.Otherwise,
            rankingRequest.Seed,
            search.Version,
            Engine.Results.EngineVersions.Current
        );
}

/// <summary>The shared input of a night's runs.</summary>
internal sealed record LeakEvidence(SearchSnapshot Search, ISnapshotRows Rows, ObjectRights Rights);

/// <param name="IsChecked">False when the run could not be checked.</param>
internal sealed record LeakAnswer(bool IsChecked, LeakFinding? Witness)
{
    public static LeakAnswer NotChecked { get; } = new(false, null);

    public static LeakAnswer None { get; } = new(true, null);
}
