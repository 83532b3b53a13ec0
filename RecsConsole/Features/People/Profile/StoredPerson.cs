using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.People.Profile.Fields;

namespace RecsConsole.Features.People.Profile;

/// <summary>A person's tracked rows, and the profile they represent.</summary>
internal sealed class StoredPerson(
    PersonRow row,
    IEnumerable<PersonSkillRow> skills,
    IEnumerable<AbsenceRow> absences,
    IEnumerable<ConflictOfInterestRow> conflicts
)
{
    private readonly List<PersonSkillRow> _skills = [.. skills];
    private readonly List<AbsenceRow> _absences = [.. absences];
    private readonly List<ConflictOfInterestRow> _conflicts = [.. conflicts];

    public PersonRow Row => row;

    /// <summary>The person with an id; null when the tenant has none.</summary>
    public static async Task<StoredPerson?> FindAsync(ConsoleDbContext db, Guid id, CancellationToken cancellationToken)
    {
        var row = await db.People.SingleOrDefaultAsync(person => person.Id == id, cancellationToken);
        return row is null
            ? null
            : new(
                row,
                await db.PersonSkills.Where(each => each.PersonId == id).ToListAsync(cancellationToken),
                await db.Absences.Where(each => each.PersonId == id).ToListAsync(cancellationToken),
                await db.ConflictsOfInterest.Where(each => each.PersonId == id).ToListAsync(cancellationToken)
            );
    }

    /// <summary>The people with these keys, by key; a key without a person is left out.</summary>
    public static async Task<Dictionary<string, StoredPerson>> ReadAsync(
        ConsoleDbContext db,
        IReadOnlyList<string> keys,
        CancellationToken cancellationToken
    )
    {
        var people = await db.People.Where(person => keys.Contains(person.Key)).ToListAsync(cancellationToken);
        var ids = people.Select(person => person.Id).ToList();
        var skills = await db.PersonSkills.Where(each => ids.Contains(each.PersonId)).ToListAsync(cancellationToken);
        var absences = await db.Absences.Where(each => ids.Contains(each.PersonId)).ToListAsync(cancellationToken);
        var conflicts = await db.ConflictsOfInterest.Where(each => ids.Contains(each.PersonId)).ToListAsync(cancellationToken);
        return ByKey(people, skills, absences, conflicts);
    }

    /// <summary>Everyone in the tenant, by key.</summary>
    public static async Task<Dictionary<string, StoredPerson>> ReadAllAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var people = await db.People.ToListAsync(cancellationToken);
        var skills = await db.PersonSkills.ToListAsync(cancellationToken);
        var absences = await db.Absences.ToListAsync(cancellationToken);
        var conflicts = await db.ConflictsOfInterest.ToListAsync(cancellationToken);
        return ByKey(people, skills, absences, conflicts);
    }

    /// <summary>A person who is not in the database yet.</summary>
    public static StoredPerson New(ConsoleDbContext db, Guid id, string key)
    {
        var row = new PersonRow
        {
            TenantId = db.TenantId,
            Id = id,
            Key = key,
            DisplayName = key,
            TimeZone = "UTC",
        };
        db.People.Add(row);
        return new(row, [], [], []);
    }

    /// <summary>The profile in the rows.</summary>
    public PersonProfile Profile() =>
        new PersonProfile
        {
            Key = row.Key,
            Name = row.DisplayName,
            Email = row.Email,
            Roles = [.. row.Roles],
            Teams = [.. row.Teams],
            Skills = _skills.ToDictionary(each => each.Skill, each => each.Level, StringComparer.Ordinal),
            Capacity = row.Capacity,
            TimeZone = row.TimeZone,
            Languages = [.. row.Languages],
            Regions = [.. row.Regions],
            Clearance = row.Clearance,
            IsExpert = row.IsExpert,
            IsActive = row.IsActive,
            Absences = [.. _absences.Select(each => new PersonAbsence(each.Id, each.From, each.To) { StandInId = each.StandInId })],
            Conflicts = [.. _conflicts.Select(each => new PersonConflict(each.SubjectKind, each.SubjectKey))],
        }.Normalised();

    /// <summary>Updates the rows from the profile, except the key.</summary>
    public void Apply(ConsoleDbContext db, PersonProfile profile)
    {
        row.DisplayName = profile.Name;
        row.Email = profile.Email;
        row.Roles = [.. profile.Roles];
        row.Teams = [.. profile.Teams];
        row.Regions = [.. profile.Regions];
        row.Languages = [.. profile.Languages];
        row.Clearance = profile.Clearance;
        row.TimeZone = profile.TimeZone;
        row.Capacity = profile.Capacity;
        row.IsExpert = profile.IsExpert;
        row.IsActive = profile.IsActive;
        row.Revision++;
        ApplySkills(db, profile.Skills);
        ApplyAbsences(db, profile.Absences);
        ApplyConflicts(db, profile.Conflicts);
    }

    private static Dictionary<string, StoredPerson> ByKey(
        List<PersonRow> people,
        List<PersonSkillRow> allSkills,
        List<AbsenceRow> allAbsences,
        List<ConflictOfInterestRow> allConflicts
    )
    {
        var skills = allSkills.ToLookup(each => each.PersonId);
        var absences = allAbsences.ToLookup(each => each.PersonId);
        var conflicts = allConflicts.ToLookup(each => each.PersonId);
        return people.ToDictionary(
            person => person.Key,
            person => new StoredPerson(person, skills[person.Id], absences[person.Id], conflicts[person.Id]),
            StringComparer.Ordinal
        );
    }

    private void ApplySkills(ConsoleDbContext db, IReadOnlyDictionary<string, int> wanted)
    {
        db.RemoveRange(_skills.Where(each => !wanted.ContainsKey(each.Skill)));
        foreach (var (skill, level) in wanted)
        {
            var known = _skills.FirstOrDefault(each => string.Equals(each.Skill, skill, StringComparison.Ordinal));
            if (known is not null)
            {
                known.Level = level;
            }
            else
            {
                db.Add(
                    new PersonSkillRow
                    {
                        TenantId = db.TenantId,
                        PersonId = row.Id,
                        Skill = skill,
                        Level = level,
                    }
                );
            }
        }
    }

    private void ApplyAbsences(ConsoleDbContext db, IReadOnlyList<PersonAbsence> wanted)
    {
        var kept = wanted.Select(each => each.Id).ToHashSet();
        db.RemoveRange(_absences.Where(each => !kept.Contains(each.Id)));
        foreach (var absence in wanted)
        {
            var known = _absences.Find(each => each.Id == absence.Id);
            if (known is null)
            {
                known = new()
                {
                    TenantId = db.TenantId,
                    Id = absence.Id,
                    PersonId = row.Id,
                };
                db.Add(known);
            }

            (known.From, known.To) = (absence.From.ToUniversalTime(), absence.To.ToUniversalTime()); // somebody who is back early ends it
            known.StandInId = absence.StandInId;
        }
    }

    private void ApplyConflicts(ConsoleDbContext db, IReadOnlyList<PersonConflict> wanted)
    {
        db.RemoveRange(_conflicts.Where(each => !wanted.Contains(Of(each))));
        db.AddRange(
            wanted
                .Except(_conflicts.Select(Of))
                .Select(each => new ConflictOfInterestRow
                {
                    TenantId = db.TenantId,
                    PersonId = row.Id,
                    SubjectKind = each.Kind,
                    SubjectKey = each.Key,
                })
        );
    }

    private static PersonConflict Of(ConflictOfInterestRow row) => new(row.SubjectKind, row.SubjectKey);
}
