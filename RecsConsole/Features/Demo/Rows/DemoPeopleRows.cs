using RecsConsole.Database;
using RecsConsole.Features.Demo.Content;
using RecsConsole.Features.Demo.Content.Schema;
using RecsConsole.Features.Demo.Simulation;

namespace RecsConsole.Features.Demo.Rows;

/// <summary>Converts people, teams, skills and experience to rows.</summary>
internal sealed class DemoPeopleRows(DemoContent content, DemoNames names, DateTimeOffset at)
{
    public IEnumerable<object> All(IReadOnlyList<SimulatedCase> cases) =>
        [
            .. content.People.SelectMany(each => each.Teams).Distinct(StringComparer.Ordinal).Select(Team),
            .. content.People.Select(Person),
            .. content.People.SelectMany(Skills),
            .. content.People.SelectMany(Absences),
            .. content.People.SelectMany(Conflicts),
            .. Experience(cases),
        ];

    public MembershipRow Membership(DemoPerson person) =>
        new()
        {
            TenantId = names.TenantId,
            OperatorId = DemoIds.Operator(person.Email),
            PersonId = names.Person(person.Email),
        };

    private TeamRow Team(string name) =>
        new()
        {
            TenantId = names.TenantId,
            Key = name,
            Name = name,
        };

    private PersonRow Person(DemoPerson person) =>
        new()
        {
            TenantId = names.TenantId,
            Id = names.Person(person.Email),
            Key = person.Email[..person.Email.IndexOf('@', StringComparison.Ordinal)],
            DisplayName = person.Name,
            Email = person.Email,
            Roles = [.. person.Roles],
            Teams = [.. person.Teams],
            Regions = [.. person.Regions],
            Languages = [.. person.Languages],
            Clearance = DemoNames.Classification(person.Clearance),
            TimeZone = person.TimeZone,
            Capacity = person.Capacity,
            IsExpert = person.Roles.Contains("agent") || person.Roles.Contains("supervisor"),
            IsActive = true,
            Revision = 1,
        };

    private IEnumerable<PersonSkillRow> Skills(DemoPerson person) =>
        person.Skills.Select(skill => new PersonSkillRow
        {
            TenantId = names.TenantId,
            PersonId = names.Person(person.Email),
            Skill = names.Product(skill.Key),
            Level = skill.Value,
        });

    private IEnumerable<AbsenceRow> Absences(DemoPerson person) =>
        person.Absences.Select(
            (absence, index) =>
                new AbsenceRow
                {
                    TenantId = names.TenantId,
                    Id = DemoIds.Of("absence", FormattableString.Invariant($"{content.Tenant.Key} {person.Email} {index}")),
                    PersonId = names.Person(person.Email),
                    From = at.AddDays(absence.FromDays),
                    To = at.AddDays(absence.ToDays),
                }
        );

    private IEnumerable<ConflictOfInterestRow> Conflicts(DemoPerson person) =>
        person.Conflicts.Select(account => new ConflictOfInterestRow
        {
            TenantId = names.TenantId,
            PersonId = names.Person(person.Email),
            SubjectKind = "account",
            SubjectKey = account,
        });

    private IEnumerable<PersonExperienceRow> Experience(IReadOnlyList<SimulatedCase> cases) =>
        cases
            .SelectMany(each =>
                each.Events.Where(happened => happened.Actor is not null)
                    .GroupBy(happened => happened.Actor!, StringComparer.Ordinal)
                    .Select(events =>
                        (
                            Person: events.Key,
                            IssueType: each.Setting.IssueType.Title,
                            Solved: string.Equals(each.Resolver, events.Key, StringComparison.Ordinal),
                            LastAt: events.Max(happened => happened.At)
                        )
                    )
            )
            .GroupBy(worked => (worked.Person, worked.IssueType))
            .Select(group => new PersonExperienceRow
            {
                TenantId = names.TenantId,
                PersonId = names.Person(group.Key.Person),
                IssueType = group.Key.IssueType,
                WorkedCases = group.Count(),
                SolvedCases = group.Count(worked => worked.Solved),
                LastAt = group.Max(worked => worked.LastAt),
            });
}
