using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework.Proposals;
using RecsConsole.Components.Layout;
using RecsConsole.Features.Tenants;
using RecsConsole.Features.Tenants.Changes;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Tenants;

/// <summary>The choice of a time in the dialog that publishes, and where the time is shown until then.</summary>
public sealed class PublishTimeTests : BunitContext
{
    private static readonly TimeZoneInfo s_berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private static readonly DateTimeOffset s_at = new(2026, 3, 9, 8, 0, 0, TimeSpan.Zero);

    public PublishTimeTests() => Services.AddSingleton<TimeProvider>(new ManualClock());

    [Fact]
    public async Task Time_is_asked_for_only_if_it_is_not_now()
    {
        PublishTime? chosen = null;
        var fields = Render<PublishTimeFields>(parameters =>
            parameters.Add(it => it.Value, PublishTime.Now).Add(it => it.ValueChanged, value => chosen = value)
        );

        var before = fields.FindAll("input[type=datetime-local]").Count;
        await fields.FindAll("input[type=radio]")[1].ChangeAsync(new() { Value = "on" });

        before.ShouldBe(0);
        chosen.ShouldBe(new PublishTime(IsLater: true, ""));
    }

    [Fact]
    public void Typed_time_is_in_the_readers_zone_and_the_dialog_says_what_has_to_wait()
    {
        PublishTime typed = new(IsLater: true, "2026-03-09T09:00");
        var fields = Render<PublishTimeFields>(parameters => parameters.AddCascadingValue(s_berlin).Add(it => it.Value, typed));

        fields.Find("input[type=datetime-local]").GetAttribute("value").ShouldBe("2026-03-09T09:00");
        fields.Find("#publish-at-note").TextContent.ShouldContain("Europe/Berlin");
        fields.Find("#publish-at-note").TextContent.ShouldContain("only once this one is called off");
        typed.At(s_berlin).ShouldBe(s_at);
        (typed with { IsLater = false }).At(s_berlin).ShouldBeNull();
        (typed with { Typed = "soon" }).At(s_berlin).ShouldBeNull();
    }

    [Fact]
    public void Page_of_the_rules_says_when_the_change_publishes()
    {
        var waiting = new WaitingRule(Guid.NewGuid(), "", "Ada") { BeginsAt = s_at };

        var note = Render<WaitingChange>(parameters =>
            parameters.AddCascadingValue(s_berlin).Add(it => it.Changes, RuleChanges.None with { Waiting = [waiting] })
        );

        note.Find("p.note").TextContent.ShouldContain("A change by Ada comes into force 9 Mar 2026 09:00.");
        note.Find("p.note a").GetAttribute("href").ShouldBe(SettingsChangePage.AddressOf(waiting.Id));
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public void Who_cannot_change_anything_is_not_told_that_a_second_person_decides(bool isReadOnly, int lines) =>
        Render<WaitingChange>(parameters =>
                parameters.AddCascadingValue(AdministrationReading.IsReadOnly, isReadOnly).Add(it => it.Changes, RuleChanges.None)
            )
            .FindAll("p")
            .Count.ShouldBe(lines);

    [Fact]
    public void Note_above_several_items_names_the_item_and_says_when_it_is_late()
    {
        WaitingRule[] waiting =
        [
            new(Guid.NewGuid(), GovernedParts.SubjectOf(GovernedParts.CaseTypes, "ticket"), "Ada") { BeginsAt = s_at },
            new(Guid.NewGuid(), GovernedParts.SubjectOf(GovernedParts.Retention, "searches"), "Ben") { BeginsAt = s_at, IsLate = true },
        ];

        var titled = Render<WaitingChange>(parameters => parameters.Add(it => it.Changes, RuleChanges.None with { Waiting = waiting }));
        var named = Render<WaitingChange>(parameters =>
            parameters.Add(it => it.Changes, RuleChanges.None with { Waiting = waiting }).Add(it => it.ItemName, item => $"Kept: {item}")
        );

        titled.FindAll("p.note b").Select(name => name.TextContent).ShouldBe(["Case type ticket:", "Retention periods:"]);
        titled.Find("p.note").TextContent.ShouldContain("Case type ticket: A change by Ada");
        named.FindAll("p.note b").Select(name => name.TextContent).ShouldBe(["Kept: ticket:", "Kept: searches:"]);
        titled
            .FindAll("p.note")
            .Select(note => note.TextContent.Contains("not in force yet", StringComparison.Ordinal))
            .ShouldBe([false, true]);
    }

    [Fact]
    public void List_of_versions_begins_with_the_one_to_come()
    {
        ComingSettings coming = new(Guid.NewGuid(), s_at, "Ada", "Fewer", [new("Actions shown", "3", "1")]);
        TenantSettings settings = new([new(TenantConfiguration.Default, null, null, "Defaults", [])]) { Coming = coming };

        var list = Render<SettingsHistory>(parameters => parameters.AddCascadingValue(s_berlin).Add(it => it.Settings, settings));

        var rows = list.FindAll("tbody tr");
        rows.Count.ShouldBe(2);
        rows[0].QuerySelector("td")!.TextContent.Trim().ShouldBe("Publishes 9 Mar 2026 09:00", "another version may come first");
        rows[0].QuerySelector("a[href^='/admin/tenant/changes/']").ShouldNotBeNull();
        rows[1].TextContent.ShouldContain("in force");
    }
}
