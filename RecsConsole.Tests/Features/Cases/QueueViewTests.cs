using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Taxonomy;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases.Queue;
using RecsConsole.Features.Cases.Queue.Columns;
using RecsConsole.Features.Cases.Queue.Views;
using RecsConsole.Platform;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Cases;

/// <summary>Saved views, with live counts, and columns of the queue belong to one person.</summary>
public sealed class QueueViewTests : IAsyncLifetime
{
    private Desk _desk = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await Desk.OpenAsync();
        await _desk.AddAsync(
            _desk.ACase("BR-1", row => row.Priority = 1),
            _desk.ACase("BR-2", row => row.Priority = 2),
            _desk.ACase("BR-3", row => (row.Priority, row.AssigneeId) = (1, _desk.Jonas.PersonId)),
            _desk.ACase("BR-4", row => (row.Priority, row.Classification) = (1, Classifications.Restricted))
        );
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task View_counts_the_cases_that_its_reader_may_view_and_ignores_the_page()
    {
        (await AddAsync(_desk.Ana, "  Urgent ", "/?scope=team&priority=1&page=3")).IsOk.ShouldBeTrue();
        (await AddAsync(_desk.Ana, "With a text", "/?q=br-2")).IsOk.ShouldBeTrue();

        var views = await ViewsAsync(_desk.Ana);

        views
            .Select(view => (view.Name, view.Filter.Address, view.Count))
            .ShouldBe([("Urgent", "/?scope=team&priority=1", 2), ("With a text", "/?q=br-2", 1)]);
    }

    [Fact]
    public async Task Views_are_read_and_changed_by_nobody_else()
    {
        var view = (await AddAsync(_desk.Ana, "Urgent", "/?priority=1")).Value;

        foreach (var other in new[] { _desk.Jonas, _desk.Sam, _desk.Stranger })
        {
            (await ViewsAsync(other)).ShouldBeEmpty();
            var save = await _desk.Get<SaveQueueView>().RunAsync(other, new(view, "Mine now", "/"), Token);
            var delete = await _desk.Get<DeleteQueueView>().RunAsync(other, view, Token);

            (save.Error!.Kind, delete.Error!.Kind).ShouldBe((ErrorKind.NotFound, ErrorKind.NotFound));
        }

        (await ViewsAsync(_desk.Ana)).ShouldHaveSingleItem().Name.ShouldBe("Urgent");
        await using var db = _desk.Read();
        (await db.AuditEntries.CountAsync(entry => entry.Outcome == "denied" && entry.ObjectKind == "view", Token)).ShouldBe(4);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("Urgent")]
    [InlineData("URGENT ")]
    [InlineData("a name that is much too long for a tab, because nobody could read it there")]
    public async Task Name_is_short_and_given_once(string name)
    {
        await AddAsync(_desk.Ana, "Urgent", "/?priority=1");
        var other = (await AddAsync(_desk.Ana, "Other", "/?priority=2")).Value;

        var added = await AddAsync(_desk.Ana, name, "/?priority=3");
        var renamed = await _desk.Get<SaveQueueView>().RunAsync(_desk.Ana, new(other, name, "/?priority=2"), Token);

        (added.Error!.Kind, renamed.Error!.Kind).ShouldBe((ErrorKind.Invalid, ErrorKind.Invalid));
        (await AddAsync(_desk.Jonas, "Urgent", "/?priority=1")).IsOk.ShouldBeTrue(); // names are unique per person
    }

    [Fact]
    public async Task View_is_renamed_shows_something_else_and_comes_back_where_it_was()
    {
        var first = (await AddAsync(_desk.Ana, "Urgent", "/?priority=1")).Value;
        await AddAsync(_desk.Ana, "Later", "/?priority=4");

        await _desk.Get<SaveQueueView>().RunAsync(_desk.Ana, new(first, "Urgent of the team", "/?scope=team&priority=1"), Token);
        var deleted = (await _desk.Get<DeleteQueueView>().RunAsync(_desk.Ana, first, Token)).Value.ShouldNotBeNull();
        (await ViewsAsync(_desk.Ana)).Select(view => view.Name).ShouldBe(["Later"]);
        await _desk.Get<AddQueueView>().RunAsync(_desk.Ana, deleted, Token);

        (await ViewsAsync(_desk.Ana)).Select(view => (view.Name, view.Count)).ShouldBe([("Urgent of the team", 2), ("Later", 0)]);
    }

