using RecsConsole.Components.Keys;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Components;

public sealed class KeyMapTests
{
    [Fact]
    public async Task Of_two_with_the_same_key_the_later_one_counts_while_it_is_there()
    {
        var pressed = new List<string>();
        var (map, card) = (new KeyMap(), new object());
        map.Put(this, [new("a", "accept all", () => pressed.Add("page"))]);
        map.Put(card, [new("a", "do it", () => pressed.Add("card"))]);

        await map.PressAsync("a");
        map.Remove(card);
        await map.PressAsync("a");

        pressed.ShouldBe(["card", "page"]);
    }

    [Fact]
    public async Task A_key_nobody_put_does_nothing() => await Should.NotThrowAsync(() => new KeyMap().PressAsync("z"));

    [Fact]
    public void Putting_again_replaces_the_keys_of_that_owner()
    {
        var map = new KeyMap();
        map.Put(this, [new("j", "next", () => { })]);

        map.Put(this, [new("k", "previous", () => { })]);

        map.InForce.ShouldHaveSingleItem().Key.ShouldBe("k");
    }

    [Fact]
    public async Task Without_single_keys_only_enter_and_what_is_pressed_with_ctrl_do_something()
    {
        var pressed = new List<string>();
        var map = new KeyMap();
        map.Put(this, [.. "j / ? Shift+X Enter Ctrl+K ArrowDown".Split(' ').Select(key => KeyOf(key.Replace('+', ' '), pressed))]);
        var told = 0;
        map.Changed += (_, _) => told++;

        map.UseSingleKeys(isOn: false);
        map.UseSingleKeys(isOn: false);
        await map.PressAsync("j");
        await map.PressAsync("Enter");

        (string.Join(' ', map.InForce.Select(key => key.Key)), told).ShouldBe(("Enter Ctrl K ArrowDown", 1));
        pressed.ShouldBe(["Enter"]);
        map.UseSingleKeys(isOn: true);
        map.InForce.Count.ShouldBe(7);
    }

    private static PageKey KeyOf(string key, List<string> pressed) => new(key, key, () => pressed.Add(key));
}
