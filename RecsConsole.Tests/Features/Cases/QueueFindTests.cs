using RecsConsole.Database;
using RecsConsole.Features.Cases.Queue;
using RecsConsole.Platform;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Cases;

/// <summary>The queue filtered by text and by what waits for its reader.</summary>
public sealed class QueueFindTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("br-2", "BR-2")]
    [InlineData("CERTIFICATE", "BR-1")]
    [InlineData("zweiter über", "BR-3")]
    [InlineData("lindau", "BR-3")]
    [InlineData("sso acme", "BR-1")]
    [InlineData("sso lindau", "")]
    [InlineData("acme", "BR-1 BR-2")]
    public async Task Text_is_found_in_key_title_and_customer_and_every_word_counts(string text, string keys)
    {
        await using var desk = await DeskOfThreeAsync();

        var view = await ReadAsync(desk, desk.Ana, new() { Text = text });

        string.Join(' ', view.Lines.Select(line => line.Key)).ShouldBe(keys);
        view.Total.ShouldBe(view.Lines.Count);
        view.Counts.Mine.ShouldBe(3);
        view.Found.Mine.ShouldBe(view.Lines.Count);
    }

    [Fact]
    public async Task Text_narrows_pages_and_neighbours_and_counts_where_else_it_stands()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.AddAsync(
            Enumerable
                .Range(1, 30)
                .Select(number =>
                    desk.ACase(
                        $"C-{number:00}",
                        row => (row.Title, row.SlaDeadline) = (number % 2 == 0 ? "even" : "odd", desk.Now.AddHours(number))
                    )
                )
                .Append(desk.ACase("other", row => (row.Title, row.AssigneeId) = ("even too", desk.Jonas.PersonId)))
        );
        var filter = new QueueFilter { Text = "even", Sort = QueueSort.Title };

        var view = await ReadAsync(desk, desk.Ana, filter);
        var place = await desk.Get<FindQueuePlace>().RunAsync(desk.Ana, new() { Text = "even" }, "C-04", Token);

        (view.Total, view.Found.Mine, view.Found.Team).ShouldBe((15, 15, 16));
        place.Value.ShouldBe(new QueuePlace(2, 15, "C-02", "C-06"));
    }

    [Fact]
    public async Task Question_without_an_answer_waits_for_whom_it_was_put_to_whoever_has_the_case()
    {
        await using var desk = await Desk.OpenAsync();
        var asked = desk.ACase("asked", row => row.AssigneeId = desk.Jonas.PersonId);
        var answered = desk.ACase("answered");
        var told = desk.ACase("told");
        await desk.AddAsync(
            asked,
            answered,
            told,
            AnItem(desk, asked, InboxKind.Asked),
            AnItem(desk, answered, InboxKind.Asked, item => item.AnsweredAt = desk.Now),
            AnItem(desk, told, InboxKind.Given)
        );

        var ana = await ReadAsync(desk, desk.Ana, new() { Scope = QueueScope.Waiting });
        var jonas = await ReadAsync(desk, desk.Jonas, new() { Scope = QueueScope.Waiting });

        ana.Lines.ShouldHaveSingleItem().Key.ShouldBe("asked");
        ana.Counts.Waiting.ShouldBe(1);
        jonas.Lines.ShouldBeEmpty();
        jonas.Counts.Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task Request_waits_for_those_who_may_decide_on_it_and_not_for_who_asked()
    {
        await using var desk = await Desk.OpenAsync();
        var (own, asked, decided, price) = (desk.ACase("own"), desk.ACase("asked"), desk.ACase("decided"), desk.ACase("price"));
        await desk.AddAsync(
            own,
            asked,
            decided,
            price,
            AnAction(desk, "delete", affectsPrice: false),
            AnAction(desk, "discount", affectsPrice: true),
            ARequest(desk, own, "delete", desk.Sam),
            ARequest(desk, asked, "delete", desk.Ana),
            ARequest(desk, decided, "delete", desk.Ana, ApprovalStatus.Approved),
            ARequest(desk, price, "discount", desk.Ana)
        );

        var sam = await ReadAsync(desk, desk.Sam, new() { Scope = QueueScope.Waiting });
        var ana = await ReadAsync(desk, desk.Ana, new() { Scope = QueueScope.Waiting });

        sam.Lines.ShouldHaveSingleItem().Key.ShouldBe("asked");
        ana.Lines.ShouldBeEmpty();
    }

    private static async Task<Desk> DeskOfThreeAsync()
    {
        var desk = await Desk.OpenAsync();
        await desk.AddAsync(
            new AccountRow
            {
                TenantId = desk.Ana.TenantId,
                Key = "lindau",
                Name = "Stadtwerke Lindau",
            },
            desk.ACase("BR-1", row => row.Title = "SSO rejected after certificate rollover"),
            desk.ACase("BR-2", row => row.Title = "Cannot add a second approver"),
            desk.ACase("BR-3", row => (row.Title, row.AccountKey) = ("Zweiter Faktor wird überall verlangt", "lindau"))
        );
        return desk;
    }

    private static InboxItemRow AnItem(Desk desk, CaseRow row, InboxKind kind, Action<InboxItemRow>? change = null)
    {
        var item = new InboxItemRow
        {
            TenantId = row.TenantId,
            Id = Guid.NewGuid(),
            RecipientId = desk.Ana.PersonId,
            EventKey = $"{kind}:{row.Key}",
            Kind = kind,
            CaseId = row.Id,
            FromId = desk.Jonas.PersonId,
            At = desk.Now,
        };
        change?.Invoke(item);
        return item;
    }

    private static ActionRow AnAction(Desk desk, string key, bool affectsPrice) =>
        new()
        {
            TenantId = desk.Ana.TenantId,
            Key = key,
            Version = 1,
            Title = key,
            Description = "",
            Kind = "fix",
            Risk = ActionRiskLevel.High,
            Status = VersionStatus.Published,
            AffectsPrice = affectsPrice,
        };

    private static ApprovalRequestRow ARequest(
        Desk desk,
        CaseRow row,
        string action,
        Actor by,
        ApprovalStatus status = ApprovalStatus.Pending
    ) =>
        new()
        {
            TenantId = row.TenantId,
            Id = Guid.NewGuid(),
            CaseId = row.Id,
            ActionKey = action,
            ActionVersion = 1,
            RequestedById = by.PersonId,
            RequestedAt = desk.Now,
            Status = status,
            BindingHash = "x",
            Deadline = desk.Now.AddHours(4),
        };

    private static async Task<QueueView> ReadAsync(Desk desk, Actor actor, QueueFilter filter)
    {
        var result = await desk.Get<ListQueueCases>().RunAsync(actor, filter, Token);
        return result.Value.ShouldNotBeNull(result.Error?.Message);
    }
}
