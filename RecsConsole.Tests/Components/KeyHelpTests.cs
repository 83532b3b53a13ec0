using Bunit;
using RecsConsole.Components.Keys;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Components;

public sealed class KeyHelpTests : BunitContext
{
    private readonly KeyMap _map = new();

    public KeyHelpTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public async Task Question_mark_lists_what_the_page_put_into_force()
    {
        var help = Render<KeyHelp>(p => p.Add(h => h.Keys, _map));
        Render<PageKeys>(p => p.AddCascadingValue(_map).Add(k => k.Keys, [new PageKey("j", "next case", () => { })]));

        await help.Instance.PressAsync("?");

        help.FindAll("dt").Select(key => key.TextContent).ShouldBe(["?", "J"]);
        help.FindAll("dd").Select(does => does.TextContent).ShouldBe(["show keyboard shortcuts", "next case"]);
    }

    [Fact]
    public async Task Keys_go_with_the_component_that_put_them()
    {
        var keys = Render<PageKeys>(p => p.AddCascadingValue(_map).Add(k => k.Keys, [new PageKey("j", "next case", () => { })]));
        _map.InForce.ShouldNotBeEmpty();

        await DisposeComponentsAsync();

        _map.InForce.ShouldBeEmpty();
        keys.IsDisposed.ShouldBeTrue();
    }
}
