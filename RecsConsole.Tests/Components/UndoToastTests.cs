using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Components.Dialogs;
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
