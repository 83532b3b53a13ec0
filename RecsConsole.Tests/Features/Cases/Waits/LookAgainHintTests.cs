using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Features.Cases.Aside;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases.Waits;

/// <summary>Above an empty list, what to do while a case waits agrees with the list. It is Wednesday, 10:00.</summary>
public sealed class LookAgainHintTests : IAsyncLifetime
{
    private Desk _desk = null!;

    public async ValueTask InitializeAsync()
    {
        _desk = await Desk.OpenAsync();
        await _desk.AddTenantAsync(); // somebody signs in
        await _desk.AddAsync(QueueStepsTests.AWorkflowThatWaits(_desk));
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Theory]
    [InlineData(true, "Such waits are usually over by")]
    [InlineData(false, "There is nothing to do.")]
    public async Task Nobody_is_told_to_ask_again_before_the_answer_is_late(bool isLate, string words)
    {
        await _desk.AddWaitsAsync(12, _ => 0.5);
        var row = _desk.ACase("BR-1", each => each.Status = "waiting_customer");
        await _desk.AddAsync(row, PastWaits.Move(row, 1, _desk.Now.AddHours(-1), "in_progress", "waiting_customer"));
        await using var browser = new BunitContext();
        await SignedIn.ServeToAsync(browser.Services, _desk.Services, _desk.Ana);
        browser.Services.AddSingleton(_desk.Get<ReadLookAgain>());

        var hint = browser.Render<LookAgainHint>(p =>
            p.Add(each => each.CaseId, row.Id)
                .Add(each => each.NothingToDo, "There is nothing to do.")
                .Add(each => each.IsAnswerLate, isLate)
        );

        hint.WaitForAssertion(() => hint.Markup.ShouldContain(isLate ? words : "Look again"));
        hint.Markup.ShouldContain(words);
        hint.Markup.Contains("time to ask again", StringComparison.Ordinal).ShouldBe(isLate);
    }
}
