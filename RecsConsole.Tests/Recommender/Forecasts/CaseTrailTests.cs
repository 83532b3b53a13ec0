using RecsConsole.Recommender.Forecasts;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Recommender.Forecasts;

public sealed class CaseTrailTests
{
    private static readonly DateTimeOffset s_at = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly TrailFields s_fields = new("printer", "scanner");

    [Fact]
    public void An_event_of_a_log_says_team_priority_and_fields_as_they_were_then()
    {
        var trail = new CaseTrail(new("group", "prio", SayFields: true));

        var opened = trail.Opened(s_at, s_fields);
        var step = trail.Step("work", s_at, Guid.Empty, """{"group":"T1","prio":"2 - High","site":"Rome"}""", s_fields);

        opened.Activity.ShouldBe(CaseTrail.Opening);
        opened.Fields.ShouldBeEmpty();
        (step.Activity, step.Group, step.Priority).ShouldBe(("work", "T1", "2 - High"));
        step.Resource.ShouldBe("00000000-0000-0000-0000-000000000000");
        step.Fields.ShouldBe(new Dictionary<string, string> { ["site"] = "Rome" });
    }

    [Fact]
    public void Without_a_log_issue_type_and_product_hold_from_the_opening()
    {
        var trail = new CaseTrail(TrailColumns.None);

        var opened = trail.Opened(s_at, s_fields);
        var step = trail.Step("work", s_at, null, """{"reason":"asked"}""", s_fields with { Product = null });

        opened.Fields.ShouldBe(
            new Dictionary<string, string> { [TrailFields.IssueTypeName] = "printer", [TrailFields.ProductName] = "scanner" }
        );
        (step.Group, step.Priority, step.Resource).ShouldBe((null, null, null));
        step.Fields.ShouldBe(new Dictionary<string, string> { ["reason"] = "asked", [TrailFields.IssueTypeName] = "printer" });
    }
}
