using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;
using RecsConsole.Platform;

namespace RecsConsole.Recommender;

/// <summary>
/// All that is known of a case at this instant, split into what the actor may use and what is withheld (permission point 1). The only
/// query that feeds the engine.
/// </summary>
public sealed class CaseSnapshotReader(IPeopleSource people)
{
    private const int MostWithheld = 64;
    private const int MostFields = 40;

    /// <summary>Reads the snapshot of a case that was read already, with the facts and indexes in force.</summary>
    public async Task<CaseSnapshot> ReadAsync(
        ConsoleDbContext db,
        SnapshotRequest request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        var (record, facts, check) = (request.Case, request.Facts, request.Check);
        var similar = await SnapshotSimilarCases.ReadAsync(db, request, cancellationToken);
        var documents = await SnapshotDocuments.ReadAsync(db, request, similar, cancellationToken);
        var type = facts.CaseTypes[record.Type];
        var snapshot = new CaseSnapshot(
            CaseSnapshot.CurrentSchemaVersion,
            request.At,
            check.Subject,
            await ToCaseFactsAsync(db, request, type, cancellationToken),
            record.Steps,
            new(
                similar,
                documents.Visible,
                [],
                await ReadDismissalsAsync(db, request, cancellationToken)
            ),
            [.. documents.Withheld.Take(MostWithheld)],
            request.Parts.Hashes,
            []
        )
        {
            Shared = request.Parts.Shared,
        };
        var presence = await ReadPresenceAsync(request, type, snapshot, cancellationToken);
        return snapshot with { Visible = snapshot.Visible with { Presence = presence } };
    }

    private static async Task<CaseFacts> ToCaseFactsAsync(
        ConsoleDbContext db,
        SnapshotRequest request,
        CaseTypeFacts type,
        CancellationToken cancellationToken
    )
    {
        var record = request.Case;
        var now = request.At.ToUnixTimeMilliseconds();
        var opened = record.OpenedAt.ToUnixTimeMilliseconds();
        var deadline = record.SlaDeadline?.ToUnixTimeMilliseconds();
        var sla = new SlaClock(type.Spans, opened, deadline);
        var pending = await PendingApprovals.ReadAsync(
            db,
            record.Id,
            request.At,
            cancellationToken
        );
        return new(
            record.Id,
            record.Revision,
            record.Type,
            record.IssueType,
            record.Product,
            record.Region,
            record.Language,
            record.Priority,
            record.State,
            record.OpenedAt,
            sla.Band(now),
            sla.RemainingMs(now),
            deadline is { } end ? type.Spans.Between(opened, end) : null,
            record.Team,
            record.AssigneeId,
            record.AccountKey,
            record.AccountTier,
            record.Classification,
            FilledFields(record),
            pending
        );
    }

    // Outcomes that an import copied onto a case are never an input.
    private static List<string> FilledFields(CaseRecord record) =>
        [
            .. record
                .CustomFields.Where(field =>
                    field.Value.Length > 0
                    && !field.Key.StartsWith("outcome", StringComparison.OrdinalIgnoreCase)
                )
                .Select(field => field.Key)
                .Order(StringComparer.Ordinal)
                .Take(MostFields),
        ];

    private static async Task<List<Dismissal>> ReadDismissalsAsync(
        ConsoleDbContext db,
        SnapshotRequest request,
        CancellationToken cancellationToken
    )
    {
        var actorId = request.Actor.PersonId;
        var rows = await db
            .Responses.AsNoTracking()
            .Where(row =>
                row.CaseId == request.Case.Id
                && row.ActorId == actorId
                && row.Kind == "dismiss"
                && row.UndoneAt == null
                && (row.ExpiresAt == null || row.ExpiresAt > request.At)
            )
            .Select(row => new
            {
                row.ItemKind,
                row.ItemId,
                row.Reason,
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Where(row => row.ItemId is not null)
                .Select(row => new Dismissal(
                    Enum.Parse<SlateKind>(row.ItemKind, ignoreCase: true),
                    row.ItemId!,
                    row.Reason ?? ""
                ))
                .Distinct()
                .OrderBy(dismissal => dismissal.Kind)
                .ThenBy(dismissal => dismissal.ItemId, StringComparer.Ordinal)
                .ThenBy(dismissal => dismissal.Reason, StringComparer.Ordinal),
        ];
    }

    private async Task<IReadOnlyList<PersonPresence>> ReadPresenceAsync(
        SnapshotRequest request,
        CaseTypeFacts type,
        CaseSnapshot snapshot,
        CancellationToken cancellationToken
    )
    {
        var shortlist = ExpertShortlist.Of(snapshot);
        if (shortlist.Count == 0)
        {
            return [];
        }

        var question = new PresenceQuestion(request.At, request.Case.Key, request.Case.AccountKey);
        var read = await people.ReadPresenceAsync(
            request.Actor,
            shortlist,
            question,
            cancellationToken
        );
        return
        [
            .. read.Select(presence =>
            {
                var person = request.Facts.People[presence.PersonId];
                return new PersonPresence(
                    presence.PersonId,
                    presence.OpenCases,
                    person.Capacity,
                    presence.IsAbsent,
                    type.Calendar.IsWorkingAt(request.At, person.TimeZone),
                    presence.HasConflict
                );
            }),
        ];
    }
}
