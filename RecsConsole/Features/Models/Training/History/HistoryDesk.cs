using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.Workflow;
using RecsConsole.Recommender.Past;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Recommender.Retrieval.Indexes;
using RecsConsole.Recommender.Snapshot;

namespace RecsConsole.Features.Models.Training.History;

/// <summary>
/// Snapshots that an agent of a case's team would have had at moments of its past: with the fields it had then, and what was known then
/// about other cases, people and documents. Absences and loads are not in a history, so everyone counts as present and free.
/// </summary>
internal sealed class HistoryDesk(HistoryTenant tenant, IReadOnlyList<HistoryCase> cases, TrainingScope scope)
{
    private readonly HistorySnapshots _snapshots = new(cases, scope);
    private readonly Dictionary<string, PastPeople> _people = new(StringComparer.Ordinal);
    private readonly PastDocuments _documents = new();

    /// <summary>The cases that had ended before the week of an instant.</summary>
    public CaseIndex IndexAt(DateTimeOffset instant, string caseType) => _snapshots.IndexesAt(instant, caseType).Index;

    /// <summary>The limits by which a case is judged, as known before the week of an instant.</summary>
    public EndingRules RulesAt(DateTimeOffset instant, HistoryCase found) =>
        _snapshots.IndexesAt(instant, found.Row.TypeKey).Statistics.Windows.Of(found.Row.TypeKey, found.Row.IssueType);

    /// <summary>The snapshot for ranking a kind; null when an agent of the team may not work on the case.</summary>
    public async Task<CaseSnapshot?> ReadAsync(HistoryCase found, HistoryMoment moment, SlateKind kind, CancellationToken cancellationToken)
    {
        var then = found.RowAt(moment);
        var check = scope.CheckOf(SyntheticSubject.Of(then), moment.At);
        var resource = AccessResources.Of(then) with { AssignedPersonId = null };
        if (!check.Decide(AccessOperation.ViewCase, resource).Permitted || !check.Decide(AccessOperation.Recommend, resource).Permitted)
        {
            return null;
        }

        var snapshot = _snapshots.Read(found, moment, check, kind);
        return kind switch
        {
            SlateKind.Expert => WithPeople(snapshot, found),
            SlateKind.Document => await WithDocumentsAsync(snapshot, found, moment, check, cancellationToken),
            _ => snapshot,
        };
    }

    private CaseSnapshot WithPeople(CaseSnapshot snapshot, HistoryCase found)
    {
        if (!_people.TryGetValue(found.Row.TypeKey, out var people))
        {
            _people[found.Row.TypeKey] = people = new(cases, snapshot.Shared.People);
        }

        var profiles = SnapshotFields.Within(people.At(HistoryIndexes.WeekOf(snapshot.At)), scope.Limits);
        var calendar = tenant.Facts.CaseTypes[found.Row.TypeKey].Calendar;
        return snapshot with
        {
            Shared = snapshot.Shared with { People = profiles },
            Visible = snapshot.Visible with
            {
                Presence =
                [
                    // everyone, so that people who move up when a source is left out can be judged as well
                    .. profiles
                        .People.Select(person => tenant.Facts.People[person.Id])
                        .Select(person => new PersonPresence(
                            person.Facts.Id,
                            0,
                            Math.Max(1, person.Capacity),
                            IsAbsent: false,
                            calendar.IsWorkingAt(snapshot.At, person.TimeZone),
                            HasConflict: false
                        )),
                ],
            },
        };
    }

    private async Task<CaseSnapshot> WithDocumentsAsync(
        CaseSnapshot snapshot,
        HistoryCase found,
        HistoryMoment moment,
        AccessCheck check,
        CancellationToken cancellationToken
    )
    {
        var search = tenant.Search ?? throw new InvalidOperationException("Documents are ranked with an index of them.");
        var (index, statistics, _) = _snapshots.IndexesAt(moment.At, found.Row.TypeKey);
        var record = RecordFields.Within(found.RecordAt(moment), scope.Limits);
        var then = search with { Model = null, Cases = index, Statistics = statistics };
        var request = new SnapshotRequest(tenant.Actor, check, record, tenant.Facts, then, moment.At);
        var read = await SnapshotDocuments.ReadAsync(
            tenant.Db,
            request,
            new(
                snapshot.Visible.SimilarCases,
                SnapshotDocuments.Find(request, RetrievalQueries.Of(null, record, null)),
                snapshot.Visible.History
            ),
            cancellationToken
        );
        var documents = await _documents.AtAsync(tenant.Db, read.Visible, moment.At, cancellationToken);
        return SnapshotFields.Within(
            snapshot with
            {
                Visible = snapshot.Visible with
                {
                    Documents = documents,
                    Curated = read.Curated,
                    History = SnapshotEvidence.WithoutHidden(snapshot.Visible.History, documents),
                },
            }
        );
    }
}
