using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using Xunit;

namespace RecsConsole.Tests.Support.Desk;

/// <summary>Further people of a desk, of its first tenant unless another is named.</summary>
internal static class AddedPeople
{
    /// <summary>Adds somebody with an account of the same name.</summary>
    public static async Task<Actor> AddMemberAsync(this DeskWorld world, string name, string role)
    {
        var (personId, accountId) = (Guid.NewGuid(), Guid.NewGuid());
        await using var db = world.Open();
        db.Users.Add(new() { Id = accountId, UserName = name });
        db.Memberships.Add(
            new()
            {
                OperatorId = accountId,
                TenantId = db.TenantId,
                PersonId = personId,
            }
        );
        db.People.Add(
            new()
            {
                TenantId = db.TenantId,
                Id = personId,
                Key = name,
                DisplayName = name,
                Email = name + "@example.org",
                Roles = [role],
                TimeZone = "UTC",
                IsActive = true,
            }
        );
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return new(db.TenantId, personId);
    }

    /// <summary>Takes a person's account away: they are only known, as from a log.</summary>
    public static Task TakeAccountAsync(this DeskWorld world, Guid personId) =>
        world.ChangeAsync(
            ChangeKind.Permission,
            db => db.Memberships.RemoveRange(db.Memberships.Where(row => row.TenantId == world.Here.TenantId && row.PersonId == personId))
        );

    /// <summary>Adds somebody of the team that works the cases; open pages are told.</summary>
    public static async Task<Actor> AddColleagueAsync(this DeskWorld world, string name, int clearance, params string[] roles)
    {
        var person = Colleague(world.Here.TenantId, name, clearance, roles);
        await world.ChangeAsync(ChangeKind.Permission, db => db.People.Add(person));
        return new(person.TenantId, person.Id);
    }

    /// <summary>Adds somebody of the team that works the cases of a tenant, before any page is open.</summary>
    public static async Task<Actor> AddColleagueOfAsync(
        this DeskWorld world,
        Guid tenantId,
        string name,
        int clearance,
        params string[] roles
    )
    {
        var person = Colleague(tenantId, name, clearance, roles);
        await using var db = world.Database.Open();
        db.BindTo(tenantId);
        db.People.Add(person);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return new(tenantId, person.Id);
    }

    private static PersonRow Colleague(Guid tenantId, string name, int clearance, string[] roles) =>
        new()
        {
            TenantId = tenantId,
            Id = Guid.NewGuid(),
            Key = name,
            DisplayName = "Person " + name,
            Roles = roles,
            Teams = ["one"],
            Clearance = clearance,
            TimeZone = "UTC",
            IsActive = true,
        };
}
