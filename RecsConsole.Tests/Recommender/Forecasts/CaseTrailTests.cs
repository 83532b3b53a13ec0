using RecsConsole.Casework;
using RecsConsole.Casework.Intake;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.NextStep;
using RecsConsole.Engine.Routing;
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
    public void A_step_taken_here_keeps_what_the_log_said_of_the_case()
    {
        var columns = TrailColumns.From(
            new Dictionary<string, string>
            {
                [CaseFieldColumns.Team] = "group",
                [CaseFieldColumns.Product] = "line",
                [CaseFieldColumns.Own("amount")] = "amount",
            }
        );
        var trail = new CaseTrail(columns);
        _ = trail.Opened(s_at, s_fields);
        var logged = trail.Step("record", s_at, null, """{"group":"T1","line":"car","amount":"26.220,04"}""", s_fields);

        var here = trail.Step("check", s_at, null, """{"reason":"asked"}""", s_fields);
        var again = trail.Step("check", s_at, null, """{"reason":"asked"}""", s_fields);
        var opened = trail.Opened(s_at, s_fields);
        var other = trail.Step("check", s_at, null, """{"reason":"asked"}""", s_fields);
        var own = trail.Step("check", s_at, null, "{}", s_fields with { Own = new Dictionary<string, string> { ["amount"] = "12" } });

        logged.Fields.ShouldBe(new Dictionary<string, string> { ["line"] = "car", ["amount"] = "26.220,04" });
        here.Group.ShouldBe("T1");
        here.Fields.ShouldBe(
            new Dictionary<string, string>
            {
                ["reason"] = "asked",
                ["line"] = "car",
                ["amount"] = "26.220,04",
            },
            ignoreOrder: true
        );
        again.Fields.ShouldBe(here.Fields);
        opened.Fields.ShouldBeEmpty();
        (other.Group, other.Fields!.Count).ShouldBe((null, 1), "it is another case");
        own.Fields.ShouldBe(new Dictionary<string, string> { ["amount"] = "12" }, "no log has this case");
    }

    [Fact]
    public void What_decides_is_named_as_a_field_of_the_case()
    {
        var columns = TrailColumns.From(
            new Dictionary<string, string> { [CaseFieldColumns.Product] = "line", [CaseFieldColumns.Own("claim_amount")] = "Amount (EUR)" }
        );

        columns.FieldOf(new("Amount (EUR)")).ShouldBe("field:claim_amount");
        columns.FieldOf(new("line")).ShouldBe(RoutingFields.Product);
        columns.FieldOf(new(TrailFields.IssueTypeName)).ShouldBe(RoutingFields.IssueType);
        columns.FieldOf(StepInput.Priority).ShouldBe(RoutingFields.Priority);
        columns.FieldOf(StepInput.Text).ShouldBe(RoutingFields.Text);
        columns.FieldOf(new("resource role")).ShouldBeNull("it is no field of a case");
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

    [Fact]
    public void A_history_gets_what_came_of_each_step_from_the_workflow_and_stays_as_it_is_without_one()
    {
        var trail = new CaseTrail(TrailColumns.None);
        NextStepEvent[] history = [trail.Opened(s_at, s_fields), trail.Step("ask", s_at, null, "{}", s_fields)];
        var workflow = WorkflowIndex.From(
            new("flow", 1, "open", [new("open", false, false), new("wait", false, true)], [new("open", "ask", "wait")])
        );

        var remembered = CaseTrail.WithMemory(history, [new("ask", "open", "wait")], "wait", workflow);

        remembered.Select(each => each.Standing?.Kind).ShouldBe([StandingKind.Underway, StandingKind.Waiting]);
        CaseTrail.WithMemory(history, [new("ask", "open", "wait")], "wait", workflow: null).ShouldBeSameAs(history);
    }

    [Fact]
    public void The_words_of_a_case_hold_from_its_opening_and_a_title_made_of_the_product_has_none()
    {
        var signs = TrailText.SignsOf("Printer on fire", "", "mail", "c1");
        var trail = new CaseTrail(TrailColumns.None);

        trail.Opened(s_at, s_fields with { Signs = signs }).Signs.ShouldBe(signs);
        trail.Step("work", s_at, null, "{}", s_fields with { Signs = signs }).Signs.ShouldBe(signs);
        signs.Count.ShouldBeGreaterThan(1);
        TrailText.SignsOf(LogNames.TitleOf("product", "mail", "c1"), "", "mail", "c1").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("case.title", true, false)]
    [InlineData("case.description", true, false)]
    [InlineData("case.state", false, true)]
    [InlineData("case.product", true, true)]
    public void What_may_not_be_learned_from_is_left_out_and_the_rest_is_learned(string withheld, bool memory, bool text) =>
        TrailLimits.From(new([new(withheld, [FieldPurpose.Train])])).ShouldBe(new TrailLimits(memory, text));
}
