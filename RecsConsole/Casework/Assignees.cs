using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Casework;

/// <summary>Finds the people who may work all of the given cases, with their number of open cases.</summary>
public static class Assignees
{
    /// <summary>Maximum number of cases per assignment.</summary>
    public const int MaxCases = 100;

    /// <summary>Whether the subject's roles permit working cases at all.</summary>
    public static bool MayWorkCases(AccessCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        var anyCase = new AccessResource(AccessResourceKind.Case, Guid.Empty, check.Subject.TenantId)
        {
            Classification = Classifications.Public,
        };
        return check.Decide(AccessOperation.WorkCase, anyCase).Permitted;
    }

    /// <summary>Whether the subject may assign cases to others; agents only take them.</summary>
    public static bool MayGiveToOthers(AccessCheck check) => MayWorkCases(check) && check.Subject.Roles.Contains(ConsoleRole.Supervisor);

    /// <summary>Least busy first, absent people last.</summary>
    public static async Task<IReadOnlyList<Assignee>> ReadAsync(
        OperationScope scope,
        IReadOnlyList<CaseRow> cases,
        CancellationToken cancellationToken
    )
    {
        var db = scope.Db;
        var people = await db.People.AsNoTracking().Where(person => person.IsActive).ToListAsync(cancellationToken);
        var open = await db
            .Cases.Where(row => row.IsOpen && row.AssigneeId != null)
            .GroupBy(row => row.AssigneeId!.Value)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken);
        var atWork = await PeopleAtWork.ReadAsync(db, cases[0].TypeKey, scope.Now, cancellationToken);
        return
        [
            .. people
                .Where(person => MayWorkAll(scope.CheckOf(SubjectReader.Of(person)), cases))
                .Select(person =>
                {
                    var now = atWork.Of(person);
                    return new Assignee(person.Id, person.DisplayName, open.GetValueOrDefault(person.Id), person.Capacity, now.IsAway)
                    {
                        IsAtWork = now.IsNow,
                        BackAt = now.BackAt,
                        CanSignIn = now.CanSignIn,
                    };
                })
                .OrderBy(person => person.IsAway)
                .ThenBy(person => person.Capacity <= 0 ? double.MaxValue : (double)person.OpenCases / person.Capacity)
                .ThenBy(person => person.Name, StringComparer.InvariantCultureIgnoreCase)
                .ThenBy(person => person.Id),
        ];
    }

    private static bool MayWorkAll(AccessCheck check, IReadOnlyList<CaseRow> cases) =>
        cases.All(row => check.Decide(AccessOperation.WorkCase, AccessResources.Of(row)).Permitted);
}

/// <summary>A possible assignee.</summary>
/// <param name="OpenCases">Open cases the person has now.</param>
/// <param name="Capacity">Open cases the person can carry at once.</param>
/// <param name="IsAway">Absent for longer than the night.</param>
public sealed record Assignee(Guid Id, string Name, int OpenCases, int Capacity, bool IsAway)
{
    /// <summary>Whether the person is within the hours of the first case's type, in their own time zone.</summary>
    public bool IsAtWork { get; init; } = true;

    /// <summary>When their working hours begin again; null while they are at work, or when unknown.</summary>
    public DateTimeOffset? BackAt { get; init; }

    /// <summary>False for a person who is only known, such as from an imported log: they would never see the case.</summary>
    public bool CanSignIn { get; init; } = true;
}
