using FsCheck;
using FsCheck.Fluent;
using RecsConsole.Engine.Workflow;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Workflow;

public sealed class BusinessSpansTests
{
    private static readonly BusinessSpans Sample = new([new(10, 20), new(20, 25), new(40, 50)]);

    [Theory]
    [InlineData(0, 100, 25)]
    [InlineData(12, 15, 3)]
    [InlineData(15, 45, 15)]
    [InlineData(25, 40, 0)]
    [InlineData(45, 15, -15)]
    [InlineData(50, 90, 0)]
    [InlineData(0, 10, 0)]
    public void Between_counts_only_working_time(long from, long to, long expected) => Sample.Between(from, to).ShouldBe(expected);

    [Theory]
    [InlineData(0, 0, 0L)]
    [InlineData(0, 1, 11L)]
    [InlineData(0, 15, 25L)]
    [InlineData(0, 16, 41L)]
    [InlineData(30, 1, 41L)]
    [InlineData(45, 5, 50L)]
    [InlineData(45, 6, null)]
    [InlineData(60, 1, null)]
    public void Add_stops_at_the_earliest_instant(long from, long business, long? expected) =>
        Sample.Add(from, business).ShouldBe(expected);

    [Fact]
    public void Add_undoes_between() =>
        Prop.ForAll<NonNegativeInt, NonNegativeInt>(
                (from, business) =>
                    Sample.Add(from.Get % 60, 1 + (business.Get % 30)) is not { } end
                    || Sample.Between(from.Get % 60, end) == 1 + (business.Get % 30)
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_calendar_without_spans_has_no_working_time()
    {
        var empty = new BusinessSpans([]);

        empty.Between(0, long.MaxValue).ShouldBe(0);
        empty.Add(0, 1).ShouldBeNull();
    }

    [Fact]
    public void Always_counts_every_millisecond()
    {
        BusinessSpans.Always.Between(1_000, 5_000).ShouldBe(4_000);
        BusinessSpans.Always.Add(1_000, 4_000).ShouldBe(5_000);
    }

    [Theory]
    [InlineData(5, 5, 6, 7)]
    [InlineData(5, 9, 8, 12)]
    [InlineData(5, 9, 1, 2)]
    public void Spans_out_of_order_are_refused(long a, long b, long c, long d) =>
        Should.Throw<ArgumentException>(() => new BusinessSpans([new(a, b), new(c, d)]));
}
