using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Tenancy.People;

/// <summary>Reads people from the database.</summary>
public sealed class DatabasePeopleSource(TenantDb tenantDb) : IPeopleSource
{
    // "open" is a parameter because SQLite does not use the index for a bare boolean column and would read every case of the tenant.
    private static readonly CompiledRead<
        Func<ConsoleDbContext, List<Guid>, DateTimeOffset, string, string, bool, IAsyncEnumerable<PresenceRecord>>
    > s_presence = new(() =>
        EF.CompileAsyncQuery(
            (ConsoleDbContext db, List<Guid> ids, DateTimeOffset at, string @case, string account, bool isOpen) =>
                db
                    .People.Where(person => ids.Contains(person.Id))
                    .Select(person => new PresenceRecord(
                        person.Id,
                        db.Cases.Count(row => row.IsOpen == isOpen && row.AssigneeId == person.Id),
                        db.Absences.Any(row => row.PersonId == person.Id && row.From <= at && row.To > at),
                        db.ConflictsOfInterest.Any(row =>
                            row.PersonId == person.Id
                            && (
                                (row.SubjectKind == SubjectName.AccountKind && row.SubjectKey == account)
                                || (row.SubjectKind == SubjectName.CaseKind && row.SubjectKey == @case)
                            )
                        )
                    ))
        )
    );

    public async Task<IReadOnlyList<PersonRecord>> ReadAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var people = await db.People.AsNoTracking().OrderBy(person => person.Id).ToListAsync(cancellationToken);
        var skills = (await db.PersonSkills.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(row => row.PersonId);
        var experience = (await db.PersonExperience.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(row => row.PersonId);
        var members = await Members.ReadAsync(db, cancellationToken);
        return
        [
            .. people.Select(person =>
                ToRecord(person, skills[person.Id], experience[person.Id]) with
                {
                    CanSignIn = members.Contains(person.Id),
                }
            ),
        ];
    }

    public async Task<IReadOnlyList<PresenceRecord>> ReadPresenceAsync(
        Actor actor,
        IReadOnlyCollection<Guid> people,
        PresenceQuestion question,
        CancellationToken cancellationToken
    )
    {
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var ids = people.ToList();
        var found = await s_presence
            .For(db)(db, ids, question.At, question.CaseKey, question.AccountKey ?? "", true)
            .ToDictionaryAsync(presence => presence.PersonId, cancellationToken: cancellationToken);
        return
        [
            // a person who no longer exists counts as absent
            .. ids.Order().Select(id => found.GetValueOrDefault(id) ?? new(id, 0, true, false)),
        ];
    }

    private static PersonRecord ToRecord(
        PersonRow person,
        IEnumerable<PersonSkillRow> skills,
        IEnumerable<PersonExperienceRow> experience
    ) =>
        new(
            new(
                person.Id,
                [.. person.Roles.Order(StringComparer.Ordinal)],
                [.. person.Teams.Order(StringComparer.Ordinal)],
                [.. person.Regions.Order(StringComparer.Ordinal)],
                [.. person.Languages.Order(StringComparer.Ordinal)],
                person.Clearance,
                person.IsExpert,
                skills.ToDictionary(row => row.Skill, row => row.Level, StringComparer.Ordinal),
                experience.ToDictionary(
                    row => row.IssueType,
                    row => new ExperienceFacts(row.WorkedCases, row.SolvedCases, row.LastAt),
                    StringComparer.Ordinal
                )
            ),
            person.DisplayName,
            person.TimeZone,
            person.Capacity,
            person.IsActive
        )
        {
            Key = person.Key,
        };
}
