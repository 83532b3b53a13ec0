using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Embed;
using RecsConsole.Embed.Showing;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Embed;

/// <summary>The head of a panel counts the steps of the playbook as the case page does, and has a sign only where changes are followed.</summary>
public sealed class EmbedHeadTests : BunitContext
{
    private readonly ManualClock _clock = new();

    public EmbedHeadTests() => Services.AddSingleton<TimeProvider>(_clock);

    [Fact]
    public void Steps_of_the_playbook_are_counted_and_it_is_named()
    {
        ShownPlaybookStep[] steps =
        [
            new("take", "Take the case over", null) { IsDone = true },
            new("reload", "Reload the metadata", null) { IsDone = true },
            new("check", "Check the assertion", null) { IsNext = true },
        ];

        var count = Show(isAdvised: true, new ShownPlaybook("sso", 3, "Sign-in fails", steps)).Find(".steps");

        count.TextContent.ShouldBe("2 of 3 steps");
        count.GetAttribute("title").ShouldBe("Sign-in fails: 2 of 3 done, version 3");
    }

    [Fact]
    public void Case_without_a_playbook_has_no_count() => Show(isAdvised: true).FindAll(".steps").ShouldBeEmpty();

    [Fact]
    public void Sign_is_hidden_until_the_script_knows_and_missing_where_nothing_is_followed()
    {
        var sign = Show(isAdvised: true).Find("[data-sign]");

        sign.HasAttribute("hidden").ShouldBeTrue(); // without the script nothing is followed
        sign.Children.Select(each => each.TextContent).ShouldBe(["live", "reconnecting", "not connected"]);
        Show(isAdvised: false).FindAll("[data-sign]").ShouldBeEmpty();
    }

    private IRenderedComponent<EmbedHead> Show(bool isAdvised, params ShownPlaybook[] playbooks)
    {
        var head = new CaseHeadView(Guid.NewGuid(), "T-1", "Login fails", "open", true, 2, null, null, null, null, null, null);
        var view = new CaseView(head, "", [], _clock.GetUtcNow(), null, 1, null, false, true, null) { IsAdvised = isAdvised };
        var decision = new ShownDecision(Guid.NewGuid(), head.Id, _clock.GetUtcNow(), [], [], null, null) { Playbooks = playbooks };
        return Render<EmbedHead>(parts =>
            parts.Add(part => part.Case, new EmbedCase(view, decision)).Add(part => part.CasePath, "/cases/T-1")
        );
    }
}
