using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Components.Keys;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Slates;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations.Slates;

public sealed class SlateKeysTests : BunitContext
{
    private readonly ManualClock _clock = new();
    private readonly KeyMap _map = new();
    private readonly List<string> _did = [];

    public SlateKeysTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(_clock);
    }

    [Fact]
    public async Task Right_after_the_list_changed_the_key_to_act_is_not_taken_and_it_is_said()
    {
        var keys = Show();

        keys.Instance.Settle();
        await keys.InvokeAsync(() => _map.PressAsync("a"));
        _clock.Advance(TimeSpan.FromMilliseconds(999));
        await keys.InvokeAsync(() => _map.PressAsync("a"));
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await keys.InvokeAsync(() => _map.PressAsync("a"));

        _did.ShouldBe(["too soon", "too soon", "did reload"]);
    }

    [Fact]
    public async Task Other_keys_are_taken_at_once()
    {
        var keys = Show();

        keys.Instance.Settle();
        await keys.InvokeAsync(() => _map.PressAsync("j"));

        _did.ShouldBe(["moved 1"]);
    }

    private IRenderedComponent<SlateKeys> Show()
    {
        var cursor = new SlateCursor();
        cursor.Follow(ADecision());
        return Render<SlateKeys>(p =>
            p.AddCascadingValue(_map)
                .Add(keys => keys.Cursor, cursor)
                .Add(keys => keys.OnMove, EventCallback.Factory.Create<int>(this, by => _did.Add($"moved {by}")))
                .Add(keys => keys.OnAct, EventCallback.Factory.Create<ShownItem>(this, item => _did.Add($"did {item.Id}")))
                .Add(keys => keys.OnTooSoon, EventCallback.Factory.Create(this, () => _did.Add("too soon")))
        );
    }

    private static ShownDecision ADecision() =>
        new(
            Guid.NewGuid(),
            Guid.NewGuid(),
            DateTimeOffset.UnixEpoch,
            [new(SlateKind.Action, [AnAction()], [], null), new(SlateKind.Document, [], [], null), new(SlateKind.Expert, [], [], null)],
            [],
            null,
            null
        );

    private static ShownItem AnAction() =>
        new(
            SlateKind.Action,
            "reload",
            1,
            1,
            500_000,
            1_000_000,
            "Reload the metadata",
            null,
            ConfidenceLabel.High,
            [new("Solved 21 of 24.", null)],
            [],
            [],
            [],
            RiskLevel.Low,
            null,
            null
        );
}
