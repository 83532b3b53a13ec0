using RecsConsole.Features.Insights;
using RecsConsole.Features.Insights.Figures;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Insights;

/// <summary>Periods are days in the tenant's time zone, and addresses preserve them.</summary>
public sealed class InsightPeriodTests
{
    private static readonly TimeZoneInfo s_berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private static readonly DateTimeOffset s_now = new(2026, 3, 31, 22, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Days_begin_at_midnight_of_the_tenant()
    {
        // Half past midnight on 1 April in Berlin is still March in UTC.
        var period = InsightPeriod.From(new() { Days = 7 }, s_berlin, s_now);

        period.Now.From.ShouldBe(new DateTimeOffset(2026, 3, 25, 23, 0, 0, TimeSpan.Zero));
        period.Now.To.ShouldBe(s_now);
        period.Buckets.Select(bucket => bucket.Label).ShouldBe(["26 Mar", "27 Mar", "28 Mar", "29 Mar", "30 Mar", "31 Mar", "1 Apr"]);
        // The clocks went forward on the 29th, so this day has 23 hours.
        (period.Buckets[3].End - period.Buckets[2].End).ShouldBe(TimeSpan.FromHours(23));
    }

    [Fact]
    public void Running_day_is_compared_with_as_much_of_a_day()
    {
        var period = InsightPeriod.From(new() { Days = 7 }, s_berlin, s_now);

        period.Before.From.ShouldBe(new DateTimeOffset(2026, 3, 18, 23, 0, 0, TimeSpan.Zero));
        period.Before.To.ShouldBe(new DateTimeOffset(2026, 3, 24, 23, 30, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("2026-01-01", "2026-01-31", InsightStep.Day, 31)]
    [InlineData("2026-01-01", "2026-03-31", InsightStep.Week, 13)]
    [InlineData("2025-04-01", "2026-03-31", InsightStep.Month, 13)]
    public void Own_dates_are_whole_days_in_as_many_steps_as_can_be_read(string from, string to, InsightStep step, int steps)
    {
        var filter = InsightFilter.Parse(new(From: from, To: to));

        var period = InsightPeriod.From(filter, s_berlin, s_now.AddDays(90));

        period.Step.ShouldBe(step);
        period.Buckets.Count.ShouldBe(steps);
        period.Buckets[^1].End.ShouldBe(period.Now.To);
        period.Buckets[^1].BeforeEnd.ShouldBe(period.Before.To);
        period.Before.To.ShouldBe(period.Now.From);
    }

    [Theory]
    [InlineData("/insights")]
    [InlineData("/insights?days=7&team=one&role=agent")]
    [InlineData("/insights?from=2026-01-01&to=2026-02-01")]
    [InlineData("/insights?from=2026-01-01&to=2026-02-01&beforefrom=2025-01-01&beforeto=2025-02-01&workflow=desk")]
    public void Address_keeps_the_filter(string address)
    {
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri("http://x" + address).Query);
        string? Get(string name) => query.TryGetValue(name, out var value) ? value.ToString() : null;

        InsightFilter
            .Parse(
                new(Get("days"), Get("from"), Get("to"), Get("team"), Get("role"))
                {
                    BeforeFrom = Get("beforefrom"),
                    BeforeTo = Get("beforeto"),
                    Workflow = Get("workflow"),
                }
            )
            .Address.ShouldBe(address);
    }

    [Fact]
    public void Two_chosen_periods_are_compared_by_their_length_and_a_chart_shows_no_more_steps_than_either_has()
    {
        var filter = InsightFilter.Parse(new(From: "2026-03-01", To: "2026-03-10") { BeforeFrom = "2025-12-01", BeforeTo = "2025-12-05" });

        var period = InsightPeriod.From(filter, TimeZoneInfo.Utc, s_now);

        (period.Before.From, period.Before.To).ShouldBe((Utc(2025, 12, 1), Utc(2025, 12, 6)));
        (period.Preceding.From, period.Preceding.To).ShouldBe((Utc(2026, 2, 19), Utc(2026, 3, 1)));
        period.Ratio.ShouldBe(2);
        period.Buckets.Count.ShouldBe(10);
        period.Buckets[4].BeforeEnd.ShouldBe(period.Before.To);
        InsightLabels.Before(filter).ShouldBe("1 Dec 2025 to 5 Dec 2025");
        // twice as many in twice as many days
        InsightLabels.Change(20, 10, period.Ratio).ShouldBe("0 % a day");
        InsightLabels.Change(30, 10, period.Ratio).ShouldBe("+50 % a day");
    }

    [Theory]
    [InlineData("2026-03-10", "2026-03-20")] // shares a day
    [InlineData("2026-02-20", "2026-02-10")] // reversed
    [InlineData("2026-02-20", null)]
    public void Periods_that_cannot_be_compared_are_as_if_none_were_chosen(string from, string? to)
    {
        var filter = InsightFilter.Parse(new(From: "2026-03-01", To: "2026-03-10") { BeforeFrom = from, BeforeTo = to });

        filter.ShouldBe(InsightFilter.Parse(new(From: "2026-03-01", To: "2026-03-10")));
    }

    [Theory]
    [InlineData("8", null, null, "king")]
    [InlineData("-1", "2026-02-01", "2026-01-01", "")]
    [InlineData(null, "2020-01-01", "2026-01-01", null)]
    [InlineData(null, "yesterday", "2026-01-01", null)]
    public void What_makes_no_sense_is_as_if_it_were_not_there(string? days, string? from, string? to, string? role) =>
        InsightFilter.Parse(new(days, from, to, null, role)).ShouldBe(new InsightFilter());

    private static DateTimeOffset Utc(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("acceptance.accepted", "action:1")]
    [InlineData("audit.decisions", null)]
    public void Figure_in_an_address_is_read_back(string figure, string? value) =>
        InsightDrill
            .Parse(figure, value)!
            .Address(new())
            .ShouldBe($"/insights/cases?figure={figure}{(value is null ? "" : "&value=action%3A1")}");

    [Theory]
    [InlineData(null)]
    [InlineData("accepted")]
    [InlineData("nothing.accepted")]
    [InlineData("volume.")]
    public void Address_that_names_no_figure_names_none(string? figure) => InsightDrill.Parse(figure, null).ShouldBeNull();
}
