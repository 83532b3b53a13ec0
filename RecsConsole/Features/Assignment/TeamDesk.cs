using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Engine.Assignment;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;
using RecsConsole.Recommender.Snapshot.People;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.Assignment;

/// <summary>The open requests of a tenant's teams and the people available for them, read in a few queries for all teams.</summary>
internal sealed class TeamDesk
{
    // the most urgent ones; requests far behind them do not affect the prices
    private const int MaxRequests = 300;

    private readonly TenantFacts _facts;
    private readonly DateTimeOffset _at;
    private readonly Dictionary<Guid, int> _open;
    private readonly IReadOnlyDictionary<Guid, int> _asked;
    private readonly HashSet<Guid> _absent;
    private readonly ILookup<(string Kind, string Key), Guid> _conflicts;

    private TeamDesk(
        TenantFacts facts,
        DateTimeOffset at,
        Dictionary<Guid, int> open,
        IReadOnlyDictionary<Guid, int> asked,
        HashSet<Guid> absent,
        ILookup<(string Kind, string Key), Guid> conflicts
    ) => (_facts, _at, _open, _asked, _absent, _conflicts) = (facts, at, open, asked, absent, conflicts);

    public static Task<TeamDesk> ReadAsync(
        ConsoleDbContext db,
        TenantFacts facts,
        DateTimeOffset at,
        CancellationToken cancellationToken
    ) => ReadWithoutAsync([], db, facts, at, cancellationToken);

    /// <summary>The same, without counting some cases as assigned, because they are to be redistributed.</summary>
    public static async Task<TeamDesk> ReadWithoutAsync(
        IReadOnlyCollection<Guid> cases,
        ConsoleDbContext db,
        TenantFacts facts,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var open = await db
            .Cases.Where(row => row.IsOpen && row.AssigneeId != null && !EF.Parameter(cases).Contains(row.Id))
            .GroupBy(row => row.AssigneeId!.Value)
            .Select(group => new { Person = group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Person, row => row.Count, cancellationToken);
        var absent = await db
            .Absences.Where(row => row.From <= at && row.To > at)
            .Select(row => row.PersonId)
            .ToListAsync(cancellationToken);
        var conflicts = await db
            .ConflictsOfInterest.Select(row => new
            {
                row.SubjectKind,
                row.SubjectKey,
                row.PersonId,
            })
            .ToListAsync(cancellationToken);
        return new(
            facts,
            at,
            open,
            await ExpertRequestCounts.CountAsync(db, at - ExpertRequestCounts.Day, cancellationToken),
            [.. absent],
            conflicts.ToLookup(row => (row.SubjectKind, row.SubjectKey), row => row.PersonId)
        );
    }

    /// <summary>Teams with unassigned open cases, in ordinal order.</summary>
    public static Task<List<string>> TeamsAsync(ConsoleDbContext db, CancellationToken cancellationToken) =>
        Waiting(db).Select(row => row.TeamKey!).Distinct().OrderBy(team => team).ToListAsync(cancellationToken);

    /// <summary>The team's open requests, most urgent first, with how well each person fits.</summary>
    public async Task<IReadOnlyList<OpenRequest>> RequestsAsync(ConsoleDbContext db, string team, CancellationToken cancellationToken)
    {
        var rows = await Waiting(db)
            .AsNoTracking()
            .Where(row => row.TeamKey == team)
            .OrderBy(row => row.SlaDeadline == null)
            .ThenBy(row => row.SlaDeadline)
            .ThenBy(row => row.Id)
            .Take(MaxRequests)
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Where(row => _facts.CaseTypes.ContainsKey(row.TypeKey))
                .Select(row => new OpenRequest(row.Id.ToString("D"), FitsOf(row).Scores)),
        ];
    }

    /// <summary>Who fits the case, whose type is known, and who would if not for their load or working hours.</summary>
    public ExpertFits FitsOf(CaseRow row) => ExpertScores.Screen(SnapshotOf(row));

    /// <summary>Whether the person is absent now.</summary>
    public bool IsAway(Guid person) => _absent.Contains(person);

    /// <summary>Whether the person has a conflict of interest in the case or its account.</summary>
    public bool HasConflict(Guid person, CaseRow row) => ConflictsIn(row).Contains(person);

