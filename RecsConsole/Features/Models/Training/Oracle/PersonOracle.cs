using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Features.Models.Training.Oracle;

/// <summary>
/// Checks a person by their rows: active and an expert, cleared for the case and its region, without a conflict of interest, not absent.
/// </summary>
internal sealed class PersonOracle
{
    private readonly Dictionary<string, PersonLine> _people;
    private readonly ILookup<Guid, AbsenceRow> _absences;
    private readonly HashSet<(Guid Person, string Account)> _accounts;
    private readonly HashSet<(Guid Person, Guid Case)> _cases;
    private readonly OracleChanges _changes;

    private PersonOracle(
        IEnumerable<PersonLine> people,
        IEnumerable<AbsenceRow> absences,
        IReadOnlyList<ConflictOfInterestRow> conflicts,
        Dictionary<string, Guid> cases,
        OracleChanges changes
    )
    {
        _people = people.ToDictionary(row => row.Id.ToString("D"), StringComparer.Ordinal);
        _absences = absences.ToLookup(row => row.PersonId);
        _accounts = [.. conflicts.Where(IsOfAccount).Select(row => (row.PersonId, row.SubjectKey))];
        _cases = [.. conflicts.Where(row => cases.ContainsKey(row.SubjectKey)).Select(row => (row.PersonId, cases[row.SubjectKey]))];
        _changes = changes;
    }

    public static async Task<PersonOracle> ReadAsync(ConsoleDbContext db, OracleChanges changes, CancellationToken cancellationToken)
    {
        var conflicts = await db.ConflictsOfInterest.AsNoTracking().ToListAsync(cancellationToken);
        var keys = conflicts.Where(row => !IsOfAccount(row)).Select(row => row.SubjectKey).Distinct(StringComparer.Ordinal).ToList();
        var cases = await db
            .Cases.AsNoTracking()
            .Where(row => keys.Contains(row.Key))
            .Select(row => new { row.Key, row.Id })
            .ToListAsync(cancellationToken);
        return new(
            await db
                .People.AsNoTracking()
                .Select(row => new PersonLine(row.Id, row.IsActive && row.IsExpert, row.Clearance, row.Regions))
                .ToListAsync(cancellationToken),
            await db.Absences.AsNoTracking().ToListAsync(cancellationToken),
            conflicts,
            cases.ToDictionary(row => row.Key, row => row.Id, StringComparer.Ordinal),
            changes
        );
    }

    public IEnumerable<OracleFault> FaultsOf(TrainingExample example, string id)
    {
        var (at, facts) = (example.Snapshot.At, example.Snapshot.Case);
        if (!_people.TryGetValue(id, out var person))
        {
            yield return OracleFault.OtherTenant;
            yield break;
        }

        if (_changes.HasChanged(example, id))
        {
            yield break;
        }

        if (!person.MayBeAsked)
        {
            yield return OracleFault.NotInForce;
        }

        if (person.Id == example.Snapshot.Actor.PersonId || !MayKnow(person, facts))
        {
            yield return OracleFault.NotPermitted;
        }

        if (_cases.Contains((person.Id, facts.Id)) || (facts.AccountKey is { } account && _accounts.Contains((person.Id, account))))
        {
            yield return OracleFault.ConflictOfInterest;
        }

        if (_absences[person.Id].Any(row => row.From <= at && at < row.To))
        {
            yield return OracleFault.Absent;
        }
    }

    private static bool MayKnow(PersonLine person, CaseFacts facts) =>
        person.Clearance >= facts.Classification
        && (person.Regions.Count == 0 || facts.Region is not { } region || person.Regions.Contains(region));

    private static bool IsOfAccount(ConflictOfInterestRow row) =>
        string.Equals(row.SubjectKind, SubjectName.AccountKind, StringComparison.Ordinal);

    private sealed record PersonLine(Guid Id, bool MayBeAsked, int Clearance, IList<string> Regions);
}
