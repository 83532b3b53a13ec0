using RecsConsole.Features.Cases.Exchange.Receiving;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases.Exchange;

public sealed class IncomingEventTests
{
    private const int Shared = 28; // the prefix of all, and the hash of the case
    private const int Longest = 100; // of the column

    [Fact]
    public void Keys_of_the_events_of_a_case_begin_alike_and_no_two_events_share_one()
    {
        var (one, two, other) = (Event("C-1", "1"), Event("C-1", "2"), Event("C-2", "1"));

        one.EventKey[..Shared].ShouldBe(two.EventKey[..Shared]);
        one.EventKey[..Shared].ShouldNotBe(other.EventKey[..Shared]);
        one.EventKey.ShouldNotBe(two.EventKey);
        one.EventKey.ShouldBe(Event("C-1", "1").EventKey);
    }

    [Theory]
    [InlineData("1204", "1205")]
    [InlineData("0193f5e2-7c1a-7b60-8000-3f2a9d14c001", "0193f5e2-7c1b-7b60-8000-0a2a9d14c002")]
    public void Ids_that_are_counted_up_stay_in_their_order(string first, string next) =>
        string.CompareOrdinal(Event("C-1", first).EventKey, Event("C-1", next).EventKey).ShouldBeLessThan(0);

    [Theory]
    [InlineData("anna.smith@orchard.example")]
    [InlineData("call with Anna Smith")]
    [InlineData("1")]
    public void Ids_that_may_tell_who_the_customer_is_are_not_stored(string id)
    {
        var key = Event("C-1", id).EventKey;

        key.EndsWith($".{id}", StringComparison.Ordinal).ShouldBe(id == "1");
        key.Length.ShouldBeLessThanOrEqualTo(Longest);
    }

    [Fact]
    public void Ids_that_differ_in_the_case_of_a_letter_or_are_as_long_as_allowed_have_keys_of_their_own()
    {
        string[] ids = ["abc", "ABC", "Abc", new('1', 40), new('1', 41), new('1', 100), "", "-"];

        var keys = ids.Select(id => Event("C-1", id).EventKey).ToList();

        keys.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(ids.Length);
        keys.ShouldAllBe(key => key.Length <= Longest);
    }

    private static IncomingEvent Event(string of, string id) => new(id, "called", DateTimeOffset.UnixEpoch) { Case = of };
}
