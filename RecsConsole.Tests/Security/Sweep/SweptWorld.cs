namespace RecsConsole.Tests.Security.Sweep;

/// <summary>
/// Two generated tenants with people of all roles and objects with every kind of limit. The same seed gives the same world.
/// </summary>
internal sealed class SweptWorld
{
    public const int Tenants = 2;
    private static readonly string[] s_roles = ["agent", "supervisor", "admin", "reviewer", "lead", "auditor", "sales"];
    private static readonly string[] s_teams = ["one", "two", "three"];
    private static readonly string[] s_regions = ["EU", "US", "UK"];
    private readonly Random _random;
    private readonly List<SweptPerson> _people = [];
    private readonly List<SweptObject> _objects = [];

    private SweptWorld(int seed) => _random = new(seed);

    public IReadOnlyList<SweptPerson> People => _people;

    public IReadOnlyList<SweptObject> Objects => _objects;

    /// <param name="people">Number of people in each tenant.</param>
    /// <param name="objects">Number of documents and cases in each tenant.</param>
    public static SweptWorld Generate(int seed, int people, int objects)
    {
        var at = DateTimeOffset.UtcNow;
        var world = new SweptWorld(seed);
        for (var tenant = 0; tenant < Tenants; tenant++)
        {
            for (var i = 0; i < people; i++)
            {
                world.AddPerson(tenant, i);
            }

            for (var i = 0; i < objects; i++)
            {
                world.AddObject(tenant, i);
            }

            world.GiveGrants(tenant, at);

            // an entry of the catalog: one action that requires a role
            world._objects.Add(
                new(world._objects.Count, tenant, "action", world.NextId(), "price", world.Canary()) { List = ["role:sales"] }
            );
        }

        return world;
    }

    private void AddPerson(int tenant, int i)
    {
        var canary = Canary();
        var person = new SweptPerson(
            _people.Count,
            tenant,
            NextId(),
            NextId(),
            canary,
                // each role alone first, then mixtures; a few people have no role
                i < s_roles.Length
                    ? [s_roles[i]]
                : i % 11 == 0 ? []
                : Some(s_roles, 2),
            Some(s_teams, 2),
            _random.Next(3) == 0 ? [] : Some(s_regions, 2),
            _random.Next(4),
            IsActive: i % 13 != 12
        );
        _people.Add(person);
        _objects.Add(new(_objects.Count, tenant, "person", person.Id, canary, canary));
    }

    private void AddObject(int tenant, int i)
    {
        var canary = Canary();
        var isDocument = i % 5 < 2;
        // some keys exist in both tenants
        var key = i % 8 == 0 ? $"shared-{i}" : canary;
        var what = new SweptObject(_objects.Count, tenant, isDocument ? "document" : "case", NextId(), key, canary)
        {
            Classification = _random.Next(4),
            Regions = _random.Next(2) == 0 ? [] : Some(s_regions, isDocument ? 2 : 1),
        };
        _objects.Add(
            isDocument
                ? what with
                {
                    List = _random.Next(2) == 0 ? [] : Lines(tenant),
                    IsInForce = _random.Next(12) != 0,
                }
                : what with
                {
                    Team = _random.Next(4) == 0 ? null : s_teams[_random.Next(s_teams.Length)],
                    Assignee = _random.Next(3) == 0 ? AnyPerson(tenant).Id : null,
                    IsOpen = _random.Next(2) == 0,
                }
        );
    }

    // every third person gets a valid grant, an expired one, a withdrawn one, and one for an object of another tenant
    private void GiveGrants(int tenant, DateTimeOffset at)
    {
        var own = _objects.Where(each => each.Tenant == tenant && (each.Kind is "document" or "case")).ToList();
        var foreign = _objects.Find(each => each.Tenant != tenant && each.Kind is "case");
        for (var i = 0; i < _people.Count; i++)
        {
            if (_people[i].Tenant == tenant && i % 3 == 0)
            {
                _people[i] = _people[i] with
                {
                    Grants =
                    [
                        Grant(own[_random.Next(own.Count)], at.AddDays(1), isWithdrawn: false),
                        Grant(own[_random.Next(own.Count)], at.AddDays(1), isWithdrawn: false),
                        Grant(own[_random.Next(own.Count)], at.AddHours(-1), isWithdrawn: false),
                        Grant(own[_random.Next(own.Count)], at.AddDays(1), isWithdrawn: true),
                        .. foreign is null ? Array.Empty<SweptGrant>() : [Grant(foreign, at.AddDays(1), isWithdrawn: false)],
                    ],
                };
            }
        }
    }

    private static SweptGrant Grant(SweptObject what, DateTimeOffset until, bool isWithdrawn) =>
        new(what.Kind, what.Kind is "case" ? what.Id.ToString("D") : what.Key, until, isWithdrawn);

    private List<string> Lines(int tenant) =>
        [
            .. Enumerable
                .Range(0, 1 + _random.Next(2))
                .Select(_ =>
                    _random.Next(5) switch
                    {
                        0 => $"role:{s_roles[_random.Next(s_roles.Length)]}",
                        1 => $"team:{s_teams[_random.Next(s_teams.Length)]}",
                        2 => $"region:{s_regions[_random.Next(s_regions.Length)]}",
                        3 => $"person:{AnyPerson(tenant).Id:D}",
                        _ => "everybody", // an entry that the policy does not understand
                    }
                ),
        ];

    private SweptPerson AnyPerson(int tenant)
    {
        var own = _people.Where(person => person.Tenant == tenant).ToList();
        return own[_random.Next(own.Count)];
    }

    private List<string> Some(string[] all, int max)
    {
        var count = 1 + _random.Next(max);
        return [.. all.OrderBy(_ => _random.Next()).Take(count).Order(StringComparer.Ordinal)];
    }

    private string Canary()
    {
        const string letters = "bcdfghjklmnpqrstvwxz";
        return "zq" + string.Concat(Enumerable.Range(0, 10).Select(_ => letters[_random.Next(letters.Length)]));
    }

    private Guid NextId()
    {
        var bytes = new byte[16];
        _random.NextBytes(bytes);
        return new(bytes);
    }
}
