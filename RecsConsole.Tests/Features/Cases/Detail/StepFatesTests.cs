using RecsConsole.Casework;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Occurrences;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Features.Cases.Detail.Happened;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Cases.Detail;

/// <summary>The line of a step that did not hold links to the line that shows this.</summary>
public sealed class StepFatesTests : IAsyncLifetime
{
    private Desk _desk = null!;
    private CaseRow _case = null!;
    private CaseStory _story = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await Desk.OpenAsync();
        await _desk.AddAsync(DemoWorkflowRows.Of(_desk, "brightline"));
        _case = _desk.ACase("BR-1", row => (row.Status, row.EventCount) = ("review", 4));
        await _desk.AddAsync(_case);
        _story = new(_desk, _case);
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Fix_whose_check_fails_did_not_hold_and_says_when()
    {
        await _story.AddAsync("take-over", CaseEventKind.Action, "new", "in_progress");
        await _story.AddAsync("unlock-account", CaseEventKind.Action, "in_progress", "review");
        await _story.AddAsync("verification-failed", CaseEventKind.System, "review", "in_progress");
        await _story.AddAsync("reset-second-factor", CaseEventKind.Action, "in_progress", "review");

        var fates = await FatesAsync();

        fates.Of(2).ShouldBe(new StepFate(At(2), 3, At(3), WasReopened: false));
        fates.At(At(2)).ShouldBe(fates.Of(2));
        (fates.Of(1), fates.Of(4)).ShouldBe((null, null));
        fates.Of(2)!.AddressOn("https://desk/cases/BR-1#event-9").ShouldBe("https://desk/cases/BR-1#event-3");
    }

    [Fact]
    public async Task What_somebody_records_counts_as_what_the_customer_said()
    {
        await _story.AddAsync("take-over", CaseEventKind.Action, "new", "in_progress");
        await _story.AddAsync("unlock-account", CaseEventKind.Action, "in_progress", "review");
        _case.EventCount = 2;
        await using (var db = _desk.Read())
        {
            db.Attach(_case).Property(row => row.EventCount).IsModified = true;
            await db.SaveChangesAsync(Token);
        }

        await _desk.Get<RecordOccurrence>().RunAsync(_desk.Ana, new(Guid.NewGuid(), _case.Id, "verification-failed", null), Token);

        (await FatesAsync()).Of(2)!.Ordinal.ShouldBe(3);
    }

    [Fact]
    public async Task Case_that_is_opened_again_tells_it_of_its_solution_and_of_its_cure()
    {
        await _story.AddAsync("take-over", CaseEventKind.Action, "new", "in_progress");
        await _story.AddAsync("unlock-account", CaseEventKind.Action, "in_progress", "review");
        await _story.AddAsync("mark-resolved", CaseEventKind.Action, "review", "resolved");
        await _story.AddAsync("customer-reopened", CaseEventKind.System, "resolved", "in_progress");

        var fates = await FatesAsync();

        (fates.Of(2)!.WasReopened, fates.Of(3)!.WasReopened).ShouldBe((true, true));
        (fates.Of(2)!.Ordinal, fates.Of(3)!.Ordinal).ShouldBe((4, 4));
    }

    [Fact]
    public async Task Answer_that_was_waited_for_speaks_against_nothing()
    {
        await _story.AddAsync("take-over", CaseEventKind.Action, "new", "in_progress");
        await _story.AddAsync("ask-for-details", CaseEventKind.Action, "in_progress", "waiting_customer");
        await _story.AddAsync("customer-replied", CaseEventKind.System, "waiting_customer", "in_progress");

        var fates = await FatesAsync();

        (fates.Of(1), fates.Of(2)).ShouldBe((null, null));
    }

    [Fact]
    public async Task Message_that_says_that_it_did_not_help_is_what_showed_it()
    {
        await _story.AddAsync("take-over", CaseEventKind.Action, "new", "in_progress");
        await _story.AddAsync("unlock-account", CaseEventKind.Action, "in_progress", "in_progress");
        await _story.WriteAsync("Sorry, it still does not work for us.");

        (await FatesAsync()).Of(2).ShouldBe(new StepFate(At(2), 3, At(3), WasReopened: false) { IsWritten = true });

        await _story.WriteAsync("Works now, thank you!");
        (await FatesAsync()).Of(2).ShouldBeNull("it works after all");
    }

    [Theory]
    [InlineData(null, "Sam Reyes", "Sam Reyes")]
    [InlineData("The amount is wrong.", "Sam Reyes", "Sam Reyes, The amount is wrong.")]
    [InlineData("The amount is wrong.", null, "The amount is wrong.")]
    [InlineData(null, null, null)]
    public async Task Second_person_who_disagrees_is_named_with_the_reason(string? why, string? who, string? refuser)
    {
        await _story.AddAsync("take-over", CaseEventKind.Action, "new", "in_progress");
        await _story.AddAsync("unlock-account", CaseEventKind.Action, "in_progress", "review");
        var note = Guid.NewGuid();
        if (why is not null)
        {
            await _desk.AddAsync(
                new NoteRow
                {
                    TenantId = _case.TenantId,
                    Id = note,
                    CaseId = _case.Id,
                    AuthorId = _desk.Sam.PersonId,
                    At = At(3),
                    Text = why,
                }
            );
        }

        await _story.AddAsync(
            "check-refused",
            CaseEventKind.System,
            "review",
            "in_progress",
            $$"""{"note":"{{note:D}}"}""",
            who is null ? null : _desk.Sam.PersonId
        );

        var fate = (await FatesAsync()).Of(2).ShouldNotBeNull();

        (fate.IsRefused, fate.Why, fate.Refuser).ShouldBe((true, why, refuser));
    }

    private DateTimeOffset At(int ordinal) => _story.At(ordinal);

    private async Task<StepFates> FatesAsync() =>
        (await _desk.Get<ReadCase>().RunAsync(_desk.Ana, "BR-1", Token)).Value!.Fates.ShouldNotBeNull();
}
