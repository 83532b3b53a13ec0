using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Replay;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Validation;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Recommender.Evidence;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Decisions.Trace;

/// <summary>
/// Reads the full trace of a recorded decision, as far as the viewer may see it now (permission point 4). Opening it is audited.
/// </summary>
public sealed class ReadTrace(OperationScopeFactory scopes, TraceAccess access, AuditTrail auditTrail)
{
    public async Task<Result<TraceView>> RunAsync(Actor actor, Guid decisionId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var db = scope.Db;
        var entry = await access.EnterAsync(scope, decisionId.ToString("D"), TraceAccess.Opened, cancellationToken);
        if (entry is null)
        {
            return TraceAccess.NotThere;
        }

        if (DecisionContent.IsErased(entry.Decision))
        {
            Record(db, actor, entry, "erased"); // it remains visible that the decision was made
            await db.SaveChangesAsync(cancellationToken);
            return TraceAccess.Erased;
        }

        var material = await ReadMaterialAsync(db, entry, cancellationToken);
        Record(db, actor, entry, entry.IsFull ? "full" : "redacted");
        await db.SaveChangesAsync(cancellationToken); // without the audit entry, the trace is not shown
        var zone = await TimeZones.OfReaderAsync(db, actor, cancellationToken);
        return TraceWriter.Write(material) with
        {
            Responses = await TraceEvents.ResponsesAsync(db, material, TimeZones.Find(zone), cancellationToken),
            MayMark = May(entry, AccessOperation.ManageGoldenSet) && May(entry, AccessOperation.ViewModels),
            Audit = May(entry, AccessOperation.ViewAudit) ? await TraceEvents.AuditAsync(db, entry.Decision, cancellationToken) : null,
            TimeZone = zone,
        };
    }

    private void Record(ConsoleDbContext db, Actor actor, TraceEntry entry, string scope) =>
        auditTrail.Append(
            db,
            actor.PersonOrNull,
            new(
                TraceAccess.Opened,
                "decision",
                entry.Decision.Id.ToString("D"),
                AuditOutcome.Done,
                new Dictionary<string, string>(StringComparer.Ordinal) { ["case"] = entry.Decision.CaseId.ToString("D"), ["scope"] = scope }
            )
        );

    private static async Task<TraceMaterial> ReadMaterialAsync(ConsoleDbContext db, TraceEntry entry, CancellationToken cancellationToken)
    {
        var row = entry.Decision;
        var bundle = await DecisionBundles.ReadBundleAsync(db, row, cancellationToken);
        var snapshot = CanonicalJson.Deserialize<CaseSnapshot>(bundle.Snapshot).WithParts(bundle.Parts.GetValueOrDefault);
        var shown = DecisionContent.OutputOf(row);
        var names = TraceNames.From(row.ActorId, snapshot, shown);
        return new(
            entry,
            snapshot,
            shown,
            CanonicalJson.Deserialize<ValidationFacts>(bundle.Validation),
            bundle.Expected,
            DecisionContent.VersionsOf(row),
            RunAgain(bundle, snapshot),
            await TraceVisibility.ReadAsync(db, entry, snapshot, names, cancellationToken),
            await DecisionLabels.ReadAsync(db, snapshot.Shared.Catalog, names.Documents, names.People, cancellationToken),
            await ReaderLanguage.OfAsync(db, entry.Check.Subject.PersonId, cancellationToken)
        );
    }

    // Another engine may compute something else: this one cannot tell what that engine would have proposed.
    private static TraceRun? RunAgain(ReplayBundle bundle, CaseSnapshot snapshot) =>
        string.Equals(bundle.Versions.Engine, EngineVersions.Current, StringComparison.Ordinal)
            ? TraceRun.From(snapshot, bundle.Opening)
            : null;

    private static bool May(TraceEntry entry, AccessOperation operation) =>
        entry
            .Check.Decide(
                operation,
                new(AccessResourceKind.Tenant, entry.Decision.TenantId, entry.Decision.TenantId) { Classification = Classifications.Public }
            )
            .Permitted;
}

/// <summary>The data a trace is written from.</summary>
/// <param name="Run">The recomputed decision; null when this engine cannot recompute it.</param>
/// <param name="Language">The viewer's language, for sentences.</param>
internal sealed record TraceMaterial(
    TraceEntry Entry,
    CaseSnapshot Snapshot,
    IReadOnlyList<Recommendation> Shown,
    ValidationFacts Validation,
    IReadOnlyList<StageDigest> Recorded,
    DecisionVersions Versions,
    TraceRun? Run,
    TraceVisibility Visibility,
    DecisionLabels Labels,
    string Language
);