    [Fact]
    public async Task Ninth_view_is_refused_and_a_text_that_does_not_fit_too()
    {
        var tooLong = await AddAsync(_desk.Ana, "Long", "/?q=" + Uri.EscapeDataString(new string('漢', 90)));
        for (var number = 1; number <= 8; number++)
        {
            (await AddAsync(_desk.Ana, $"View {number}", $"/?q=word{number}")).IsOk.ShouldBeTrue();
        }

        var ninth = await AddAsync(_desk.Ana, "View 9", "/?q=word9");

        tooLong.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        ninth.Error!.Message.ShouldBe("You already have 8 views, the most you can keep. Delete one first.");
    }

    [Theory]
    [InlineData("/?scope=gone&priority=99&sla=never", "/")]
    [InlineData("https://elsewhere.example/?scope=team", "/?scope=team")]
    [InlineData("not an address", "/")]
    public async Task Address_that_makes_no_sense_any_more_shows_what_is_left_of_it(string stored, string shown)
    {
        await _desk.AddAsync(
            new SavedViewRow
            {
                TenantId = _desk.Ana.TenantId,
                Id = Guid.NewGuid(),
                PersonId = _desk.Ana.PersonId,
                List = "queue",
                Name = "Old",
                Address = stored,
            }
        );

        (await ViewsAsync(_desk.Ana)).ShouldHaveSingleItem().Filter.Address.ShouldBe(shown);
    }

    [Fact]
    public async Task Columns_are_kept_in_their_order_for_this_person_and_reset()
    {
        await SaveColumnsAsync(QueueColumn.Sla, QueueColumn.Opened, QueueColumn.Title, QueueColumn.Sla);
        var chosen = (await ReadAsync(_desk.Ana)).Columns;
        await _desk.Get<SaveQueueColumns>().RunAsync(_desk.Ana, new(null), Token);

        chosen.ShouldBe([QueueColumn.Sla, QueueColumn.Opened]); // the title column is always shown
        (await ReadAsync(_desk.Ana)).Columns.ShouldBeNull();
        (await ReadAsync(_desk.Jonas)).Columns.ShouldBeNull();
    }

    [Theory]
    [InlineData(QueueScope.Mine, QueueColumn.Assignee)]
    [InlineData(QueueScope.Team, QueueColumn.State)]
    [InlineData(QueueScope.All, QueueColumn.State)]
    [InlineData(QueueScope.Unassigned, null)]
    public void Column_that_tells_least_gives_its_room_to_the_title_unless_it_was_chosen(QueueScope scope, QueueColumn? column)
    {
        var narrow = ShownColumn.Of(chosen: null, scope).SingleOrDefault(each => each.WideClass is not null)?.Column;

        narrow.ShouldBe(column);
        ShownColumn.Of([QueueColumn.State, QueueColumn.Assignee], scope).ShouldAllBe(each => each.WideClass == null);
    }

    [Fact]
    public async Task Row_says_what_the_further_columns_need()
    {
        var line = (await ReadAsync(_desk.Ana)).Lines[0];

        (line.Team, line.Issue, line.OpenedAt, line.ChangedAt).ShouldBe(
            ("Access", new TermTitle("Sso", null), _desk.Now.AddHours(-1), _desk.Now.AddHours(-1))
        );
        line.CustomerWroteAt.ShouldBeNull();
    }

    [Fact]
    public async Task Issue_type_is_shown_by_its_label_and_keeps_its_value_as_a_hint()
    {
        await _desk.AddAsync(ATerm("sso", "Single sign-on"), ATerm("typo", "typo"));
        await _desk.AddAsync(_desk.ACase("BR-5", row => row.IssueType = "typo"), _desk.ACase("BR-6", row => row.IssueType = ""));

        var issues = (await ReadAsync(_desk.Ana)).Lines.ToDictionary(line => line.Key, line => line.Issue, StringComparer.Ordinal);

        issues["BR-1"].ShouldBe(new TermTitle("Single sign-on", "sso"));
        issues["BR-5"].ShouldBe(new TermTitle("Typo", null));
        issues["BR-6"].ShouldBeNull();
    }

    private TaxonomyTermRow ATerm(string key, string title) =>
        new()
        {
            TenantId = _desk.Ana.TenantId,
            Kind = TermKind.IssueType,
            Key = key,
            Title = title,
        };

    private Task<Result<Guid>> AddAsync(Actor actor, string name, string address) =>
        _desk.Get<AddQueueView>().RunAsync(actor, new(name, address), Token);

    private Task<Result<int?>> SaveColumnsAsync(params QueueColumn[] columns) =>
        _desk.Get<SaveQueueColumns>().RunAsync(_desk.Ana, new(columns), Token);

    private async Task<IReadOnlyList<QueueViewTab>> ViewsAsync(Actor actor) => (await ReadAsync(actor)).Views;

    private async Task<QueueView> ReadAsync(Actor actor) =>
        (await _desk.Get<ListQueueCases>().RunAsync(actor, new(), Token)).Value.ShouldNotBeNull();
}