    /// <summary>Whether the request's deadline, if it has one, has passed.</summary>
    public bool IsLate(CaseRow row) => row.SlaDeadline < _at;

    /// <summary>The number of open cases of the person, not counting questions.</summary>
    public int OpenOf(Guid person) => _open.GetValueOrDefault(person);

    /// <summary>Everybody who fits one of the requests.</summary>
    public IEnumerable<PlannedPerson> PeopleFor(IReadOnlyList<OpenRequest> requests) =>
        requests
            .SelectMany(request => request.Scores.Keys)
            .Distinct(StringComparer.Ordinal)
            .Select(key => PlannedOf(_facts.People[Guid.Parse(key)]));

    public PlannedPerson PlannedOf(PersonRecord person)
    {
        var asked = _asked.GetValueOrDefault(person.Facts.Id);
        var carries = _open.GetValueOrDefault(person.Facts.Id) + asked;
        var room = Math.Min(person.Capacity - carries, _facts.Configuration.DailyAsks - asked);
        return new(person.Facts.Id.ToString("D"), carries, person.Capacity, Math.Max(0, room));
    }

    // A request is an unassigned open case of the team. A person asked from a slate already has that request: it counts towards their load,
    // and a plan does not take it away again.
    private static IQueryable<CaseRow> Waiting(ConsoleDbContext db) =>
        db.Cases.Where(row => row.IsOpen && row.AssigneeId == null && row.TeamKey != null);

    private CaseSnapshot SnapshotOf(CaseRow row)
    {
        var type = _facts.CaseTypes[row.TypeKey];
        var conflicts = ConflictsIn(row);
        return SnapshotFields.Within(
            new CaseSnapshot(
                CaseSnapshot.CurrentSchemaVersion,
                _at,
                SyntheticSubject.Of(row),
                CaseOf(row, type),
                [],
                new([], [], [.. Presence(type, conflicts)], []),
                [],
                type.Parts.Hashes,
                []
            )
            {
                Shared = type.Parts.Shared,
            }
        );
    }

    private HashSet<Guid> ConflictsIn(CaseRow row) =>
        [.. _conflicts[("case", row.Key)], .. row.AccountKey is { } account ? _conflicts[("account", account)] : []];

    private CaseFacts CaseOf(CaseRow row, CaseTypeFacts type)
    {
        var deadline = row.SlaDeadline?.ToUnixTimeMilliseconds();
        var spans = row.SlaRoundTheClock ? BusinessSpans.Always : _facts.SpansOf(type, CaseFactsMapper.LevelOf(row));
        var sla = new SlaClock(spans, CaseTypeCalendars.StartOf(row).ToUnixTimeMilliseconds(), deadline);
        var now = _at.ToUnixTimeMilliseconds();
        return new(
            row.Id,
            row.Revision,
            row.TypeKey,
            row.IssueType,
            row.Product,
            row.Region,
            row.Language,
            row.Priority,
            row.Status,
            row.OpenedAt,
            sla.Band(now),
            sla.RemainingMs(now),
            SlaTotalMs: null,
            row.TeamKey,
            AssigneeId: null,
            row.AccountKey,
            AccountTier: null,
            row.Classification,
            FilledFields: [],
            OpenApprovalActions: []
        );
    }

    private IEnumerable<PersonPresence> Presence(CaseTypeFacts type, HashSet<Guid> conflicts) =>
        type.Parts.Shared.People.People.Select(person =>
        {
            var record = _facts.People[person.Id];
            return new PersonPresence(
                person.Id,
                _open.GetValueOrDefault(person.Id),
                record.Capacity,
                _absent.Contains(person.Id),
                IsWorking(type, record.TimeZone),
                conflicts.Contains(person.Id)
            );
        });

    // computed once per time zone, however many people live there
    private readonly Dictionary<(string Type, string Zone), bool> _working = [];

    private bool IsWorking(CaseTypeFacts type, string zone)
    {
        if (!_working.TryGetValue((type.Key, zone), out var working))
        {
            working = type.Calendar.IsWorkingAt(_at, zone);
            _working.Add((type.Key, zone), working);
        }

        return working;
    }
}
