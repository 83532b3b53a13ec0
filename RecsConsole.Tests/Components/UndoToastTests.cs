using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Components.Dialogs;
using RecsConsole.Components.Keys;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Components;

public sealed class UndoToastTests : BunitContext
{
    private readonly ManualClock _clock = new();
    private readonly IRenderedComponent<UndoToast> _toast;

    public UndoToastTests()
    {
        Services.AddSingleton<TimeProvider>(_clock);
        _toast = Render<UndoToast>();
    }

    [Fact]
    public async Task Undo_takes_back_and_closes()
    {
        var undone = 0;
        await ShowAsync(() => undone++);

        await _toast.Find("button:contains('Undo')").ClickAsync(new());

        undone.ShouldBe(1);
        _toast.Find("[role=status]").TextContent.Trim().ShouldBeEmpty();
    }

    [Fact]
    public async Task Z_takes_back_while_the_message_is_there_and_the_newest_of_two()
    {
        var (keys, undone) = (new KeyMap(), new List<string>());
        var first = Render<UndoToast>(parameters => parameters.AddCascadingValue(keys));
        var second = Render<UndoToast>(parameters => parameters.AddCascadingValue(keys));
        keys.InForce.ShouldBeEmpty();
        await ShowAsync(first, "first");
        await ShowAsync(second, "second");
        await ShowAsync(first, "first again");

        keys.InForce.ShouldHaveSingleItem().Does.ShouldBe("undo what you just did");
        await first.InvokeAsync(() => keys.PressAsync("z"));
        await first.InvokeAsync(() => keys.PressAsync("z"));
        await first.InvokeAsync(() => keys.PressAsync("z"));

        undone.ShouldBe(["first again", "second"]);
        keys.InForce.ShouldBeEmpty();

        Task ShowAsync(IRenderedComponent<UndoToast> toast, string what) =>
            toast.InvokeAsync(() =>
                toast.Instance.Show(
                    what,
                    () =>
                    {
                        undone.Add(what);
                        return Task.CompletedTask;
                    }
                )
            );
    }

    [Fact]
    public async Task A_message_that_takes_nothing_back_and_one_beside_a_field_have_no_key()
    {
        var keys = new KeyMap();
        var toast = Render<UndoToast>(parameters => parameters.AddCascadingValue(keys));
        await toast.InvokeAsync(() => toast.Instance.Show("Saved."));
        var draft = Render<UndoToast>(parameters => parameters.AddCascadingValue(keys).Add(each => each.HasKey, false));
        await draft.InvokeAsync(() => draft.Instance.Show("Discarded.", () => Task.CompletedTask));

        keys.InForce.ShouldBeEmpty();
        draft.FindAll("kbd").ShouldBeEmpty();
    }

    [Fact]
    public async Task It_goes_after_ten_seconds()
    {
        await ShowAsync();

        _clock.Advance(TimeSpan.FromSeconds(9));
        _toast.Find("[role=status]").TextContent.ShouldContain("Dismissed");
        _clock.Advance(TimeSpan.FromSeconds(1));

        _toast.WaitForAssertion(() => _toast.Find("[role=status]").TextContent.Trim().ShouldBeEmpty());
    }

    [Fact]
    public async Task It_waits_while_somebody_is_on_it()
    {
        await ShowAsync();

        await _toast.Find(".toast").TriggerEventAsync("onmouseenter", new Microsoft.AspNetCore.Components.Web.MouseEventArgs());
        _clock.Advance(TimeSpan.FromSeconds(30));

        _toast.Find("[role=status]").TextContent.ShouldContain("Dismissed");
    }

    [Fact]
    public async Task A_newer_message_gets_its_own_time()
    {
        await ShowAsync();
        _clock.Advance(TimeSpan.FromSeconds(9));

        await ShowAsync();
        _clock.Advance(TimeSpan.FromSeconds(9));

        _toast.Find("[role=status]").TextContent.ShouldContain("Dismissed");
    }

    private Task ShowAsync(Action? undo = null) =>
        _toast.InvokeAsync(() =>
            _toast.Instance.Show(
                "Dismissed: Call the customer",
                () =>
                {
                    undo?.Invoke();
                    return Task.CompletedTask;
                }
            )
        );
}
