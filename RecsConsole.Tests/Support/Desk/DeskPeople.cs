using RecsConsole.Database;

namespace RecsConsole.Tests.Support.Desk;

/// <summary>An agent, a suitable expert who can sign in, and one person for each reason not to be proposed.</summary>
internal sealed class DeskPeople(Guid tenantId, DateTimeOffset now, Guid agent, Guid expert)
{
    private static readonly string[] s_unfit = ["away", "full", "rival", "gone"];

    public IEnumerable<object> Rows()
    {
        yield return Person(agent, "agent", isExpert: false);
        yield return Person(expert, "expert", isExpert: true);
        var account = new OperatorRow
        {
            Id = Guid.NewGuid(),
            UserName = $"{expert:N}@test.example",
            SecurityStamp = "stamp",
        };
        yield return account;
        yield return new MembershipRow
        {
            OperatorId = account.Id,
            TenantId = tenantId,
            PersonId = expert,
        };
        yield return new PersonSkillRow
        {
            TenantId = tenantId,
            PersonId = expert,
            Skill = "printer",
            Level = 5,
        };
        foreach (var row in s_unfit.SelectMany(Unfit))
        {
            yield return row;
        }
    }

    // Has the skills to be proposed, and a reason not to be.
    private IEnumerable<object> Unfit(string name)
    {
        var person = Person(Guid.NewGuid(), name, isExpert: true);
        person.Capacity = name == "full" ? 0 : 8;
        person.IsActive = name != "gone";
        yield return person;
        yield return new PersonSkillRow
        {
            TenantId = tenantId,
            PersonId = person.Id,
            Skill = "printer",
            Level = 4,
        };
        if (name == "away")
        {
            yield return new AbsenceRow
            {
                TenantId = tenantId,
                Id = Guid.NewGuid(),
                PersonId = person.Id,
                From = now.AddDays(-1),
                To = now.AddDays(1),
            };
        }

        if (name == "rival")
        {
            yield return new ConflictOfInterestRow
            {
                TenantId = tenantId,
                PersonId = person.Id,
                SubjectKind = "account",
                SubjectKey = "acme",
            };
        }
    }

    public PersonRow Person(Guid id, string name, bool isExpert) =>
        new()
        {
            TenantId = tenantId,
            Id = id,
            Key = name,
            DisplayName = "Person " + name,
            Email = name + "@test.example",
            Roles = ["agent"],
            Teams = ["one"],
            Regions = ["EU"],
            Languages = ["en"],
            Clearance = 1,
            TimeZone = "UTC",
            Capacity = 8,
            IsExpert = isExpert,
            IsActive = true,
        };
}
