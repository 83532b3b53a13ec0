using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Models.Training;
using RecsConsole.Platform;
using RecsConsole.Recommender.History;
using RecsConsole.Recommender.Past;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Recommender.Retrieval.Indexes;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Tenancy;

namespace RecsConsole.Cli.Backtest;

/// <summary>
/// Snapshots of the past: a case at a moment, with what was known then about other cases, people and documents. Absences and loads are not
/// in a history, so everyone counts as present.
/// </summary>
internal sealed class PastSnapshots(
    Actor actor,
    TenantFacts facts,
    TrainingScope scope,
    SearchSnapshot search,
    IReadOnlyList<HistoryCase> cases
)
{
    private const int WeekDays = 7;
    private readonly HistorySnapshots _snapshots = new(cases, scope);
    private readonly Dictionary<string, PastPeople> _people = new(StringComparer.Ordinal);
    private readonly PastDocuments _documents = new();

    /// <summary>The cases that had ended before the week of an instant.</summary>
    public CaseIndex IndexAt(DateTimeOffset instant, string caseType) => _snapshots.IndexesAt(instant, caseType).Index;

    /// <summary>The limits by which cases are judged, as known before the week of an instant.</summary>
    public EndingRules RulesAt(DateTimeOffset instant, string caseType) =>
        _snapshots.IndexesAt(instant, caseType).Statistics.Windows.Of(caseType);

    /// <summary>The snapshot that an agent of the case's team would have had; null when such an agent may not work on it.</summary>
    public async Task<CaseSnapshot?> ReadAsync(
        ConsoleDbContext db,
        HistoryCase found,
        HistoryMoment moment,
        SlateKind kind,
        CancellationToken cancellationToken
    )
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
            SlateKind.Document => await WithDocumentsAsync(db, snapshot, found, moment, check, cancellationToken),
            _ => snapshot,
        };
    }

    private CaseSnapshot WithPeople(CaseSnapshot snapshot, HistoryCase found)
    {
        if (!_people.TryGetValue(found.Row.TypeKey, out var people))
        {
            _people[found.Row.TypeKey] = people = new(cases, snapshot.Shared.People);
        }

        var week = (snapshot.At - DateTimeOffset.UnixEpoch).Days / WeekDays;
        var then = snapshot with
        {
            Shared = snapshot.Shared with { People = people.At(DateTimeOffset.UnixEpoch.AddDays(week * WeekDays)) },
        };
        var calendar = facts.CaseTypes[found.Row.TypeKey].Calendar;
        return then with
        {
            Visible = then.Visible with
            {
                Presence =
                [
                    // everyone, so that people who move up when a source is left out can be judged as well
                    .. then
                        .Shared.People.People.Select(person => facts.People[person.Id])
                        .Select(person => new PersonPresence(
                            person.Facts.Id,
                            0,
                            Math.Max(1, person.Capacity),
                            IsAbsent: false,
                            calendar.IsWorkingAt(then.At, person.TimeZone),
                            HasConflict: false
                        )),
                ],
            },
        };
    }

    private async Task<CaseSnapshot> WithDocumentsAsync(
        ConsoleDbContext db,
        CaseSnapshot snapshot,
        HistoryCase found,
        HistoryMoment moment,
        AccessCheck check,
        CancellationToken cancellationToken
    )
    {
        var (index, statistics, _) = _snapshots.IndexesAt(moment.At, found.Row.TypeKey);
        var record = found.RecordAt(moment);
        var then = search with { Model = null, Cases = index, Statistics = statistics };
        var request = new SnapshotRequest(actor, check, record, facts, then, moment.At);
        var read = await SnapshotDocuments.ReadAsync(
            db,
            request,
            new(
                snapshot.Visible.SimilarCases,
                SnapshotDocuments.Find(request, RetrievalQueries.Of(null, record, null)),
                snapshot.Visible.History
            ),
            cancellationToken
        );
        var documents = await _documents.AtAsync(db, read.Visible, moment.At, cancellationToken);
        return snapshot with
        {
            Visible = snapshot.Visible with
            {
                Documents = documents,
                Curated = read.Curated,
                History = SnapshotEvidence.WithoutHidden(snapshot.Visible.History, documents),
            },
        };
    }
}
