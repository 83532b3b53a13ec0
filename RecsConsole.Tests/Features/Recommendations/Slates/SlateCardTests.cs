using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Slates;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Features.Recommendations.Slates.ShownActions;

namespace RecsConsole.Tests.Features.Recommendations.Slates;

/// <summary>An open page keeps a second buffer for each card that was rendered twice.</summary>
public sealed class SlateCardTests : BunitContext
{
    private readonly SlateCursor _cursor = new();

    public SlateCardTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(new ManualClock());
    }

    [Fact]
    public void Card_is_rendered_again_when_it_shows_something_else_and_only_then()
    {
        var (first, second) = (AnAction("reload", 1), AnAction("call", 2));
        var slate = ASlate([first, second]);
        _cursor.Follow(
            new(
                Guid.NewGuid(),
                Guid.NewGuid(),
                DateTimeOffset.UnixEpoch,
                [slate, ASlate([]) with { Kind = SlateKind.Document }, ASlate([]) with { Kind = SlateKind.Expert }],
                [],
                null,
                null
            )
        );
        var card = Render<SlateCard>(p => p.Add(each => each.Item, second).Add(each => each.Cursor, _cursor));

        card.Render(p => p.Add(each => each.Cursor, _cursor));
        card.RenderCount.ShouldBe(1);
        card.FindAll(".open").ShouldBeEmpty();

        _cursor.Choose(second);
        card.Render(p => p.Add(each => each.Cursor, _cursor));
        card.RenderCount.ShouldBe(2);
        card.FindAll(".open.cur").ShouldHaveSingleItem();

        card.Render(p => p.Add(each => each.Answer, "Noted 09:41"));
        card.Find(".answer").TextContent.ShouldBe("Noted 09:41");
    }

    [Theory]
    [InlineData(true, "Has this case")]
    [InlineData(false, "Can take more cases")]
    public void Person_who_has_the_case_is_called_that(bool hasCase, string words)
    {
        var person = AnAction("sam", 1) with
        {
            Kind = SlateKind.Expert,
            Person = new(2, 8, InWorkingHours: true, null) { HasCase = hasCase },
        };
        Open(person).Find(".load").TextContent.Trim().ShouldEndWith(words);
    }

    [Theory]
    [InlineData(false, "Take it", false)]
    [InlineData(true, "Run it", true)]
    public void Step_that_takes_a_case_over_takes_nothing_from_who_has_it(bool isOwn, string verb, bool says)
    {
        var step = AnAction("take", 1) with { TakesCase = true, IsRun = true, IsOwnAlready = isOwn, NextState = "In progress" };
        _cursor.Follow(ADecisionWith(ASlate([step])));
        _cursor.Choose(step);

        var card = Render<SlateCard>(p => p.Add(each => each.Item, step).Add(each => each.Cursor, _cursor));

        card.Find(".do .act").TextContent.ShouldStartWith(verb);
        card.Markup.Contains("You have this case already: the step takes it to “In progress”.", StringComparison.Ordinal).ShouldBe(says);
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, null)]
    [InlineData(false, "/admin/people/sam")]
    public void Person_without_an_account_cannot_be_asked_from_the_card_and_whoever_may_invites_them(bool canSignIn, string? inviteAt)
    {
        var person = AnAction("sam", 1) with
        {
            Kind = SlateKind.Expert,
            Person = new(2, 8, InWorkingHours: true, null) { CanSignIn = canSignIn, InviteAt = inviteAt },
        };

        var card = Open(person);

        card.FindAll("[data-does=ask]").Count.ShouldBe(canSignIn ? 1 : 0);
        card.Markup.Contains("A question from here would reach nobody", StringComparison.Ordinal).ShouldBe(!canSignIn);
        card.FindAll("a").Select(link => link.GetAttribute("href")).ShouldBe(inviteAt is null ? [] : [inviteAt]);
    }

    private IRenderedComponent<SlateCard> Open(ShownItem person)
    {
        _cursor.Follow(
            new(
                Guid.NewGuid(),
                Guid.NewGuid(),
                DateTimeOffset.UnixEpoch,
                [ASlate([]), ASlate([]) with { Kind = SlateKind.Document }, ASlate([person]) with { Kind = SlateKind.Expert }],
                [],
                null,
                null
            )
        );
        _cursor.Choose(person);

        return Render<SlateCard>(p => p.Add(each => each.Item, person).Add(each => each.Cursor, _cursor));
    }
}
