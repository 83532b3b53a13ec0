using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Intake;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases.Import.Logs;

namespace RecsConsole.Features.Cases.Import;

/// <summary>Resources become people who can be asked, with what the log shows of their experience.</summary>
internal sealed class PeopleFromLog(
    Guid tenantId,
    string timeZone,
    ImportedTenant tenant,
    Func<AccessSubject, AccessResource, bool> mayWork
)
{
    /// <summary>Capacity in open cases, unless configured otherwise.</summary>
    private const int UsualCapacity = 10;

    private const int LongestName = 200;

    public List<PersonRow> Added { get; } = [];

    public List<PersonExperienceRow> AddedExperience { get; } = [];

    /// <summary>Links each event told by the file to its person, and each person to the groups they acted in.</summary>
    public void Assign(IEnumerable<LogCase> cases, LogColumns columns)
    {
        foreach (var step in cases.SelectMany(each => each.Events))
        {
            if ((step.Stored is not null && !step.IsRetold) || step.Resource is not { } resource)
            {
                continue;
            }

            step.Person = PersonOf(resource, LogNames.Of("Person", resource));
            var group = columns.Group < 0 ? null : step.Kept![columns.Group];
            Join(step.Person, group);
        }
    }

    /// <summary>Whether a person may work a case: their role, clearance and region permit it, and they are in its team.</summary>
    public bool MayWork(Guid personId, CaseRow row)
    {
        var resource = AccessResources.OfCase(tenantId, row.Id, row.Classification, row.Region, row.TeamKey, assigneeId: null);
        return tenant.PeopleById.TryGetValue(personId, out var person) && mayWork(SubjectReader.Of(person), resource);
    }

    /// <summary>
    /// Puts a person into the team for which a file has them at work. Whoever signs in has the teams that somebody gave them: a file gives
    /// nobody rights.
    /// </summary>
    public void Join(PersonRow person, string? team)
    {
        if (team is not null && !tenant.Members.Contains(person.Id) && !person.Teams.Contains(team, StringComparer.Ordinal))
        {
            person.Teams = [.. person.Teams, team];
        }
    }

    public PersonRow PersonOf(string key, string name)
    {
        if (tenant.People.TryGetValue(key, out var known))
        {
            return known;
        }

        var person = new PersonRow
        {
            TenantId = tenantId,
            Id = Guid.CreateVersion7(),
            Key = key,
            DisplayName = name.Length <= LongestName ? name : name[..(LongestName - 1)] + "…",
            Roles = [ConsoleRole.Agent],
            Clearance = Classifications.Internal,
            TimeZone = timeZone,
            Capacity = UsualCapacity,
            IsExpert = true,
            IsActive = true,
        };
        tenant.People.Add(key, person);
        tenant.PeopleById.Add(person.Id, person);
        Added.Add(person);
        return person;
    }

    /// <summary>Recounts over all imported cases: worked means acted in it, solved means resolved it.</summary>
    public void Count(IEnumerable<(LogCase History, CaseRow Row)> cases)
    {
        Dictionary<(Guid, string), PersonExperienceRow> counted = [];
        Dictionary<Guid, int> open = [];
        foreach (var (history, row) in cases)
        {
            foreach (var worked in history.Events.Where(each => each.IsStep && each.Person is not null).GroupBy(each => each.Person!.Id))
            {
                var experience = ExperienceOf(counted, worked.Key, row.IssueType);
                experience.WorkedCases++;
                experience.LastAt = Later(experience.LastAt, worked.Max(each => each.At));
            }

            if (row.ResolvedById is { } resolver)
            {
                var experience = ExperienceOf(counted, resolver, row.IssueType);
                experience.SolvedCases++;
                experience.WorkedCases = Math.Max(experience.WorkedCases, experience.SolvedCases);
                experience.LastAt = Later(experience.LastAt, row.ResolvedAt ?? row.LastEventAt);
            }

            if (row is { IsOpen: true, AssigneeId: { } assignee })
            {
                open[assignee] = open.GetValueOrDefault(assignee) + 1;
            }
        }

        Keep(counted.Values);
        RaiseCapacity(open);
    }

    private PersonExperienceRow ExperienceOf(Dictionary<(Guid, string), PersonExperienceRow> counted, Guid personId, string issueType)
    {
        if (!counted.TryGetValue((personId, issueType), out var row))
        {
            row = new PersonExperienceRow
            {
                TenantId = tenantId,
                PersonId = personId,
                IssueType = issueType,
                LastAt = DateTimeOffset.MinValue,
            };
            counted.Add((personId, issueType), row);
        }

        return row;
    }

    private void Keep(IEnumerable<PersonExperienceRow> counted)
    {
        foreach (var row in counted)
        {
            if (tenant.Experience.TryGetValue((row.PersonId, row.IssueType), out var known))
            {
                known.WorkedCases = row.WorkedCases;
                known.SolvedCases = row.SolvedCases;
                known.LastAt = Later(known.LastAt, row.LastAt);
            }
            else
            {
                AddedExperience.Add(row);
            }
        }
    }

    // The log does not state capacities; nobody may count as overloaded because of the cases they already have.
    private void RaiseCapacity(Dictionary<Guid, int> open)
    {
        foreach (var (personId, count) in open)
        {
            if (tenant.PeopleById.TryGetValue(personId, out var person))
            {
                person.Capacity = Math.Max(person.Capacity, count * 2);
            }
        }
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
