using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases.Aside;
using RecsConsole.Features.Cases.Queue;
using RecsConsole.Features.Cases.Queue.Waits;
using RecsConsole.Platform;
using RecsConsole.Recommender.Approvals;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Cases.Waits;

/// <summary>A row of the queue says whom its case waits for and until when. It is Wednesday, 10:00.</summary>
public sealed class QueueWaitsTests : IAsyncLifetime
{
    private Desk _desk = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await Desk.OpenAsync();
        await _desk.AddAsync(QueueStepsTests.AWorkflowThatWaits(_desk));
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Theory]
    [InlineData(10, 5, 1, "Customer, usually by 14:00")]
    [InlineData(10, 0.5, 1, "Customer, due 09:30")]
    [InlineData(9, 5, 1, "Customer, since 09:00")]
    public async Task Case_in_a_waiting_state_says_when_such_waits_are_usually_over(int waits, double hours, int since, string words)
    {
        await _desk.AddWaitsAsync(waits, _ => hours);
        var row = await AddCaseAsync("waiting_customer");
        await _desk.AddAsync(PastWaits.Move(row, 1, _desk.Now.AddHours(-since), "in_progress", "waiting_customer"));

        (await WordsAsync(_desk.Ana)).ShouldBe(words);
    }

    [Theory]
    [InlineData(0.51, true)] // over at 09:30:36
    [InlineData(5.01, false)]
    public async Task Case_says_the_same_time_as_the_queue_and_asks_again_once_it_is_over(double hours, bool isOver)
    {
        await _desk.AddWaitsAsync(12, _ => hours);
        var row = await AddCaseAsync("waiting_customer");
        await _desk.AddAsync(PastWaits.Move(row, 1, _desk.Now.AddHours(-1), "in_progress", "waiting_customer"));

        var until = (await WaitAsync(_desk.Ana)).ShouldNotBeNull().Until!.Value;
        var choices = (await _desk.Get<ReadLookAgain>().RunAsync(_desk.Ana, [row.Id], Token)).Value.ShouldNotBeNull();

        (until.Minute % 5, until.Second).ShouldBe((0, 0));
        choices.OverSince.ShouldBe(isOver ? (DateTimeOffset?)until : null);
        choices.Times.FirstOrDefault(each => each.Kind == LookAgainKind.UsualWait)?.At.ShouldBe(until);
        choices.Times.Any(each => each.Kind == LookAgainKind.UsualWait).ShouldBe(!isOver);
    }

    [Fact]
    public async Task Hint_says_what_the_usual_time_rests_on()
    {
        await _desk.AddWaitsAsync(12, _ => 5);
        var row = await AddCaseAsync("waiting_customer");
        await _desk.AddAsync(PastWaits.Move(row, 1, _desk.Now.AddHours(-1), "in_progress", "waiting_customer"));

        var wait = (await WaitAsync(_desk.Ana)).ShouldNotBeNull();

        WaitLabels
            .Hint(wait, _desk.Now, TimeZoneInfo.Utc)
            .ShouldBe("Customer, usually by 14:00. Waiting since 09:00; 80 % of 12 such waits took at most 5 h of working time.");
    }

    [Fact]
    [Trait("Req", "R56")]
    public async Task Waits_that_the_reader_may_not_see_are_not_counted()
    {
        await _desk.AddWaitsAsync(12, _ => 5, row => row.Classification = Classifications.Restricted);
        var row = await AddCaseAsync("waiting_customer");
        await _desk.AddAsync(PastWaits.Move(row, 1, _desk.Now.AddHours(-1), "in_progress", "waiting_customer"));

        (await WordsAsync(_desk.Ana)).ShouldBe("Customer, since 09:00");
    }

    [Fact]
    public async Task Case_that_waits_for_nobody_says_nothing()
    {
        await AddCaseAsync("in_progress");

        (await WaitAsync(_desk.Ana)).ShouldBeNull();
    }

    [Fact]
    public async Task Question_names_the_colleague_to_others_and_the_reader_to_themselves_until_it_is_answered()
    {
        var row = await AddCaseAsync("in_progress");
        var question = AQuestion(row, _desk.Jonas.PersonId);
        await _desk.AddAsync(question);

        (await WordsAsync(_desk.Ana)).ShouldBe("Jonas Keller, asked 09:30");
        (await WordsAsync(_desk.Jonas)).ShouldBe("Your answer, asked 09:30");
        await ChangeAsync(db => db.InboxItems.Single(item => item.Id == question.Id).AnsweredAt = _desk.Now);
        (await WaitAsync(_desk.Ana)).ShouldBeNull();
    }

    [Fact]
    public async Task Approval_stands_before_a_question_until_the_facts_it_is_bound_to_change()
    {
        var row = await AddCaseAsync("in_progress");
        await _desk.AddAsync(AQuestion(row, _desk.Jonas.PersonId));
        await AddRequestAsync(row);

        (await WordsAsync(_desk.Ana)).ShouldBe("Approval by 12:00: Sam Reyes");
        (await WordsAsync(_desk.Sam)).ShouldBe("Your approval, by 12:00");
        await ChangeAsync(db => db.Cases.Single(each => each.Id == row.Id).Revision++);
        (await WordsAsync(_desk.Ana)).ShouldBe("Jonas Keller, asked 09:30");
    }

    [Fact]
    public async Task Approval_that_nobody_may_give_says_so()
    {
        var row = await AddCaseAsync("in_progress");
        await AddRequestAsync(row);
        await ChangeAsync(db => db.People.Single(person => person.Id == _desk.Sam.PersonId).IsActive = false);

        (await WordsAsync(_desk.Ana)).ShouldBe("Approval by 12:00, but nobody may give it");
    }

    private async Task<string> WordsAsync(Actor reader) =>
        WaitLabels.Of((await WaitAsync(reader)).ShouldNotBeNull(), _desk.Now, TimeZoneInfo.Utc);

    private async Task<QueueWait?> WaitAsync(Actor reader)
    {
        var view = await _desk.Get<ListQueueCases>().RunAsync(reader, new() { Scope = QueueScope.All }, Token);
        return view.Value.ShouldNotBeNull(view.Error?.Message).Lines.ShouldHaveSingleItem().Wait;
    }

    private async Task<CaseRow> AddCaseAsync(string state)
    {
        var row = _desk.ACase("BR-1", each => each.Status = state);
        await _desk.AddAsync(row);
        return row;
    }

    private async Task AddRequestAsync(CaseRow row)
    {
        var action = new ActionRow
        {
            TenantId = row.TenantId,
            Key = "reset-tenant",
            Version = 1,
            Title = "Reset the tenant",
            Description = "",
            Kind = "fix",
            Risk = ActionRiskLevel.High,
            Status = VersionStatus.Published,
        };
        await _desk.AddAsync(action);
        await using var db = _desk.Read();
        var stored = await db.Cases.AsNoTracking().SingleAsync(each => each.Id == row.Id, Token);
        await _desk.AddAsync(
            new ApprovalRequestRow
            {
                TenantId = row.TenantId,
                Id = Guid.NewGuid(),
                CaseId = row.Id,
                ActionKey = action.Key,
                ActionVersion = 1,
                RequestedById = _desk.Ana.PersonId,
                RequestedAt = _desk.Now.AddHours(-1),
                Status = ApprovalStatus.Pending,
                BindingHash = await ApprovalBinding.ReadAsync(db, stored, new(action, null), null, _desk.Now, Token),
                Deadline = _desk.Now.AddHours(2),
            }
        );
    }

    private async Task ChangeAsync(Action<ConsoleDbContext> change)
    {
        await using var db = _desk.Read();
        change(db);
        await db.SaveChangesAsync(Token);
    }

    private InboxItemRow AQuestion(CaseRow row, Guid to) =>
        new()
        {
            TenantId = row.TenantId,
            Id = Guid.NewGuid(),
            RecipientId = to,
            EventKey = "question:1",
            Kind = InboxKind.Asked,
            CaseId = row.Id,
            FromId = _desk.Ana.PersonId,
            At = _desk.Now.AddMinutes(-30),
        };
}
