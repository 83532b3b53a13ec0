using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Catalog.Policies;
using RecsConsole.Features.Catalog.Policies.Trial;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Recommender.Impact;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Catalog.Policies;

/// <summary>Rules on fields that the tenant's cases bring along, from the draft to the desk.</summary>
public sealed class PolicyFieldTests
{
    private const string Large = """{"Amount":"12.500,00 €","Kind":"glass"}""";
    private const string Small = """{"Amount":"9.999,99 €","Kind":"glass"}""";

    private static readonly PolicyRuleContent s_rule = new()
    {
        Fields = [new("Amount", "at_least", ["10000"])],
        Forbids = ["ask"],
        Recommends = ["fix"],
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Large, false)]
    [InlineData(Small, true)]
    [InlineData("{}", true)]
    public async Task Field_decides_on_the_card_and_when_the_step_is_taken(string fields, bool isAllowed)
    {
        await using var desk = await DeskAsync(fields);
        var before = await desk.World.RecommendAsync();

        var published = await desk.BringInForceAsync(PolicyDesk.Key, desk.Text with { Rules = [s_rule] });
        var after = await desk.World.RecommendAsync(before.DecisionId);
        var taken = await desk.World.AcceptAsync(isAllowed ? after : before, "ask");

        published.Error.ShouldBeNull();
        Suggests(after, "ask").ShouldBe(isAllowed);
        taken.IsOk.ShouldBe(isAllowed, taken.Error?.Message);
    }

    [Fact]
    public async Task Field_that_changes_decides_anew_and_its_value_is_not_in_the_decision()
    {
        await using var desk = await DeskAsync(Small);
        await desk.BringInForceAsync(PolicyDesk.Key, desk.Text with { Rules = [s_rule] });
        var small = await desk.World.RecommendAsync();

        await SayAsync(desk, Large);
        var taken = await desk.World.AcceptAsync(small, "ask");
        var large = await desk.World.RecommendAsync();

        Suggests(small, "ask").ShouldBeTrue();
        Suggests(large, "ask").ShouldBeFalse();
        taken.IsOk.ShouldBeFalse("the guard reads the case, not the suggestion");
        await using var db = desk.World.Open();
        var stored = DecisionContent.SnapshotOf(await db.Decisions.SingleAsync(row => row.Id == large.DecisionId, Token));
        stored.Case.MetConditions.ShouldBe(["Amount at_least 10000"]);
        Encoding.UTF8.GetString(CanonicalJson.Serialize(stored)).ShouldNotContain("12.500");
        DecisionContent
            .SnapshotOf(await db.Decisions.SingleAsync(row => row.Id == small.DecisionId, Token))
            .Case.MetConditions.ShouldBeNull();
    }

    [Fact]
    public async Task Withheld_field_forbids_in_suggestions_and_the_guard_reads_the_case_itself()
    {
        await using var desk = await DeskAsync(Small);
        await desk.BringInForceAsync(PolicyDesk.Key, desk.Text with { Rules = [s_rule] });
        var open = await desk.World.RecommendAsync();

        await desk.World.WithholdAsync(FieldPurpose.Serve, DataFields.CaseCustomFields);
        var withheld = await desk.World.RecommendAsync();
        var taken = await desk.World.AcceptAsync(open, "ask");

        Suggests(open, "ask").ShouldBeTrue();
        Suggests(withheld, "ask").ShouldBeFalse("nobody can say that the prohibition does not hold");
        taken.IsOk.ShouldBeTrue(taken.Error?.Message);
    }

    [Fact]
    public async Task Draft_is_tried_on_open_cases_on_chosen_ones_and_on_decisions_that_do_not_know_its_condition()
    {
        await using var desk = await DeskAsync(Large);
        var decision = await desk.World.RecommendAsync();
        var text = desk.Text with { Rules = [s_rule] };
        (await desk.SaveAsync(desk.Ada, PolicyDesk.Key, text, isNew: true)).Error.ShouldBeNull();

        var preview = await desk.PreviewAsync(desk.Ada, text);
        var trial = await desk.World.Get<PreviewPolicyOnCases>().RunAsync(desk.Ada, new(PolicyDesk.Key, text, ["T-1"]), Token);
        var large = await MeasureAsync(desk, decision.DecisionId!.Value);
        await SayAsync(desk, Small);
        var small = await MeasureAsync(desk, decision.DecisionId!.Value);

        preview.Value!.Total.ShouldBe(1);
        trial.Value!.Cases.Single().Changes.ShouldContain(new RulingChange(PolicyRuling.Forbids, "ask", IsNew: true));
        large.Slates.Single(slate => slate.Kind == SlateKind.Action).Forbidden.ShouldBe(["ask"]);
        small.Slates.Single(slate => slate.Kind == SlateKind.Action).Forbidden.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_wrong_with_a_condition_is_named_with_its_place()
    {
        await using var desk = await DeskAsync(Large);
        var rule = s_rule with
        {
            Fields =
            [
                new("Amount", "at_least", ["many"]),
                new("Colour", "equals", ["red"]),
                new("Kind", "at_most", ["5"]),
                new("outcome.status", "equals", ["closed"]),
                new("Kind", "in", []),
            ],
        };

        var saved = await desk.SaveAsync(desk.Ada, PolicyDesk.Key, desk.Text with { Rules = [rule] }, isNew: true);

        saved.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        saved.Error.Message.ShouldContain("Rule 1, condition 1 on a field: \"many\" is not a number. Enter one such as 10,000.");
        saved.Error.Message.ShouldContain("Rule 1, condition 2 on a field: None of the newest 2,000 cases has the field \"Colour\".");
        saved.Error.Message.ShouldContain("Rule 1, condition 3 on a field: No value of \"Kind\" is a number.");
        saved.Error.Message.ShouldContain("Rule 1, condition 4 on a field: The field \"Status in the ticket system\" is known only when");
        saved.Error.Message.ShouldContain("Rule 1, condition 5 on a field: Enter a value to compare it with.");
    }

    [Fact]
    public async Task Rules_for_large_and_small_amounts_do_not_contradict_each_other()
    {
        await using var desk = await DeskAsync(Large);
        var small = s_rule with { Fields = [new("Amount", "at_most", ["9999.99"])], Forbids = [], Requires = ["ask"] };
        var apart = desk.Text with { Rules = [s_rule, small] };
        var both = desk.Text with { Rules = [s_rule, small with { Fields = [new("Amount", "at_most", ["10000"])] }] };

        var saved = await desk.SaveAsync(desk.Ada, "apart", apart, isNew: true);
        var refused = await desk.SaveAsync(desk.Ada, "both", both, isNew: true);

        saved.Error.ShouldBeNull();
        refused.Error!.Message.ShouldBe("Rule 2, requires: Rule 1 forbids \"Do ask\" in some of the same cases.");
    }

    [Fact]
    public async Task Values_are_offered_only_where_several_cases_share_them_and_their_reader_may_view_these()
    {
        await using var desk = await DeskAsync(Large);
        await desk.World.ChangeAsync(
            ChangeKind.Case,
            db => db.Cases.Where(row => row.Key != "T-1").ToList().ForEach(row => row.CustomFieldsJson = Small)
        );

        var forAda = (await desk.World.Get<ReadPolicyForm>().RunAsync(desk.Ada, null, Token)).Value!.Choices.Fields;
        var forBen = (await desk.World.Get<ReadPolicyForm>().RunAsync(desk.Ben, null, Token)).Value!.Choices.Fields;

        forAda.Select(each => each.Name).ShouldBe(["Amount", "Kind"]);
        (forAda[0].IsNumber, forAda[0].Least, forAda[0].Most).ShouldBe((true, 9999.99, 12500d));
        forAda[0].Values.ShouldNotContain("12.500,00 €", "one case has it");
        forAda[1].Values.ShouldBe(["glass"]);
        forBen.Select(each => each.Name).ShouldBe(["Amount", "Kind"], "he writes rules for cases that he may not see");
        forBen.ShouldAllBe(each => each.Cases == 0 && each.Values.Count == 0);
    }

    private static async Task<PolicyDesk> DeskAsync(string fields)
    {
        var desk = await PolicyDesk.CreateAsync();
        await SayAsync(desk, fields);
        // the field is known from another case too
        await desk.World.ChangeAsync(ChangeKind.Case, db => db.Cases.First(row => row.Key != "T-1").CustomFieldsJson = Small);
        return desk;
    }

    private static Task SayAsync(PolicyDesk desk, string fields) =>
        desk.World.ChangeAsync(
            ChangeKind.Case,
            db =>
            {
                var row = db.Cases.Single(each => each.Key == "T-1");
                row.CustomFieldsJson = fields;
                row.Revision++;
            }
        );

    private static async Task<DecisionImpact> MeasureAsync(PolicyDesk desk, Guid decision)
    {
        await using var db = desk.World.Open();
        var subject = new ImpactSubject(ImpactKind.Policy, PolicyDesk.Key, 1);
        var draft = await desk.World.Get<ImpactDrafts>().FindAsync(db, subject, [desk.World.Here.CaseId], Token);
        return (await desk.World.Get<DraftImpact>().MeasureAsync(db, [decision], draft!, Token)).Decisions.Single();
    }

    private static bool Suggests(ShownDecision decision, string action) =>
        decision.Slate(SlateKind.Action).Items.Any(item => item.Id == action);
}
