using RecsConsole.Components.Pages;
using RecsConsole.Features.Teams;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Teams;

/// <summary>The address stores which sections are expanded.</summary>
public sealed class TeamFilterTests
{
    private static readonly BoardGroup s_free = new("-access", IsUnassigned: true, new(0, 0, 0, 0, 0), []);
    private static readonly BoardGroup s_ana = new("a1", IsUnassigned: false, new(0, 0, 0, 0, 0), []);
    private static readonly BoardGroup[] s_all = [s_free, s_ana];

    [Fact]
    public void Group_unfolds_beside_what_is_unfolded_and_folds_again()
    {
        var both = new TeamFilter().Toggle(s_ana, s_all);
        var one = both.Toggle(s_free, s_all);
        var none = one.Toggle(s_ana, s_all);

        both.Address.ShouldBe("/teams?open=-access~a1");
        s_all.Where(both.Shows).ShouldBe(s_all);
        s_all.Where(one.Shows).ShouldBe([s_ana]);
        s_all.Where(none.Shows).ShouldBeEmpty();
        TeamFilter.Read(AddressQuery.Parse(both.Address)).ShouldBe(both);
        TeamFilter.Read(AddressQuery.Parse(none.Address)).ShouldBe(none);
        new TeamFilter().Address.ShouldBe("/teams");
    }
}
