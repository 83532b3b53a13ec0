using RecsConsole.Access;
using RecsConsole.Access.DecisionPoints;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Validation;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Telemetry;
using RecsConsole.Recommender.Ranking;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Recommender.Validation;

/// <summary>
/// Checks every kept item against the present database, inside the transaction that records the decision (permission point 3). What it
/// reads is stored with the decision; the engine applies it.
/// </summary>
public sealed class FinalValidation(
    ICaseSource cases,
    IPeopleSource people,
    AccessPolicy policy,
    DecisionPoint decisionPoint,
    TimeProvider clock,
    ILogger<FinalValidation> logger
)
{
    /// <summary>
    /// The external decision point's answers for the case and the ranked items. Asked before the transaction, which must not wait for
    /// another service. Null when none is configured.
    /// </summary>
    public Task<ExternalAnswers?> AskDecisionPointAsync(LoadedCase loaded, RankedRecommendation ranked, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        ArgumentNullException.ThrowIfNull(ranked);
        return SlateQuestions.AskAsync(decisionPoint, loaded.Request, loaded.Snapshot, ranked.Result.Slates, cancellationToken);
    }

    /// <summary>The ranked slates without items that may no longer be shown. The stage digests are computed in parallel.</summary>
    public async Task<ValidatedRecommendation> ApplyAsync(
        ConsoleDbContext db,
        LoadedCase loaded,
        RankedRecommendation ranked,
        ExternalAnswers? external,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(loaded);
        ArgumentNullException.ThrowIfNull(ranked);
        using var activity = ConsoleTelemetry.Source.StartActivity("recommend.validate");
        var hashing = Task.Run(() => ranked.Result.Digests, CancellationToken.None);
        try
        {
            var read = await ReadAsync(db, loaded.Request, ranked.Result, external, cancellationToken);
            await hashing;
            // removes items with a reason and items not checked, and cuts the rest to the slate's size
            return new(ValidationApplier.Apply(ranked.Result, read.Facts), read.Facts, read.Case, read.Subject);
        }
        finally
        {
            await ((Task)hashing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Reads the facts that may have changed since the snapshot.</summary>
    public Task<ValidationInput> ReadAsync(
        ConsoleDbContext db,
        SnapshotRequest request,
        RankingResult ranked,
        ExternalAnswers? external,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(ranked);
        return ReadAsync(db, request, ranked.Slates, external, cancellationToken);
    }

    /// <summary>The same for slates that were stored.</summary>
    public async Task<ValidationInput> ReadAsync(
        ConsoleDbContext db,
        SnapshotRequest request,
        IReadOnlyList<Recommendation> slates,
        ExternalAnswers? external,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(slates);
        var now = Timestamps.Round(clock.GetUtcNow());
        var current = await cases.ReadAsync(request.Actor, request.Case.Id, cancellationToken);
        var subject = await SubjectReader.ReadAsync(db, request.Actor, now, cancellationToken);
        var question = new ValidationQuestion(request, current, new AccessCheck(policy, subject, now, logger), now);
        var ofCase = MayRecommend(question, external); // the same for every item
        var items = new List<ValidatedItem>();
        foreach (var slate in slates)
        {
            var checks = await CheckAsync(db, question, slate, cancellationToken);
            items.AddRange(slate.Items.Select(item => Validated(slate.Kind, item.Id, checks[item.Id], ofCase, external)));
        }

        var basis = new PermitBasis(subject.TenantId, subject.PersonId, subject.Revision, ofCase.ToPermit());
        return new(new(now, current?.Revision ?? -1, items) { Basis = basis }, current, subject);
    }

    private static ValidatedItem Validated(SlateKind kind, string id, ItemCheck check, AccessDecision ofCase, ExternalAnswers? external)
    {
        var access = external is null ? check.Access : check.Access.With(external.Of(kind, id));
        ReasonCode[] reasons = [.. check.Reasons.Concat(access.Reasons).Concat(ofCase.Reasons).Distinct().Order()];
        return new(kind, id, reasons) { Permit = reasons.Length == 0 ? access.ToPermit() : null };
    }

    private Task<Dictionary<string, ItemCheck>> CheckAsync(
        ConsoleDbContext db,
        ValidationQuestion question,
        Recommendation slate,
        CancellationToken cancellationToken
    ) =>
        slate.Kind switch
        {
            SlateKind.Action => ActionValidation.CheckAsync(db, question, slate.Items, cancellationToken),
            SlateKind.Document => DocumentValidation.CheckAsync(db, question, slate.Items, cancellationToken),
            _ => ExpertValidation.CheckAsync(db, people, question, slate.Items, cancellationToken),
        };

    // An actor who may no longer work the case is shown nothing; nobody has permission for a case that no longer exists.
    private static AccessDecision MayRecommend(ValidationQuestion question, ExternalAnswers? external)
    {
        if (question.Current is null)
        {
            return default;
        }

        var own = question.Check.Decide(AccessOperation.Recommend, AccessResources.Of(question.Current, question.Request.Actor.TenantId));
        return external is null ? own : own.With(external.OfCase);
    }
}

/// <summary>The slates to show, and what final validation read of case, rights and items.</summary>
public sealed record ValidatedRecommendation(StoredRecommendation Shown, ValidationFacts Facts, CaseRecord? Case, AccessSubject Subject);

/// <summary>What final validation read: the facts to store, and the case and rights they came from, for writing the cards.</summary>
public sealed record ValidationInput(ValidationFacts Facts, CaseRecord? Case, AccessSubject Subject);

/// <summary>Input of final validation: the request, the present case (null when gone), and rights read again.</summary>
public sealed record ValidationQuestion(SnapshotRequest Request, CaseRecord? Current, AccessCheck Check, DateTimeOffset At);

/// <summary>Result of final validation for one item: the reasons against it, and the access policy's answer.</summary>
internal sealed record ItemCheck(IReadOnlyList<ReasonCode> Reasons, AccessDecision Access)
{
    /// <summary>An item that no longer exists; its permission need not be checked.</summary>
    public static ItemCheck Gone(ReasonCode reason) => new([reason], default);
}
