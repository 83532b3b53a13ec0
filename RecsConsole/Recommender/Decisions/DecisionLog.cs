using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Validation;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Telemetry;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Cards.Labels;
using RecsConsole.Recommender.Ranking;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Recommender.Validation;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Fields;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Recommender.Decisions;

/// <summary>Appends decisions with all that replay needs. Stored decisions never change.</summary>
public sealed partial class DecisionLog(SubjectKeys subjectKeys, AuditTrail auditTrail, ILogger<DecisionLog> logger)
{
    /// <summary>
    /// Writes the decision, its items and its audit entry, and commits the transaction, which the caller began before validation.
    /// </summary>
    internal async Task<RecordedDecision> AppendAndCommitAsync(
        ConsoleDbContext db,
        IDbContextTransaction transaction,
        DecisionDraft draft,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(transaction);
        ArgumentNullException.ThrowIfNull(draft);
        using var activity = ConsoleTelemetry.Source.StartActivity("recommend.commit");
        var (row, validated) = (RowOf(draft), draft.Validated);
        db.Decisions.Add(row);
        auditTrail.Append(db, row.ActorId == Guid.Empty ? null : row.ActorId, EventOf(row, draft)); // jobs have no person
        FieldRefusals.AppendClasses(
            auditTrail,
            db,
            row.ActorId == Guid.Empty ? null : row.ActorId,
            FieldPurpose.Serve,
            draft.Loaded.Request.RefusedClasses.ToDictionary(each => each, _ => row.CaseId.ToString("D"))
        );
        await db.SaveChangesAsync(cancellationToken);
        var documents = draft.Loaded.Snapshot.Visible.Documents;
        var items = validated.Shown.Slates.SelectMany(slate => ItemsOf(row, slate, documents)).ToList();
        await BulkInsert.WriteAsync(db, items, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        activity?.SetTag(ConsoleTelemetry.DecisionId, row.Id.ToString("D"));
        LogDecided(row.Id, items.Count);
        return new(row, validated.Shown.Slates, validated.Facts, validated.Case, validated.Subject);
    }

    /// <summary>
    /// Returns a decision that is still valid, and records that its case was opened again: no new decision, no slate. A repeated request
    /// and a list of cases are no new opening.
    /// </summary>
    internal async Task<RecordedDecision> ShowAgainAsync(
        ConsoleDbContext db,
        RecordedDecision current,
        RecommendForCaseRequest request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(request);
        if (request.ParentDecisionId is not null || request.IsAhead)
        {
            return current;
        }

        var row = current.Row;
        auditTrail.Append(
            db,
            row.ActorId == Guid.Empty ? null : row.ActorId,
            new(
                "decision.shown_again",
                "decision",
                row.Id.ToString("D"),
                AuditOutcome.Done,
                new Dictionary<string, string>(StringComparer.Ordinal) { ["case"] = row.CaseId.ToString("D") }
            )
        );
        await db.SaveChangesAsync(cancellationToken);
        return current;
    }

    private DecisionRow RowOf(DecisionDraft draft)
    {
        var (request, snapshot) = draft.Loaded;
        return new()
        {
            TenantId = request.Actor.TenantId,
            Id = draft.DecisionId,
            CaseId = snapshot.Case.Id,
            ActorId = request.Actor.PersonId,
            At = snapshot.At,
            ParentId = draft.Occasion.Parent?.Id,
            IsAhead = draft.Occasion.IsAhead,
            Seed = draft.Ranked.Request.Seed,
            InputHash = draft.Ranked.Input.Hash,
            VersionsJson = ToJson(draft.Versions),
            StageDigestsJson = ToJson(draft.Validated.Shown.Digests),
            Snapshot = draft.Ranked.Input.Snapshot,
            KeyId = subjectKeys.Known(request.Actor.TenantId, SubjectOf(snapshot))?.Id,
            PartHashes = [.. request.Parts.ByHash.Keys.Order(StringComparer.Ordinal)],
            Windows = [.. request.Windows.Select(window => window.ToStored())],
            Request = ToJson(draft.Ranked.Request),
            Validation = Brotli.CompressValue(draft.Validated.Facts),
            Output = Brotli.CompressValue(draft.Validated.Shown.Slates),
        };
    }

    private static AuditEvent EventOf(DecisionRow row, DecisionDraft draft)
    {
        var shown = draft.Validated.Shown.Slates.Sum(slate => slate.Items.Count);
        var excluded = draft.Validated.Shown.Slates.Sum(slate => slate.Excluded.Count);
        return new(
            "decision.made",
            "decision",
            row.Id.ToString("D"),
            AuditOutcome.Done,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["case"] = row.CaseId.ToString("D"),
                ["input"] = row.InputHash,
                ["output"] = draft.Validated.Shown.Digests.Single(each => each.Stage is Stages.Output).Sha256,
                ["engine"] = draft.Versions.Engine.Engine,
                ["shown"] = shown.ToString(CultureInfo.InvariantCulture),
                ["excluded"] = excluded.ToString(CultureInfo.InvariantCulture),
                ["for"] = draft.Occasion.IsAhead ? "list" : "case",
            }
        );
    }

