using RecsConsole.Features.Cases.Exchange.Receiving;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases.Exchange;

public sealed class IncomingEventTests
{
    private const int Shared = 12; // the prefix of all, and the hash of the case

    [Fact]
    public void Keys_of_the_events_of_a_case_begin_alike_and_no_two_events_share_one()
    {
        var (one, two, other) = (Event("C-1", "1"), Event("C-1", "2"), Event("C-2", "1"));

        one.EventKey[..Shared].ShouldBe(two.EventKey[..Shared]);
        one.EventKey[..Shared].ShouldNotBe(other.EventKey[..Shared]);
        one.EventKey.ShouldNotBe(two.EventKey);
        one.EventKey.ShouldBe(Event("C-1", "1").EventKey);
        one.EventKey.ShouldNotBe(one.FormerKey);
    }

    private static IncomingEvent Event(string of, string id) => new(id, "called", DateTimeOffset.UnixEpoch) { Case = of };
}
