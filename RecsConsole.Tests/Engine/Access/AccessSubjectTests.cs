using RecsConsole.Engine.Access;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Access;

public sealed class AccessSubjectTests
{
    private static readonly Guid s_tenant = Guid.NewGuid();
    private static readonly Guid s_person = Guid.NewGuid();
    private static readonly Guid s_grant = Guid.NewGuid();
    private static readonly Guid s_case = Guid.NewGuid();

    public static TheoryData<string> Changes =>
        ["tenant", "person", "role", "team", "region", "language", "clearance", "active", "rules only", "grant", "no grant"];

    [Fact]
    public void Rights_that_are_read_twice_are_the_same() => Subject().HasSameRightsAs(Subject() with { Revision = 2 }).ShouldBeTrue();

    [Theory]
    [MemberData(nameof(Changes))]
    public void Rights_that_differ_are_not_the_same(string change)
    {
        var other = Changed(change);

        Subject().HasSameRightsAs(other).ShouldBeFalse();
        other.HasSameRightsAs(Subject()).ShouldBeFalse();
    }

    private static AccessSubject Changed(string change) =>
        change switch
        {
            "tenant" => Subject() with { TenantId = Guid.NewGuid() },
            "person" => Subject() with { PersonId = Guid.NewGuid() },
            "role" => Subject() with { Roles = Set("agent", "admin") },
            "team" => Subject() with { Teams = Set() },
            "region" => Subject() with { Regions = Set("EU", "US") },
            "language" => Subject() with { Languages = Set("de") },
            "clearance" => Subject() with { Clearance = 2 },
            "active" => Subject() with { Active = false },
            "rules only" => Subject() with { IsByRulesOnly = true },
            "grant" => Subject() with { Grants = [Grant(days: 2)] },
            "no grant" => Subject() with { Grants = null },
            _ => throw new ArgumentOutOfRangeException(nameof(change), change, message: null),
        };

    private static AccessSubject Subject() =>
        new(s_tenant, s_person, Set("agent"), Set("one"), Set("EU"), Set("en"), Clearance: 1, Active: true) { Grants = [Grant(days: 1)] };

    private static AccessGrant Grant(int days) =>
        new(s_grant, s_case, null, new DateTimeOffset(2026, 11, 28, 0, 0, 0, TimeSpan.Zero).AddDays(days), IsBreakGlass: false);

    private static HashSet<string> Set(params string[] names) => new(names, StringComparer.Ordinal);
}
