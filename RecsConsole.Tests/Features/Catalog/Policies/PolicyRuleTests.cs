using Microsoft.EntityFrameworkCore;
using RecsConsole.Features.Catalog.Policies;
using RecsConsole.Platform;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Catalog.Policies;

/// <summary>Which policies the operations allow to be saved and published.</summary>
public sealed class PolicyRuleTests
{
    private static readonly string[] s_places =
    [
        "Id:",
        "Title:",
        "In plain words:",
        "In force until:",
        "Rule 1, case types:",
        "Rule 1, requires: Rule 1 forbids \"Do ask\"",
        "Rule 2, states of the case:",
        "Rule 2, forbids: The action \"unheard\" is not published.",
        "Rule 3:",
    ];

    [Fact]
    public async Task What_another_policy_requires_in_the_same_cases_cannot_be_forbidden()
    {
        await using var desk = await PolicyDesk.CreateAsync();
        var text = desk.Text with { Rules = [new() { IssueTypes = ["printer"], Forbids = ["notice"] }] };

        var published = await desk.BringInForceAsync(PolicyDesk.Key, text);
        var view = await desk.ReadAsync(desk.Supervisor, PolicyDesk.Key);

        published.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        published.Error.Message.ShouldBe(
            "Not published. Rule 1, forbids: Rule 1 of the policy \"Printing policy\" requires \"Do notice\" "
                + "in some of the same cases at the same time."
        );
        (await desk.StatusesAsync(PolicyDesk.Key)).ShouldBe([VersionStatus.InReview]);
        (await desk.AuditAsync("publish.policy")).ShouldBeEmpty();
        view.Value!.Against.Keys.ShouldBe(["rule-0-forbids"]);
    }

    [Fact]
    public async Task Cases_or_times_that_do_not_meet_contradict_nothing()
    {
        await using var desk = await PolicyDesk.CreateAsync();
        await using (var db = desk.World.Open())
        {
            db.Policies.Single(row => row.Key == "printing").EffectiveTo = desk.Now.AddDays(10);
            await db.SaveChangesAsync();
        }

        var elsewhere = desk.Text with { Rules = [new() { States = ["working"], Forbids = ["notice"] }] };
        var later = desk.Text with { EffectiveFrom = desk.Now.AddDays(10), Rules = [new() { EveryCase = true, Forbids = ["notice"] }] };
        var sooner = later with { EffectiveFrom = desk.Now.AddDays(10).AddMinutes(-1) };

        (await desk.BringInForceAsync("elsewhere", elsewhere)).Error.ShouldBeNull();
        (await desk.BringInForceAsync("sooner", sooner)).Error!.Message.ShouldContain("Printing policy");
        (await desk.BringInForceAsync("later", later)).Error.ShouldBeNull();
    }

    [Fact]
    public async Task Rule_without_conditions_waits_for_the_word_that_it_means_every_case()
    {
        await using var desk = await PolicyDesk.CreateAsync();
        var text = desk.Text with { Rules = [new() { Forbids = ["wipe"] }] };

        var unsaid = await desk.SaveAsync(desk.Ada, PolicyDesk.Key, text, isNew: true);
        var said = await desk.SaveAsync(
            desk.Ada,
            PolicyDesk.Key,
            text with
            {
                Rules = [text.Rules[0] with { EveryCase = true }],
            },
            isNew: true
        );

        unsaid.Error!.Message.ShouldBe("Rule 1, cases: This rule has no condition. Add one, or confirm that it applies to every case.");
        said.Error.ShouldBeNull();
    }

