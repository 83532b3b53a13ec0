using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Platform;

namespace RecsConsole.Recommender;

/// <summary>People from our own database.</summary>
public sealed class DatabasePeopleSource(TenantDb tenantDb) : IPeopleSource
{
    public async Task<IReadOnlyList<PersonRecord>> ReadAsync(
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var people = await db
            .People.AsNoTracking()
            .OrderBy(person => person.Id)
            .ToListAsync(cancellationToken);
        var skills = (await db.PersonSkills.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(
            row => row.PersonId
        );
        var experience = (
            await db.PersonExperience.AsNoTracking().ToListAsync(cancellationToken)
        ).ToLookup(row => row.PersonId);
        return
        [
            .. people.Select(person => ToRecord(person, skills[person.Id], experience[person.Id])),
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
        var load = await db
            .Cases.Where(row =>
                row.IsOpen && row.AssigneeId != null && ids.Contains(row.AssigneeId.Value)
            )
            .GroupBy(row => row.AssigneeId!.Value)
            .Select(group => new { PersonId = group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.PersonId, row => row.Count, cancellationToken);
        var absent = await db
            .Absences.Where(row =>
                ids.Contains(row.PersonId) && row.From <= question.At && row.To > question.At
            )
            .Select(row => row.PersonId)
            .ToListAsync(cancellationToken);
        var account = question.AccountKey ?? "";
        var conflicts = await db
            .ConflictsOfInterest.Where(row =>
                ids.Contains(row.PersonId)
                && (
                    (row.SubjectKind == "account" && row.SubjectKey == account)
                    || (row.SubjectKind == "case" && row.SubjectKey == question.CaseKey)
                )
            )
            .Select(row => row.PersonId)
            .ToListAsync(cancellationToken);
        return
        [
            .. ids.Order()
                .Select(id => new PresenceRecord(
                    id,
                    load.GetValueOrDefault(id),
                    absent.Contains(id),
                    conflicts.Contains(id)
                )),
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
        );
}
