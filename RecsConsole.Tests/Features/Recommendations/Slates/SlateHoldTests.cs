using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using RecsConsole.Components.Keys;
using RecsConsole.Features.Recommendations.Slates.Holding;
using RecsConsole.Recommender.Cards;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations.Slates;

/// <summary>
/// The list does not change under the hand of a person. The browser knows where pointer and focus are; here the test says it.
/// </summary>
public sealed class SlateHoldTests : BunitContext
{
    private readonly KeyMap _map = new();
    private readonly List<ReleasedDecision> _shown = [];
    private readonly JSRuntimeInvocationHandler<bool> _isSomebodyThere;

    public SlateHoldTests()
    {
        var watch = JSInterop.SetupModule("./js/hold.js").SetupModule("watch", _ => true);
        _isSomebodyThere = watch.Setup<bool>("hold", _ => true);
        watch.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public async Task Newer_suggestions_wait_while_somebody_is_at_the_list_and_come_by_button()
    {
        var (hold, next) = (Show(), ADecision());
        _isSomebodyThere.SetResult(true);

        await HoldAsync(hold, next);
        hold.Find("[data-updated]").TextContent.ShouldContain("Updated, show");
        _shown.ShouldBeEmpty();
        await hold.Find("[data-updated]").ClickAsync(new());

        _shown.ShouldBe([new(next, IsAsked: true)]);
        hold.FindAll("[data-updated]").ShouldBeEmpty();
    }

    [Fact]
    public async Task They_come_by_key_which_exists_only_while_they_wait()
    {
        var (hold, next) = (Show(), ADecision());
        _isSomebodyThere.SetResult(true);
        _map.InForce.ShouldBeEmpty();

        await HoldAsync(hold, next);
        await hold.InvokeAsync(() => _map.PressAsync("s"));

        _shown.ShouldBe([new(next, IsAsked: true)]);
        hold.WaitForAssertion(() => _map.InForce.ShouldBeEmpty());
    }

    [Fact]
    public async Task They_come_by_themselves_when_nobody_is_at_the_list_any_more_and_take_no_focus()
    {
        var (hold, next) = (Show(), ADecision());
        _isSomebodyThere.SetResult(true);
        await HoldAsync(hold, next);

        await hold.InvokeAsync(() => hold.Instance.LeftAsync());
        await hold.InvokeAsync(() => hold.Instance.LeftAsync());

        _shown.ShouldBe([new(next, IsAsked: false)]);
    }

    [Fact]
    public async Task Nothing_waits_when_nobody_is_at_the_list()
    {
        var hold = Show();
        _isSomebodyThere.SetResult(false);

        var isHeld = await HoldAsync(hold, ADecision());
        await hold.InvokeAsync(() => hold.Instance.LeftAsync());

        isHeld.ShouldBeFalse();
        hold.FindAll("[data-updated]").ShouldBeEmpty();
        _shown.ShouldBeEmpty();
    }

    [Fact]
    public async Task Browser_that_gives_no_answer_keeps_nothing_back()
    {
        var hold = Show();
        _isSomebodyThere.SetException(new JSDisconnectedException("gone"));

        var isHeld = await HoldAsync(hold, ADecision());

        isHeld.ShouldBeFalse();
    }

    private static async Task<bool> HoldAsync(IRenderedComponent<SlateHold> hold, ShownDecision next)
    {
        var isHeld = false;
        await hold.InvokeAsync(async () =>
        {
            isHeld = await hold.Instance.HoldAsync(next);
        });
        return isHeld;
    }

    private IRenderedComponent<SlateHold> Show() =>
        Render<SlateHold>(p =>
            p.AddCascadingValue(_map)
                .Add(hold => hold.OnShow, EventCallback.Factory.Create<ReleasedDecision>(this, released => _shown.Add(released)))
                .AddChildContent("<p>Reload the metadata</p>")
        );

    private static ShownDecision ADecision() => new(Guid.NewGuid(), Guid.NewGuid(), DateTimeOffset.UnixEpoch, [], [], null, null);
}