    [Fact]
    public async Task What_is_not_there_is_named_with_its_place_and_nothing_is_saved()
    {
        await using var desk = await PolicyDesk.CreateAsync();
        var text = new PolicyContent
        {
            EffectiveFrom = desk.Now,
            EffectiveTo = desk.Now,
            Rules =
            [
                new()
                {
                    CaseTypes = ["gone"],
                    Requires = ["ask"],
                    Forbids = ["ask"],
                },
                new() { States = ["odd"], Forbids = ["unheard"] },
                new() { IssueTypes = ["printer"] },
            ],
        };

        var saved = await desk.SaveAsync(desk.Ada, "A B", text, isNew: true);

        saved.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        s_places.ShouldAllBe(place => saved.Error.Message.Contains(place, StringComparison.Ordinal));

        await using var db = desk.World.Open();
        (await db.Policies.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Document_that_the_writer_may_not_read_can_neither_be_found_nor_named_nor_is_it_told()
    {
        await using var desk = await PolicyDesk.CreateAsync();
        var find = desk.World.Get<FindStatingDocuments>();
        var named = desk.Text with { Rules = [desk.Text.Rules[0] with { Documents = ["secret"] }] };

        var found = await find.RunAsync(desk.Ben, "e", CancellationToken.None);
        var saved = await desk.SaveAsync(desk.Ben, PolicyDesk.Key, named, isNew: true);
        var missing = await desk.SaveAsync(desk.Ben, PolicyDesk.Key, Naming(named, "no-such-document"), isNew: true);
        var read = await desk.ReadAsync(desk.Ben, "printing");

        found.Value!.Documents.ShouldNotContain(document => document.Key == "secret" || document.Key == "expired");
        saved.Error!.Message.ShouldBe("Rule 1, documents: Document 1 in the list is not in force, or you cannot read it. Remove it.");
        missing.Error!.Message.ShouldBe(saved.Error.Message, "so that nobody learns which ids there are");
        read.Value!.Versions[0].Text.Rules[0].Documents.ShouldBe(["", ""]);
        read.Value.Choices.Documents.Keys.ShouldNotContain("secret");
    }

    [Fact]
    public async Task Version_that_has_ended_or_whose_action_has_gone_is_not_published()
    {
        await using var desk = await PolicyDesk.CreateAsync();
        var ended = desk.Text with { EffectiveFrom = desk.Now.AddDays(-3), EffectiveTo = desk.Now.AddDays(-2) };

        var late = await desk.BringInForceAsync("ended", ended);
        await desk.SaveAsync(desk.Ada, PolicyDesk.Key, desk.Text, isNew: true);
        await desk.SubmitAsync(desk.Ada, PolicyDesk.Key);
        await using (var db = desk.World.Open())
        {
            db.Actions.Single(row => row.Key == "ask").Status = VersionStatus.Retired;
            await db.SaveChangesAsync();
        }

        var gone = await desk.PublishAsync(desk.Ben, PolicyDesk.Key);

        late.Error!.Message.ShouldStartWith("Not published. In force until:");
        gone.Error!.Message.ShouldBe("Not published. Rule 1, forbids: The action \"ask\" is not published. Remove it.");
        (await desk.StatusesAsync(PolicyDesk.Key)).ShouldBe([VersionStatus.InReview]);
    }

    [Fact]
    public async Task Preview_names_the_open_cases_and_what_it_would_mean_there()
    {
        await using var desk = await PolicyDesk.CreateAsync();
        var text = desk.Text with
        {
            Rules =
            [
                new()
                {
                    IssueTypes = ["printer"],
                    Requires = ["notice", "fix"],
                    Forbids = ["ask"],
                },
            ],
        };

        var some = await desk.PreviewAsync(desk.Ada, text);
        var none = await desk.PreviewAsync(desk.Ada, text with { Rules = [text.Rules[0] with { States = ["working"] }] });
        var byBen = await desk.PreviewAsync(desk.Ben, text);

        var line = some.Value!.Cases.Single();
        line.Key.ShouldBe("T-1");
        line.Impact.Requires.ShouldBe(["fix", "notice"]);
        line.Impact.Stuck.ShouldBe(["fix"], "there is no step for it in the state new");
        line.Impact.Forbids.ShouldBe(["ask"]);
        some.Value.Counts.Select(count => (count.Action, count.Ruling, count.Cases))
            .ShouldBe([("fix", PolicyRuling.Requires, 1), ("notice", PolicyRuling.Requires, 1), ("ask", PolicyRuling.Forbids, 1)]);
        none.Value!.Total.ShouldBe(0);
        none.Value.Looked.ShouldBe(1);
        byBen.Value!.Looked.ShouldBe(0, "what he may not view is not counted either");
    }

    private static PolicyContent Naming(PolicyContent text, string document) =>
        text with
        {
            Rules = [text.Rules[0] with { Documents = [document] }],
        };
}
