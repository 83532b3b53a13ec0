using RecsConsole.Engine.Access;

namespace RecsConsole.Tests.Permits;

/// <summary>
/// Generates people, objects and grants from small sets of values, so that rules often match and often fail. The same seed gives the same
/// world.
/// </summary>
internal sealed class AccessWorld(int seed)
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Guid[] Tenants = Ids(2, 0xA0);
    private static readonly Guid[] People = Ids(3, 0xB0);
    private static readonly Guid[] Cases = Ids(3, 0xC0);
    private static readonly string[] Documents = ["doc-1", "doc-2", "doc-3"];
    private static readonly string[] Teams = ["blue", "red"];
    private static readonly string[] Regions = ["eu", "us"];

    private static readonly AccessOperation[] OnCards =
    [
        AccessOperation.Recommend,
        AccessOperation.PerformAction,
        AccessOperation.ViewDocument,
        AccessOperation.ViewCase,
        AccessOperation.AskExpert,
    ];

    private readonly Random _random = new(seed);

    public int Next(int count) => _random.Next(count);

    public T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    public bool Chance(int percent) => _random.Next(100) < percent;

    public AccessOperation Operation() => Pick(OnCards);

    public AccessSubject Subject() =>
        new(
            Chance(95) ? Tenants[0] : Tenants[1],
            Pick(People),
            Some(ConsoleRole.All, 35),
            Some(Teams, 50),
            Some(Regions, 40),
            Some(["en"], 100),
            Next(4),
            Active: Chance(95)
        )
        {
            Revision = 1 + Next(5),
            Grants = Chance(60) ? [.. Enumerable.Range(1, 1 + Next(3)).Select(_ => Grant())] : null,
        };

    public AccessGrant Grant()
    {
        var forCase = Chance(50);
        return new(
            new Guid(Next(1_000_000), 1, 2, new byte[8]),
            forCase ? Pick(Cases) : null,
            forCase ? null : Pick(Documents),
            Now.AddMinutes(Next(120) - 30),
            IsBreakGlass: Chance(30)
        );
    }

    public AccessResource Resource(AccessOperation operation)
    {
        var caseId = Pick(Cases);
        var resource = new AccessResource(KindOf(operation), caseId, Tenants[0])
        {
            Classification = Next(4),
            Regions = [.. Some(Regions, 30)],
            Acl = Chance(40) ? [Entry(), Entry()] : [],
            Teams = [.. Some(Teams, 40)],
            AssignedPersonId = Chance(50) ? Pick(People) : null,
            RequiredRole = operation == AccessOperation.PerformAction && Chance(40) ? Pick(ConsoleRole.All) : null,
            Revision = 1 + Next(5),
        };
        return operation switch
        {
            AccessOperation.ViewDocument => WithDocument(resource, Pick(Documents)),
            AccessOperation.AskExpert => Expert(resource),
            AccessOperation.PerformAction => resource with { CaseId = caseId, Key = "do-it" },
            _ => resource with { CaseId = caseId },
        };
    }

    private AccessResource Expert(AccessResource resource)
    {
        var person = Pick(People);
        return resource with { Id = person, ConflictPersonIds = Chance(30) ? [Pick(People)] : [] };
    }

    private AclEntry Entry() =>
        Pick([
            new AclEntry(AclKind.Role, Pick(ConsoleRole.All), End()),
            new AclEntry(AclKind.Team, Pick(Teams), End()),
            new AclEntry(AclKind.Region, Pick(Regions), End()),
            new AclEntry(AclKind.Person, Pick(People).ToString("D"), End()),
        ]);

    private DateTimeOffset? End() => Chance(50) ? null : Now.AddMinutes(Next(60) - 30);

    private HashSet<string> Some(IReadOnlyList<string> from, int percent) =>
        from.Where(_ => Chance(percent)).ToHashSet(StringComparer.Ordinal);

    private static AccessResource WithDocument(AccessResource resource, string key) =>
        resource with
        {
            Id = Guid.Empty,
            Key = key,
            DocumentKey = key,
        };

    private static AccessResourceKind KindOf(AccessOperation operation) =>
        operation switch
        {
            AccessOperation.PerformAction => AccessResourceKind.Action,
            AccessOperation.ViewDocument => AccessResourceKind.Document,
            AccessOperation.AskExpert => AccessResourceKind.Expert,
            _ => AccessResourceKind.Case,
        };

    private static Guid[] Ids(int count, int start) =>
        [.. Enumerable.Range(start, count).Select(each => new Guid(each, 0, 0, new byte[8]))];
}
