using RecsConsole.Components.Pages;
using RecsConsole.Features.Cases.Queue;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases;

public sealed class QueueFilterTests
{
    [Fact]
    public void Usual_queue_has_the_plain_address() => new QueueFilter().Address.ShouldBe("/");

    [Fact]
    public void Address_leads_back_to_the_same_queue()
    {
        var filter = new QueueFilter
        {
            Scope = QueueScope.Team,
            State = "waiting & seen",
            Priority = 2,
            Sla = QueueSla.Under4h,
            Team = "access",
            Text = "sso & Acme",
            Sort = QueueSort.Priority,
            Descending = true,
            Page = 3,
        };

        var parsed = QueueFilter.Read(AddressQuery.Parse(filter.Address));

        parsed.ShouldBe(filter);
    }

    [Fact]
    public void What_makes_no_sense_is_as_if_it_were_not_there() =>
        QueueFilter
            .Read(
                AddressQuery.Parse($"?scope=everything&state=+&priority=9&sla=soonish&team={new string('x', 101)}&sort=3&desc=yes&page=-1")
            )
            .ShouldBe(new QueueFilter());
}
