using RecsConsole.Casework.Linked;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Casework.Linked;

/// <summary>The stored map of a connection: a list of statuses, or statuses and teams.</summary>
public sealed class StatusMapTests
{
    private static readonly StatusPair s_new = new("1", "New", "new");

    [Fact]
    public void Without_teams_it_is_stored_as_the_list_it_always_was()
    {
        var json = new StatusMap([s_new]).Write();

        json.ShouldStartWith("[");
        var read = StatusMap.Read(json);
        read.Pairs.ShouldBe([s_new]);
        (read.Teams.Count, read.TeamOf("printers")).ShouldBe((0, null));
        StatusMap.Read("[]").Pairs.ShouldBeEmpty();
    }

    [Fact]
    public void Teams_come_back_with_the_statuses()
    {
        var read = StatusMap.Read(new StatusMap([s_new]) { Teams = [new("printers", "one")] }.Write());

        read.Pairs.ShouldBe([s_new]);
        (read.TeamOf("printers"), read.TeamOf("Printers"), read.TeamOf(null)).ShouldBe(("one", null, null));
        (read.StateOf("1"), read.NameOf("1"), read.NameOf("2")).ShouldBe(("new", "New", null));
    }
}