    private static IEnumerable<DecisionItemRow> ItemsOf(DecisionRow row, Recommendation slate, IReadOnlyList<DocumentHit> documents) =>
        slate.Items.Select(item =>
        {
            var shown = slate.Kind is SlateKind.Document ? PassageHit.Of(item, documents) : null;
            return new DecisionItemRow
            {
                TenantId = row.TenantId,
                DecisionId = row.Id,
                Kind = slate.Kind.ToItemKind(),
                Rank = item.Rank,
                ItemId = item.Id,
                Score = item.Score,
                Confidence = item.Confidence.Label.ToItemConfidence(),
                Probability = ChanceLabels.PercentOf(item) is null ? null : item.Confidence.Probability,
                Propensity = item.Propensity,
                RequiredBy = item.RequiredByPolicy,
                PassageVersion = shown is null ? null : item.Version,
                PassageStart = shown?.Start,
                PassageLength = shown?.Length,
            };
        });

    internal static SubjectName SubjectOf(CaseSnapshot snapshot) => SubjectName.Case(snapshot.Case.Id, snapshot.Case.AccountKey);

    private static string ToJson<T>(T value)
    {
        using var bytes = CanonicalBytes.From(value);
        return Encoding.UTF8.GetString(bytes.Span);
    }

    [LoggerMessage(EventId = 2001, Level = LogLevel.Information, Message = "Decision {DecisionId} items={ItemCount}")]
    private partial void LogDecided(Guid decisionId, int itemCount);
}

/// <summary>A recorded decision: the slates shown, the output of final validation, and the case and rights as last read.</summary>
public sealed record RecordedDecision(
    DecisionRow Row,
    IReadOnlyList<Recommendation> Shown,
    ValidationFacts Validation,
    CaseRecord? Case,
    AccessSubject Subject
);

/// <summary>A decision about to be recorded.</summary>
internal sealed record DecisionDraft(
    Guid DecisionId,
    Occasion Occasion,
    LoadedCase Loaded,
    RankedRecommendation Ranked,
    ValidatedRecommendation Validated,
    DecisionVersions Versions
)
{
    /// <summary>Records the decision with every version it depends on.</summary>
    public static DecisionDraft From(LoadedCase loaded, Occasion occasion, RankedRecommendation ranked, ValidatedRecommendation validated)
    {
        var (request, snapshot) = loaded;
        var engine = validated.Shown.Versions;
        var versions = new DecisionVersions(engine, snapshot.Parts, snapshot.Shared.Configuration.Version, request.Search.Version);
        return new(Guid.CreateVersion7(snapshot.At), occasion, loaded, ranked, validated, versions);
    }
}

/// <summary>The occasion of a decision.</summary>
/// <param name="Parent">The decision that this one replaces on the actor's screen; null when there is none.</param>
/// <param name="IsAhead">See <see cref="DecisionRow.IsAhead"/>.</param>
internal sealed record Occasion(DecisionRow? Parent, bool IsAhead);
